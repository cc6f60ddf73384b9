"""Citations and what is cited as the two CSV tables that OpenCitations takes: META-CSV and CITS-CSV.

The rules are those of A. Massari, «How to produce well-formed CSV files for OpenCitations» (2022,
doi:10.5281/zenodo.6597141), and of its validator. What has no public identifier has a temporary one made of our key,
which ties the rows of the two tables together: ``temp:applied-political-geography-1391.14``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TextIO

from proceedings_db.exchange.csl_dates import issued_date
from proceedings_db.exchange.values import to_bare_doi, to_iso, to_number, to_one_line, to_page_ends
from proceedings_db.records import ContributorRole, Name, Paper, Reference, Volume
from proceedings_db.text.characters import clean

META_COLUMNS: Final = (
    "id", "title", "author", "pub_date", "venue", "volume", "issue", "page", "type", "publisher", "editor",
)  # fmt: skip
CITS_COLUMNS: Final = ("citing_id", "citing_publication_date", "cited_id", "cited_publication_date")

_TYPES: Final = {
    "paper-conference": "proceedings article", "article-journal": "journal article",
    "article-magazine": "journal article", "article-newspaper": "newspaper article", "book": "book",
    "chapter": "book chapter", "entry-encyclopedia": "reference entry", "thesis": "dissertation", "report": "report",
    "webpage": "web content", "dataset": "dataset", "speech": "presentation",
}  # fmt: skip
_OTHER: Final = "other"
# The kinds of work that an ISBN may be of; that of a chapter is the book's.
_WITH_ISBN: Final = frozenset({"book", "dissertation", "report"})
_ISBN: Final = re.compile(r"97[89]\d{10}|\d{9}[\dX]")
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NUMBER: Final = re.compile(r"[1-9]\d*")
_IN_NAMES: Final = str.maketrans({",": "،", ";": "؛", "[": "(", "]": ")"})
_BRACKETS: Final = str.maketrans({"[": "(", "]": ")"})
_ISSUE: Final = re.compile(r"(.*)\((.+)\)")


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work that papers cite, as its first reference tells of it; ``key`` is the work's, or that of its paper."""

    key: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class CitationLink:
    """One paper cites one work: the keys of both, their DOIs, and the years where they are known."""

    citing: str
    citing_doi: str | None
    citing_date: str
    cited: str
    cited_doi: str | None
    cited_date: str


def write_meta(papers: Iterable[tuple[Paper, Volume]], works: Iterable[CitedWork], out: TextIO) -> int:
    """Write ``meta.csv``: a row for every paper, then one for every work that is cited; return how many."""
    writer = csv.DictWriter(out, META_COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for paper, volume in papers:
        writer.writerow(paper_row(paper, volume))
        count += 1
    for work in works:
        writer.writerow(work_row(work))
        count += 1
    return count


def write_cits(links: Iterable[CitationLink], out: TextIO) -> int:
    """Write ``cits.csv``: a row for every pair of a paper and a work that it cites; return how many."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CITS_COLUMNS)
    count = 0
    for link in links:
        citing = identifiers(link.citing, link.citing_doi)
        writer.writerow((citing, link.citing_date, identifiers(link.cited, link.cited_doi), link.cited_date))
        count += 1
    return count


def paper_row(paper: Paper, volume: Volume) -> dict[str, str]:
    """Return the row of a paper."""
    kind = _TYPES.get(paper.csl_type, _OTHER)
    number, issue = _number(volume.number)
    return {
        "id": identifiers(paper.key or "", paper.doi),
        "title": _text(paper.title),
        "author": _people(author.name for author in paper.authors if author.role == "author"),
        "pub_date": paper_date(volume),
        "venue": _text(volume.title),
        "volume": number if volume.title else "",
        "issue": issue if volume.title else "",
        "page": _pages(paper.page_first, paper.page_last),
        "type": kind,
        "publisher": _text(volume.publisher).translate(_BRACKETS),
        "editor": _people(author.name for author in paper.authors if author.role == "editor"),
    }


def work_row(work: CitedWork) -> dict[str, str]:
    """Return the row of a cited work."""
    reference = work.reference
    kind = _TYPES.get(reference.csl_type or "", _OTHER)
    first, last = to_page_ends(reference.page or "")
    venue = _text(reference.container_title or reference.event)
    pages = _pages(_integer(first), _integer(last))
    return {
        "id": identifiers(work.key, reference.doi, reference.isbn if kind in _WITH_ISBN else None),
        "title": _text(reference.title or reference.raw_text),
        "author": _people(_names(reference, "author")),
        "pub_date": reference_date(reference),
        "venue": venue,
        "volume": to_number(reference.volume or "") if venue else "",
        "issue": to_number(reference.issue or "") if venue else "",
        "page": pages,
        "type": kind,
        "publisher": _text(reference.publisher).translate(_BRACKETS),
        "editor": _people(_names(reference, "editor")),
    }


def identifiers(key: str, doi: str | None, isbn: str | None = None) -> str:
    """Return the identifiers of a work, divided by a space: ``doi:10.1234/x temp:geo-1391.14``."""
    found = [f"temp:{key}"]
    if isbn and _ISBN.fullmatch(number := re.sub("[ -]", "", to_number(isbn)).upper()):
        found.insert(0, f"isbn:{number}")
    if doi and _DOI.fullmatch(bare := to_bare_doi(doi).lower()):
        found.insert(0, f"doi:{bare}")
    return " ".join(found)


def paper_date(volume: Volume) -> str:
    """Return when a paper came out, as ISO has it, or nothing where no Gregorian date is known."""
    return _date(to_iso(issued_date(volume, "gregorian") or {}))


def reference_date(reference: Reference) -> str:
    """Return the Gregorian year of a reference."""
    return _date(str(reference.year_gregorian or ""))


def _date(text: str) -> str:
    return text if _DATE.fullmatch(text) else ""


def _names(reference: Reference, role: ContributorRole) -> Iterable[Name]:
    return reference.names_of(role)


def _people(names: Iterable[Name]) -> str:
    """«زرقانی, سید هادی; رنجکش, محمد جواد»: a name of one part keeps its comma, a body has none."""
    shown = []
    for name in names:
        if name.literal:
            shown.append(_part(name.literal))
        elif family := _part(name.family or name.given or ""):
            given = _part(name.given or "") if name.family else ""
            shown.append(f"{family}, {given}" if given else f"{family},")
    return "; ".join(filter(None, shown))


def _part(text: str) -> str:
    return clean(text).translate(_IN_NAMES)


def _text(text: str | None) -> str:
    return to_one_line(clean(text or "")).translate(_BRACKETS)


def _number(text: str | None) -> tuple[str, str]:
    number = to_number(text or "")
    divided = _ISSUE.fullmatch(number)
    return (divided[1], divided[2]) if divided else (number, "")


def _integer(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) and len(text) < 10 else None


def _pages(first: int | None, last: int | None) -> str:
    if not first or (last is not None and last < first):
        return ""
    return f"{first}-{last or first}"
