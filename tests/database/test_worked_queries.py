"""The page of worked SQL: every query runs as it stands on both engines and gives answers that were checked by hand."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from proceedings_db.database.load import load_volume
from proceedings_db.database.sql import run_query
from proceedings_db.database.worked_queries import PAGE, read_worked_queries
from proceedings_db.reading.volume import read_volume
from proceedings_db.records import Affiliation
from tests.factories import (
    a_citation,
    a_conference,
    a_full_paper,
    a_name,
    a_paper,
    a_reference,
    a_volume,
    an_authorship,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

QUERIES = {query.name: query for query in read_worked_queries()}
PAPER = "applied-political-geography-1391.14"


def answers(engine: Engine, name: str) -> list[tuple[Any, ...]]:
    """The rows of a worked query, its figures as floats on both engines."""
    _, rows = run_query(engine, QUERIES[name].sql)
    return [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in rows]


@pytest.fixture
def seed(engine: Engine, project: Path) -> Engine:
    """The shipped volume."""
    load_volume(engine, *read_volume(project / "seeds" / "applied-political-geography-1391"))
    return engine


@pytest.fixture
def invented(engine: Engine) -> Engine:
    """Two meetings of one body; two papers with a common reference, one of them by their author."""
    zarghani = an_authorship(1, a_name(), affiliations=(Affiliation(1, "دانشگاه تهران", organization="دانشگاه تهران"),))
    both = (zarghani, an_authorship(2, a_name("رنجکش", "محمد")))
    own = a_reference(3, "زرقانی", "قدرت ملی", 1388)
    lists = (
        (a_reference(1), a_reference(2, "حافظ‌نیا", "ژئوپلیتیک", 1385), own),
        (a_reference(1), own.__class__(2, "بی‌سال")),
    )
    first = a_full_paper(1, authors=both, references=lists[0], citations=(a_citation(1, 1), a_citation(2, 1)))
    second = a_full_paper(1, "قدرت", authors=both[:1], references=lists[1], citations=())
    load_volume(engine, a_volume("geography-1391", first))
    meeting = a_conference("همایش دوم", start_date="2014-05-01")
    load_volume(engine, a_volume("geography-1393", second, a_paper(2, "تنها"), conference=meeting, year=2014))
    return engine


def test_the_page_holds_what_the_parser_finds() -> None:
    assert len(QUERIES) == PAGE.read_text(encoding="utf-8").count("```sql") >= 15


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_runs_and_is_read_only(engine: Engine, name: str) -> None:
    query = QUERIES[name]
    assert query.sql.startswith("SELECT")
    assert ";" not in query.sql
    assert query.title
    columns, rows = run_query(engine, query.sql)
    assert len(set(columns)) == len(columns)
    assert rows == []


def test_answers_of_the_shipped_volume(seed: Engine) -> None:
    assert answers(seed, "who-cites-whom")[0] == (
        *("سید هادی زرقانی", "Alexandra Sizoo", 2007, "Concept Paper on City Diplomacy", 9, PAPER, "sizoo2007concept"),
    )
    assert len(answers(seed, "who-cites-whom")) == 19
    assert sum(row[4] for row in answers(seed, "most-cited-works")) == 41
    assert answers(seed, "most-cited-works")[0][3:] == (1, 9, "sizoo2007concept")
    assert answers(seed, "self-citations") == []
    assert answers(seed, "self-citation-share") == [(PAPER, 20, 0, 0.0)]
    assert answers(seed, "persian-sources") == [(PAPER, 20, 10, 50.0)]
    assert sum(row[2] for row in answers(seed, "kinds-of-sources")) == 20
    assert [row[1] for row in answers(seed, "never-cited")] == [20]
    assert answers(seed, "unlinked-citations") == []
    history = answers(seed, "organizers-history")
    assert [sum(row[1] == role for row in history) for role in ("organizer", "partner", "sponsor")] == [3, 8, 8]
    assert {row[2] for row in history} == {"2012-10-09"}
    assert ("دانشگاه فردوسی مشهد", 2, 1) in answers(seed, "bodies-of-authors")
    sections = answers(seed, "where-cited")
    assert sum(row[2] for row in sections) == 41
    assert sections[0][1] == "مقدمه"
    assert sum(row[2] for row in answers(seed, "to-review")) > 0
    assert len({frozenset(row[3:]) for row in answers(seed, "co-authors")}) == len(answers(seed, "co-authors"))


def test_the_age_of_the_shipped_volume_s_references(seed: Engine, project: Path) -> None:
    volume, _ = read_volume(project / "seeds" / "applied-political-geography-1391")
    years = [reference.year_gregorian for paper in volume.papers for reference in paper.references]
    ages = sorted(2012 - year for year in years if year is not None)
    assert len(ages) == 20
    mean = math.floor(10 * sum(ages) / len(ages) + 0.5) / 10
    assert answers(seed, "age-of-references") == [(PAPER, 2012, 20, ages[0], mean, ages[-1])]
    shares = {row[0]: row[2] for row in answers(seed, "half-life")}
    assert shares == {age: round(100 * sum(other <= age for other in ages) / 20, 1) for age in set(ages)}


def test_answers_of_invented_volumes(invented: Engine) -> None:
    one, two = "geography-1391.1", "geography-1393.1"
    assert [row[:3] for row in answers(invented, "self-citations")] == [(one, 3, "سید هادی زرقانی")]
    assert answers(invented, "self-citation-share") == [(one, 3, 1, 33.3), (two, 2, 0, 0.0)]
    assert answers(invented, "common-literature") == [(one, two, 1)]
    assert answers(invented, "most-cited-works")[0][:1] + answers(invented, "most-cited-works")[0][3:5] == (
        *("جغرافیای سیاسی", 2, 2),
    )
    assert [row[:3] for row in answers(invented, "co-authors")] == [("محمد رنجکش", "سید هادی زرقانی", 1)]
    assert answers(invented, "age-of-references") == [(one, 2012, 3, 3, 6.3, 10), (two, 2014, 1, 12, 12.0, 12)]
    assert [row[1] for row in answers(invented, "never-cited")] == [2, 3]
    assert answers(invented, "bodies-of-authors") == [("دانشگاه تهران", 1, 2)]
    history = [(row[0], row[1], row[2]) for row in answers(invented, "organizers-history")]
    assert history == [
        ("انجمن ژئوپلیتیک ایران", "organizer", "2012-10-09"),
        ("انجمن ژئوپلیتیک ایران", "organizer", "2014-05-01"),
        ("دانشگاه اصفهان", "sponsor", "2012-10-09"),
        ("دانشگاه اصفهان", "sponsor", "2014-05-01"),
    ]
    with invented.begin() as connection:
        connection.execute(
            text("UPDATE citation SET reference_id = NULL, match_method = 'unresolved' WHERE cluster = 2")
        )
    assert [row[:3] for row in answers(invented, "unlinked-citations")] == [(one, 2, 1)]
