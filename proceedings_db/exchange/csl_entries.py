"""Entries of files as papers in their volumes, with all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, cast

from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_conference import item_to_volume
from proceedings_db.exchange.csl_json_values import without_zeros
from proceedings_db.exchange.csl_note import custom_texts
from proceedings_db.exchange.csl_records import item_to_paper, item_to_reference
from proceedings_db.exchange.entries import Block, ReadEntry, not_read
from proceedings_db.exchange.items import CslDate, CslItem
from proceedings_db.exchange.values import first_parts, to_number, to_one_line
from proceedings_db.records import ImportedEntry, PaperField, Problem, Reference
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.characters import clean

# Their values stand in columns whatever their form: names in authorships, titles and texts in rows of their own.
_IN_TABLES: Final = frozenset(
    {"id", "type", "title", "title-short", "original-title", "author", "editor", "translator", "language", "keyword",
     "abstract", "custom", "note"}
)  # fmt: skip
_IN_CUSTOM: Final = frozenset({"venue", "partner", "sponsor", "affiliation", "title", "abstract", "keyword"})

_JALALI_TO_GREGORIAN: Final = (621, 622)


def read_papers(found: Iterable[ReadEntry | Problem]) -> Iterator[ImportedEntry | Problem]:
    """Yield what was read in a file as papers in their volumes; problems stay as they are."""
    for entry in found:
        if isinstance(entry, Problem):
            yield entry
        else:
            yield from item_to_entry(_storable(entry))


def read_references(found: Iterable[ReadEntry | Problem]) -> Iterator[Reference | Problem]:
    """Yield what was read in a file as references of one paper, in their order; problems stay as they are."""
    number = 0
    for entry in found:
        if isinstance(entry, Problem):
            yield entry
        else:
            number += 1
            yield item_to_reference(_storable(entry), number)


def _storable(entry: ReadEntry) -> ReadEntry:
    """The entry as a database can hold it; readers give no zero but what JSON spells."""
    return replace(entry, item=without_zeros(entry.item)) if "\\u0000" in entry.raw_text else entry


def item_to_entry(entry: ReadEntry) -> Iterator[ImportedEntry | Problem]:
    """Yield an entry as a paper in its volume, or as a volume, and problems for what there is no room for.

    What the tables have no columns for is in the ``fields`` of the paper: exported again, the entry says the same.
    """
    item = entry.item
    if item.get("type") == "book" and "event-title" in item:
        volume = item_to_volume(item, item.get("id", ""))
        yield ImportedEntry(None, volume, entry.raw_text, entry.place)
        if lost := ", ".join(_unsaid(item, volume_to_csl(volume))):
            yield not_read(_block(entry), f"a volume has no room for {lost}", "Look whether the papers tell it.")
        return
    if not to_one_line(str(item.get("title", ""))):
        yield not_read(_block(entry), "the entry has no title; it was not loaded", "Give it a title and import again.")
        return
    paper = item_to_paper(entry, 1)
    is_held = "container-title" in item or "event-title" in item
    held = item_to_volume(item, "") if is_held else None
    rebuilt = paper_to_csl(paper, held or item_to_volume({}, ""))
    yield ImportedEntry(replace(paper, fields=tuple(_fields(item, rebuilt))), held, entry.raw_text, entry.place)


def _block(entry: ReadEntry) -> Block:
    return Block(entry.raw_text, entry.place.line_start, entry.place.char_start)


def _fields(item: CslItem, rebuilt: CslItem) -> Iterator[PaperField]:
    """What an item says and the record made of it does not."""
    for variable in _unsaid(item, rebuilt):
        yield PaperField.of(variable, cast("dict[str, object]", item)[variable])
    said = set(rebuilt.get("note", "").split("\n"))
    lines = [line for line in map(to_one_line, item.get("note", "").split("\n")) if line and clean(line) not in said]
    names = {
        name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}".strip() for name in _people(item)
    }
    lines += [line for line in custom_texts(item, "affiliation") if line.partition(": ")[0] not in names]
    if lines:
        yield PaperField.of("note", "\n".join(lines))
    if other := {name: value for name, value in item.get("custom", {}).items() if name not in _IN_CUSTOM}:
        yield PaperField.of("custom", other)


def _people(item: CslItem) -> Iterator[dict[str, str]]:
    for role in ("author", "editor", "translator"):
        yield from cast("dict[str, list[dict[str, str]]]", item).get(role, ())


def _unsaid(item: CslItem, rebuilt: CslItem) -> Iterator[str]:
    said = cast("dict[str, object]", rebuilt)
    for variable, value in item.items():
        if variable in _IN_TABLES or not value:
            continue
        if variable not in said or not _agree(value, said[variable]):
            yield variable


def _agree(value: object, said: object) -> bool:
    """Whether two values say the same; a date may be a Jalali year on one side and the day itself on the other."""
    if isinstance(value, dict) and isinstance(said, dict) and value != said:
        year, held = (next(iter(first_parts(cast("CslDate", date))), 0) for date in (value, said))
        return held - year in _JALALI_TO_GREGORIAN and guess_calendar(year) == "jalali"
    if isinstance(value, str) and isinstance(said, str):
        return to_number(clean(value)) == to_number(clean(said))
    return value == said
