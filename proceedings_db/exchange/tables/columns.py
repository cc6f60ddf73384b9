"""What the tables are made of: each a list of columns, with the name, the Persian heading and the value of each.

A paper is one row, as the secretariat of a conference sends it to indexing systems: what there is in several languages
stands in a column for each, what there are several of in one cell, divided by «; », in order. Where an author has no
e-mail, his place among the e-mails is empty, so that the lists stay in step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from proceedings_db.exchange.csl import to_event_title
from proceedings_db.records import (
    Affiliation,
    Authorship,
    Citation,
    Conference,
    ConferenceOrganization,
    ContributorRole,
    Name,
    Paper,
    Reference,
    Volume,
)

Cell = str | int | float | None
Record = TypeVar("Record")

DIVIDER: Final = "; "
_SHOWN_LANGUAGES: Final = ("fa", "en")


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column: its name, as stable as that of a column of the database, its Persian heading, and its value."""

    name: str
    heading: str
    value: Callable[[Record], Cell]
    width: int = 14


@dataclass(frozen=True, slots=True)
class InVolume:
    """A paper in its volume, and what else an imported entry told of it."""

    paper: Paper
    volume: Volume

    def told(self, variable: str) -> str | None:
        """What an imported entry said under a variable of CSL."""
        field = next((field for field in self.paper.fields if field.variable == variable), None)
        if field is None:
            return None
        return field.content if isinstance(field.content, str) else field.value


@dataclass(frozen=True, slots=True)
class OfPaper(Generic[Record]):
    """A record that belongs to a paper."""

    paper: Paper
    record: Record


@dataclass(frozen=True, slots=True)
class OfVolume:
    """A body on the title page of a volume."""

    volume: Volume
    body: ConferenceOrganization


def _text_in(paper: Paper, kind: str, language: str) -> str | None:
    return next((text.text for text in paper.texts if text.kind == kind and text.language == language), None)


def _title_in(paper: Paper, language: str) -> str | None:
    return paper.title if paper.language == language else _text_in(paper, "title", language)


def _other_title(paper: Paper) -> str | None:
    titles = [paper.title] if paper.language not in _SHOWN_LANGUAGES else []
    titles += [text.text for text in paper.texts if text.kind == "title" and text.language not in _SHOWN_LANGUAGES]
    return DIVIDER.join(titles) or None


def _keywords_in(paper: Paper, language: str) -> str | None:
    return DIVIDER.join(word.keyword for word in paper.keywords if word.language == language) or None


def _people(paper: Paper, role: ContributorRole = "author") -> list[Authorship]:
    return [author for author in paper.authors if author.role == role]


def _listed(texts: Iterable[str | None]) -> str | None:
    """Texts in one cell; those that are missing keep their place, unless all are."""
    cells = [text or "" for text in texts]
    return DIVIDER.join(cells) if any(cells) else None


def _affiliations(author: Authorship) -> str:
    return " / ".join(affiliation.as_printed for affiliation in author.affiliations)


def _meeting(volume: Volume) -> Conference:
    return volume.conference or Conference("", "")


def _bodies(volume: Volume, role: str) -> str | None:
    return _listed(body.name for body in _meeting(volume).organizations if body.role == role)


def _flag(value: bool | None) -> Cell:
    """Yes and no as 1 and 0; unknown is empty, which is not no."""
    return None if value is None else int(value)


def _event(volume: Volume) -> str | None:
    return to_event_title(volume.conference) if volume.conference else None


def _first_affiliation(author: Authorship) -> Affiliation:
    return next(iter(author.affiliations), Affiliation(1, ""))


def _names(reference: Reference, role: ContributorRole) -> str | None:
    return _listed(map(_inverted, reference.names_of(role)))


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given)))


PAPERS: Final[tuple[Column[InVolume], ...]] = (
    Column("paper_key", "کلید مقاله", lambda it: it.paper.key, 18),
    Column("citation_key", "کلید استناد", lambda it: it.paper.citation_key, 18),
    Column("volume_key", "کلید مجموعه", lambda it: it.volume.key or None, 18),
    Column("position", "ردیف", lambda it: it.paper.position, 6),
    Column("type", "نوع", lambda it: it.paper.type, 10),
    Column("csl_type", "نوع اثر", lambda it: it.paper.csl_type, 16),
    Column("language", "زبان", lambda it: it.paper.language, 6),
    Column("title_fa", "عنوان فارسی", lambda it: _title_in(it.paper, "fa"), 50),
    Column("title_en", "عنوان انگلیسی", lambda it: _title_in(it.paper, "en"), 50),
    Column("title_other", "عنوان به زبان دیگر", lambda it: _other_title(it.paper), 20),
    Column("subtitle", "عنوان فرعی", lambda it: _text_in(it.paper, "subtitle", it.paper.language), 20),
    Column("authors", "نویسندگان", lambda it: _listed(a.name.display for a in _people(it.paper)), 40),
    Column("affiliations", "وابستگی‌ها", lambda it: _listed(map(_affiliations, _people(it.paper))), 40),
    Column("emails", "رایانامه‌ها", lambda it: _listed(a.email for a in _people(it.paper)), 25),
    Column(
        "corresponding_author",
        "نویسنده مسئول",
        lambda it: _listed(a.name.display for a in _people(it.paper) if a.is_corresponding),
        20,
    ),
    Column("editors", "ویراستاران", lambda it: _listed(a.name.display for a in _people(it.paper, "editor"))),
    Column("translators", "مترجمان", lambda it: _listed(a.name.display for a in _people(it.paper, "translator"))),
    Column("abstract_fa", "چکیده فارسی", lambda it: _text_in(it.paper, "abstract", "fa"), 60),
    Column("abstract_en", "چکیده انگلیسی", lambda it: _text_in(it.paper, "abstract", "en"), 60),
    Column("keywords_fa", "کلیدواژه‌های فارسی", lambda it: _keywords_in(it.paper, "fa"), 30),
    Column("keywords_en", "کلیدواژه‌های انگلیسی", lambda it: _keywords_in(it.paper, "en"), 30),
    Column("page_first", "صفحه اول", lambda it: it.paper.page_first, 8),
    Column("page_last", "صفحه آخر", lambda it: it.paper.page_last, 8),
    Column("pages_as_printed", "صفحه‌ها چنان که چاپ شده", lambda it: it.paper.pages_as_printed, 10),
    Column("section", "بخش", lambda it: it.paper.section, 20),
    Column("received", "تاریخ دریافت", lambda it: it.paper.received_as_printed),
    Column("accepted", "تاریخ پذیرش", lambda it: it.paper.accepted_as_printed),
    Column("doi", "DOI", lambda it: it.paper.doi, 20),
    Column("url", "نشانی", lambda it: it.told("URL"), 20),
    Column("references", "شمار منابع", lambda it: len(it.paper.references), 8),
    Column("conference", "همایش", lambda it: _event(it.volume) or it.told("event-title"), 40),
    Column("start_date", "روز آغاز", lambda it: _meeting(it.volume).start_date, 12),
    Column("end_date", "روز پایان", lambda it: _meeting(it.volume).end_date, 12),
    Column("date_as_printed", "تاریخ چنان که چاپ شده", lambda it: _meeting(it.volume).date_as_printed),
    Column("place", "شهر", lambda it: _meeting(it.volume).place or it.told("event-place")),
    Column("venue", "محل برگزاری", lambda it: _meeting(it.volume).venue, 20),
    Column("organizers", "برگزارکنندگان", lambda it: _bodies(it.volume, "organizer"), 40),
    Column("volume", "مجموعه", lambda it: it.volume.title or it.told("container-title"), 40),
    Column("number", "جلد", lambda it: it.volume.number or it.told("volume"), 8),
    Column("year", "سال میلادی", lambda it: it.volume.year, 8),
    Column("year_as_printed", "سال چنان که چاپ شده", lambda it: it.volume.year_as_printed, 8),
    Column("publisher", "ناشر", lambda it: it.volume.publisher or it.told("publisher"), 20),
    Column("isbn", "شابک", lambda it: it.volume.isbn or it.told("ISBN"), 16),
    Column("note", "یادداشت", lambda it: it.told("note"), 20),
)

AUTHORS: Final[tuple[Column[OfPaper[Authorship]], ...]] = (
    Column("paper_key", "کلید مقاله", lambda it: it.paper.key, 18),
    Column("role", "نقش", lambda it: it.record.role, 10),
    Column("position", "ترتیب", lambda it: it.record.position, 6),
    Column("name_as_printed", "نام چنان که چاپ شده", lambda it: it.record.name_as_printed, 25),
    Column("honorific", "عنوان", lambda it: it.record.name.honorific, 8),
    Column("given", "نام", lambda it: it.record.name.given, 16),
    Column("family", "نام خانوادگی", lambda it: it.record.name.family, 18),
    Column("literal", "نام سازمان", lambda it: it.record.name.literal, 20),
    Column("email", "رایانامه", lambda it: it.record.email, 25),
    Column("is_corresponding", "نویسنده مسئول", lambda it: _flag(it.record.is_corresponding), 8),
    Column("is_presenter", "ارائه‌دهنده", lambda it: _flag(it.record.is_presenter), 8),
    Column("affiliation", "وابستگی", lambda it: _affiliations(it.record) or None, 40),
    Column("rank", "مرتبه", lambda it: _first_affiliation(it.record).rank),
    Column("department", "گروه", lambda it: _first_affiliation(it.record).department, 20),
    Column("organization", "سازمان", lambda it: _first_affiliation(it.record).organization, 30),
    Column("person_key", "کلید شخص", lambda it: it.record.person_key, 20),
    Column("authorship_key", "کلید نویسندگی", lambda it: it.record.key, 20),
)

REFERENCES: Final[tuple[Column[OfPaper[Reference]], ...]] = (
    Column("paper_key", "کلید مقاله", lambda it: it.paper.key, 18),
    Column("reference_key", "کلید منبع", lambda it: it.record.key, 20),
    Column("position", "ترتیب", lambda it: it.record.position, 6),
    Column("raw_text", "متن چنان که چاپ شده", lambda it: it.record.raw_text, 60),
    Column("csl_type", "نوع اثر", lambda it: it.record.csl_type, 16),
    Column("language", "زبان", lambda it: it.record.language, 6),
    Column("authors", "نویسندگان", lambda it: _names(it.record, "author"), 30),
    Column("editors", "ویراستاران", lambda it: _names(it.record, "editor"), 16),
    Column("translators", "مترجمان", lambda it: _names(it.record, "translator"), 16),
    Column("year", "سال", lambda it: it.record.year, 8),
    Column("calendar", "گاهشماری", lambda it: it.record.calendar, 10),
    Column("year_gregorian", "سال میلادی", lambda it: it.record.year_gregorian, 8),
    Column("date_as_printed", "تاریخ چنان که چاپ شده", lambda it: it.record.date_as_printed),
    Column("title", "عنوان", lambda it: it.record.title, 40),
    Column("container_title", "در", lambda it: it.record.container_title, 25),
    Column("event", "همایش", lambda it: it.record.event, 20),
    Column("volume", "جلد", lambda it: it.record.volume, 6),
    Column("issue", "شماره", lambda it: it.record.issue, 6),
    Column("page", "صفحه‌ها", lambda it: it.record.page, 10),
    Column("edition", "چاپ", lambda it: it.record.edition, 8),
    Column("publisher", "ناشر", lambda it: it.record.publisher, 20),
    Column("publisher_place", "محل نشر", lambda it: it.record.publisher_place),
    Column("genre", "گونه", lambda it: it.record.genre),
    Column("doi", "DOI", lambda it: it.record.doi, 20),
    Column("isbn", "شابک", lambda it: it.record.isbn, 16),
    Column("url", "نشانی", lambda it: it.record.url, 20),
)

CITATIONS: Final[tuple[Column[OfPaper[Citation]], ...]] = (
    Column("paper_key", "کلید مقاله", lambda it: it.paper.key, 18),
    Column("cluster", "ارجاع", lambda it: it.record.cluster, 8),
    Column("position", "ترتیب", lambda it: it.record.position, 6),
    Column("raw_text", "متن ارجاع", lambda it: it.record.raw_text, 40),
    Column("locator", "صفحه", lambda it: it.record.locator, 10),
    Column("reference_position", "شماره منبع", lambda it: it.record.reference, 8),
    Column("match_method", "روش پیوند", lambda it: it.record.match_method),
    Column("match_confidence", "اطمینان", lambda it: it.record.match_confidence, 8),
    Column("context", "متن پیرامون", lambda it: it.record.context, 60),
)

VOLUMES: Final[tuple[Column[Volume], ...]] = (
    Column("volume_key", "کلید مجموعه", lambda it: it.key, 25),
    Column("title", "عنوان", lambda it: it.title, 50),
    Column("number", "جلد", lambda it: it.number, 8),
    Column("language", "زبان", lambda it: it.language, 6),
    Column("year", "سال میلادی", lambda it: it.year, 8),
    Column("year_as_printed", "سال چنان که چاپ شده", lambda it: it.year_as_printed, 10),
    Column("publisher", "ناشر", lambda it: it.publisher, 20),
    Column("isbn", "شابک", lambda it: it.isbn, 16),
    Column("conference", "همایش", _event, 40),
    Column("ordinal", "دوره", lambda it: _meeting(it).ordinal, 6),
    Column("series", "سلسله همایش", lambda it: _meeting(it).series, 20),
    Column("start_date", "روز آغاز", lambda it: _meeting(it).start_date, 12),
    Column("end_date", "روز پایان", lambda it: _meeting(it).end_date, 12),
    Column("date_as_printed", "تاریخ چنان که چاپ شده", lambda it: _meeting(it).date_as_printed),
    Column("place", "شهر", lambda it: _meeting(it).place),
    Column("venue", "محل برگزاری", lambda it: _meeting(it).venue, 20),
    Column("organizers", "برگزارکنندگان", lambda it: _bodies(it, "organizer"), 40),
    Column("partners", "مشارکت‌کنندگان", lambda it: _bodies(it, "partner"), 30),
    Column("sponsors", "حامیان", lambda it: _bodies(it, "sponsor"), 30),
)

ORGANIZERS: Final[tuple[Column[OfVolume], ...]] = (
    Column("volume_key", "کلید مجموعه", lambda it: it.volume.key, 25),
    Column("conference", "همایش", lambda it: _event(it.volume), 40),
    Column("role", "نقش", lambda it: it.body.role, 12),
    Column("position", "ترتیب", lambda it: it.body.position, 6),
    Column("name", "نام", lambda it: it.body.name, 40),
    Column("name_as_printed", "نام چنان که چاپ شده", lambda it: it.body.name_as_printed, 40),
)


def row_of(columns: tuple[Column[Record], ...], record: Record) -> list[Cell]:
    """Return the cells of one record, in the order of the columns."""
    return [column.value(record) for column in columns]


def paper_rows(paper: Paper, volume: Volume) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the rows of a paper and of all that belongs to it, each with the name of its table."""
    yield "papers", row_of(PAPERS, InVolume(paper, volume))
    for author in paper.authors:
        yield "authors", row_of(AUTHORS, OfPaper(paper, author))
    for reference in paper.references:
        yield "references", row_of(REFERENCES, OfPaper(paper, reference))
    for citation in paper.citations:
        yield "citations", row_of(CITATIONS, OfPaper(paper, citation))


def volume_rows(volume: Volume) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the rows of a volume and of the bodies on its title page, each with the name of its table."""
    yield "volumes", row_of(VOLUMES, volume)
    for body in _meeting(volume).organizations:
        yield "organizers", row_of(ORGANIZERS, OfVolume(volume, body))
