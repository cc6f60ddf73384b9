"""CSL items to BibTeX and BibLaTeX, written by bibtexparser, one entry at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, TextIO, cast

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from proceedings_db.exchange.bibtex_names import protect_and, to_bibtex_bodies, to_bibtex_names
from proceedings_db.exchange.bibtex_text import to_bibtex_raw, to_bibtex_text, to_bibtex_title
from proceedings_db.exchange.fields import FIELDS, TYPE_BY_CSL, ExchangeField, name_in
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.languages import LANGUAGE_NAMES
from proceedings_db.exchange.losses import is_biblatex_volume, key_of, lost_fields, note_lines
from proceedings_db.exchange.values import (
    first_parts,
    to_bare_doi,
    to_iso,
    to_keywords,
    to_number,
    to_one_line,
    to_page,
)

Profile = Literal["bibtex", "biblatex"]
LanguageStyle = Literal["code", "persian"]
Pairs = list[tuple[str, str]]
"""Names of fields with their values as they are written, delimiters and all."""
Writer = Callable[[Pairs, CslItem, object], None]

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOTE_DIVIDER: Final = " | "
SUBTYPES: Final = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_KEY: Final = re.compile(r"[^A-Za-z0-9_:.-]+")
_DOCTORAL: Final = re.compile(r"دکتر|رساله|ph\.?\s?d|doctor|dissertation", re.IGNORECASE)
# BibTeX has a type for a master's thesis and one for a doctor's; of an unknown thesis it must print neither.
_ANY_THESIS: Final = {"fa": "پایان‌نامه"}
_LISTS: Final = frozenset({"publisher", "publisher-place"})


def write_bibtex(
    items: Iterable[CslItem], out: TextIO, *, profile: Profile = "bibtex", language_style: LanguageStyle = "code"
) -> int:
    """Write items as entries of a .bib file and return how many; nothing stays in memory but the entry at hand.

    Args:
        items: CSL items, each with an ``id``.
        out: A text file open for writing, in UTF-8 without BOM.
        profile: ``bibtex`` has year, month, day and address; ``biblatex`` date, location, venue and eventdate.
        language_style: ``code`` writes ``language = {fa}``; ``persian`` writes ``{Persian}``, which persian-bib reads.
    """
    entry = Entry("misc", "", [])
    library = Library([entry])
    layout = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent = "  "
    layout.trailing_comma = True
    count = 0
    for item in items:
        if count:
            out.write("\n")
        entry.entry_type, entry.key = to_entry_type(item, profile), to_bibtex_key(item.get("id", ""))
        entry.fields = [Field(name, value) for name, value in to_bibtex_fields(item, profile, language_style)]
        out.write(write_string(library, unparse_stack=(), bibtex_format=layout))
        count += 1
    return count


def to_entry_type(item: CslItem, profile: Profile) -> str:
    """Return the entry type of an item by the table; a thesis in BibTeX is a master's or a doctor's by its genre."""
    entry = TYPE_BY_CSL.get(key_of(item), TYPE_BY_CSL["document"])
    if profile == "biblatex":
        return entry.biblatex
    if entry.csl == "thesis" and item.get("genre") and not _DOCTORAL.search(item["genre"]):
        return "mastersthesis"
    return entry.bibtex


def to_bibtex_key(identifier: str) -> str:
    """Return a citation key that every client takes: ASCII letters, figures and ``_:.-``, a dash for all else."""
    return _KEY.sub("-", str(identifier)).strip("-") or "entry"


def to_bibtex_fields(item: CslItem, profile: Profile, language_style: LanguageStyle = "code") -> Pairs:
    """Return the fields of an entry, in the order of the item: name, and value in braces or as a bare month."""
    key = key_of(item)
    plan = _plan(profile, key, language_style)
    pairs: Pairs = []
    for variable, value in item.items():
        write = plan.get(variable)
        if write is not None and value:
            write(pairs, item, value)
    noted = list(lost_fields(item, profile))
    if key == "paper-conference":
        noted += _write_meeting(pairs, item)
    elif key == "thesis" and profile == "bibtex" and not item.get("genre"):
        pairs.append(("type", f"{{{_ANY_THESIS.get(item.get('language', ''), 'Thesis')}}}"))
    if subtype := _subtype(key, profile):
        pairs.append(("entrysubtype", f"{{{to_bibtex_text(subtype)}}}"))
    if lines := note_lines(item, noted):
        pairs.append(("note", f"{{{to_bibtex_text(NOTE_DIVIDER.join(lines))}}}"))
    return pairs


def _write_meeting(pairs: Pairs, item: CslItem) -> list[str]:
    """The name of a meeting as the title of its proceedings where there is no other; returned is what to note for it.

    Styles print no ``eventtitle``. An equal title of both is told in the note, and so are bodies beside a publisher:
    Zotero takes the one for the other, and drops the body where there is a publisher.
    """
    noted = []
    event, container = item.get("event-title"), item.get("container-title")
    if event and not container:
        pairs.append(("booktitle", f"{{{to_bibtex_title(event, item.get('language'))}}}"))
    elif event and event == container:
        noted.append("container-title")
    if item.get("publisher") and item.get("organizer"):
        noted.append("organizer")
    return noted


@lru_cache(maxsize=256)
def _plan(profile: Profile, key: str, language_style: LanguageStyle) -> Mapping[str, Writer]:
    """How the variables of an item of one type are written."""
    return {
        field.variable: _writer(field, name, profile, language_style)
        for field in FIELDS
        if field.kind != "note" and (name := name_in(field, profile, key)) is not None
    }


def _writer(field: ExchangeField, name: str, profile: Profile, language_style: LanguageStyle) -> Writer:
    """How one field is written under a name: by its kind, but for the few that need two names."""
    if field.variable == "issued" and profile == "bibtex":
        return _write_year_month_day
    if field.variable == "event-place" and profile == "bibtex":
        return _write_event_place
    if field.kind == "language":
        return lambda pairs, _, value: _write_language(pairs, str(value), language_style)
    to_text = _to_text(field, profile)

    def write(pairs: Pairs, item: CslItem, value: object) -> None:
        if text := to_text(item, value):
            pairs.append((name, f"{{{text}}}"))

    return write


def _to_text(field: ExchangeField, profile: Profile) -> Callable[[CslItem, object], str]:
    """How a value of a kind becomes text between braces."""
    match field.kind:
        case "title":
            return lambda item, value: to_bibtex_title(str(value), item.get("language"))
        case "name":
            return lambda _, value: to_bibtex_names(cast("list[CslName]", value))
        case "body":
            return lambda item, value: to_bibtex_bodies(cast("list[CslName]", value), _joint(item, profile))
        case "date":
            return lambda _, value: to_iso(cast("CslDate", value))
        case "number" if field.variable == "volume" and profile == "biblatex":
            return lambda _, value: to_number(str(value)) if is_biblatex_volume(str(value)) else ""
        case "number":
            return lambda _, value: to_bibtex_text(to_number(str(value)))
        case "page":
            return lambda _, value: to_bibtex_text(to_page(str(value))).replace("-", "--")
        case "list":
            return lambda _, value: ", ".join(map(to_bibtex_text, to_keywords(str(value))))
        case "raw":
            to_raw = to_bare_doi if field.variable == "DOI" else to_one_line
            return lambda _, value: to_bibtex_raw(to_raw(str(value)))
    if field.variable in _LISTS:
        return lambda _, value: protect_and(to_bibtex_text(str(value)))
    return lambda _, value: to_bibtex_text(str(value))


def _joint(item: CslItem, profile: Profile) -> str:
    """What stands between bodies: BibLaTeX has a list, BibTeX a string as its reader's language joins it."""
    if profile == "biblatex":
        return " and "
    return " و " if item.get("language", "fa") in {"fa", "ar"} else "; "


def _write_year_month_day(pairs: Pairs, _: CslItem, value: object) -> None:
    parts = first_parts(cast("CslDate", value))
    if parts:
        pairs.append(("year", f"{{{parts[0]}}}"))
    if len(parts) > 1 and 1 <= parts[1] <= len(MONTHS):
        # A macro: a month in braces makes clients drop the day.
        pairs.append(("month", MONTHS[parts[1] - 1]))
        pairs += [("day", f"{{{day}}}") for day in parts[2:3]]


def _write_event_place(pairs: Pairs, item: CslItem, value: object) -> None:
    name = "location" if item.get("publisher-place") else "address"
    pairs.append((name, f"{{{to_bibtex_text(str(value))}}}"))


def _write_language(pairs: Pairs, code: str, style: LanguageStyle) -> None:
    """``language`` for Zotero or persian-bib, ``langid`` for BibLaTeX and for clients that change a title's case."""
    name = LANGUAGE_NAMES.get(code.partition("-")[0])
    pairs.append(("language", f"{{{name.title() if name and style == 'persian' else to_bibtex_text(code)}}}"))
    if name:
        pairs.append(("langid", f"{{{name}}}"))


def _subtype(key: str, profile: Profile) -> str:
    """The CSL type where the entry type does not tell it, by the names that BibLaTeX styles know."""
    entry = TYPE_BY_CSL.get(key)
    if entry is None:
        return key
    name = entry.bibtex if profile == "bibtex" else entry.biblatex
    first = (
        "document"
        if name == "misc"
        else next(
            other.csl
            for other in TYPE_BY_CSL.values()
            if (other.bibtex if profile == "bibtex" else other.biblatex) == name
        )
    )
    return "" if first == key else SUBTYPES.get(key, key)
