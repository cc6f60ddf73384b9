"""CSL items to RIS, by the table of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TextIO, cast

from proceedings_db.exchange.fields import FIELD_BY_VARIABLE, FIELDS, M2, TYPE_BY_CSL, ExchangeField, name_in
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.losses import key_of, lost_fields, note_lines, value_texts
from proceedings_db.exchange.values import (
    UNCLEAN,
    first_parts,
    to_bare_doi,
    to_inverted,
    to_iso,
    to_keywords,
    to_number,
    to_one_line,
    to_page_ends,
)

Lines = list[str]
Writer = Callable[[Lines, CslItem, object], None]

_FIND_UNCLEAN: Final = re.compile(f"[{UNCLEAN}]").search
_TAG: Final = len("TY  - ")
# The type is told in Zotero's Extra where clients read the tag as another one.
_TOLD_TYPES: Final = frozenset({"document", "interview"})
_YEAR_AND_MONTH: Final = 2


def write_ris(items: Iterable[CslItem], out: TextIO) -> int:
    """Write items as records of an RIS file and return how many; nothing stays in memory but the record at hand.

    ``out`` is a text file open for writing, in UTF-8 without BOM: with one, readers lose the first record or its type.
    """
    count = 0
    for item in items:
        out.write("\n".join((*to_ris_lines(item), "ER  - \n\n")))
        count += 1
    return count


def to_ris_lines(item: CslItem) -> Lines:
    """Return the lines of a record, from ``TY`` to the last one before ``ER``."""
    key = key_of(item)
    entry = TYPE_BY_CSL.get(key, TYPE_BY_CSL["document"])
    identifier = item.get("id", "")
    lines = [f"TY  - {entry.ris}", f"ID  - {identifier}"]
    plan = _plan(key)
    for variable, value in item.items():
        write = plan.get(variable)
        if write is not None and value:
            write(lines, item, value)
    if entry.csl in _TOLD_TYPES:
        lines.append(f"{M2}  - type: {item.get('type') or entry.csl}")
    # Zotero keeps no ID.
    lines.append(f"{M2}  - Citation Key: {identifier}")
    lines += [f"N1  - {line}" for line in note_lines(item, lost_fields(item, "ris"))]
    return _on_one_line_each(lines)


def to_ris_name(name: CslName) -> str:
    """Return ``family, given``; the family, a body or a name of one part without any Latin comma, which divides.

    A comma in the given name stays: RIS has a third part there, the suffix.
    """
    family, given = to_inverted(name)
    if "," in family:
        family = family.replace(",", "،")
    return f"{family}, {given}" if given else family


def _on_one_line_each(lines: Lines) -> Lines:
    """The lines with their values cleaned and empty ones left out; one look at all of them tells if there is need."""
    text = "|".join(lines)
    # Each tag has two spaces; any others stand in a value.
    if _FIND_UNCLEAN(text) is None and text.count("  ") == len(lines) and " |" not in text and text[-1] != " ":
        return lines
    cleaned = ((line[:_TAG], to_one_line(line[_TAG:])) for line in lines)
    return [f"{tag}{value}" for tag, value in cleaned if value]


@lru_cache(maxsize=64)
def _plan(key: str) -> Mapping[str, Writer]:
    """How the variables of an item of one type are written."""
    return {
        field.variable: _writer(field, tags.split(), key)
        for field in FIELDS
        if field.kind != "note" and (tags := name_in(field, "ris", key)) is not None
    }


def _writer(field: ExchangeField, tags: list[str], key: str) -> Writer:
    """How one field is written under its tags: by its kind."""
    if tags == [M2]:
        return _extra_writer(field)
    if field.variable == "event-place":
        return _event_place_writer(tags, name_in(FIELD_BY_VARIABLE["publisher-place"], "ris", key))
    if field.variable == "issued":
        return _write_dates
    if field.kind == "page":
        return _write_pages
    to_values = _to_values(field)
    first, *others = [f"{tag}  - " for tag in tags]

    def write(lines: Lines, _: CslItem, value: object) -> None:
        lines += [first + text for text in to_values(value)]
        for other in others:
            lines += [other + text for text in to_values(value)]

    return write


def _to_values(field: ExchangeField) -> Callable[[object], Iterable[str]]:
    """How a value of a kind becomes the values of one tag."""
    match field.kind:
        case "name" | "body":
            return lambda value: [to_ris_name(name) for name in cast("list[CslName]", value)]
        case "list":
            return lambda value: to_keywords(str(value).replace(";", "؛"))
        case "date":
            return lambda value: (_to_ris_date(first_parts(cast("CslDate", value))),)
        case "number":
            return lambda value: (to_number(str(value)),)
        case "raw" if field.variable == "DOI":
            return lambda value: (to_bare_doi(str(value)),)
    return lambda value: (str(value),)


def _extra_writer(field: ExchangeField) -> Writer:
    """Lines ``variable: value``; a person as «family || given», which citation processors read."""
    head = f"{M2}  - {field.variable}: "

    def write(lines: Lines, item: CslItem, value: object) -> None:
        match field.kind:
            case "name" | "body":
                texts = [" || ".join(filter(None, to_inverted(name))) for name in cast("list[CslName]", value)]
            case "date":
                texts = [to_iso(cast("CslDate", value))]
            case "number" | "page":
                texts = list(map(to_number, value_texts(item, field.variable)))
            case _:
                texts = value_texts(item, field.variable)
        lines += [head + text for text in texts if text]

    return write


def _event_place_writer(tags: list[str], publisher_tag: str | None) -> Writer:
    """The place of a meeting; in the tag of the place of publication only where there is no such place."""

    def write(lines: Lines, item: CslItem, value: object) -> None:
        free = [tag for tag in tags if tag != M2 and not (tag == publisher_tag and item.get("publisher-place"))]
        lines += [f"{tag}  - {value}" for tag in free]
        lines.append(f"{M2}  - event-place: {value}")
        if item.get("publisher-place") == value:
            lines.append(f"{M2}  - publisher-place: {value}")

    return write


def _write_dates(lines: Lines, item: CslItem, value: object) -> None:
    """``DA`` for a date with a month, ``PY`` for its year in any case.

    Of a conference paper some clients take ``PY`` for the year of the meeting: its ``DA`` stands there for a bare year.
    """
    parts = first_parts(cast("CslDate", value))
    if len(parts) >= _YEAR_AND_MONTH or (parts and item.get("type") == "paper-conference"):
        lines.append(f"DA  - {_to_ris_date(parts)}")
    if parts:
        lines.append(f"PY  - {parts[0]}")


def _write_pages(lines: Lines, _: CslItem, value: object) -> None:
    first, last = to_page_ends(str(value))
    lines.append(f"SP  - {first}")
    if last:
        lines.append(f"EP  - {last}")


def _to_ris_date(parts: Sequence[int]) -> str:
    """``2012/10/09``, ``2012/10//`` or ``2012``."""
    if len(parts) < _YEAR_AND_MONTH:
        return str(parts[0]) if parts else ""
    return f"{parts[0]:04d}/{parts[1]:02d}/" + (f"{parts[2]:02d}" if len(parts) > _YEAR_AND_MONTH else "/")
