"""Plain values beside the printed ones: years, page ranges, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from proceedings_db.records import Calendar
from proceedings_db.text.calendars import guess_calendar, to_gregorian_year
from proceedings_db.text.fold import fold
from proceedings_db.text.numerals import read_cardinal, read_integer, read_ordinal, read_roman, to_ascii_digits

_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_FIGURES: Final = re.compile(r"\d+")
_RANGE: Final = re.compile(r"(?<!\d)(\d+)\s*(?:[-–—−‐ـ~]+|تا|الی|الى|to|و)\s*(\d+)")
_SHORT_YEAR: Final = re.compile(r"(?<!\d)(\d{2}|\d{3})(?!\d)")
_HIJRI_MARK: Final = re.compile(r"\d\s*(?:ه\s*\.?\s*ق|ق|هجری قمری|قمری|ah\b)|قمری")
_JALALI_MARK: Final = re.compile(r"\d\s*(?:ه\s*\.?\s*ش|ش|هجری شمسی|شمسی|خورشیدی|sh\b)|شمسی|خورشیدی")
_GREGORIAN_MARK: Final = re.compile(r"\d\s*(?:م|میلادی|ad\b)|میلادی")


@dataclass(frozen=True, slots=True)
class YearReading:
    """The year of a printed date, in its own calendar, and the Gregorian year that it began in."""

    year: int
    calendar: Calendar
    gregorian: int


@lru_cache(maxsize=4096)
def read_year(text: str, *, language: str | None = None) -> YearReading | None:
    """Return the year in ``text``, or ``None``: «بهار ۱۳۸۸» gives 1388 jalali, 2009.

    The letters ق، ش، م after a figure decide the calendar; without them the size of the figure does, and an Arabic
    entry with a year that may be Jalali or Hijri is taken for Hijri.
    """
    plain = fold(text)
    match = _YEAR.search(plain)
    year = int(match[1]) if match else None
    if year is None:
        short = _SHORT_YEAR.search(plain)
        if not short or not (_HIJRI_MARK.search(plain) or _GREGORIAN_MARK.search(plain)):
            return None
        year = int(short[1])
    calendar: Calendar | None
    if _HIJRI_MARK.search(plain):
        calendar = "hijri"
    elif _JALALI_MARK.search(plain):
        calendar = "jalali"
    elif _GREGORIAN_MARK.search(plain):
        calendar = "gregorian"
    elif language == "ar" and 1200 <= year <= 1460:
        calendar = "hijri"
    else:
        calendar = guess_calendar(year)
    return YearReading(year, calendar, to_gregorian_year(year, calendar)) if calendar else None


def read_pages(text: str) -> tuple[int | None, int | None]:
    """Return the first and last page of a printed range, lower first: «۲۰۱-۲۰۰» gives 200, 201; «۷» gives 7, 7.

    A last page printed short is completed where that spans fewer pages: «267-99» gives 267, 299, «105-91» 91, 105.
    """
    plain = to_ascii_digits(text)
    match = _RANGE.search(plain)
    if not match:
        figures = [figure for figure in map(read_integer, _FIGURES.findall(plain)) if figure is not None]
        return (min(figures), max(figures)) if figures else (None, None)
    first, last = read_integer(match[1]), read_integer(match[2])
    if first is None or last is None:
        return None, None
    if last < first and len(match[2]) < len(match[1]):
        completed = int(match[1][: len(match[1]) - len(match[2])] + match[2])
        # «267-99» is printed short, «105-91» backwards: the one that spans fewer pages is meant.
        if first < completed and completed - first < first - last:
            last = completed
    return min(first, last), max(first, last)


@lru_cache(maxsize=4096)
def read_number(text: str) -> int | None:
    """Return the number that a volume, issue or edition is: «۳», «سوم», «بیست و هفتم», III, «3rd», or ``None``."""
    plain = fold(text).strip(" .،,()[]-")
    figure = re.fullmatch(r"(\d+)(?:\s?(?:st|nd|rd|th|م|مین))?", plain)
    if figure:
        return read_integer(figure[1])
    return read_integer(text) or read_ordinal(plain) or read_cardinal(plain) or read_roman(plain.upper())
