"""The views: the columns that queries rely on, one row a fact, the same on both engines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import inspect

from proceedings_db.database import migrate
from proceedings_db.database.engine import opened
from proceedings_db.database.load import load_volume
from proceedings_db.database.sql import run_query
from proceedings_db.database.views import VIEWS
from proceedings_db.records import Affiliation, Name, Problem, ProblemCode
from tests.database.dump import values
from tests.factories import (
    a_citation,
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_place,
    a_reference,
    a_volume,
    an_authorship,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

# Those that DESIGN.md promises, in this order; others may follow.
COLUMNS = {
    "paper_overview": "paper_key citation_key title authors conference volume date year page_first page_last language",
    "paper_author": "paper_key position name honorific given family person_key organization is_corresponding email",
    "paper_reference": "paper_key position raw_text authors year title csl_type language container_title publisher"
    " times_cited work_key",
    "citation_overview": "paper_key cluster position raw_text locator section reference_position match_method"
    " match_confidence context",
    "cited_work": "work_key title authors year papers_citing times_cited",
    "coauthor": "person_key name coauthor_key coauthor_name papers",
    "organizer_overview": "conference_key conference role position name organization_key",
    "self_citation": "paper_key position author raw_text evidence person_key reference_key work_key authorship_key",
    "needs_review": "entity entity_key field code severity line raw_text message confidence",
}

AUTHORS = (
    an_authorship(
        1,
        a_name(honorific="دکتر"),
        affiliations=(Affiliation(1, "استادیار دانشگاه فردوسی", "استادیار", organization="دانشگاه فردوسی"),),
        is_corresponding=True,
        email="z@example.ir",
    ),
    an_authorship(2, Name(family="عبدالفرجی")),
    an_authorship(3, a_name("رنجکش", "محمد جواد")),
)
VOLUME = a_volume(
    "geography-1391",
    a_full_paper(
        1,
        authors=AUTHORS,
        citations=(
            a_citation(1, 1, section=1, locator="۷", context="جمله"),
            a_citation(1, 2, ("حافظ‌نیا",), raw_text=a_citation(1, 1).raw_text, year_as_printed="1385"),
            a_citation(2, 1),
            a_citation(3, 1, ("ناشناس",), place=a_place(900, 920, line=9)),
        ),
    ),
    a_paper(2, "بی‌نویسنده", authors=()),
    a_paper(3, "سوم", authors=AUTHORS[::2]),
)


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """A database with one volume and a problem."""
    problem = Problem(ProblemCode.NO_DATE, "بی‌تاریخ", place=a_place(line=4), raw_text="؟", confidence=0.5)
    load_volume(engine, VOLUME, [problem])
    return engine


def test_every_view_has_the_columns_promised(engine: Engine) -> None:
    assert set(VIEWS) == set(COLUMNS)
    for view, promised in COLUMNS.items():
        names = [column["name"] for column in inspect(engine).get_columns(view)]
        assert names[: len(promised.split())] == promised.split(), view


def rows(engine: Engine, view: str, order: str, where: str = "TRUE") -> list[tuple[object, ...]]:
    named = COLUMNS[view].split()
    return values(engine, f"SELECT {', '.join(named)} FROM {view} WHERE {where} ORDER BY {order}")


def test_paper_overview(loaded: Engine) -> None:
    listed = rows(loaded, "paper_overview", "paper_key")
    assert listed[0] == (
        "geography-1391.1",
        "zarghani2012naqsh",
        "نقش عوامل محیطی در امنیت پایدار",
        "سید هادی زرقانی; عبدالفرجی; محمد جواد رنجکش",
        "همایش ملی جغرافیای سیاسی کاربردی",
        "مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی",
        "2012-10-09",
        2012,
        10,
        19,
        "fa",
    )
    assert [row[3] for row in listed[1:]] == [None, "سید هادی زرقانی; محمد جواد رنجکش"]


def test_paper_author(loaded: Engine) -> None:
    assert rows(loaded, "paper_author", "position", "paper_key = 'geography-1391.1'") == [
        (
            "geography-1391.1",
            1,
            "سید هادی زرقانی",
            "دکتر",
            "سید هادی",
            "زرقانی",
            "zarghani-seyed-hadi",
            "دانشگاه فردوسی",
            True,
            "z@example.ir",
        ),
        (
            "geography-1391.1",
            2,
            "عبدالفرجی",
            None,
            None,
            "عبدالفرجی",
            values(loaded, "SELECT key FROM person WHERE id = 2")[0],
            None,
            None,
            None,
        ),
        (
            "geography-1391.1",
            3,
            "محمد جواد رنجکش",
            None,
            "محمد جواد",
            "رنجکش",
            values(loaded, "SELECT key FROM person WHERE id = 3")[0],
            None,
            None,
            None,
        ),
    ]


def test_paper_reference_counts_this_paper_s_citations(loaded: Engine) -> None:
    listed = rows(loaded, "paper_reference", "position")
    assert [(row[1], row[3], row[4], row[10]) for row in listed] == [
        (1, "پیروز مجتهدزاده", 1381, 2),
        (2, "پیروز حافظ‌نیا", 1385, 1),
    ]


def test_citation_overview(loaded: Engine) -> None:
    listed = rows(loaded, "citation_overview", "cluster, position")
    assert [(row[1], row[2], row[4], row[5], row[6], row[7], row[9]) for row in listed] == [
        (1, 1, "۷", "مقدمه", 1, "exact", "جمله"),
        (1, 2, None, None, 2, "exact", None),
        (2, 1, None, None, 1, "exact", None),
        (3, 1, None, None, None, "unresolved", None),
    ]


def test_cited_work_counts_over_all_papers(loaded: Engine) -> None:
    load_volume(loaded, a_volume("other-1392", a_full_paper(1)))
    listed = rows(loaded, "cited_work", "year")
    assert [row[1:] for row in listed] == [
        ("جغرافیای سیاسی", "پیروز مجتهدزاده", 1381, 2, 3),
        ("اصول و مفاهیم ژئوپلیتیک", "پیروز حافظ‌نیا", 1385, 2, 2),
    ]


def test_coauthor_has_each_pair_both_ways(loaded: Engine) -> None:
    listed = {(row[1], row[3]): row[4] for row in rows(loaded, "coauthor", "person_key")}
    one, two, three = "سید هادی زرقانی", "عبدالفرجی", "محمد جواد رنجکش"
    both = {(one, two): 1, (one, three): 2, (two, three): 1}
    assert listed == both | {(other, name): papers for (name, other), papers in both.items()}


def test_organizer_overview(loaded: Engine) -> None:
    listed = rows(loaded, "organizer_overview", "role")
    assert [row[2:5] for row in listed] == [
        ("organizer", 1, "انجمن ژئوپلیتیک ایران"),
        ("sponsor", 1, "دانشگاه اصفهان"),
    ]


def test_needs_review_has_problems_and_doubtful_links(loaded: Engine) -> None:
    listed = {row[3]: row for row in rows(loaded, "needs_review", "code")}
    assert listed["no-date"][4:] == ("warning", 4, "؟", "بی‌تاریخ", 0.5)
    assert listed["citation-unresolved"][1] == "geography-1391.1.c3.1"
    with loaded.begin() as connection:
        connection.exec_driver_sql("UPDATE authorship SET match_confidence = 0.7 WHERE id = 4")
    doubtful = rows(loaded, "needs_review", "code", "code = 'doubtful-link'")
    assert [row[:2] for row in doubtful] == [("authorship", "geography-1391.3.a1")]


# --- what is seldom: bodies as authors, several affiliations, calendars, no meeting, no volume ----------------------

BODIES = {1: "دانشگاه تهران", 2: "دانشگاه اصفهان"}
YEARS: tuple[dict[str, Any], ...] = (
    {"year": 1391, "calendar": "jalali", "year_gregorian": 2012},
    {"year": 2010, "calendar": "gregorian", "year_gregorian": 2010},
    {"year": 1416, "calendar": "hijri", "year_gregorian": 1995},
)
TITLES = ("هیدروپلیتیک رودهای مرزی", "Geopolitics of Energy", "الأحکام السلطانیة", "جهانی شدن و هویت ملی")
SELDOM = a_volume(
    "seldom-1391",
    a_full_paper(
        1,
        authors=(
            an_authorship(1, Name(literal="مرکز آمار ایران"), name_as_printed="مرکز آمار ایران"),
            an_authorship(2, affiliations=tuple(Affiliation(n, f"بند {n}", organization=BODIES[n]) for n in (1, 2))),
        ),
        references=(
            *(a_reference(n, title=TITLES[n - 1], **dated) for n, dated in enumerate(YEARS, 1)),
            replace(a_reference(4, title=TITLES[3]), year=None, year_gregorian=None, calendar=None, names=()),
        ),
        citations=(a_citation(1), a_citation(2, authors=("ناشناس",), year_as_printed="1300")),
    ),
    a_paper(2, "بی‌نویسنده", authors=()),
    conference=None,
    year=None,
    year_as_printed=None,
)


def load_what_is_seldom(engine: Engine) -> None:
    """Load two meetings of one series, a volume without a meeting, and take a paper out of its volume."""
    for year, ordinal in ((1391, 1), (1392, 2)):
        meeting = a_conference("همایش ملی دریا", ordinal=ordinal, series="همایش دریا", start_date=f"{year + 621}-10-09")
        load_volume(engine, a_volume(f"sea-{year}", a_paper(1, f"دریا {ordinal}"), conference=meeting))
    load_volume(engine, SELDOM)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE paper SET volume_id = NULL WHERE key = 'sea-1392.1'")


@pytest.fixture
def seldom(engine: Engine) -> Engine:
    load_what_is_seldom(engine)
    return engine


FACTS = {
    "paper_overview": "paper",
    "paper_author": "authorship WHERE role = 'author'",
    "paper_reference": "reference",
    "citation_overview": "citation",
    "cited_work": "work",
    "organizer_overview": "conference_organization",
}


@pytest.mark.parametrize(("view", "facts"), FACTS.items())
def test_a_view_has_a_row_for_each_fact_and_no_more(seldom: Engine, view: str, facts: str) -> None:
    assert values(seldom, f"SELECT count(*) FROM {view}") == values(seldom, f"SELECT count(*) FROM {facts}") != [0]


def test_a_body_as_author_and_an_author_of_two_bodies(seldom: Engine) -> None:
    listed = rows(seldom, "paper_author", "position", "paper_key = 'seldom-1391.1'")
    assert [(row[2], row[4], row[5], row[7]) for row in listed] == [
        ("مرکز آمار ایران", None, None, "مرکز آمار ایران"),
        ("سید هادی زرقانی", "سید هادی", "زرقانی", BODIES[1]),
    ]


def test_papers_without_authors_meeting_or_volume(seldom: Engine) -> None:
    columns = "authors, conference, volume, date, year"
    papers = values(seldom, f"SELECT paper_key, {columns} FROM paper_overview ORDER BY paper_key")
    title = "مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی"
    assert papers == [
        ("sea-1391.1", "سید هادی زرقانی", "همایش ملی دریا", title, "2012-10-09", 2012),
        ("sea-1392.1", "سید هادی زرقانی", None, None, None, None),
        ("seldom-1391.1", "مرکز آمار ایران; سید هادی زرقانی", None, title, None, None),
        ("seldom-1391.2", None, None, title, None, None),
    ]


def test_years_of_references_and_works_in_each_calendar(seldom: Engine) -> None:
    dated = [(TITLES[n], *year.values()) for n, year in enumerate(YEARS)]
    columns = "title, year, calendar, year_gregorian"
    expected = [*dated, (TITLES[3], None, None, None)]
    assert values(seldom, f"SELECT {columns} FROM paper_reference ORDER BY position") == expected
    assert sorted(values(seldom, f"SELECT {columns} FROM cited_work"), key=str) == sorted(expected, key=str)


def test_the_meetings_of_a_series(seldom: Engine) -> None:
    listed = values(seldom, "SELECT DISTINCT date, series FROM organizer_overview ORDER BY date")
    assert listed == [("2012-10-09", "همایش دریا"), ("2013-10-09", "همایش دریا")]


def test_views_are_the_same_on_both_engines(sqlite_url: str, postgresql_url: str) -> None:
    found = []
    for url in (sqlite_url, postgresql_url):
        migrate.upgrade(url)
        with opened(url) as engine:
            load_volume(engine, VOLUME)
            load_what_is_seldom(engine)
            answers = {view: run_query(engine, f"SELECT * FROM {view}") for view in VIEWS}
            found.append({view: (columns, sorted(map(plain, rows))) for view, (columns, rows) in answers.items()})
    assert found[0] == found[1]


def plain(row: tuple[object, ...]) -> tuple[str, ...]:
    """The values with their types; SQLite has 0 and 1 for no and yes."""
    return tuple(repr(int(value) if isinstance(value, bool) else value) for value in row)


@pytest.mark.parametrize("view", VIEWS)
def test_no_key_is_looked_for_row_by_row(sqlite_engine: Engine, view: str) -> None:
    """SQLite goes through no table of facts from end to end where a paper, a person or a work is asked for."""
    named = [column["name"] for column in inspect(sqlite_engine).get_columns(view)]
    for key in {"paper_key", "person_key", "coauthor_key", "reference_key", "conference_key", "entity_key"} & {*named}:
        plan = values(sqlite_engine, f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE {key} = 'x'")
        scanned = {step[3].split()[1] for step in plan if step[3].startswith("SCAN")}
        # What is read through at the end is what was found: the view itself, or a part of it.
        assert not {table for table in scanned - {view} if table.isalpha()}, key
