"""Search among ten thousand to a million references made by the generator: the median and the worst of many queries.

``python -m tests.bench.bench_search 10000 100000`` takes other sizes, ``--url URL`` another engine's empty database.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Connection, Engine

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine, writing
from proceedings_db.database.loading.rows import insert
from proceedings_db.database.search import find_records
from proceedings_db.database.search_index import INDEXES
from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled
from proceedings_db.text.search_words import fold_sounds, fold_words

SIZES = (10_000, 100_000, 1_000_000)
DISTINCT = 60_000
A_PAPER = 25
ASKED = 150
Row = tuple[Any, ...]


def references() -> list[Labelled]:
    """Different references, three of four Persian; a database repeats them, as papers cite the same works."""
    drawn = generate("persian", DISTINCT * 3 // 4, 1) + generate("latin", DISTINCT // 4, 1)
    random.Random(1).shuffle(drawn)
    return drawn


def value(reference: Labelled, field: str) -> str:
    """The value of a field, as printed."""
    return " ".join(reference.raw[span.start : span.end] for span in reference.spans if span.field == field)


def families(reference: Labelled) -> list[str]:
    return [reference.raw[span.start : span.end] for span in reference.spans if span.part == "family"]


def names(reference: Labelled) -> str:
    return " ".join(reference.raw[span.start : span.end] for span in reference.spans if span.part)


def fill(engine: Engine, drawn: Sequence[Labelled], size: int) -> None:
    """Put ``size`` references into an empty database, 25 a paper, without a loader's links."""
    searched = [
        (fold_words(value(r, "title")), f"{fold_words(names(r))} {fold_sounds(families(r))}".strip(), fold_words(r.raw))
        for r in drawn[:size]
    ]
    with writing(engine) as connection:
        insert(connection, "volume", ("id", "key", "title", "title_as_printed", "language"), [(1, "v", "", "", "fa")])
        papers = range(1, size // A_PAPER + 1)
        put(connection, "paper", PAPER, (paper_row(number, drawn[number % len(drawn)]) for number in papers))
        searches = ((n, *searched[n % len(searched)][:2], "", searched[n % len(searched)][2]) for n in papers)
        put(connection, "paper_search", ("paper_id", "title", "authors", "keywords", "body"), searches)
        people = ((n, f"p{n}", False) for n in papers)
        put(connection, "person", ("id", "key", "is_verified"), people)
        put(connection, "person_search", ("person_id", "names"), ((n, searched[n % len(searched)][1]) for n in papers))
        numbers = range(1, size + 1)
        put(connection, "reference", REFERENCE, (reference_row(n, drawn[n % len(drawn)]) for n in numbers))
        searches = ((n, *searched[n % len(searched)]) for n in numbers)
        put(connection, "reference_search", ("reference_id", "title", "authors", "body"), searches)
        if engine.dialect.name == "sqlite":
            for index in INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


PAPER = (
    *("id", "key", "citation_key", "volume_id", "position", "type", "csl_type", "title", "title_as_printed"),
    *("title_key", "sort_key", "language", "page_last_inferred", "confidence"),
)
REFERENCE = ("id", "key", "paper_id", "position", "raw_text", "language", "csl_type", "title", "et_al", "confidence")


def paper_row(number: int, model: Labelled) -> Row:
    title = value(model, "title")
    return (
        number,
        f"v.{number}",
        f"c{number}",
        1,
        number,
        "paper",
        "paper-conference",
        title,
        title,
        "",
        "",
        "fa",
        False,
        1,
    )


def reference_row(number: int, model: Labelled) -> Row:
    paper, position = (number - 1) // A_PAPER + 1, (number - 1) % A_PAPER + 1
    key = f"v.{paper}.r{position}"
    return (number, key, paper, position, model.raw, model.language, model.csl_type, value(model, "title"), False, 1)


def put(connection: Connection, table: str, columns: Sequence[str], rows: Iterator[Row]) -> None:
    while part := list(islice(rows, 20_000)):
        insert(connection, table, columns, part)


def queries(drawn: Sequence[Labelled]) -> list[str]:
    """What people look for: a family name, two words of a title, a phrase, a beginning, a name and a word."""
    rng = random.Random(2)
    asked: list[str] = []
    while len(asked) < ASKED:
        model = rng.choice(drawn)
        words, family = value(model, "title").split(), families(model)
        if len(words) < 3 or len(words[0]) < 2 or not family:
            continue
        at = rng.randrange(len(words) - 1)
        two = " ".join(words[at : at + 2])
        forms = (family[0], two, f'"{two}"', f"{words[0][:5]}*", f"author:{family[0]} {words[-1]}", words[at])
        asked.append(rng.choice(forms))
    return asked


def measure(engine: Engine, asked: Sequence[str]) -> tuple[list[float], list[float], int]:
    """Milliseconds of each query by the clock and of the processor, asked once before, and how many found something."""
    taken, worked, answered = [], [], 0
    for query in asked:
        find_records(engine, query)
        start, busy = perf_counter(), process_time()
        answered += bool(find_records(engine, query))
        taken.append((perf_counter() - start) * 1000)
        worked.append((process_time() - busy) * 1000)
    return taken, worked, answered


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line a size."""
    drawn = references()
    asked = queries(drawn)
    url = arguments[arguments.index("--url") + 1] if "--url" in arguments else None
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            engine = open_engine(url or f"sqlite:///{Path(folder) / f'{size}.db'}")
            migrate.upgrade(engine)
            fill(engine, drawn, size)
            taken, worked, answered = measure(engine, asked)
            ordered = sorted(taken)
            nine, worst = ordered[len(ordered) * 9 // 10], ordered[-1]
            print(
                f"{size:>9,} references: median {median(taken):.1f} ms ({median(worked):.1f} of the processor), "
                f"nine of ten {nine:.1f}, all {worst:.0f} ms "
                f"({asked[taken.index(worst)]}); {answered} of {len(asked)} found",
                flush=True,
            )
            if url:
                migrate.downgrade(engine, "base")
            engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
