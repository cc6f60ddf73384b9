"""Dates of records as CSL dates, in either calendar, and what of them goes into the note."""

from __future__ import annotations

from datetime import date

from proceedings_db.exchange.items import CslDate, ExportCalendar
from proceedings_db.records import Conference, Volume
from proceedings_db.text.calendars import gregorian_to_jalali, guess_calendar
from proceedings_db.text.numerals import read_integer

_WHOLE_DAY = 3  # parts: year, month, day


def read_iso(text: str | None) -> list[int]:
    """Return the parts of ``2012-10-09``, ``2012-10`` or ``2012``, or an empty list for anything else."""
    parts = [read_integer(part) for part in (text or "").split("-")]
    numbers = [part for part in parts if part is not None]
    return numbers if 0 < len(numbers) == len(parts) <= _WHOLE_DAY else []


def event_date(conference: Conference, calendar: ExportCalendar) -> CslDate | None:
    """Return the days of a meeting: one date, or first and last day; with a Jalali calendar the year alone."""
    if calendar == "jalali":
        year = jalali_year_of(conference)
        return None if year is None else {"date-parts": [[year]]}
    start, end = read_iso(conference.start_date), read_iso(conference.end_date)
    return {"date-parts": [start, end] if end else [start]} if start else None


def issued_date(volume: Volume, calendar: ExportCalendar) -> CslDate | None:
    """Return when a volume was published: its own year, made a full date where that of the meeting fits it.

    Of a meeting of several days it is the part that all of them share: 9 and 10 October 2012 give October 2012.
    """
    conference = volume.conference
    if calendar == "jalali":
        year = jalali_year_of(conference) if conference else None
        year = year or _jalali_year(volume.year_as_printed)
        return None if year is None else {"date-parts": [[year]]}
    days = event_date(conference, calendar) if conference else None
    shared = _shared(days["date-parts"]) if days else []
    if volume.year is not None and shared[:1] != [volume.year]:
        shared = [volume.year]
    return {"date-parts": [shared]} if shared else None


def jalali_year_of(conference: Conference) -> int | None:
    """Return the Jalali year of a meeting, or ``None`` where its first day is unknown or the year is open."""
    start = read_iso(conference.start_date)
    if len(start) == _WHOLE_DAY:
        return gregorian_to_jalali(date(start[0], start[1], start[2]))[0]
    # A Gregorian month, which lies in one Jalali year unless it is March.
    if len(start) == 2 and start[1] != 3:
        return gregorian_to_jalali(date(start[0], start[1], 15))[0]
    return None


def date_notes(volume: Volume, calendar: ExportCalendar) -> list[tuple[str, str]]:
    """Return the lines of the note, as variable and text, that keep the date as printed and in the other calendar."""
    conference = volume.conference
    printed: list[str | None] = []
    if conference:
        printed = [conference.date_as_printed, conference.date_other_as_printed]
    if not any(printed):
        printed = [volume.year_as_printed]
    notes = [("note.date-as-printed", text) for text in printed if text]
    gregorian = "/".join(filter(None, (conference.start_date, conference.end_date))) if conference else ""
    gregorian = gregorian or (str(volume.year) if volume.year is not None else "")
    return [*notes, ("note.date-gregorian", gregorian)] if calendar == "jalali" and gregorian else notes


def _shared(parts: list[list[int]]) -> list[int]:
    """The year, month and day that first and last day have in common."""
    first, last = parts[0], parts[-1]
    length = next((n for n, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:length]


def _jalali_year(printed: str | None) -> int | None:
    """The year that is printed, if it is a Jalali one."""
    year = read_integer(printed) if printed else None
    return year if year is not None and guess_calendar(year) == "jalali" else None
