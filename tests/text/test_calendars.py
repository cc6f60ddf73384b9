from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.calendars import (
    gregorian_to_jalali,
    guess_calendar,
    jalali_month_days,
    jalali_to_gregorian,
    to_gregorian_year,
)

FIRST_OF_1200 = date(1821, 3, 21)
LEAP_REMAINDERS = {1, 5, 9, 13, 17, 22, 26, 30}


def _leap_years() -> set[int]:
    """Leap years 1200 to 1500 by the cycle of 33 years (Borkowski), which those years follow without a break.

    It agrees with the equinox at 52.5° E in all of them; the cycle of 2820 years does not (1403 is a leap year).
    """
    return {year for year in range(1200, 1501) if year % 33 in LEAP_REMAINDERS}


def test_every_day_of_three_centuries_by_an_independent_algorithm() -> None:
    leap_years = _leap_years()
    day = FIRST_OF_1200
    for year in range(1200, 1501):
        for month in range(1, 13):
            length = 31 if month <= 6 else 30 if month <= 11 or year in leap_years else 29
            assert jalali_month_days(year, month) == length
            for number in range(1, length + 1):
                assert jalali_to_gregorian(year, month, number) == day
                day += timedelta(days=1)
    assert gregorian_to_jalali(day - timedelta(days=1)) == (1500, 12, jalali_month_days(1500, 12))


@given(st.dates(date(1821, 3, 21), date(2122, 3, 20)))
def test_days_go_there_and_back(day: date) -> None:
    assert jalali_to_gregorian(*gregorian_to_jalali(day)) == day


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1391, 7, 18), date(2012, 10, 9)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_known_days(jalali: tuple[int, int, int], gregorian: date) -> None:
    assert jalali_to_gregorian(*jalali) == gregorian
    assert gregorian_to_jalali(gregorian) == jalali


@pytest.mark.parametrize("day", [(1391, 7, 31), (1404, 12, 30), (1391, 13, 1), (1391, 0, 1), (1391, 1, 32), (0, 1, 1)])
def test_a_day_that_is_none_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"must be|out of range"):
        jalali_to_gregorian(*day)


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_that_is_none_is_refused(month: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        jalali_month_days(1391, month)


@pytest.mark.parametrize(
    ("year", "calendar"),
    [
        (1391, "jalali"),
        (1257, "jalali"),
        (1416, "hijri"),
        (2012, "gregorian"),
        (1889, "gregorian"),
        (99, None),
        (1480, None),
    ],
)
def test_guesses_the_calendar_of_a_year(year: int, calendar: str | None) -> None:
    assert guess_calendar(year) == calendar


def test_gives_the_gregorian_year() -> None:
    assert to_gregorian_year(1391, "jalali") == 2012
    assert to_gregorian_year(1416, "hijri") == 1995
    assert to_gregorian_year(2012, "gregorian") == 2012
