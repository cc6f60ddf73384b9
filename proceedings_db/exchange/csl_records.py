"""CSL items as records: references, and papers in the volumes that hold them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from proceedings_db.exchange.csl_note import custom_texts, first_told, read_note
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.items import CslDate, CslItem, CslName
from proceedings_db.exchange.values import date_text, first_parts, to_inverted, to_iso, to_keywords, to_page_ends
from proceedings_db.records import (
    INTEGER_LIMIT,
    Affiliation,
    Authorship,
    ContributorRole,
    Keyword,
    Name,
    Paper,
    PaperText,
    Reference,
    ReferenceName,
)
from proceedings_db.text.body_words import TOP_BODIES, UNIT_BODIES
from proceedings_db.text.calendars import guess_calendar, to_gregorian_year
from proceedings_db.text.characters import clean
from proceedings_db.text.fold import fold
from proceedings_db.text.name_lists import is_given_name, is_given_word, to_name_key
from proceedings_db.text.numerals import read_integer

LONGEST_IDENTIFIER: Final = 500
"""Letters of a DOI or an ISBN; a longer text is none, and stays with what else the entry says."""

LONGEST_LANGUAGE: Final = 35
"""Letters of a language tag, as RFC 5646 advises."""

_ROLES: Final[tuple[ContributorRole, ...]] = ("author", "editor", "translator")
_EMAIL: Final = re.compile(r"[^\s،,:؛]+@[^\s،,:؛]+")
_ARABIC_SCRIPT: Final = re.compile("[\u0600-\u06ff]")
_COMMA: Final = "،"
_SEYYED: Final = frozenset(("سید", "سیده"))


def item_to_paper(entry: ReadEntry, position: int) -> Paper:
    """Return an entry as a paper at a position of its volume; its ``id`` is the citation key."""
    item = entry.item
    language = item.get("language", "")[:LONGEST_LANGUAGE] or _language_of(item.get("title", ""))
    title, subtitle = _split_title(item)
    first, last = _page_numbers(item)
    return Paper(
        position=position,
        title=title,
        title_as_printed=title,
        language=language,
        csl_type=item["type"],
        section=item.get("section"),
        page_first=first,
        page_last=last,
        pages_as_printed=item.get("page"),
        doi=_short(item.get("DOI")),
        authors=_authorships(item),
        texts=_texts(item, language, subtitle),
        keywords=_keywords(item, language),
        place=entry.place,
        citation_key=item.get("id"),
    )


def item_to_reference(entry: ReadEntry, position: int) -> Reference:
    """Return an entry as a reference at a position of a list; its text in the file is the text as printed."""
    item = entry.item
    free, told = read_note(item)
    first, last = _page_numbers(item)
    year = next(iter(first_parts(item.get("issued", {}))), None)
    calendar = guess_calendar(year) if year is not None else None
    printed = first_told(told, "note.date-as-printed") or _date_words(item.get("issued"))
    return Reference(
        position=position,
        raw_text=first_told(told, "note.raw-text") or entry.raw_text,
        language=item.get("language"),
        csl_type=item["type"],
        title=item.get("title"),
        container_title=item.get("container-title"),
        event=item.get("event-title"),
        genre=item.get("genre"),
        publisher=item.get("publisher"),
        publisher_place=item.get("publisher-place") or item.get("event-place"),
        edition=item.get("edition") or item.get("printing-number"),
        volume=item.get("volume"),
        issue=item.get("issue"),
        number=item.get("number"),
        page=item.get("page"),
        number_of_pages=item.get("number-of-pages"),
        date_as_printed=printed,
        year=year,
        calendar=calendar,
        year_suffix=item.get("year-suffix"),
        original_date=_date_words(item.get("original-date")),
        url=item.get("URL"),
        doi=_short(item.get("DOI")),
        isbn=item.get("ISBN"),
        accessed=first_told(told, "note.accessed-as-printed") or _date_words(item.get("accessed")),
        note=free,
        et_al="note.et-al" in told,
        year_gregorian=to_gregorian_year(year, calendar) if year is not None and calendar else None,
        page_first=first,
        page_last=last,
        edition_number=read_integer(item.get("edition") or item.get("printing-number", "")),
        volume_number=read_integer(item.get("volume", "")),
        issue_number=read_integer(item.get("issue", "")),
        names=tuple(
            ReferenceName(role, number, to_name(name))
            for role in _ROLES
            for number, name in enumerate(item.get(role, ()), 1)
        ),
        place=entry.place,
        key=item.get("id"),
    )


def to_name(name: CslName) -> Name:
    """Return a name of CSL as a record."""
    family, given = to_inverted(name)
    if "literal" in name:
        return _read_persian_comma(family) or Name(literal=family)
    return Name(given=given or None, family=family or None)


def _read_persian_comma(text: str) -> Name | None:
    """«زرقانی، سید هادی», as RIS files of Iranian sites have it: a person only if what follows is a given name."""
    family, _, given = (part.strip() for part in text.partition(_COMMA))
    words = [word for word in clean(given).split() if word not in _SEYYED]
    is_given = bool(words) and (
        is_given_name(to_name_key("".join(words))) or all(is_given_word(to_name_key(word)) for word in words)
    )
    is_body = fold(family.partition(" ")[0]) in TOP_BODIES | UNIT_BODIES
    return Name(given=given, family=family) if family and is_given and not is_body else None


def _date_words(date: CslDate | None) -> str | None:
    return (date_text(date) or to_iso(date) or None) if date else None


def _page_numbers(item: CslItem) -> tuple[int | None, int | None]:
    """First and last page where the first is a number that pages have; one page is first and last alike."""
    first, last = (read_integer(part) for part in to_page_ends(item.get("page", "")))
    return (first, last) if first is not None and max(first, last or 0) < INTEGER_LIMIT else (None, None)


def _language_of(text: str) -> str:
    """The language of a title by its script."""
    return "fa" if _ARABIC_SCRIPT.search(text) else "en"


def _split_title(item: CslItem) -> tuple[str, str | None]:
    """Title and subtitle, where the short title tells where one ends."""
    title, short = item.get("title", ""), item.get("title-short", "")
    if short and title.startswith(f"{short}: "):
        return short, title.removeprefix(f"{short}: ")
    return title, None


def _authorships(item: CslItem) -> tuple[Authorship, ...]:
    """The people of all roles, each with the affiliations that are told of his name."""
    told = dict(line.partition(": ")[::2] for line in custom_texts(item, "affiliation"))
    named = ((role, to_name(name)) for role in _ROLES for name in item.get(role, ()))
    people = [(role, name) for role, name in named if name.display.strip()]
    return tuple(
        _authorship(position, role, name, told.get(name.display, "")) for position, (role, name) in enumerate(people, 1)
    )


def _authorship(position: int, role: ContributorRole, name: Name, affiliation: str) -> Authorship:
    email = _EMAIL.search(affiliation)
    rest = affiliation.replace(email[0], "").strip(f"{_COMMA} ") if email else affiliation
    return Authorship(
        position=position,
        name_as_printed=name.display,
        name=name,
        role=role,
        email=email[0] if email else None,
        affiliations=(Affiliation(1, rest),) if rest else (),
    )


def _texts(item: CslItem, language: str, subtitle: str | None) -> tuple[PaperText, ...]:
    """Subtitle, abstract, and what there is in other languages."""
    texts = [PaperText("subtitle", language, subtitle)] if subtitle else []
    if abstract := item.get("abstract"):
        texts.append(PaperText("abstract", language, abstract))
    titles = [item.get("original-title", ""), *custom_texts(item, "title")]
    texts += [PaperText("title", _language_of(text), text) for text in titles if text]
    texts += [PaperText("abstract", _language_of(text), text) for text in custom_texts(item, "abstract")]
    return tuple(texts)


def _keywords(item: CslItem, language: str) -> tuple[Keyword, ...]:
    """The keywords of the item's own language, then those of others, counted in each."""
    words = [(language, word) for word in to_keywords(item.get("keyword", ""))]
    words += [(_language_of(word), word) for word in custom_texts(item, "keyword")]
    counted: Counter[str] = Counter()
    keywords = []
    for of_language, word in words:
        counted[of_language] += 1
        keywords.append(Keyword(of_language, counted[of_language], word, word))
    return tuple(keywords)


def _short(text: str | None) -> str | None:
    """An identifier, unless it is longer than any and than an index holds."""
    return text if text and len(text) <= LONGEST_IDENTIFIER else None
