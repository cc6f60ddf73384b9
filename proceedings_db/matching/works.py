"""Which work a reference is to: references of several papers to one work share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings_db.matching.link import NO_LINK, Link, link_to_only
from proceedings_db.text.fold import fold_name, fold_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.records import Reference


@dataclass(frozen=True, slots=True)
class WorkCandidate:
    """A work in the database with the same title key: its year as printed and the key of its first author."""

    work_id: int
    year: int | None
    family_key: str


def work_title_key(reference: Reference) -> str:
    """Return the key by which a work is looked up: the folded title, or the whole text where no title is read."""
    return fold_title(reference.title or reference.raw_text)


def first_family_key(reference: Reference) -> str:
    """Return the key of the first author's family name, or an empty string."""
    authors = reference.names_of("author")
    return fold_name(authors[0].family or authors[0].literal or "") if authors else ""


def match_work(reference: Reference, candidates: Sequence[WorkCandidate]) -> Link:
    """Return the link to the one candidate with the same title that agrees in year and first author.

    What is missing on either side agrees with nothing: a title alone is too little for a claim.
    """
    family = first_family_key(reference)
    if not family or reference.year is None or not reference.title:
        return NO_LINK
    return link_to_only(
        (c.work_id for c in candidates if c.year == reference.year and c.family_key == family), "exact", 0.95
    )
