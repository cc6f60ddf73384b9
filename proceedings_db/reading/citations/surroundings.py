"""Where a marker stands: its lines, its section, the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from proceedings_db.records import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.records import Section

_LINE_END: Final = re.compile(r"\r\n|\r|\n\f?|\f")
_SENTENCE_END: Final = re.compile(r"[.!؟?…](?=\s)|\n\s*\n")
_BEFORE: Final = 140
_AFTER: Final = 60


class Surroundings:
    """The body of a paper, asked where a span of it stands. ``start`` and ``end`` are its offsets in ``text``."""

    def __init__(self, text: str, source: int, start: int, end: int, sections: Sequence[Section]) -> None:
        self.text = text
        self._source = source
        self._end = end
        self._start = start
        self._lines_before = _count_line_ends(text[:start])
        self._line_ends = [match.end() for match in _LINE_END.finditer(text, start, end)]
        placed = sorted(
            (section.place.char_start, section.position)
            for section in sections
            if section.place is not None and section.place.source == source
        )
        self._section_starts = [at for at, _ in placed]
        self._section_positions = [position for _, position in placed]

    @property
    def headings(self) -> frozenset[int]:
        """The offsets at which a section begins."""
        return frozenset(self._section_starts)

    def line(self, offset: int) -> int:
        """The line that ``offset`` is on, counted from 1 in the whole text."""
        return self._lines_before + bisect_right(self._line_ends, offset) + 1

    def place(self, start: int, end: int) -> Place:
        """The place of a span."""
        return Place(self._source, self.line(start), self.line(max(start, end - 1)), start, end)

    def section(self, offset: int) -> int | None:
        """The position of the section that ``offset`` is in, ``None`` before the first."""
        index = bisect_right(self._section_starts, offset)
        return self._section_positions[index - 1] if index else None

    def context(self, start: int, end: int) -> str:
        """The sentence around a span, on one line, cut to some 200 characters round a short marker."""
        low, high = max(self._start, start - _BEFORE), min(self._end, end + _AFTER)
        before, after = self.text[low:start], self.text[end:high]
        begins = [match.end() for match in _SENTENCE_END.finditer(before)]
        stop = _SENTENCE_END.search(after)
        sentence = before[begins[-1] if begins else 0 :] + self.text[start:end] + after[: stop.end() if stop else None]
        return " ".join(sentence.split())


def _count_line_ends(text: str) -> int:
    """Count the line ends of ``text`` as :func:`proceedings_db.text.lines.split_lines` does, fast on a whole volume."""
    both = text.count("\r\n")
    pages = text.count("\f") - (text.count("\n\f") - text.count("\r\n\f"))
    return text.count("\n") + text.count("\r") - both + pages
