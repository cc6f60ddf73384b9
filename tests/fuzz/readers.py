"""The readers that are fuzzed: whole inputs of each, and what it does with one that may be broken."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import proceedings_db
from proceedings_db.exchange.csl_records import item_to_paper, item_to_reference
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.files import read_exchange_file
from proceedings_db.exchange.writing import write_items
from proceedings_db.reading.authorities import read_authorities
from proceedings_db.reading.corrections import read_corrections
from proceedings_db.records import InputError, ProceedingsError

PROJECT: Final = Path(__file__).parent.parent.parent
SEED: Final = PROJECT / "seeds" / "applied-political-geography-1391"
GOLD: Final = PROJECT / "tests" / "corpus" / "references-dev-a.jsonl"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by name: ``inputs`` makes whole inputs in a folder, ``read`` takes one input, broken or not.

    ``read`` returns whether the input was used; an input that is refused in a known way is no fault.
    """

    name: str
    inputs: Callable[[Path], Sequence[bytes]]
    read: Callable[[Path, bytes], bool]


def _volumes(_: Path) -> list[bytes]:
    lines = (SEED / "volume.txt").read_text("utf-8").split("\n")
    parts = [lines[:30], lines[:60], lines[20:60], [*lines[:12], *lines[-40:]]]
    return ["\n".join(part).encode() for part in parts]


def _read_volume(folder: Path, data: bytes) -> bool:
    path = folder / "volume.txt"
    path.write_bytes(data)
    try:
        proceedings_db.read_volume(path)
    except InputError:
        return False
    return True


def _references(_: Path) -> list[bytes]:
    return [json.loads(line)["raw"].encode() for line in GOLD.read_text("utf-8").splitlines()]


def _read_references(_: Path, data: bytes) -> bool:
    lines = data.decode("utf-8", "replace").split("\n")
    return len(list(proceedings_db.parse_references(lines))) == len(lines)


def _exchange(suffix: str) -> Reader:
    def inputs(folder: Path) -> list[bytes]:
        url = f"sqlite:///{folder / 'fuzz.db'}"
        proceedings_db.load(SEED, url=url)
        items = list(proceedings_db.iter_items(url=url, what="all"))
        files = []
        for number, start in enumerate(range(0, len(items), 4)):
            path = folder / f"whole{number}{suffix}"
            with path.open("w", encoding="utf-8") as out:
                write_items(items[start : start + 4], out, FORMATS[suffix])
            files.append(path.read_bytes())
        return files

    def read(folder: Path, data: bytes) -> bool:
        path = folder / f"broken{suffix}"
        path.write_bytes(data)
        try:
            entries = list(read_exchange_file(path))
        except InputError:
            return False
        for position, entry in enumerate(entries, 1):
            if isinstance(entry, ReadEntry):
                item_to_paper(entry, position)
                item_to_reference(entry, position)
        return True

    return Reader(suffix.removeprefix("."), inputs, read)


FORMATS: Final = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}


def _queries(folder: Path) -> list[bytes]:
    proceedings_db.load(SEED, url=f"sqlite:///{folder / 'search.db'}")
    words = ("زرقانی", '"صلح و توسعه"', "جغراف*", "author:zarghani year:1380..1391", "-شهر دیپلماسی", "شهر OR صلح")
    return [word.encode() for word in words]


def _search(folder: Path, data: bytes) -> bool:
    query = data.decode("utf-8", "replace")[:300]
    try:
        list(proceedings_db.search(query, url=f"sqlite:///{folder / 'search.db'}"))
    except ProceedingsError:
        return False
    return True


ENTRY: Final = (
    "- entity: paper\n  key: conf.{n}\n  field: title\n"
    "  expected: نقش اقلیم.\n  value: نقش اقلیم\n  reason: typing error\n"
)
OTHERS: Final = "- {entity: authorship, key: conf.3.a1, action: remove, reason: a heading}\n# چرا\n"


def _corrections(_: Path) -> list[bytes]:
    return ["".join(ENTRY.format(n=n) for n in range(1, 4)).encode(), (ENTRY.format(n=1) + OTHERS).encode()]


def _read_corrections(folder: Path, data: bytes) -> bool:
    path = folder / "corrections.yaml"
    path.write_bytes(data)
    try:
        read_corrections(path)
    except InputError:
        return False
    return True


def _authorities(_: Path) -> list[bytes]:
    folder = SEED.parent / "authorities"
    return [(folder / f"{name}.yaml").read_bytes() for name in ("people", "organizations")]


def _read_authorities(folder: Path, data: bytes) -> bool:
    for name in ("people", "organizations"):
        (folder / f"{name}.yaml").write_bytes(data)
    try:
        read_authorities(folder)
    except InputError:
        return False
    return True


READERS: Final = (
    Reader("volume", _volumes, _read_volume),
    Reader("references", _references, _read_references),
    _exchange(".bib"),
    _exchange(".ris"),
    _exchange(".json"),
    Reader("query", _queries, _search),
    Reader("corrections", _corrections, _read_corrections),
    Reader("authorities", _authorities, _read_authorities),
)
