"""One marker in the text for several works: «(کیانی ۱۳۹۵؛ حری ۱۳۷۸)», «[۱۲، ۲۵، ۳۲–۳۴]»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proceedings_db.citing.entries import Entry
from proceedings_db.text.numerals import to_persian_digits

_SHORTEST_RANGE = 3


def to_marker(entries: Sequence[Entry]) -> str:
    """Return the marker that refers to all of ``entries``, which have been made with ``in_text=True``.

    Numbers are put in order and drawn together from three on; names stay in the order given. The marks between are
    those of the first work's language.

    Raises:
        ValueError: If there is no entry, or one does not say how the text refers to it.
    """
    forms = [entry.in_text.parenthetical for entry in entries if entry.in_text]
    if not forms or len(forms) < len(entries):
        raise ValueError("entries made with in_text=True are needed")
    persian = entries[0].script == "persian"
    if entries[0].numbered:
        numbers = ("، " if persian else ", ").join(_draw_together({entry.number for entry in entries}))
        return f"[{to_persian_digits(numbers) if persian else numbers}]"
    return f"({('؛ ' if persian else '; ').join(form.removeprefix('(').removesuffix(')') for form in forms)})"


def _draw_together(numbers: Iterable[int]) -> list[str]:
    """Numbers in order, three or more in a row as a range."""
    rows: list[list[int]] = []
    for number in sorted(numbers):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [
        part
        for row in rows
        for part in ([f"{row[0]}–{row[-1]}"] if len(row) >= _SHORTEST_RANGE else [str(number) for number in row])
    ]
