"""Dates as Persian title pages print them, to ISO days of the Gregorian calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.date_forms import (
    FORMS,
    FORMS_WITHOUT_YEAR_OR_DAY,
    DateReading,
    FoundDate,
    read_found_date,
)
from proceedings_db.text.date_tokens import DateToken, split_date_tokens

__all__ = ["DateReading", "find_date", "read_date"]

_DOUBT: Final = re.compile(
    r"[?؟]|\b(?:حدود|تقریبا|قبل|پیش|پس|بعد|اواخر|اوایل|اوائل|اواسط|نیمه|circa|before|after)\b"
    rf"(?!{ZWNJ})|\bca?\."
)
_MAYBE_YEAR: Final = re.compile(r"\d\d|هزار")
_ISO_MONTH: Final = 7  # characters of 2019-10


def read_date(text: str) -> DateReading:
    """Return the date that ``text`` is; never raises, and reads nothing into it that is not there.

    «۱۳ تا ۱۶ اسفند ۱۳۹۳» gives 2015-03-04 to 2015-03-07, «18/7/1391» 2012-10-09, «زمستان ۱۳۹۸» the season's first
    and last day. A label, a weekday or a place beside the date does no harm; a second date that does not belong to
    the first, or a word of doubt («حدود», «پیش از»), keeps the text as printed only.
    """
    start = len(text) - len(text.lstrip())
    as_printed = text.strip()
    unread = DateReading(as_printed, char_start=start, char_end=start + len(as_printed))
    tokens = split_date_tokens(text)
    readings = [reading for _, reading in _find_readings(text, tokens, FORMS)]
    if not readings:
        readings = [reading for _, reading in _find_readings(text, tokens, FORMS_WITHOUT_YEAR_OR_DAY)]
        # Month and year that were not read together do not fit together.
        if len(readings) > 1 and any(reading.month or reading.season for reading in readings):
            return unread
    if not readings or _DOUBT.search(text):
        return unread
    first, joined = _join_calendars(text, readings)
    read = _count_figures(first.as_printed) + _count_figures(first.other_as_printed or "")
    if joined < len(readings) or (first.start is None and read < _count_figures(text)):
        return unread
    return first


def find_date(text: str) -> DateReading | None:
    """Return the first date with a year and a month or season in a longer text, or ``None``.

    In «همدان، ششم تا هفتم بهمن‌ماه ۱۳۹۵» the reading's span is that of «ششم تا هفتم بهمن‌ماه ۱۳۹۵».
    """
    if not _MAYBE_YEAR.search(text):
        return None
    tokens = split_date_tokens(text)
    readings = [
        reading
        for found, reading in _find_readings(text, tokens, FORMS)
        if found.form not in ("months", "seasons") or not any(token.kind == "T" for token in found.tokens)
    ]
    return _join_calendars(text, readings)[0] if readings else None


def _count_figures(text: str) -> int:
    """How many runs of digits stand in a text."""
    return len(re.findall(r"\d+", text))


def _find_readings(
    text: str, tokens: Sequence[DateToken], forms: re.Pattern[str]
) -> Iterator[tuple[FoundDate, DateReading]]:
    """The dates of ``text`` in order, those left out whose figures can be no date."""
    told = [token for token in tokens if token.kind not in "FW"]
    kinds = "".join(token.kind for token in told)
    after = 0
    while match := forms.search(kinds, after):
        after = match.start() + 1
        candidate: re.Match[str] | None = match
        while candidate:
            found = FoundDate(candidate.lastgroup, tuple(told[candidate.start() : candidate.end()]), ())  # type: ignore[arg-type]
            found = replace(found, weekdays=_weekdays_of(tokens, found.tokens))
            if reading := read_found_date(text, found):
                yield found, reading
                after = candidate.end()
                break
            # What looks like a range may be one date in two calendars: its first half alone.
            joint = max(kinds.rfind(kind, match.start(), candidate.end()) for kind in "RAJ")
            candidate = forms.match(kinds, match.start(), joint) if joint > match.start() else None


def _weekdays_of(tokens: Sequence[DateToken], dated: Sequence[DateToken]) -> tuple[DateToken, ...]:
    """The weekdays right before a date or among its tokens."""
    first = next(i for i, token in enumerate(tokens) if token is dated[0])
    last = next(i for i, token in enumerate(tokens) if token is dated[-1])
    while first and tokens[first - 1].kind in "FWAK":
        first -= 1
    return tuple(token for token in tokens[first:last] if token.kind == "W")


def _join_calendars(text: str, readings: list[DateReading]) -> tuple[DateReading, int]:
    """The first date, with the same date in another calendar that stands beside it, and how many are joined so."""
    first, *others = readings
    beside: list[DateReading] = []
    end = first.char_end
    for other in others:
        between = [token.kind for token in split_date_tokens(text[end : other.char_start])]
        if other.calendar in (first.calendar, *(b.calendar for b in beside)) or set(between) - set("JFCKRAW"):
            break
        beside.append(other)
        end = other.char_end
    if not beside:
        return first, 1
    joined = 1 + len(beside)
    if first.start is None:
        resolved = next((other for other in beside if other.start), None)
        if resolved:
            first, beside = resolved, [first, *(other for other in beside if other is not resolved)]
    other = next((other for other in beside if other.start), beside[0])
    first = replace(first, other_as_printed=other.as_printed)
    return (first if _agree(first, other) else replace(first, conflict="other-calendar")), joined


def _agree(one: DateReading, other: DateReading) -> bool:
    """Whether two readings can be the same date: equal days, or a month that holds the first day."""
    if one.start is None or other.start is None:
        return True
    if _ISO_MONTH in (len(one.start), len(other.start)):
        return one.start[:_ISO_MONTH] == other.start[:_ISO_MONTH] or (one.end or "")[:_ISO_MONTH] == other.start
    return (one.start, one.end) == (other.start, other.end)
