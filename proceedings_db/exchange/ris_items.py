"""One record of an RIS file as a CSL item, by the table of fields read backwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final, cast

from proceedings_db.exchange.fields import ENTRY_TYPES, FIELD_BY_VARIABLE, FIELDS, M2, name_in
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.languages import read_language
from proceedings_db.exchange.notes import put_note, read_iso_date
from proceedings_db.exchange.values import to_bare_doi, to_page
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.numerals import to_ascii_digits

Tagged = list[tuple[str, str]]
"""The lines of a record: tag and value."""

Reader = Callable[[list[str]], object]

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
_DATE: Final = re.compile(r"(\d{3,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/.*)?)?)?")
_MONTHS: Final = 12
_DAYS: Final = 31


def record_to_csl(tagged: Tagged) -> CslItem:
    """Return the CSL item of a record, whose first tag is ``TY``; its values stand on one line each.

    Values under tags that the table does not have for the type are kept in the note.
    """
    extra = [text.partition(": ") for tag, text in tagged if tag == M2 and text]
    told = {name.lower(): text for name, found, text in extra if found}
    csl_type = told.get("type") or _CSL_OF_TYPE.get(tagged[0][1].upper(), "document")
    item: CslItem = {"type": csl_type}
    plan = _plan("proceedings" if csl_type == "book" and "event-title" in told else csl_type)
    values, unknown = _by_tag(tagged[1:], plan.targets)
    if identifier := told.get("citation key") or _first(values, "ID"):
        item["id"] = identifier
    filled, readers = cast("dict[str, object]", item), plan.readers
    for tag, texts in values.items():
        if tag in readers:
            variable, read = readers[tag]
            filled[variable] = read(texts)
    notes = [*_put_date(item, [*values.get("DA", ()), *values.get("PY", ())]), *_put_extra(item, extra)]
    _put_pages(item, _first(values, "SP"), _first(values, "EP"), in_all=plan.has_page_count)
    if "event-place" in told and item.get("publisher-place") == told["event-place"] and "publisher-place" not in told:
        del item["publisher-place"]
    put_note(item, [*values.get("N1", ()), *notes, *unknown])
    return item


def _first(values: Mapping[str, list[str]], tag: str) -> str:
    return values[tag][0] if tag in values else ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the tags of one type are read: under which of ours each counts, and what variable it makes of its values."""

    targets: Mapping[str, str]
    readers: Mapping[str, tuple[str, Reader]]
    has_page_count: bool


@lru_cache(maxsize=64)
def _plan(key: str) -> _Plan:
    variables = _variables(key)
    readers = {tag: (variable, _reader(variable)) for tag, variable in variables.items() if tag not in _BY_HAND}
    return _Plan(_targets(variables), readers, variables.get("SP") == "number-of-pages")


def _variables(key: str) -> Mapping[str, str]:
    """The variable of each tag of one type; the place of a meeting only where its tag is no other's."""
    variables: dict[str, str] = {}
    for field in sorted(FIELDS, key=lambda field: field.variable in ("event-place", "printing-number")):
        for tag in (name_in(field, "ris", key) or "").split():
            variables.setdefault(tag, field.variable)
    return variables


def _targets(variables: Iterable[str]) -> Mapping[str, str]:
    """Under which tag of ours each tag stands, those of other writers too."""
    targets = {tag: tag for tag in (*variables, *_BY_HAND)}
    for tag, aliases in _ALIASES.items():
        known = next((ours for ours in aliases if ours in targets), None)
        if known is not None:
            targets.setdefault(tag, known)
    return targets


def _by_tag(tagged: Tagged, targets: Mapping[str, str]) -> tuple[Mapping[str, list[str]], list[str]]:
    """The values by tag, those of other writers under ours; and the lines to note of tags that the type has not."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    unknown = []
    for tag, value in tagged:
        if not value:
            continue
        if tag in targets:
            values[targets[tag]].append(value)
        else:
            unknown.append(f"{'ISSN' if tag == 'SN' else tag}: {value}")
    return values, unknown


def _reader(variable: str) -> Reader:
    """What the values of one tag become, by the kind of its variable; of one told twice the first counts."""
    match FIELD_BY_VARIABLE[variable].kind:
        case "name":
            return _read_names
        case "body":
            return lambda texts: [{"literal": text} for text in texts]
        case "list":
            return _read_list
        case "date":
            return lambda texts: _read_date(texts[0]) or {"literal": texts[0]}
        case "language":
            return lambda texts: read_language(texts[0])
        case "raw" if variable == "DOI":
            return lambda texts: to_bare_doi(texts[0])
    return itemgetter(0)


def _read_names(texts: list[str]) -> list[CslName]:
    return [_read_name(part) for text in texts for part in text.split(";") if part.strip()]


def _read_name(text: str) -> CslName:
    """«family, given»; without a Latin comma a body, or a name of one part if it is one word."""
    family, _, given = text.partition(",")
    family, given = family.strip(), given.strip()
    if given:
        return {"family": family, "given": given}
    return {"literal": family} if " " in family else {"family": family}


def _read_list(texts: list[str]) -> str:
    words = [word.strip() for word in ";".join(texts).replace(",", "،").split(";")]
    return ", ".join(filter(None, words))


def _read_date(text: str) -> CslDate | None:
    """A Gregorian date in figures, or a year of any calendar; ``None`` for anything else, a Jalali day too."""
    numbers = _read_figures(text)
    return {"date-parts": [list(numbers)]} if numbers else None


# The papers of a volume have one date.
@lru_cache(maxsize=1 << 10)
def _read_figures(text: str) -> tuple[int, ...]:
    match = _DATE.fullmatch(to_ascii_digits(text))
    numbers = tuple(int(part) for part in match.groups() if part) if match else ()
    if len(numbers) > 1 and guess_calendar(numbers[0]) != "gregorian":
        return ()
    is_day = all(1 <= number <= most for number, most in zip(numbers[1:], (_MONTHS, _DAYS), strict=False))
    return numbers if is_day else ()


def _put_date(item: CslItem, texts: Iterable[str]) -> list[str]:
    """The first date that can be read; returned are the lines that keep the others."""
    unread = []
    for text in texts:
        date = _read_date(text)
        if date is None:
            unread.append(text)
        else:
            item.setdefault("issued", date)
    if not unread:
        return unread
    if "issued" not in item and (year := _DATE.fullmatch(to_ascii_digits(unread[0]))):
        item["issued"] = {"date-parts": [[int(year[1])]]}
    label = FIELD_BY_VARIABLE["note.date-as-printed"].label(item.get("language"))
    return [f"{label}: {text}" for text in dict.fromkeys(unread)]


def _put_extra(item: CslItem, extra: Iterable[tuple[str, str, str]]) -> list[str]:
    """The lines ``variable: value``, divided there; returned are those that say something else."""
    values = cast("dict[str, object]", item)
    notes = []
    for name, found, text in extra:
        field = FIELD_BY_VARIABLE.get(name)
        if name.lower() in _TOLD_APART:
            continue
        if field is None or field.kind == "note" or not text:
            notes.append(f"{name}{found}{text}")
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


def _put_pages(item: CslItem, first: str, last: str, *, in_all: bool) -> None:
    """First and last page; in a type whose first page is the number of pages (``in_all``), that number."""
    if in_all and first and not last:
        item["number-of-pages"] = to_page(first)
    elif first or last:
        item["page"] = to_page(f"{first}-{last}" if first and last else first or last)
