"""What views, worked queries, ``db stats`` and ``show`` cost among many references, on both engines.

Milliseconds of the quickest of three: SQLite's of the processor, PostgreSQL's by the clock, since
there the server works. ``python -m tests.bench.bench_views 10000 1000000`` takes other sizes,
``python -m tests.bench.bench_views sqlite:///big.db postgresql://…`` measures databases that are there.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from sqlalchemy import Engine, inspect, text

from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import opened
from proceedings_db.database.load import load_volume
from proceedings_db.database.show import show
from proceedings_db.database.sql import run_query
from proceedings_db.database.stats import get_distributions, get_stats
from proceedings_db.database.views import VIEWS
from proceedings_db.database.worked_queries import read_worked_queries
from tests.bench.servers import new_database, postgresql
from tests.bench.synthetic import volumes

SIZES: Final = (10_000, 100_000)
REPEATS: Final = 3
SHOWN: Final = ("paper", "reference", "citation", "person", "organization", "conference", "volume", "work")
Piece = tuple[str, Callable[[Engine], object]]


def pieces(engine: Engine) -> Iterator[Piece]:
    """Give everything that is measured, with what it is called: keys are those of some row in the middle."""
    for view in VIEWS:
        yield f"{view}: 20 rows", asking(f"SELECT * FROM {view} LIMIT 20")
        yield f"{view}: count", asking(f"SELECT count(*) FROM {view}")
        for column in (named["name"] for named in inspect(engine).get_columns(view) if named["name"].endswith("_key")):
            key = _some_value(engine, view, column)
            if key is not None:
                yield f"{view}: by {column}", asking(f"SELECT * FROM {view} WHERE {column} = :key", key)
    for query in read_worked_queries():
        yield f"worked: {query.name}", asking(query.sql)
    yield "db stats", lambda database: (get_stats(database), get_distributions(database))
    for kind in SHOWN:
        key = _some_value(engine, kind, "key")
        if key is not None:
            yield f"show: {kind}", lambda database, key=key: show(database, key)  # type: ignore[misc]


def asking(sql: str, key: str | None = None) -> Callable[[Engine], object]:
    """Return what runs a query, and reads all that it answers."""
    if key is None:
        return lambda engine: run_query(engine, sql)

    def ask(engine: Engine) -> object:
        with engine.connect() as connection:
            return connection.execute(text(sql), {"key": key}).all()

    return ask


def _some_value(engine: Engine, table: str, column: str) -> str | None:
    with engine.connect() as connection:
        query = text(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1 OFFSET :skipped")
        found = (connection.execute(query, {"skipped": skipped}).scalar() for skipped in (77, 0))
        return next((key for key in found if key is not None), None)


def milliseconds(engine: Engine, work: Callable[[Engine], object], clock: Callable[[], float]) -> float:
    """Return those of the quickest run."""
    taken = []
    for _ in range(REPEATS):
        start = clock()
        work(engine)
        taken.append((clock() - start) * 1000)
    return min(taken)


def measure(engine: Engine) -> dict[str, float]:
    """Return the milliseconds of everything."""
    clock = process_time if engine.dialect.name == "sqlite" else perf_counter
    return {name: milliseconds(engine, work, clock) for name, work in pieces(engine)}


def fill(url: str, references: int) -> None:
    """Load synthetic volumes."""
    migrate.upgrade(url)
    with opened(url) as engine:
        for volume in volumes(references):
            load_volume(engine, volume)


def filled(sizes: Sequence[int], folder: Path, server: str | None) -> Iterator[tuple[str, str]]:
    """Make a database of each size on each engine, and give its heading and URL."""
    for size in sizes:
        path = f"sqlite:///{folder / f'{size}.db'}"
        fill(path, size)
        yield f"SQLite {size:,}", path
        if server is not None:
            url = new_database(server, f"views_{size}")
            migrate.upgrade(url)
            with opened(path) as source, opened(url) as target:
                copy_database(source, target)
            yield f"PG {size:,}", url


def print_table(costs: Mapping[str, Mapping[str, float]]) -> None:
    """Print a line for each piece of work, and a column for each database."""
    names = dict.fromkeys(name for column in costs.values() for name in column)
    print(f"{'milliseconds':45}" + "".join(f"{heading:>18}" for heading in costs))
    for name in names:
        print(f"{name:45}" + "".join(f"{column.get(name, float('nan')):>18,.1f}" for column in costs.values()))


def main(arguments: Sequence[str] = ()) -> None:
    """Measure the databases named, or those of the sizes given."""
    urls = [argument for argument in arguments if "://" in argument]
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or SIZES
    costs: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        given = [(url.rpartition("/")[2][-17:], url) for url in urls]
        for heading, url in given or filled(sizes, Path(folder), stack.enter_context(postgresql())):
            with opened(url) as engine:
                costs[heading] = measure(engine)
    print_table(costs)


if __name__ == "__main__":
    main(sys.argv[1:])
