"""Entries of a contents list: title, authors and pages of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_high
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import ends_in_function_word, least_likeness
from proceedings_db.reading.contents_lines import PageReading, is_front_matter, without_number
from proceedings_db.reading.contents_records import ContentsList, Record
from proceedings_db.reading.document import Passage
from proceedings_db.reading.entry_halves import Halve, Halves, choose_halving, join_passages, split_by_lines

_RUN_TOGETHER: Final = re.compile(r"[.…]{3,}+|\t\s*[0-9۰-۹٠-٩]|[0-9۰-۹٠-٩]\t")
_WORD: Final = re.compile(r"\S+")
_FEWEST_DOUBLED: Final = 4
_RARE: Final = 0.25
_MOST_LINES: Final = 6
_LONGEST: Final = 500
_NO_NAME: Final = -0.5


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One entry; ``authors`` is the whole line of names. ``is_doubtful`` says that lines may have been lost in it.

    ``second_title`` and ``second_authors`` are the same in a second language.
    """

    title: Passage
    authors: Passage | None
    page: PageReading | None
    part: Passage | None
    is_front_matter: bool = False
    is_doubtful: bool = False
    second_title: Passage | None = None
    second_authors: Passage | None = None


class EntriesReading(NamedTuple):
    """The entries of a list, and the lines that make none: authors without a title."""

    entries: tuple[ContentsEntry, ...]
    incomplete: tuple[Passage, ...]


class _Shape(NamedTuple):
    """What most entries of a list look like.

    ``title_lines`` is the most lines that a title should have, ``author_lines`` and ``lines`` likewise for the names
    and for the whole entry.
    """

    title_lines: int
    author_lines: int
    lines: int


def read_entries(contents: ContentsList) -> EntriesReading:
    """Return the entries of a contents list.

    Whether the authors stand above the title, below it or on its line, and what parts them there, is decided once
    for the whole list. An entry that does not look like the others is kept and marked as doubtful.
    """
    records = [record for record in contents.records if _texts(record)]
    halved = _halve_all(records)
    lines = [len(_texts(record)) for record in records]
    shape = _find_shape(halved, lines)
    entries: list[ContentsEntry] = []
    incomplete: list[Passage] = []
    for record, halves, count in zip(records, halved, lines, strict=True):
        page = next((line.page for line in reversed(record.lines) if contents.is_paged and line.page is not None), None)
        several = len(halves) > 1 and (contents.is_paged or contents.is_numbered)
        for half in halves:
            if half.title is not None:
                own_page = page if half is halves[-1] else None
                doubtful = several or count > shape.lines or _is_odd(half, shape)
                entries.append(_to_entry(half, half.title, own_page, record.part, is_doubtful=doubtful))
            elif half.authors is not None:
                incomplete.append(half.authors)
    return EntriesReading(tuple(entries), tuple(incomplete))


def _to_entry(
    half: Halves, title: Passage, page: PageReading | None, part: Passage | None, *, is_doubtful: bool
) -> ContentsEntry:
    title = without_double(title)
    front = half.authors is None and is_front_matter(title.text)
    return ContentsEntry(title, half.authors, page, part, front, is_doubtful and not front)


def without_double(title: Passage) -> Passage:
    """Return a title once that the text layer of bold print has twice in a row, on one line or two."""
    words = list(_WORD.finditer(title.text))
    half = len(words) // 2
    if len(words) < _FEWEST_DOUBLED or len(words) % 2 or words[0][0] != words[half][0]:
        return title
    if all(first[0] == second[0] for first, second in zip(words[:half], words[half:], strict=True)):
        return title.cut(0, words[half].start())
    return title


def _texts(record: Record) -> list[Passage]:
    """Return the lines of a record, the number of the entry left out, empty lines left out."""
    first, *rest = record.lines
    texts = [without_number(first) if first.number is not None else first.text, *(line.text for line in rest)]
    return [text for text in texts if text]


def _halve_all(records: Sequence[Record]) -> list[list[Halves]]:
    texts = [_texts(record) for record in records]
    halve, after = choose_halving(texts)
    has_authors = halve is not None or 2 * sum(len(lines) > 1 for lines in texts) >= len(texts)
    return [_halve_one(lines, halve, after=after, has_authors=has_authors) for lines in texts]


def _halve_one(texts: Sequence[Passage], halve: Halve | None, *, after: bool, has_authors: bool) -> list[Halves]:
    inline = halve(join_passages(texts)) if halve else None
    return [inline] if inline else split_by_lines(texts, after=after, has_authors=has_authors)


def _find_shape(halved: Sequence[Sequence[Halves]], lines: Sequence[int]) -> _Shape:
    every = [half for halves in halved for half in halves if half.title is not None]
    return _Shape(
        _most([half.title_lines for half in every]), _most([half.author_lines for half in every]), _most(lines)
    )


def _most(counts: Sequence[int]) -> int:
    """Return the number of lines from which on an entry is odd: twice the usual, or any more where that is rare."""
    usual = int(median_high(counts)) if counts else 1
    more = sum(count > usual for count in counts)
    return max(2 * usual - 1, usual + 1) if more >= max(2.0, _RARE * len(counts)) else usual


def _is_odd(half: Halves, shape: _Shape) -> bool:
    """Whether an entry does not look like the others, or breaks off: lines may have been lost, or run together."""
    if half.title is not None and (half.title_lines > _MOST_LINES or len(half.title) > _LONGEST):
        return True
    if half.is_open or half.title_lines > shape.title_lines or half.author_lines > shape.author_lines:
        return True
    if half.title is not None and ends_in_function_word(half.title.text):
        return True
    if half.authors is not None and least_likeness(half.authors.text) < _NO_NAME:
        return True
    return any(part is not None and _RUN_TOGETHER.search(part.text) for part in (half.title, half.authors))
