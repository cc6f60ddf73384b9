"""The shipped volume and the whole text that it was made from give the same rows, offsets and prose apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.database.queries import get_stats
from proceedings_db.reading.volume import read_volume
from tests.database.dump import values

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

KEY = "applied-political-geography-1391"
# The shipped text keeps the markers and leaves out what stands between them.
APART = {"line_start", "line_end", "char_start", "char_end", "context", "sha256", "path", "body", "text"}
APART |= {"records_sha256", "started_at", "finished_at"}


def rows(engine: Engine, *without: str) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            name: [
                tuple(row)
                for row in connection.execute(
                    select(*(column for column in table.columns if column.name not in APART)).order_by(
                        *table.primary_key.columns
                    )
                )
            ]
            for name, table in Base.metadata.tables.items()
            if name not in without
        }


@pytest.fixture
def shipped(project: Path, sqlite_url: str) -> Engine:
    """The shipped volume in a database."""
    migrate.upgrade(sqlite_url)
    engine = open_engine(sqlite_url)
    load_volume(engine, *read_volume(project / "seeds" / KEY))
    return engine


def test_the_shipped_volume_counts(shipped: Engine) -> None:
    stats = get_stats(shipped)
    counted = {table: stats.tables[table] for table in ("conference", "paper", "authorship", "reference")}
    assert counted == {"conference": 1, "paper": 15, "authorship": 36, "reference": 20}
    assert stats.organizers == {"organizer": 3, "partner": 8, "sponsor": 8}
    assert stats.citation_markers == 41
    assert stats.authors == 32
    assert values(shipped, "SELECT key FROM paper WHERE citation_key = 'zarghani2012naqsh'") == [f"{KEY}.14"]
    shipped.dispose()


def test_the_whole_text_gives_the_same_rows(shipped: Engine, shared: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'whole.db'}"
    migrate.upgrade(url)
    engine = open_engine(url)
    load_volume(engine, *read_volume(shared / "seed" / f"{KEY}.txt"))
    # The abstract is prose too.
    whole, short = rows(engine, "problem", "paper_text"), rows(shipped, "problem", "paper_text")
    assert {table: listed for table, listed in whole.items() if listed != short[table]} == {}
    problems = "SELECT code, entity_key, field FROM problem ORDER BY code, entity_key, field"
    assert values(engine, problems) == values(shipped, problems)
    engine.dispose()
    shipped.dispose()
