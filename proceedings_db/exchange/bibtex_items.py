"""One entry of a .bib file as a CSL item, by the table of fields read backwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, cast

from proceedings_db.exchange.bibtex import MONTHS, NOTE_DIVIDER, SUBTYPES
from proceedings_db.exchange.bibtex_name_reading import read_bibtex_names
from proceedings_db.exchange.bibtex_values import read_tex, split_outside_braces
from proceedings_db.exchange.fields import FIELD_BY_VARIABLE, FIELDS, name_in
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.languages import read_language
from proceedings_db.exchange.notes import put_note, read_iso_date, split_note
from proceedings_db.exchange.values import first_parts, to_bare_doi, to_one_line, to_page
from proceedings_db.text.numerals import read_integer

Profile = Literal["bibtex", "biblatex"]

_TYPES: Final = {
    "inproceedings": "paper-conference", "conference": "paper-conference", "proceedings": "book", "book": "book",
    "mvbook": "book", "booklet": "book", "manual": "book", "collection": "book", "incollection": "chapter",
    "inbook": "chapter", "inreference": "entry-encyclopedia", "article": "article-journal", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "dataset": "dataset",
}  # fmt: skip
_TYPE_OF_SUBTYPE: Final = {subtype: csl_type for csl_type, subtype in SUBTYPES.items()}
# Fields of other writers, by the name that the table has for them.
_ALIASES: Final = {
    "journaltitle": "journal", "keyword": "keywords", "lastchecked": "urldate", "annote": "note", "annotation": "note",
    "institution": "publisher", "school": "publisher", "fjournal": "journal", "number of pages": "pagetotal",
}  # fmt: skip
_OF_BIBLATEX: Final = frozenset({"date", "journaltitle", "eventdate", "venue", "pagetotal", "titleaddon", "origdate"})
_BIBLATEX_TYPES: Final = frozenset({"online", "inreference", "thesis", "report", "dataset"})
_SPECIAL: Final = frozenset(
    {"note", "annote", "annotation", "language", "langid", "entrysubtype", "date", "year", "month", "day", "subtitle"}
)
_ANY_THESIS: Final = frozenset({"پایان‌نامه", "Thesis"})
_BODY_JOINTS: Final = re.compile(r"(?<=\})(?:\s+و\s+|\s+and\s+|;\s*)(?=\{)|\s+and\s+", re.IGNORECASE)
_KEYWORDS: Final = re.compile("[,;]")
_PERSIAN_KEYWORDS: Final = re.compile("[,;،؛]")
_SECOND_LANGUAGE: Final = re.compile("(title|abstract|keywords?)_[a-z]{2}")
_NO_PAGES: Final = re.compile(r"\d+")


def entry_to_csl(entry_type: str, fields: Mapping[str, str]) -> CslItem:
    """Return the CSL item of an entry: its type in lower case, and its fields by name, TeX commands still in them.

    Whatever has no place in the table is kept in the note under its own name.
    """
    subtype = fields.get("entrysubtype", "")
    csl_type = _TYPE_OF_SUBTYPE.get(subtype) or subtype or _TYPES.get(entry_type, "document")
    item: CslItem = {"type": csl_type}
    key = "proceedings" if entry_type == "proceedings" else csl_type
    profile = _profile_of(entry_type, fields)
    variables = _variables(profile, key)
    notes = []
    for name, value in fields.items():
        variable = variables.get(name) or variables.get(_ALIASES.get(name, ""))
        if name in _SPECIAL or not value.strip():
            continue
        if variable is None and _put_second_language(item, name, value):
            continue
        if variable is None:
            notes.append(f"{name}: {read_tex(value)}")
        else:
            _put(item, variable, value, notes)
    _put_dates(item, fields, notes)
    _put_language(item, fields)
    _put_subtitle(item, fields)
    _correct(item, entry_type, fields)
    for name in ("note", "annote", "annotation"):
        if value := read_tex(fields.get(name, "")):
            put_note(item, split_note(value, NOTE_DIVIDER))
    put_note(item, notes)
    if profile == "bibtex" and "event-title" in item and len(first_parts(item.get("issued", {}))) > 1:
        # BibTeX has one date for the volume and the meeting; that of a volume alone is a year.
        item.setdefault("event-date", item["issued"])
    return item


def _put_second_language(item: CslItem, name: str, value: str) -> bool:
    """Whether a field is one of another language, as Iranian journals have them: ``title_fa``, ``abstract_fa``."""
    match = _SECOND_LANGUAGE.fullmatch(name)
    if match is None:
        return False
    text = read_tex(value)
    if match[1] == "title":
        item["original-title"] = text
    elif match[1] == "abstract":
        item.setdefault("custom", {})["abstract"] = [text]
    else:
        words = [word for part in _PERSIAN_KEYWORDS.split(text) if (word := part.strip())]
        item.setdefault("custom", {})["keyword"] = words
    return True


def _profile_of(entry_type: str, fields: Mapping[str, str]) -> Profile:
    """Which of the two an entry is written for; the names of most fields are the same."""
    told = entry_type in _BIBLATEX_TYPES or not _OF_BIBLATEX.isdisjoint(fields)
    return "biblatex" if told or ("location" in fields and "address" not in fields) else "bibtex"


@lru_cache(maxsize=128)
def _variables(profile: Profile, key: str) -> Mapping[str, str]:
    """The variable of each field name of one type: by its own profile, else by the other one."""
    other: Profile = "bibtex" if profile == "biblatex" else "biblatex"
    own_names = {field.variable: name_in(field, profile, key) for field in FIELDS}
    variables = {name: variable for variable, name in own_names.items() if name}
    for field in FIELDS:
        name = name_in(field, other, key)
        if name and own_names[field.variable] != name:
            variables.setdefault(name, field.variable)
    variables.setdefault("series", "collection-title")
    return variables


def _put(item: CslItem, variable: str, value: str, notes: list[str]) -> None:
    """One field, by the kind of its variable."""
    values = cast("dict[str, object]", item)
    match FIELD_BY_VARIABLE[variable].kind:
        case "name":
            names, et_al = read_bibtex_names(to_one_line(value))
            values[variable] = names
            if et_al:
                notes.append(f"{FIELD_BY_VARIABLE['note.et-al'].label_en}: et al.")
        case "body":
            bodies = split_outside_braces(to_one_line(value), _BODY_JOINTS)
            values[variable] = [{"literal": read_tex(body)} for body in bodies if body.strip()]
        case "raw":
            values[variable] = to_bare_doi(value) if variable == "DOI" else to_one_line(value).replace("\\", "")
        case "page":
            values[variable] = to_page(read_tex(value))
        case "date":
            values[variable] = read_iso_date(read_tex(value)) or {"literal": read_tex(value)}
        case "list":
            words = (word.strip() for word in _KEYWORDS.split(read_tex(value)))
            values[variable] = ", ".join(filter(None, words))
        case _:
            values[variable] = read_tex(value)


def _put_dates(item: CslItem, fields: Mapping[str, str], notes: list[str]) -> None:
    """``date``, or year, month and day; what is no date in figures is kept in the note."""
    if text := read_tex(fields.get("date", "")):
        item["issued"] = read_iso_date(text) or {"literal": text}
        return
    text = read_tex(fields.get("year", ""))
    year = read_integer(text)
    if year is None:
        if text:
            notes.append(f"{FIELD_BY_VARIABLE['note.date-as-printed'].label_fa}: {text}")
        return
    month_text = read_tex(fields.get("month", "")).lower()
    month = next((n for n, name in enumerate(MONTHS, 1) if month_text[:3] == name), read_integer(month_text))
    parts = [year]
    if month is not None and 1 <= month <= len(MONTHS):
        day = read_integer(read_tex(fields.get("day", "")))
        parts += [month] if day is None else [month, day]
    elif month_text:
        # A Jalali month, as persian-bib has it.
        notes.append(f"{FIELD_BY_VARIABLE['note.date-as-printed'].label_fa}: {read_tex(fields['month'])} {text}")
    item["issued"] = {"date-parts": [parts]}


def _put_language(item: CslItem, fields: Mapping[str, str]) -> None:
    """The code of a language: of its name too, as persian-bib and BibLaTeX have it."""
    text = read_tex(fields.get("language") or fields.get("langid") or "")
    if text:
        item["language"] = read_language(text)


def _put_subtitle(item: CslItem, fields: Mapping[str, str]) -> None:
    if (subtitle := read_tex(fields.get("subtitle", ""))) and (title := item.get("title")):
        item["title-short"] = title
        item["title"] = f"{title}: {subtitle}"


def _correct(item: CslItem, entry_type: str, fields: Mapping[str, str]) -> None:
    """What the names of the fields alone do not tell."""
    if entry_type == "mastersthesis" and "genre" not in item:
        item["genre"] = "Master's thesis"
    if entry_type == "phdthesis" and item.get("genre") in _ANY_THESIS:
        del item["genre"]
    if "container-title" in item and item.get("event-title") == item["container-title"]:
        del item["container-title"]
    pages = item.get("number-of-pages")
    if pages and not _NO_PAGES.fullmatch(pages):
        item["page"] = to_page(item.pop("number-of-pages"))
    _correct_places(item, fields)


def _correct_places(item: CslItem, fields: Mapping[str, str]) -> None:
    """An address is that of the meeting, where there is a meeting and no other place."""
    if "address" not in fields:
        return
    if "location" in fields:
        item["publisher-place"] = read_tex(fields["address"])
        item["event-place"] = read_tex(fields["location"])
    elif "event-title" in item and "publisher-place" in item:
        item["event-place"] = item.pop("publisher-place")
