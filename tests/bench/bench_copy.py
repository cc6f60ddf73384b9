"""Copies of a hundred thousand references between the engines: rows a second, whole and again, and the bytes of each.

``python -m tests.bench.bench_copy --url URL`` takes an empty PostgreSQL database, else SQLite is copied to SQLite.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine, text

from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine
from tests.bench.bench_search import fill, measure, queries, references

SIZE = 100_000


def seconds_to_copy(source: Engine, target: Engine) -> tuple[float, int, int]:
    """Seconds, rows that are there in the end, and rows written."""
    start = perf_counter()
    copied = copy_database(source, target)
    taken = perf_counter() - start
    return (
        taken,
        sum(table.rows for table in copied),
        sum(table.added + table.changed + table.removed for table in copied),
    )


def size_of(engine: Engine) -> int:
    """Bytes of the database, indexes included."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def main(arguments: Sequence[str] = ()) -> None:
    """Print what a whole copy, one of nothing and one of a few rows cost, and how both sides search."""
    url = arguments[arguments.index("--url") + 1] if "--url" in arguments else None
    drawn = references()
    asked = queries(drawn)
    with tempfile.TemporaryDirectory() as folder:
        source = open_engine(f"sqlite:///{Path(folder) / 'source.db'}")
        migrate.upgrade(source)
        fill(source, drawn, SIZE)
        target = open_engine(url or f"sqlite:///{Path(folder) / 'target.db'}")
        for name, change in (
            ("whole", None),
            ("nothing new", None),
            ("a changed title", "UPDATE reference SET title = 'x' WHERE id = 7"),
        ):
            if change:
                with source.begin() as connection:
                    connection.execute(text(change))
            taken, rows, written = seconds_to_copy(source, target)
            print(f"{name}: {rows:,} rows in {taken:.1f} s, {written:,} written, both sides digested", flush=True)
        for engine in (source, target):
            taken_each, worked, answered = measure(engine, asked)
            middle = sorted(taken_each)[len(taken_each) // 2]
            print(
                f"{engine.dialect.name}: {size_of(engine) / SIZE:,.0f} bytes a reference; search {middle:.1f} ms "
                f"({sorted(worked)[len(worked) // 2]:.1f} of this processor), {answered} of {len(asked)} found"
            )
            engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
