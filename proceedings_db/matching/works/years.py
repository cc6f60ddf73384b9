"""Whether two printed years are one, in whichever calendar."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from proceedings_db.text.calendars import to_gregorian_year

if TYPE_CHECKING:
    from proceedings_db.text.calendars import Calendar


class YearLikeness(IntEnum):
    """How like two years are; the greater the more."""

    OTHER = 0
    SLIP = 1  # one figure is another
    NEXT = 2  # one after the other
    MISSING = 3  # one has none, or neither
    SAME = 4


def compare_years(
    year: int | None, calendar: Calendar | None, other: int | None, other_calendar: Calendar | None
) -> YearLikeness:
    """Return how like two years are: 1391 of the Jalali calendar and 2012 or 2013 are the same."""
    if year is None or other is None:
        return YearLikeness.MISSING
    if year == other:
        return YearLikeness.SAME
    if calendar == other_calendar:
        if abs(year - other) == 1:
            return YearLikeness.NEXT
        return YearLikeness.SLIP if OSA.distance(str(year), str(other), score_cutoff=1) <= 1 else YearLikeness.OTHER
    apart = _distance(_to_gregorian(year, calendar), _to_gregorian(other, other_calendar))
    if apart == 0:
        return YearLikeness.SAME
    return YearLikeness.NEXT if apart == 1 else YearLikeness.OTHER


def _to_gregorian(year: int, calendar: Calendar | None) -> range:
    """The Gregorian years that a year of another calendar lies in."""
    first = to_gregorian_year(year, calendar or "gregorian")
    return range(first, first + (1 if calendar in (None, "gregorian") else 2))


def _distance(years: range, others: range) -> int:
    return max(others[0] - years[-1], years[0] - others[-1], 0)
