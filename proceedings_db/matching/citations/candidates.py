"""Which entries a citation may mean, and the link that follows from how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.cited import Cited
from proceedings_db.matching.citations.narrow import STRONG_MARKS, WEAK_MARKS, lacks_what_is_cited, narrow
from proceedings_db.matching.link import Link, link_to_only
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from proceedings_db.matching.citations.entries import Entries, Entry
    from proceedings_db.matching.citations.trail import Trail
    from proceedings_db.records import MatchMethod

BY_WEAK_MARK: Final = 0.8


def of_year(cited: Cited, trail: Trail) -> list[Entry]:
    """The entries whose year agrees; the undated ones for «بی‌تا»."""
    if not cited.key:
        return []
    if cited.year is None:
        return [entry for entry in trail.entries.all if cited.is_undated and not entry.years]
    return [entry for entry in trail.entries.dated(cited.year) if cited.agrees(entry)]


def named_in_any_way(cited: Cited, entries: Entries) -> list[Entry]:
    """The entries of that name: as printed, else in the other script, else with given and family name changed over."""
    found = entries.named(cited.name, *cited.wholes) or entries.sounding_like(cited.name)
    if found or not cited.key:
        return found
    last = fold(cited.name).split()[-1]
    return [entry for entry in entries.all if {cited.key, last} & entry.swapped or cited.key in entry.families]


def link_narrowed(
    found: Iterable[Entry],
    cited: Cited,
    method: MatchMethod,
    confidence: float,
    agrees: Callable[[Cited, Entry], bool] = Cited.agrees,
) -> Link | None:
    """Link to the one entry of ``found`` whose year agrees; ``None`` where none does.

    Where several agree and a weak mark alone tells them apart, the link is less sure.
    """
    fitting = [entry for entry in found if agrees(cited, entry)]
    if not fitting:
        return None
    left = narrow(cited, fitting, STRONG_MARKS)
    if len(left) > 1:
        left, confidence = narrow(cited, left, WEAK_MARKS), min(confidence, BY_WEAK_MARK)
    if any(lacks_what_is_cited(cited, entry) for entry in left):
        confidence = min(confidence, BY_WEAK_MARK)
    return link_entries(left, method, confidence)


def link_entries(found: Iterable[Entry], method: MatchMethod, confidence: float) -> Link | None:
    """Link to the only entry of ``found``; several make an open link, none ``None``."""
    positions = {entry.position for entry in found}
    return link_to_only(positions, method, confidence) if positions else None
