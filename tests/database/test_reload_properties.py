"""Whatever is edited between two loads: rows are the records, keys are single, and nothing is left behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.queries import iter_papers
from proceedings_db.records import Affiliation, Name, Paper, Volume
from tests.database.dump import RUNS, check_index, dump, values
from tests.database.test_load import without_keys
from tests.factories import a_citation, a_reference, a_section, a_source, a_volume, an_authorship

if TYPE_CHECKING:
    from sqlalchemy import Engine

TITLES = ("تبیین فلسفی", "تقسیمات کشوری", "آب و هوا", "امنیت پایدار", "امنیت پایدار ملی")
NAMES = (
    Name(given="سید هادی", family="زرقانی"),
    Name(given="هادی", family="زرقانی"),
    Name(given="محمدرضا", family="حافظ‌نیا"),
    Name(family="عبدالفرجی"),
    Name(literal="دانشگاه تهران"),
)
WORKS = (("مجتهدزاده", "جغرافیای سیاسی", 1381), ("حافظ‌نیا", "ژئوپلیتیک", 1385), ("Sizoo", "City Diplomacy", 2007))
BODIES = ("دانشگاه تهران", "دانشگاه  تهران", "مؤسسه عالی")
KEYED = ("paper", "reference", "authorship", "citation", "person", "organization", "work", "conference", "volume")


@st.composite
def papers(draw: st.DrawFn, position: int) -> Paper:
    """A paper drawn from a few names, works and markers, so that two draws have much in common."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=3))
    bodies = draw(st.lists(st.sampled_from(BODIES), min_size=len(names), max_size=len(names)))
    works = draw(st.lists(st.sampled_from(WORKS), max_size=4))
    cited = draw(st.lists(st.sampled_from(WORKS), max_size=4)) if works else []
    return Paper(
        position,
        title := draw(st.sampled_from(TITLES)),
        title,
        "fa",
        page_first=draw(st.sampled_from((None, 1, 11))),
        authors=tuple(
            an_authorship(at, name, affiliations=(Affiliation(1, body, organization=body),))
            for at, (name, body) in enumerate(zip(names, bodies, strict=True), start=1)
        ),
        sections=(a_section(1),) if draw(st.booleans()) else (),
        references=tuple(a_reference(at, *work) for at, work in enumerate(works, start=1)),
        citations=tuple(
            a_citation(at, 1, (family,), year_as_printed=str(year), context=draw(st.sampled_from((None, "جمله"))))
            for at, (family, _, year) in enumerate(cited, start=1)
        ),
    )


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    """A volume of up to four papers, with or without a meeting."""
    count = draw(st.integers(0, 4))
    volume = a_volume("geography-1391", papers=tuple(draw(papers(at)) for at in range(1, count + 1)))
    return volume if draw(st.booleans()) else replace(volume, conference=None)


@pytest.fixture(scope="module")
def template() -> Engine:
    """A migrated database in memory, to be copied."""
    engine = open_engine("sqlite://")
    migrate.upgrade(engine)
    return engine


def copy_of(template: Engine) -> Engine:
    engine = open_engine("sqlite://")
    with template.connect() as source, engine.connect() as target:
        assert source.connection.driver_connection is not None
        source.connection.driver_connection.backup(target.connection.driver_connection)
    return engine


def keys(engine: Engine) -> dict[str, list[str]]:
    return {table: values(engine, f"SELECT key FROM {table} ORDER BY key") for table in KEYED}


def check(engine: Engine, volume: Volume) -> None:
    """See that rows are the records, that nothing points nowhere, and that nothing is left of what went."""
    assert [without_keys(paper) for paper, _ in iter_papers(engine)] == [without_keys(paper) for paper in volume.papers]
    assert values(engine, "PRAGMA foreign_key_check") == []
    check_index(engine)
    for table, owner in (("person", "authorship"), ("work", "reference")):
        used = set(values(engine, f"SELECT {table}_id FROM {owner}"))
        assert set(values(engine, f"SELECT id FROM {table}")) == used
    used = set()
    for table in ("conference_organization", "affiliation", "authorship"):
        used |= set(values(engine, f"SELECT organization_id FROM {table} WHERE organization_id IS NOT NULL"))
    assert set(values(engine, "SELECT id FROM organization")) == used
    assert values(engine, "SELECT count(*) FROM person WHERE id NOT IN (SELECT person_id FROM person_name)") == [0]
    numbered = "SELECT key FROM {} WHERE key IN (SELECT key FROM retired_key WHERE scope = '{}')"
    for table in KEYED:
        assert values(engine, numbered.format(table, table)) == []
    retired = set(values(engine, "SELECT key FROM retired_key WHERE scope LIKE '%.%'"))
    assert not retired & {key for table in KEYED[:4] for key in keys(engine)[table]}


@settings(max_examples=30)
@given(steps=st.lists(volumes(), min_size=1, max_size=4))
def test_rows_are_the_records_after_any_edits(template: Engine, steps: list[Volume]) -> None:
    engine = copy_of(template)
    for volume in steps:
        load_volume(engine, volume)
        check(engine, volume)
        # That papers moved is told once; the load after finds nothing that did.
        before = dump(engine, *RUNS, "source", "problem")
        report = load_volume(engine, replace(volume, sources=(a_source(text="دیگر"),)))
        assert (report.total().added, report.total().removed) == (0, 0)
        assert {
            name: rows for name, rows in dump(engine, *RUNS, "source", "problem").items() if rows != before[name]
        } == {}
    engine.dispose()


@settings(max_examples=30)
@given(first=volumes(), detour=st.lists(volumes(), min_size=1, max_size=3))
def test_no_key_is_given_to_a_second_record(template: Engine, first: Volume, detour: list[Volume]) -> None:
    """A key once retired is that of the record it was, should that come back, and of no other."""
    engine = copy_of(template)
    known: dict[tuple[str, str], str] = {}
    papers_of = "SELECT 'geography-1391.', key, title_key FROM paper"
    people_of = "SELECT 'person', p.key, n.name_key FROM person p JOIN person_name n ON n.person_id = p.id"
    for volume in (first, *detour, first):
        load_volume(engine, volume)
        live: dict[tuple[str, str], set[str]] = {}
        for scope, key, match in values(engine, f"{papers_of} UNION ALL {people_of}"):
            live.setdefault((scope, key), set()).add(match)
        for place in known.keys() & live.keys():
            assert known.pop(place) in live[place]
        known |= {(row[0], row[1]): row[2] for row in values(engine, "SELECT scope, key, match_key FROM retired_key")}
        for table, listed in keys(engine).items():
            assert len(set(listed)) == len(listed), table
    engine.dispose()
