"""Search among references made by the generator, on both engines, in one table.

Each line is a kind of query; its figures are milliseconds of the processor, of ours and of the engine's together, since
the clock tells more of what else the machine does: the median, nine of ten, and all. Each query is asked once before it
is measured. ``python -m tests.bench.bench_search 1000000`` takes another size; PostgreSQL is measured where a
server can be started.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, Final

from sqlalchemy import Engine

from proceedings_db.database import migrate
from proceedings_db.database.driver import insert
from proceedings_db.database.engine import open_engine, writing
from proceedings_db.database.search import find_records
from proceedings_db.database.search_index import INDEXES, measure_words
from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled
from proceedings_db.text.calendars import guess_calendar, to_gregorian_year
from proceedings_db.text.numerals import read_integer
from proceedings_db.text.search_words import fold_sounds, fold_words
from tests.bench.servers import new_database, postgresql, processor_clock

SIZES: Final = (10_000, 100_000)
DISTINCT: Final = 60_000
A_PAPER: Final = 25
ASKED: Final = 150
OF_A_KIND: Final = 15
LONGEST_SAMPLE: Final = 3_000
Row = tuple[Any, ...]


def references() -> list[Labelled]:
    """Different references, three of four Persian; a database repeats them, as papers cite the same works."""
    return _draw(DISTINCT)


@cache
def _draw(count: int) -> list[Labelled]:
    drawn = generate("persian", count * 3 // 4, 1) + generate("latin", count // 4, 1)
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
    searched = [_searched(reference) for reference in drawn[:size]]
    named = [names(reference) for reference in drawn[:size]]
    with writing(engine) as connection:
        tables: tuple[tuple[str, Sequence[str], Iterable[Row]], ...] = (
            ("volume", ("id", "key", "title", "title_as_printed", "language"), [(1, "v", "", "", "fa")]),
            ("paper", PAPER, (_paper_row(number, drawn[number % len(drawn)]) for number in _papers(size))),
            ("paper_search", PAPER_SEARCH, (_paper_searched(n, searched[n % len(searched)]) for n in _papers(size))),
            ("person", ("id", "key", "is_verified"), ((n, f"p{n}", False) for n in _papers(size))),
            ("authorship", AUTHORSHIP, (_authorship_row(n, named[n % len(named)]) for n in _papers(size))),
            ("person_name", PERSON_NAME, (_person_row(n, named[n % len(named)]) for n in _papers(size))),
            ("person_search", NAMES, (_person_searched(n, named[n % len(named)], searched) for n in _papers(size))),
            ("reference", REFERENCE, (_reference_row(n, drawn[n % len(drawn)]) for n in range(1, size + 1))),
            ("reference_search", REFERENCE_SEARCH, ((n, *searched[n % len(searched)]) for n in range(1, size + 1))),
        )
        for table, columns, rows in tables:
            left = iter(rows)
            while part := list(islice(left, 20_000)):
                insert(connection, table, columns, part)
        if engine.dialect.name == "sqlite":
            for index in INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


PAPER: Final = (
    *("id", "key", "citation_key", "volume_id", "position", "type", "csl_type", "title", "title_as_printed"),
    *("title_key", "sort_key", "language", "page_last_inferred", "confidence"),
)
REFERENCE: Final = (
    *("id", "key", "paper_id", "position", "raw_text", "language", "csl_type", "title", "et_al", "confidence"),
    *("year", "year_gregorian"),
)
AUTHORSHIP: Final = (
    "id",
    "key",
    "paper_id",
    "role",
    "position",
    "name_as_printed",
    "literal",
    "name_key",
    "person_id",
    "confidence",
)
PERSON_NAME: Final = (
    *("person_id", "position", "literal", "script", "name_key", "block_key", "sort_key", "is_inferred"),
)
PAPER_SEARCH: Final = ("paper_id", "title", "authors", "keywords", "body", "letters", "within")
REFERENCE_SEARCH: Final = ("reference_id", "title", "authors", "body", "letters", "within")
NAMES: Final = ("person_id", "names", "letters", "within")


def _papers(size: int) -> range:
    return range(1, size // A_PAPER + 1)


def _searched(reference: Labelled) -> Row:
    """The columns of what is searched of a reference."""
    title, body = fold_words(value(reference, "title")), fold_words(reference.raw)
    authors = f"{fold_words(names(reference))} {fold_sounds(families(reference))}".strip()
    return title, authors, body, *measure_words(title or body).values()


def _paper_searched(number: int, searched: Row) -> Row:
    title, authors, body, *length = searched
    return number, title, authors, "", body, *length


def _person_searched(number: int, name: str, searched: Sequence[Row]) -> Row:
    return number, searched[number % len(searched)][1], *measure_words(fold_words(name)).values()


def _paper_row(number: int, model: Labelled) -> Row:
    title = value(model, "title")
    known = (number, f"v.{number}", f"c{number}", 1, number, "paper", "paper-conference")
    return *known, title, title, "", "", "fa", False, 1


def _authorship_row(number: int, name: str) -> Row:
    return number, f"a{number}", number, "author", 1, name, name, "", number, 1


def _person_row(number: int, name: str) -> Row:
    return number, 1, name, "arabic", "", "", "", False


def _reference_row(number: int, model: Labelled) -> Row:
    paper, position = (number - 1) // A_PAPER + 1, (number - 1) % A_PAPER + 1
    key, title = f"v.{paper}.r{position}", value(model, "title")
    year = read_integer(value(model, "issued"))
    calendar = guess_calendar(year) if year else None
    gregorian = to_gregorian_year(year, calendar) if year and calendar else None
    return number, key, paper, position, model.raw, model.language, model.csl_type, title, False, 1, year, gregorian


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


def searches() -> dict[str, list[str]]:
    """Queries by their kind; their words are those of references made as those of the databases are."""
    drawn = _draw(LONGEST_SAMPLE)
    rng = random.Random(3)
    titles = [words for model in drawn if len(words := fold_words(value(model, "title")).split()) > 3]
    counted = Counter(word for words in titles for word in set(words))
    common = [word for word, _ in counted.most_common(OF_A_KIND)]
    rare = [word for word, count in sorted(counted.items()) if count == 1 and len(word) > 3]
    middling = [word for word, count in sorted(counted.items()) if 5 < count < 30 and len(word) > 3]
    named = [found[0] for model in drawn if (found := families(model))]
    asked: Mapping[str, Callable[[], str]] = {
        "rare word": lambda: rng.choice(rare),
        "middling word": lambda: rng.choice(middling),
        "two words": lambda: " ".join(_neighbours(rng, titles)),
        "common and rare": lambda: f"{rng.choice(common)} {rng.choice(rare)}",
        "phrase": lambda: f'"{" ".join(_neighbours(rng, titles))}"',
        "beginning": lambda: f"{rng.choice(middling)[:4]}*",
        "family name": lambda: rng.choice(named),
        "author:": lambda: f"author:{rng.choice(named)}",
        "author: and word": lambda: f"author:{rng.choice(named)} {rng.choice(middling)}",
        "title:": lambda: f"title:{rng.choice(middling)}",
        "word and years": lambda: f"{rng.choice(middling)} year:{(first := rng.randrange(1350, 1390))}..{first + 10}",
        "either": lambda: f"{rng.choice(middling)} OR {rng.choice(middling)}",
        "without": lambda: f"{rng.choice(middling)} -{rng.choice(common)}",
        "whole title": lambda: " ".join(rng.choice(titles)),
        "nothing": lambda: f"{rng.choice(rare)} {rng.choice(rare)} {rng.choice(rare)}",
    }
    made = {kind: [draw() for _ in range(OF_A_KIND)] for kind, draw in asked.items()}
    return made | {"common word": common, "years alone": [f"year:{year}" for year in range(1375, 1375 + OF_A_KIND)]}


def _neighbours(rng: random.Random, titles: Sequence[Sequence[str]]) -> Sequence[str]:
    words = rng.choice(titles)
    at = rng.randrange(len(words) - 1)
    return words[at : at + 2]


def seconds_of_searches(engine: Engine) -> list[float]:
    """Return the seconds of each of a fixed set of realistic searches, of each kind as many; by the processor's clock.

    The database is one whose references the generator made, as :mod:`tests.bench.synthetic` does.
    """
    return [taken for asked in searches().values() for taken in _measure_all(engine, asked)]


def _measure_all(engine: Engine, asked: Sequence[str]) -> list[float]:
    clock = processor_clock(engine)
    taken = []
    for query in asked:
        find_records(engine, query)
        start = clock()
        find_records(engine, query)
        taken.append(clock() - start)
    return taken


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


def show(size: int, engines: Mapping[str, Engine]) -> None:
    """Print the table of one size."""
    print(f"\n{size:,} references: milliseconds of the processor, median / nine of ten / all")
    print(f"{'':18}" + "".join(f"{name:>26}" for name in engines), flush=True)
    every: dict[str, list[float]] = {name: [] for name in engines}
    for kind, asked in searches().items():
        figures = {name: _measure_all(engine, asked) for name, engine in engines.items()}
        for name, taken in figures.items():
            every[name] += taken
        print(f"{kind:18}" + "".join(map(_figures, figures.values())), flush=True)
    print(f"{'all':18}" + "".join(map(_figures, every.values())), flush=True)


def _figures(seconds: Sequence[float]) -> str:
    ordered = sorted(1000 * second for second in seconds)
    return f"{median(ordered):>12.1f} /{ordered[len(ordered) * 9 // 10]:>5.1f} /{ordered[-1]:>5.0f}"


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table a size."""
    drawn = references()
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or SIZES
    with tempfile.TemporaryDirectory() as folder, postgresql() as server:
        for size in sizes:
            urls = {"SQLite": f"sqlite:///{Path(folder) / f'{size}.db'}"}
            if server is not None:
                urls["PostgreSQL"] = new_database(server, f"search_{size}")
            engines = {}
            for name, url in urls.items():
                migrate.upgrade(url)
                engines[name] = open_engine(url)
                fill(engines[name], drawn, size)
            show(size, engines)
            for engine in engines.values():
                engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
