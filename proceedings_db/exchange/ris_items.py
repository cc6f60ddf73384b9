"""One record of an RIS file as a CSL item, by the table of fields read backwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, cast

from proceedings_db.exchange.fields import ENTRY_TYPES, FIELD_BY_VARIABLE, FIELDS, M2, name_in
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.languages import read_language
from proceedings_db.exchange.notes import put_note, read_iso_date
from proceedings_db.exchange.values import to_bare_doi, to_one_line, to_page
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.numerals import to_ascii_digits

Tagged = list[tuple[str, str]]
"""The lines of a record: tag and value."""

_EXTRA: Final = re.compile(r"([A-Za-z][A-Za-z -]*): (.*)", re.DOTALL)
_CSL_OF_TYPE: Final = {
    "CPAPER": "paper-conference", "EDBOOK": "book", "EBOOK": "book", "ECHAP": "chapter", "EJOUR": "article-journal",
    "JFULL": "article-journal", "ABST": "article-journal", "WEB": "webpage", "BLOG": "webpage", "UNPB": "manuscript",
    "UNPD": "manuscript", "DICT": "entry-encyclopedia", "GOVDOC": "report", "STAND": "report", "DBASE": "dataset",
    "BILL": "legislation", "LEGAL": "legislation",
} | {entry.ris: entry.csl for entry in reversed(ENTRY_TYPES) if entry.csl != "proceedings"}  # fmt: skip
# Tags of other writers, by those that the table may have for them in a type. A1, T1 and Y1 are of the older standard.
_ALIASES: Final = {
    "A1": ("AU",), "T1": ("TI",), "CT": ("TI",), "Y1": ("DA",), "N2": ("AB",), "JF": ("T2",), "JO": ("T2",),
    "JA": ("T2",), "BT": ("C3", "T2"), "ED": ("A2", "A3"), "PP": ("CY",), "L3": ("DO",), "LK": ("UR",),
}  # fmt: skip
_BY_HAND: Final = frozenset({"DA", "PY", "SP", "EP", "ID", M2, "N1", "ER"})
_TOLD_APART: Final = frozenset({"type", "citation key"})
_ARABIC_SCRIPT: Final = re.compile("[\u0600-\u06ff]")
_DATE: Final = re.compile(r"(\d{3,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/.*)?)?)?")
_MONTHS: Final = 12
_DAYS: Final = 31


def record_to_csl(tagged: Tagged) -> CslItem:
    """Return the CSL item of a record, whose first tag is ``TY``.

    Values under tags that the table does not have for the type are kept in the note.
    """
    told = {match[1].lower(): match[2] for tag, text in tagged if tag == M2 and (match := _EXTRA.fullmatch(text))}
    csl_type = told.get("type") or _CSL_OF_TYPE.get(tagged[0][1].upper(), "document")
    item: CslItem = {"type": csl_type}
    key = "proceedings" if csl_type == "book" and "event-title" in told else csl_type
    variables = _variables(key)
    values, unknown = _by_tag(tagged[1:], _targets(key))
    if identifier := told.get("citation key") or "".join(values.get("ID", [])[:1]):
        item["id"] = identifier
    for tag, texts in values.items():
        if tag in variables and tag not in _BY_HAND:
            _put(item, variables[tag], texts)
    notes = [*_put_date(item, [*values.get("DA", []), *values.get("PY", [])]), *_put_extra(item, values.get(M2, []))]
    _put_pages(item, variables.get("SP", "page"), values)
    if "event-place" in told and item.get("publisher-place") == told["event-place"] and "publisher-place" not in told:
        del item["publisher-place"]
    put_note(item, [*map(to_one_line, values.get("N1", [])), *notes, *unknown])
    return item


@lru_cache(maxsize=64)
def _variables(key: str) -> Mapping[str, str]:
    """The variable of each tag of one type; the place of a meeting only where its tag is no other's."""
    variables: dict[str, str] = {}
    for field in sorted(FIELDS, key=lambda field: field.variable in ("event-place", "printing-number")):
        for tag in (name_in(field, "ris", key) or "").split():
            variables.setdefault(tag, field.variable)
    return variables


@lru_cache(maxsize=64)
def _targets(key: str) -> Mapping[str, str]:
    """Under which tag of ours each tag stands in one type, those of other writers too."""
    held = (*_variables(key), *_BY_HAND)
    targets = {tag: tag for tag in held}
    for tag, aliases in _ALIASES.items():
        known = next((ours for ours in aliases if ours in targets), None)
        if known is not None:
            targets.setdefault(tag, known)
    return targets


def _by_tag(tagged: Tagged, targets: Mapping[str, str]) -> tuple[dict[str, list[str]], list[str]]:
    """The values by tag, those of other writers under ours; and the lines to note of tags that the type has not."""
    values: dict[str, list[str]] = {}
    unknown = []
    for tag, value in tagged:
        if not value:
            continue
        known = targets.get(tag)
        if known is None:
            unknown.append(f"{'ISSN' if tag == 'SN' else tag}: {to_one_line(value)}")
        else:
            values.setdefault(known, []).append(value)
    return values, unknown


def _put(item: CslItem, variable: str, texts: list[str]) -> None:
    """The values of one tag, by the kind of its variable; of a value that is told twice the first counts."""
    values = cast("dict[str, object]", item)
    text = to_one_line(texts[0])
    match FIELD_BY_VARIABLE[variable].kind:
        case "name":
            values[variable] = [_read_name(part) for value in texts for part in value.split(";") if part.strip()]
        case "body":
            values[variable] = [{"literal": to_one_line(value)} for value in texts]
        case "list":
            words = [word.strip() for value in texts for word in value.replace(",", "،").split(";")]
            values[variable] = ", ".join(filter(None, words))
        case "date":
            values[variable] = _read_date(text) or {"literal": text}
        case "language":
            values[variable] = read_language(text)
        case "raw" if variable == "DOI":
            values[variable] = to_bare_doi(text)
        case _:
            values[variable] = text


def _read_name(text: str) -> CslName:
    """«family, given»; without a Latin comma a body, or a name of one part if it is one word."""
    family, found, given = to_one_line(text).partition(",")
    family, given = family.strip(), given.strip()
    if not _ARABIC_SCRIPT.search(family):
        family = family.replace("،", ",")
    if found and given:
        return {"family": family, "given": given}
    return {"literal": family} if " " in family else {"family": family}


def _read_date(text: str) -> CslDate | None:
    """A Gregorian date in figures, or a year of any calendar; ``None`` for anything else, a Jalali day too."""
    match = _DATE.fullmatch(to_ascii_digits(text).strip())
    if match is None:
        return None
    numbers = [int(part) for part in match.groups() if part]
    if len(numbers) > 1 and guess_calendar(numbers[0]) != "gregorian":
        return None
    is_day = all(1 <= number <= most for number, most in zip(numbers[1:], (_MONTHS, _DAYS), strict=False))
    return {"date-parts": [numbers]} if is_day else None


def _put_date(item: CslItem, texts: Iterable[str]) -> list[str]:
    """The first date that can be read; returned are the lines that keep the others."""
    unread = []
    for text in texts:
        date = _read_date(text)
        if date is None:
            unread.append(text)
        else:
            item.setdefault("issued", date)
    label = FIELD_BY_VARIABLE["note.date-as-printed"].label(item.get("language"))
    if unread and "issued" not in item and (year := _DATE.fullmatch(to_ascii_digits(unread[0]).strip())):
        item["issued"] = {"date-parts": [[int(year[1])]]}
    return [f"{label}: {to_one_line(text)}" for text in dict.fromkeys(unread)]


def _put_extra(item: CslItem, lines: Iterable[str]) -> list[str]:
    """The lines ``variable: value``; returned are those that say something else."""
    values = cast("dict[str, object]", item)
    notes = []
    for line in map(to_one_line, lines):
        name, _, text = line.partition(": ")
        field = FIELD_BY_VARIABLE.get(name)
        if name.lower() in _TOLD_APART:
            continue
        if field is None or field.kind == "note" or not text:
            notes.append(line)
        elif field.kind in {"name", "body"}:
            people = cast("list[CslName]", values.setdefault(name, []))
            people.append(_read_extra_name(text, field.kind))
        elif field.kind == "date":
            values[name] = read_iso_date(text) or {"literal": text}
        else:
            values[name] = text
    return notes


def _read_extra_name(text: str, kind: str) -> CslName:
    family, found, given = text.partition(" || ")
    if found:
        return {"family": family, "given": given}
    return {"literal": text} if " " in text or kind == "body" else {"family": text}


def _put_pages(item: CslItem, variable: str, values: Mapping[str, list[str]]) -> None:
    """First and last page; in a type whose first page is the number of pages, that number."""
    first, last = ("".join(values.get(tag, [])[:1]) for tag in ("SP", "EP"))
    if variable == "number-of-pages" and first and not last:
        item["number-of-pages"] = to_page(first)
    elif first or last:
        item["page"] = to_page("-".join(filter(None, (first, last))))
