"""Days of the Jalali and the Gregorian calendar, and which calendar a lone year is of."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

Calendar = Literal["jalali", "gregorian", "hijri"]

JALALI_MONTHS: Final = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip

_JALALI_YEARS: Final = range(1200, 1411)
_HIJRI_YEARS: Final = range(1411, 1461)
_GREGORIAN_YEARS: Final = range(1500, 2200)
_HIJRI_YEAR_DAYS: Final = 10631 / 30  # the tabular calendar: 30 years of 10,631 days
_HIJRI_EPOCH: Final = date(622, 7, 19).toordinal()


def jalali_to_gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Jalali one: (1391, 7, 18) is 9 October 2012.

    Raises:
        ValueError: If the calendar has no such day, like 31 Mehr, or 30 Esfand of a common year.
    """
    import jdatetime  # noqa: PLC0415 (costs more than the rest of the room)

    converted = jdatetime.date(year, month, day).togregorian()
    return date(converted.year, converted.month, converted.day)


def gregorian_to_jalali(day: date) -> tuple[int, int, int]:
    """Return year, month and day of the Jalali calendar: 9 October 2012 is (1391, 7, 18)."""
    import jdatetime  # noqa: PLC0415

    converted = jdatetime.date.fromgregorian(date=day)
    return converted.year, converted.month, converted.day


def jalali_month_days(year: int, month: int) -> int:
    """Return how many days a Jalali month has: 31, 30, or for Esfand 29 or 30.

    Raises:
        ValueError: If ``month`` is not 1 to 12, or ``year`` is none of the calendar's.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"the Jalali year has no month {month}")
    first = jalali_to_gregorian(year, month, 1)
    after = jalali_to_gregorian(year + 1, 1, 1) if month == 12 else jalali_to_gregorian(year, month + 1, 1)
    return (after - first).days


def guess_calendar(year: int) -> Calendar | None:
    """Return the calendar that an unmarked printed year is of, or ``None`` where none is likely.

    1200 to 1410 are taken for Jalali and 1411 to 1460 for Hijri, since Persian lists print the recent Hijri years of
    Arabic books without a mark and a Jalali year later than that has not come; 1500 to 2199 are Gregorian.
    """
    if year in _JALALI_YEARS:
        return "jalali"
    if year in _HIJRI_YEARS:
        return "hijri"
    return "gregorian" if year in _GREGORIAN_YEARS else None


def to_gregorian_year(year: int, calendar: Calendar) -> int:
    """Return the Gregorian year in which a year of another calendar begins: Jalali 1391 gives 2012, Hijri 1416 1995.

    Hijri years by the tabular calendar, which is a day or two off the sighting of the moon.
    """
    if calendar == "gregorian":
        return year
    if calendar == "jalali":
        return year + 621
    return date.fromordinal(_HIJRI_EPOCH + int((year - 1) * _HIJRI_YEAR_DAYS)).year
