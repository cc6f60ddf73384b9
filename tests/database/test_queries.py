"""Queries: records in order, a few at a time, and the summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from proceedings_db.database import queries
from proceedings_db.database.load import load_volume
from proceedings_db.database.queries import (
    NO_VOLUME,
    UnknownKeyError,
    get_stats,
    iter_papers,
    iter_references,
    iter_volumes,
    schema_sql,
    show,
)
from proceedings_db.records import Problem, ProblemCode
from tests.database.dump import values
from tests.factories import a_full_paper, a_volume

if TYPE_CHECKING:
    from sqlalchemy import Engine


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """Three volumes, loaded out of order, one of them empty."""
    load_volume(engine, a_volume("b-1392", *(a_full_paper(number, f"ب {number}") for number in range(1, 6))))
    load_volume(engine, a_volume("a-1391"), [Problem(ProblemCode.NO_DATE, "بی‌تاریخ")])
    load_volume(engine, a_volume("c-1393", conference=None, papers=()))
    return engine


@pytest.mark.parametrize("at_once", [1, 2, 5, 200])
def test_papers_come_in_order_whatever_is_read_at_once(
    loaded: Engine, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(queries, "PAPERS_AT_ONCE", at_once)
    found = [(paper.key, volume.key, len(paper.references)) for paper, volume in iter_papers(loaded)]
    assert found == [
        ("a-1391.1", "a-1391", 0),
        ("a-1391.2", "a-1391", 2),
        *((f"b-1392.{number}", "b-1392", 2) for number in range(1, 6)),
    ]


def test_papers_and_references_of_one_volume_or_paper(loaded: Engine) -> None:
    assert [paper.key for paper, _ in iter_papers(loaded, volume="a-1391")] == ["a-1391.1", "a-1391.2"]
    assert [paper.key for paper, _ in iter_papers(loaded, paper="b-1392.3")] == ["b-1392.3"]
    assert list(iter_papers(loaded, volume="nowhere")) == []
    assert list(iter_papers(loaded, paper="b-1392.99")) == []
    assert [(r.key, p.key, v.key) for r, p, v in iter_references(loaded, volume="a-1391")] == [
        ("a-1391.2.r1", "a-1391.2", "a-1391"),
        ("a-1391.2.r2", "a-1391.2", "a-1391"),
    ]
    assert len(list(iter_references(loaded))) == 12


def test_volumes_come_with_their_meeting(loaded: Engine) -> None:
    volumes = list(iter_volumes(loaded))
    assert [volume.key for volume in volumes] == ["a-1391", "b-1392", "c-1393"]
    assert volumes[0].conference == volumes[1].conference
    assert volumes[0].conference is not None
    assert [body.name for body in volumes[0].conference.organizations] == ["انجمن ژئوپلیتیک ایران", "دانشگاه اصفهان"]
    assert volumes[2].conference is None
    assert [volume.key for volume in iter_volumes(loaded, volume="b-1392")] == ["b-1392"]


def test_a_paper_in_no_volume(loaded: Engine) -> None:
    with loaded.begin() as connection:
        connection.exec_driver_sql("UPDATE paper SET volume_id = NULL WHERE key = 'a-1391.1'")
    assert [(paper.key, volume) for paper, volume in iter_papers(loaded)][-1] == ("a-1391.1", NO_VOLUME)
    assert [volume for _, volume in iter_papers(loaded, paper="a-1391.1")] == [NO_VOLUME]


def test_papers_are_read_in_few_queries(loaded: Engine) -> None:
    """As many queries for five papers as for one: what costs is the round trip."""
    from sqlalchemy import event

    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    event.listen(loaded, "before_cursor_execute", count)
    list(iter_papers(loaded, volume="b-1392"))
    five = len(counted)
    counted.clear()
    list(iter_papers(loaded, paper="b-1392.1"))
    assert five <= len(counted)


def test_stats(loaded: Engine) -> None:
    whole = get_stats(loaded)
    assert whole.tables["paper"] == 7
    assert whole.tables["volume"] == 3
    assert whole.organizers == {"organizer": 1, "sponsor": 1}
    assert whole.authors == 1
    assert whole.citation_markers == 12
    assert whole.match_methods == {"exact": 12}
    assert whole.problems == {"warning": 1}
    one = get_stats(loaded, volume="a-1391")
    assert (one.tables["paper"], one.tables["reference"], one.citation_markers) == (2, 2, 2)
    assert one.problems == {"warning": 1}
    assert get_stats(loaded, volume="nowhere").tables["paper"] == 0


def test_one_marker_may_cite_several_works(engine: Engine) -> None:
    from tests.factories import a_citation

    cites = (a_citation(1, 1), a_citation(1, 2, ("حافظ‌نیا",), year_as_printed="1385"), a_citation(2, 1))
    load_volume(engine, a_volume("a-1391", a_full_paper(1, citations=cites)))
    stats = get_stats(engine)
    assert (stats.citation_markers, stats.tables["citation"]) == (2, 3)


def test_schema_is_sql_that_makes_the_same_tables(sqlite_engine: Engine) -> None:
    import sqlite3
    from contextlib import closing

    schema = schema_sql(sqlite_engine)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema)
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")}
    assert made == set(values(sqlite_engine, "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))


def test_schema_of_postgresql_makes_the_same_tables(postgresql_url: str) -> None:
    from sqlalchemy import inspect

    from proceedings_db.database import migrate
    from proceedings_db.database.engine import open_engine

    migrate.upgrade(postgresql_url)
    engine = open_engine(postgresql_url)
    schema = schema_sql(engine)
    tables, views = inspect(engine).get_table_names(), inspect(engine).get_view_names()
    migrate.downgrade(engine, "base")
    with engine.begin() as connection:
        connection.exec_driver_sql(schema.replace("%", "%%"))
    assert set(inspect(engine).get_table_names()) == set(tables)
    assert inspect(engine).get_view_names() == views
    engine.dispose()


# --- show ----------------------------------------------------------------------------------------------------------


def test_show_a_paper(loaded: Engine) -> None:
    tree = show(loaded, "a-1391.2")
    assert tree["entity"] == "paper"
    assert tree["title"] == "نقش عوامل محیطی در امنیت پایدار"
    assert tree["conference"] == "همایش ملی جغرافیای سیاسی کاربردی"
    assert [author["name"] for author in tree["authors"]] == ["سید هادی زرقانی"]
    assert [keyword["keyword"] for keyword in tree["keywords"]] == ["امنیت", "محیط زیست"]
    assert [reference["times_cited"] for reference in tree["references"]] == [1, 1]
    assert [citation["reference_position"] for citation in tree["citations"]] == [1, 2]
    assert "captions" not in tree
    assert show(loaded, tree["citation_key"]) == tree


@pytest.mark.parametrize(
    ("key", "entity", "part"),
    [
        ("a-1391.2.r1", "reference", "cited"),
        ("a-1391.2.a1", "authorship", "person"),
        ("a-1391.2.c1.1", "citation", "raw_text"),
        ("zarghani-seyed-hadi", "person", "papers"),
        ("daneshgah-esfahan", "organization", "conferences"),
        ("a-1391", "volume", "papers"),
    ],
)
def test_show_of_every_kind(loaded: Engine, key: str, entity: str, part: str) -> None:
    tree = show(loaded, key)
    assert (tree["entity"], tree["key"]) == (entity, key)
    assert tree[part]
    assert not [name for name in tree if name == "id" or name.endswith("_id")]


def test_show_of_keys_made_by_the_load(loaded: Engine) -> None:
    for table, part in (("conference", "organizers"), ("work", "references")):
        key = values(loaded, f"SELECT key FROM {table} ORDER BY id")[0]
        assert show(loaded, key)["entity"] == table
        assert show(loaded, key)[part]


def test_show_names_other_kinds_with_the_key(loaded: Engine) -> None:
    with loaded.begin() as connection:
        connection.exec_driver_sql("UPDATE organization SET key = 'zarghani-seyed-hadi' WHERE id = 1")
    assert show(loaded, "zarghani-seyed-hadi")["also"] == ["organization"]


def test_show_of_a_key_that_is_nearly_one_names_it(loaded: Engine) -> None:
    with pytest.raises(UnknownKeyError, match="Did you mean zarghani-seyed-hadi"):
        show(loaded, "zarghani")


@pytest.mark.parametrize("key", ["nowhere", "", "'; DROP TABLE paper; --", "a-1391.%"])
def test_show_of_an_unknown_key(loaded: Engine, key: str) -> None:
    with pytest.raises(UnknownKeyError, match="no such key"):
        show(loaded, key)
