"""Citations find their entries in the order of the rules, and what has no single candidate stays open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.matching.citations import match_citations
from proceedings_db.matching.citations.steps import STEPS, match_misspelt, match_name_alone, match_other_script
from proceedings_db.records import Citation, Problem, ProblemCode, Reference
from tests.citation_factories import (
    a_paper,
    a_reference,
    a_reference_list,
    iter_gold_papers,
    rows_by_start,
    without_list,
)

Links = list[tuple[int | None, str]]


def link(
    text: str, references: tuple[Reference, ...] | None = None, *, authors: tuple[str, ...] = ()
) -> tuple[Links, tuple[Problem, ...]]:
    """Where the citations of ``text`` point to and how, and the problems."""
    paper = a_paper(text, a_reference_list() if references is None else references, authors=authors)
    citations, problems = match_citations(paper)
    return [(citation.reference, citation.match_method) for citation in citations], problems


LINKED = [
    ("(احمدی، ۱۳۹۰: ۲۲)", [(1, "exact")]),
    ("(احمدي، 1390)", [(1, "exact")]),
    ("(حاجی یوسفی، ۱۳۸۸)", [(5, "exact")]),
    ("(احمدی، ۱۳۹۰، ۱۳۹۲)", [(1, "exact"), (2, "exact")]),
    ("(رضایی و نوری، ۱۳۹۱)", [(3, "exact")]),
    ("(رضایی و همکاران، ۱۳۹۱)", [(3, "exact")]),
    ("(محمود احمدی، ۱۳۹۰)", [(1, "exact")]),
    ("(J. Smith, 2010)", [(4, "exact")]),
    ("(وزارت راه و شهرسازی، ۱۳۹۰)", [(7, "exact")]),
    ("(شهر و روستا، ۱۳۹۰)", [(1, "exact")]),
    ("(طبری، بی‌تا، ۲/۵۵)", [(9, "exact")]),
    ("(طبری، ج۲، ص ۵۵)", [(9, "exact")]),
    ("(احمددی، ۱۳۹۰)", [(1, "name-variant")]),
    ("(وزارت راه، ۱۳۹۰)", [(7, "name-variant")]),
    ("(اقتصاد و جامعه ماکس، ۱۳۷۴)", [(6, "name-variant")]),
    ("اما اسمیت (۲۰۱۰) چنین", [(4, "name-variant")]),
    ("اما کاستلز و همکاران (۱۹۹۶) چنین", [(10, "name-variant")]),
    ("(Rezaei & Nouri, 2012)", [(3, "name-variant")]),
    ("(Smith, 2011)", [(4, "year-mismatch")]),
    ("(رضایی و نوری، ۱۳۹۵)", [(3, "year-mismatch")]),
    ("(طبری، ۱۳۷۵)", [(9, "year-mismatch")]),
    ("(وبر، ۱۹۲۲)", [(6, "year-mismatch")]),
    ("(احمدی، ۱۳۸۷)", [(None, "unresolved")]),
    ("(کریمی، ۱۳۹۹)", [(None, "unresolved")]),
    ("(رضایی و صادقی، ۱۳۹۵)", [(None, "unresolved")]),
    ("(رضایی، ۱۳۹۱) و (همان: ۲۵)", [(3, "exact"), (3, "ibid")]),
    ("(کریمی، ۱۳۹۹) و (همان: ۲۵)", [(None, "unresolved"), (None, "unresolved")]),
    ("(احمدی، ۱۳۹۰) و (همو، ۱۳۹۲: ۶۰)", [(1, "exact"), (2, "ibid")]),
    ("(احمدی، ۱۳۹۰) و (Smith, 2010) و (احمدی، پیشین، ص ۲)", [(1, "exact"), (4, "exact"), (1, "ibid")]),
    ("(احمدی، ۱۳۹۰) و (احمدی، ۱۳۹۲) و (احمدی، همان: ۲)", [(1, "exact"), (2, "exact"), (2, "ibid")]),
    ("(احمدی، پیشین: ۲)", [(None, "unresolved")]),
    ("(Ibid., 8)", [(None, "unresolved")]),
    ("متن1\n1. احمدی، محمود، روستا، تهران، ۱۳۹۲، ص ۲.\n2. همان، ص ۳.\n", [(2, "exact"), (2, "ibid")]),
    ("متن1\n1. احمدی، محمود، شهر و روستا، ص ۲.\n2. همو، روستا، ص ۳.\n", [(1, "exact"), (2, "ibid")]),
    ("متن1 (رضایی، ۱۳۹۱)\n1. وبر، اقتصاد و جامعه، ص ۲.\nمتن (همان: ۵)", [(3, "exact"), (6, "exact"), (3, "ibid")]),
]


@pytest.mark.parametrize(("text", "expected"), LINKED, ids=[text for text, _ in LINKED])
def test_a_citation_points_to_its_entry(text: str, expected: Links) -> None:
    assert link(f"چنان است {text} پایان")[0] == expected


def test_numbers_point_to_printed_labels() -> None:
    references = tuple(
        a_reference(position, f"نام{position}", 1390, label=f"[{position + 10}]") for position in (1, 2, 3)
    )
    links, _ = link("چنان [۱۱] و [11-13] و [۱] و [؟]", references)
    assert links == [(1, "number"), (1, "number"), (2, "number"), (3, "number"), *[(None, "unresolved")] * 2]


def test_numbers_count_the_entries_of_a_list_without_labels_with_less_confidence() -> None:
    references = tuple(a_reference(position, f"نام{position}", 1390) for position in (1, 2))
    citations, _ = match_citations(a_paper("چنان [۲] و [۵]", references))
    assert [(citation.reference, citation.match_confidence) for citation in citations] == [(2, 0.85), (None, None)]


def test_a_number_that_two_entries_bear_stays_open() -> None:
    references = (a_reference(1, "احمدی", 1390, label="1"), a_reference(2, "Smith", 2010, label="1"))
    links, problems = link("چنان [۱] است", references)
    assert links == [(None, "unresolved")]
    assert "1 «احمدی" in problems[0].message
    assert "2 «Smith" in problems[0].message


def test_the_label_of_an_entry_may_be_a_name() -> None:
    references = (a_reference(1, "Engel", 2002, label="انگل(۲۰۰۲)"), a_reference(2, "Engel", 2002, label="انگل(۲۰۰۲ب)"))
    assert link("به اعتقاد [انگل(۲۰۰۲)]، جمله", references)[0] == [(1, "exact")]
    unread = (
        Reference(1, "[انگل(۲۰۰۲)] Engel, U. (2002), Grammatik."),
        Reference(2, "[مارکوس(۱۹۹۳)] Marcus, M. (1993)."),
    )
    assert link("به اعتقاد [انگل(۲۰۰۲)]، جمله", unread)[0] == [(1, "exact")]


def test_the_letter_of_the_year_tells_works_apart() -> None:
    references = (a_reference(1, "احمدی", 1390, suffix="الف"), a_reference(2, "احمدی", 1390, suffix="ب"))
    links, _ = link("(احمدی، ۱۳۹۰ ب) و (احمدی، ۱۳۹۰: الف، ص۱۲) و (احمدی، ۱۳۹۰)", references)
    assert links == [(2, "exact"), (1, "exact"), (None, "unresolved")]


def test_namesakes_are_told_apart_by_coauthors_initials_titles_and_number() -> None:
    references = (
        a_reference(1, "احمدی", 1390, "آب", given="علی", further=("نوری",)),
        a_reference(2, "احمدی", 1390, "خاک", given="محمود"),
    )
    texts = [
        "(احمدی و نوری، ۱۳۹۰)",
        "(احمدی و همکاران، ۱۳۹۰)",
        "(م. احمدی، ۱۳۹۰)",
        "(احمدی، خاک، ۱۳۹۰)",
        "(احمدی، ۱۳۹۰)",
    ]
    assert [link(text, references)[0][0] for text in texts] == [(1, "exact")] * 2 + [(2, "exact")] * 3


def test_the_author_of_the_paper_may_cite_himself() -> None:
    references = (a_reference(1, "احمدی", 1390), a_reference(2, "رضایی", 1390))
    assert link("(نگارنده، ۱۳۹۰)", references, authors=("رضایی",))[0] == [(2, "name-variant")]
    assert link("(نگارنده، ۱۳۹۰)", references)[0] == [(None, "unresolved")]


def test_a_year_that_the_entry_prints_beside_its_own_is_exact() -> None:
    raw = "تافلر، الوین (۱۳۸۵) [1980]. موج سوم، ترجمه خوارزمی."
    references = (a_reference(1, "تافلر", 1385, "موج سوم", raw=raw),)
    assert link("(تافلر، ۱۹۸۰)", references)[0] == [(1, "exact")]


def test_given_and_family_name_may_have_changed_places_in_the_list() -> None:
    references = (a_reference(1, "الوین", 1385, "موج سوم", given="تافلر", raw="الوین، تافلر. 1385. موج سوم"),)
    assert link("(تافلر، ۱۹۸۰)", references)[0] == [(1, "year-mismatch")]


def test_what_was_not_read_in_the_list_is_found_in_its_text() -> None:
    references = (
        Reference(1, "احمدی، محمود (۱۳۹۰)، شهر و روستا، تهران."),
        Reference(2, "نیکی کدی، ریشه‌های انقلاب ایران، تهران، ۱۳۷۵."),
        Reference(3, "Batty, M. & Torrens, P. M. (2000). Modeling complexity."),
    )
    links, _ = link("(احمدی، ۱۳۹۰) و (Keddie, 1375) و بتی و تورنز (۲۰۰۰) و (احمدی، ۱۳۹۱)", references)
    assert links == [(1, "exact"), (2, "name-variant"), (3, "name-variant"), (1, "year-mismatch")]


def test_a_step_can_be_switched_off() -> None:
    paper = a_paper("(احمددی، ۱۳۹۰) و اسمیت (۲۰۱۰) و (Smith, 2011)", a_reference_list())
    rest = [step for step in STEPS if step not in {match_misspelt, match_other_script, match_name_alone}]
    everything, _ = match_citations(paper)
    without, _ = match_citations(paper, steps=[step for step in rest if step.__name__ != "match_badly_misspelt"])
    assert [citation.reference for citation in everything] == [1, 4, 4]
    assert [citation.reference for citation in without] == [None, None, None]


def test_confidence_says_how_sure_a_link_is() -> None:
    text = "(احمدی، ۱۳۹۰) و (احمددی، ۱۳۹۰) و (همان) و (Smith, 2011) و (رضایی و صادقی، ۱۳۹۱) و (احمدی، ۱۳۹۲ ب)"
    citations, _ = match_citations(a_paper(text, a_reference_list()))
    assert [citation.match_confidence for citation in citations] == [1.0, 0.85, 0.85, 0.5, 0.8, 0.8]


def test_an_entry_that_an_open_citation_may_mean_is_not_told_as_uncited() -> None:
    references = (a_reference(1, "احمدی", 1390), a_reference(2, "احمدی", 1390), a_reference(3, "کریمی", 1391))
    _, problems = link("(احمدی، ۱۳۹۰)", references)
    uncited = [problem for problem in problems if problem.code == ProblemCode.REFERENCE_UNCITED]
    assert ["entry 3" in problem.message for problem in uncited] == [True]


def test_problems_say_what_a_librarian_should_look_at() -> None:
    references = a_reference_list()[:4]
    links, problems = link("(احمدی، ۱۳۸۷) و (رضاییی، ۱۳۹۱) و (Smith, 2011) و (کریمی، ۱۳۹۹)", references)
    assert [problem.code for problem in problems] == [
        ProblemCode.CITATION_UNRESOLVED,
        ProblemCode.CITATION_NAME_VARIANT,
        ProblemCode.CITATION_YEAR_MISMATCH,
        ProblemCode.CITATION_UNRESOLVED,
    ]
    assert [problem.severity for problem in problems] == ["warning", "info", "warning", "warning"]
    assert "1 «احمدی" in problems[0].message
    assert "2 «احمدی" in problems[0].message
    assert problems[0].raw_text == "(احمدی، ۱۳۸۷)"
    assert problems[0].place is not None
    assert all(problem.remedy for problem in problems)
    assert links[0] == (None, "unresolved")


def test_a_paper_without_citations_has_no_uncited_entries() -> None:
    assert match_citations(a_paper("متن بی ارجاع", a_reference_list())) == ((), ())


def test_the_gold_papers_are_found_and_linked_as_a_librarian_does(shared: Path) -> None:
    for gold in iter_gold_papers(shared):
        citations, _ = match_citations(gold.paper)
        rows = rows_by_start(citations)
        assert [(start, found[0].raw_text) for start, found in rows.items()] == [
            (marker["offset"], marker["raw"]) for marker in gold.markers
        ], gold.name
        for marker in gold.markers:
            found = [(row.reference, row.match_method) for row in rows[marker["offset"]]]
            assert found == [(cite["reference"], cite["match"]) for cite in marker["cites"]], (gold.name, marker["raw"])


def test_a_list_in_which_nothing_was_read_links_nearly_as_well(shared: Path) -> None:
    for gold in iter_gold_papers(shared):
        rows = rows_by_start(match_citations(without_list(gold.paper))[0])
        wrong = [
            row
            for marker in gold.markers
            for row, cite in zip(rows[marker["offset"]], marker["cites"], strict=True)
            if row.reference != cite["reference"]
        ]
        assert not [row for row in wrong if (row.match_confidence or 0) >= 0.9], gold.name
        assert len(wrong) <= 0.05 * sum(len(marker["cites"]) for marker in gold.markers), gold.name


NAMES = [
    "احمدی",
    "احمددی",
    "رضایی",
    "Smith",
    "اسمیت",
    "همان",
    "همو",
    "کریمی",
    "وبر",
    "Castells",
    "[۲]",
    "[۱-۴]",
    "پیشین",
]
YEARS = ["، ۱۳۹۰", "، ۱۳۹۱: ۲۲", ", 2010", "، بی‌تا", "، ص ۵", "", "، ۱۳۹۰ الف"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(YEARS)), max_size=30))
def test_links_point_into_the_list_or_nowhere(pairs: list[tuple[str, str]]) -> None:
    paper = a_paper(" متن ".join(f"({name}{year})" for name, year in pairs), a_reference_list())
    citations, problems = match_citations(paper)
    positions = {reference.position for reference in paper.references}
    opened = [citation for citation in citations if citation.reference is None]
    assert len(citations) == len(paper.citations)
    assert {citation.reference for citation in citations} - {None} <= positions
    assert all((citation.match_method == "unresolved") == (citation.reference is None) for citation in citations)
    assert sum(problem.code == ProblemCode.CITATION_UNRESOLVED for problem in problems) == len(opened)
    assert all(_is_sure(citation) for citation in citations if citation.reference is not None)


def _is_sure(citation: Citation) -> bool:
    return citation.match_confidence is not None and 0 < citation.match_confidence <= 1
