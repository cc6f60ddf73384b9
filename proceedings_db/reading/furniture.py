"""What a text layer prints on every page and no reader wants: running heads and feet, page numbers; damaged letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import Final

from proceedings_db.reading.labels import ABSTRACT, CONTENTS, KEYWORDS, REFERENCES, is_label
from proceedings_db.reading.meeting import names_meeting
from proceedings_db.text.fold import fold_title
from proceedings_db.text.lines import Line

_EDGE: Final = 2
_FEWEST_PAGES: Final = 3
_NEAREST: Final = 2
_LONGEST: Final = 200
_DIGITS: Final = re.compile(r"[0-9۰-۹٠-٩]+")
_LONE_LETTER: Final = re.compile(r"(?<!\S)[ء-یA-Za-z](?!\S)")
_FEWEST_LETTERS: Final = 8
_MOST_LETTERS: Final = 0.6
_LABELS: Final = CONTENTS | ABSTRACT | KEYWORDS | REFERENCES
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def find_running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that repeat, but for figures, at the edge of three pages or more nearby.

    The first of them is not one, since a title that runs on over its paper's pages begins the paper; unless it names
    the meeting, by its words or because the first page of all prints it. Only a text with form feeds has pages.
    """
    if not lines or lines[-1].page < _FEWEST_PAGES:
        return frozenset()
    edges: dict[str, list[Line]] = {}
    for _, page in groupby(lines, key=lambda line: line.page):
        inked = [line for line in page if not line.is_blank]
        at_edge = {line.number: line for line in (*inked[:_EDGE], *inked[-_EDGE:])}
        for line in at_edge.values():
            named = fold_title(line.text)
            if named and len(line.text) <= _LONGEST and not is_label(line.text, _LABELS):
                edges.setdefault(_key(line.text), []).append(line)
    title_page = takewhile(lambda line: line.page == 1 and not is_label(line.text, CONTENTS), lines)
    opening = "\n".join(fold_title(line.text) for line in title_page)
    found: set[int] = set()
    for repeated in edges.values():
        for run in _split_runs(repeated):
            if len({line.page for line in run}) >= _FEWEST_PAGES:
                is_meeting = _key(run[0].text) in opening or names_meeting(run[0].text)
                found |= {line.number for line in (run if run[0].page > 1 and is_meeting else run[1:])}
    return frozenset(found)


def _key(text: str) -> str:
    return fold_title(_DIGITS.sub("", text))


def _split_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in runs: even and odd pages may have heads of their own."""
    runs: list[list[Line]] = []
    for line in lines:
        if not runs or line.page - runs[-1][-1].page > _NEAREST:
            runs.append([])
        runs[-1].append(line)
    return runs


def find_damaged_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines whose letters stand apart («ج غ ر ا ف ی ا») or were lost in decoding."""
    damaged = [line for line in lines if _is_damaged(line.text)]
    runs: list[list[Line]] = []
    for line in damaged:
        if not runs or line.number > runs[-1][-1].number + _NEAREST:
            runs.append([])
        runs[-1].append(line)
    return runs


def _is_damaged(text: str) -> bool:
    if _REPLACEMENT in text:
        return True
    alone = len(_LONE_LETTER.findall(text))
    return alone >= _FEWEST_LETTERS and alone >= _MOST_LETTERS * len(text.split())
