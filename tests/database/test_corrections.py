"""Corrections in the database: in force after every load, whatever the reader makes of the text by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings_db.corrections.records import Correction
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import LoadReport, load_volume
from proceedings_db.records import InputError, Name, Problem, ProblemCode, Volume
from tests.database.dump import RUNS, check_index, dump, values
from tests.factories import (
    a_citation,
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_reference,
    a_source,
    a_volume,
    an_authorship,
    some_corrections,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

KEY = "geography-1391"
PAPER, REFERENCE, CITATION = f"{KEY}.2", f"{KEY}.2.r2", f"{KEY}.2.c2.1"
LISTED = "تغییرات آب و هوایی و امنیت پایدار"
CONFERENCE = "hamayesh-melli-joghrafiaye-siyasi-karbordi-2012"


def load(engine: Engine, volume: Volume, *entries: Correction) -> LoadReport:
    """Load with corrections and see that index and keys are in order."""
    report = load_volume(engine, volume, corrections=some_corrections(*entries))
    check_index(engine)
    return report


def statuses(engine: Engine) -> list[Any]:
    return values(engine, "SELECT status FROM correction ORDER BY line")


def read_again(volume: Volume, **changes: Any) -> Volume:
    """The volume as a reader finds it in another text."""
    return replace(volume, sources=(a_source(text="متن دیگر"),), **changes)


CASES: dict[str, tuple[Correction, str]] = {
    "title": (Correction("paper", PAPER, "title", "عنوان درست"), "SELECT title FROM paper"),
    "page": (Correction("paper", PAPER, "page_last", "31"), "SELECT page_last FROM paper"),
    "doi": (Correction("paper", PAPER, "doi", "10.22059/jhgr.1"), "SELECT doi FROM paper"),
    "language": (Correction("paper", PAPER, "language", "en"), "SELECT language FROM paper"),
    "section": (Correction("paper", PAPER, "section", "محور دوم"), "SELECT section FROM paper"),
    "type": (Correction("paper", PAPER, "type", "other"), "SELECT type FROM paper"),
    "title_in_english": (Correction("paper", PAPER, "title.en", "Security"), "SELECT text FROM paper_text"),
    "family": (Correction("authorship", f"{PAPER}.a1", "family", "زرقانی‌پور"), "SELECT family FROM authorship"),
    "email": (Correction("authorship", f"{PAPER}.a1", "email", "a@b.ir"), "SELECT email FROM authorship"),
    "body": (
        Correction("authorship", f"{PAPER}.a1", "organization", "دانشگاه کاشان"),
        "SELECT organization FROM affiliation",
    ),
    "csl_type": (Correction("reference", REFERENCE, "csl_type", "chapter"), "SELECT csl_type FROM reference"),
    "year": (Correction("reference", REFERENCE, "year", "1386"), "SELECT year FROM reference"),
    "gregorian": (Correction("reference", REFERENCE, "year", "1386"), "SELECT year_gregorian - 621 FROM reference"),
    "pages": (Correction("reference", REFERENCE, "page", "۲۰-۲۹"), "SELECT page FROM reference"),
    "authors": (Correction("reference", REFERENCE, "authors", "کاویانی، مراد"), "SELECT family FROM reference_name"),
    "volume_title": (Correction("volume", KEY, "title", "مجموعه مقالات"), "SELECT title FROM volume"),
    "isbn": (Correction("volume", KEY, "isbn", "9789640000000"), "SELECT isbn FROM volume"),
    "venue": (Correction("conference", CONFERENCE, "venue", "تالار"), "SELECT venue FROM conference"),
    "day": (Correction("conference", CONFERENCE, "start_date", "2012-10-10"), "SELECT start_date FROM conference"),
    "series": (Correction("conference", CONFERENCE, "series", "همایش‌ها"), "SELECT name FROM series"),
    "locator": (Correction("citation", CITATION, "locator", "۱۲-۱۴"), "SELECT locator FROM citation"),
}

REMADE = (
    *("retired_key", "organization", "organization_name", "organization_search", "affiliation"),
    *("conference_organization", "work_form", "work_block"),
)
"""Where a body or the form of a work that was gone for a while has another id than before."""


@pytest.mark.parametrize(("correction", "query"), CASES.values(), ids=CASES)
def test_a_field_is_corrected_stays_so_and_can_be_taken_back(
    sqlite_engine: Engine, correction: Correction, query: str
) -> None:
    load_volume(sqlite_engine, a_volume())
    before, found = dump(sqlite_engine, *RUNS, *REMADE), values(sqlite_engine, query)
    load(sqlite_engine, a_volume(), correction)
    corrected = dump(sqlite_engine, *RUNS, "source")
    shown = [str(value) for value in values(sqlite_engine, query)]
    assert values(sqlite_engine, query) != found
    assert ("کاویانی" if correction.field == "authors" else correction.value) in shown
    # The reader finds the same records in another text, and in the same text no load is needed.
    load(sqlite_engine, read_again(a_volume()), correction)
    assert dump(sqlite_engine, *RUNS, "source") == corrected
    assert load(sqlite_engine, read_again(a_volume()), correction).no_op
    assert statuses(sqlite_engine) == ["applied"]
    load(sqlite_engine, a_volume())
    assert dump(sqlite_engine, *RUNS, *REMADE) == before
    assert values(sqlite_engine, query) == found


def test_what_is_printed_is_never_corrected(engine: Engine) -> None:
    printed = (
        "SELECT title_as_printed, pages_as_printed FROM paper ORDER BY id",
        "SELECT name_as_printed FROM authorship ORDER BY id",
        "SELECT raw_text, label_as_printed, date_as_printed FROM reference ORDER BY id",
        "SELECT name_as_printed FROM conference_organization ORDER BY role, position",
        "SELECT raw_text, context FROM citation ORDER BY id",
    )
    load_volume(engine, a_volume())
    before = [values(engine, query) for query in printed]
    load(engine, a_volume(), *(correction for correction, _ in CASES.values()))
    assert [values(engine, query) for query in printed] == before
    assert set(statuses(engine)) == {"applied"}


def test_a_better_reader_takes_nothing_from_a_correction(engine: Engine) -> None:
    title = Correction("paper", f"{KEY}.1", "title", "تغییر آب‌وهوا و امنیت", expected=LISTED)
    load_volume(engine, a_volume())
    load(engine, a_volume(), title)
    better = a_volume(KEY, a_paper(1, LISTED, section="محور نخست", page_first=7), a_full_paper(2, page_last=27))
    load(engine, better, title)
    assert values(engine, "SELECT key, title, section, page_first FROM paper ORDER BY position") == [
        (f"{KEY}.1", "تغییر آب‌وهوا و امنیت", "محور نخست", 7),
        (PAPER, "نقش عوامل محیطی در امنیت پایدار", None, 20),
    ]


def test_a_correction_that_the_text_has_by_now_is_fine(engine: Engine) -> None:
    title = Correction("paper", f"{KEY}.1", "title", "اقلیم و امنیت", expected=LISTED)
    load_volume(engine, a_volume())
    load(engine, a_volume(), title)
    report = load(engine, a_volume(KEY, a_paper(1, "اقلیم و امنیت"), a_full_paper(2)), title)
    assert statuses(engine) == ["applied"]
    assert report.corrections[0].message == "title is «اقلیم و امنیت» already"
    assert values(engine, "SELECT key FROM paper ORDER BY position") == [f"{KEY}.1", PAPER]


def test_a_correction_whose_expected_value_is_gone_is_stale_and_told_with_its_line(engine: Engine) -> None:
    load_volume(engine, a_volume())
    stale = Correction("paper", f"{KEY}.1", "title", "اقلیم و امنیت", expected="عنوانی دیگر")
    report = load(engine, a_volume(), Correction("paper", PAPER, "page_first", "21"), stale)
    assert statuses(engine) == ["applied", "stale"]
    assert values(engine, "SELECT title FROM paper ORDER BY position")[0] == LISTED
    (problem,) = [problem for problem in report.problems if problem.code is ProblemCode.CORRECTION_STALE]
    assert problem.message.startswith("corrections.yaml:2: ")
    assert f"«{LISTED}» now, and «عنوانی دیگر» was expected" in problem.message
    assert (problem.severity, problem.entity_key) == ("warning", f"{KEY}.1")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(Correction("paper", f"{KEY}.9", "title", "x"), id="paper"),
        pytest.param(Correction("reference", f"{KEY}.2.r9", "title", "x"), id="reference"),
        pytest.param(Correction("citation", f"{KEY}.2.c9.1", "reference", f"{KEY}.2.r1", action="link"), id="citation"),
        pytest.param(
            Correction("citation", CITATION, "reference", f"{KEY}.2.r9", action="link"), id="target_of_a_citation"
        ),
        pytest.param(Correction("authorship", f"{KEY}.2.a9", action="remove"), id="author_to_remove"),
        pytest.param(Correction("reference", REFERENCE, "work", "no-work", action="link"), id="work"),
        pytest.param(Correction("authorship", f"{PAPER}.a1", "person", "nobody", action="link"), id="person"),
        pytest.param(Correction("person", "nobody", value="nobody-2", action="merge"), id="merged_person"),
        pytest.param(Correction("organization", "no-body", value="no-body-2", action="merge"), id="merged_body"),
        pytest.param(Correction("work", "no-work", value="no-other", action="merge"), id="merged_work"),
        pytest.param(Correction("paper", PAPER, "keyword", action="remove", expected="نیست"), id="keyword"),
        pytest.param(Correction("body", f"{CONFERENCE}.partner.1", "name", "x"), id="body"),
        pytest.param(Correction("authorship", f"{KEY}.2.a1", "family", ""), id="a_name_without_family"),
    ],
)
def test_what_is_not_there_makes_a_correction_stale_and_changes_nothing(engine: Engine, entry: Correction) -> None:
    load_volume(engine, a_volume())
    before = dump(engine, *RUNS)
    report = load(engine, a_volume(), entry)
    assert statuses(engine) == ["stale"]
    assert report.corrections[0].message
    same = {table: rows for table, rows in dump(engine, *RUNS).items() if table not in ("correction", "problem")}
    assert same == {table: rows for table, rows in before.items() if table not in ("correction", "problem")}


def reordered(volume: Volume) -> Volume:
    """The volume with its papers, authors and references in the opposite order."""
    papers = []
    for position, paper in enumerate(reversed(volume.papers), 1):
        authors = tuple(replace(a, position=at) for at, a in enumerate(reversed(paper.authors), 1))
        references = tuple(replace(r, position=at) for at, r in enumerate(reversed(paper.references), 1))
        papers.append(replace(paper, position=position, authors=authors, references=references))
    return read_again(volume, papers=tuple(papers))


def test_corrections_follow_their_records_to_other_places(engine: Engine) -> None:
    two = (an_authorship(1), an_authorship(2, a_name("اعظمی", "هادی")))
    volume = a_volume(KEY, a_paper(1, LISTED, authors=two), a_full_paper(2))
    entries = (
        Correction("paper", f"{KEY}.1", "title", "عنوانی که در متن نیست"),
        Correction("authorship", f"{KEY}.1.a1", "family", "زرگانی", expected="زرقانی"),
        Correction("reference", REFERENCE, "title", "ژئوپلیتیک", expected="اصول و مفاهیم ژئوپلیتیک"),
        Correction("citation", f"{KEY}.2.c1.1", "reference", REFERENCE, f"{KEY}.2.r1", "link"),
    )
    load_volume(engine, volume)
    query = (
        "SELECT p.key, p.title, a.key, a.family FROM paper p JOIN authorship a ON a.paper_id = p.id ORDER BY a.key",
        "SELECT r.key, r.title, c.key, c.match_method FROM citation c JOIN reference r ON r.id = c.reference_id"
        " ORDER BY c.key",
    )
    load(engine, volume, *entries)
    before = [values(engine, one) for one in query]
    for _ in range(2):
        load(engine, reordered(volume), *entries)
        assert [values(engine, one) for one in query] == before
        assert set(statuses(engine)) == {"applied"}
        volume = reordered(volume)
    assert before[0][0] == (f"{KEY}.1", "عنوانی که در متن نیست", f"{KEY}.1.a1", "زرگانی")
    assert before[1][0] == (REFERENCE, "ژئوپلیتیک", f"{KEY}.2.c1.1", "by-hand")


def test_a_body_is_found_by_the_expected_name_where_the_list_was_reordered(engine: Engine) -> None:
    conference = a_conference()
    first, last = conference.organizations
    another = replace(last, name="دانشگاه تبریز", name_as_printed="دانشگاه تبریز")
    named = Correction("body", f"{CONFERENCE}.sponsor.1", "name", "دانشگاه هنر اصفهان", expected="دانشگاه اصفهان")
    load_volume(engine, a_volume())
    moved = (first, another, replace(last, position=2))
    load(engine, a_volume(conference=replace(conference, organizations=moved)), named)
    query = "SELECT name FROM conference_organization WHERE role = 'sponsor' ORDER BY position"
    assert values(engine, query) == ["دانشگاه تبریز", "دانشگاه هنر اصفهان"]


def test_a_citation_is_linked_and_unlinked_by_hand(engine: Engine) -> None:
    volume = a_volume(
        KEY,
        a_full_paper(
            1,
            citations=(a_citation(1), a_citation(2, is_ibid=True, authors=(), raw_text="(همان)", year_as_printed=None)),
        ),
    )
    load_volume(engine, volume)
    query = (
        "SELECT r.position, c.match_method, c.match_confidence FROM citation c"
        " LEFT JOIN reference r ON r.id = c.reference_id ORDER BY cluster"
    )
    assert [row[0] for row in values(engine, query)] == [1, 1]
    link = Correction("citation", f"{KEY}.1.c1.1", "reference", f"{KEY}.1.r2", f"{KEY}.1.r1", "link")
    load(engine, volume, link)
    # «همان» follows the one decided by hand.
    assert values(engine, query)[0] == (2, "by-hand", 1.0)
    assert values(engine, query)[1][:2] == (2, "ibid")
    unlink = Correction("citation", f"{KEY}.1.c1.1", "reference", action="unlink")
    load(engine, volume, unlink)
    assert values(engine, query)[0] == (None, "by-hand", None)
    load(engine, volume)
    assert [row[0] for row in values(engine, query)] == [1, 1]


def test_records_are_added_with_keys_of_their_own_and_removed_for_good(engine: Engine) -> None:
    added = (
        Correction("authorship", f"{PAPER}.a2", value="دکتر علی رضایی", action="add"),
        Correction("reference", f"{PAPER}.r3", value="نای، جوزف (۱۳۸۷): رهبری و قدرت هوشمند، تهران.", action="add"),
        Correction("paper", PAPER, "keyword", "ژئوپلیتیک", action="add"),
        Correction("body", f"{CONFERENCE}.partner.1", value="دانشگاه تهران", action="add"),
    )
    removed = (
        Correction("reference", f"{PAPER}.r1", action="remove"),
        Correction("paper", PAPER, "keyword", action="remove", expected="امنیت"),
        Correction("body", f"{CONFERENCE}.sponsor.1", action="remove"),
        Correction("citation", f"{PAPER}.c1.1", action="remove"),
        Correction("authorship", f"{KEY}.1.a1", action="remove"),
    )
    load_volume(engine, a_volume())
    before = dump(engine, *RUNS)
    load(engine, a_volume(), *added, *removed)
    for _ in range(2):
        assert values(engine, "SELECT key, family FROM authorship ORDER BY key") == [
            (f"{PAPER}.a1", "زرقانی"),
            (f"{PAPER}.a2", "رضایی"),
        ]
        assert values(engine, "SELECT key, position, year FROM reference ORDER BY position") == [
            (REFERENCE, 1, 1385),
            (f"{PAPER}.r3", 2, 1387),
        ]
        assert values(engine, "SELECT keyword FROM paper_keyword ORDER BY position") == ["محیط زیست", "ژئوپلیتیک"]
        assert values(engine, "SELECT role, name FROM conference_organization ORDER BY role") == [
            ("organizer", "انجمن ژئوپلیتیک ایران"),
            ("partner", "دانشگاه تهران"),
        ]
        assert values(engine, "SELECT key FROM citation") == [CITATION]
        assert set(statuses(engine)) == {"applied"}
        load(engine, read_again(a_volume()), *added, *removed)
    load(engine, a_volume())
    query = "SELECT key FROM {} ORDER BY key"
    for table in ("authorship", "reference", "citation"):
        column = [row[1] for row in before[table]]
        assert values(engine, query.format(table)) == sorted(column)


def test_a_new_record_never_gets_the_key_of_an_added_one(engine: Engine) -> None:
    added = Correction("authorship", f"{KEY}.1.a2", value="علی رضایی", action="add")
    two = (an_authorship(1), an_authorship(2, a_name("اعظمی", "هادی")))
    load(engine, a_volume(KEY, a_paper(1, LISTED, authors=two)), added)
    assert values(engine, "SELECT key, family FROM authorship ORDER BY key") == [
        (f"{KEY}.1.a1", "زرقانی"),
        (f"{KEY}.1.a2", "رضایی"),
        (f"{KEY}.1.a3", "اعظمی"),
    ]


def test_an_entry_that_was_parted_by_mistake_is_joined_and_parted_again(engine: Engine) -> None:
    text = "نای، جوزف (۱۳۸۷): رهبری و قدرت هوشمند، ترجمهٔ محمودرضا گلشن‌پژوه،"
    rest = "تهران، ابرار معاصر."
    halves = (a_reference(1, raw_text=text), a_reference(2, raw_text=rest, title=""), a_reference(3, "حافظ‌نیا"))
    volume = a_volume(KEY, a_full_paper(1, references=halves, citations=()))
    load_volume(engine, volume)
    join = Correction("reference", f"{KEY}.1.r2", value=f"{KEY}.1.r1", action="merge")
    for _ in range(2):
        load(engine, volume, join)
        assert values(engine, "SELECT key, position, raw_text FROM reference ORDER BY position") == [
            (f"{KEY}.1.r1", 1, f"{text} {rest}"),
            (f"{KEY}.1.r3", 2, halves[2].raw_text),
        ]
        assert values(engine, "SELECT publisher FROM reference WHERE position = 1") == ["ابرار معاصر"]
        volume = read_again(volume)
    load(engine, volume)
    assert values(engine, "SELECT key FROM reference ORDER BY position") == [f"{KEY}.1.r{n}" for n in (1, 2, 3)]


def test_an_entry_that_is_two_is_parted(engine: Engine) -> None:
    one, two = "نای، جوزف (۱۳۸۷): رهبری و قدرت هوشمند، تهران.", "قورچی، مرتضی (۱۳۸۸): جهانی‌شدن، تهران."
    volume = a_volume(
        KEY, a_full_paper(1, references=(a_reference(1, raw_text=f"{one} {two}"), a_reference(2)), citations=())
    )
    load_volume(engine, volume)
    split = Correction("reference", f"{KEY}.1.r1", value="قورچی، مرتضی", action="split")
    for _ in range(2):
        load(engine, volume, split)
        assert values(engine, "SELECT key, raw_text FROM reference ORDER BY position")[:2] == [
            (f"{KEY}.1.r1", one),
            (f"{KEY}.1.r3", two),
        ]
        volume = read_again(volume)


def test_a_decision_settles_the_problem_that_it_is_about(engine: Engine) -> None:
    doubt = Problem(
        ProblemCode.HALF_SPACE_DOUBTFUL, "x", entity="paper", entity_key=f"{KEY}.1", field="title", severity="info"
    )
    other = replace(doubt, entity_key=PAPER)
    corrections = some_corrections(Correction("paper", f"{KEY}.1", "title", "اقلیم"))
    report = load_volume(engine, a_volume(), [doubt, other], corrections=corrections)
    assert [p.entity_key for p in report.problems if p.code is ProblemCode.HALF_SPACE_DOUBTFUL] == [PAPER]


def test_a_volume_has_the_key_that_its_file_gives_it_and_keeps_it(engine: Engine) -> None:
    named = Correction("volume", KEY, "key", "political-geography")
    load(engine, a_volume(), named)
    assert values(engine, "SELECT key FROM paper ORDER BY position") == [f"political-geography.{n}" for n in (1, 2)]
    load(engine, read_again(a_volume()), named)
    assert values(engine, "SELECT key FROM volume") == ["political-geography"]


def test_a_loaded_volume_gets_no_other_key(engine: Engine) -> None:
    load_volume(engine, a_volume())
    before = dump(engine)
    with pytest.raises(InputError, match=r"corrections.yaml:1: the volume was loaded as geography-1391"):
        load(engine, a_volume(), Correction("volume", KEY, "key", "another"))
    assert dump(engine) == before


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS.filter(str.strip))
def test_any_text_may_be_a_value(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('any') / 'proceedings.db'}"
    migrate.upgrade(url)
    engine = open_engine(url)
    load(engine, a_volume(), Correction("paper", PAPER, "title", value))
    assert values(engine, "SELECT title FROM paper ORDER BY position")[1] == value
    engine.dispose()


PEOPLE = "SELECT a.key, p.key FROM authorship a JOIN person p ON p.id = a.person_id ORDER BY a.key"
WORKS = "SELECT r.key, w.key FROM reference r JOIN work w ON w.id = r.work_id ORDER BY r.key"


def homonyms() -> Volume:
    """Two papers by authors whose names are near, and with one reference each."""
    first = an_authorship(1, a_name("زرقانی", "سید هادی"))
    second = an_authorship(1, a_name("زرگانی", "هادی"))
    papers = (
        a_full_paper(1, LISTED, authors=(first,), references=(a_reference(1),), citations=()),
        a_full_paper(2, authors=(second,), references=(a_reference(1, "حافظ‌نیا", "ژئوپلیتیک", 1385),), citations=()),
    )
    return a_volume(KEY, *papers)


def test_two_people_are_made_one_and_two_again_with_their_old_keys(engine: Engine) -> None:
    load_volume(engine, homonyms())
    before = values(engine, PEOPLE)
    (_, one), (_, other) = before
    assert one != other
    merge = Correction("person", other, value=one, action="merge")
    volume = homonyms()
    for _ in range(2):
        load(engine, volume, merge)
        assert values(engine, PEOPLE) == [(f"{KEY}.1.a1", one), (f"{KEY}.2.a1", one)]
        assert values(engine, "SELECT key FROM person") == [one]
        volume = read_again(homonyms())
    load(engine, homonyms())
    assert values(engine, PEOPLE) == before


def test_an_author_is_linked_to_a_person_and_taken_from_one_by_hand(engine: Engine) -> None:
    load_volume(engine, homonyms())
    before = values(engine, PEOPLE)
    (_, one), (_, other) = before
    link = Correction("authorship", f"{KEY}.2.a1", "person", one, other, "link")
    load(engine, homonyms(), link)
    assert values(engine, PEOPLE) == [(f"{KEY}.1.a1", one), (f"{KEY}.2.a1", one)]
    assert values(engine, f"SELECT match_method FROM authorship WHERE key = '{KEY}.2.a1'") == ["by-hand"]
    load(engine, homonyms())
    assert values(engine, PEOPLE) == before


def test_people_of_one_name_are_parted_by_hand(engine: Engine) -> None:
    volume = a_volume(KEY, a_paper(1, LISTED), a_paper(2, "عنوان دوم"))
    load_volume(engine, volume)
    before = values(engine, PEOPLE)
    assert before[0][1] == before[1][1]
    load(engine, volume, Correction("person", before[0][1], value=f"{KEY}.2.a1", action="split"))
    (_, first), (_, second) = values(engine, PEOPLE)
    assert first == before[0][1] != second
    load(engine, volume)
    assert values(engine, PEOPLE) == before


def test_two_works_are_made_one_and_two_again_with_their_old_keys(engine: Engine) -> None:
    load_volume(engine, homonyms())
    before = values(engine, WORKS)
    (_, one), (_, other) = before
    merge = Correction("work", other, value=one, action="merge")
    volume = homonyms()
    for _ in range(2):
        load(engine, volume, merge)
        assert values(engine, WORKS) == [(f"{KEY}.1.r1", one), (f"{KEY}.2.r1", one)]
        assert values(engine, "SELECT key FROM work") == [one]
        assert statuses(engine) == ["applied"]
        volume = read_again(homonyms())
    load(engine, homonyms())
    assert values(engine, WORKS) == before


def test_a_reference_is_taken_from_its_work_and_comes_back(engine: Engine) -> None:
    same = a_reference(1)
    papers = (a_full_paper(n, title, references=(same,), citations=()) for n, title in ((1, LISTED), (2, "عنوان دوم")))
    volume = a_volume(KEY, *papers)
    load_volume(engine, volume)
    before = values(engine, WORKS)
    assert before[0][1] == before[1][1]
    split = Correction("work", before[0][1], value=f"{KEY}.2.r1", action="split")
    load(engine, volume, split)
    parted = values(engine, WORKS)
    assert parted[0] == before[0]
    assert parted[1][1] != before[1][1]
    load(engine, read_again(volume), split)
    assert values(engine, WORKS) == parted
    load(engine, volume)
    assert values(engine, WORKS) == before
    assert values(engine, "SELECT key FROM work") == [before[0][1]]


def test_a_reference_is_linked_to_a_paper_of_the_database(engine: Engine) -> None:
    load_volume(engine, homonyms())
    before = values(engine, WORKS)
    link = Correction("reference", f"{KEY}.2.r1", "paper", f"{KEY}.1", action="link")
    query = "SELECT p.key FROM reference r JOIN work w ON w.id = r.work_id JOIN paper p ON p.id = w.paper_id"
    for volume in (homonyms(), read_again(homonyms())):
        load(engine, volume, link)
        assert values(engine, query) == [f"{KEY}.1"]
    load(engine, homonyms())
    assert values(engine, WORKS) == before


def test_two_bodies_are_made_one_and_two_again(engine: Engine) -> None:
    authors = (an_authorship(1, organization="دانشگاه اصفهان"), an_authorship(2, Name(family="نو"), "دانشگاه سپاهان"))
    volume = a_volume(KEY, a_paper(1, LISTED, authors=authors))
    load_volume(engine, volume)
    query = (
        "SELECT a.organization, o.key FROM affiliation a JOIN organization o ON o.id = a.organization_id"
        " ORDER BY a.authorship_id"
    )
    before = values(engine, query)
    (_, one), (_, other) = before
    merge = Correction("organization", other, value=one, action="merge")
    for text in (volume, read_again(volume)):
        load(engine, text, merge)
        assert values(engine, query) == [("دانشگاه اصفهان", one), ("دانشگاه سپاهان", one)]
    load(engine, volume)
    assert values(engine, query) == before


def test_a_new_database_comes_to_the_same_by_the_same_corrections(sqlite_engine: Engine, tmp_path: Path) -> None:
    authors = (an_authorship(1, organization="دانشگاه اصفهان"), an_authorship(2, Name(family="نو"), "دانشگاه سپاهان"))
    volume = replace(homonyms(), papers=(*homonyms().papers, a_paper(3, "عنوان سوم", authors=authors)))
    load_volume(sqlite_engine, volume)
    (_, one), (_, other) = values(sqlite_engine, PEOPLE)[:2]
    (_, work), (_, same) = values(sqlite_engine, WORKS)
    bodies = "SELECT o.key FROM affiliation a JOIN organization o ON o.id = a.organization_id ORDER BY a.organization"
    body, spelling = values(sqlite_engine, bodies)
    entries = (
        Correction("paper", PAPER, "title", "عنوان درست"),
        Correction("person", other, value=one, action="merge"),
        Correction("work", same, value=work, action="merge"),
        Correction("organization", spelling, value=body, action="merge"),
    )
    load(sqlite_engine, volume, *entries)
    url = f"sqlite:///{tmp_path / 'new.db'}"
    migrate.upgrade(url)
    new = open_engine(url)
    report = load(new, volume, *entries)
    assert {outcome.status for outcome in report.corrections} == {"applied"}
    for query in (PEOPLE, WORKS, bodies, "SELECT key, title FROM paper"):
        assert values(new, query) == values(sqlite_engine, query)
    assert load(new, volume, *entries).no_op
    new.dispose()
