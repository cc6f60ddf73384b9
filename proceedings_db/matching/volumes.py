"""Which volume of the database an entry stands in, and which meeting it was read at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.matching.papers import compare_containers, read_year, to_years
from proceedings_db.text.fold import fold_title
from proceedings_db.text.numerals import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings_db.records import Volume


def match_volume(volume: Volume, candidates: Mapping[int, Volume]) -> int | None:
    """Return the id of the one candidate that ``volume`` is, or ``None``; among several the one that agrees in all.

    A key that both have decides. Else title, number and year must not differ, nor name and ordinal of the meeting.
    """
    for identity, stored in candidates.items():
        if volume.key and volume.key == stored.key:
            return identity
    fitting = [identity for identity, stored in candidates.items() if is_same_volume(volume, stored)]
    exact = [identity for identity in fitting if _agrees(volume, candidates[identity])]
    for found in (exact, fitting):
        if len(found) == 1:
            return found[0]
    return None


def is_same_volume(volume: Volume, stored: Volume) -> bool:
    """Return whether nothing tells two volumes apart, and title or meeting makes them one."""
    if volume.conference and stored.conference:
        titles = compare_containers(_titles(volume), _titles(stored))
        numbers = volume.number is None or stored.number is None or _number(volume) == _number(stored)
        return titles != "other" and numbers and is_same_meeting(volume, stored)
    return (
        fold_title(volume.title) == fold_title(stored.title)
        and _number(volume) == _number(stored)
        and _fit(volume, stored)
    )


def is_same_meeting(volume: Volume, stored: Volume) -> bool:
    """Return whether the meetings of two volumes are one: by name, and by ordinal and year where both are told."""
    one, other = volume.conference, stored.conference
    if one is None or other is None or fold_title(one.name) != fold_title(other.name):
        return False
    ordinals = {one.ordinal, other.ordinal} - {None}
    return len(ordinals) <= 1 and _fit(volume, stored)


def _agrees(volume: Volume, stored: Volume) -> bool:
    return fold_title(volume.title) == fold_title(stored.title) and _number(volume) == _number(stored)


def _fit(volume: Volume, stored: Volume) -> bool:
    """Whether the years of two volumes can be one."""
    one, other = _years(volume), _years(stored)
    return not one or not other or not one.isdisjoint(other)


def _years(volume: Volume) -> frozenset[int]:
    meeting = volume.conference
    told = [volume.year, read_year(volume.year_as_printed), read_year(meeting.start_date if meeting else None)]
    return to_years(told)


def _titles(volume: Volume) -> frozenset[str]:
    names = (volume.title, volume.conference.name if volume.conference else "")
    return frozenset(key for name in names if (key := fold_title(name)))


def _number(volume: Volume) -> str:
    return to_ascii_digits(volume.number or "").strip()
