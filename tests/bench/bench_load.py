"""Load of the shipped volume, 200 times over, against raw sqlite3 inserts of the very rows that it makes."""

from __future__ import annotations

import sqlite3
import tempfile
import tracemalloc
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import process_time

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.database.queries import iter_references
from proceedings_db.database.search_index import INDEXES
from proceedings_db.matching.citations import match_citations
from proceedings_db.reading.volume import read_volume
from proceedings_db.records import Paper, Problem, Volume
from proceedings_db.text.fold import fold

TIMES = 200
AT_ONCE = 10_000
SEED = Path(__file__).parents[2] / "seeds" / "applied-political-geography-1391"


def as_volumes(volume: Volume) -> list[Volume]:
    """The volume under 200 keys: as many transactions, the same people and works over and over."""
    return [replace(volume, key=f"{volume.key}-{number}") for number in range(TIMES)]


def as_one(volume: Volume) -> list[Volume]:
    """One volume with the papers of 200, each with a title of its own."""
    papers: list[Paper] = []
    for number in range(TIMES):
        shift = number * len(volume.papers)
        papers += (
            replace(paper, position=paper.position + shift, title=f"{paper.title} {number}") for paper in volume.papers
        )
    return [replace(volume, papers=tuple(papers))]


def seconds_to_load(path: Path, volumes: Sequence[Volume], problems: Sequence[Problem]) -> float:
    """Processor time of the loads; what the first one imports is paid before."""
    migrate.upgrade(f"sqlite:///{path}")
    engine = open_engine(f"sqlite:///{path}")
    start = process_time()
    for volume in volumes:
        load_volume(engine, volume, problems)
    taken = process_time() - start
    engine.dispose()
    return taken


def seconds_to_insert(source: Path, target: Path) -> tuple[float, int]:
    """Processor time of putting the rows of ``source`` into ``target``, full-text indexes included, and their number.

    All tables in one transaction, each in the order of its keys, with foreign keys and all indexes on: no loader that
    gets a volume after another could be as fast. Reading the rows is not counted.
    """
    migrate.upgrade(f"sqlite:///{target}")
    taken, number = 0.0, 0
    with closing(sqlite3.connect(source)) as rows, closing(sqlite3.connect(target, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("BEGIN")
        # A body may stand before the one that it is part of.
        raw.execute("PRAGMA defer_foreign_keys = ON")
        for table in Base.metadata.sorted_tables:
            found = rows.execute(f"SELECT * FROM {table.name}")
            statement = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(found.description))})"
            while part := found.fetchmany(AT_ONCE):
                start = process_time()
                raw.executemany(statement, part)
                taken += process_time() - start
                number += len(part)
        start = process_time()
        for index in INDEXES:
            raw.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        raw.execute("COMMIT")
        return taken + process_time() - start, number


def seconds_to_think(volumes: Sequence[Volume]) -> float:
    """Processor time of what no insert does: folding what is searched, and linking citations."""
    start = process_time()
    for volume in volumes:
        for paper in volume.papers:
            match_citations(paper)
            for text in (paper.title, *(section.text for section in paper.sections)):
                fold(text)
            for reference in paper.references:
                fold(reference.raw_text)
    return process_time() - start


def peak_of_reading(path: Path) -> int:
    """The most memory held while giving out every reference, in bytes."""
    engine = open_engine(f"sqlite:///{path}", create=False)
    tracemalloc.start()
    for _ in iter_references(engine):
        pass
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    engine.dispose()
    return top


def main() -> None:
    """Print the ratios."""
    volume, problems = read_volume(SEED)
    with tempfile.TemporaryDirectory() as folder:
        seconds_to_load(Path(folder) / "warm.db", [volume], problems)
        for name, volumes in (("200 volumes", as_volumes(volume)), ("one volume", as_one(volume))):
            loaded, raw = Path(folder) / f"{name}.db", Path(folder) / f"{name}-raw.db"
            taken = seconds_to_load(loaded, volumes, problems)
            floor, rows = seconds_to_insert(loaded, raw)
            print(
                f"{name}: {rows:,} rows, {rows / taken:,.0f} rows/s; {taken / floor:.1f} × raw inserts, of which "
                f"{seconds_to_think(volumes) / floor:.1f} × folds and links; {loaded.stat().st_size / 2**20:.0f} MiB; "
                f"reading all references back holds {peak_of_reading(loaded) / 2**20:.1f} MiB at most"
            )
        start = process_time()
        engine = open_engine(f"sqlite:///{loaded}")
        assert load_volume(engine, volumes[0], problems).no_op
        print(f"the same volume again: {process_time() - start:.2f} s, against {taken:.2f} s")
        engine.dispose()


if __name__ == "__main__":
    main()
