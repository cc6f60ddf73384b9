"""Numbers in square brackets: [4], [۱، ۷-۹], [۵، گزاره ۱۰-۶-۱]."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.cite import Cite
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import PAGE_LABEL, PART_LABEL, VOLUME_LABEL, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

_PART: Final = re.compile(r"[^،,;؛]+")
_NUMBER: Final = re.compile(r"(?P<label>[1-9][0-9]{0,3}|[؟?])")
_RANGE: Final = re.compile(r"(?P<first>[1-9][0-9]{0,3})\s*(?:-|تا|to)\s*(?P<last>[1-9][0-9]{0,3})")
_LOCATOR: Final = compile_pattern(
    rf"(?:(?P<page>{PAGE_LABEL})|(?P<volume>{VOLUME_LABEL})|(?P<part>{PART_LABEL}))\s*\.?\s*"
    r"(?P<figures>[0-9][0-9\-./ ]*)"
)
_AND: Final = re.compile(r"\s(?:و|and)\s|&")
_YEARS: Final = range(1200, 2100)
_LONGEST_RANGE: Final = 60


def read_numeric(content: str, labels: Collection[int] = ()) -> list[Cite]:
    """Return the cites of a square bracket whose content is a list of numbers, or none.

    Each number is a cite with its label as printed; numbers that a range only implies have no label. «؟» stands for
    a number that was lost. A lone year («[۲۰۱۰]») is no number unless ``labels``, the numbers of the list, has it; a
    list with a zero or a decimal fraction is an interval or a point.
    """
    cites: list[Cite] = []
    shadow = _AND.sub(lambda match: "،".ljust(len(match[0])), fold_in_place(content))
    for match in _PART.finditer(shadow):
        part, start = match[0].strip(), match.start() + len(match[0]) - len(match[0].lstrip())
        read = _read_part(part, content[start : start + len(part)], cites)
        if read is None:
            return []
        cites = read
    numbers = [int(cite.label) for cite in cites if cite.label and cite.label.isdecimal()]
    if any(number in _YEARS and number not in labels for number in numbers):
        return []
    return cites


def _read_part(part: str, printed: str, cites: list[Cite]) -> list[Cite] | None:
    """Return ``cites`` with what one part between commas adds, or ``None`` if it is no number, range or locator."""
    if match := _NUMBER.fullmatch(part):
        return [*cites, Cite(label=printed)]
    if match := _RANGE.fullmatch(part):
        return [*cites, *_read_range(match, printed)]
    if (match := _LOCATOR.fullmatch(part)) and cites and cites[-1].locator is None:
        first, last = match.span("figures")
        figures = printed[first:last].strip()
        if match["volume"]:
            return [*cites[:-1], cites[-1].with_locator(printed, None)]
        return [
            *cites[:-1],
            cites[-1].with_locator(figures, printed[slice(*match.span("part"))] if match["part"] else None),
        ]
    return None


def _read_range(match: re.Match[str], printed: str) -> list[Cite]:
    """Return the cites of a range, in the order of its printed ends: «۱۱-۹» runs down."""
    first, last = int(match["first"]), int(match["last"])
    between = max(abs(last - first) - 1, 0)
    ends = [Cite(label=printed[slice(*match.span(name))]) for name in ("first", "last")]
    if between > _LONGEST_RANGE:
        return ends
    return [ends[0], *[Cite() for _ in range(between)], ends[1]]
