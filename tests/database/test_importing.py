"""Entries of files on both engines, and the tables that they need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from proceedings_db.database import migrate, queries
from proceedings_db.database.importing import ImportFile, import_entries
from proceedings_db.database.load import load_volume
from proceedings_db.records import ImportedEntry, Paper, PaperField, Problem, ProblemCode, Reference, Volume
from tests.database.dump import dump, values
from tests.factories import a_conference, a_name, a_paper, a_place, a_reference, a_volume, an_authorship

if TYPE_CHECKING:
    from sqlalchemy import Engine

FILE = ImportFile("a.bib", "0" * 64)
PLACE = a_place(source=0)


def an_entry(paper: Paper, volume: Volume | None = None) -> ImportedEntry:
    return ImportedEntry(paper, volume, "@misc{…}", PLACE)


def a_journal(number: str, year: int = 2012) -> Volume:
    return Volume("", "ژئوپلیتیک", "ژئوپلیتیک", "fa", number=number, year=year)


def test_entries_of_one_issue_share_its_volume(engine: Engine) -> None:
    titles = ("مرزهای تازهٔ دانش سیاسی", "تحلیل الگوهای سیاسی شهر", "جغرافیای سیاسی شهرها")
    numbers = ("8(3)", "8(4)", "8(3)")
    entries = [an_entry(a_paper(1, title), a_journal(number)) for title, number in zip(titles, numbers, strict=True)]
    report = import_entries(engine, entries, FILE, batch=2)
    assert report.added("paper") == 3
    keys = values(engine, "SELECT p.key, v.number FROM paper p JOIN volume v ON v.id = volume_id ORDER BY p.id")
    assert [(key.partition("-")[2], number) for key, number in keys] == [
        ("8-3-2012.1", "8(3)"), ("8-4-2012.1", "8(4)"), ("8-3-2012.2", "8(3)"),
    ]  # fmt: skip


def test_papers_in_no_volume_come_back_with_what_they_said(engine: Engine) -> None:
    paper = a_paper(1, csl_type="thesis", fields=(PaperField("publisher", "دانشگاه تهران"),), place=PLACE)
    import_entries(engine, [an_entry(paper)], FILE)
    [(read, held)] = queries.iter_papers(engine)
    assert (read.key, read.fields, held) == ("imported.1", paper.fields, queries.NO_VOLUME)
    assert read.place == PLACE


def test_a_meeting_is_the_same_by_name_and_year(engine: Engine) -> None:
    load_volume(engine, a_volume())
    same = replace(a_volume(), key="", conference=a_conference(start_date="2012-10", organizations=()))
    later = replace(
        a_volume(), key="", year=2016, year_as_printed=None, conference=a_conference(start_date="2016-05-01")
    )
    entries = [
        an_entry(a_paper(1, "مرزهای تازهٔ دانش سیاسی"), same),
        an_entry(a_paper(1, "تحلیل الگوهای سیاسی شهر"), later),
    ]
    import_entries(engine, entries, FILE)
    assert values(engine, "SELECT start_date FROM conference ORDER BY id") == ["2012-10-09", "2016-05-01"]
    assert values(engine, "SELECT key FROM paper WHERE title LIKE 'مرزهای%'") == ["geography-1391.3"]


def test_problems_stay_with_the_file(engine: Engine) -> None:
    broken = Problem(ProblemCode.ENTRY_NOT_READ, "broken", place=PLACE, raw_text="@book{")
    for _ in range(2):
        report = import_entries(engine, [broken, an_entry(a_paper())], FILE)
        assert report.broken == 1
    assert values(engine, "SELECT raw_text FROM problem") == ["@book{"]
    import_entries(engine, [an_entry(a_paper())], replace(FILE, sha256="1" * 64))
    assert values(engine, "SELECT raw_text FROM problem") == []


def test_references_of_one_paper(engine: Engine) -> None:
    load_volume(engine, a_volume())
    added = a_reference(1, "نامدار", "کتاب تازه", 1390, place=PLACE)
    file = replace(FILE, paper="geography-1391.2")
    report = import_entries(engine, [a_reference(1), added], file)
    assert (report.added("reference"), report.there) == (1, 1)
    assert values(engine, "SELECT key, position FROM reference ORDER BY id") == [
        ("geography-1391.2.r1", 1), ("geography-1391.2.r2", 2), ("geography-1391.2.r3", 3),
    ]  # fmt: skip
    before = dump(engine, "load_run")
    load_volume(engine, a_volume(language="fa", publisher="سمت"))
    assert dump(engine, "load_run")["reference"] == before["reference"]


def test_two_references_of_a_file_with_one_key_are_two(engine: Engine) -> None:
    load_volume(engine, a_volume())
    file = replace(FILE, paper="geography-1391.1")
    added = [a_reference(1, key="r1"), a_reference(2, "نای", "قدرت نرم", 1387, key="r1")]
    for _ in range(2):
        import_entries(engine, added, file)
    query = "SELECT r.title FROM reference r JOIN paper p ON p.id = r.paper_id WHERE p.key = 'geography-1391.1'"
    assert sorted(values(engine, query)) == ["جغرافیای سیاسی", "قدرت نرم"]


def test_references_of_signs_alone_are_told_apart_and_come_once(engine: Engine) -> None:
    load_volume(engine, a_volume())
    file = replace(FILE, paper="geography-1391.1")
    for _ in range(2):
        import_entries(engine, [Reference(1, "{}"), Reference(2, '{"": ""}')], file)
    query = "SELECT raw_text FROM reference r JOIN paper p ON p.id = r.paper_id WHERE p.key = 'geography-1391.1'"
    assert sorted(values(engine, query)) == ['{"": ""}', "{}"]


@pytest.mark.parametrize("key", ["{", "[1]", '"a"', "کلید"])
def test_a_key_that_no_paper_may_have_is_kept_as_it_is(engine: Engine, key: str) -> None:
    import_entries(engine, [an_entry(a_paper(citation_key=key))], FILE)
    [(paper, _)] = queries.iter_papers(engine)
    assert [(field.variable, field.content) for field in paper.fields] == [("citation-key", key)]


def test_a_publisher_that_looks_like_json_is_text(engine: Engine) -> None:
    shelf = a_journal("8")
    other = replace(shelf, publisher="[دانشگاه تهران")
    titles = ("مرزهای تازهٔ دانش سیاسی", "تحلیل الگوهای سیاسی شهر")
    entries = [an_entry(a_paper(1, title), volume) for title, volume in zip(titles, (shelf, other), strict=True)]
    import_entries(engine, entries, FILE)
    [_, (paper, _)] = queries.iter_papers(engine)
    assert [(field.variable, field.content) for field in paper.fields] == [("publisher", "[دانشگاه تهران")]


def test_a_text_that_grows_goes_round_what_was_imported(engine: Engine) -> None:
    load_volume(engine, a_volume())
    volume = replace(a_volume(), key="")
    for title in ("مرزهای تازهٔ دانش سیاسی", "تحلیل الگوهای سیاسی شهر"):
        import_entries(engine, [an_entry(a_paper(1, title, place=PLACE), volume)], FILE)
    grown = a_volume(
        "geography-1391", *a_volume().papers, a_paper(3, "آب و مرز", authors=(an_authorship(1, a_name("نو")),))
    )
    load_volume(engine, grown)
    assert values(engine, "SELECT key, position FROM paper ORDER BY position") == [
        ("geography-1391.1", 1), ("geography-1391.2", 2), ("geography-1391.5", 3),
        ("geography-1391.3", 7), ("geography-1391.4", 8),
    ]  # fmt: skip


def test_an_older_release_keeps_the_papers(engine: Engine) -> None:
    import_entries(engine, [an_entry(a_paper(place=PLACE), a_journal("8"))], FILE)
    migrate.downgrade(engine, "0001")
    assert values(engine, "SELECT count(*) FROM paper WHERE source_id IS NULL") == [1]
    migrate.upgrade(engine)
    assert values(engine, "SELECT count(*) FROM source") == [0]
