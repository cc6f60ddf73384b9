"""A reference list parted into its entries."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.references.headings import is_heading
from proceedings_db.reading.references.labels import Label, read_label
from proceedings_db.records import Place
from proceedings_db.text.characters import KASHIDA
from proceedings_db.text.lines import Line
from proceedings_db.text.numerals import to_ascii_digits

_PAGE_NUMBER: Final = re.compile(rf"^[\s\-–—|/(\[{KASHIDA}]*\d{{1,4}}[\s\-–—|/)\]{KASHIDA}]*$")
_EXPECTS_FIGURE: Final = re.compile(
    r"(?:(?<!\w)(?:ص|صص|صفحه|صفحات|شماره|ش|جلد|ج|دوره|سال|چاپ|تا|pp?|vol|no|pages?)[.:\s]*|[-–—/(]\s*)$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<!\d)(?:1[2-4]\d\d|20\d\d|1[5-9]\d\d)(?!\d)")
SAME_AUTHOR: Final = re.compile(rf"^\W*(?:[-–—_{KASHIDA}.…]\s*){{3,}}|^\W*(?:همو|همان)\b")
"""What stands in the author's place for the author of the entry above: «ـــــ (۱۳۸۱)», «همو»."""
_NAME_START: Final = re.compile(r"^[^\d،,؛;.:()«»\"]{2,40}[،,؛;.:(]")
_CLOSED: Final = re.compile(r"[.۔)\]»\"”]\s*$|\d\s*$")
_INLINE: Final = r"(?:(?<=[.)\]»])|(?<=[.)\]»]\s))(?:\[{n}\]|\({n}\)|{n}(?:\s?[.\-–ـ)/:]|\t))(?=\s*[^\W\d_])"


@dataclass(frozen=True, slots=True)
class RawReference:
    """One entry of a list as printed: its label apart, its text in one line, where it stands in the source."""

    label: str | None
    raw_text: str
    place: Place


@dataclass(slots=True)
class _Entry:
    """An entry in the making: its label and the pieces of text with their offsets and line numbers."""

    label: Label | None
    pieces: list[tuple[int, int, str]]  # line number, offset in the source, text


def split_references(lines: Sequence[Line], source: int) -> list[RawReference]:
    """Return the entries of a reference list, in order.

    Entries may be numbered in any digits, bulleted, set apart by blank lines or by indentation, or printed one a
    line; wrapped lines are joined by a space. Headings of halves («منابع لاتین») and page numbers belong to none;
    :func:`~proceedings_db.reading.references.headings.find_headings` finds the former. Nothing else is left out.
    """
    kept = _without_page_numbers([line for line in lines if not is_heading(line)])
    labels = [read_label(line.text) for line in kept]
    filled = sum(not line.is_blank for line in kept)
    numbered = sum(label is not None and label.number is not None for label in labels)
    bulleted = sum(label is not None and label.number is None for label in labels)
    if numbered and (numbered * 6 >= filled or _first_number(labels) == 1):
        entries = _by_number(kept, labels)
    elif bulleted * 6 >= filled and bulleted:
        entries = _by_label(kept, labels)
    else:
        entries = _by_layout(kept)
    return [_finish(entry, source) for entry in entries if any(text.strip() for *_, text in entry.pieces)]


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are no page number; a figure that the line before asks for is none: «… تهران، ص | ۱۲۰»."""
    kept: list[Line] = []
    before = ""
    for line in lines:
        if line.is_blank or not _PAGE_NUMBER.match(line.text) or _EXPECTS_FIGURE.search(before):
            kept.append(line)
            before = line.text.strip() or before
    return kept


def _first_number(labels: Sequence[Label | None]) -> int | None:
    return next((label.number for label in labels if label is not None), None)


def _start(line: Line, label: Label | None) -> _Entry:
    cut = label.end if label else 0
    return _Entry(label, [(line.number, line.start + cut, line.text[cut:])])


def _by_number(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[_Entry]:
    """Return the entries of a numbered list; a number out of the run, such as a year or a volume, starts none."""
    entries: list[_Entry] = []
    last = 0
    blank = True
    for line, label in zip(lines, labels, strict=True):
        if line.is_blank:
            blank = True
            continue
        number = label.number if label else None
        if number is not None and (last < number <= last + 3 or number == 1 or last == 0):
            entries.append(_start(line, label))
            last = number
        elif label is not None and number is None:
            entries.append(_start(line, label))
        elif entries and not (blank and label is None and _opens_entry(line.text)):
            entries[-1].pieces.append((line.number, line.start, line.text))
        else:
            entries.append(_start(line, None))
        blank = False
        last = _split_inline(entries, last)
    return entries


def _split_inline(entries: list[_Entry], last: int) -> int:
    """Part the last piece of the last entry at the numbers that follow in the run, and return the last number."""
    while True:
        number, offset, text = entries[-1].pieces[-1]
        match = re.search(_INLINE.format(n=last + 1), to_ascii_digits(text)) if last else None
        if not match or match.start() < 12:
            return last
        label = read_label(text[match.start() :])
        if label is None:
            return last
        entries[-1].pieces[-1] = (number, offset, text[: match.start()])
        start = match.start() + label.end
        entries.append(_Entry(label, [(number, offset + start, text[start:])]))
        last += 1


def _by_label(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[_Entry]:
    """Return the entries of a bulleted list, where a row of dashes in the author's place also begins one."""
    entries: list[_Entry] = []
    blank = False
    for line, label in zip(lines, labels, strict=True):
        if line.is_blank:
            blank = True
            continue
        begins = label is not None or not entries or bool(SAME_AUTHOR.match(line.text))
        if begins or (blank and _opens_entry(line.text)):
            entries.append(_start(line, label))
        else:
            entries[-1].pieces.append((line.number, line.start, line.text))
        _split_at_bullets(entries)
        blank = False
    return entries


def _split_at_bullets(entries: list[_Entry]) -> None:
    """Part the last piece of the last entry where its own bullet stands again, before what looks like an entry."""
    label = entries[-1].label
    if label is None or label.number is not None or len(label.printed) > 1:
        return
    number, offset, text = entries[-1].pieces.pop()
    cuts = [
        match.start()
        for match in re.finditer(rf"(?<=[.)\]»]\s){re.escape(label.printed)}\s+(?=\S)", text)
        if _opens_entry(text[match.end() :])
    ]
    bounds = [0, *cuts, len(text)]
    for place, (start, end) in enumerate(itertools.pairwise(bounds)):
        skipped = len(label.printed) if place else 0
        piece = (number, offset + start + skipped, text[start + skipped : end])
        if place:
            entries.append(_Entry(label, [piece]))
        else:
            entries[-1].pieces.append(piece)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _by_layout(lines: Sequence[Line]) -> list[_Entry]:
    """Return the entries of a list without labels, by hanging indentation, blank lines, and how an entry opens."""
    filled = [line for line in lines if not line.is_blank]
    indents = [_indent(line) for line in filled]
    hanging = len(set(indents)) > 1 and indents[0] == min(indents)
    indented = len(set(indents)) > 1 and indents[0] == max(indents)  # the first line of each entry set in
    width = max((len(line.text.rstrip()) for line in filled), default=0)
    blank_between = len(filled) < len(lines) and _blocks_are_entries(lines)
    entries: list[_Entry] = []
    before: Line | None = None
    blank = True
    for line in lines:
        if line.is_blank:
            blank = True
            continue
        if blank_between:
            begins = blank
        elif hanging:
            begins = _indent(line) == min(indents)
        elif indented:
            begins = _indent(line) == max(indents)
        else:
            begins = before is None or _begins_after(before, line, width)
        if begins or not entries:
            entries.append(_start(line, None))
        else:
            entries[-1].pieces.append((line.number, line.start, line.text))
        before, blank = line, False
    return entries


def _blocks_are_entries(lines: Sequence[Line]) -> bool:
    """Whether the blocks between blank lines are entries: nearly each one has one opening and one year."""
    blocks: list[str] = []
    blank = True
    for line in lines:
        if line.is_blank:
            blank = True
        elif blank:
            blocks.append(line.text)
            blank = False
        else:
            blocks[-1] += "\n" + line.text
    wrapped = [block for block in blocks if "\n" in block]
    openings = [sum(_opens_entry(line) for line in block.split("\n")) for block in wrapped]
    return len(blocks) > 1 and sum(count > 1 for count in openings) * 2 <= len(wrapped)


def _opens_entry(text: str) -> bool:
    """Whether a line looks like the head of an entry: a name before a mark, a year near, or a row of dashes."""
    text = text.strip()
    if SAME_AUTHOR.match(text):
        return True
    if not text or text[:1].islower() or text.startswith(("و ", "http", "(", "«", "»", ")")):
        return False
    early = to_ascii_digits(text[:110])
    return bool(_NAME_START.match(text)) and (bool(_YEAR.search(early)) or text.count("،") + text.count(",") > 1)


def _begins_after(before: Line, line: Line, width: int) -> bool:
    """Whether ``line`` begins an entry, given the line ``before`` it and the width of the block."""
    short = len(before.text.rstrip()) < width * 0.75
    if SAME_AUTHOR.match(line.text):
        return True
    if not _CLOSED.search(before.text) and not short and len(before.text) < 220:
        return False
    text = line.text.strip()
    if text[:1].islower() or text.startswith(("و ", "http", "doi")):
        return False
    return _opens_entry(text) or short or len(before.text) >= 220


def _finish(entry: _Entry, source: int) -> RawReference:
    """Return the entry with its lines joined, and its place without the label."""
    pieces = [(number, offset, text) for number, offset, text in entry.pieces if text.strip()]
    first, last = pieces[0], pieces[-1]
    start = first[1] + len(first[2]) - len(first[2].lstrip())
    end = last[1] + len(last[2].rstrip())
    raw = " ".join(text.strip() for *_, text in pieces)
    return RawReference(entry.label.printed if entry.label else None, raw, Place(source, first[0], last[0], start, end))
