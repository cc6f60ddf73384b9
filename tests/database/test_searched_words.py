"""The migration to searched words: what it makes of old texts is what a load makes of the same records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from proceedings_db.database import migrate
from proceedings_db.database.load import load_volume
from proceedings_db.database.search import find_records
from proceedings_db.reading.volume import read_volume
from proceedings_db.text.fold import fold
from tests.database.dump import check_index, values
from tests.factories import a_volume

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

SEARCHED = ("paper_search", "reference_search", "person_search", "organization_search")
BEFORE = "0003"


def searched(engine: Engine) -> dict[str, list[object]]:
    columns = {"paper_search": "title, authors, keywords, body", "reference_search": "title, authors, body"}
    return {
        table: values(
            engine,
            f"SELECT {table.removesuffix('_search')}_id, {columns.get(table, 'names')}, letters, within "
            f"FROM {table} ORDER BY 1",
        )
        for table in SEARCHED
    }


def test_old_texts_become_what_a_load_makes(engine: Engine, project: Path) -> None:
    load_volume(engine, *read_volume(project / "seeds" / "applied-political-geography-1391"))
    load_volume(engine, a_volume("other-1392"))
    before = searched(engine)
    assert all(before.values())
    migrate.downgrade(engine, BEFORE)
    # As the loader of that revision wrote them: folded, with their punctuation.
    with engine.begin() as connection:
        for identity, raw, title in connection.execute(text("SELECT id, raw_text, title FROM reference")).all():
            connection.execute(
                text("UPDATE reference_search SET body = :body, title = :title WHERE reference_id = :id"),
                {"id": identity, "body": fold(raw), "title": fold(title or "")},
            )
        for identity, title in connection.execute(text("SELECT id, title FROM paper")).all():
            connection.execute(
                text("UPDATE paper_search SET title = :title WHERE paper_id = :id"),
                {"id": identity, "title": fold(title)},
            )
    migrate.upgrade(engine)
    assert searched(engine) == before
    check_index(engine)
    assert find_records(engine, "zarghani")[0].key == "zarghani-seyed-hadi"


def test_sounds_go_with_the_migration(engine: Engine) -> None:
    load_volume(engine, a_volume())
    migrate.downgrade(engine, BEFORE)
    authors = values(engine, "SELECT authors FROM reference_search ORDER BY reference_id")
    assert authors == ["پیروز مجتهدزاده", "پیروز حافظنیا"]
