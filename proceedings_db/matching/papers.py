"""Whether two records are of one paper: the same entry again, from another format or from the text of its volume."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.fold import fold_name, fold_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings_db.records import Paper, Volume

FEW_LETTERS: Final = 12
"""Letters of a folded title up to which it may be anybody's: «سخن سردبیر», «پیشگفتار», “Preface”."""

SHORTEST_CONTAINER: Final = 8
"""Letters from which on a folded name within another one makes the two the same: a meeting in its proceedings."""

PLAIN_TYPES: Final = frozenset({"paper-conference", "article-journal", "thesis", "book"})
"""Types of CSL that every format has: two records of different ones are of two works."""

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_JALALI_YEARS: Final = (621, 622)  # the Gregorian years that a Jalali one begins and ends in

Agreement = Literal["same", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class PaperTraits:
    """By what a paper is known: everything folded, years Gregorian (both that a Jalali year lies in), no part certain.

    ``title_key`` is that of title and subtitle; ``containers`` are volume and meeting, or journal.
    """

    title_key: str
    csl_type: str
    doi: str | None = None
    citation_key: str | None = None
    family_key: str = ""
    years: frozenset[int] = frozenset()
    containers: frozenset[str] = frozenset()
    page: str | None = None


def paper_traits(paper: Paper, volume: Volume | None) -> PaperTraits:
    """Return the traits of a paper in a volume; the year is that of both, or of the entry that told of the paper."""
    subtitle = next((text.text for text in paper.texts if text.kind == "subtitle"), "")
    author = next((author.name for author in paper.authors if author.role == "author"), None)
    meeting = volume.conference if volume else None
    titles = (volume.title if volume else "", meeting.name if meeting else "")
    told = [read_year(field.value) for field in paper.fields if field.variable == "issued"]
    if volume:
        told += [volume.year, read_year(volume.year_as_printed), read_year(meeting.start_date if meeting else None)]
    return PaperTraits(
        # A title of signs alone has no key.
        title_key=fold_title(f"{paper.title} {subtitle}") or paper.title.strip(),
        csl_type=paper.csl_type,
        doi=paper.doi.lower() if paper.doi else None,
        citation_key=paper.citation_key,
        family_key=fold_name(author.family or author.literal or "") if author else "",
        years=to_years(told),
        containers=frozenset(key for title in titles if (key := fold_title(title))),
        page=str(paper.page_first) if paper.page_first is not None else paper.pages_as_printed,
    )


def to_years(years: Iterable[int | None]) -> frozenset[int]:
    """Return the Gregorian years that years of any calendar may be: of 1391, 2012 and 2013."""
    found: set[int] = set()
    for year in years:
        calendar = guess_calendar(year) if year is not None else None
        if year is not None and calendar:
            found.update([year] if calendar == "gregorian" else [year + shift for shift in _JALALI_YEARS])
    return frozenset(found)


def match_paper(paper: PaperTraits, candidates: Sequence[tuple[int, PaperTraits]]) -> int | None:
    """Return the id of the candidate that is the same paper, the first of several, or ``None``."""
    return next((identity for identity, traits in candidates if is_same_paper(paper, traits)), None)


def is_same_paper(one: PaperTraits, other: PaperTraits) -> bool:
    """Return whether two records are of one paper.

    A DOI decides. Else the titles must be the same, and the citation key, or first author and year too; where one of
    these is not told, the container must be, or all that is told. A paper at a conference and the article of the same
    title in a journal are two, and so are two prefaces of one author in two volumes.
    """
    if one.doi and other.doi:
        return one.doi == other.doi
    if not one.title_key or one.title_key != other.title_key:
        return False
    if one.citation_key and one.citation_key == other.citation_key:
        return True
    if replace(one, citation_key=None, doi=None) == replace(other, citation_key=None, doi=None):
        return True
    if one.family_key != other.family_key or (one.page and other.page and one.page != other.page):
        return False
    if one.years and other.years and one.years.isdisjoint(other.years):
        return False
    agreement = compare_containers(one.containers, other.containers)
    if agreement == "same":
        return True
    if len(one.title_key) <= FEW_LETTERS or (one.csl_type != other.csl_type and _are_plain(one, other)):
        return False
    if agreement == "other":
        return one.csl_type == other.csl_type and _is_told(one, other)
    return _is_told(one, other) or one.years == other.years


def _are_plain(one: PaperTraits, other: PaperTraits) -> bool:
    """Whether both records tell what kind of work they are of, in words that formats do not mix up."""
    return one.csl_type in PLAIN_TYPES and other.csl_type in PLAIN_TYPES


def _is_told(one: PaperTraits, other: PaperTraits) -> bool:
    """Whether both records tell first author and year."""
    return bool(one.family_key and one.years and other.years)


def compare_containers(some: frozenset[str], others: frozenset[str]) -> Agreement:
    """Return whether two sets of folded names are of one container: a name of both, or one that holds the other."""
    if not some or not others:
        return "unknown"
    for one in some:
        for other in others:
            shorter, longer = sorted((one, other), key=len)
            if one == other or (len(shorter) >= SHORTEST_CONTAINER and shorter in longer):
                return "same"
    return "other"


def read_year(text: str | None) -> int | None:
    """Return the first number of four figures in a date: of «۱۸ مهر ۱۳۹۱» 1391, of 2012-10-09 2012."""
    found = _YEAR.search(text or "")
    return int(found[0]) if found else None
