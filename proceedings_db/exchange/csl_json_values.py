"""The values of a CSL-JSON item as the kinds that CSL has for them, whatever a program wrote there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, cast

from proceedings_db.exchange.fields import FIELD_BY_VARIABLE
from proceedings_db.exchange.items import CslCustom, CslDate, CslItem, CslName
from proceedings_db.exchange.notes import read_iso_date
from proceedings_db.text.characters import clean

LONGEST_NAME: Final = 100
"""Letters of a variable's name; a longer one is none."""

_HALVES: Final = re.compile("[\ud800-\udfff]")
_NAME_PARTS: Final = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_LARGEST: Final = 10**9  # of a year, a month or a day


def to_item(value: dict[str, object]) -> tuple[CslItem, list[str]]:
    """Return an object as an item, and the names of the variables whose values could not be read.

    Numbers become text where CSL has text, one text a list of one, ``"2012-10"`` a date; nulls go.
    """
    item: dict[str, object] = {}
    unread: list[str] = []
    for name, given in value.items():
        if given is None or given in ([], {}):
            continue
        read = _read(name, given) if len(name) <= LONGEST_NAME else None
        if read is None:
            unread.append(name[:LONGEST_NAME])
        else:
            item[_text(name)] = read
    item.setdefault("type", "document")
    return cast("CslItem", item), unread


def _read(name: str, given: object) -> object:
    if name == "custom":
        return _read_custom(given)
    field = FIELD_BY_VARIABLE.get(name)
    if field is None and name not in ("id", "type"):
        return _read_unknown(given)
    match field.kind if field else "text":
        case "name" | "body":
            return _read_names(given)
        case "date":
            return _read_date(given)
        case "list" if isinstance(given, list):
            return ", ".join(_scalar(part) or "" for part in given)
    return _scalar(given)


def _scalar(given: object) -> str | None:
    if isinstance(given, str):
        return _text(given)
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    return str(given)


def _text(text: str) -> str:
    """Text without halves of surrogate pairs, which JSON can spell and nothing else can hold."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def without_zeros(item: CslItem) -> CslItem:
    """Return an item without the character zero, which PostgreSQL does not hold."""
    text = json.dumps(item)
    return cast("CslItem", json.loads(text.replace("\\u0000", "\\ufffd"))) if "\\u0000" in text else item


def _read_unknown(given: object) -> object:
    """The value of a variable that our table does not have: a text, names, a date, or the JSON of anything else."""
    if isinstance(given, dict) and "date-parts" in given and (date := _read_date(given)):
        return date
    if isinstance(given, list):
        if all(isinstance(part, dict) for part in given) and len(names := list(_names(given))) == len(given):
            return names
        texts = [_scalar(part) for part in given]
        if None not in texts:
            return texts
    text = _scalar(given)
    return _text(json.dumps(given, ensure_ascii=False)) if text is None else text


def _read_names(given: object) -> list[CslName] | None:
    names = list(_names(given if isinstance(given, list) else [given]))
    return names or None


def _names(given: list[object]) -> Iterator[CslName]:
    for part in given:
        if isinstance(part, str):
            if clean(part):
                yield {"literal": _text(part)}
        elif isinstance(part, dict):
            name = {key: text for key in _NAME_PARTS if (text := _scalar(part.get(key))) and clean(text)}
            if name.keys() & {"family", "given", "literal"}:
                yield cast("CslName", name)


def _read_date(given: object) -> CslDate | None:
    if not isinstance(given, dict):
        text = _scalar(given)
        return (read_iso_date(text.strip()) or {"literal": text}) if text else None
    dates = given.get("date-parts")
    parts = [_read_parts(date) for date in dates[:2]] if isinstance(dates, list) else []
    if parts and all(parts):
        return {"date-parts": parts}
    for key in ("literal", "raw"):
        if text := _scalar(given.get(key)):
            return cast("CslDate", read_iso_date(text) or {key: text})
    return None


def _read_parts(date: object) -> list[int]:
    """Year, month and day, or the first of them; nothing where one is no number."""
    numbers = []
    for part in date[:3] if isinstance(date, list) else [date]:
        text = _scalar(part)
        if text is None or not re.fullmatch(r"-?\d{1,9}", text):
            break
        numbers.append(int(text))
    return [number for number in numbers if abs(number) < _LARGEST]


def _read_custom(given: object) -> CslCustom | None:
    if not isinstance(given, dict):
        return None
    custom: CslCustom = {}
    for name, value in given.items():
        if isinstance(value, list):
            custom[_text(name)] = [text for part in value if (text := _scalar(part))]
        elif text := _scalar(value):
            custom[_text(name)] = text
    return custom or None
