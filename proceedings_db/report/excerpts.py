"""The place of a problem in its text: a few lines around it, and which part of each is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from proceedings_db.text.lines import Line, split_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings_db.records import LocatedProblem, Place

Texts = dict[tuple[str, str], str]
"""The texts that are at hand, by key of the volume and path of the file."""

AROUND: Final = 2
"""Lines shown before and after a place."""
MOST_LINES: Final = 8
"""Lines shown of a place; what goes on is cut."""
MOST_CHARACTERS: Final = 240
"""Characters of a line shown before, within and after a place; a paragraph may be one line."""
CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """One line of an excerpt: ``number`` counts from 1, or is ``None`` where it is not known."""

    number: int | None
    before: str
    marked: str = ""
    after: str = ""


class Excerpts:
    """Cuts excerpts out of texts; each text is divided into lines once."""

    def __init__(self, texts: Mapping[tuple[str, str], str]) -> None:
        self._texts = texts
        self._lines: dict[tuple[str, str], tuple[Line, ...]] = {}

    def of(self, item: LocatedProblem) -> list[ExcerptLine]:
        """Return the lines around a problem: of its text, else of the sentence that is known, else what is printed."""
        problem = item.problem
        key = (item.volume, item.path or "")
        if problem.place is not None and key in self._texts:
            if key not in self._lines:
                self._lines[key] = split_lines(self._texts[key])
            place = _narrow(problem.place, self._texts[key], problem.raw_text)
            if excerpt := _cut(self._lines[key], place):
                return excerpt
        return _of_printed(problem.raw_text or "", item.context or "")


def _narrow(place: Place, text: str, raw_text: str | None) -> Place:
    """Return where the printed words stand within a place, if they stand there once: a few words of a reference."""
    within = text[place.char_start : place.char_end]
    if not raw_text or within.count(raw_text) != 1:
        return place
    start = place.char_start + within.index(raw_text)
    return replace(place, char_start=start, char_end=start + len(raw_text))


def _cut(lines: tuple[Line, ...], place: Place) -> list[ExcerptLine]:
    last = min(place.line_end, place.line_start + MOST_LINES - 1)
    shown = lines[max(0, place.line_start - 1 - AROUND) : last + (AROUND if last == place.line_end else 0)]
    excerpt = []
    for line in shown:
        start = min(max(place.char_start, line.start), line.end) - line.start
        end = max(min(place.char_end, line.end), line.start) - line.start
        if line.is_blank and not place.line_start <= line.number <= place.line_end:
            continue
        if start >= end:
            excerpt.append(ExcerptLine(line.number, _head(line.text)))
        else:
            parts = (_tail(line.text[:start]), _head(line.text[start:end]), _head(line.text[end:]))
            excerpt.append(ExcerptLine(line.number, *parts))
    if last < place.line_end:
        excerpt.append(ExcerptLine(None, CUT))
    return excerpt


def _of_printed(raw_text: str, context: str) -> list[ExcerptLine]:
    before, found, after = context.partition(raw_text) if raw_text else (context, "", "")
    if raw_text and found:
        return [ExcerptLine(None, _tail(before), _head(raw_text), _head(after))]
    lines = raw_text.splitlines()
    cut = [ExcerptLine(None, CUT)] if len(lines) > MOST_LINES else []
    return [ExcerptLine(None, "", _head(line)) for line in lines[:MOST_LINES]] + cut


def _head(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + CUT


def _tail(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else CUT + text[-MOST_CHARACTERS:]
