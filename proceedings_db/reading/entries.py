"""Entries of a contents list: title, authors and pages of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents import ContentsList, Record
from proceedings_db.reading.contents_lines import ContentsLine, PageReading, is_front_matter, without_number
from proceedings_db.reading.document import Passage

_STRONG: Final = tuple(re.compile(rf"\s*{mark}\s*") for mark in ("/", r"\t", r"\|", r"[.…]{2,}"))
"""Marks that part title and authors wherever they stand."""
_WEAK: Final = tuple(re.compile(mark) for mark in (r"\s+[-–—]+\s+", r"\s*[:：]\s+", r"\s*[؛;]\s+", r"\s*[،,]\s+"))
"""Marks that stand inside titles and names as well: they count only in a list of one-line entries."""
_BRACKETED: Final = re.compile(r"\s*\((?P<authors>[^()]{4,150})\)\s*$")
_CERTAIN: Final = 0.3


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One entry; ``authors`` is the whole line of names. ``is_doubtful`` says that lines may have been lost in it."""

    title: Passage
    authors: Passage | None
    page: PageReading | None
    part: Passage | None
    is_front_matter: bool = False
    is_doubtful: bool = False


class EntriesReading(NamedTuple):
    """The entries of a list, and the lines that make none: authors without a title, a title that breaks off."""

    entries: tuple[ContentsEntry, ...]
    incomplete: tuple[Passage, ...]


class _Half(NamedTuple):
    """One record's lines, told into those of the title and those of the authors."""

    title: Passage
    authors: Passage | None


def read_entries(contents: ContentsList) -> EntriesReading:
    """Return the entries of a contents list.

    Whether the authors stand above the title, below it or on its line, and what parts them there, is decided once
    for the whole list: «عنوان / نام نویسنده» in one entry says how to read the next.
    """
    records = [record for record in contents.records if record.lines]
    several = [record for record in records if len(_texts(record)) > 1]
    after = _authors_come_after(several)
    split_inline = _choose_inline(records, _gain_of_lines(several, after=after))
    entries: list[ContentsEntry] = []
    incomplete: list[Passage] = []
    mode = _most_common([len(_texts(record)) for record in records])
    for record in records:
        inline = split_inline(_whole(record)) if split_inline else None
        halves = [inline] if inline else _split_lines(record, after=after, lone_titles=mode == 1 and not split_inline)
        page = next((line.page for line in reversed(record.lines) if _has_page(line, contents)), None)
        for position, half in enumerate(halves):
            if half.title is half.authors:
                incomplete.append(half.title)
                continue
            last = position == len(halves) - 1
            front = half.authors is None and is_front_matter(half.title.text)
            doubtful = (len(halves) > 1 and (contents.is_paged or contents.is_numbered)) or (
                not front and inline is None and len(_texts(record)) > max(2, mode)
            )
            entries.append(
                ContentsEntry(half.title, half.authors, page if last else None, record.part, front, doubtful)
            )
    return EntriesReading(tuple(entries), tuple(incomplete))


def _has_page(line: ContentsLine, contents: ContentsList) -> bool:
    return contents.is_paged and line.page is not None


def _texts(record: Record) -> list[Passage]:
    """Return the lines of a record, the number of the entry left out, empty lines left out."""
    texts = [
        without_number(line) if i == 0 and line.number is not None else line.text for i, line in enumerate(record.lines)
    ]
    return [text for text in texts if text]


def _whole(record: Record) -> Passage:
    texts = _texts(record) or [record.lines[0].whole]
    return texts[0].document.passage(texts[0].start, texts[-1].end)


def _most_common(counts: Sequence[int]) -> int:
    return max(set(counts), key=counts.count) if counts else 1


def _authors_come_after(records: Sequence[Record]) -> bool:
    votes = 0.0
    for record in records:
        texts = _texts(record)
        votes += author_likeness(texts[-1].text) - author_likeness(texts[0].text)
    return votes >= 0


def _gain_of_lines(records: Sequence[Record], *, after: bool) -> float:
    """Return how well title and authors are told apart by the ends of lines."""
    edge = -1 if after else 0
    texts = [_texts(record) for record in records]
    return sum(_gain(_Half(lines[-1 - edge], lines[edge])) for lines in texts)


def _choose_inline(records: Sequence[Record], least: float) -> Callable[[Passage], _Half | None] | None:
    """Return how to part title and authors on one line, as most entries of the list show it, or ``None``.

    It must tell them apart better than ``least``.
    """
    wholes = [_whole(record) for record in records]
    best: tuple[float, Callable[[Passage], _Half | None]] | None = None
    one_line = 2 * sum(len(_texts(record)) == 1 for record in records) > len(records)
    for separator in (*_STRONG, *(_WEAK if one_line else ()), _BRACKETED):
        for after in (True, False):
            halve = _halver(separator, after=after)
            halves = [halve(whole) for whole in wholes]
            gain = sum(_gain(half) for half in halves if half is not None)
            if gain > max(least, 0.15 * len(wholes)) and (best is None or gain > best[0] + 1e-9):
                best = (gain, halve)
    return best[1] if best else None


def _gain(half: _Half) -> float:
    if half.authors is None:
        return 0.0
    return author_likeness(half.authors.text) - max(0.0, author_likeness(half.title.text))


def _halver(separator: re.Pattern[str], *, after: bool) -> Callable[[Passage], _Half | None]:
    def halve(whole: Passage) -> _Half | None:
        text = whole.text
        matches = list(separator.finditer(text))
        best: tuple[float, _Half] | None = None
        for match in matches:
            if separator is _BRACKETED:
                if not after:
                    return None
                left, right = whole.cut(0, match.start()), whole.cut(match.start("authors"), match.end("authors"))
            else:
                left, right = whole.cut(0, match.start()), whole.cut(match.end())
            title, authors = (left, right) if after else (right, left)
            if not title or not authors or (separator not in _STRONG and "\n" in authors.text):
                continue
            likeness = author_likeness(authors.text)
            alone = len(matches) == 1 and likeness > author_likeness(title.text)
            if (likeness >= _CERTAIN - 0.15 or alone) and (best is None or likeness > best[0]):
                best = (likeness, _Half(title, authors))
        return best[1] if best else None

    return halve


def _split_lines(record: Record, *, after: bool, lone_titles: bool) -> list[_Half]:
    """Return the halves of a record of several lines; more than one where an entry has lost its page or number.

    A half whose title is its authors says that authors stand there without a title; ``lone_titles`` that the list
    has no authors.
    """
    texts = _texts(record)
    if not texts:
        return []
    if len(texts) == 1:
        alone = not lone_titles and author_likeness(texts[0].text) >= _CERTAIN
        return [_Half(texts[0], texts[0] if alone else None)]
    kinds = [author_likeness(text.text) >= _CERTAIN for text in texts]
    edge = -1 if after else 0
    if not any(kinds):
        kinds[edge] = author_likeness(texts[edge].text) > max(
            author_likeness(text.text) for i, text in enumerate(texts) if i != edge % len(texts)
        )
    return _group(texts if after else texts[::-1], kinds if after else kinds[::-1], after=after)


def _group(texts: Sequence[Passage], kinds: Sequence[bool], *, after: bool) -> list[_Half]:
    """Group lines, titles first, into titles with the authors that follow them."""
    halves: list[_Half] = []
    title: list[Passage] = []
    authors: list[Passage] = []
    for text, is_authors in [*zip(texts, kinds, strict=True), (None, False)]:
        if text is None or (not is_authors and authors):
            halves.append(_half(title, authors))
            title, authors = [], []
        if text is not None:
            (authors if is_authors else title).append(text)
    return halves if after else halves[::-1]


def _half(title: Sequence[Passage], authors: Sequence[Passage]) -> _Half:
    names = _span(authors) if authors else None
    if not title:
        assert names is not None
        return _Half(names, names)
    return _Half(_span(title), names)


def _span(parts: Sequence[Passage]) -> Passage:
    start = min(part.start for part in parts)
    return parts[0].document.passage(start, max(part.end for part in parts))
