"""Who cites what, and the tables as they leave the database, the same on both engines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from proceedings_db.database.cited_works import Citing, iter_cited_works, iter_citing, iter_people, iter_writing
from proceedings_db.database.load import load_volume
from proceedings_db.database.table_rows import column_kinds, iter_table_rows, table_names
from tests.database.dump import values
from tests.factories import a_full_paper, a_name, a_paper, a_reference, a_source, a_volume, an_authorship

if TYPE_CHECKING:
    from sqlalchemy import Engine

TWO = a_volume(
    "geography-1392",
    a_full_paper(1, "مرزهای تازهٔ دانش سیاسی", authors=(an_authorship(1, a_name("نامدار", "مریم")),)),
    a_paper(2, "آب و مرز"),
    title="مجموعه مقالات همایش دوم",
    conference=None,
    sources=(a_source(path="second.txt"),),
)


def test_a_work_that_two_papers_cite_is_one(engine: Engine) -> None:
    load_volume(engine, a_volume())
    load_volume(engine, TWO)
    works = dict(iter_cited_works(engine))
    assert sorted(reference.title or "" for reference in works.values()) == [
        "اصول و مفاهیم ژئوپلیتیک",
        "جغرافیای سیاسی",
    ]
    assert [name.name.family for name in next(iter(works.values())).names] == ["مجتهدزاده"]
    citing = list(iter_citing(engine))
    assert Counter(link.citing for link in citing) == {"geography-1391.2": 2, "geography-1392.1": 2}
    assert {link.cited for link in citing} == set(works)
    first = next(link for link in citing if link.citing == "geography-1391.2")
    assert first == Citing("geography-1391.2", None, "geography-1391", first.cited, None, 2002, 1)


def test_a_selection_narrows_both(engine: Engine) -> None:
    load_volume(engine, a_volume())
    load_volume(engine, TWO)
    assert {link.citing for link in iter_citing(engine, volume="geography-1392")} == {"geography-1392.1"}
    assert list(iter_citing(engine, paper="geography-1392.2")) == []
    assert len(list(iter_cited_works(engine, paper="geography-1392.1"))) == 2
    assert [name for _, name in iter_people(engine, paper="geography-1392.1")] == ["مریم نامدار"]


def test_a_work_named_twice_in_a_list_is_cited_once(engine: Engine) -> None:
    references = (a_reference(1), a_reference(2, raw_text="مجتهدزاده، جغرافیای سیاسی، ۱۳۸۱"))
    load_volume(engine, a_volume("geography-1391", a_paper(1, references=references)))
    assert [link.references for link in iter_citing(engine)] == [2]


def test_people_and_what_they_wrote(engine: Engine) -> None:
    load_volume(engine, a_volume())
    people, writing = dict(iter_people(engine)), list(iter_writing(engine))
    assert list(people.values()) == ["سید هادی زرقانی"]
    [key] = people
    assert writing == [(key, "geography-1391.1"), (key, "geography-1391.2")]


def test_all_rows_of_all_tables_and_views(engine: Engine) -> None:
    load_volume(engine, a_volume())
    types = {"integer": int, "text": str, "number": (int, float), "flag": (bool, int)}
    for name in table_names():
        kinds = column_kinds(engine, name)
        rows = [row for batch in iter_table_rows(engine, name, list(kinds)) for row in batch]
        assert values(engine, f"SELECT count(*) FROM {name}") == [len(rows)], name
        for row in rows:
            for (column, kind), value in zip(kinds.items(), row, strict=True):
                assert value is None or isinstance(value, types[kind]), (name, column, value)
