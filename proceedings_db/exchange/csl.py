"""Papers and volumes as CSL items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, cast

from proceedings_db.exchange.csl_dates import date_notes, event_date, issued_date
from proceedings_db.exchange.fields import FIELD_BY_VARIABLE
from proceedings_db.exchange.items import CslCustom, CslDate, CslItem, CslName, ExportCalendar
from proceedings_db.exchange.values import first_parts, to_bare_doi, to_number
from proceedings_db.records import (
    Affiliation,
    Authorship,
    Conference,
    ContributorRole,
    Name,
    OrganizationRole,
    Paper,
    Volume,
)
from proceedings_db.text import characters
from proceedings_db.text.numerals import read_ordinal, to_ordinal

_NOTE_LINE_END: Final = "\n"
_ISSUE: Final = re.compile(r"(.*)\((.+)\)")
_DIVIDERS: Final = str.maketrans({",": "،", ";": "؛"})
# The words of a volume come back in each of its papers, and names and keywords in many.
clean: Final = lru_cache(maxsize=4096)(characters.clean)
_KEPT_ROLES: Final[tuple[ContributorRole, ...]] = ("author", "editor", "translator")


def paper_to_csl(paper: Paper, volume: Volume, *, calendar: ExportCalendar = "gregorian") -> CslItem:
    """Return a paper as a CSL item, with what the entry needs of its volume and conference.

    Dates are Gregorian, with the date as printed in the note («تاریخ: ۱۸ مهر ۱۳۹۱»); with ``calendar="jalali"`` the
    date fields hold the Jalali year alone, and the note the Gregorian day too.
    """
    item: CslItem = {
        "id": paper.citation_key or paper.key or f"{volume.key}.{paper.position}",
        "type": paper.csl_type,
    }
    for role in _KEPT_ROLES:
        if names := [to_csl_name(author.name) for author in paper.authors if author.role == role]:
            item[role] = [name for name in names if name]
    _put_titles(item, paper)
    if volume.title:
        item["container-title"] = clean(volume.title)
    _put_meeting(item, volume, calendar)
    if pages := _pages(paper.page_first, paper.page_last):
        item["page"] = pages
    if paper.section:
        item["section"] = clean(paper.section)
    if paper.doi:
        item["DOI"] = to_bare_doi(paper.doi)
    item["language"] = paper.language
    if keywords := [word.keyword for word in paper.keywords if word.language == paper.language]:
        item["keyword"] = to_keyword_string(keywords)
    if abstract := paper.abstract():
        item["abstract"] = characters.clean(abstract)
    if custom := _paper_custom(paper, volume):
        item["custom"] = custom
    told = {field.variable: field.content for field in paper.fields}
    _put_note(item, date_notes(volume, calendar), str(told.pop("note", "")))
    _put_told(item, told)
    return item


def volume_to_csl(volume: Volume, *, calendar: ExportCalendar = "gregorian") -> CslItem:
    """Return a volume of proceedings as a CSL item: a ``book`` with an event, its bodies of all three roles kept."""
    item: CslItem = {"id": volume.key, "type": "book", "title": clean(volume.title)}
    _put_meeting(item, volume, calendar)
    item["language"] = volume.language
    custom = _venue(volume)
    for role in ("partner", "sponsor"):
        if bodies := _bodies(volume.conference, role):
            custom[role] = bodies
    if custom:
        item["custom"] = custom
    _put_note(item, date_notes(volume, calendar))
    return item


def to_csl_name(name: Name) -> CslName:
    """Return a name with the parts it has: never an empty one, and no honorific.

    «زرقانی، سید هادی» has ``family`` and ``given``; «عبدالفرجی» has ``family`` alone; a body has ``literal``.
    """
    if name.literal:
        return {"literal": clean(name.literal)}
    family, given = clean(name.family or ""), clean(name.given or "")
    if family and given:
        return {"family": family, "given": given}
    return {"family": family or given} if family or given else {}


def to_event_title(conference: Conference) -> str:
    """Return the name of a meeting with its ordinal, as it is printed: «نهمین کنگره انجمن ژئوپلیتیک ایران»."""
    name = clean(conference.name)
    if conference.ordinal is None:
        return name
    before, found, _ = clean(conference.name_as_printed).partition(name)
    words = before.split()
    for length in range(1, len(words) + 1) if found else ():
        if read_ordinal(" ".join(words[-length:])) == conference.ordinal:
            return f"{' '.join(words[-length:])} {name}"
    return f"{to_ordinal(conference.ordinal)}ین {name}"


def to_keyword_string(keywords: Iterable[str]) -> str:
    """Return keywords divided by commas; a comma or semicolon inside one, at which clients divide, becomes Persian."""
    return ", ".join(clean(keyword).translate(_DIVIDERS) for keyword in keywords)


def note_line(variable: str, text: str, language: str | None) -> str:
    """Return a line of the note with its label in the language of the item: «تاریخ: ۱۸ مهر ۱۳۹۱»."""
    field = FIELD_BY_VARIABLE.get(variable)
    return f"{field.label(language) if field else variable}: {text}"


def _put_titles(item: CslItem, paper: Paper) -> None:
    """Title with subtitle, the title alone as the short one, and the titles of other languages."""
    title = clean(paper.title)
    subtitle = next((t.text for t in paper.texts if t.kind == "subtitle" and t.language == paper.language), None)
    item["title"] = f"{title}: {clean(subtitle)}" if subtitle else title
    if subtitle:
        item["title-short"] = title
    if others := _other_texts(paper, "title"):
        item["original-title"] = others[0]


def _put_meeting(item: CslItem, volume: Volume, calendar: ExportCalendar) -> None:
    """What a volume and its papers have in common."""
    conference = volume.conference
    if conference:
        item["event-title"] = to_event_title(conference)
        if days := event_date(conference, calendar):
            item["event-date"] = days
        if conference.place:
            item["event-place"] = clean(conference.place)
        if bodies := _bodies(conference, "organizer"):
            item["organizer"] = [{"literal": body} for body in bodies]
        if conference.series:
            item["collection-title"] = clean(conference.series)
    if volume.publisher:
        item["publisher"] = clean(volume.publisher)
    _put_number(item, volume)
    if volume.isbn:
        item["ISBN"] = to_number(clean(volume.isbn))
    if issued := issued_date(volume, calendar):
        item["issued"] = issued


def _put_number(item: CslItem, volume: Volume) -> None:
    """The number of a volume, of a journal divided into volume and issue: ``8(3)``."""
    number = to_number(clean(volume.number or ""))
    divided = _ISSUE.fullmatch(number) if item["type"].startswith("article") else None
    whole, issue = divided.groups() if divided else (number, "")
    if whole:
        item["volume"] = whole
    if issue:
        item["issue"] = issue


def _put_told(item: CslItem, told: Mapping[str, object]) -> None:
    """What an imported entry said beyond the tables: it fills gaps, and a date of the same year may be fuller."""
    values = cast("dict[str, object]", item)
    issued = cast("CslDate", told.get("issued", {}))
    shared = first_parts(item.get("issued", {}))
    if shared and len(first_parts(issued)) > len(shared) and first_parts(issued)[: len(shared)] == shared:
        item["issued"] = issued
    for variable, value in told.items():
        if variable == "custom" and isinstance(value, dict):
            item["custom"] = {**value, **item.get("custom", {})}
        elif variable != "citation-key":
            values.setdefault(variable, value)


def _put_note(item: CslItem, notes: Iterable[tuple[str, str]], free: str | None = None) -> None:
    """The note: what is free text first, then the labelled lines."""
    language = item.get("language")
    lines = [line for text in (free or "").split(_NOTE_LINE_END) if (line := clean(text))]
    lines += [note_line(variable, clean(text), language) for variable, text in notes]
    if lines:
        item["note"] = _NOTE_LINE_END.join(lines)


def _pages(first: int | None, last: int | None) -> str:
    """A page, or a range, in ASCII digits."""
    if first is None:
        return ""
    return str(first) if last is None or last == first else f"{first}-{last}"


def _bodies(conference: Conference | None, role: str) -> list[str]:
    """The names of the bodies of one role, in order."""
    listed: Iterable[tuple[OrganizationRole, str]] = (
        ((body.role, body.name) for body in conference.organizations) if conference else ()
    )
    return [clean(name) for listed_role, name in listed if listed_role == role]


def _venue(volume: Volume) -> CslCustom:
    venue = volume.conference.venue if volume.conference else None
    return {"venue": clean(venue)} if venue else {}


def _paper_custom(paper: Paper, volume: Volume) -> CslCustom:
    """What CSL has no variable for."""
    custom = _venue(volume)
    if affiliations := [line for author in paper.authors if (line := _affiliation_line(author))]:
        custom["affiliation"] = affiliations
    if titles := _other_texts(paper, "title")[1:]:
        custom["title"] = titles
    if abstracts := _other_texts(paper, "abstract"):
        custom["abstract"] = abstracts
    if keywords := [clean(word.keyword) for word in paper.keywords if word.language != paper.language]:
        custom["keyword"] = keywords
    return custom


def _other_texts(paper: Paper, kind: str) -> list[str]:
    """The texts of one kind that are not in the paper's own language."""
    return [clean(text.text) for text in paper.texts if text.kind == kind and text.language != paper.language]


def _affiliation_line(author: Authorship) -> str:
    """One author's affiliations and e-mail: «منصوره اسکندران: دانشجو، علوم سیاسی، دانشگاه آزاد اسلامی»."""
    parts = [_affiliation_text(affiliation) for affiliation in author.affiliations]
    parts = [part for part in (*parts, author.email) if part]
    return f"{clean(author.name.display)}: {'، '.join(parts)}" if parts else ""


def _affiliation_text(affiliation: Affiliation) -> str:
    read = [part for part in (affiliation.rank, affiliation.department, affiliation.organization) if part]
    return clean("، ".join(read) or affiliation.as_printed)
