"""The name of a meeting: its ordinal before it, its city after it, the words of the volume around it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from proceedings_db.reading.document import Passage
from proceedings_db.reading.places import is_city, is_venue
from proceedings_db.text.dates import find_date
from proceedings_db.text.fold import fold
from proceedings_db.text.numerals import read_integer, read_ordinal

_MEETINGS: Final = frozenset(
    fold(word)
    for word in (
        *("همایش", "کنگره", "کنفرانس", "سمینار", "سمپوزیوم", "گردهمایی", "گردهم‌آیی", "کنگرۀ", "کنگره‌ی", "جشنواره"),
        *("همایش‌های", "کنفرانسهای", "هم‌اندیشی", "هم‌اندیشی‌های", "کارگاه", "نشست", "مجمع", "اجلاس", "میزگرد"),
        *("سلسله‌نشست",),
    )
)
_LATIN_MEETING: Final = re.compile(r"\b(?:conference|congress|symposium|seminar|workshop|meeting|colloquium)\b", re.I)
_LATIN_VOLUME: Final = re.compile(
    r"^\W*(?:(?:full\s+)?(?:proceedings|abstracts?|papers|book|collected\s+papers)(?:\s+(?:and|of|book|papers|from))*\s+)?"
    r"(?:the\s+)?",
    re.I,
)
_LATIN_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
_LATIN_ORDINAL: Final = re.compile(r"(?:(\d{1,3})(?:st|nd|rd|th)|([a-z]+))\s+(?:annual\s+)?", re.I)
_ORDINAL_SUFFIX: Final = re.compile(r"([0-9۰-۹٠-٩]{1,3})\W{0,2}(?:مین|ُمین|م)?$")
_WORD: Final = re.compile(r"[\w\u200c]+")
_CLOSING: Final = re.compile(r"[»\"”]")
_PLACE_AFTER: Final = re.compile(r"\s*[-–—،,(]\s*(?P<place>[^-–—،,()]{2,60})\)?\s*[.،]?\s*$")
_YEAR_AFTER: Final = re.compile(r"\s*[-–—،,(]\s*(?:[1۱][34۳۴]|[2۲][0۰])[0-9۰-۹]{2}\s*\)?\s*$")
_SERIES: Final = re.compile(r"\s*\((?P<series>[^()]{8,120})\)\s*$")
_MOST_ORDINAL_WORDS: Final = 5


class MeetingReading(NamedTuple):
    """The name of a meeting without its ordinal and city, and what stands around it."""

    name: Passage
    ordinal: int | None
    city: Passage | None
    series: Passage | None
    prefix: Passage
    venue: Passage | None = None


def names_meeting(text: str) -> bool:
    """Whether a line may name a meeting: «دومین همایش ملی جغرافیا»."""
    return any(fold(match[0]) in _MEETINGS for match in _WORD.finditer(text)) or bool(_LATIN_MEETING.search(text))


def read_meeting(passage: Passage) -> MeetingReading | None:
    """Return the meeting that a line names, or ``None``.

    «چکیده مقاله های چهارمین کنگره تاریخ معماری ایران - همدان» gives the name «کنگره تاریخ معماری ایران», the ordinal
    4 and the city «همدان».
    """
    start = next((m.start() for m in _WORD.finditer(passage.text) if fold(m[0]) in _MEETINGS), None)
    if start is None:
        return _read_latin(passage) if _LATIN_MEETING.search(passage.text) else None
    prefix = passage.cut(0, start)
    ordinal = _read_ordinal_at_end(prefix.text)
    return _finish(_end_name(passage.cut(start), opened="«" in prefix.text), ordinal, prefix)


def _read_latin(passage: Passage) -> MeetingReading:
    text = passage.text
    volume = _LATIN_VOLUME.match(text)
    start = volume.end() if volume else 0
    ordinal = None
    match = _LATIN_ORDINAL.match(text, start)
    if match is not None:
        ordinal = int(match[1]) if match[1] else _LATIN_ORDINALS.get(match[2].lower())
        start = match.end() if ordinal is not None else start
    return _finish(_end_name(passage.cut(start), opened=False), ordinal, passage.cut(0, start))


def read_ordinal_alone(text: str) -> int | None:
    """Return the ordinal that a whole line is: «نخستین» above «همایش ملی …»."""
    return _read_ordinal_at_end(text) if len(_WORD.findall(text)) <= _MOST_ORDINAL_WORDS else None


def _read_ordinal_at_end(text: str) -> int | None:
    words = list(_WORD.finditer(text))
    for count in range(min(_MOST_ORDINAL_WORDS, len(words)), 0, -1):
        number = read_ordinal(text[words[-count].start() :].strip(" «(:"))
        if number is not None:
            return number
    figures = _ORDINAL_SUFFIX.search(text.strip())
    return read_integer(figures[1]) if figures else None


def _end_name(name: Passage, *, opened: bool) -> Passage:
    """Return the name up to a closing quotation mark, a date, or a year set off from it."""
    closing = _CLOSING.search(name.text)
    if closing is not None and (opened or "«" not in name.text[: closing.start()]):
        name = name.cut(0, closing.start())
    date = find_date(name.text)
    if date is not None and date.char_start > 0:
        name = name.cut(0, date.char_start)
    elif year := _YEAR_AFTER.search(name.text):
        name = name.cut(0, year.start())
    return name.trim("-–—،,:؛|/(.")


def _finish(name: Passage, ordinal: int | None, prefix: Passage) -> MeetingReading:
    series = _SERIES.search(name.text)
    series_passage = None
    if series is not None and names_meeting(series["series"]):
        series_passage = name.cut(series.start("series"), series.end("series"))
        name = name.cut(0, series.start())
    name, city, venue = _cut_places(name)
    return MeetingReading(name.trim("،,.:"), ordinal, city, series_passage, prefix, venue)


def _cut_places(name: Passage) -> tuple[Passage, Passage | None, Passage | None]:
    """Return a name without the city after it, and the house if a city stands beside it."""
    last = _PLACE_AFTER.search(name.text)
    if last is None:
        return name, None, None
    place = name.cut(last.start("place"), last.end("place"))
    before = name.cut(0, last.start())
    if is_city(place.text):
        return before, place, None
    city = _PLACE_AFTER.search(before.text)
    if is_venue(place.text) and city is not None and is_city(city["place"]):
        return before.cut(0, city.start()), before.cut(city.start("place"), city.end("place")), place
    return name, None, None
