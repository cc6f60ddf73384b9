"""What a format has no field for, and the lines of the note that keep it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from proceedings_db.exchange.fields import (
    FIELD_BY_VARIABLE,
    FIELDS,
    ExchangeFormat,
    name_in,
    type_key,
)
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.values import date_text, to_inverted, to_iso, to_number, to_one_line

LIST_DIVIDER: Final = "؛ "
LINE_EACH: Final = frozenset({"custom.affiliation", "custom.title", "custom.abstract"})
_CHECKED: Final = ("issued", "accessed", "original-date", "event-date")
_HELD: Final = frozenset({"id", "type", "note"})


@lru_cache(maxsize=256)
def held_variables(exchange_format: ExchangeFormat, key: str) -> frozenset[str]:
    """The CSL variables that a format has a field for, in items of one type key."""
    held = {field.variable for field in FIELDS if name_in(field, exchange_format, key) is not None}
    return frozenset(held | _HELD)


def key_of(item: CslItem) -> str:
    """The key of an item's type in the table of fields."""
    return type_key(item.get("type"), has_event="event-title" in item)


def lost_fields(item: CslItem, exchange_format: ExchangeFormat) -> tuple[str, ...]:
    """Return the variables of an item that a format has no field for; ``custom.venue`` for one inside ``custom``.

    CSL-JSON holds all. Everything else that is named here stands in the note of the exported entry.
    """
    if exchange_format == "csl-json":
        return ()
    held = held_variables(exchange_format, key_of(item))
    lost = [variable for variable in item if variable not in held and variable != "custom"]
    lost += [variable for variable in _CHECKED if variable in item and variable in held and _is_unfit(item, variable)]
    if exchange_format == "biblatex" and not is_biblatex_volume(item.get("volume", "0")) and "volume" in held:
        lost.append("volume")
    lost += [f"custom.{name}" for name in item.get("custom", ())]
    return tuple(lost)


def count_losses(items: Iterable[CslItem], exchange_format: ExchangeFormat, losses: Counter[str]) -> Iterator[CslItem]:
    """Yield the items as they are, and count in ``losses`` by variable those whose value ends up in the note."""
    for item in items:
        losses.update(variable for variable in lost_fields(item, exchange_format) if not _is_repeated(item, variable))
        yield item


def note_lines(item: CslItem, lost: Iterable[str]) -> list[str]:
    """Return the lines of an entry's note: those of the item's own, then one for each value that would be lost."""
    note = item.get("note")
    lines = [line for part in note.split("\n") if (line := to_one_line(part))] if note else []
    language = item.get("language")
    for variable in lost:
        if _is_repeated(item, variable):
            continue
        for text in value_texts(item, variable):
            field = FIELD_BY_VARIABLE.get(variable)
            lines.append(f"{field.label(language) if field else variable}: {text}")
    return lines


def value_texts(item: CslItem, variable: str) -> list[str]:
    """Return a value as plain text, as several where each is to have a line of its own."""
    value: object = item.get(variable)
    if variable.startswith("custom."):
        value = item.get("custom", {}).get(variable.removeprefix("custom."))
    if isinstance(value, list) and variable in LINE_EACH:
        return [text for part in value if (text := _plain(part))]
    text = _plain(value)
    return [text] if text else []


def is_biblatex_volume(volume: str) -> bool:
    """Whether BibLaTeX takes a volume for one: only a whole number is."""
    number = to_number(str(volume))
    return number.isascii() and number.isdecimal()


def _is_repeated(item: CslItem, variable: str) -> bool:
    """Whether a value stands in another field all the same: the day of the meeting in that of publication."""
    return variable == "event-date" and item.get("event-date") == item.get("issued")


def _is_unfit(item: CslItem, variable: str) -> bool:
    """Whether a date is in words, which no format has a field for."""
    value = item.get(variable)
    return isinstance(value, dict) and not value.get("date-parts")


def _plain(value: object) -> str:
    """Any value as one line: names inverted, dates as ISO or in words, lists divided by «؛»."""
    if isinstance(value, list):
        return LIST_DIVIDER.join(filter(None, map(_plain, value)))
    if isinstance(value, dict):
        if value.keys() & {"date-parts", "raw"} or set(value) == {"literal"}:
            date = to_iso(value) or date_text(value)  # type: ignore[arg-type]
            if date:
                return date
        return to_one_line(", ".join(filter(None, to_inverted(value))))  # type: ignore[arg-type]
    return "" if value is None else to_one_line(str(value))
