"""Dates of CSL items as a Persian list prints them.

CSL knows Gregorian months only. A Jalali year goes to the engine alone; day and month go as words in ``available-date``
(«۹ مهر»), or in figures in ``event-date`` for laws («۱۳۸۴/۸/۱۵»), because engines print a literal date as it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from proceedings_db.citing.entries import CslItem, mapping_of, names_of, text_of
from proceedings_db.text.calendars import JALALI_MONTHS, gregorian_to_jalali
from proceedings_db.text.numerals import to_ascii_digits

DayForm = Literal["numeric", "words"]

GREGORIAN_MONTHS: Final = (
    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
)  # fmt: skip
_SEASONS: Final = ("بهار", "تابستان", "پاییز", "زمستان")
_LAWS: Final = frozenset(("bill", "legislation", "regulation", "legal_case"))
_FORTHCOMING: Final = frozenset(("forthcoming", "in press", "inpress", "in-press", "زودآیند", "در دست چاپ"))
_JALALI_YEARS: Final = range(1200, 1500)


def to_persian_dates(item: CslItem, *, day_form: DayForm, gregorian: bool) -> dict[str, object]:
    """Return the date fields of a Persian item in the form that the engine prints as they are.

    The Jalali date in ``custom`` is preferred, unless ``gregorian`` is asked for.
    """
    dates: dict[str, object] = {}
    custom = mapping_of(item, "custom")
    jalali = [] if gregorian else _read_parts(text_of(custom, "jalali_issued"))
    parts = [jalali] if jalali else _date_parts(item, "issued")
    if parts:
        dates["issued"] = {"date-parts": [[part[0]] for part in parts]}
        dates |= _day_fields(parts, is_law=text_of(item, "type") in _LAWS)
    elif issued := _literal(mapping_of(item, "issued")):
        dates["issued"] = issued
    elif text_of(item, "status").strip().lower() in _FORTHCOMING:
        dates["issued"] = {"literal": "زودآیند"}
    if season := _season(mapping_of(item, "issued")):
        dates.setdefault("available-date", {"literal": season})
    if original := _literal(mapping_of(item, "original-date")):
        dates["original-date"] = original
    elif original_parts := _date_parts(item, "original-date"):
        dates["original-date"] = {"date-parts": [[part[0]] for part in original_parts]}
    accessed = _read_parts(text_of(custom, "jalali_accessed")) if not gregorian else []
    if accessed := accessed or _accessed(item, gregorian=gregorian):
        dates["accessed"] = {"literal": _numeric(accessed) if day_form == "numeric" else _words(accessed, year=True)}
    elif literal := _literal(mapping_of(item, "accessed")):
        dates["accessed"] = literal
    return dates


def is_dated_by_original(item: CslItem) -> bool:
    """Return whether a style that cites the original's year does so here: the work is filed under its author."""
    filed = any(names_of(item, key) for key in ("author", "compiler", "editor"))
    return filed and bool(mapping_of(item, "original-date"))


def year_of(item: CslItem, *, gregorian: bool = False, original: bool = False) -> str:
    """Return the year that a list prints for a work, in ASCII figures, or an empty string where there is none.

    With ``original`` that is the original's year for a translation that is filed under its author.
    """
    if original and is_dated_by_original(item):
        parts = _date_parts(item, "original-date")
        literal = text_of(_literal(mapping_of(item, "original-date")) or {}, "literal")
        return str(parts[0][0]) if parts else to_ascii_digits(literal)
    jalali = [] if gregorian else _read_parts(text_of(mapping_of(item, "custom"), "jalali_issued"))
    parts = [jalali] if jalali else _date_parts(item, "issued")
    if parts:
        return "–".join(str(part[0]) for part in parts)
    return to_ascii_digits(text_of(_literal(mapping_of(item, "issued")) or {}, "literal"))


def _read_parts(text: str) -> list[int]:
    """«1385-07-11» as its numbers; «1385-07» and «1385» as fewer."""
    match = re.fullmatch(r"(\d{3,4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?", to_ascii_digits(text.strip()))
    return [int(part) for part in match.groups() if part] if match else []


def _date_parts(item: CslItem, key: str) -> list[list[int]]:
    """The dates of a field as numbers, the last of a range second; «raw» or «literal» figures are a year."""
    value = mapping_of(item, key)
    found: list[list[int]] = []
    raw = value.get("date-parts")
    for part in raw if isinstance(raw, list) else []:
        numbers = [to_ascii_digits(str(number)) for number in part] if isinstance(part, list) else []
        if numbers and all(number.isascii() and number.lstrip("-").isdigit() for number in numbers):
            found.append([int(number) for number in numbers])
    if found:
        return found
    alone = _read_parts(text_of(value, "raw") or text_of(value, "literal"))
    return [alone] if alone else []


def _literal(value: dict[str, object]) -> dict[str, object] | None:
    """A date that is words, like «بی‌تا», or ``None``."""
    text = text_of(value, "literal") or text_of(value, "raw")
    return {"literal": text} if text and not _read_parts(text) else None


def _day_fields(parts: list[list[int]], *, is_law: bool) -> dict[str, object]:
    first, last = parts[0], parts[-1]
    if len(first) < 2:
        return {}
    if is_law:
        return {"event-date": {"literal": _numeric(first)}}
    words = _words(first, year=False)
    if last is not first and len(last) == len(first) == 3 and last[:2] == first[:2]:
        words = f"{first[2]}–{words.replace(str(first[2]), str(last[2]), 1)}"
    return {"available-date": {"literal": words}}


def _season(value: dict[str, object]) -> str:
    """The season of a date: CSL counts from spring, 1 to 4."""
    season = to_ascii_digits(text_of(value, "season"))
    return _SEASONS[int(season) - 1] if season in {"1", "2", "3", "4"} else season


def _accessed(item: CslItem, *, gregorian: bool) -> list[int]:
    """The day of access; a whole Gregorian day, which programs write, becomes the Jalali one."""
    parts = _date_parts(item, "accessed")
    if not parts:
        return []
    day = parts[0]
    if gregorian or len(day) < 3 or day[0] in _JALALI_YEARS:
        return day
    try:
        return list(gregorian_to_jalali(date(*day[:3])))
    except ValueError:
        return day


def _numeric(day: list[int]) -> str:
    """«1385/7/3»: no leading zeros, as the Iran Manual prints it."""
    return "/".join(str(number) for number in day)


def _words(day: list[int], *, year: bool) -> str:
    """«9 مهر», with the year «9 مهر 1385»; a month that does not exist leaves the figures."""
    months = JALALI_MONTHS if day[0] in _JALALI_YEARS else GREGORIAN_MONTHS
    if len(day) < 2 or not 1 <= day[1] <= 12:
        return _numeric(day if year else day[1:])
    words = [*(str(number) for number in day[2:3]), months[day[1] - 1], *([str(day[0])] if year else [])]
    return " ".join(words)
