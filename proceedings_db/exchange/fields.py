"""The one table of fields: what each of our fields is called in CSL, BibTeX, BibLaTeX and RIS.

Every writer and reader is driven by :data:`FIELDS` and :data:`ENTRY_TYPES`; :func:`fields_table_markdown` shows them.
The names follow what the clients were seen to read: a name that a client drops without a word is not used where
another one is kept. Where a format has no name for a field of some type, the value goes into the note, under its label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["text", "title", "raw", "name", "body", "date", "number", "page", "list", "language", "note"]
"""How a value is written.

``text`` and ``title`` are escaped, a title's capitals protected too; ``raw`` is not (DOI, address); ``name`` is a list
of people, ``body`` one of organisations; ``date`` has parts; ``number`` and ``page`` take ASCII digits; ``list`` is
divided at commas; ``language`` is a code; ``note`` is free text.
"""
ExchangeFormat = Literal["bibtex", "biblatex", "ris", "csl-json"]

OTHER: Final = ""
"""The key that stands for every item type without a key of its own."""

M2: Final = "M2"
"""The RIS tag whose lines read ``variable: value`` (Zotero's Extra, which citation processors read)."""

Names = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class EntryType:
    """An item type: its name in CSL, and in each format. Several CSL types may share a name there."""

    csl: str
    bibtex: str
    biblatex: str
    ris: str


@dataclass(frozen=True, slots=True)
class ExchangeField:
    """One field: our own name, the CSL variable, and by item type the name in each format, or ``None``.

    ``ris`` may hold several tags divided by a space, which all get the value. ``label_fa`` and ``label_en`` head the
    line of the note that a value goes to where the format has no name for it.
    """

    variable: str
    ours: str
    kind: Kind
    bibtex: Names
    biblatex: Names
    ris: Names
    label_fa: str
    label_en: str

    def names(self, exchange_format: ExchangeFormat) -> Names:
        """The names by item type in one format."""
        match exchange_format:
            case "bibtex":
                return self.bibtex
            case "biblatex":
                return self.biblatex
            case "ris":
                return self.ris
            case "csl-json":
                return {OTHER: self.variable if self.kind != "note" else "note"}

    def label(self, language: str | None) -> str:
        """The label in the language of the item: Persian for Persian and Arabic items and those of no language."""
        return self.label_fa if language in {None, "fa", "ar"} else self.label_en


ENTRY_TYPES: Final = tuple(
    EntryType(*names)
    for names in (
        ("paper-conference", "inproceedings", "inproceedings", "CONF"),
        # CSL has no type for a volume of proceedings: a book with an event is one.
        ("proceedings", "proceedings", "proceedings", "BOOK"),
        ("book", "book", "book", "BOOK"),
        ("chapter", "incollection", "incollection", "CHAP"),
        ("entry-encyclopedia", "incollection", "inreference", "ENCYC"),
        ("article-journal", "article", "article", "JOUR"),
        ("article-magazine", "article", "article", "MGZN"),
        ("article-newspaper", "article", "article", "NEWS"),
        ("thesis", "phdthesis", "thesis", "THES"),
        ("report", "techreport", "report", "RPRT"),
        ("webpage", "misc", "online", "ELEC"),
        ("manuscript", "unpublished", "unpublished", "MANSCPT"),
        ("legislation", "misc", "misc", "STAT"),
        ("dataset", "misc", "dataset", "DATA"),
        ("speech", "misc", "misc", "SLIDE"),
        ("interview", "misc", "misc", "PCOMM"),
        ("document", "misc", "misc", "GEN"),
    )
)
TYPE_BY_CSL: Final = {entry.csl: entry for entry in ENTRY_TYPES}

_ARTICLES: Final = ("article-journal", "article-magazine", "article-newspaper")
_PARTS: Final = ("paper-conference", "chapter", "entry-encyclopedia")
_BOOKS: Final = ("book", "proceedings")
_PAGED: Final = (*_BOOKS, "thesis", "manuscript")  # their pages are a number of pages in Zotero
_MISC: Final = ("webpage", "legislation", "dataset", "speech", "interview", "document")


def _by(other: str | None, **groups: str | None) -> Names:
    """Names by item type from names by group of types; a group may also be one type, ``_`` for ``-`` in it."""
    members = {"articles": _ARTICLES, "parts": _PARTS, "books": _BOOKS, "paged": _PAGED, "misc": _MISC}
    names: dict[str, str | None] = {OTHER: other}
    for group, name in groups.items():
        names |= dict.fromkeys(members.get(group, (group.replace("_", "-"),)), name)
    return names


NONE: Final[Names] = {OTHER: None}


def _noted(variable: str, ours: str, label_fa: str, label_en: str) -> ExchangeField:
    """A field that no format has a name for."""
    return ExchangeField(variable, ours, "note", NONE, NONE, NONE, label_fa, label_en)


FIELDS: Final = (
    ExchangeField(
        "author", "author", "name", _by("author"), _by("author", proceedings=None), _by("AU"), "نویسنده", "author",
    ),
    ExchangeField(
        "title", "title", "title", _by("title"), _by("title"), _by("TI"), "عنوان", "title",
    ),
    ExchangeField(
        "title-short", "title without subtitle", "title", _by("shorttitle"), _by("shorttitle"), _by("ST"),
        "عنوان اصلی", "main title",
    ),
    ExchangeField(
        "original-title", "title in the second language", "text", NONE,
        _by("titleaddon"), _by(M2), "عنوان به زبان دیگر", "title in another language",
    ),
    ExchangeField(
        "editor", "editor", "name", _by("editor"),
        _by("editor", thesis=None, report=None, manuscript=None),
        _by("ED", articles="A2", parts="A2", books="A3"), "ویراستار", "editor",
    ),
    ExchangeField(
        "translator", "translator", "name", _by("translator"),
        _by(None, articles="translator", book="translator", chapter="translator", entry_encyclopedia="translator"),
        # In a conference paper A4 is a contributor.
        _by("A4", paper_conference=M2, proceedings=M2), "مترجم", "translator",
    ),
    ExchangeField(
        "container-title", "volume.title, container_title", "title",
        _by(None, articles="journal", parts="booktitle", misc="howpublished"),
        _by(None, articles="journaltitle", parts="booktitle", webpage="organization", document="howpublished"),
        _by("T2", paper_conference="C3 BT", books=M2, report=M2, speech=M2), "در", "in",
    ),
    ExchangeField(
        "event-title", "conference.name, event", "text",
        _by(None, paper_conference="eventtitle", proceedings="eventtitle"),
        _by(None, paper_conference="eventtitle", proceedings="eventtitle", manuscript="eventtitle"),
        _by(M2, paper_conference="T2", speech="T2"), "همایش", "event",
    ),
    ExchangeField(
        "event-date", "conference.start_date, end_date", "date", NONE,
        _by(None, paper_conference="eventdate", proceedings="eventdate", manuscript="eventdate"),
        _by(M2), "روزهای همایش", "event date",
    ),
    ExchangeField(
        "event-place", "conference.place", "text",
        _by(None, paper_conference="address", proceedings="address"),
        _by(None, paper_conference="venue", proceedings="venue", manuscript="venue"),
        _by(M2, paper_conference="C1 CY M2", proceedings="CY M2"), "شهر همایش", "event place",
    ),
    ExchangeField(
        "organizer", "conference.organizations (organizer)", "body",
        _by(None, paper_conference="organization", proceedings="organization"),
        _by(None, paper_conference="organization", proceedings="organization"),
        _by(M2, paper_conference="A4"), "برگزارکننده", "organizer",
    ),
    ExchangeField(
        "collection-title", "conference.series", "text", _by("series"),
        _by(None, articles="series", parts="series", books="series"), _by("T3", books="T2"),
        "مجموعه", "series",
    ),
    ExchangeField(
        "publisher", "publisher", "text", _by("publisher", thesis="school", report="institution", manuscript=None),
        _by("organization", articles=None, parts="publisher", books="publisher", thesis="institution",
            report="institution", manuscript=None, webpage=None),
        _by("PB"), "ناشر", "publisher",
    ),
    ExchangeField(
        "publisher-place", "publisher_place", "text", _by("address"),
        _by("location", articles=None, webpage=None), _by("CY", paper_conference="C1"), "محل نشر", "place",
    ),
    ExchangeField(
        "issued", "volume.year, conference.start_date; year", "date", _by("year"), _by("date"), _by("PY"),
        "تاریخ نشر", "date",
    ),
    ExchangeField(
        "year-suffix", "year_suffix", "text", NONE, NONE, _by(M2), "حرف سال", "year suffix",
    ),
    ExchangeField(
        "original-date", "original_date", "date", NONE, _by("origdate"), _by(M2), "تاریخ اصل", "original date",
    ),
    ExchangeField(
        "volume", "volume.number, volume", "number", _by("volume"),
        _by(None, articles="volume", parts="volume", books="volume"), _by("VL"), "جلد", "volume",
    ),
    ExchangeField(
        "issue", "issue", "number", _by(None, articles="number"), _by(None, articles="number"),
        _by(M2, articles="IS"), "شماره", "issue",
    ),
    ExchangeField(
        "number", "number", "number", _by("number", articles=None),
        _by(None, parts="number", books="number", report="number", dataset="number"),
        _by(M2, report="SN"), "شماره پیاپی", "number",
    ),
    # A printing («چاپ دوم») and an edition («ویرایش دوم») are one field in every format but CSL; here for writing only.
    ExchangeField(
        "printing-number", "edition", "number", _by("edition"),
        _by(None, book="edition", chapter="edition", entry_encyclopedia="edition", dataset="edition"),
        _by("ET", legislation=M2), "نوبت چاپ", "printing",
    ),
    ExchangeField(
        "edition", "edition", "number", _by("edition"),
        _by(None, book="edition", chapter="edition", entry_encyclopedia="edition", dataset="edition"),
        _by("ET", legislation=M2), "چاپ", "edition",
    ),
    ExchangeField(
        "page", "page_first, page_last; page", "page", _by("pages", paged=None),
        _by("pages", misc=None, paged=None), _by("SP", paged=M2), "صفحه", "pages",
    ),
    ExchangeField(
        "number-of-pages", "number_of_pages", "number", _by(None, paged="pages"),
        _by(None, books="pagetotal", thesis="pagetotal", report="pagetotal"),
        _by(M2, paged="SP"), "شمار صفحه‌ها", "number of pages",
    ),
    ExchangeField(
        "genre", "genre", "text", _by(None, thesis="type", report="type"),
        _by(None, thesis="type", report="type", misc="type", manuscript="type", webpage=None),
        _by(M2, thesis="M3", report="M3", manuscript="M3", webpage="M3", speech="M3"), "نوع", "genre",
    ),
    ExchangeField(
        "section", "paper.section", "text", NONE, NONE, _by(M2), "بخش", "section",
    ),
    ExchangeField(
        "DOI", "doi", "raw", _by("doi"), _by("doi"), _by("DO"), "DOI", "DOI",
    ),
    ExchangeField(
        "URL", "url", "raw", _by("url"), _by("url"), _by("UR"), "نشانی", "URL",
    ),
    ExchangeField(
        "accessed", "accessed", "date", _by("urldate"), _by("urldate"), _by("Y2"), "تاریخ دسترسی", "accessed",
    ),
    ExchangeField(
        "ISBN", "isbn", "raw", _by("isbn"),
        _by(None, books="isbn", parts="isbn"),
        # SN is the ISSN of an article and the number of a report.
        _by(M2, books="SN", parts="SN", thesis="SN"), "شابک", "ISBN",
    ),
    ExchangeField(
        "language", "language", "language", _by("language"), _by("language"), _by("LA"), "زبان", "language",
    ),
    ExchangeField(
        "keyword", "keywords", "list", _by("keywords"), _by("keywords"), _by("KW"), "کلیدواژه", "keywords",
    ),
    ExchangeField(
        "abstract", "abstract", "text", _by("abstract"), _by("abstract"), _by("AB"), "چکیده", "abstract",
    ),
    ExchangeField(
        "note", "note", "note", _by("note"), _by("note"), _by("N1"), "یادداشت", "note",
    ),
    _noted("note.date-as-printed", "date_as_printed", "تاریخ", "date as printed"),
    _noted("note.accessed-as-printed", "accessed, in another calendar", "دسترسی", "accessed as printed"),
    _noted("note.date-gregorian", "the Gregorian date, with a Jalali year", "تاریخ میلادی", "Gregorian date"),
    _noted("note.et-al", "et_al", "دیگر نویسندگان", "further authors"),
    _noted("note.raw-text", "raw_text, where no title was read", "متن چاپی", "as printed"),
    _noted("custom.venue", "conference.venue", "محل برگزاری", "venue"),
    _noted("custom.partner", "conference.organizations (partner)", "مشارکت‌کننده", "partner"),
    _noted("custom.sponsor", "conference.organizations (sponsor)", "حامی", "sponsor"),
    _noted("custom.affiliation", "affiliations, e-mail", "وابستگی", "affiliation"),
    _noted("custom.title", "title in a further language", "عنوان دیگر", "further title"),
    _noted("custom.abstract", "abstract in another language", "چکیده دیگر", "further abstract"),
    _noted("custom.keyword", "keywords in another language", "کلیدواژه دیگر", "further keywords"),
)  # fmt: skip
FIELD_BY_VARIABLE: Final = {field.variable: field for field in FIELDS}


def type_key(csl_type: str | None, *, has_event: bool) -> str:
    """The key of an item's type in the columns of the table: ``proceedings`` for a book with an event."""
    return "proceedings" if csl_type == "book" and has_event else csl_type or "document"


def name_in(field: ExchangeField, exchange_format: ExchangeFormat, key: str) -> str | None:
    """The name of a field in a format for one type key, or ``None`` where the format has none."""
    names = field.names(exchange_format)
    return names[key] if key in names else names[OTHER]


def fields_table_markdown() -> str:
    """The two tables, of types and of fields, as Markdown for the README.

    A cell names what every type uses first, then the exceptions; «note» says that the value goes into the note.
    """
    types = ["| CSL type | BibTeX | BibLaTeX | RIS |", "|---|---|---|---|"]
    types += [f"| {entry.csl} | @{entry.bibtex} | @{entry.biblatex} | {entry.ris} |" for entry in ENTRY_TYPES]
    fields = ["| our field | CSL | BibTeX | BibLaTeX | RIS | label in a note |", "|---|---|---|---|---|---|"]
    fields += [
        f"| {field.ours} | {'note' if field.variable.startswith('note') else field.variable} | {_cell(field.bibtex)} "
        f"| {_cell(field.biblatex)} | {_cell(field.ris)} | {field.label_fa}, {field.label_en} |"
        for field in FIELDS
    ]
    return "\n".join([*types, "", *fields, ""])


def _cell(names: Names) -> str:
    """One cell: the name for most types, then the types that differ."""
    special: dict[str, list[str]] = {}
    for key, name in names.items():
        if key != OTHER and name != names[OTHER]:
            special.setdefault(name or "note", []).append(key)
    return "; ".join([names[OTHER] or "note", *(f"{name} ({', '.join(keys)})" for name, keys in special.items())])
