"""What a matcher answers: one target with a method and a confidence, or none with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.records import MatchMethod


@dataclass(frozen=True, slots=True)
class Link:
    """The outcome of one match.

    ``target`` is the id of the one candidate that fits, or ``None``. ``candidates`` holds the ids of all that fit
    equally well where there are several: an ambiguity is reported, never decided by chance.
    """

    target: int | None
    method: MatchMethod = "unresolved"
    confidence: float | None = None
    candidates: tuple[int, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether more than one candidate fits."""
        return len(self.candidates) > 1


NO_LINK = Link(None)


def link_to_only(ids: Iterable[int], method: MatchMethod, confidence: float) -> Link:
    """Return a link to the one id in ``ids``; none, and several different ones, give no target."""
    distinct = tuple(sorted(set(ids)))
    if len(distinct) == 1:
        return Link(distinct[0], method, confidence, distinct)
    return Link(None, candidates=distinct)
