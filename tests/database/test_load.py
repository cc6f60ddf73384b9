"""Loading: what comes out is what went in, and a reload moves nothing that stayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from proceedings_db.database.errors import ContradictionError
from proceedings_db.database.load import load_volume
from proceedings_db.database.problems import find_problems
from proceedings_db.database.queries import iter_papers
from proceedings_db.records import (
    Affiliation,
    Caption,
    ConferenceOrganization,
    Mention,
    Name,
    Paper,
    PaperText,
    Problem,
    ProblemCode,
    ReferenceField,
    Source,
    Volume,
)
from tests.database.dump import RUNS, check_index, dump, values
from tests.factories import (
    a_citation,
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_place,
    a_reference,
    a_section,
    a_source,
    a_volume,
    an_authorship,
    some_corrections,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEY = "geography-1391"


def reload(engine: Engine, volume: Volume, *problems: Problem) -> None:
    """Load and see that index and keys are in order."""
    load_volume(engine, volume, problems)
    check_index(engine)


def without_keys(paper: Paper) -> Paper:
    """What of a paper is not made by a load."""
    return replace(
        paper,
        key=None,
        citation_key=None,
        authors=tuple(replace(author, key=None, person_key=None) for author in paper.authors),
        references=tuple(replace(reference, key=None) for reference in paper.references),
        citations=tuple(
            replace(citation, key=None, reference=None, match_method="unresolved", match_confidence=None)
            for citation in paper.citations
        ),
    )


def everything() -> Volume:
    """A volume with something in every field."""
    place = a_place(5, 25, line=2)
    author = an_authorship(
        1,
        a_name(honorific="دکتر"),
        "دانشگاه فردوسی مشهد",
        is_corresponding=True,
        is_presenter=False,
        email="zarghani@example.ir",
        mentions=(Mention("head", "دکتر سیدهادی زرقانی*", place), Mention("abstract-en", "Hadi Zarghani", place, "en")),
        place=place,
        confidence=0.9,
    )
    body = an_authorship(2, Name(literal="دانشگاه اصفهان"), name_as_printed="دانشگاه اصفهان")
    paper = a_full_paper(
        2,
        authors=(author, body, an_authorship(1, a_name("کیانی", "داوود"), role="translator")),
        title_as_printed="نقش عوامل محيطي در امنيت پايدار",
        section="محور اول",
        page_last_inferred=True,
        pages_as_printed="۲۰",
        received_as_printed="۹۱/۱/۱",
        accepted_as_printed="۹۱/۲/۱",
        doi="10.1000/182",
        texts=(PaperText("abstract", "en", "Abstract"), PaperText("abstract", "fa", "چکیده", place)),
        sections=(a_section(1, label_as_printed="۱-", place=place), a_section(2, "روش")),
        captions=(Caption(1, "table", "شهرها", "جدول ۱", place), Caption(2, "figure", "نقشه")),
        references=(
            a_reference(1, place=place, fields=(ReferenceField("title", 24, 40, 0.8),), et_al=True, page="۲۰۱-۲۰۰"),
            a_reference(
                2, "Sizoo", "City Diplomacy", 2007, language="en", calendar="gregorian", label_as_printed="۱۹-"
            ),
        ),
        citations=(
            a_citation(1, 1, raw_text="(مجتهدزاده، ۱۳۸۱، ۷؛ Sizoo 2007)", locator="۷", section=1, context="… است"),
            a_citation(1, 2, ("Sizoo", "Other"), raw_text="(مجتهدزاده، ۱۳۸۱، ۷؛ Sizoo 2007)", year_as_printed="2007"),
            a_citation(2, 1, (), raw_text="(همان)", is_ibid=True, year_as_printed=None, style="narrative"),
        ),
        mentions=(Mention("abstract-en", "The role of the environment", place, "en"),),
        place=place,
        confidence=0.7,
    )
    conference = a_conference(
        ordinal=2, series="همایش جغرافیای سیاسی", end_date="2012-10-10", date_other_as_printed="9 Oct"
    )
    return a_volume(
        KEY, a_paper(1, "سرمقاله", type="front-matter"), paper, conference=conference, publisher="سمت", isbn="1"
    )


def test_the_records_come_back_as_they_went_in(engine: Engine) -> None:
    volume = everything()
    reload(engine, volume)
    papers = list(iter_papers(engine))
    assert [without_keys(paper) for paper, _ in papers] == [without_keys(paper) for paper in volume.papers]
    held = papers[0][1]
    assert held.conference is not None
    assert replace(held, conference=replace(held.conference, key=None)) == replace(volume, papers=(), sources=())


def test_a_second_load_does_nothing(engine: Engine) -> None:
    first = load_volume(engine, everything())
    before = dump(engine)
    second = load_volume(engine, everything())
    assert not first.no_op
    assert second.no_op
    assert dump(engine) == before
    assert second.total().unchanged >= first.total().unchanged
    assert second.problems == first.problems


def test_the_same_records_from_another_text_leave_every_row_but_the_file_s(engine: Engine) -> None:
    reload(engine, everything())
    before = dump(engine, *RUNS, "source")
    report = load_volume(engine, replace(everything(), sources=(a_source(text="متن دیگر"),)))
    assert not report.no_op
    assert (report.total().added, report.total().changed, report.total().removed) == (0, 1, 0)
    assert dump(engine, *RUNS, "source") == before


def test_another_loader_or_other_corrections_load_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    load_volume(engine, a_volume())
    corrections = some_corrections()
    assert not load_volume(engine, a_volume(), corrections=corrections).no_op
    assert load_volume(engine, a_volume(), corrections=corrections).no_op
    monkeypatch.setattr("proceedings_db.database.loading.fingerprint.__version__", "9.9")
    assert not load_volume(engine, a_volume(), corrections=corrections).no_op
    assert values(engine, "SELECT status FROM load_run") == ["done"] * 3


def test_two_databases_of_the_same_volumes_are_equal(tmp_path: Any) -> None:
    from proceedings_db.database import migrate
    from proceedings_db.database.engine import open_engine

    dumps = []
    for name in ("one", "two"):
        url = f"sqlite:///{tmp_path / name}"
        migrate.upgrade(url)
        engine = open_engine(url)
        load_volume(engine, everything())
        load_volume(engine, a_volume("other-1392"))
        dumps.append(dump(engine, *RUNS))
        engine.dispose()
    assert dumps[0] == dumps[1]


def test_keys_say_what_and_where(engine: Engine) -> None:
    reload(engine, everything())
    assert values(engine, "SELECT key, citation_key FROM paper ORDER BY id")[1] == (f"{KEY}.2", "zarghani2012naqsh")
    assert values(engine, "SELECT key FROM reference ORDER BY id") == [f"{KEY}.2.r1", f"{KEY}.2.r2"]
    assert values(engine, "SELECT key FROM authorship WHERE paper_id = 2 ORDER BY id") == [
        f"{KEY}.2.a1",
        f"{KEY}.2.a2",
        f"{KEY}.2.a3",
    ]
    assert values(engine, "SELECT key FROM citation ORDER BY id") == [f"{KEY}.2.c1.1", f"{KEY}.2.c1.2", f"{KEY}.2.c2.1"]


def test_citation_keys_that_are_taken_get_letters(engine: Engine) -> None:
    papers = [a_paper(number, f"نقش {word}") for number, word in enumerate(("آب", "باد", "خاک"), start=1)]
    reload(engine, a_volume(KEY, *papers))
    reload(engine, a_volume("other-1391", *papers[:1]))
    keys = values(engine, "SELECT citation_key FROM paper ORDER BY id")
    assert keys == [f"zarghani2012naqsh{letter}" for letter in ("", "a", "b", "c")]


# --- reloads -------------------------------------------------------------------------------------------------------


def identities(engine: Engine, table: str, by: str) -> dict[str, tuple[int, str]]:
    return {text: (identity, key) for text, identity, key in values(engine, f"SELECT {by}, id, key FROM {table}")}


PAPERS = tuple(
    a_full_paper(position, title, authors=(an_authorship(1, a_name(family)),))
    for position, (title, family) in enumerate(
        [("تبیین فلسفی", "حافظ‌نیا"), ("تقسیمات کشوری", "احمدی‌پور"), ("تغییرات آب و هوا", "زرقانی")], start=1
    )
)


def at(position: int, paper: Paper) -> Paper:
    return replace(paper, position=position)


@pytest.mark.parametrize(
    ("papers", "moved"),
    [
        pytest.param(tuple(reversed(PAPERS)), 2, id="order_reversed"),
        pytest.param((a_paper(1, "پیشگفتار"), *PAPERS), 3, id="one_before"),
        pytest.param((PAPERS[0], a_paper(2, "تازه", authors=()), *PAPERS[1:]), 2, id="one_between"),
        pytest.param(PAPERS[1:], 3, id="first_gone"),
        pytest.param((PAPERS[1], PAPERS[0]), 3, id="last_gone_others_swapped"),
    ],
)
def test_papers_keep_ids_and_keys_wherever_they_move(engine: Engine, papers: tuple[Paper, ...], moved: int) -> None:
    reload(engine, a_volume(KEY, *PAPERS))
    before = identities(engine, "paper", "title")
    references = values(engine, "SELECT key, id, raw_text FROM reference ORDER BY id")
    reload(engine, a_volume(KEY, *(at(position, paper) for position, paper in enumerate(papers, start=1))))
    after = identities(engine, "paper", "title")
    kept = before.keys() & after.keys()
    assert kept == {paper.title for paper in papers} & {paper.title for paper in PAPERS}
    assert {title: after[title] for title in kept} == {title: before[title] for title in kept}
    assert not {key for _, key in before.values()} & {after[title][1] for title in after.keys() - kept}
    assert set(values(engine, "SELECT key, id, raw_text FROM reference")) <= set(references)
    codes = [stored.problem.code for stored in find_problems(engine)]
    assert codes.count(ProblemCode.PAPER_MOVED) == moved


def test_a_title_read_better_is_the_same_paper(engine: Engine) -> None:
    reload(engine, a_volume(KEY, a_paper(1, "نقش نیروهای مسلح درامنیت")))
    before = values(engine, "SELECT id, key, citation_key FROM paper")
    reload(engine, a_volume(KEY, a_paper(1, "نقش نیروهای مسلح در امنیت ملی", authors=())))
    assert values(engine, "SELECT id, key, citation_key FROM paper") == before
    assert values(engine, "SELECT title FROM paper") == ["نقش نیروهای مسلح در امنیت ملی"]


def test_another_paper_in_its_place_gets_another_key(engine: Engine) -> None:
    reload(engine, a_volume(KEY, a_paper(1, "نقش نیروهای مسلح", authors=(an_authorship(1, a_name("حافظ‌نیا")),))))
    reload(engine, a_volume(KEY, a_paper(1, "آب و هوا", authors=(an_authorship(1, a_name("کاویانی")),))))
    assert values(engine, "SELECT key FROM paper") == [f"{KEY}.2"]


def test_a_paper_that_comes_back_has_its_keys_again(engine: Engine) -> None:
    volume = a_volume(KEY, *PAPERS)
    reload(engine, volume)
    columns = "SELECT key, citation_key, title FROM paper ORDER BY key"
    before = values(engine, columns), values(engine, "SELECT key, raw_text FROM reference ORDER BY key")
    people = values(engine, "SELECT key FROM person ORDER BY key")
    reload(engine, replace(volume, papers=PAPERS[:1]))
    reload(engine, replace(volume, papers=(PAPERS[0], a_paper(2, "دیگر", authors=()))))
    assert values(engine, "SELECT key FROM paper WHERE title = 'دیگر'") == [f"{KEY}.4"]
    reload(engine, volume)
    assert (values(engine, columns), values(engine, "SELECT key, raw_text FROM reference ORDER BY key")) == before
    assert values(engine, "SELECT key FROM person ORDER BY key") == people


REFERENCES = (
    a_reference(1),
    a_reference(2, "حافظ‌نیا", "اصول ژئوپلیتیک", 1385),
    a_reference(3, "میرحیدر", "مبانی جغرافیای سیاسی", 1386),
)


def with_references(*references: Any) -> Volume:
    listed = tuple(replace(reference, position=position) for position, reference in enumerate(references, start=1))
    return a_volume(KEY, a_full_paper(1, references=listed, citations=()))


@pytest.mark.parametrize(
    ("references", "keys"),
    [
        pytest.param(REFERENCES[1:], ["r2", "r3"], id="first_gone"),
        pytest.param((REFERENCES[0], REFERENCES[2]), ["r1", "r3"], id="middle_gone"),
        pytest.param((REFERENCES[2], REFERENCES[0], REFERENCES[1]), ["r3", "r1", "r2"], id="order_changed"),
        pytest.param((a_reference(1, "نو", "تازه"), *REFERENCES), ["r4", "r1", "r2", "r3"], id="one_before"),
        pytest.param(
            (
                *REFERENCES[:2],
                replace(REFERENCES[2], raw_text="میر حيدر، ‌پيروز، 1386، مباني جغرافياي سياسي، تهران، سمت"),
            ),
            ["r1", "r2", "r3"],
            id="other_spelling",
        ),
        pytest.param(
            (REFERENCES[0], a_reference(2, "نو", "تازه"), REFERENCES[2]), ["r1", "r2", "r3"], id="one_corrected"
        ),
    ],
)
def test_references_keep_their_keys(engine: Engine, references: tuple[Any, ...], keys: list[str]) -> None:
    reload(engine, with_references(*REFERENCES))
    reload(engine, with_references(*references))
    assert values(engine, "SELECT key FROM reference ORDER BY position") == [f"{KEY}.1.{key}" for key in keys]


def test_a_number_is_never_given_to_another_reference(engine: Engine) -> None:
    reload(engine, with_references(*REFERENCES))
    reload(engine, with_references(*REFERENCES[:2]))
    reload(engine, with_references(*REFERENCES[:2], a_reference(3, "نو", "تازه")))
    assert values(engine, "SELECT key FROM reference ORDER BY position")[-1] == f"{KEY}.1.r4"
    reload(engine, with_references(*REFERENCES))
    assert values(engine, "SELECT key FROM reference ORDER BY position")[-1] == f"{KEY}.1.r3"


def with_citations(*citations: Any) -> Volume:
    return a_volume(KEY, a_full_paper(1, citations=citations))


def test_citations_are_known_by_marker_and_sentence(engine: Engine) -> None:
    same = [a_citation(number, context=f"جمله {number}") for number in (1, 2, 3)]
    reload(engine, with_citations(*same))
    reload(engine, with_citations(*(replace(citation, cluster=citation.cluster - 1) for citation in same[1:])))
    assert values(engine, "SELECT key, context FROM citation ORDER BY cluster") == [
        (f"{KEY}.1.c2.1", "جمله 2"),
        (f"{KEY}.1.c3.1", "جمله 3"),
    ]
    reload(engine, with_citations(*same, a_citation(4, 1, context="نو"), a_citation(4, 2, ("حافظ‌نیا",), context="نو")))
    assert values(engine, "SELECT key FROM citation ORDER BY cluster, position") == [
        f"{KEY}.1.c{number}" for number in ("1.1", "2.1", "3.1", "4.1", "4.2")
    ]


def test_a_citation_moves_with_its_reference(engine: Engine) -> None:
    """Row by row, a changed list must never point to another paper's reference, or to one that is gone."""
    reload(engine, a_volume(KEY, a_full_paper(1)))
    linked = (
        "SELECT c.raw_text, r.raw_text FROM citation c JOIN reference r ON r.id = c.reference_id ORDER BY c.cluster"
    )
    before = values(engine, linked)
    first, second = a_full_paper(1).references
    swapped = (replace(second, position=1), replace(first, position=2))
    reload(engine, a_volume(KEY, a_full_paper(1, references=swapped)))
    assert values(engine, linked) == before
    reload(engine, a_volume(KEY, a_full_paper(1, references=(replace(second, position=1),))))
    assert values(engine, linked) == before[1:]
    assert values(engine, "SELECT match_method FROM citation ORDER BY cluster") == ["unresolved", "exact"]


def test_authors_keep_their_keys(engine: Engine) -> None:
    names = [a_name("زرقانی", "سید هادی"), a_name("رنجکش", "محمد جواد"), a_name("اسکندران", "منصوره")]

    def by(*authors: Name) -> Volume:
        return a_volume(
            KEY, a_paper(authors=tuple(an_authorship(at, name) for at, name in enumerate(authors, start=1)))
        )

    query = "SELECT a.family, a.key, p.key FROM authorship a JOIN person p ON p.id = a.person_id ORDER BY a.position"
    reload(engine, by(*names))
    before = {row[0]: row[1:] for row in values(engine, query)}
    reload(engine, by(names[2], a_name("نو", "علی"), names[0]))
    after = {row[0]: row[1:] for row in values(engine, query)}
    assert {family: after[family] for family in ("زرقانی", "اسکندران")} == {
        family: before[family] for family in ("زرقانی", "اسکندران")
    }
    assert after["نو"][1] not in {person for _, person in before.values()}


def test_keywords_texts_and_names_follow_the_records(engine: Engine) -> None:
    reload(engine, everything())
    paper = everything().papers[1]
    reference = replace(paper.references[0], names=(), fields=())
    changed = replace(paper, keywords=paper.keywords[1:], texts=(), captions=(), mentions=(), references=(reference,))
    reload(engine, replace(everything(), papers=(everything().papers[0], changed)))
    got = [without_keys(paper) for paper, _ in iter_papers(engine)]
    assert got == [without_keys(everything().papers[0]), without_keys(changed)]


# --- people, bodies, works -----------------------------------------------------------------------------------------


def one_author_each(*names: Name) -> Volume:
    return a_volume(
        KEY, *(a_paper(at, f"مقاله {at}", authors=(an_authorship(1, name),)) for at, name in enumerate(names, start=1))
    )


@pytest.mark.parametrize(
    ("names", "people"),
    [
        pytest.param([a_name("زرقانی", "سید هادی"), a_name("زرقانی", "سید  هادی")], 1, id="a_space"),
        pytest.param([a_name("زرقانی", "سید هادی"), a_name("زرقانی", "هادی")], 1, id="no_seyyed"),
        pytest.param([a_name("حافظ‌نیا", "محمدرضا"), a_name("بمانیان", "محمدرضا")], 2, id="another_family"),
        pytest.param([a_name("حافظ‌نیا", "محمدرضا"), a_name("حافظنيا", "محمد رضا")], 1, id="letters_and_half_space"),
    ],
)
def test_people_are_told_apart(engine: Engine, names: list[Name], people: int) -> None:
    reload(engine, one_author_each(*names))
    assert values(engine, "SELECT count(DISTINCT person_id) FROM authorship") == [people]
    assert values(engine, "SELECT count(*) FROM person") == [people]
    # Another volume finds them by the database alone.
    reload(engine, replace(one_author_each(*reversed(names)), key="other-1392"))
    assert values(engine, "SELECT count(*) FROM person") == [people]


def test_two_authors_of_one_paper_are_never_one_person(engine: Engine) -> None:
    twins = (an_authorship(1, a_name()), an_authorship(2, a_name()))
    both = (an_authorship(1, a_name("نو", "علی")), an_authorship(1, a_name("نو", "علی"), role="translator"))
    reload(engine, a_volume(KEY, a_paper(1, "یک", authors=twins), a_paper(2, "دو", authors=both)))
    keys = values(engine, "SELECT p.key FROM authorship a JOIN person p ON p.id = a.person_id ORDER BY a.id")
    assert keys[0] != keys[1]
    assert keys[2] == keys[3]


def test_a_name_that_may_be_two_people_is_a_problem(engine: Engine) -> None:
    twins = (an_authorship(1, a_name()), an_authorship(2, a_name()))
    reload(engine, a_volume(KEY, a_paper(1, authors=twins), a_paper(2, "دیگر", authors=(an_authorship(),))))
    problems = [stored.problem for stored in find_problems(engine)]
    assert [problem.code for problem in problems] == [ProblemCode.PERSON_AMBIGUOUS]
    assert problems[0].entity_key == f"{KEY}.2.a1"
    assert values(engine, "SELECT count(*) FROM person") == [3]
    before = dump(engine, *RUNS, "source", "problem")
    reload(engine, a_volume(KEY, a_paper(1, authors=twins), a_paper(2, "دیگر", authors=(an_authorship(),)), sources=()))
    assert dump(engine, *RUNS, "source", "problem") == before
    assert [stored.problem.code for stored in find_problems(engine)] == [ProblemCode.PERSON_AMBIGUOUS]


def test_a_name_read_better_is_the_same_person(engine: Engine) -> None:
    reload(engine, one_author_each(a_name("زرقانی", "هاد")))
    before = values(engine, "SELECT id, key FROM person")
    reload(engine, one_author_each(a_name("زرقانی", "هادی")))
    assert values(engine, "SELECT id, key FROM person") == before
    assert values(engine, "SELECT given, family FROM person_name") == [("هادی", "زرقانی")]


def test_another_author_in_that_place_is_another_person(engine: Engine) -> None:
    reload(engine, one_author_each(a_name("زرقانی", "هادی")))
    before = values(engine, "SELECT key FROM person")
    reload(engine, one_author_each(a_name("میرحیدر", "دره")))
    assert values(engine, "SELECT count(*) FROM person") == [1]
    assert values(engine, "SELECT key FROM person") != before
    assert values(engine, "SELECT key FROM retired_key") == before


def test_names_that_are_printed_no_more_go(engine: Engine) -> None:
    reload(engine, one_author_each(a_name("زرقانی", "سید هادی"), a_name("زرقانی", "هادی")))
    names = "SELECT given FROM person_name ORDER BY position"
    assert values(engine, names) == ["سید هادی", "هادی"]
    reload(engine, one_author_each(a_name("زرقانی", "سید هادی"), a_name("زرقانی", "سید هادی")))
    assert values(engine, names) == ["سید هادی"]


def test_a_person_of_two_volumes_outlives_one(engine: Engine) -> None:
    reload(engine, a_volume(KEY))
    reload(engine, a_volume("other-1392"))
    people = values(engine, "SELECT id, key FROM person")
    works = values(engine, "SELECT id, key FROM work ORDER BY id")
    bodies = values(engine, "SELECT id, key FROM organization ORDER BY id")
    reload(engine, replace(a_volume(KEY), papers=(), conference=None))
    assert values(engine, "SELECT id, key FROM person") == people
    assert values(engine, "SELECT id, key FROM work ORDER BY id") == works
    assert values(engine, "SELECT id, key FROM organization ORDER BY id") == bodies
    reload(engine, replace(a_volume("other-1392"), papers=(), conference=None))
    for table in ("person", "person_name", "work", "organization", "organization_name", "conference"):
        assert values(engine, f"SELECT count(*) FROM {table}") == [0], table


def test_one_body_under_several_roofs(engine: Engine) -> None:
    """A title page, an affiliation, a publisher and an author's line may all name one body, spelt in several ways."""
    conference = a_conference(
        organizations=(ConferenceOrganization("organizer", 1, "مؤسسه آموزش‌عالی", "مؤسسه آموزش‌عالی"),)
    )
    author = an_authorship(affiliations=(Affiliation(1, "استادیار موسسه آموزش عالی", organization="موسسه آموزش عالی"),))
    body = an_authorship(2, Name(literal="مؤسسه آموزش عالی"))
    volume = a_volume(KEY, a_paper(authors=(author, body)), conference=conference, publisher="موسسه آموزش عالی")
    reload(engine, volume)
    assert values(engine, "SELECT count(*) FROM organization") == [1]
    linked = "SELECT organization_id FROM {} WHERE organization_id IS NOT NULL"
    for table in ("conference_organization", "affiliation", "authorship"):
        assert values(engine, linked.format(table)) == [1], table
    assert values(engine, "SELECT publisher_id FROM volume") == [1]
    spellings = "SELECT name FROM organization_name ORDER BY position"
    assert values(engine, spellings) == ["مؤسسه آموزش‌عالی", "موسسه آموزش عالی", "مؤسسه آموزش عالی"]
    reload(engine, replace(volume, conference=None))
    assert values(engine, spellings) == ["موسسه آموزش عالی", "مؤسسه آموزش عالی"]
    assert values(engine, "SELECT name FROM organization") == ["موسسه آموزش عالی"]


def test_references_of_several_papers_share_a_work(engine: Engine) -> None:
    reload(engine, a_volume(KEY, a_full_paper(1, "یک"), a_full_paper(2, "دو")))
    reload(engine, a_volume("other-1392", a_full_paper(1, "سه")))
    assert values(engine, "SELECT times_cited, papers_citing FROM cited_work ORDER BY work_key") == [(3, 3), (3, 3)]


def test_a_title_of_a_work_follows_its_first_reference(engine: Engine) -> None:
    reload(engine, with_references(a_reference(1, title="مباني جغرافیا")))
    work = values(engine, "SELECT id, key FROM work")
    reload(engine, with_references(a_reference(1, title="مبانی جغرافیا")))
    assert values(engine, "SELECT title FROM work") == ["مبانی جغرافیا"]
    reload(engine, with_references(a_reference(1, title="مبانی جغرافیای سیاسی")))
    assert values(engine, "SELECT title FROM work") == ["مبانی جغرافیای سیاسی"]
    assert values(engine, "SELECT id, key FROM work") == work


def test_two_volumes_of_one_meeting(engine: Engine) -> None:
    reload(engine, a_volume("meeting-1"))
    other = a_conference(
        organizations=(
            ConferenceOrganization("organizer", 1, "انجمن ژئوپلیتیک ایران", "انجمن ژئوپلیتیک ایران"),
            ConferenceOrganization("organizer", 2, "دانشگاه خوارزمی", "دانشگاه خوارزمی", a_place()),
        )
    )
    reload(engine, a_volume("meeting-2", conference=other))
    bodies = "SELECT role, position, name FROM organizer_overview ORDER BY role, position"
    expected = [
        ("organizer", 1, "انجمن ژئوپلیتیک ایران"),
        ("organizer", 2, "دانشگاه خوارزمی"),
        ("sponsor", 1, "دانشگاه اصفهان"),
    ]
    assert values(engine, "SELECT count(*) FROM conference") == [1]
    assert values(engine, bodies) == expected
    reload(engine, replace(a_volume("meeting-1"), year=2013))
    assert values(engine, bodies) == expected


# --- problems ------------------------------------------------------------------------------------------------------


def test_problems_are_those_of_the_last_load_and_know_their_record(engine: Engine) -> None:
    paper = a_full_paper(
        1,
        place=a_place(0, 900),
        references=(a_reference(1, place=a_place(700, 800)), a_reference(2, place=a_place(801, 890))),
        citations=(),
    )
    found = [
        Problem(ProblemCode.REFERENCE_FIELD_DOUBTFUL, "جلد یا شماره؟", place=a_place(710, 720, line=3), raw_text="۲"),
        Problem(ProblemCode.TEXT_NOT_READ, "نامفهوم", "error", place=a_place(600, 610)),
        Problem(ProblemCode.NO_DATE, "بی‌تاریخ", "info", remedy="بنویسید", field="date", confidence=0.5),
    ]
    load_volume(engine, a_volume(KEY, paper), found)
    stored = {item.problem.code: item for item in find_problems(engine, volume=KEY)}
    doubtful = stored[ProblemCode.REFERENCE_FIELD_DOUBTFUL]
    assert (doubtful.path, doubtful.volume) == ("volume.txt", KEY)
    assert doubtful.problem == replace(found[0], entity="reference", entity_key=f"{KEY}.1.r1")
    assert stored[ProblemCode.TEXT_NOT_READ].problem.entity_key == f"{KEY}.1"
    assert stored[ProblemCode.NO_DATE].problem == found[2]
    load_volume(engine, a_volume(KEY, paper), found[:1])
    assert [item.problem.code for item in find_problems(engine)] == [ProblemCode.REFERENCE_FIELD_DOUBTFUL]
    assert find_problems(engine, volume="nowhere") == []


# --- odd records ---------------------------------------------------------------------------------------------------


def test_figures_beyond_a_column_are_left_to_the_printed_text(engine: Engine) -> None:
    huge = 10**30
    paper = a_full_paper(
        1, page_first=huge, pages_as_printed="۱" * 31, references=(a_reference(1, year=huge),), citations=()
    )
    reload(engine, replace(a_volume(KEY, paper), year=huge, conference=a_conference(ordinal=huge)))
    assert values(engine, "SELECT page_first, pages_as_printed FROM paper") == [(None, "۱" * 31)]
    assert values(engine, "SELECT year FROM reference") == [None]


def test_texts_of_any_length_and_letters(engine: Engine) -> None:
    title = "بسیار " * 5000 + "😀"
    volume = a_volume(KEY, a_full_paper(1, title, sections=(a_section(text="کلمه " * 200_000),), doi="x" * 200))
    volume = replace(volume, conference=a_conference("نام " * 3000))
    reload(engine, volume)
    reload(engine, replace(volume, number="1"))
    assert values(engine, "SELECT title FROM paper") == [title]


def test_an_author_that_is_a_body(engine: Engine) -> None:
    body = an_authorship(1, Name(literal="مرکز پژوهش‌های مجلس"), confidence=0.95)
    unclear = an_authorship(2, Name(literal="گروه مؤلفان"), confidence=0.0)
    known = an_authorship(3, Name(literal="دانشگاه اصفهان"), confidence=0.0)
    reload(engine, a_volume(KEY, a_paper(authors=(body, unclear, known))))
    linked = "SELECT a.literal, o.name FROM authorship a LEFT JOIN organization o ON o.id = a.organization_id"
    assert values(engine, f"{linked} ORDER BY a.position") == [
        ("مرکز پژوهش‌های مجلس", "مرکز پژوهش‌های مجلس"),
        ("گروه مؤلفان", None),
        ("دانشگاه اصفهان", "دانشگاه اصفهان"),
    ]


def test_names_that_cannot_be_split(engine: Engine) -> None:
    names = (Name(family="عبدالفرجی"), Name(literal="گروه مؤلفان"), Name(), Name(given="تنها"))
    authors = tuple(
        an_authorship(position, name, name_as_printed=name.display or "؟")
        for position, name in enumerate(names, start=1)
    )
    reload(engine, a_volume(KEY, a_paper(authors=authors)))
    got = values(engine, "SELECT given, family, literal FROM authorship ORDER BY position")
    assert got[:3] == [(None, "عبدالفرجی", None), (None, None, "گروه مؤلفان"), (None, None, "؟")]
    assert values(engine, "SELECT count(person_id) FROM authorship") == [4]


def test_records_that_contradict_each_other_are_refused_whole(engine: Engine) -> None:
    reload(engine, a_volume("other-1392"))
    before = dump(engine)
    twice = a_paper(1, "یک"), a_paper(1, "دو")
    with pytest.raises(ContradictionError, match="contradict"):
        load_volume(engine, a_volume(KEY, *twice))
    broken = a_full_paper(1, keywords=a_full_paper().keywords * 2)
    with pytest.raises(ContradictionError):
        load_volume(engine, a_volume(KEY, broken))
    assert dump(engine) == before


def test_an_abstract_in_two_pieces_is_one(engine: Engine) -> None:
    texts = (PaperText("abstract", "fa", "آغاز"), PaperText("abstract", "fa", "پایان"))
    reload(engine, a_volume(KEY, a_paper(texts=texts)))
    assert values(engine, "SELECT text FROM paper_text") == ["آغاز\nپایان"]


def test_a_volume_of_several_files(engine: Engine) -> None:
    sources = tuple(a_source(at, f"{at:02}.txt", f"متن {at}") for at in (1, 2, 3))
    paper = a_paper(place=a_place(0, 10, source=3))
    reload(engine, a_volume(KEY, paper, sources=sources))
    renamed = (sources[0], replace(sources[2], position=2), Source(3, "۰۳.txt", sources[1].sha256, sources[1].text))
    reload(engine, a_volume(KEY, replace(paper, place=a_place(0, 10, source=2)), sources=renamed))
    assert values(engine, "SELECT path FROM source ORDER BY position") == ["01.txt", "03.txt", "۰۳.txt"]
    assert next(iter(iter_papers(engine)))[0].place == a_place(0, 10, source=2)
