"""The lines of a contents list grouped into records, one an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents_lines import ContentsLine, is_column_header, is_front_matter, is_part_heading
from proceedings_db.reading.document import Passage, is_empty_of_words
from proceedings_db.reading.labels import CONTENTS, is_label

_FEWEST_BLOCKS: Final = 3
_MOST: Final = 0.6


@dataclass(frozen=True, slots=True)
class Record:
    """The consecutive lines of one entry, and the heading of the part that it stands in."""

    lines: tuple[ContentsLine, ...]
    part: Passage | None


@dataclass(slots=True)
class ContentsList:
    """A contents list: document line indexes ``start`` to ``end``, and its records.

    ``unread`` are lines that can be no entry, ``numbers_skipped`` the places where its numbers leave one out;
    ``is_open`` says that nothing in it tells whether names belong to the title above or below them.
    """

    start: int
    end: int
    records: list[Record] = field(default_factory=list)
    numbers_skipped: list[Passage] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    is_paged: bool = False
    is_numbered: bool = False
    is_open: bool = False


class _Layout(NamedTuple):
    """How the entries of a list are told apart."""

    by_number: bool
    by_block: bool
    by_page: bool
    pages_first: bool
    is_open: bool


def fill_records(contents: ContentsList, lines: Sequence[ContentsLine]) -> None:
    """Put the lines of a list in records, parted by number, by page, or by blank lines.

    Headings of parts («محور اول: …») belong to the records below them; headings of columns are left out.
    """
    content = [line for line in lines if not _is_furniture(line)]
    layout = _find_layout([line for line in content if not _is_part(line)])
    grouping = _Grouping()
    for line in content:
        if _is_part(line):
            grouping.close()
            grouping.part = line.whole
            continue
        if line.is_numbered or (layout.by_block and line.starts_block) or (layout.pages_first and line.is_paged):
            grouping.close()
        grouping.lines.append(line)
        # In a numbered list a line with a page and no number is front matter.
        whole = not grouping.lines[0].is_numbered if layout.by_number else not layout.pages_first
        if line.is_paged and whole:
            grouping.close()
    grouping.close()
    contents.records = grouping.records
    contents.numbers_skipped = _find_skipped(content)
    contents.is_paged, contents.is_numbered, contents.is_open = layout.by_page, layout.by_number, layout.is_open


class _Grouping:
    """The records so far, the lines of the one that is open, and the part that it stands in."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.lines: list[ContentsLine] = []
        self.part: Passage | None = None

    def close(self) -> None:
        """End the open record."""
        if self.lines:
            self.records.append(Record(tuple(self.lines), self.part))
            self.lines = []


def _is_furniture(line: ContentsLine) -> bool:
    text = line.text.text
    return is_label(text, CONTENTS) or is_column_header(text) or (is_empty_of_words(text) and not line.is_paged)


def _is_part(line: ContentsLine) -> bool:
    return is_part_heading(line.text.text) and not line.is_paged and not line.is_numbered


def _find_layout(entries: Sequence[ContentsLine]) -> _Layout:
    by_number, by_page = any(line.is_numbered for line in entries), any(line.is_paged for line in entries)
    blocks = _split_blocks(entries)
    if by_number or not by_page:
        return _Layout(by_number, not by_number, by_page, pages_first=False, is_open=False)
    paged = [block for block in blocks if sum(line.is_paged for line in block) == 1]
    by_block = len(blocks) >= _FEWEST_BLOCKS and len(paged) >= _MOST * len(blocks)
    votes = sum(block[0].is_paged - block[-1].is_paged for block in blocks if len(block) > 1) if by_block else 0
    pages_first, is_open = (votes > 0, False) if votes else _do_pages_come_first(entries)
    return _Layout(by_number, by_block, by_page, pages_first, is_open)


def _split_blocks(entries: Sequence[ContentsLine]) -> list[list[ContentsLine]]:
    blocks: list[list[ContentsLine]] = []
    for line in entries:
        if line.starts_block or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _do_pages_come_first(entries: Sequence[ContentsLine]) -> tuple[bool, bool]:
    """Return whether the page stands on the first line of an entry, with the authors below it, and whether it is open.

    It is open where a list begins and ends alike: then one of its ends has lost a line, or is no paper.
    """
    paged = [line for line in entries if line.is_paged]
    others = [line for line in entries if not line.is_paged]
    names = sum(author_likeness(line.text.text) for line in others)
    if not others or names <= sum(author_likeness(line.text.text) for line in paged):
        return False, False
    first, last = entries[0].is_paged, entries[-1].is_paged
    if first != last:
        return first, False
    if first and is_front_matter(entries[0].text.text):
        return False, False
    return True, True


def _find_skipped(content: Sequence[ContentsLine]) -> list[Passage]:
    """Return, for each number left out, the passage from the entry before the gap to the one after it."""
    numbered = [line for line in content if line.is_numbered and line.number is not None]
    skipped = []
    for before, after in pairwise(numbered):
        assert before.number is not None
        assert after.number is not None
        if after.number > before.number + 1:
            skipped.append(before.whole.document.passage(before.whole.start, after.whole.end))
    return skipped
