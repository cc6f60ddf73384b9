"""RIS files divided into records, and records into tags; our own files, and those of other writers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from proceedings_db.exchange.entries import LONGEST_ENTRY, Block, ReadEntry, not_read, too_long
from proceedings_db.exchange.ris_items import Tagged, record_to_csl
from proceedings_db.records import Problem
from proceedings_db.text.characters import BOM

_LINE_END: Final = re.compile("\r\n|\r|\n")
_DASH: Final = "  - "
_FIRST_LETTERS: Final = frozenset(("T", "E", BOM))
_LINE: Final = re.compile(r"([A-Z][A-Z0-9])(?:  ?-|-)(?: (.*))?", re.DOTALL)


def read_ris(lines: Iterable[str]) -> Iterator[ReadEntry | Problem]:
    """Yield the records of an RIS file, and a problem for each that is broken; one record at a time is in memory.

    A record without ``ER`` ends at the next ``TY``, and is read with a problem; a line without a tag goes on with
    the value before it; a tag that the table does not have is kept in the note.
    """
    for block in split_records(lines):
        if block.is_cut:
            yield too_long(block)
            continue
        tagged = split_tags(block.raw_text)
        if tagged[0][0] != "TY":
            yield not_read(block, "lines that belong to no record: TY is missing")
            continue
        yield ReadEntry(record_to_csl(tagged), block.raw_text.rstrip(), block.place)
        if tagged[-1][0] != "ER":
            yield not_read(block, "the record has no end (ER); it was read as far as it goes")


def split_records(lines: Iterable[str]) -> Iterator[Block]:
    """Yield the text of each record, ``TY`` and ``ER`` included; empty lines between records are left out."""
    kept: list[str] = []
    size = position = start = start_line = 0
    number = 1
    for line in lines:
        if kept and line[:1] not in _FIRST_LETTERS:
            position += len(line)
            size += len(line)
            number += line[-1] == "\n"
            if size <= LONGEST_ENTRY:
                kept.append(line)
            continue
        tag = _boundary(line)
        if kept and tag == "TY":
            yield Block("".join(kept), start_line, start, size > LONGEST_ENTRY)
            kept = []
        if kept or line.strip(f" \t\r\n{BOM}"):
            if not kept:
                size, start, start_line = 0, position, number
            size += len(line)
            if size <= LONGEST_ENTRY or not kept:
                kept.append(line.lstrip(BOM)[:LONGEST_ENTRY])
        position += len(line)
        number += line.endswith("\n")
        if kept and tag == "ER":
            yield Block("".join(kept), start_line, start, size > LONGEST_ENTRY)
            kept = []
    if kept:
        yield Block("".join(kept), start_line, start, size > LONGEST_ENTRY)


def _boundary(line: str) -> str:
    """The tag of a line that begins or ends a record, an empty string for any other line."""
    line = line.lstrip(BOM)
    return line[:2] if line[:2] in {"TY", "ER"} and _LINE.match(line.rstrip("\r\n")) else ""


def split_tags(text: str) -> Tagged:
    """Return tags and values of a record; what stands before the first tag has an empty one."""
    tagged: Tagged = []
    for line in _LINE_END.split(text) if "\r" in text else text.split("\n"):
        if line[2:6] == _DASH and (tag := line[:2]).isupper() and tag.isascii() and tag[0].isalpha():
            tagged.append((tag, line[6:].strip()))
            continue
        match = _LINE.match(line)
        if match:
            tagged.append((match[1], (match[2] or "").strip()))
        elif line.strip():
            tag, value = tagged.pop() if tagged else ("", "")
            tagged.append((tag, f"{value} {line.strip()}".strip()))
    return tagged or [("", "")]
