"""References into works: what 10,000 to 100,000 of them cost, and the next volume beside one in an empty database."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.loading.works import Works
from proceedings_db.records import Name, Paper, Reference, ReferenceName, Source, Volume
from proceedings_db.text.numerals import to_persian_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

SIZES: Final = (10_000, 30_000, 100_000)
IN_A_VOLUME: Final = 500
WORKS_OF_REFERENCES: Final = 0.6
"""Works for each reference: most are cited once, a few by everybody."""
SLIPS: Final = 0.15
SYLLABLES: Final = tuple(first + last for first in "بتجدرزسشفکگلمنو" for last in "ایو")
STEPS: Final = ("link", "settle", "write_forms", "let_go")


def a_word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choices(SYLLABLES, k=syllables))


def works(draw: random.Random, count: int) -> list[tuple[str, str, int]]:
    """Title, family name and year of works that are not there, from as many words and names as a language has."""
    words = [a_word(draw, draw.randrange(2, 4)) for _ in range(3000)]
    names = [a_word(draw, draw.randrange(2, 5)) for _ in range(2000)]
    return [
        (" ".join(draw.choices(words, k=draw.randrange(3, 9))), draw.choice(names), draw.randrange(1350, 1400))
        for _ in range(count)
    ]


def a_reference(draw: random.Random, position: int, work: tuple[str, str, int]) -> Reference:
    """An entry to ``work``, with a letter lost in some."""
    title, family, year = work
    if draw.random() < SLIPS:
        at = draw.randrange(1, len(title))
        title = title[:at] + title[at + 1 :]
    raw = f"{family}، ا. ({to_persian_digits(str(year))})، {title}، تهران."
    name = ReferenceName("author", 1, Name(given="ا.", family=family))
    return Reference(position, raw, title=title, year=year, calendar="jalali", csl_type="book", names=(name,))


def volumes(draw: random.Random, count: int) -> Iterator[Volume]:
    """Volumes of ``count`` references in all."""
    cited = works(draw, int(count * WORKS_OF_REFERENCES))
    for number in range(count // IN_A_VOLUME):
        # The square of an even draw falls on the first works again and again.
        chosen = (cited[int(len(cited) * draw.random() ** 2)] for _ in range(IN_A_VOLUME))
        references = tuple(a_reference(draw, at, work) for at, work in enumerate(chosen, start=1))
        paper = Paper(1, f"مقاله {number}", f"مقاله {number}", "fa", references=references)
        source = Source(1, "volume.txt", f"{number:064}", "")
        yield Volume(f"volume-{number}", "مجموعه", "مجموعه", "fa", papers=(paper,), sources=(source,))


def timed(spent: list[float]) -> None:
    """Let the steps of works add the processor time that they take to ``spent``."""
    for name in STEPS:
        setattr(Works, name, _timed(getattr(Works, name), spent))


def _timed(step: Callable[..., None], spent: list[float]) -> Callable[..., None]:
    def run(*values: object) -> None:
        begin = process_time()
        step(*values)
        spent[0] += process_time() - begin

    return run


def load_all(engine: Engine, size: int) -> float:
    begin = process_time()
    for volume in volumes(random.Random(3), size):
        load_volume(engine, volume)
    return process_time() - begin


def next_volume(engine: Engine) -> float:
    """Seconds for one volume more, which cites what the others do."""
    volume = next(volumes(random.Random(3), SIZES[0]))
    begin = process_time()
    load_volume(engine, replace(volume, key="next"))
    return process_time() - begin


def main() -> None:
    """Print seconds and what one reference costs, and how that grows."""
    spent = [0.0]
    timed(spent)
    base = empty = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in (0, *SIZES):
            engine = open_engine(f"sqlite:///{Path(folder) / f'{size}.db'}")
            migrate.upgrade(engine)
            spent[0] = 0.0
            seconds, in_works = load_all(engine, size), spent[0]
            after = next_volume(engine)
            with engine.connect() as connection:
                found = connection.execute(text("SELECT count(*) FROM work")).scalar_one()
            if not size:
                empty = after
                continue
            cost = in_works / size
            base = base or cost
            print(
                f"{size:7,} references to {int(size * WORKS_OF_REFERENCES):,} works: {found:,} found; loaded in "
                f"{seconds:.1f} s, works {in_works:.1f} s of it, {cost * 1e6:.0f} µs a reference, {cost / base:.2f} "
                f"times that at {SIZES[0]:,}; the next volume of {IN_A_VOLUME} costs {after / empty:.2f} times that "
                "in an empty database"
            )
            engine.dispose()


if __name__ == "__main__":
    main()
