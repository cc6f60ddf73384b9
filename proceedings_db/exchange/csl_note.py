"""The note of a CSL item, divided into what its labelled lines say and the rest."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.notes import LABELS


def read_note(item: CslItem) -> tuple[str | None, dict[str, list[str]]]:
    """Return the free note, and by variable the texts of the labelled lines that a note alone can keep.

    «تاریخ: ۱۸ مهر ۱۳۹۱» is a text of ``note.date-as-printed``.
    """
    free: list[str] = []
    told: dict[str, list[str]] = {}
    for line in filter(None, item.get("note", "").split("\n")):
        label, found, text = line.partition(": ")
        variable = LABELS.get(label, "") if found else ""
        if variable.startswith("note."):
            told.setdefault(variable, []).append(text)
        else:
            free.append(line)
    return "\n".join(free) or None, told


def first_told(told: dict[str, list[str]], variable: str) -> str | None:
    """The first text of a variable, if there is one."""
    return next(iter(told.get(variable, ())), None)


def custom_texts(item: CslItem, name: str) -> Iterable[str]:
    """The texts under a name of ``custom``, one or several."""
    value = item.get("custom", {}).get(name, [])
    return [value] if isinstance(value, str) else value
