"""The title page: the meeting, its day and place, the bodies behind it, the title of the volume."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from proceedings_db.reading.document import Document, Passage, clean_title, is_empty_of_words
from proceedings_db.reading.meeting import MeetingReading, names_meeting, read_meeting, read_ordinal_alone
from proceedings_db.reading.organizers import read_organizers
from proceedings_db.reading.places import PlaceReading, is_country, read_place
from proceedings_db.records import Conference, ConferenceOrganization, Problem, ProblemCode
from proceedings_db.text.dates import DateReading, find_date
from proceedings_db.text.lines import Line
from proceedings_db.text.numerals import to_ascii_digits

_YEH: Final = "[یيئ]"
_OFFICER: Final = re.compile(
    rf"\s*(?:ر{_YEH}+س|دب{_YEH}ر|مسئول|سردب{_YEH}ر|و{_YEH}راستار|به\s+کوشش|گردآور|تدو{_YEH}ن|طراح|صفحه|شمارگان|نوبت"
    rf"|ق{_YEH}مت|تلفن|نشان{_YEH}|آدرس|وب|پست|چاپ|ل{_YEH}توگراف{_YEH}|حروف|مد{_YEH}ر|اعضا|کم{_YEH}ته"
    r"|chair|secretary|editor|e-?mail|tel|address|web)[^:：]{0,40}[:：]",
    re.IGNORECASE,
)
_PUBLISHER: Final = re.compile(r"\s*(?:ناشر|انتشارات|publisher)\s*[:：]\s*", re.IGNORECASE)
_ISBN: Final = re.compile(r"(?:شابک|شابك|ISBN)\W{0,4}([0-9۰-۹٠-٩][0-9۰-۹٠-٩Xx\-– ]{8,20})", re.IGNORECASE)
_TIME_LABEL: Final = re.compile(rf"\s*(?:زمان|تار{_YEH}خ)(?:\s+برگزار{_YEH})?(?:\s+هما{_YEH}ش)?\s*[:：]?\s*$")
_PLACE_LABEL: Final = re.compile(rf"\s*(?:م[کك]ان|محل)(?:\s+برگزار{_YEH})?(?:\s+هما{_YEH}ش)?\s*[:：]\s*")
_VOLUME: Final = re.compile(
    rf"مجموعه|چ[کك]{_YEH}ده|خلاصه|برنامه|[کك]تاب|گز{_YEH}ده|مقالات|مقاله|سخنران{_YEH}|proceedings|abstracts",
    re.IGNORECASE,
)
_DATE_LIKE: Final = re.compile(r"(?<!\d)(?:1[34]\d\d|20\d\d)(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}")
_IMPRINT: Final = re.compile(r"چاپ|انتشار|نوبت|تاس[یي]س")
_OPEN_END: Final = re.compile(r"(?:\s(?:و|در|از|به|با|بر|and|of|on|in|for|the)|[،,:\-–])\s*$")
_FOUR_FIGURES: Final = re.compile(r"[0-9۰-۹٠-٩]{4}")
_NUMBER_BEFORE: Final = re.compile(r"(?<![0-9۰-۹٠-٩])[0-9۰-۹٠-٩]{1,2}\s*(?:تا|الی|و|[-–])?\s*$")
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
    organizers = read_organizers(document, lines)
    page.lines |= organizers.lines
    inked = [line for line in lines if not line.is_blank and line.number not in page.lines]
    _read_imprint(document, inked, page)
    free = [line for line in inked if line.number not in page.lines and not _OFFICER.match(line.text)]
    free = [line for line in free if len(line.text) <= _LONGEST_LINE]
    named = _find_meeting(document, free, page)
    dates = _find_dates(document, free, page)
    place = _find_place(document, free, dates, named, page)
    _set_volume_title(document, free, named, page)
    if named is not None:
        page.conference = _to_conference(named, dates, place, organizers.organizations)
    _report(document, inked, dates, page, has_bodies=bool(organizers.organizations))
    return page


def _read_imprint(document: Document, lines: Sequence[Line], page: TitlePage) -> None:
    for line in lines:
        isbn, publisher = _ISBN.search(line.text), _PUBLISHER.match(line.text)
        if isbn is not None:
            page.isbn = to_ascii_digits(isbn[1]).strip(" -–")
        elif publisher is not None:
            page.publisher = clean_title(document.passage(line.start + publisher.end(), line.end).text)
        if isbn is not None or publisher is not None or is_empty_of_words(line.text):
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
    name = document.lines_passage(named)
    reading = read_meeting(name)
    if reading is None or reading.city is not None or read_place(document.lines_passage([following])) is not None:
        return False
    short = len(reading.name.text.split()) <= _SHORT_NAME and "»" not in name.text
    return short or _OPEN_END.search(name.text) is not None


def _find_dates(document: Document, lines: Sequence[Line], page: TitlePage) -> list[tuple[DateReading, Passage]]:
    """Return the dates of the title page with the lines that they stand on, those of the imprint left out."""
    dates = []
    for line in lines:
        passage = document.lines_passage([line])
        date = find_date(passage.text)
        if date is not None and not _IMPRINT.search(passage.text):
            dates.append((_doubt(date, passage), passage))
            page.lines.add(line.number)
    return dates


def _doubt(date: DateReading, passage: Passage) -> DateReading:
    """Return the date without its days if a number stands before it that is no day: «۳۵ مهر ۱۳۹۱»."""
    if _NUMBER_BEFORE.search(passage.text[: date.char_start]) is None:
        return date
    return replace(date, as_printed=passage.text, start=None, end=None, char_start=0, char_end=len(passage.text))


def _find_place(
    document: Document,
    lines: Sequence[Line],
    dates: Sequence[tuple[DateReading, Passage]],
    named: _Named | None,
    page: TitlePage,
) -> PlaceReading:
    """Return city and house: beside the date, under a label, or on a line near the date."""
    city, venue = named.reading.city if named else None, None
    for rest in _beside_dates(document, dates, named):
        place = read_place(rest)
        if place is not None:
            city, venue = city or place.city, venue or place.venue
    dated = {passage.document.line_number(passage.start) for _, passage in dates}
    for index, line in enumerate(lines):
        label = _PLACE_LABEL.match(line.text)
        near = any(number in dated for number in (near.number for near in lines[max(0, index - 2) : index + 3]))
        if line.number in page.lines or not (label or near or not dates):
            continue
        place = read_place(document.passage(line.start + (label.end() if label else 0), line.end))
        if place is not None and (place.city or place.venue or is_country(line.text)):
            city, venue = city or place.city, venue or place.venue
            page.lines.add(line.number)
    return PlaceReading(city, venue)


def _beside_dates(
    document: Document, dates: Sequence[tuple[DateReading, Passage]], named: _Named | None
) -> list[Passage]:
    rests = []
    for date, passage in dates:
        own = named is None or not (named.lines.start <= passage.start < named.lines.end)
        start = passage.start if own or named is None else min(named.reading.name.end, passage.start + date.char_start)
        before = document.passage(start, passage.start + date.char_start)
        for rest in (before, passage.cut(date.char_end)):
            label = _PLACE_LABEL.search(rest.text)
            named_place = rest.cut(label.end()) if label else rest
            if named_place and not _TIME_LABEL.fullmatch(named_place.text):
                rests.append(named_place.trim("-–—،,:؛|()."))
    return [rest for rest in rests if rest]


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


def _to_conference(
    named: _Named,
    dates: Sequence[tuple[DateReading, Passage]],
    place: PlaceReading,
    organizations: tuple[ConferenceOrganization, ...],
) -> Conference:
    name, series = named.reading.name, named.reading.series
    date = next((date for date, _ in dates if date.start), dates[0][0] if dates else None)
    others = [other.as_printed for other, _ in dates if date and other.calendar not in (None, date.calendar)]
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
        place=clean_title(place.city.text) if place.city else None,
        venue=clean_title(place.venue.text) if place.venue else None,
        series=clean_title(series.text) if series else (clean_name if named.ordinal else None),
        organizations=organizations,
    )


def _report(
    document: Document,
    lines: Sequence[Line],
    dates: Sequence[tuple[DateReading, Passage]],
    page: TitlePage,
    *,
    has_bodies: bool,
) -> None:
    """Set the year, and report what a librarian should look at."""
    if dates:
        date = next((date for date, _ in dates if date.start), dates[0][0])
        figures = _FOUR_FIGURES.findall(date.as_printed)
        page.year_as_printed = figures[-1] if figures else None
        page.year = int(date.start[:4]) if date.start else _gregorian_year(date)
    for date, passage in dates:
        if date.start is None and date.year is not None and page.conference is not None:
            page.problems.append(_unread_date(passage, date.as_printed))
    for line in lines:
        if line.number in page.lines:
            continue
        passage = document.lines_passage([line])
        if _DATE_LIKE.search(to_ascii_digits(passage.text)) and not dates and not _IMPRINT.search(passage.text):
            page.problems.append(_unread_date(passage, passage.text))
        else:
            page.problems.append(_unread_line(passage))
    if page.conference is not None and not dates:
        remedy = "Add the date by a correction of the conference."
        message = f"The title page of «{page.conference.name}» has no date that could be read."
        page.problems.append(Problem(ProblemCode.NO_DATE, message, remedy=remedy))
    if page.conference is None and (has_bodies or lines):
        remedy = "Name the conference by a correction, if the volume is of one."
        place = document.lines_passage(lines[:1]).place if lines else None
        page.problems.append(
            Problem(ProblemCode.NO_CONFERENCE_NAME, "The title page names no meeting.", place=place, remedy=remedy)
        )


def _gregorian_year(date: DateReading) -> int | None:
    if date.year is None or date.calendar == "hijri":
        return None
    return date.year if date.calendar == "gregorian" else date.year + _GREGORIAN_FROM_JALALI


def _unread_date(passage: Passage, printed: str) -> Problem:
    message = f"The date «{printed}» is printed and could not be read."
    remedy = "Compare it with the volume and enter the days by a correction."
    return Problem(ProblemCode.DATE_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)


def _unread_line(passage: Passage) -> Problem:
    if _OFFICER.match(passage.text):
        message = f"«{passage.text[:80]}» names an office or an imprint, which has no field."
        return Problem(ProblemCode.TEXT_NOT_READ, message, "info", passage.place, passage.text, "Nothing need be done.")
    message = f"The line «{passage.text[:80]}» of the title page was not understood."
    remedy = "See whether it names the meeting, a body, a date or a place, and enter it by a correction."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)
