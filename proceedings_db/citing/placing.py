"""Items in their places: the order of a list, numbers, year letters, and ids of ours for the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proceedings_db.citing.dates import is_dated_by_original
from proceedings_db.citing.entries import CslItem, Script
from proceedings_db.citing.languages import find_language, find_script
from proceedings_db.citing.ordering import find_year_letters, to_list_key


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in its place: its list, its number there, its year letter and the date that has it, an id of ours."""

    item: CslItem
    language: str
    script: Script
    list_number: int
    number: int
    letter: str
    dated_by: str
    engine_id: str


def place_items(
    items: Sequence[CslItem], list_number: int, options: frozenset[str], *, lettered: bool, original: bool
) -> list[Placed]:
    """Order one list and give its works their numbers and letters."""
    languages = [find_language(item) for item in items]
    scripts = [find_script(language) for language in languages]
    order = list(range(len(items)))
    if "citation-order" not in options:
        order.sort(key=lambda at: to_list_key(items[at], scripts[at], options, original=original))
    ordered = [(items[position], scripts[position]) for position in order]
    letters = find_year_letters(ordered, options, original=original) if lettered else [""] * len(items)
    return [
        Placed(
            items[p],
            languages[p],
            scripts[p],
            list_number,
            number,
            letter,
            "original-date" if original and scripts[p] == "persian" and is_dated_by_original(items[p]) else "issued",
            f"e{list_number}-{number}",
        )
        for number, (p, letter) in enumerate(zip(order, letters, strict=True), start=1)
    ]
