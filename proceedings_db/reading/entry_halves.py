"""The two halves of an entry of a contents list: its title and its authors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.document import Passage

_STRONG: Final = (
    re.compile(r"\s*/\s*"),
    # A tab at the start of a line indents it, and one at its end says nothing.
    re.compile(r"(?<=\S)[^\S\n\t]*\t[^\S\n]*(?=\S)"),
    re.compile(r"\s*\|\s*"),
    re.compile(r"\s*(?<![.…])[.…]{2,}+\s*"),
)
"""Marks that part title and authors wherever they stand."""
_WEAK: Final = tuple(re.compile(mark) for mark in (r"\s+[-–—]+\s+", r"\s*[:：]\s+", r"\s*[؛;]\s+", r"\s*[،,]\s+"))
"""Marks that stand inside titles and names as well: they count only in a list of one-line entries."""
_BRACKETED: Final = re.compile(r"\s*\((?P<authors>[^()]{4,150})\)\s*$")
CERTAIN: Final = 0.3
"""Likeness from which a line is one of names, whatever the rest of the list looks like."""
_LESS_CERTAIN: Final = 0.15
_LONGEST_ENTRY: Final = 2000


class Halves(NamedTuple):
    """An entry's title and authors, each with the number of lines that it takes.

    ``title`` is ``None`` where the authors stand without one, ``authors`` ``None`` where the title does; never both.
    ``is_open`` says that the mark between them stands elsewhere in the entry, too.
    """

    title: Passage | None
    authors: Passage | None
    title_lines: int = 1
    author_lines: int = 1
    is_open: bool = False


Halve = Callable[[Passage], Halves | None]
"""Parts title and authors on one line, or finds nothing to part."""


def choose_halving(texts: Sequence[Sequence[Passage]]) -> tuple[Halve | None, bool]:
    """Return how one line of a list is parted, or ``None``, and whether authors stand after the title.

    ``texts`` are the lines of each entry. It is decided once for the whole list: what tells titles and authors apart
    best in all entries together, the ends of lines or a mark within a line.
    """
    several = [lines for lines in texts if len(lines) > 1]
    votes = sum(author_likeness(lines[-1].text) - author_likeness(lines[0].text) for lines in several)
    after = votes >= 0
    edge = -1 if after else 0
    by_lines = sum(_gain(lines[-1 - edge], lines[edge]) for lines in several)
    return _choose_inline(texts, by_lines), after


def _choose_inline(texts: Sequence[Sequence[Passage]], least: float) -> Halve | None:
    wholes = [join_passages(lines) for lines in texts if lines]
    one_line = 2 * sum(len(lines) == 1 for lines in texts) > len(texts)
    best: tuple[float, Halve] | None = None
    for separator in (*_STRONG, *(_WEAK if one_line else ()), _BRACKETED):
        for after in (True, False):
            halve = _halver(separator, after=after)
            halves = [halve(whole) for whole in wholes]
            gain = sum(_gain(half.title, half.authors) for half in halves if half is not None)
            if gain > max(least, _LESS_CERTAIN * len(wholes)) and (best is None or gain > best[0] + 1e-9):
                best = (gain, halve)
    return best[1] if best else None


def _gain(title: Passage | None, authors: Passage | None) -> float:
    if title is None or authors is None:
        return 0.0
    return author_likeness(authors.text) - max(0.0, author_likeness(title.text))


def _halver(separator: re.Pattern[str], *, after: bool) -> Halve:
    def halve(whole: Passage) -> Halves | None:
        matches = list(separator.finditer(whole.text)) if len(whole) <= _LONGEST_ENTRY else []
        best: tuple[float, Halves] | None = None
        for match in matches:
            left, right = whole.cut(0, match.start()), whole.cut(match.end())
            if separator is _BRACKETED:
                right = whole.cut(match.start("authors"), match.end("authors"))
            title, authors = (left, right) if after else (right, left)
            wrapped = separator not in _STRONG and "\n" in authors.text
            if not title or not authors or wrapped or (separator is _BRACKETED and not after):
                continue
            likeness = author_likeness(authors.text)
            alone = len(matches) == 1 and likeness > author_likeness(title.text)
            if (likeness >= _LESS_CERTAIN or alone) and (best is None or likeness > best[0]):
                best = (likeness, Halves(title, authors, is_open=separator in _STRONG and len(matches) > 1))
        return best[1] if best else None

    return halve


def split_by_lines(texts: Sequence[Passage], *, after: bool, has_authors: bool) -> list[Halves]:
    """Return the halves of an entry's lines; more than one pair where an entry has lost its page or number.

    ``after`` says that authors stand below the title; ``has_authors`` that the list names authors at all.
    """
    if not texts:
        return []
    if len(texts) == 1:
        alone = has_authors and author_likeness(texts[0].text) >= CERTAIN
        return [Halves(None, texts[0]) if alone else Halves(texts[0], None)]
    kinds = [author_likeness(text.text) >= CERTAIN for text in texts]
    if not any(kinds):
        edge = len(texts) - 1 if after else 0
        others = max(author_likeness(text.text) for i, text in enumerate(texts) if i != edge)
        kinds[edge] = author_likeness(texts[edge].text) > others
    # Read from the side of the titles, so that one rule serves both orders.
    pairs = list(zip(texts, kinds, strict=True))
    halves = _group(pairs if after else pairs[::-1])
    return halves if after else halves[::-1]


def _group(pairs: Sequence[tuple[Passage, bool]]) -> list[Halves]:
    """Group lines, titles first, into titles with the authors that follow them."""
    halves: list[Halves] = []
    title: list[Passage] = []
    authors: list[Passage] = []
    for text, is_authors in pairs:
        if not is_authors and authors:
            halves.append(_to_halves(title, authors))
            title, authors = [], []
        (authors if is_authors else title).append(text)
    return [*halves, _to_halves(title, authors)]


def _to_halves(title: Sequence[Passage], authors: Sequence[Passage]) -> Halves:
    return Halves(
        join_passages(title) if title else None, join_passages(authors) if authors else None, len(title), len(authors)
    )


def join_passages(parts: Sequence[Passage]) -> Passage:
    """Return the passage from the first of ``parts`` to the last; at least one."""
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return parts[0].document.passage(start, end)
