"""The views: the columns that queries rely on, one row a fact, the same on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from proceedings_db.database.load import load_volume
from proceedings_db.database.views import VIEWS
from proceedings_db.records import Affiliation, Name, Problem, ProblemCode
from tests.database.dump import values
from tests.factories import a_citation, a_full_paper, a_name, a_paper, a_place, a_volume, an_authorship

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
