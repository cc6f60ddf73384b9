"""The contents list: where it stands, and the lines of each entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from proceedings_db.reading.affiliations import is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents_lines import (
    ContentsLine,
    find_numbering,
    is_column_header,
    is_part_heading,
    read_contents_line,
)
from proceedings_db.reading.document import Document, Passage, is_empty_of_words
from proceedings_db.reading.labels import ABSTRACT, CONTENTS, INTRODUCTION, KEYWORDS, is_label, match_label
from proceedings_db.text.fold import fold_title

_FEWEST_LEADERS: Final = 3
_LEADERS_WITHIN: Final = 16


@dataclass(frozen=True, slots=True)
class Record:
    """The consecutive lines of one entry, and the heading of the part that it stands in."""

    lines: tuple[ContentsLine, ...]
    part: Passage | None


@dataclass(slots=True)
class ContentsList:
    """A contents list as lines: document line indexes ``start`` to ``end``, its records, what is under no rule."""

    start: int
    end: int
    records: list[Record] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    is_paged: bool = False
    is_numbered: bool = False


def find_contents(document: Document) -> ContentsList | None:
    """Return the contents list of a document, or ``None``; entries are not taken apart yet."""
    heading = next((i for i, line in enumerate(document.lines) if is_label(line.text, CONTENTS)), None)
    start = heading + 1 if heading is not None else _find_without_heading(document)
    if start is None:
        return None
    limit, is_open = _find_limit(document, start)
    lines = _read_lines(document, start, limit)
    numbered = find_numbering([line for line in lines if not is_affiliation(line.text.text)])
    paged = _find_paged(lines)
    end = _find_end(lines, numbered, paged, limit, is_open=is_open)
    lines = [line for line in lines if line.index < end]
    contents = ContentsList(heading if heading is not None else start, end)
    contents.is_paged, contents.is_numbered = bool(paged), bool(numbered)
    _fill_records(contents, lines, numbered, paged)
    return contents


def _find_without_heading(document: Document) -> int | None:
    """Return where a list of entries with leaders and pages begins that has no heading above it."""
    run: list[int] = []
    for index, line in enumerate(document.lines):
        if line.is_blank:
            continue
        if _is_body(document, index):
            return None
        page = read_contents_line(document, index).page
        if page is not None and page.is_strong and "\t" not in line.text.strip():
            run = [i for i in run if index - i < _LEADERS_WITHIN] + [index]
            if len(run) == _FEWEST_LEADERS:
                return _block_start(document, run[0])
    return None


def _block_start(document: Document, index: int) -> int:
    while index and not document.lines[index - 1].is_blank:
        index -= 1
    return index


def _is_body(document: Document, index: int) -> bool:
    """Whether a line can only stand in a paper, not in a contents list: «چکیده», «کلیدواژه‌ها: …», «۱- مقدمه»."""
    line = document.lines[index]
    passage = document.passage(line.start, line.end)
    label = match_label(passage, ABSTRACT) or match_label(passage, KEYWORDS)
    if label is None and match_label(passage, ABSTRACT | KEYWORDS | INTRODUCTION) is None:
        return False
    return read_contents_line(document, index).page is None


def _find_limit(document: Document, start: int) -> tuple[int, bool]:
    """Return where the list has ended at the latest, and whether nothing but the end of the text says so."""
    for index in range(start, len(document.lines)):
        if not document.lines[index].is_blank and _is_body(document, index):
            return index, False
    return len(document.lines), True


def _read_lines(document: Document, start: int, limit: int) -> list[ContentsLine]:
    lines, blank = [], True
    for index in range(start, limit):
        if document.lines[index].is_blank:
            blank = True
            continue
        page_break = index > 0 and document.lines[index - 1].page != document.lines[index].page
        lines.append(read_contents_line(document, index, starts_block=blank or page_break))
        blank = False
    return lines


def _find_paged(lines: Sequence[ContentsLine]) -> frozenset[int]:
    """Return the indexes of the lines that end in a page.

    A bare number after a space is a page only where most entries have one, and they rise.
    """
    strong = [line for line in lines if line.page is not None and line.page.is_strong]
    if strong:
        return frozenset(line.index for line in strong)
    weak = [line for line in lines if line.page is not None]
    firsts = [line.page.first for line in weak if line.page is not None and line.page.first is not None]
    rising = sum(a <= b for a, b in pairwise(firsts))
    if len(weak) >= 3 and 3 * len(weak) >= len(lines) and rising >= 0.8 * (len(firsts) - 1):
        return frozenset(line.index for line in weak)
    return frozenset()


def _find_end(
    lines: Sequence[ContentsLine],
    numbered: frozenset[int],
    paged: frozenset[int],
    limit: int,
    *,
    is_open: bool,
) -> int:
    """Return the index of the first line after the list."""
    repeat = _find_repeated_title(lines, paged, numbered)
    last = max(paged | numbered, default=None)
    if last is None:
        return repeat if repeat is not None else _before_head(lines, limit, is_open=is_open)
    if repeat is not None and repeat > last:
        return _end_of_last_entry(lines, last, repeat, paged)
    if is_open:
        return limit
    return _end_of_last_entry(lines, last, limit, paged)


def _find_repeated_title(lines: Sequence[ContentsLine], paged: frozenset[int], numbered: frozenset[int]) -> int | None:
    """Return the index of the first line that repeats a title of the list: there the first paper begins."""
    seen: set[str] = set()
    before = ""
    for line in lines:
        if line.index in paged or line.index in numbered:
            seen |= {fold_title(part) for part in _titles_on(line)} | {before + fold_title(line.text.text)}
        else:
            key = fold_title(line.text.text)
            if line.starts_block and len(key) > 4 and key in seen and not (paged and line.index < max(paged)):
                return line.index
            seen |= {key, before + key}
        before = fold_title(line.text.text)
    return None


def _titles_on(line: ContentsLine) -> list[str]:
    from_number = line.text.text
    if line.number is not None:
        from_number = from_number.lstrip("([ 0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩").lstrip(".-–—:)] \t")
    return [from_number, *from_number.split("/"), *from_number.split(" - ")]


def _end_of_last_entry(lines: Sequence[ContentsLine], last: int, limit: int, paged: frozenset[int]) -> int:
    """Return where the entry ends whose last page or number stands on line ``last``: authors may follow it."""
    end = last + 1
    first = next((line.index for line in lines if not is_part_heading(line.text.text)), last)
    if last in paged and first not in paged:
        return end
    for line in lines:
        if line.index == end and end < limit and not line.starts_block:
            if last in paged and author_likeness(line.text.text) <= 0:
                break
            end += 1
    return end


def _before_head(lines: Sequence[ContentsLine], limit: int, *, is_open: bool) -> int:
    """Return where a list without numbers and pages ends: before the first affiliation, its block and the title."""
    if is_open:
        return limit
    blocks = [line.index for line in lines if line.starts_block]
    hint = next((line.index for line in lines if is_affiliation(line.text.text)), limit)
    starts = [index for index in blocks if index <= hint]
    return starts[-2] if len(starts) > 2 else starts[-1] if starts else limit


def _fill_records(
    contents: ContentsList, lines: Sequence[ContentsLine], numbered: frozenset[int], paged: frozenset[int]
) -> None:
    """Group the lines into records: by number, by page, or by blank lines."""
    part: Passage | None = None
    group: list[ContentsLine] = []
    trailing = not numbered and bool(paged) and _pages_come_first(lines, paged)

    def close() -> None:
        if group:
            contents.records.append(Record(tuple(group), part))
            group.clear()

    for line in lines:
        text = line.text.text
        if is_label(text, CONTENTS) or is_column_header(text) or (is_empty_of_words(text) and line.index not in paged):
            continue
        if is_part_heading(text) and line.index not in paged and line.index not in numbered:
            close()
            part = line.whole
            continue
        opens_block = not numbered and not paged and line.starts_block
        if line.index in numbered or (trailing and line.index in paged) or opens_block:
            close()
        group.append(line)
        if line.index in paged and not numbered and not trailing:
            close()
    close()


def _pages_come_first(lines: Sequence[ContentsLine], paged: frozenset[int]) -> bool:
    """Whether the page stands on the first line of an entry, with the authors below it."""
    content = [line for line in lines if not is_part_heading(line.text.text)]
    if not content or content[0].index not in paged or content[-1].index in paged:
        return False
    after = [line for line, before in zip(content[1:], content, strict=False) if before.index in paged]
    free = [author_likeness(line.text.text) for line in after if line.index not in paged]
    return bool(free) and sum(free) > 0
