"""Records for tests: small, whole, and told apart by the arguments that matter to the test."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from proceedings_db.corrections.records import Correction, Corrections
from proceedings_db.reading.corrections import READERS
from proceedings_db.records import (
    Affiliation,
    Authorship,
    Citation,
    Conference,
    ConferenceOrganization,
    Keyword,
    Name,
    Paper,
    PaperText,
    Place,
    Reference,
    ReferenceName,
    Section,
    Source,
    Volume,
)


def a_place(start: int = 0, end: int = 10, *, line: int = 1, source: int = 1) -> Place:
    """A span within one line."""
    return Place(source, line, line, start, end)


def a_name(family: str = "زرقانی", given: str | None = "سید هادی", honorific: str | None = None) -> Name:
    """A personal name."""
    return Name(honorific, given, family)


def an_authorship(
    position: int = 1, name: Name | None = None, organization: str | None = None, **more: Any
) -> Authorship:
    """An author of a paper, with an affiliation if ``organization`` is given."""
    name = name or a_name()
    printed = more.pop("name_as_printed", " ".join(part for part in (name.honorific, name.display) if part))
    bodies = (Affiliation(1, f"استادیار {organization}", "استادیار", None, organization),) if organization else ()
    return Authorship(position, printed, name, affiliations=more.pop("affiliations", bodies), **more)


def a_reference(
    position: int = 1, family: str = "مجتهدزاده", title: str = "جغرافیای سیاسی", year: int = 1381, **more: Any
) -> Reference:
    """A book of one author."""
    raw = more.pop("raw_text", f"{family}، پیروز، {year}، {title}، تهران، سمت")
    names = more.pop("names", (ReferenceName("author", 1, Name(given="پیروز", family=family)),))
    values: dict[str, Any] = {
        "language": "fa",
        "csl_type": "book",
        "date_as_printed": str(year),
        "calendar": "jalali",
        "year_gregorian": year + 621,
    }
    return Reference(position, raw, title=title, year=year, names=names, **(values | more))


def a_citation(cluster: int = 1, position: int = 1, authors: tuple[str, ...] = ("مجتهدزاده",), **more: Any) -> Citation:
    """A parenthetical citation of one work."""
    year = more.pop("year_as_printed", "1381")
    raw = more.pop("raw_text", f"({'، '.join(authors)}، {year})")
    place = more.pop("place", a_place(100 * cluster, 100 * cluster + len(raw), line=cluster))
    return Citation(cluster, position, raw, place, authors=authors, year_as_printed=year, **more)


def a_section(position: int = 1, heading: str = "مقدمه", **more: Any) -> Section:
    """A section of a paper."""
    return Section(position, 1, heading, more.pop("heading_as_printed", heading), text=more.pop("text", "…"), **more)


def a_paper(position: int = 1, title: str = "نقش عوامل محیطی در امنیت پایدار", **more: Any) -> Paper:
    """A paper of one author, listed only, unless more is given."""
    authors = more.pop("authors", (an_authorship(),))
    return Paper(
        position, title, more.pop("title_as_printed", title), more.pop("language", "fa"), authors=authors, **more
    )


def a_full_paper(position: int = 1, title: str = "نقش عوامل محیطی در امنیت پایدار", **more: Any) -> Paper:
    """A paper with keywords, an abstract, sections, references and citations."""
    parts: dict[str, Any] = {
        "texts": (PaperText("abstract", "fa", "این مقاله نقش عوامل محیطی را می‌سنجد."),),
        "keywords": (Keyword("fa", 1, "امنیت", "امنيت"), Keyword("fa", 2, "محیط زیست", "محیط زیست")),
        "sections": (a_section(1), a_section(2, "نتیجه‌گیری")),
        "references": (a_reference(1), a_reference(2, "حافظ‌نیا", "اصول و مفاهیم ژئوپلیتیک", 1385)),
        "citations": (a_citation(1, section=1), a_citation(2, authors=("حافظ‌نیا",), year_as_printed="1385", section=2)),
        "page_first": 10 * position,
        "page_last": 10 * position + 9,
    }
    return a_paper(position, title, **(parts | more))


def a_conference(name: str = "همایش ملی جغرافیای سیاسی کاربردی", **more: Any) -> Conference:
    """A meeting of one day with two bodies."""
    values: dict[str, Any] = {
        "name_as_printed": f"«{name}»",
        "date_as_printed": "۱۸ مهر ۱۳۹۱",
        "calendar": "jalali",
        "start_date": "2012-10-09",
        "place": "تهران",
        "venue": "دانشگاه تربیت مدرس",
        "organizations": (
            ConferenceOrganization("organizer", 1, "انجمن ژئوپلیتیک ایران", "انجمن ژئوپلیتیک ایران"),
            ConferenceOrganization("sponsor", 1, "دانشگاه اصفهان", "دانشگاه اصفهان"),
        ),
    }
    return Conference(name, **(values | more))


def a_source(position: int = 1, path: str = "volume.txt", text: str = "متن") -> Source:
    """A file with the digest of its text."""
    return Source(position, path, hashlib.sha256(text.encode()).hexdigest(), text)


def a_volume(key: str = "geography-1391", *papers: Paper, **more: Any) -> Volume:
    """A volume of one listed and one full paper, unless ``papers`` are given."""
    values: dict[str, Any] = {
        "title": "مجموعه مقالات همایش ملی جغرافیای سیاسی کاربردی",
        "title_as_printed": "مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "language": "fa",
        "conference": a_conference(),
        "year": 2012,
        "year_as_printed": "۱۳۹۱",
        "papers": papers or (a_paper(1, "تغییرات آب و هوایی و امنیت پایدار"), a_full_paper(2)),
        "sources": (a_source(),),
    }
    return Volume(key, **(values | more))


def some_corrections(*entries: Correction) -> Corrections:
    """A file of corrections, an entry a line."""
    placed = tuple(replace(entry, line=at, reason=entry.reason or "چاپی") for at, entry in enumerate(entries, 1))
    return Corrections("corrections.yaml", hashlib.sha256(repr(placed).encode()).hexdigest(), placed, READERS)
