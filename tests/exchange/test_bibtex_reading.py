"""Entries of .bib files of several kinds as CSL items, and of broken ones as problems."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.bibtex_reading import read_bibtex
from proceedings_db.exchange.entries import LONGEST_ENTRY, ReadEntry
from proceedings_db.exchange.items import CslItem, CslName
from proceedings_db.records import Problem


def read(text: str) -> tuple[list[CslItem], list[Problem]]:
    found = list(read_bibtex(text.splitlines(keepends=True)))
    items = [entry.item for entry in found if isinstance(entry, ReadEntry)]
    return items, [problem for problem in found if isinstance(problem, Problem)]


def read_one(text: str) -> CslItem:
    [item], problems = read(text)
    assert problems == []
    return item


def test_an_entry_without_key_as_iranian_journals_have_it() -> None:
    item = read_one(
        "@article { author = {Mohammadi, Teimour and Ahmadi, Ali}, title = {City and Peace},\n"
        "journal = {Geography}, volume = {3}, number = {7}, pages = {1-20}, year = {2012}, issn = {1735-1234},\n"
        "title_fa = {شهر و صلح}, abstract_fa = {چکیده}, keywords_fa = {شهر, صلح} }\n"
    )
    assert item == {
        "type": "article-journal",
        "author": [{"family": "Mohammadi", "given": "Teimour"}, {"family": "Ahmadi", "given": "Ali"}],
        "title": "City and Peace",
        "container-title": "Geography",
        "volume": "3",
        "issue": "7",
        "page": "1-20",
        "issued": {"date-parts": [[2012]]},
        "original-title": "شهر و صلح",
        "custom": {"abstract": ["چکیده"], "keyword": ["شهر", "صلح"]},
        "note": "issn: 1735-1234",
    }


def test_an_entry_of_persian_bib() -> None:
    item = read_one(
        "@CONFERENCE{omidali82,\n  author = {مهدی امیدعلی},\n  title={مقاله},\n BOOKTITLE = {همایش ریاضی},\n"
        "  YEAR={1387}, month={اسفند}, ORGANIZATION={انجمن ریاضی}, ADDRESS={تهران، ایران}, LANGUAGE={Persian}\n}\n"
    )
    assert item["id"] == "omidali82"
    assert item["type"] == "paper-conference"
    assert item["author"] == [{"family": "امیدعلی", "given": "مهدی"}]
    assert item["issued"] == {"date-parts": [[1387]]}
    assert item["note"] == "تاریخ: اسفند 1387"
    assert item["language"] == "fa"
    assert item["organizer"] == [{"literal": "انجمن ریاضی"}]


def test_an_entry_of_a_conference_anthology() -> None:
    item = read_one(
        '@inproceedings{zarghani-2012-city,\n    title = "The {R}ole of {NGO}s",\n'
        '    author = "Zarghani, Hadi  and\n      van den Berg, Jan",\n    booktitle = "Proceedings",\n'
        '    month = jul # "~9",\n    year = "2012",\n    address = "Tehran, Iran",\n    pages = "1--10",\n}\n'
    )
    assert item["title"] == "The Role of NGOs"
    assert item["author"] == [
        {"family": "Zarghani", "given": "Hadi"},
        {"family": "van den Berg", "given": "Jan"},
    ]
    assert item["issued"] == {"date-parts": [[2012, 7]]}
    assert item["page"] == "1-10"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("زرقانی, سید هادی", [{"family": "زرقانی", "given": "سید هادی"}]),
        ("{ابن سینا}, حسین", [{"family": "ابن سینا", "given": "حسین"}]),
        ("{عبدالفرجی}", [{"family": "عبدالفرجی"}]),
        ("{سازمان ملل متحد} and Smith, J.", [{"literal": "سازمان ملل متحد"}, {"family": "Smith", "given": "J."}]),
        ("{Simon and Schuster}", [{"literal": "Simon and Schuster"}]),
        ("Vincent van Gogh", [{"family": "van Gogh", "given": "Vincent"}]),
        ("King, Jr., Martin Luther", [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]),
        ('G{\\"o}del, Kurt', [{"family": "Gödel", "given": "Kurt"}]),
        ("A, B AND C, D", [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}]),
    ],
)
def test_names(value: str, names: list[CslName]) -> None:
    assert read_one(f"@misc{{k, author = {{{value}}}}}\n")["author"] == names


def test_and_others_is_no_author() -> None:
    item = read_one("@misc{k, author = {Smith, J. and others}}\n")
    assert item["author"] == [{"family": "Smith", "given": "J."}]
    assert item["note"] == "further authors: et al."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\'Ecole \& caf{\'e}", "École & café"),
        (r"50\% of {\em all}", "50% of all"),
        ("a\n   b\tc", "a b c"),
        (r"\textasciitilde{} \{x\}", "~ {x}"),
    ],
)
def test_tex_becomes_text(value: str, text: str) -> None:
    assert read_one(f"@misc{{k, title = {{{value}}}}}\n")["title"] == text


def test_definitions_hold_for_the_entries_after_them() -> None:
    item = read_one(
        '@string{ut = {University of }}\n@string{irs = "Iran"}\n@book{k, publisher = UT # "Tehran, " # irs}\n'
    )
    assert item["publisher"] == "University of Tehran, Iran"


def test_comments_are_no_entries() -> None:
    text = "% words\n@comment{jabref-meta: databaseType:bibtex;}\n@preamble{ {\\x} }\nmore words\n@misc{k, title={t}}\n"
    assert read_one(text) == {"id": "k", "type": "document", "title": "t"}


def test_a_broken_entry_spoils_no_other_and_is_told_with_its_line() -> None:
    text = "@misc{a, title={one}}\n\n@misc{b,\n  title={ {open },\n}\n\n@misc{c, title={three}}\n"
    items, [problem] = read(text)
    assert [item["id"] for item in items] == ["a", "c"]
    assert problem.code == "entry-not-read"
    assert problem.place is not None
    assert (problem.place.line_start, problem.place.line_end) == (3, 5)
    assert text[problem.place.char_start : problem.place.char_end].startswith("@misc{b,")
    assert problem.message == "the entry is broken: Unexpectedly reached end of file"


def test_a_field_given_twice_counts_once_and_is_told() -> None:
    [item], [problem] = read("@misc{k, title={one}, title={two}}\n")
    assert item["title"] == "one"
    assert "title" in problem.message


def test_a_truncated_file_keeps_what_is_whole() -> None:
    items, problems = read("@misc{a, title={one}}\n@misc{b, title={tw")
    assert [item["id"] for item in items] == ["a"]
    assert len(problems) == 1


def test_an_entry_without_end_does_not_fill_the_memory() -> None:
    items, problems = read("@misc{a, title={" + "x\n" * LONGEST_ENTRY + "\n@misc{b, title={t}}\n")
    assert [item["id"] for item in items] == ["b"]
    [problem] = problems
    assert "characters" in problem.message


def test_every_prefix_of_a_file_is_read_or_told() -> None:
    text = '@article{k1,\n author = {A, B and {C}},\n title = "x {y} z",\n month = oct,\n}\n@misc{k2, title={t}}\n'
    for length in range(len(text) + 1):
        items, problems = read(text[:length])
        assert len(items) + len(problems) <= 2


def test_fields_that_the_table_does_not_have_are_kept_in_the_note() -> None:
    assert read_one("@misc{k, title={t}, eprint={1234}}\n")["note"] == "eprint: 1234"


def test_a_year_in_words_is_kept_in_the_note() -> None:
    item = read_one("@misc{k, year={بی‌تا}}\n")
    assert "issued" not in item
    assert item["note"] == "تاریخ: بی‌تا"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(ends: str) -> None:
    text = "@misc{a,\n title={one},\n}\n@misc{b,\n title={two},\n}\n".replace("\n", ends)
    items, problems = read(text)
    assert [item["title"] for item in items] == ["one", "two"]
    assert problems == []
