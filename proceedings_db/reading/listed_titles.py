"""Which entry of the contents list a paper is whose head prints its title otherwise: with a slip, or a subtitle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from proceedings_db.reading.paper import PaperReading
from proceedings_db.records import Paper
from proceedings_db.text.fold import fold_name, fold_title

_LIKE: Final = 85.0
"""Per cent of likeness from which two titles by the same authors are one."""
_ALIKE: Final = 94.0
"""The same where nothing is known of the authors of one of them."""
_APART: Final = 5.0
"""How much nearer the nearest title must be than the next."""
_SHORTEST_PREFIX: Final = 15


def match_listed(reading: PaperReading, papers: Iterable[Paper]) -> Paper | None:
    """Return the one listed paper that a paper in full is, or ``None`` where none or several may be meant.

    Of two titles of which one begins with the other, «شهر و آب» and «شهر و آب: نمونه یزد», the authors must agree.
    """
    title, names = fold_title(reading.head.title.text), _names_of_head(reading)
    likeness = sorted(
        ((_likeness(title, names, paper), paper.position, paper) for paper in papers), key=lambda x: x[:2]
    )
    if not likeness or likeness[-1][0] <= 0:
        return None
    nearest = likeness[-1]
    is_alone = len(likeness) == 1 or nearest[0] - likeness[-2][0] >= _APART
    return nearest[2] if is_alone else None


def _likeness(title: str, names: Sequence[str], paper: Paper) -> float:
    """Return the likeness of two titles in per cent, 0 where they cannot be those of one paper."""
    other = fold_title(paper.title_as_printed)
    families = [fold_name(author.name.family or author.name.display) for author in paper.authors]
    agree = any(family and family in name for family in families for name in names)
    ratio = fuzz.ratio(title, other)
    if (
        agree
        and min(len(title), len(other)) >= _SHORTEST_PREFIX
        and (title.startswith(other) or other.startswith(title))
    ):
        return max(ratio, _LIKE)
    if agree:
        return ratio if ratio >= _LIKE else 0.0
    return ratio if ratio >= _ALIKE and not (families and names) else 0.0


def _names_of_head(reading: PaperReading) -> list[str]:
    return [fold_name(author.name.passage.text) for author in reading.head.authors]
