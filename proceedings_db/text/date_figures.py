"""Dates in figures parted by slashes, dots or hyphens: which of the three is the year, the month, the day."""

from __future__ import annotations

from typing import Final

from proceedings_db.text.calendars import Calendar

Figures = tuple[str, str, str]
"""The three parts as printed, in ASCII digits: ``("18", "7", "1391")``."""

_CENTURY_PIVOT: Final = 32  # from here on two figures are a year and no day


class NotADateError(ValueError):
    """What has the form of a date is none: calendar, month or day do not fit."""


def year_of_figures(figures: Figures) -> int:
    """Return the year of three figures: the part of four, or the one of two that can be no day.

    Raises:
        NotADateError: If none of them is a year.
    """
    first, _, last = figures
    if (len(first) == 4) != (len(last) == 4):
        return int(first if len(first) == 4 else last)
    if {len(first), len(last)} <= {1, 2} and (int(first) >= _CENTURY_PIVOT) != (int(last) >= _CENTURY_PIVOT):
        return 1300 + max(int(first), int(last))
    raise NotADateError


def order_figures(figures: Figures, calendar: Calendar | None) -> tuple[int, int, int] | None:
    """Return year, month and day of three figures, ``None`` where month and day cannot be told apart.

    The figures go day, month, year, or year, month, day. Gregorian ones may have the month first: 10/13/2012 does,
    09/10/2012 may.

    Raises:
        NotADateError: If none of them is a year.
    """
    year = year_of_figures(figures)
    first, middle, last = map(int, figures)
    if len(figures[0]) == 4 or first >= _CENTURY_PIVOT:
        return year, middle, last
    if calendar == "gregorian" and first != middle:
        if first <= 12 and middle <= 12:
            return None
        return (year, first, middle) if middle > 12 else (year, middle, first)
    return year, middle, first


def full_year(year: int, calendar: Calendar | None) -> int | None:
    """Return the year that two figures stand for: «۹۳» is 1393, «۰۳» 1403, «۱۵» may be either and is ``None``."""
    if calendar != "jalali":
        return None
    if year >= _CENTURY_PIVOT:
        return 1300 + year
    return 1400 + year if year < 10 else None
