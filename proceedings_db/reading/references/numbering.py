"""Numbers that a reference list skips: an entry was lost, or stands joined to the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.records import Problem, ProblemCode
from proceedings_db.text.numerals import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.records import Reference

_NUMBER: Final = re.compile(r"\W*(\d{1,4})\W*")
NUMBERED: Final = 0.8
"""The share of entries with a number from which on a list is numbered; below, figures are printed by chance."""
MOST_SKIPPED: Final = 20
"""More numbers than these are not skipped: the figure is another one, misread as the entry's number."""


def find_skipped_numbers(references: Sequence[Reference]) -> list[Problem]:
    """Return a problem for each gap in the printed numbers of a list: 1, 2, 4 skips 3.

    Numbers that stand elsewhere in the list are not skipped, nor are those before a half that begins anew with 1.
    """
    numbers = [_number(reference) for reference in references]
    printed = {number for number in numbers if number is not None}
    if len(references) < 2 or len([number for number in numbers if number]) < NUMBERED * len(references):
        return []
    problems = []
    for before, first, number in zip(references, numbers, numbers[1:], strict=False):
        if first is None or number is None or not 1 < number - first <= MOST_SKIPPED + 1:
            continue
        skipped = [missing for missing in range(first + 1, number) if missing not in printed]
        if skipped:
            problems.append(_problem(before, first, number, skipped))
    return problems


def _number(reference: Reference) -> int | None:
    match = _NUMBER.fullmatch(to_ascii_digits(reference.label_as_printed or ""))
    return int(match[1]) if match else None


def _problem(before: Reference, first: int, number: int, skipped: Sequence[int]) -> Problem:
    listed = ", ".join(map(str, skipped))
    return Problem(
        ProblemCode.REFERENCE_NUMBER_SKIPPED,
        f"The numbers of the reference list go from {first} to {number}: {listed} is missing.",
        place=before.place,
        raw_text=before.raw_text,
        remedy=f"See whether entry {listed} was lost from the text, or stands joined to entry {first}.",
        entity="reference",
    )
