"""The labelled lines of a note, read back into the values that they keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, cast

from proceedings_db.exchange.fields import FIELD_BY_VARIABLE, FIELDS, ExchangeField
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.losses import LINE_EACH, LIST_DIVIDER
from proceedings_db.text.numerals import read_integer

LABELS: Final = {label: field.variable for field in FIELDS for label in (field.label_fa, field.label_en)}
"""The variable of every label, in both languages."""
_LISTS: Final = frozenset({*LINE_EACH, "custom.partner", "custom.sponsor", "custom.keyword"})
_ISO: Final = re.compile(r"\d{1,4}(?:-\d\d){0,2}")


def split_note(text: str, divider: str) -> list[str]:
    """Return the lines of a note of one line, divided where ``divider`` stands before one of our labels."""
    lines: list[str] = []
    for part in text.split(divider):
        if lines and part.partition(": ")[0] not in LABELS:
            lines[-1] += divider + part
        else:
            lines.append(part)
    return lines


def put_note(item: CslItem, lines: Iterable[str]) -> None:
    """Put the lines of a note into an item: what has a label of ours as that variable, all else as its note.

    A variable that the item has already stays as it is; a line with the date as printed stays in the note.
    """
    kept: list[str] = []
    for line in filter(None, lines):
        label, found, text = line.partition(": ")
        variable = LABELS.get(label) if found else None
        if variable is None or variable.startswith("note") or not put_text(item, variable, text):
            kept.append(line)
    if kept:
        item["note"] = "\n".join(filter(None, (item.get("note"), *kept)))


def put_text(item: CslItem, variable: str, text: str) -> bool:
    """Put one value into an item from plain text; whether the text could be read as one."""
    if variable.startswith("custom."):
        name = variable.removeprefix("custom.")
        custom = item.setdefault("custom", {})
        texts = [text] if variable in LINE_EACH else text.split(LIST_DIVIDER)
        before = custom.get(name, [])
        custom[name] = [*before, *texts] if variable in _LISTS and isinstance(before, list) else text
        return True
    field = FIELD_BY_VARIABLE.get(variable)
    values = cast("dict[str, object]", item)
    if field is None or variable in values:
        return field is not None
    value = _value(field, text)
    if value is not None:
        values[variable] = value
    return value is not None


def read_iso_date(text: str) -> CslDate | None:
    """Return the CSL date of ``2012-10-09``, ``2012-10``, ``2012`` or two of them with a slash between."""
    days = _iso_days(text)
    return {"date-parts": [list(day) for day in days]} if days else None


# The papers of a meeting have its days.
@lru_cache(maxsize=1 << 10)
def _iso_days(text: str) -> tuple[tuple[int, ...], ...]:
    days = text.split("/")
    if len(days) > 2 or not all(_ISO.fullmatch(day) for day in days):
        return ()
    return tuple(tuple(number for part in day.split("-") if (number := read_integer(part))) for day in days)


def read_plain_name(text: str, kind: str) -> CslName:
    """Return a name from «family, given»; without a Latin comma it is a body, or a name of one part if it is a word."""
    if kind == "body":
        return {"literal": text}
    family, found, given = text.partition(", ")
    if found:
        return {"family": family, "given": given}
    return {"literal": text} if " " in text else {"family": text}


def _value(field: ExchangeField, text: str) -> object:
    match field.kind:
        case "name" | "body":
            return [read_plain_name(part, field.kind) for part in text.split(LIST_DIVIDER)]
        case "date":
            return read_iso_date(text) or {"literal": text}
    return text
