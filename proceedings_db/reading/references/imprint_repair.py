"""Titles, containers, publishers and notes parted or completed where their own words show where one ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.assemble import Parse, Value, trim
from proceedings_db.reading.references.lexicon import TOWN, word_classes
from proceedings_db.reading.references.tokens import fold_token
from proceedings_db.text.characters import ZWNJ

_DOUBT: Final = 0.85
_GAP: Final = rf"[\s{ZWNJ}]?"
_YEH: Final = "[یيى]"
_BLESSING: Final = re.compile(r"\s?\((?:ع|س|ص|ره|عج|رض|سلام الله علیها)\)")
_SPECIAL: Final = re.compile(rf"[\s.،,؛(]+(?P<note>و{_YEH}ژه{_GAP}نامه\s.+)$")
_SETS: Final = re.compile(rf"\s*\(\s*(?P<note>[^\s()]+{_GAP}جلد{_YEH}?)\s*\)?$")
_SERIES: Final = re.compile(
    r"(?:(?:under)?graduate texts|lecture notes|pure and applied|monographs|memoirs|progress in|texts in|studies in"
    r"|(?:springer|wiley|elsevier|oxford|cambridge|princeton)\s.*\b(?:series|texts|studies|monographs|surveys|tracts)\b"
    r"|.*\bseries$|سلسله\s(?!مراتب)|مجموعه\s(?:کتاب|انتشارات|متون|درسنامه))",
    re.IGNORECASE,
)
_SOCIETY: Final = re.compile(r",\s*(?P<body>[A-Z]{3,6})$")
_READ_AT: Final = re.compile(
    r"(?P<genre>.*(?:thesis|dissertation))\s+(?:at|presented to|submitted to)\s+(?P<body>.+)$", re.IGNORECASE
)
_LEAD: Final = re.compile(r"(?:from|in)\s+(?=[^\W\d_])", re.IGNORECASE)
_PRESSES: Final = ("انتشارات", "نشر", "مرکز نشر", "مطبعه", "چاپخانه", "کتابفروشی", "منشورات")
_PARTS_OF_NAMES: Final = ("دانشگاه", "استان", "شهر", "شهرداری", "دانشکده", "موسسه", "سازمان", "جهان", "وزارت")
_UNPRINTED: Final = re.compile(rf"آماده{_GAP}{_YEH}?\s?انتشار|در دست (?:چاپ|انتشار)|زیر چاپ|(?:چاپ|منتشر) نشده")
_ADVISER: Final = re.compile(r"(?:استاد|اساتید|استادان) راهنما")


def repair_imprint(raw: str, cues: Sequence[str], parse: Parse) -> None:
    """Put titles, containers, publishers and notes of ``parse`` right in place; ``cues`` are those of its tokens."""
    _part_special(raw, parse)
    _part_sets(raw, parse)
    _move_series(raw, parse)
    _part_society(raw, parse)
    _part_genre(raw, parse)
    _part_town(raw, parse)
    _move_unprinted(raw, parse)
    _complete_adviser(raw, parse)
    _drop_lead(raw, parse)
    _close_blessing(raw, parse)
    _drop_doubled(parse)
    _number_alone(cues, parse)


def _put(parse: Parse, name: str, start: int, end: int, source: Value) -> None:
    """Add a value that was part of another one."""
    parse.values[name] = Value(name, start, end, source.confidence * _DOUBT)


def _part_special(raw: str, parse: Parse) -> None:
    """Take the name of a special number off that of the journal: «مجله خاک و آب، ویژه‌نامه کود»."""
    container = parse.values.get("container_title")
    match = _SPECIAL.search(raw, container.start + 1, container.end) if container else None
    if container is None or match is None or "note" in parse.values:
        return
    _put(parse, "note", *trim(raw, *match.span("note")), container)
    container.start, container.end = trim(raw, container.start, match.start())


def _part_sets(raw: str, parse: Parse) -> None:
    """Take off a title how many volumes there are: «دایرةالمعارف هنر (سه‌جلدی)»."""
    title = parse.values.get("title")
    match = _SETS.search(raw[: title.end], title.start) if title else None
    if title is None or match is None or "note" in parse.values:
        return
    _put(parse, "note", *match.span("note"), title)
    title.start, title.end = trim(raw, title.start, match.start(), "title")


def _move_series(raw: str, parse: Parse) -> None:
    """Take a series for the note, and its figure for the number: «Graduate Texts in Mathematics, 106»."""
    if {"pages", "issue", "note", "number"} & parse.values.keys():
        return
    found = [parse.values[name] for name in ("container_title", "publisher") if name in parse.values]
    series = next((value for value in found if _SERIES.match(raw[value.start : value.end])), None)
    if series is None:
        return
    _put(parse, "note", series.start, series.end, series)
    del parse.values[series.field]
    volume = parse.values.get("volume")
    if volume is not None and volume.start >= series.end and not re.search(r"\w", raw[series.end : volume.start]):
        volume.field = "number"
        parse.values["number"] = parse.values.pop("volume")


def _part_society(raw: str, parse: Parse) -> None:
    """Take the society that publishes a journal off its name: «Journal of Structural Engineering, ASCE»."""
    container = parse.values.get("container_title")
    match = _SOCIETY.search(raw[: container.end], container.start) if container else None
    if container is None or match is None or "publisher" in parse.values:
        return
    _put(parse, "publisher", *match.span("body"), container)
    container.end = match.start()


def _part_genre(raw: str, parse: Parse) -> None:
    """Take the university off the kind of a thesis: «PhD Thesis at Iowa University»."""
    genre = parse.values.get("genre")
    match = _READ_AT.match(raw[: genre.end], genre.start) if genre else None
    if genre is None or match is None or "publisher" in parse.values:
        return
    _put(parse, "publisher", *match.span("body"), genre)
    genre.end = match.end("genre")


def _part_town(raw: str, parse: Parse) -> None:
    """Take a town off a press that no mark sets it apart from: «مطبعه حیدری قم»; «دانشگاه تهران» stays whole."""
    publisher = parse.values.get("publisher")
    if publisher is None or "publisher_place" in parse.values:
        return
    words = list(re.finditer(r"\S+", raw[publisher.start : publisher.end]))
    forms = [fold_token(word[0]) for word in words]
    text = " ".join(forms)
    if len(forms) < 2 or not text.startswith(_PRESSES) or set(forms) & set(_PARTS_OF_NAMES):
        return
    is_town = TOWN in word_classes().get(forms[-1], "") or forms[-1] == "ایران"
    if is_town and not (len(forms) == 2 and text.startswith(("نشر", "انتشارات"))):
        _put(parse, "publisher_place", publisher.start + words[-1].start(), publisher.end, publisher)
        publisher.end = publisher.start + words[-2].end()


def _move_unprinted(raw: str, parse: Parse) -> None:
    """Take for the note what says that a work is not printed yet, joined with the rest of it."""
    for name in ("event", "publisher", "container_title"):
        value = parse.values.get(name)
        if value is None or not _UNPRINTED.search(raw[value.start : value.end]):
            continue
        note = parse.values.get("note")
        if note is None or (note.start >= value.end and not re.search(r"\w", raw[value.end : note.start])):
            end = note.end if note else value.end
            parse.values["note"] = Value("note", value.start, end, value.confidence * _DOUBT)
            del parse.values[name]


def _complete_adviser(raw: str, parse: Parse) -> None:
    """Let a note that names an adviser run to the end of the name: «استاد راهنما: رحمت‌الله فرهودی»."""
    note = parse.values.get("note")
    if note is None or not _ADVISER.fullmatch(raw[note.start : note.end]):
        return
    match = re.compile(r"\s?:?\s[^.،,؛:()\[\]\d]{4,60}").match(raw, note.end)
    if match and not any(note.end < value.end and value.start < match.end() for value in parse.values.values()
                         if value is not note):  # fmt: skip
        note.end = note.end + len(match[0].rstrip())
        parse.names = [name for name in parse.names if not note.start <= name.start < note.end]
        parse.unread = [span for span in parse.unread if not note.start <= span[0] < note.end]


def _drop_lead(raw: str, parse: Parse) -> None:
    """Take «from» and «In» off the head of a container."""
    container = parse.values.get("container_title")
    match = _LEAD.match(raw, container.start, container.end) if container else None
    if container is not None and match is not None and match.end() < container.end:
        container.start = match.end()


def _close_blessing(raw: str, parse: Parse) -> None:
    """Let a name keep the blessing printed after it: «دانشگاه امام حسین (ع)»."""
    suffix, issued = parse.values.get("year_suffix"), parse.values.get("issued")
    if suffix is not None and (issued is None or not 0 <= suffix.start - issued.end <= 4):
        del parse.values["year_suffix"]
    for name in ("publisher", "container_title", "title"):
        value = parse.values.get(name)
        match = _BLESSING.match(raw, value.end) if value else None
        if value is not None and match is not None:
            value.end = match.end()


def _drop_doubled(parse: Parse) -> None:
    """Drop a note that holds nothing but what was told by its form: an ISBN, an address."""
    note = parse.values.get("note")
    if note is None:
        return
    forms = [parse.values[name] for name in ("isbn", "url", "doi") if name in parse.values]
    if any(note.start < value.end and value.start < note.end for value in forms):
        del parse.values["note"]


def _number_alone(cues: Sequence[str], parse: Parse) -> None:
    """Take the figure of an entry without a periodical for its number: «نشریه فنی، شماره ۹۸۲» has no issue."""
    issue = parse.values.get("issue")
    periodical = "genre" not in parse.values and any("journal" in cue for cue in cues)
    if issue is not None and not periodical and not {"container_title", "volume", "number"} & parse.values.keys():
        issue.field = "number"
        parse.values["number"] = parse.values.pop("issue")
