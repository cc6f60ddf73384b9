"""The volume and the conference that a CSL item tells of, as records."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from proceedings_db.exchange.csl_note import custom_texts, first_told, read_note
from proceedings_db.exchange.csl_records import LONGEST_IDENTIFIER, LONGEST_LANGUAGE
from proceedings_db.exchange.items import CslDate, CslItem
from proceedings_db.exchange.values import first_parts, to_inverted, to_iso
from proceedings_db.records import Calendar, Conference, ConferenceOrganization, OrganizationRole, Volume
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.dates import read_date
from proceedings_db.text.numerals import read_ordinal

_ROLES: Final[tuple[OrganizationRole, ...]] = ("partner", "sponsor")
# The papers of a volume tell of one meeting.
_read_date: Final = lru_cache(maxsize=1024)(read_date)
_LONGEST_ORDINAL: Final = 4  # words: «صد و بیست و سومین» is five, and no meeting was held so often


def item_to_volume(item: CslItem, key: str) -> Volume:
    """Return the volume that a paper's item tells of, or the volume that an item is, without its papers.

    Its title is that of the container; of a ``book`` with an event, its own; where neither is there, the event's.
    """
    is_volume = item.get("type") == "book" and "event-title" in item
    title = (item.get("title") if is_volume else item.get("container-title")) or item.get("event-title") or ""
    year = next(iter(first_parts(item.get("issued", {}))), None)
    _, told = read_note(item)
    conference = item_to_conference(item)
    is_gregorian = year is not None and guess_calendar(year) == "gregorian"
    if not is_gregorian and (gregorian := first_told(told, "note.date-gregorian")):
        year, is_gregorian = int(gregorian[:4]), True
    printed = None if conference and conference.date_as_printed else first_told(told, "note.date-as-printed")
    return Volume(
        key=key,
        title=title,
        title_as_printed=title,
        language=item.get("language", "fa")[:LONGEST_LANGUAGE],
        conference=conference,
        number=_number(item),
        year=year if is_gregorian else None,
        year_as_printed=printed or (str(year) if year is not None and not is_gregorian else None),
        publisher=item.get("publisher"),
        isbn=item.get("ISBN", "")[:LONGEST_IDENTIFIER] or None,
    )


def _number(item: CslItem) -> str | None:
    """Which volume it is, of a journal which issue too: ``8(3)``."""
    volume, issue = (str(item.get(name) or "") for name in ("volume", "issue"))
    if issue and item.get("type", "").startswith("article"):
        return f"{volume}({issue})"
    return volume or None


def item_to_conference(item: CslItem) -> Conference | None:
    """Return the meeting that an item tells of, or ``None`` if it names none."""
    printed = item.get("event-title")
    if not printed:
        return None
    ordinal, name = split_ordinal(printed)
    _, told = read_note(item)
    dates = told.get("note.date-as-printed", [])
    start, end = _days(item.get("event-date", {}), first_told(told, "note.date-gregorian"))
    reading = _read_date(dates[0]) if dates else None
    # A year alone is the volume's.
    dates = dates if start or (reading and reading.month) else []
    return Conference(
        name=name,
        name_as_printed=printed,
        ordinal=ordinal,
        date_as_printed=dates[0] if dates else None,
        date_other_as_printed=dates[1] if len(dates) > 1 else None,
        calendar=_calendar(reading.calendar if reading and dates else None, start),
        start_date=start,
        end_date=end,
        place=item.get("event-place") or item.get("publisher-place"),
        venue=next(iter(custom_texts(item, "venue")), None),
        series=item.get("collection-title"),
        organizations=_organizations(item),
    )


def split_ordinal(title: str) -> tuple[int | None, str]:
    """Return the ordinal before the name of a meeting, and the name: «نهمین کنگره ژئوپلیتیک» gives 9."""
    words = title.split()
    for length in range(min(_LONGEST_ORDINAL, len(words) - 1), 0, -1):
        ordinal = read_ordinal(" ".join(words[:length]))
        if ordinal is not None:
            return ordinal, " ".join(words[length:])
    return None, title


def _days(event_date: CslDate, gregorian: str | None) -> tuple[str | None, str | None]:
    """First and last day in ISO form; a bare year is no day, and a Jalali one has the days in the note."""
    iso = to_iso(event_date)
    if len(first_parts(event_date)) < 2 or guess_calendar(first_parts(event_date)[0]) != "gregorian":
        iso = gregorian if gregorian and "-" in gregorian else ""
    start, _, end = iso.partition("/")
    return start or None, end or None


def _calendar(printed: Calendar | None, start: str | None) -> Calendar | None:
    """The calendar of the date as printed, or that of the days where no printed date is known."""
    return printed or ("gregorian" if start else None)


def _organizations(item: CslItem) -> tuple[ConferenceOrganization, ...]:
    organizers = [" ".join(filter(None, to_inverted(name))) for name in item.get("organizer", ())]
    listed: list[tuple[OrganizationRole, list[str]]] = [("organizer", organizers)]
    listed += [(role, list(custom_texts(item, role))) for role in _ROLES]
    return tuple(
        ConferenceOrganization(role, position, name, name)
        for role, names in listed
        for position, name in enumerate(names, 1)
    )
