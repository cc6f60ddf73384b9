"""The lines of a contents list grouped into records, one an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents_lines import ContentsLine, is_column_header, is_part_heading
from proceedings_db.reading.document import Passage, is_empty_of_words
from proceedings_db.reading.labels import CONTENTS, is_label


@dataclass(frozen=True, slots=True)
class Record:
    """The consecutive lines of one entry, and the heading of the part that it stands in."""

    lines: tuple[ContentsLine, ...]
    part: Passage | None


@dataclass(slots=True)
class ContentsList:
    """A contents list: document line indexes ``start`` to ``end``, its records, and where its numbers skip one."""

    start: int
    end: int
    records: list[Record] = field(default_factory=list)
    numbers_skipped: list[Passage] = field(default_factory=list)
    is_paged: bool = False
    is_numbered: bool = False


def group_records(lines: Sequence[ContentsLine]) -> tuple[list[Record], list[Passage]]:
    """Return the lines in records, parted by number, by page, or by blank lines, and where a number is left out.

    Headings of parts («محور اول: …») belong to the records below them; headings of columns are left out.
    """
    content = [line for line in lines if not _is_furniture(line)]
    is_numbered, is_paged = any(line.is_numbered for line in content), any(line.is_paged for line in content)
    pages_first = is_paged and not is_numbered and _pages_come_first(content)
    grouping = _Grouping()
    for line in content:
        if is_part_heading(line.text.text) and not line.is_paged and not line.is_numbered:
            grouping.close()
            grouping.part = line.whole
            continue
        opens_block = not is_numbered and not is_paged and line.starts_block
        if line.is_numbered or (pages_first and line.is_paged) or opens_block:
            grouping.close()
        grouping.lines.append(line)
        if line.is_paged and not is_numbered and not pages_first:
            grouping.close()
    grouping.close()
    return grouping.records, _find_skipped(content)


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


def _pages_come_first(content: Sequence[ContentsLine]) -> bool:
    """Whether the page stands on the first line of an entry, with the authors below it."""
    entries = [line for line in content if not is_part_heading(line.text.text)]
    if not entries or not entries[0].is_paged or entries[-1].is_paged:
        return False
    after = [line for before, line in pairwise(entries) if before.is_paged]
    free = [author_likeness(line.text.text) for line in after if not line.is_paged]
    return bool(free) and sum(free) > 0


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
