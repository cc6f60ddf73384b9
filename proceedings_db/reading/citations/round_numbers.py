"""Papers that cite by numbers in round brackets, as medical journals do: «(۱)», «(2, 5-7)», «)۳(».

Round brackets with a number are mostly something else: formulas, items, tables. So they count only together: where the
paper has a numbered list and hardly another marker, and the numbers are those of the list, most of them cited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.brackets import find_brackets
from proceedings_db.reading.citations.cite import Marker
from proceedings_db.reading.citations.numeric import read_numeric
from proceedings_db.text.numerals import read_integer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from proceedings_db.reading.citations.brackets import Bracket
    from proceedings_db.reading.citations.cite import Cite
    from proceedings_db.reading.citations.known import KnownWorks

_SHORTEST_LIST: Final = 3
_MOST_OTHERS: Final = 0.2
"""Markers by names for each one by a number, from which on the paper cites by names."""

_LEAST_CITED: Final = 0.5
"""Share of the list's numbers from which on the round ones are those of the list."""

_COUNTED: Final = re.compile(
    r"(?:رابط[هۀة]|معادل[هۀة]|فرمول|شکل|جدول|نمودار|نقش[هۀة]|تصویر|عکس|بند|ماد[هۀة]|اصل|تبصر[هۀة]|گام|مرحل[هۀة]|فرضی[هۀة]|"
    r"پیوست|بخش|فصل|سوال|سؤال|گزار[هۀة]|قضی[هۀة]|(?:eq|fig|table|figure|equation|formula|step|item)s?\.?)(?:\s?ی)?\s*$",
    re.IGNORECASE,
)
_BEGINS_LINE: Final = re.compile(r"(?:^|\n)\s*$")
_ENDS_LINE: Final = re.compile(r"\s*(?:\n|$)")


def with_round_numbers(text: str, start: int, end: int, known: KnownWorks, markers: Sequence[Marker]) -> list[Marker]:
    """Return ``markers`` and, if the paper cites by them, those that are numbers in round brackets, in order."""
    if len(known.labels) < _SHORTEST_LIST or any(marker.style == "numeric" for marker in markers):
        return list(markers)
    found = list(_find_round(text, start, end, known.labels))
    cited = set(_numbers(found))
    is_style = len(cited) >= max(_SHORTEST_LIST, _LEAST_CITED * len(known.labels))
    if not is_style or len(markers) > _MOST_OTHERS * len(found):
        return list(markers)
    taken = [(marker.start, marker.end) for marker in markers]
    free = (marker for marker in found if not any(first < marker.end and marker.start < last for first, last in taken))
    return sorted((*markers, *free), key=lambda marker: marker.start)


def _find_round(text: str, start: int, end: int, labels: Collection[int]) -> Iterator[Marker]:
    """Give the round pairs that hold numbers of the list, and stand neither for an item nor after «شکل»."""

    def reads(content: str, is_square: bool) -> bool:
        return not is_square and bool(_read(content, labels))

    for bracket in _flat(find_brackets(text, start, end, reads)):
        cites = () if bracket.is_square else _read(text[bracket.start + 1 : bracket.end - 1], labels)
        before = text[max(start, bracket.start - 30) : bracket.start]
        is_item = _BEGINS_LINE.search(before) or _COUNTED.search(before)
        # A formula has its number at the end of a line of its own, where a sentence has its full stop.
        if cites and not is_item and not _ENDS_LINE.match(text, bracket.end, end):
            yield Marker(bracket.start, bracket.end, "numeric", cites)


def _read(content: str, labels: Collection[int]) -> tuple[Cite, ...]:
    cites = tuple(read_numeric(content, labels))
    return cites if all(number in labels for number in _numbers([Marker(0, 0, "numeric", cites)])) else ()


def _flat(brackets: Iterable[Bracket]) -> Iterator[Bracket]:
    for bracket in brackets:
        yield bracket
        yield from _flat(bracket.inner)


def _numbers(markers: Iterable[Marker]) -> Iterator[int]:
    for marker in markers:
        for cite in marker.cites:
            if cite.label and (number := read_integer(cite.label)) is not None:
                yield number
