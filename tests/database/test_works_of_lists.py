"""Printed reference lists, each entry once as it is and once as others would print it: which pairs become one work."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from proceedings_db import parse_references
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from tests.database.dump import values
from tests.factories import a_paper, a_volume
from tests.reference_damage import DAMAGES, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from proceedings_db.records import Reference

LISTS: Final = ("references-dev-a.jsonl", "references-dev-b.jsonl")
VOLUMES: Final = 3


class Found(NamedTuple):
    """Of the pairs of an entry and its other print those found, and the pairs of two entries found wrongly."""

    pairs: int
    found: int
    false: int
    surely_false: int


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """The entries of the printed lists."""
    corpus = Path(__file__).parents[1] / "corpus"
    return [json.loads(line) for name in LISTS for line in (corpus / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def as_printed(entries: list[Entry]) -> list[Reference]:
    """The entries as they are, read."""
    return list(parse_references([entry["raw"] for entry in entries]))


def find_works(as_printed: list[Reference], otherwise: list[Reference]) -> Found:
    """Load every entry into one of three volumes and its other print into the next, and count."""
    volumes: list[list[tuple[int, Reference]]] = [[] for _ in range(VOLUMES)]
    for at, reference in enumerate((*as_printed, *otherwise)):
        entry = at % len(as_printed)
        volumes[(at + at // len(as_printed)) % VOLUMES].append((entry, reference))
    engine = open_engine("sqlite://")
    migrate.upgrade(engine)
    entry_of: dict[str, int] = {}
    for number, held in enumerate(volumes):
        references = tuple(replace(reference, position=at) for at, (_, reference) in enumerate(held, start=1))
        load_volume(engine, a_volume(f"v{number}", a_paper(1, f"مقاله {number}", references=references, authors=())))
        entry_of.update((f"v{number}.1.r{at}", entry) for at, (entry, _) in enumerate(held, start=1))
    linked = values(engine, "SELECT r.key, r.work_id, r.match_confidence FROM reference r")
    engine.dispose()
    return count(linked, entry_of)


def count(linked: list[tuple[str, int, float | None]], entry_of: dict[str, int]) -> Found:
    works: dict[int, list[tuple[int, float]]] = {}
    for key, work, confidence in linked:
        works.setdefault(work, []).append((entry_of[key], confidence or 0.0))
    found = false = surely = 0
    for members in works.values():
        for (one, sure), (other, other_sure) in combinations(members, 2):
            found += one == other
            false += one != other
            surely += one != other and min(sure, other_sure) >= 0.9
    return Found(len(entry_of) // 2, found, false, surely)


# What is found is a matter of letters; what is read wrongly of a restyled entry can hardly be found.
FLOORS: Final = {
    "to_arabic_letters": 0.99,
    "swap_digits": 0.99,
    "lose_half_spaces": 0.96,
    "mistype": 0.92,
    "mistype_name": 0.91,
    "drop_subtitle": 0.91,
    "shorten_given_names": 0.91,
    "restyle": 0.92,
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_entries_of_one_work_find_each_other(
    entries: list[Entry], as_printed: list[Reference], damage: Callable[[Entry, random.Random], str]
) -> None:
    draw = random.Random(11)
    otherwise = [damage(entry, draw).replace("\n", " ") for entry in entries]
    found = find_works(as_printed, list(parse_references(otherwise)))
    print(f"{damage.__name__}: {found.found / found.pairs:.3f} of {found.pairs} pairs, {found.false} false")
    assert found.found / found.pairs >= FLOORS[damage.__name__]
    assert found.surely_false == 0
    assert found.false <= 0.005 * found.pairs
