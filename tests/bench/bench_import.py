"""Reading .bib, .ris and CSL-JSON files beside bibtexparser, pybtex and rispy, and importing them; speed and memory.

The peers do what they do by themselves: rispy leaves names and dates as they stand, bibtexparser TeX and names too
unless it is asked; ours are whole CSL items, with names divided, dates read and TeX decoded.
"""

from __future__ import annotations

import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import getpagesize
from time import process_time
from typing import Any

import proceedings_db
from proceedings_db.exchange.bibtex import write_bibtex
from proceedings_db.exchange.csl import paper_to_csl
from proceedings_db.exchange.csl_json import write_csl_json
from proceedings_db.exchange.files import bounded_texts, read_exchange_file
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.ris import write_ris
from proceedings_db.exchange.ris_reading import split_records, split_tags
from tests.exchange.factories import a_paper, a_volume, an_author

READ = 4_000
IMPORTED = 1_000
MANY = 30_500
TOLD_EACH = 10_000
ROUNDS = 2
FEW = 1_000
PAPERS_IN_VOLUME = 50
FAMILIES = ("زرقانی", "رنجکش", "اسکندران", "حافظ‌نیا", "مجتهدزاده", "کاویانی راد", "احمدی‌پور", "میرحیدر")
GIVEN = ("سید هادی", "محمد جواد", "منصوره", "محمدرضا", "پیروز", "مراد", "زهرا", "دره")
WORDS = (
    "نقش", "جایگاه", "دیپلماسی", "شهری", "صلح", "توسعه", "مرز", "امنیت", "آب", "ژئوپلیتیک", "ایران", "خلیج",
    "سیاست", "جغرافیا", "قدرت", "هویت", "قومیت", "انرژی", "همگرایی", "منطقه",
)  # fmt: skip


def items(count: int) -> Iterator[CslItem]:
    """Different papers of different people, fifty in a volume."""
    for number in range(count):
        volume = a_volume(title=f"مجموعه مقالات همایش {number // PAPERS_IN_VOLUME}")
        words = [WORDS[number // len(WORDS) ** place % len(WORDS)] for place in range(4)]
        authors = tuple(
            an_author(GIVEN[(number // 8**place) % 8], FAMILIES[(number + place) % 8], place + 1) for place in range(3)
        )
        title = " ".join([*words, str(number)])
        paper = a_paper(title=title, authors=authors, page_first=number % 400 + 1, page_last=number % 400 + 9)
        yield {**paper_to_csl(paper, volume), "id": f"key{number}"}


def write_files(folder: Path, count: int) -> dict[str, Path]:
    """The same entries in three formats."""
    files = {}
    writers: dict[str, Callable[..., Any]] = {"bib": write_bibtex, "ris": write_ris, "json": write_csl_json}
    for suffix, write in writers.items():
        files[suffix] = folder / f"{count}.{suffix}"
        with files[suffix].open("w", encoding="utf-8") as out:
            write(items(count), out)
    return files


def read_ours(path: Path) -> int:
    return sum(1 for _ in read_exchange_file(path))


def read_bibtexparser(path: Path) -> int:
    import bibtexparser

    return len(bibtexparser.parse_file(str(path)).entries)


def read_bibtexparser_names(path: Path) -> int:
    """With the names divided, as ours are; its decoding of TeX would take minutes."""
    import bibtexparser
    from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts

    stack = [SeparateCoAuthors(), SplitNameParts()]
    return len(bibtexparser.parse_file(str(path), append_middleware=stack).entries)


def read_pybtex(path: Path) -> int:
    from pybtex.database import parse_file

    return len(parse_file(str(path)).entries)


def read_rispy(path: Path) -> int:
    import rispy

    with path.open(encoding="utf-8") as file:
        return len(rispy.load(file))


def read_tags_alone(path: Path) -> int:
    """What rispy does: the records divided into tags and texts, and nothing made of them."""
    with path.open(encoding="utf-8") as file:
        return sum(1 for block in split_records(bounded_texts(file)) if split_tags(block.raw_text))


def rate(read: Callable[[Path], int], path: Path) -> float:
    """Entries a second, by the best of three rounds, since the machine has other work."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        start = process_time()
        count = read(path)
        best = min(best, process_time() - start)
    assert count == READ
    return count / best


def peak(read: Callable[[Path], int], path: Path) -> float:
    """The most memory held at once, in MiB."""
    tracemalloc.start()
    read(path)
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return top / 2**20


def main() -> None:
    """Print rates, ratios and peaks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, few = write_files(folder, READ), write_files(folder, FEW)
        peers: dict[str, dict[str, Callable[[Path], int]]] = {
            "bib": {
                "bibtexparser": read_bibtexparser,
                "bibtexparser with names": read_bibtexparser_names,
                "pybtex": read_pybtex,
            },
            "ris": {"rispy": read_rispy},
            "json": {},
        }
        for suffix, others in peers.items():
            ours = rate(read_ours, files[suffix])
            memory = f"{peak(read_ours, few[suffix]):.1f} MiB for {FEW:,}, {peak(read_ours, files[suffix]):.1f} MiB"
            print(f"read .{suffix}: {ours:,.0f} entries/s; peak memory {memory} for {READ:,} entries")
            if suffix == "ris":
                print(f"  its tags alone: {rate(read_tags_alone, files[suffix]):,.0f} entries/s")
            for peer, read in others.items():
                theirs = rate(read, files[suffix])
                memory = f"{peak(read, files[suffix]):.1f} MiB"
                print(f"  {peer}: {theirs:,.0f} entries/s, ours {ours / theirs:.2f} of it; {memory}")
        import_all(folder)
        import_many(folder)


def import_all(folder: Path) -> None:
    """Import a file, and import it again."""
    files = write_files(folder, IMPORTED)
    for suffix in ("bib", "ris", "json"):
        url = f"sqlite:///{folder / suffix}.db"
        for told in ("import", "again"):
            start = process_time()
            report = proceedings_db.import_file(files[suffix], url=url)
            taken = process_time() - start
            print(f"{told} .{suffix}: {IMPORTED / taken:,.0f} entries/s, {report.added('paper'):,} papers added")


def import_many(folder: Path) -> None:
    """Import a long file, and tell at its beginning and on the way what memory the process holds and how fast it is."""
    path = folder / "many.ris"
    with path.open("w", encoding="utf-8") as out:
        write_ris(items(MANY), out)
    start = process_time()

    def tell(done: int) -> None:
        if done == IMPORTED or done % TOLD_EACH == 0:
            rate = done / (process_time() - start)
            print(f"import .ris, {done:,} entries done: {resident():.0f} MiB, {rate:,.0f} entries/s")

    proceedings_db.import_file(path, url=f"sqlite:///{folder / 'many'}.db", batch=IMPORTED, progress=tell)


def resident() -> float:
    """The memory of this process, in MiB; Linux tells it in pages."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * getpagesize() / 2**20


if __name__ == "__main__":
    main()
