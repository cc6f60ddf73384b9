"""The page of worked SQL: every query runs as it stands on both engines and gives answers that were checked by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from proceedings_db.database.load import load_volume
from proceedings_db.database.sql import run_query
from proceedings_db.database.worked_queries import PAGE, read_worked_queries
from proceedings_db.reading.volume import read_volume
from proceedings_db.records import Affiliation, Name, ReferenceName
from tests.database.worked_answers import load_shipped_volume, with_answers
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

    from proceedings_db.records import Reference, Volume

QUERIES = {query.name: query for query in read_worked_queries()}
PAPER = "applied-political-geography-1391.14"


def answers(engine: Engine, name: str) -> list[tuple[Any, ...]]:
    """The rows of a worked query."""
    return run_query(engine, QUERIES[name].sql)[1]


@pytest.fixture
def seed(engine: Engine) -> Engine:
    """The shipped volume."""
    load_shipped_volume(engine)
    return engine


@pytest.fixture(scope="module")
def shipped(project: Path) -> Volume:
    """The shipped volume as it is read."""
    return read_volume(project / "seeds" / "applied-political-geography-1391")[0]


def references_of(volume: Volume) -> list[Reference]:
    return [reference for paper in volume.papers for reference in paper.references]


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
    assert query.sql.startswith(("SELECT", "WITH"))
    assert ";" not in query.sql
    assert query.title
    columns, rows = run_query(engine, query.sql)
    assert len(set(columns)) == len(columns)
    assert rows == []


def test_the_page_shows_the_answers_of_the_shipped_volume(seed: Engine) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_answers(page, seed), "`python -m tests.database.worked_answers` writes them anew"


def test_answers_of_the_shipped_volume(seed: Engine, shipped: Volume) -> None:
    assert sum(row[4] for row in answers(seed, "most-cited-works")) == 41
    names = [name for reference in references_of(shipped) for name in reference.names]
    cited = sum(name.role == "author" and name.name.family is not None for name in names)
    assert sum(row[3] for row in answers(seed, "most-cited-authors")) == cited
    assert sum(row[2] for row in answers(seed, "kinds-of-sources")) == 20
    history = answers(seed, "organizers-history")
    assert [sum(row[1] == role for row in history) for role in ("organizer", "partner", "sponsor")] == [3, 8, 8]
    assert sum(row[2] for row in answers(seed, "where-cited")) == 41
    assert len({frozenset(row[3:]) for row in answers(seed, "co-authors")}) == len(answers(seed, "co-authors"))


PRINTED = {
    # In the list: given and family name. In the paper: «سید هادی زرقانی», «علی حافظ‌نیا», «م. ر. رضایی», «آذری».
    ("سید هادی", "زرقانی"): "name",
    ("سیدهادی", "زرقاني"): "name",
    ("هادی", "زرقانی"): "name",
    ("ه.", "زرقانی"): "initials",
    (None, "زرقانی"): "family",
    ("پیروز", "زرقانی"): None,
    ("سید هاشم", "زرقانی"): None,
    ("S. H.", "Zarghani"): "latin",
    ("Hadi", "Zarghani"): "latin",
    ("P.", "Zarghani"): None,
    ("علی", "حافظ نیا"): "name",
    ("علی", "نیا"): None,
    ("A.", "Hafeznia"): "latin",
    ("A.", "Hafez-nia"): "latin",
    ("محمدرضا", "رضایی"): "initials",
    ("ع.", "رضایی"): None,
    ("محمد", "علی‌رضایی"): None,
    ("ناصر", "آذری"): "family",
    (None, "آذری"): "family",
    ("آ.", "ذری"): None,
    ("100%", "%"): None,
}


@pytest.mark.parametrize(("cited", "evidence"), PRINTED.items())
def test_self_citations_by_name(engine: Engine, cited: tuple[str | None, str], evidence: str | None) -> None:
    authors = (("سید هادی", "زرقانی"), ("علی", "حافظ‌نیا"), ("م. ر.", "رضایی"), (None, "آذری"))
    given, family = cited
    reference = a_reference(1, names=(ReferenceName("author", 1, Name(given=given, family=family)),))
    paper = a_full_paper(
        1,
        authors=tuple(an_authorship(n, a_name(family, given)) for n, (given, family) in enumerate(authors, 1)),
        references=(reference,),
        citations=(),
    )
    load_volume(engine, a_volume("geography-1391", paper))
    assert [row[3] for row in answers(engine, "self-citations")] == ([evidence] if evidence else [])


def test_a_cited_paper_of_the_database_is_known_by_its_people(engine: Engine) -> None:
    """The name in the list says nothing, the linked paper says all; it is one row, whatever names agree too."""
    volume, title = a_volume("geography-1391", a_paper(1, "قدرت نرم و امنیت پایدار در خلیج فارس")), "یادداشت"
    load_volume(engine, volume)
    other = ReferenceName("author", 2, Name(given="س. ه.", family="زرقانی"))
    names = (ReferenceName("author", 1, Name(given="سید هادی", family="زرقانی")), other)
    own = a_reference(1, title=volume.papers[0].title, year=1391, names=names)
    load_volume(engine, a_volume("geography-1393", a_full_paper(1, title, references=(own,), citations=())))
    assert [row[:4] for row in answers(engine, "self-citations")] == [
        ("geography-1393.1", 1, "سید هادی زرقانی", "paper")
    ]
    assert answers(engine, "self-citation-share") == [("geography-1393.1", 1, 1, 1, 100.0)]


def test_people_who_cite_each_other(engine: Engine) -> None:
    ali, reza = a_name("حافظ‌نیا", "علی"), a_name("رضایی", "محمد")
    titles = ("قدرت نرم و امنیت پایدار در خلیج فارس", "هیدروپلیتیک رودهای مرزی ایران")
    cited = [
        a_reference(1, title=title, year=1391, names=(ReferenceName("author", 1, name),))
        for title, name in zip(titles, (ali, reza), strict=True)
    ]
    papers = [
        a_full_paper(n, titles[n - 1], authors=(an_authorship(1, name),), references=(reference,), citations=())
        for n, name, reference in ((1, ali, cited[1]), (2, reza, cited[0]))
    ]
    load_volume(engine, a_volume("geography-1391", *papers))
    assert answers(engine, "mutual-citations") == [("hafeznia-ali", "rezaei-mohammad", 1, 1)]
    assert answers(engine, "self-citations") == []


def test_works_cited_in_one_breath(engine: Engine) -> None:
    both = tuple(a_citation(1, n, (name,), year_as_printed=year) for n, name, year in CITED)
    load_volume(engine, a_volume("geography-1391", a_full_paper(1, citations=(*both, a_citation(2, 1)))))
    load_volume(engine, a_volume("geography-1393", a_full_paper(1, citations=both)))
    assert [row[:4] for row in answers(engine, "cited-together")] == [
        ("اصول و مفاهیم ژئوپلیتیک", "جغرافیای سیاسی", 2, 2)
    ]


CITED = ((1, "مجتهدزاده", "1381"), (2, "حافظ‌نیا", "1385"))


def test_the_age_of_the_shipped_volume_s_references(seed: Engine, shipped: Volume) -> None:
    references = references_of(shipped)
    years = [reference.year_gregorian for reference in references]
    ages = sorted(2012 - year for year in years if year is not None)
    assert len(ages) == 20
    mean = math.floor(10 * sum(ages) / len(ages) + 0.5) / 10
    recent = 100 * sum(age <= 5 for age in ages) / len(ages)
    assert answers(seed, "age-of-references") == [(PAPER, 2012, 20, ages[0], mean, ages[-1], recent)]
    for source, is_persian in (("persian", True), ("other", False)):
        own = [2012 - (r.year_gregorian or 0) for r in references if (r.language == "fa") == is_persian]
        shares = {row[1]: row[3] for row in answers(seed, "half-life") if row[0] == source}
        assert shares == {age: round(100 * sum(other <= age for other in own) / len(own), 1) for age in set(own)}


def test_answers_of_invented_volumes(invented: Engine) -> None:
    one, two = "geography-1391.1", "geography-1393.1"
    assert answers(invented, "self-citation-share") == [(one, 3, 0, 0, 0.0), (two, 2, 0, 0, 0.0)]
    assert answers(invented, "common-literature") == [(one, two, 1)]
    assert answers(invented, "most-cited-works")[0][:1] + answers(invented, "most-cited-works")[0][3:5] == (
        *("جغرافیای سیاسی", 2, 2),
    )
    assert [row[:3] for row in answers(invented, "co-authors")] == [("محمد رنجکش", "سید هادی زرقانی", 1)]
    assert answers(invented, "age-of-references") == [
        (one, 2012, 3, 3, 6.3, 10, 33.3),
        (two, 2014, 1, 12, 12.0, 12, 0.0),
    ]
    assert [row[1] for row in answers(invented, "never-cited")] == [2, 3]
    assert [row[:3] for row in answers(invented, "bodies-of-authors")] == [("دانشگاه تهران", 1, 2)]
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
