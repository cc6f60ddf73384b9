"""What a database of ten thousand to a million references costs, on both engines, in one table.

Synthetic volumes are loaded into both engines in turn; at each size the table says

* seconds of the processor of all loads so far, and how many times those of raw ``sqlite3`` inserts of the same rows,
* milliseconds of the median search, after each was asked once,
* seconds of exporting all references as BibTeX, of copying the database whole into a new SQLite file, and of three of
  the worked queries together,
* bytes a reference, those of the empty database taken off.

The processor is ours and that of the process of PostgreSQL that serves us. ``python -m tests.bench.bench_scale 10000
1000000`` takes other sizes, ``--skip copy export`` leaves pieces of work out, ``--sqlite`` PostgreSQL.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from sqlalchemy import Engine

import proceedings_db
from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.sql import run_query
from proceedings_db.database.worked_queries import read_worked_queries
from tests.bench.bench_load import seconds_to_insert
from tests.bench.bench_search import seconds_of_searches
from tests.bench.servers import new_database, postgresql, processor_clock
from tests.bench.synthetic import A_VOLUME, known_works, volumes

SIZES: Final = (10_000, 100_000)
QUERIES: Final = ("most-cited-works", "co-authors", "age-of-references")
COSTS: Final = ("load s", "× raw", "search ms", "export s", "copy s", "queries s", "bytes/ref")
PER_REFERENCE: Final = ("load s", "export s", "copy s", "queries s")
SKIPPABLE: Final = ("search", "export", "copy", "queries")


@dataclass(slots=True)
class Database:
    """A database that grows, and what it costs so far."""

    name: str
    engine: Engine
    clock: Callable[[], float]
    empty: int
    loaded: float = 0.0
    costs: dict[int, dict[str, float]] = field(default_factory=dict)

    def measure(self, references: int, raw: float, folder: Path, skipped: Iterable[str]) -> dict[str, float]:
        """Return the costs at this size; ``raw`` are the seconds of raw inserts."""
        if self.engine.dialect.name == "postgresql":
            # What autovacuum does some time after a large load.
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE")
        works: dict[str, Callable[[], float]] = {
            "search ms": lambda: 1000 * median(seconds_of_searches(self.engine)),
            "export s": lambda: _seconds(self._export),
            "copy s": lambda: _seconds(lambda: self._copy(folder / "copied.db")),
            "queries s": lambda: _seconds(self._ask),
        }
        costs = {"load s": self.loaded, "× raw": self.loaded / raw}
        costs |= {name: work() for name, work in works.items() if name.split()[0] not in skipped}
        costs["bytes/ref"] = (_bytes_of(self.engine) - self.empty) / references
        self.costs[references] = costs
        return costs

    def _export(self) -> None:
        with Path("/dev/null").open("w", encoding="utf-8") as out:
            url = self.engine.url.render_as_string(hide_password=False)
            proceedings_db.export("bibtex", out, url=url, what="references")

    def _copy(self, path: Path) -> None:
        target = open_engine(f"sqlite:///{path}")
        copy_database(self.engine, target)
        target.dispose()
        path.unlink()

    def _ask(self) -> None:
        for query in read_worked_queries():
            if query.name in QUERIES:
                run_query(self.engine, query.sql)


def _seconds(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def open_database(name: str, url: str) -> Database:
    """Return an empty database at ``url``."""
    migrate.upgrade(url)
    engine = open_engine(url)
    return Database(name, engine, processor_clock(engine), _bytes_of(engine))


def _bytes_of(engine: Engine) -> int:
    query = "SELECT pg_database_size(current_database())"
    if engine.dialect.name == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def grow(databases: Sequence[Database], sizes: Iterable[int]) -> Iterator[int]:
    """Load volumes into all databases, the same into each, and give each of ``sizes`` as it is reached."""
    ordered = sorted(sizes)
    coming = volumes(ordered[-1])
    reached = 0
    for size in ordered:
        for volume in islice(coming, (size - reached) // A_VOLUME):
            for database in databases:
                start = database.clock()
                load_volume(database.engine, volume)
                database.loaded += database.clock() - start
        reached = size
        yield size


@contextmanager
def opened_databases(folder: Path, *, with_postgresql: bool) -> Iterator[list[Database]]:
    """Give an empty database of each engine that there is, SQLite's first, which is the file ``loaded.db``."""
    databases = [open_database("SQLite", f"sqlite:///{folder / 'loaded.db'}")]
    with postgresql() as server:
        if with_postgresql and server is not None:
            databases.append(open_database("PostgreSQL", new_database(server, "scale")))
        yield databases
        for database in databases:
            database.engine.dispose()


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:12}" + "".join(f"{cell:>11}" for cell in cells)


def _show(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:,.0f}" if figure >= 1000 else f"{figure:.2f}"


def _print_growth(database: Database) -> None:
    """Print how much more a reference costs at the largest size than at the smallest, and a search."""
    first, last = min(database.costs), max(database.costs)
    small, large = database.costs[first], database.costs[last]
    shares = {name: first / last if name in PER_REFERENCE else 1.0 for name in COSTS}
    grown = (large[name] / small[name] * shares[name] if name in small else None for name in COSTS)
    print(_line(database.name, [f"{last:,}", *(f"{_show(figure)} ×" for figure in grown)]), flush=True)


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line an engine and a size, and what a reference costs at the last size against the first."""
    parser = argparse.ArgumentParser(prog="bench_scale")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--skip", nargs="*", choices=SKIPPABLE, default=())
    parser.add_argument("--sqlite", action="store_true", help="leave PostgreSQL out")
    options = parser.parse_args(arguments)
    known_works()
    with (
        tempfile.TemporaryDirectory() as name,
        opened_databases(Path(name), with_postgresql=not options.sqlite) as databases,
    ):
        print(_line("", ["references", *COSTS]), flush=True)
        for size in grow(databases, options.sizes):
            raw, _ = seconds_to_insert(Path(name) / "loaded.db", Path(name) / "raw.db")
            (Path(name) / "raw.db").unlink()
            for database in databases:
                costs = database.measure(size, raw, Path(name), options.skip)
                print(_line(database.name, [f"{size:,}", *(_show(costs.get(cost)) for cost in COSTS)]), flush=True)
        print(f"\nA reference among {max(options.sizes):,} against one among {min(options.sizes):,}:")
        for database in databases:
            _print_growth(database)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nAt most {peak:,.0f} MiB of memory were used, by the benchmark, the loader and SQLite together.")


if __name__ == "__main__":
    main(sys.argv[1:])
