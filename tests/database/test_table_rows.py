"""Every table and view as rows with types: the same on both engines, and in Parquet what SQL says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pyarrow import parquet
from sqlalchemy import inspect, text

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.table_rows import column_kinds, iter_table_rows, table_names
from proceedings_db.database.views import VIEWS
from proceedings_db.exchange.parquet import write_parquet
from tests.database.every_table import fill_every_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Engine

KINDS = {"INTEGER": "integer", "BIGINT": "integer", "TEXT": "text", "DOUBLE PRECISION": "number", "BOOLEAN": "flag"}
KINDS |= {"VARCHAR": "text", "NUMERIC": "number"}
PYTHON = {"integer": int, "text": str, "number": float, "flag": bool}


def test_a_view_has_on_sqlite_the_types_that_postgresql_finds(sqlite_engine: Engine, postgresql_url: str) -> None:
    migrate.upgrade(postgresql_url)
    postgresql = open_engine(postgresql_url)
    for name in table_names():
        columns = inspect(postgresql).get_columns(name)
        found = {column["name"]: KINDS[str(column["type"]).split(" COLLATE")[0]] for column in columns}
        assert column_kinds(sqlite_engine, name) == found, name
        assert column_kinds(postgresql, name) == found, name
    postgresql.dispose()


def test_parquet_holds_what_sql_says(engine: Engine, tmp_path: Path) -> None:
    fill_every_table(engine)
    for name in table_names():
        kinds = column_kinds(engine, name)
        count = write_parquet(tmp_path / f"{name}.parquet", kinds, iter_table_rows(engine, name, list(kinds)))
        table = parquet.read_table(tmp_path / f"{name}.parquet")
        with engine.connect() as connection:
            listed = connection.execute(text(f"SELECT {', '.join(kinds)} FROM {name}")).all()
        held = [tuple(row.values()) for row in table.to_pylist()]
        assert count == table.num_rows == len(listed), name
        assert ordered(held) == ordered(listed), name
        for column, kind in kinds.items():
            assert {type(value) for value in table[column].to_pylist()} <= {PYTHON[kind], type(None)}, (name, column)
    assert {name for name in VIEWS if parquet.read_table(tmp_path / f"{name}.parquet").num_rows} >= {"paper_overview"}


def ordered(rows: Sequence[Any]) -> list[str]:
    """Rows in an order of their own; SQLite's flags are 0 and 1, and a float may be whole."""
    return sorted(repr([float(value) if isinstance(value, int | float) else value for value in row]) for row in rows)


def test_whole_days_are_days_for_those_who_read_the_files(engine: Engine, tmp_path: Path) -> None:
    """A date may be a month alone, so it stays text; that of a whole day is one for every reader of ISO dates."""
    fill_every_table(engine)
    kinds = column_kinds(engine, "conference")
    write_parquet(tmp_path / "a.parquet", kinds, iter_table_rows(engine, "conference", list(kinds)))
    days = parquet.read_table(tmp_path / "a.parquet")["start_date"].drop_null()
    assert [date.fromisoformat(day) for day in days.to_pylist() if len(day) > len("2019-10")]
