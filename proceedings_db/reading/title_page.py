"""The title page: the meeting, its day and place, the bodies behind it, the title of the volume."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proceedings_db.reading.day_and_place import IMPRINT, DayAndPlace, read_day_and_place, read_year_line
from proceedings_db.reading.document import Document, Passage, clean_title, is_empty_of_words
from proceedings_db.reading.meeting import MeetingReading, names_meeting, read_meeting, read_ordinal_alone
from proceedings_db.reading.organizers import read_organizers
from proceedings_db.reading.places import read_place
from proceedings_db.reading.title_page_problems import OFFICER, unread_date, unread_line, unread_text, year_alone
from proceedings_db.records import Conference, ConferenceOrganization, Problem, ProblemCode
from proceedings_db.text.dates import DateReading, find_date
from proceedings_db.text.fold import fold_title
from proceedings_db.text.lines import Line
from proceedings_db.text.numerals import to_ascii_digits

_YEH: Final = "[یيئ]"
_PUBLISHER: Final = re.compile(r"\s*(?:ناشر|انتشارات|publisher)\s*[:：]\s*", re.IGNORECASE)
_ISBN: Final = re.compile(r"(?:شابک|شابك|ISBN)\W{0,4}([0-9۰-۹٠-٩][0-9۰-۹٠-٩Xx\-– ]{8,20})", re.IGNORECASE)
_VOLUME: Final = re.compile(
    rf"مجموعه|چ[کك]{_YEH}ده|خلاصه|برنامه|[کك]تاب|گز{_YEH}ده|مقالات|مقاله|سخنران{_YEH}|proceedings|abstracts",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\s*(?:جلد|مجلد|دفتر|volume|vol\.)\s+(\S+)\s*$", re.IGNORECASE)
_FORMULA: Final = re.compile(r"\s*(?:بسم\s*الله|بسم\s*اللّه|به\s+نام\s+خدا|باسمه\s+تعالی|هو\s*العلیم)")
_DATE_LIKE: Final = re.compile(r"(?<!\d)(?:1[34]\d\d|20\d\d)(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}")
_OPEN_END: Final = re.compile(r"(?:\s(?:و|در|از|به|با|بر|and|of|on|in|for|the)|[،,:\-–])\s*$")
_YEAR_ALONE: Final = re.compile(r"\d{4}\D*")
_FOUR_FIGURES: Final = re.compile(r"[0-9۰-۹٠-٩]{4}")
_MOST_LINES: Final = 150
_SHORT_NAME: Final = 4
_LONGEST_LINE: Final = 400
_GREGORIAN_FROM_JALALI: Final = 621


@dataclass(slots=True)
class TitlePage:
    """What the title page says; ``lines`` are the numbers of the lines that were understood."""

    conference: Conference | None = None
    volume_title: Passage | None = None
    year: int | None = None
    year_as_printed: str | None = None
    publisher: str | None = None
    isbn: str | None = None
    number: str | None = None
    problems: list[Problem] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Named:
    """The meeting as it was found: the reading, and the whole lines that name it."""

    reading: MeetingReading
    lines: Passage
    ordinal: int | None


def read_title_page(document: Document, lines: Sequence[Line]) -> TitlePage:
    """Return what stands before the contents list or the first paper.

    Lines under no rule become problems: nothing printed there is dropped without a word.
    """
    page = TitlePage()
    lines, beyond = _cut_after_page(lines)
    organizers = read_organizers(document, lines)
    page.lines |= organizers.lines
    inked = [line for line in lines if not line.is_blank and line.number not in page.lines]
    _read_imprint(document, inked, page)
    free = [line for line in inked if line.number not in page.lines and not OFFICER.match(line.text)]
    free = [line for line in free if len(line.text) <= _LONGEST_LINE]
    named = _find_meeting(document, free, page)
    where = read_day_and_place(document, free, _whole_name(named))
    page.lines |= where.lines
    page.lines |= _repeating(free, named)
    _set_volume_title(document, free, named, page)
    if named is not None:
        page.conference = _to_conference(named, where, organizers.organizations)
    _set_year(where, page)
    _report(document, inked, where, page, has_bodies=bool(organizers.organizations))
    if beyond:
        page.problems.append(unread_text(document.lines_passage(beyond)))
    return page


def _cut_after_page(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that a title page can have, and those beyond: a text in which no list and no paper was found."""
    inked = [index for index, line in enumerate(lines) if not line.is_blank]
    end = inked[_MOST_LINES] if len(inked) > _MOST_LINES else len(lines)
    return lines[:end], lines[end:]


def _read_imprint(document: Document, lines: Sequence[Line], page: TitlePage) -> None:
    for line in lines:
        isbn, publisher = _ISBN.search(line.text), _PUBLISHER.match(line.text)
        number = _NUMBER.match(line.text)
        if number is not None:
            page.number = clean_title(number[1])
        elif isbn is not None:
            page.isbn = to_ascii_digits(isbn[1]).strip(" -–")
        elif publisher is not None:
            page.publisher = clean_title(document.passage(line.start + publisher.end(), line.end).text)
        known = number or isbn or publisher or _FORMULA.match(line.text)
        if known or is_empty_of_words(line.text):
            page.lines.add(line.number)


def _find_meeting(document: Document, lines: Sequence[Line], page: TitlePage) -> _Named | None:
    for index, line in enumerate(lines):
        if not names_meeting(line.text):
            continue
        end = index + 1
        while end < len(lines) and _goes_on(document, lines[index:end], lines[end]):
            end += 1
        passage = document.lines_passage(lines[index:end])
        reading = read_meeting(passage)
        if reading is None or not reading.name:
            continue
        page.lines.update(taken.number for taken in lines[index:end])
        ordinal = reading.ordinal
        if ordinal is None and index and (ordinal := read_ordinal_alone(lines[index - 1].text)) is not None:
            page.lines.add(lines[index - 1].number)
        return _Named(reading, passage, ordinal)
    return None


def _goes_on(document: Document, named: Sequence[Line], following: Line) -> bool:
    """Whether the name of the meeting is continued on the next line."""
    if named[-1].number + 1 != following.number or find_date(following.text) or _VOLUME.search(following.text):
        return False
    name, line = document.lines_passage(named), document.lines_passage([following])
    reading = read_meeting(name)
    if reading is None or reading.city is not None or read_place(line) or read_year_line(line):
        return False
    short = len(reading.name.text.split()) <= _SHORT_NAME and "»" not in name.text
    return short or _OPEN_END.search(name.text) is not None


def _set_volume_title(document: Document, lines: Sequence[Line], named: _Named | None, page: TitlePage) -> None:
    """Take the lines that name the meeting, and the words for the kind of volume above or below them."""
    start, end = (named.lines.start, named.lines.end) if named else (None, None)
    for line in lines:
        passage = document.lines_passage([line])
        if line.number in page.lines or not (_VOLUME.search(passage.text) or named is None):
            continue
        if start is None or end is None:
            start, end = passage.start, passage.end
        elif passage.end <= start and named is not None:
            start = passage.start
        elif len(passage.text.split()) > _SHORT_NAME or named is None:
            continue
        page.lines.add(line.number)
    if start is not None and end is not None:
        page.volume_title = document.passage(start, end)


def _repeating(lines: Sequence[Line], named: _Named | None) -> set[int]:
    """Return the lines that print the name of the meeting once more."""
    key = fold_title(named.reading.name.text) if named else ""
    return {line.number for line in lines if key and fold_title(line.text).endswith(key)}


def _whole_name(named: _Named | None) -> Passage | None:
    """Return the name of the meeting with the city after it, on whose line a date may stand as well."""
    if named is None:
        return None
    reading = named.reading
    parts = [part for part in (reading.name, reading.city, reading.venue) if part is not None]
    return reading.name.document.passage(named.lines.start, max(part.end for part in parts))


def _to_conference(named: _Named, where: DayAndPlace, organizations: tuple[ConferenceOrganization, ...]) -> Conference:
    name, series, date = named.reading.name, named.reading.series, where.date
    city, venue = named.reading.city or where.city, named.reading.venue or where.venue
    others = [
        dated.date.as_printed for dated in where.dates if date and dated.date.calendar not in (None, date.calendar)
    ]
    clean_name = clean_title(name.text).replace("»", "").replace("«", "")
    return Conference(
        name=clean_name,
        name_as_printed=name.text,
        ordinal=named.ordinal,
        date_as_printed=date.as_printed if date else None,
        date_other_as_printed=(date.other_as_printed or next(iter(others), None)) if date else None,
        calendar=date.calendar if date else None,
        start_date=date.start if date else None,
        end_date=date.end if date else None,
        place=clean_title(city.text) if city else None,
        venue=clean_title(venue.text) if venue else None,
        series=clean_title(series.text) if series else (clean_name if named.ordinal else None),
        organizations=organizations,
    )


def _set_year(where: DayAndPlace, page: TitlePage) -> None:
    date = where.date
    if date is not None:
        figures = _FOUR_FIGURES.findall(date.as_printed)
        page.year_as_printed = figures[-1] if figures else None
        page.year = int(date.start[:4]) if date.start else _gregorian_year(date)


def _report(
    document: Document, lines: Sequence[Line], where: DayAndPlace, page: TitlePage, *, has_bodies: bool
) -> None:
    """Report what a librarian should look at."""
    for dated in where.dates:
        if dated.date.start is None and dated.date.year is not None and page.conference is not None:
            is_year = _YEAR_ALONE.fullmatch(to_ascii_digits(dated.date.as_printed)) is not None
            page.problems.append((year_alone if is_year else unread_date)(dated.line, dated.date.as_printed))
    page.problems += [unread_line(passage) for passage in where.unread]
    for line in lines:
        if line.number in page.lines:
            continue
        passage = document.lines_passage([line])
        if _DATE_LIKE.search(to_ascii_digits(passage.text)) and not where.dates and not IMPRINT.search(passage.text):
            page.problems.append(unread_date(passage, passage.text))
        else:
            page.problems.append(unread_line(passage))
    if page.conference is not None and not where.dates:
        remedy = "Give the conference the date of its first day, as 2012-10-09."
        message = f"The title page of «{page.conference.name}» has no date that could be read."
        page.problems.append(
            Problem(ProblemCode.NO_DATE, message, remedy=remedy, entity="conference", field="start_date")
        )
    if page.conference is None and (has_bodies or lines):
        remedy = "Put the name of the conference on the title page of the text, if the volume is of one."
        place = document.lines_passage(lines[:1]).place if lines else None
        message = "The title page names no meeting."
        page.problems.append(Problem(ProblemCode.NO_CONFERENCE_NAME, message, place=place, remedy=remedy))


def _gregorian_year(date: DateReading) -> int | None:
    if date.year is None or date.calendar == "hijri":
        return None
    return date.year if date.calendar == "gregorian" else date.year + _GREGORIAN_FROM_JALALI
