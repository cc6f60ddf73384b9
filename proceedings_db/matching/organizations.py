"""Which organisation a printed body is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.matching.link import Link, link_to_only
from proceedings_db.text.fold import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable


def organization_key(name: str) -> str:
    """Return the key that all spellings of one body share: «موسسه آموزش عالی» and «مؤسسه آموزش‌عالی» have the same."""
    return fold_name(name)


def match_organization(candidates: Iterable[int]) -> Link:
    """Return the link to the one organisation among ``candidates``, the ids of those with the same key."""
    return link_to_only(candidates, "exact", 1.0)
