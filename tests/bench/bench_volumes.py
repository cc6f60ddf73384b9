"""Volumes from text to rows: a folder of 200, one of a thousand papers, and the next one among 100,000 people."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from time import process_time
from typing import Final

from proceedings_db.database import migrate
from proceedings_db.database.driver import insert
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.matching.people import person_block_key, person_key
from proceedings_db.reading.volume import read_volume
from proceedings_db.records import Name
from proceedings_db.text.lexicon import given_names, surnames
from proceedings_db.text.order import sort_key

VOLUMES: Final = 200
PAPERS_OF_EACH: Final = 15
PAPERS_OF_ONE: Final = 1_000
PEOPLE: Final = 100_000
TIMES: Final = 5
NOUNS: Final = ("تاریخ", "آب", "شهر", "مرز", "باغ", "راه", "زبان", "خانه", "کوه", "بازار", "قنات", "خاک", "نقشه", "سفر")
BODIES: Final = ("دانشگاه تهران", "دانشگاه شیراز", "دانشکده علوم دانشگاه یزد", "دانشگاه آزاد اسلامی واحد مشهد")


def a_text(seed: int, papers: int) -> str:
    """A volume: title page, contents list, and the heads of every tenth paper."""
    chance = random.Random(seed)
    given, family = sorted(given_names()), sorted(surnames())
    lines = [
        "مجموعه مقالات",
        "",
        f"همایش ملی {chance.choice(NOUNS)} و {chance.choice(NOUNS)} {seed}",
        "",
        "۱۲ آبان ۱۳۹۵",
        "",
    ]
    lines += ["برگزارکنندگان:", "", *chance.sample(BODIES, 2), "", "فهرست مطالب", ""]
    heads: list[str] = []
    for number in range(papers):
        title = f"{' و '.join(chance.sample(NOUNS, 3))} در دوره {number + 1}"
        authors = [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(3)]
        lines += [title, f"{' - '.join(authors)}.....\t{number * 12 + 1}"]
        if number % 10 == 0:
            heads += ["", title, "", *(f"{author} - استادیار، {chance.choice(BODIES)}" for author in authors), ""]
            heads += ["چکیده", "", "این مقاله آن را می‌کاود.", "", "مقدمه", "", "متن مقاله.", ""]
    return "\n".join([*lines, *heads])


def fill(path: Path) -> None:
    """Put 100,000 people into a database, each with a name of the lists."""
    chance = random.Random(1391)
    given, family = sorted(given_names()), sorted(surnames())
    people, names = [], []
    for identity in range(1, PEOPLE + 1):
        name = Name(given=chance.choice(given), family=chance.choice(family))
        people.append((identity, f"filler-{identity}", False, None, None))
        order = sort_key(name.family or "", name.given or "")
        keys = (person_key(name), person_block_key(name), order)
        names.append((identity, 1, name.given, name.family, None, "Arab", *keys, False))
    engine = open_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        insert(connection, "person", ("id", "key", "is_verified", "orcid", "note"), people)
        insert(connection, "person_name", tuple(Base.metadata.tables["person_name"].columns.keys()), names)
    engine.dispose()


def a_database(folder: Path, name: str) -> Path:
    """An empty database."""
    path = folder / f"{name}.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


def seconds_to_load(path: Path, folder: Path) -> tuple[float, int]:
    """Processor time of reading and loading every volume of a folder, and the number of papers."""
    papers = 0
    start = process_time()
    engine = open_engine(f"sqlite:///{path}")
    for file in sorted(folder.iterdir()):
        volume, problems = read_volume(file)
        load_volume(engine, volume, problems)
        papers += len(volume.papers)
    engine.dispose()
    return process_time() - start, papers


def compare_next_volume(folder: Path) -> tuple[float, float]:
    """Best processor times of loading the next volumes, into an empty database and into one of 100,000 people."""
    empty, full = a_database(folder, "empty"), a_database(folder, "full")
    fill(full)
    best = [float("inf"), float("inf")]
    for number in range(TIMES):
        file = folder / f"next-{number}.txt"
        file.write_text(a_text(5_000 + number, 100), encoding="utf-8")
        volume, problems = read_volume(file)
        for at, path in enumerate((empty, full)):
            engine = open_engine(f"sqlite:///{path}")
            start = process_time()
            load_volume(engine, volume, problems)
            best[at] = min(best[at], process_time() - start)
            engine.dispose()
    return best[0], best[1]


def main() -> None:
    """Print papers a second and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = {"200 volumes": [PAPERS_OF_EACH] * VOLUMES, "one volume": [PAPERS_OF_ONE]}
        for title, papers in sizes.items():
            texts = folder / title
            texts.mkdir()
            for number, count in enumerate(papers):
                (texts / f"conf-{number:03}.txt").write_text(a_text(number, count), encoding="utf-8")
            taken, read = seconds_to_load(a_database(folder, title.replace(" ", "-")), texts)
            print(f"{title}: {read:,} papers in {taken:.1f} s, {read / taken:,.0f} papers/s, read and loaded")
        alone, among = compare_next_volume(folder)
        print(
            f"the next volume of 100 papers: {among:.2f} s among {PEOPLE:,} people, {alone:.2f} s in an empty one: "
            f"{among / alone:.2f} ×"
        )


if __name__ == "__main__":
    main()
