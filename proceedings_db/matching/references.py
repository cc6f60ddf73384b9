"""Whether two records are of one reference: the same entry of a list again, from another file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings_db.text.fold import fold_name, fold_title

if TYPE_CHECKING:
    from proceedings_db.records import Reference


@dataclass(frozen=True, slots=True)
class ReferenceTraits:
    """By what a reference is known within one list: everything folded, ``year`` the number printed."""

    key: str | None
    doi: str | None
    text_key: str
    title_key: str
    family_key: str
    year: int | None


def reference_traits(reference: Reference) -> ReferenceTraits:
    """Return the traits of a reference."""
    author = next(iter(reference.names_of("author")), None)
    return ReferenceTraits(
        key=reference.key,
        doi=reference.doi.lower() if reference.doi else None,
        text_key=fold_title(reference.raw_text) or reference.raw_text,
        title_key=fold_title(reference.title or ""),
        family_key=fold_name(author.family or author.literal or "") if author else "",
        year=reference.year,
    )


def is_same_reference(one: ReferenceTraits, other: ReferenceTraits) -> bool:
    """Return whether two records are of one reference: by key, DOI or text, or by title, first author and year."""
    if one.doi and other.doi:
        return one.doi == other.doi
    if (one.key and one.key == other.key) or one.text_key == other.text_key:
        return True
    if not one.title_key or one.title_key != other.title_key:
        return False
    return one.family_key == other.family_key and one.year == other.year
