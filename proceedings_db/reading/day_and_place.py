"""When and where: the dates of a title page, and city and house beside them, under a label or near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from proceedings_db.reading.document import Document, Passage, is_empty_of_words
from proceedings_db.reading.places import PlaceReading, is_country, read_place
from proceedings_db.text.dates import DateReading, find_date, read_date
from proceedings_db.text.lines import Line

_YEH: Final = "[یيئ]"
_TIME_LABEL: Final = re.compile(
    rf"\s*(?:زمان|تار{_YEH}خ|در\s+تار{_YEH}خ|مورخ|روزها{_YEH}|date)(?:\s+برگزار{_YEH})?(?:\s+هما{_YEH}ش)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_YEAR_LABEL: Final = re.compile(rf"\W*(?:سال|year)?(?:\s+برگزار{_YEH})?\W*", re.IGNORECASE)
_PLACE_LABEL: Final = re.compile(
    rf"\s*(?:م[کك]ان|محل|venue|place)(?:\s+برگزار{_YEH})?(?:\s+هما{_YEH}ش)?\s*[:：]\s*", re.IGNORECASE
)
IMPRINT: Final = re.compile(r"چاپ|انتشار|نوبت|تاس[یي]س")
"""Words of a date that is the book's, not the meeting's."""
_NUMBER_BEFORE: Final = re.compile(r"(?<![0-9۰-۹٠-٩])[0-9۰-۹٠-٩]{1,2}\s*(?:تا|الی|و|[-–])?\s*$")
_EDGES: Final = '-–—،,:؛|().«»"“”'
_SAME_DATE: Final = re.compile(r"\W*(?:(?:برابر|مصادف|مطابق)(?:\s+(?:با|است با))?|equal\s+to)?\W*", re.IGNORECASE)
_NEAR: Final = 3


class DatedLine(NamedTuple):
    """A date with the line that it stands on."""

    date: DateReading
    line: Passage


@dataclass(slots=True)
class DayAndPlace:
    """Dates, city and house; ``lines`` are the numbers of the lines read, ``unread`` what is left over on them."""

    dates: list[DatedLine] = field(default_factory=list)
    city: Passage | None = None
    venue: Passage | None = None
    lines: set[int] = field(default_factory=set)
    unread: list[Passage] = field(default_factory=list)

    @property
    def date(self) -> DateReading | None:
        """The date of the meeting: the first with a day or month that could be read."""
        return next(
            (dated.date for dated in self.dates if dated.date.start), self.dates[0].date if self.dates else None
        )


def read_day_and_place(document: Document, lines: Sequence[Line], name: Passage | None) -> DayAndPlace:
    """Return when and where the meeting was, from lines of the title page; ``name`` is the meeting's, city included."""
    reading = DayAndPlace()
    for line in lines:
        passage = document.lines_passage([line])
        date = find_date(passage.text)
        if date is not None and not IMPRINT.search(passage.text):
            reading.dates.append(DatedLine(_doubt(date, passage), passage))
            reading.lines.add(line.number)
    for line in lines if not reading.dates else ():
        passage = document.lines_passage([line])
        if year := read_year_line(passage, name):
            reading.dates.append(DatedLine(year, passage))
            reading.lines.add(line.number)
    for dated in reading.dates:
        _read_beside(dated, name, reading)
    _read_near(document, lines, reading, skip=name)
    return reading


def _doubt(date: DateReading, passage: Passage) -> DateReading:
    """Return the date without its days if a number stands before it that is no day: «۳۵ مهر ۱۳۹۱»."""
    if _NUMBER_BEFORE.search(passage.text[: date.char_start]) is None:
        return date
    return replace(date, as_printed=passage.text, start=None, end=None, char_start=0, char_end=len(passage.text))


def read_year_line(line: Passage, name: Passage | None = None) -> DateReading | None:
    """Return the year of a line that has, at most, a label or a place beside it: «تهران، ۱۳۹۵».

    Of a line that begins with ``name``, the meeting's, what stands behind it counts.
    """
    start = name.end - line.start if name is not None and line.start < name.end < line.end else 0
    date = read_date(line.text[start:])
    if date.year is None or IMPRINT.search(line.text):
        return None
    date = replace(date, char_start=date.char_start + start, char_end=date.char_end + start)
    rests = (line.cut(start, date.char_start), _without_other(line.cut(date.char_end), date))
    is_alone = all(_YEAR_LABEL.fullmatch(rest.text) or read_place(rest.trim(_EDGES)) for rest in rests)
    return date if is_alone else None


def _read_beside(dated: DatedLine, name: Passage | None, reading: DayAndPlace) -> None:
    """Read what stands on the line of a date, the name of the meeting left out."""
    line, date = dated.line, dated.date
    start = 0
    if name is not None and line.start < name.end and name.start < line.end:
        start = min(name.end - line.start, date.char_start)
    for rest in (line.cut(start, date.char_start), _without_other(line.cut(date.char_end), date)):
        label = _PLACE_LABEL.search(rest.text)
        rest = (rest.cut(label.end()) if label else rest).trim(_EDGES)
        is_label = any(label.fullmatch(rest.text) for label in (_TIME_LABEL, _YEAR_LABEL))
        if not rest or is_label or is_empty_of_words(rest.text):
            continue
        if not _take(read_place(rest), reading):
            reading.unread.append(rest)


def _without_other(rest: Passage, date: DateReading) -> Passage:
    """Return what follows a date without the same date in another calendar: «برابر با ۹ اکتبر ۲۰۱۲»."""
    at = rest.text.find(date.other_as_printed) if date.other_as_printed else -1
    if at < 0 or not _SAME_DATE.fullmatch(rest.text[:at]):
        return rest
    return rest.cut(at + len(date.other_as_printed or ""))


def _take(place: PlaceReading | None, reading: DayAndPlace) -> bool:
    if place is None:
        return False
    reading.city, reading.venue = reading.city or place.city, reading.venue or place.venue
    return True


def _read_near(document: Document, lines: Sequence[Line], reading: DayAndPlace, *, skip: Passage | None) -> None:
    """Read lines that are a place, near a date or under a label, or anywhere if there is no date."""
    dated = {index for index, line in enumerate(lines) if line.number in reading.lines}
    for index, line in enumerate(lines):
        named = skip is not None and skip.start <= line.end and line.start <= skip.end
        label = _PLACE_LABEL.match(line.text)
        near = not dated or any(abs(index - other) <= _NEAR for other in dated)
        if line.number in reading.lines or named or not (label or near):
            continue
        place = read_place(document.passage(line.start + (label.end() if label else 0), line.end))
        if place is not None and (place.city or place.venue or is_country(line.text)) and _take(place, reading):
            reading.lines.add(line.number)
