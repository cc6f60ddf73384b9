"""The contents list: where it stands, and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from proceedings_db.reading.affiliations import is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents_lines import (
    ContentsLine,
    find_numbering,
    find_paging,
    heads_columns,
    is_column_header,
    is_part_heading,
    read_contents_lines,
)
from proceedings_db.reading.contents_records import ContentsList, fill_records
from proceedings_db.reading.document import LONGEST_TITLE, Document, Passage, guess_language
from proceedings_db.reading.labels import ABSTRACT, CONTENTS, INTRODUCTION, KEYWORDS, is_label, match_label
from proceedings_db.text.fold import fold_title

_FEWEST_LEADERS: Final = 3
_FEWEST_RECORDS: Final = 2
_LEADERS_WITHIN: Final = 16
_SHORTEST_KEY: Final = 5


def find_contents(document: Document) -> ContentsList | None:
    """Return the contents list of a document, or ``None``; entries are not taken apart yet."""
    heading = _find_heading(document, 0)
    start = heading + 1 if heading is not None else _find_without_heading(document)
    return None if start is None else _read_list(document, start, heading)


def find_second_contents(document: Document, first: ContentsList) -> ContentsList | None:
    """Return a further contents list, after the papers, whose heading is in another language and which has pages."""
    language = guess_language(document.lines[first.start].text)
    heading = _find_heading(document, first.end)
    if heading is None or guess_language(document.lines[heading].text) == language:
        return None
    second = _read_list(document, heading + 1, heading)
    return second if second.is_paged and len(second.records) >= _FEWEST_RECORDS else None


def _find_heading(document: Document, start: int) -> int | None:
    lines = document.lines
    return next(
        (i for i in range(start, len(lines)) if is_label(lines[i].text, CONTENTS) or heads_columns(lines[i].text)), None
    )


def _read_list(document: Document, start: int, heading: int | None) -> ContentsList:
    limit, is_open = _find_limit(document, start)
    lines = _read_lines(document, start, limit)
    end = _find_end(lines, limit, is_open=is_open)
    lines = [line for line in lines if line.index < end]
    contents = ContentsList(heading if heading is not None else start, end)
    contents.unread = _find_unread(document, start, end)
    fill_records(contents, lines)
    if len(contents.records) == 1 and not is_open:
        # Abstracts stand under the entries: each entry is the head of its paper, and there is no list apart.
        return ContentsList(contents.start, start)
    return contents


def _find_without_heading(document: Document) -> int | None:
    """Return where a list of entries with leaders and pages begins that has no heading above it."""
    run: list[int] = []
    for index, line in enumerate(document.lines):
        if line.is_blank:
            continue
        if _is_body(document, index):
            return None
        page = read_contents_lines(document, index)[-1].page
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
    if match_label(document.passage(line.start, line.end), ABSTRACT | KEYWORDS | INTRODUCTION) is None:
        return False
    return read_contents_lines(document, index)[-1].page is None


def _find_limit(document: Document, start: int) -> tuple[int, bool]:
    """Return where the list has ended at the latest, and whether nothing but the end of the text says so."""
    for index in range(start, len(document.lines)):
        if not document.lines[index].is_blank and _is_body(document, index):
            return index, False
    return len(document.lines), True


def _read_lines(document: Document, start: int, limit: int) -> list[ContentsLine]:
    """Return the lines of the list, with the page and the number of each where they are those of an entry."""
    lines: list[ContentsLine] = []
    blank = True
    for index in range(start, limit):
        if document.lines[index].is_blank:
            blank = True
            continue
        if len(document.lines[index].text) > LONGEST_TITLE:
            continue
        page_break = index > 0 and document.lines[index - 1].page != document.lines[index].page
        lines += read_contents_lines(document, index, starts_block=blank or page_break)
        blank = False
    # «1- استادیار …» in the head of a paper counts no entry.
    numbered = find_numbering([line for line in lines if not is_affiliation(line.text.text)])
    paged = find_paging(lines)
    return [
        replace(
            line,
            # A number at the end that is no page is the title's: «… در سال ۱۳۹۰».
            text=line.text if line.page is None or line.whole.start in paged else line.whole,
            is_paged=line.whole.start in paged,
            is_numbered=line.whole.start in numbered,
        )
        for line in lines
    ]


def _find_unread(document: Document, start: int, end: int) -> list[Passage]:
    """Return the lines that are too long for an entry."""
    return [document.lines_passage([line]) for line in document.lines[start:end] if len(line.text) > LONGEST_TITLE]


def _find_end(lines: Sequence[ContentsLine], limit: int, *, is_open: bool) -> int:
    """Return the index of the first line after the list."""
    last = max((line.index for line in lines if line.is_paged or line.is_numbered), default=None)
    repeat = _find_repeated_title(lines)
    if last is None:
        return repeat if repeat is not None else _before_head(lines, limit, is_open=is_open)
    if repeat is not None and repeat > last:
        return _end_of_last_entry(lines, last, repeat)
    return limit if is_open else _end_of_last_entry(lines, last, limit)


def _find_repeated_title(lines: Sequence[ContentsLine]) -> int | None:
    """Return the index of the first line that repeats a title of the list: there the first paper begins."""
    last_paged = max((line.index for line in lines if line.is_paged), default=-1)
    seen: set[str] = set()
    before = ""
    for line in lines:
        key = fold_title(line.text.text)
        if line.is_paged or line.is_numbered:
            seen |= {fold_title(part) for part in _titles_on(line)} | {before + key}
        else:
            if line.starts_block and len(key) >= _SHORTEST_KEY and key in seen and line.index >= last_paged:
                return line.index
            seen |= {key, before + key}
        before = key
    return None


def _titles_on(line: ContentsLine) -> list[str]:
    title = line.text.text
    if line.number is not None:
        title = title.lstrip("([ 0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩").lstrip(".-–—:)] \t")
    return [title, *title.split("/"), *title.split(" - ")]


def _end_of_last_entry(lines: Sequence[ContentsLine], last: int, limit: int) -> int:
    """Return where the entry ends whose page or number stands on line ``last``: its authors may follow."""
    end = last + 1
    entries = (line for line in lines if not (is_part_heading(line.text.text) or is_column_header(line.text.text)))
    first = next(entries, lines[0])
    last_is_paged = any(line.is_paged for line in lines if line.index == last)
    if last_is_paged and not first.is_paged:
        return end
    for line in lines:
        if line.index == end and end < limit and not line.starts_block:
            if last_is_paged and author_likeness(line.text.text) <= 0:
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
