"""Numbers in square brackets: [4], [۱، ۷-۹], [۵، گزاره ۱۰-۶-۱]."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.cite import Cite, Marker
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import PAGE_LABEL, PART_LABEL, VOLUME_LABEL, compile_pattern
from proceedings_db.text.numerals import read_integer

if TYPE_CHECKING:
    from collections.abc import Collection

_PART: Final = re.compile(r"[^،,;؛:]+")
_NUMBER: Final = re.compile(r"(?P<label>[1-9][0-9]{0,3}|[؟?])")
_RANGE: Final = re.compile(r"(?P<first>[1-9][0-9]{0,3})\s*(?:-|تا|to)\s*(?P<last>[1-9][0-9]{0,3})")
_LABEL: Final = rf"(?:(?P<page>{PAGE_LABEL})|(?P<volume>{VOLUME_LABEL})|(?P<part>{PART_LABEL}))"
_PLACE: Final = compile_pattern(rf"(?:{_LABEL}(?![^\W\d_])\s*\.?\s*)?(?P<figures>[0-9]+(?:\s?[\-./]\s?[0-9]+)*)")
_AND: Final = re.compile(r"\s(?:و|and)\s|&|(?<=[0-9])\s?و\s?(?=[0-9])")
_YEARS: Final = range(1200, 2100)
_LONGEST_RANGE: Final = 60


def read_numeric(content: str, labels: Collection[int] = ()) -> list[Cite]:
    """Return the cites of a square bracket whose content is a list of numbers, or none.

    Each number is a cite with its label as printed; numbers that a range only implies have no label. «؟» stands for
    a number that was lost. A page follows its word or a colon: «[۳، ص ۱۱]», [5: 12]. A lone year («[۲۰۱۰]») is no
    number unless ``labels``, the numbers of the list, has it; a list with a zero or a fraction is an interval.
    """
    shadow = _AND.sub(lambda match: "،".ljust(len(match[0])), fold_in_place(content))
    reader = _Reader(content)
    for match in _PART.finditer(shadow):
        part = match[0].strip()
        sign = shadow[match.start() - 1] if match.start() else ""
        if not part or not reader.read(part, shadow.index(part, match.start()), sign):
            return []
    numbers = [int(cite.label) for cite in reader.cites if cite.label and cite.label.isdecimal()]
    if any(number in _YEARS and number not in labels for number in numbers):
        return []
    return reader.cites


class _Reader:
    """Reads the parts between commas, one after the other."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.cites: list[Cite] = []
        self.place: tuple[int, bool] | None = None  # where the place of the last cite begins, and whether by a volume

    def read(self, part: str, at: int, sign: str) -> bool:
        """Add what one part prints; ``False`` if it is neither number, range nor place."""
        printed = self.printed[at : at + len(part)]
        if sign != ":" and (match := _NUMBER.fullmatch(part)):
            self.cites.append(Cite(label=printed))
        elif sign != ":" and (match := _RANGE.fullmatch(part)):
            self.cites.extend(_read_range(match, printed))
        elif (
            (match := _PLACE.fullmatch(part))
            and self.cites
            and (match["page"] or match["volume"] or match["part"] or sign == ":")
        ):
            self._locate(match, at)
            return True
        else:
            return False
        self.place = None
        return True

    def _locate(self, match: re.Match[str], at: int) -> None:
        """Give the last cite its place; a volume and what follows it are one string."""
        begins, has_volume = self.place or (
            at + (0 if match["volume"] else match.start("figures")),
            bool(match["volume"]),
        )
        self.place = begins, has_volume
        label = self.printed[at + match.start("part") : at + match.end("part")] if match["part"] else None
        locator = self.printed[begins : at + match.end("figures")]
        self.cites[-1] = self.cites[-1].with_locator(locator, None if has_volume else label)


def _read_range(match: re.Match[str], printed: str) -> list[Cite]:
    """Return the cites of a range, in the order of its printed ends: «۱۱-۹» runs down."""
    first, last = int(match["first"]), int(match["last"])
    between = max(abs(last - first) - 1, 0)
    ends = [Cite(label=printed[slice(*match.span(name))]) for name in ("first", "last")]
    if between > _LONGEST_RANGE:
        return ends
    return [ends[0], *[Cite() for _ in range(between)], ends[1]]


def join_ranges(markers: list[Marker], text: str) -> list[Marker]:
    """Return ``markers`` with the numbers that a range over two brackets implies: [4]–[7] cites 5 and 6 too."""
    joined = markers[:1]
    for marker in markers[1:]:
        last = joined[-1]
        between = fold_in_place(text[last.end : marker.start]).strip()
        if between == "-" and last.style == marker.style == "numeric" and _is_lone(last) and _is_lone(marker):
            first, final = (read_integer(each.cites[0].label or "") or 0 for each in (last, marker))
            implied = [Cite() for _ in range(first + 1, final)] if final - first < _LONGEST_RANGE else []
            marker = replace(marker, cites=(*implied, *marker.cites))
        joined.append(marker)
    return joined


def _is_lone(marker: Marker) -> bool:
    return marker.cites[-1].label is not None and len(marker.cites) == 1
