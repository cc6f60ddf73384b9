"""RIS files divided into records, and records into tags; our own files, and those of other writers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from proceedings_db.exchange.entries import LONGEST_ENTRY, Block, ReadEntry, not_read, too_long
from proceedings_db.exchange.ris_items import Tagged, record_to_csl
from proceedings_db.exchange.values import to_one_line
from proceedings_db.records import Problem
from proceedings_db.text.characters import BOM

_BLANK: Final = f"{BOM} \t\r\n"
_VALUE: Final[Callable[[tuple[str, str]], str]] = itemgetter(1)
_LINE_END: Final = re.compile("\r\n|\r|\n")
# With fewer spaces than the standard has it is a tag only alone or before a space: «AI-based» begins a word.
_DASH: Final = r"(?:  -| ?-(?![^ \r\n]))"
_BOUNDARY: Final = re.compile(f"\n{BOM}*(TY|ER){_DASH}")
_LINE: Final = re.compile(f"{BOM}*([A-Z][A-Z0-9]){_DASH}(.*)", re.DOTALL)
_PLAIN_LINES: Final = re.compile("^([A-Z][A-Z0-9])  - *(.*)$", re.MULTILINE)


def read_ris(texts: Iterable[str]) -> Iterator[ReadEntry | Problem]:
    """Yield the records of an RIS file, and a problem for each that is broken; one record at a time is in memory.

    A record without ``ER`` ends at the next ``TY``, and is read with a problem; a line without a tag goes on with
    the value before it; a tag that the table does not have is kept in the note.

    Args:
        texts: The text of the file, a line in each or many; no line is in two of them.
    """
    for block in split_records(texts):
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


@dataclass(slots=True)
class _Held:
    """The text of a record that has begun, where it stands, and how far the file was read.

    Of a record that is longer than any may be, the rest is counted and not held.
    """

    position: int = 0
    number: int = 1
    start: int = 0
    line: int = 1
    size: int = 0
    parts: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take what comes next in the file; empty lines before a record are none of it."""
        if not self.parts:
            whole, text = text, text.lstrip(_BLANK)
            skipped = len(whole) - len(text)
            self.position += skipped
            self.number += whole.count("\n", 0, skipped)
            self.start, self.line = self.position, self.number
        if text and self.size <= LONGEST_ENTRY:
            self.parts.append(text)
        self.size += len(text)
        self.position += len(text)
        self.number += text.count("\n")

    def take(self) -> Block:
        """Return what is held, and hold it no more."""
        block = Block("".join(self.parts)[:LONGEST_ENTRY], self.line, self.start, self.size > LONGEST_ENTRY)
        self.parts, self.size = [], 0
        return block


def split_records(texts: Iterable[str]) -> Iterator[Block]:
    """Yield the text of each record, ``TY`` and ``ER`` included; empty lines between records are left out."""
    held = _Held()
    for text in texts:
        done = 0
        for boundary in _BOUNDARY.finditer(f"\n{text}"):
            end = boundary.start()
            if boundary[1] == "ER":
                end = text.find("\n", end) + 1 or len(text)
            held.add(text[done:end])
            if held.parts:
                yield held.take()
            done = end
        held.add(text[done:])
    if held.parts:
        yield held.take()


def split_tags(text: str) -> Tagged:
    """Return tags and values of a record, each value on one line; what stands before the first tag has an empty one."""
    tagged: Tagged = _PLAIN_LINES.findall(text)
    if "\r" in text or len(tagged) != text.count("\n") + (text[-1:] != "\n"):
        tagged = _split_lines(text)
    together = "|".join(map(_VALUE, tagged))
    if " |" not in together and to_one_line(together) == together:
        return tagged
    return [(tag, to_one_line(value)) for tag, value in tagged]


def _split_lines(text: str) -> Tagged:
    """Tags and values of a record with lines of other forms, and with lines that go on with the one before them."""
    tagged: Tagged = []
    for line in _LINE_END.split(text):
        match = _LINE.match(line)
        if match:
            tagged.append((match[1], match[2].strip()))
        elif line.strip():
            tag, value = tagged.pop() if tagged else ("", "")
            tagged.append((tag, f"{value} {line.strip()}".strip()))
    return tagged or [("", "")]
