"""One source as lines and passages: the view of a text that all readers of this room share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from proceedings_db.records import Place, Source
from proceedings_db.text.characters import BIDI_MARKS, BOM, KASHIDA, NBSP, ZWNJ, clean
from proceedings_db.text.half_spaces import restore_half_spaces
from proceedings_db.text.lines import Line, split_lines

BLANKS: Final = " \t\r\n\f\v" + NBSP + ZWNJ + BOM + BIDI_MARKS + KASHIDA
"""What is no ink: it never belongs to a printed value at its edges."""

LONGEST_TITLE: Final = 2000
"""More characters than any title, name of a body or entry of a contents list has."""

_PERSIAN: Final = re.compile("[ء-یۀ\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_ARABIC_ALONE: Final = re.compile(r"ة|\bال\w+\s+ال\w+|[ًٌٍ]")
_PERSIAN_ALONE: Final = re.compile("[پچژگیک]|های")
_LINE_END: Final = re.compile(r"[\r\n\f]+")
_ELLIPSES: Final = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its lines; ``starts`` holds the offset of each line."""

    source: Source
    lines: tuple[Line, ...]
    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, source: Source) -> Document:
        """Return the document of a source."""
        lines = split_lines(source.text)
        return cls(source, lines, tuple(line.start for line in lines))

    def without(self, numbers: frozenset[int]) -> Document:
        """Return the document with some lines blanked out, by number: the text keeps them, no reader sees them."""
        lines = tuple(replace(line, end=line.start, text="") if line.number in numbers else line for line in self.lines)
        return Document(self.source, lines, self.starts)

    def line_number(self, offset: int) -> int:
        """Return the number, from 1, of the line that ``offset`` stands in."""
        return max(1, bisect_right(self.starts, offset))

    def place(self, start: int, end: int) -> Place:
        """Return the place of a span."""
        last = self.line_number(max(start, end - 1))
        return Place(self.source.position, self.line_number(start), last, start, end)

    def passage(self, start: int, end: int) -> Passage:
        """Return the text between two offsets, without the blanks at its edges."""
        text = self.source.text
        while start < end and text[start] in BLANKS:
            start += 1
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        return Passage(self, start, end)

    def lines_passage(self, lines: Sequence[Line]) -> Passage:
        """Return the text of consecutive lines; at least one."""
        return self.passage(lines[0].start, lines[-1].end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed value that knows where it stands: ``document.source.text[start:end]``, no blanks at its edges."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The printed text, verbatim."""
        return self.document.source.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.document.place(self.start, self.end)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return a part of this passage; offsets count from its own start."""
        stop = self.end if end is None else self.start + end
        return self.document.passage(self.start + start, min(stop, self.end))

    def trim(self, characters: str) -> Passage:
        """Return the passage without ``characters`` and blanks at its edges."""
        text = self.text
        stripped = text.strip(characters + BLANKS)
        start = text.find(stripped) if stripped else 0
        return self.document.passage(self.start + start, self.start + start + len(stripped))

    def split(self, separator: re.Pattern[str]) -> list[Passage]:
        """Return the parts between the matches of ``separator``, empty ones left out."""
        parts, text, at = [], self.text, 0
        for match in separator.finditer(text):
            parts.append(self.cut(at, match.start()))
            at = match.end()
        parts.append(self.cut(at))
        return [part for part in parts if part]

    def lines(self) -> list[Passage]:
        """Return the lines of a passage that goes over several, blank ones left out."""
        return self.split(_LINE_END)

    def __bool__(self) -> bool:
        return self.end > self.start

    def __len__(self) -> int:
        return self.end - self.start


def guess_language(text: str) -> str:
    """Return ``fa``, ``ar`` or ``en`` for a printed text, by its letters: «تاریخ ایران» gives ``fa``."""
    persian, latin = len(_PERSIAN.findall(text)), len(_LATIN.findall(text))
    if latin > persian:
        return "en"
    return "ar" if len(_ARABIC_ALONE.findall(text)) > 1 and not _PERSIAN_ALONE.search(text) else "fa"


def is_empty_of_words(text: str) -> bool:
    """Whether nothing but ellipses and punctuation stands there: «… …»."""
    return _ELLIPSES.fullmatch(text) is not None


def group_blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in blocks that blank lines part."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.is_blank:
            if blocks[-1]:
                blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def clean_title(printed: str) -> str:
    """Return the clean form of a title, heading or name of a body: «حكومتها در ايران» gives «حکومت‌ها در ایران».

    Half-spaces are restored up to a length that no title has.
    """
    cleaned = clean(printed)
    return restore_half_spaces(cleaned, kind="title") if len(cleaned) <= LONGEST_TITLE else cleaned
