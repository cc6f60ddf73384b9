"""The forms of a printed date, and the days that each of them names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from proceedings_db.text.calendars import Calendar, guess_calendar, jalali_month_days, jalali_to_gregorian
from proceedings_db.text.date_figures import NotADateError, full_year, order_figures, year_of_figures
from proceedings_db.text.date_tokens import DateToken

Form = Literal["days", "english", "parted", "figures", "year_first", "months", "seasons", "years", "no_year"]

_DAYS: Final = "[DZ](?:[AKR]+[DZ])*"
_YEAR: Final = "K?[YTZ]C*"
# Over the kinds of the tokens, one letter each.
FORMS: Final = re.compile(
    f"(?P<days>(?:{_DAYS}M(?:{_YEAR})?K?[RA])?{_DAYS}M{_YEAR})"
    f"|(?P<english>M{_DAYS}(?:(?:K?Y)?[RA]M[DZ])?K?YC*)"
    "|(?P<parted>[DZ](?:RM|JMJ|RMR)[YT]C*)"
    "|(?P<figures>(?:[DZ][RA])?NC*(?:[RA](?:N|[DZ])C*)?)"
    f"|(?P<year_first>YC*K?{_DAYS}M)"
    f"|(?P<months>M(?:(?:{_YEAR})?[RA]M)?K?[YT]C*)"
    f"|(?P<seasons>S(?:(?:{_YEAR})?[RA]S)?K?[YT]C*|YC*K?S)"
)
FORMS_WITHOUT_YEAR_OR_DAY: Final = re.compile(f"(?P<years>YC*)|(?P<no_year>(?:{_DAYS})?M(?:[RA](?:{_DAYS})?M)?|S)")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A printed date and what it says.

    ``as_printed`` is verbatim; the same date in a further calendar stands in ``other_as_printed``. ``start`` and
    ``end`` are Gregorian: ISO days, ``end`` ``None`` for one day; a Gregorian month without a day is ``2019-10``, a
    Jalali month or season its first and last day. Both are ``None`` where the date is kept as printed only: no such
    day, a Hijri date (the day depends on the sighting of the moon), a year alone. ``year`` (printed, in
    ``calendar``), ``month`` and ``season`` (1 to 4 from spring) are what was read either way.
    ``conflict`` says what else is printed beside the date and does not agree with it.
    ``text[char_start:char_end]`` is ``as_printed``.
    """

    as_printed: str
    calendar: Calendar | None = None
    start: str | None = None
    end: str | None = None
    year: int | None = None
    month: int | None = None
    season: int | None = None
    other_as_printed: str | None = None
    conflict: Literal["weekday", "other-calendar"] | None = None
    char_start: int = 0
    char_end: int = 0


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The tokens of one date, the weekdays printed with it, and the form it has."""

    form: Form
    tokens: tuple[DateToken, ...]
    weekdays: tuple[DateToken, ...]


def read_found_date(text: str, found: FoundDate) -> DateReading | None:
    """Return the reading of one date, kept as printed if there is no such day, or ``None`` if it is no date at all."""
    start = min(token.start for token in (found.tokens[0], *found.weekdays[:1]))
    end = found.tokens[-1].end
    reading = DateReading(text[start:end], char_start=start, char_end=end)
    try:
        if found.form == "figures":
            return _read_figures(found, reading)
        return _read_words(found, reading)
    except NotADateError:
        return None


def _read_words(found: FoundDate, reading: DateReading) -> DateReading:
    """A date with its month or season in words, or a year alone."""
    years = _years_of(found)
    months = [token for token in found.tokens if token.kind == "M"]
    seasons = [token.value for token in found.tokens if token.kind == "S"]
    calendar = _calendar_of(found, [year.value for year in years if year.kind == "Y"], months)
    numbers = [full_year(year.value, calendar) if year.kind != "Y" else year.value for year in years]
    reading = replace(
        reading,
        calendar=calendar,
        year=numbers[0] if numbers else None,
        month=months[0].value if months else None,
        season=seasons[0] if seasons else None,
    )
    if not numbers or calendar is None or found.form == "years" or None in numbers:
        return reading
    known = [number for number in numbers if number is not None]
    if seasons:
        return _set_seasons(reading, seasons, known)
    days = [token for token in found.tokens if token.kind in "DZ" and token not in years]
    if days:
        return _set_days(reading, found, _points_of(found, days, months, years, known))
    return _set_months(reading, [month.value for month in months], known)


def _years_of(found: FoundDate) -> list[DateToken]:
    """The tokens of a date that are years: a two-digit one can only stand after its month."""
    years = []
    for before, token in zip((None, *found.tokens), found.tokens, strict=False):
        after_month = before is not None and before.kind in "MKJRS" and found.form != "english"
        if token.kind in "YT" or (token.kind == "Z" and after_month and before is not None and before.kind in "MK"):
            years.append(token)
    if found.form in ("days", "months", "seasons"):
        return years
    return [year for year in years if year.kind != "Z"]


def _calendar_of(found: FoundDate, years: list[int], months: list[DateToken]) -> Calendar | None:
    """The calendar that mark, month and year agree on, ``None`` where nothing tells.

    Raises:
        NotADateError: If they do not agree.
    """
    marks: set[Calendar | None] = {token.calendar for token in found.tokens if token.kind == "C"}
    named: set[Calendar | None] = {month.calendar for month in months}
    stated = (marks | named) - {None}
    if len(stated) > 1:
        raise NotADateError
    guessed = {guess_calendar(year) for year in years}
    if not stated:
        if len(guessed) > 1 or None in guessed:
            raise NotADateError
        return next(iter(guessed), None)
    # A recent Hijri year and a Jalali one look alike, so only the Gregorian can contradict.
    if guessed and (("gregorian" in guessed) != ("gregorian" in stated) or None in guessed):
        raise NotADateError
    return next(iter(stated))


def _points_of(
    found: FoundDate, days: list[DateToken], months: list[DateToken], years: list[DateToken], numbers: list[int]
) -> list[tuple[int, int, int]]:
    """Year, month and day of each day: month and year stand after it, or before it in the English order."""
    points = []
    for day in days:
        month = _nearest(day, months, before=found.form == "english")
        year = _nearest(day, years, before=found.form == "year_first")
        points.append((numbers[years.index(year)], month.value, day.value))
    return points


def _nearest(day: DateToken, others: list[DateToken], *, before: bool) -> DateToken:
    """The month or year that belongs to a day."""
    if before:
        return next((other for other in reversed(others) if other.start < day.start), others[0])
    return next((other for other in others if other.start > day.start), others[-1])


def _set_days(reading: DateReading, found: FoundDate, points: list[tuple[int, int, int]]) -> DateReading:
    """The reading with its first and last day, if there are such days and they run forward."""
    first, last = (_to_day(reading.calendar, *point) for point in (points[0], points[-1]))
    if first is None or last is None:
        return reading
    if first > last:
        hyphens = {reading.as_printed[t.start - reading.char_start] for t in found.tokens if t.kind == "R"}
        # A hyphen between figures is often turned round by the text layer; «تا» is not.
        if points[0][:2] != points[-1][:2] or not hyphens or not hyphens <= set("-–—"):
            return reading
        first, last = last, first
        points = points[::-1]
    reading = replace(
        reading,
        start=first.isoformat(),
        end=last.isoformat() if last != first else None,
        year=points[0][0],
        month=points[0][1],
    )
    # Saturday is 0 in tokens and 5 in Python.
    if found.weekdays and (first.weekday() + 2) % 7 != found.weekdays[0].value:
        return replace(reading, conflict="weekday")
    return reading


def _to_day(calendar: Calendar | None, year: int, month: int, day: int) -> date | None:
    try:
        if calendar == "jalali":
            return jalali_to_gregorian(year, month, day)
        return date(year, month, day) if calendar == "gregorian" else None
    except ValueError:
        return None


def _set_months(reading: DateReading, months: list[int], years: list[int]) -> DateReading:
    """The reading of a month or of two, without days."""
    first, last = (years[0], months[0]), (years[-1], months[-1])
    if first > last or reading.calendar == "hijri":
        return reading
    if reading.calendar == "gregorian":
        start, end = (f"{year:04}-{month:02}" for year, month in (first, last))
        return replace(reading, start=start, end=end if end != start else None)
    start = jalali_to_gregorian(*first, 1).isoformat()
    return replace(reading, start=start, end=jalali_to_gregorian(*last, jalali_month_days(*last)).isoformat())


def _set_seasons(reading: DateReading, seasons: list[int], years: list[int]) -> DateReading:
    """The reading of a season or of two; those of the Gregorian year have no days of their own."""
    if reading.calendar != "jalali":
        return reading
    return replace(_set_months(reading, [seasons[0] * 3 - 2, seasons[-1] * 3], years), month=None)


def _read_figures(found: FoundDate, reading: DateReading) -> DateReading:
    """A date in figures parted by slashes, dots or hyphens, or a range of such dates."""
    dates = [token.figures for token in found.tokens if token.figures]
    years = [year_of_figures(figures) for figures in dates]
    marks = [token.calendar for token in found.tokens if token.calendar]
    calendar = marks[0] if marks else guess_calendar(years[0])
    points = [order_figures(figures, calendar) for figures in dates]
    reading = replace(reading, calendar=calendar, year=years[0])
    if calendar is None or any(guess_calendar(year) is None for year in years):
        raise NotADateError
    known = [point for point in points if point is not None]
    if len(known) < len(points):
        return reading
    lone = next(((i, token.value) for i, token in enumerate(found.tokens) if token.kind in "DZ"), None)
    if lone:
        day = (*known[0][:2], lone[1])
        # «۶ تا ۸/۱۱/۱۳۹۵» and «۱۳۹۵/۱۱/۶-۸»: the lone day stands beside the day, not beside the year.
        if (lone[0] == 0) == (len(dates[0][0]) == 4):
            raise NotADateError
        known = [day, *known] if lone[0] == 0 else [*known, day]
    return _set_days(reading, found, known)
