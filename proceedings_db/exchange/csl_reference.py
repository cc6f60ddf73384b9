"""References as CSL items."""

from __future__ import annotations

from typing import Final

from proceedings_db.exchange.csl import clean, note_line, to_csl_name
from proceedings_db.exchange.csl_dates import read_iso
from proceedings_db.exchange.items import CslDate, CslItem
from proceedings_db.exchange.values import to_bare_doi, to_number, to_page
from proceedings_db.records import ContributorRole, Reference
from proceedings_db.text.dates import read_date
from proceedings_db.text.fold import fold
from proceedings_db.text.half_spaces import restore_half_spaces
from proceedings_db.text.identifiers import read_doi, read_isbn, read_url
from proceedings_db.text.numerals import read_integer

_ROLES: Final[tuple[ContributorRole, ...]] = ("author", "editor", "translator")
_YEARS: Final = range(300, 2200)


def reference_to_csl(reference: Reference) -> CslItem:
    """Return a reference as a CSL item, from its clean and normalised forms.

    The year is the number printed, in ASCII digits, in its own calendar: a Jalali year spans two Gregorian ones. A
    date in words («بی‌تا», «بهار ۱۳۸۸») is kept in the note, and so is the whole entry where no title was read.
    """
    item: CslItem = {
        "id": reference.key or f"r{reference.position}",
        "type": reference.csl_type or "document",
    }
    for role in _ROLES:
        if names := [name for part in reference.names_of(role) if (name := to_csl_name(part))]:
            item[role] = names
    _put_texts(item, reference)
    _put_numbers(item, reference)
    notes = _put_dates(item, reference)
    if reference.language:
        item["language"] = reference.language
    if reference.et_al:
        notes.append(("note.et-al", "و همکاران" if reference.language in {None, "fa", "ar"} else "et al."))
    if not reference.title:
        notes.append(("note.raw-text", reference.raw_text))
    lines = [clean(reference.note)] if reference.note else []
    lines += [note_line(variable, clean(text), reference.language) for variable, text in notes]
    if lines:
        item["note"] = "\n".join(lines)
    return item


def _put_texts(item: CslItem, reference: Reference) -> None:
    if reference.title:
        item["title"] = _worded(reference.title, reference.language)
    if reference.container_title:
        item["container-title"] = _worded(reference.container_title, reference.language)
    if reference.event:
        item["event-title"] = _worded(reference.event, reference.language)
    if reference.publisher:
        item["publisher"] = _worded(reference.publisher, reference.language)
    if reference.publisher_place:
        item["publisher-place"] = clean(reference.publisher_place)
    if reference.genre:
        item["genre"] = _worded(reference.genre, reference.language)
    if reference.url:
        item["URL"] = read_url(reference.url)
    if reference.doi:
        item["DOI"] = read_doi(reference.doi) or to_bare_doi(reference.doi)
    if reference.isbn:
        item["ISBN"] = read_isbn(reference.isbn) or to_number(clean(reference.isbn))


def _worded(printed: str, language: str | None) -> str:
    """Printed words in clean form; what a Persian text layer lost between them comes back where it is certain."""
    text = clean(printed)
    return restore_half_spaces(text, kind="title") if language == "fa" else text


def _put_numbers(item: CslItem, reference: Reference) -> None:
    """Numbers in ASCII digits: the normalised one, else the printed words."""
    if volume := _number(reference.volume, reference.volume_number):
        item["volume"] = volume
    if issue := _number(reference.issue, reference.issue_number):
        item["issue"] = issue
    if number := _number(reference.number, None):
        item["number"] = number
    if edition := _number(reference.edition, reference.edition_number):
        item["printing-number" if _is_printing(reference) else "edition"] = edition
    if total := _number(reference.number_of_pages, None):
        item["number-of-pages"] = total
    first, last = reference.page_first, reference.page_last
    if first is not None:
        item["page"] = f"{first}-{last}" if last is not None and last != first else str(first)
    elif reference.page:
        item["page"] = to_page(clean(reference.page))


def _put_dates(item: CslItem, reference: Reference) -> list[tuple[str, str]]:
    """The date fields; returned is what of the dates has to be said in the note."""
    notes: list[tuple[str, str]] = []
    if reference.year is not None:
        item["issued"] = {"date-parts": [[reference.year]]}
    printed = reference.date_as_printed
    if printed and (reference.year is None or read_integer(printed) != reference.year):
        notes.append(("note.date-as-printed", printed))
    if reference.year_suffix:
        item["year-suffix"] = clean(reference.year_suffix)
    if reference.original_date:
        item["original-date"] = _year(reference.original_date)
    if reference.accessed:
        day = item["accessed"] = _day(reference.accessed)
        if "date-parts" in day and read_iso(reference.accessed) != day["date-parts"][0]:
            notes.append(("note.accessed-as-printed", reference.accessed))
    return notes


def _is_printing(reference: Reference) -> bool:
    """Whether «چاپ» or «چ.» is printed before the edition: the printing, which is what Persian title pages carry."""
    start = next((field.char_start for field in reference.fields if field.field == "edition"), 0)
    words = fold(reference.raw_text[:start]).split()
    return bool(words) and words[-1].strip(".:،") in {"چاپ", "چ"}


def _number(printed: str | None, normalised: int | None) -> str:
    if normalised is not None:
        return str(normalised)
    return to_number(clean(printed)) if printed else ""


def _year(printed: str) -> CslDate:
    """A printed year, or the printed words where they are none."""
    year = read_integer(printed)
    return {"date-parts": [[year]]} if year is not None and year in _YEARS else {"literal": clean(printed)}


def _day(printed: str) -> CslDate:
    """The Gregorian day, month or year that a printed date says, or the printed words where it says none."""
    reading = read_date(printed)
    parts = read_iso(reading.start) if reading.end is None else []
    if not parts and reading.calendar == "gregorian" and reading.year and reading.start is None:
        parts = [reading.year]
    return {"date-parts": [parts]} if parts else {"literal": clean(printed)}
