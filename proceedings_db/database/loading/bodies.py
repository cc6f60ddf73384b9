"""The bodies that authors are of, or are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.loading.organization_names import USES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.entities import Entity
    from proceedings_db.database.loading.organizations import Organizations

CERTAIN: Final = 0.5
"""Confidence from which on an author with a whole name is a body; below, the name could not be divided."""


def body_names(authors: Iterable[AuthorItem]) -> Iterator[str]:
    """Give the names of all bodies that authors are of, or are."""
    for item in authors:
        if item.authorship.name.literal:
            yield item.authorship.name.literal
        yield from (place.organization for place in item.authorship.affiliations if place.organization)


def bodies_before(loading: Loading) -> set[int]:
    """Return the ids of the bodies that the volume's old authors are linked to."""
    before: set[int | None] = set()
    for table in ("affiliation", "authorship"):
        rows = loading.rows[table]
        before.update(rows.value(row, "organization_id") for row in rows.old.values())
    return {identity for identity in before if identity is not None}


def link_affiliations(
    loading: Loading, organizations: Organizations, authors: Iterable[AuthorItem]
) -> dict[tuple[int, int], Entity]:
    """Link every author's bodies, and return those of the affiliations by authorship and position."""
    rows = loading.rows["affiliation"]
    before = {key: rows.value(row, "organization_id") for key, row in rows.old.items()}
    affiliated: dict[tuple[int, int], Entity] = {}
    for item in authors:
        for place in item.authorship.affiliations:
            if place.organization:
                old = before.get((item.id, place.position))
                body = organizations.link(place.organization, old, item.authorship.place)
                if body is not None:
                    affiliated[item.id, place.position] = body
    # A name that could not be divided is a body's if one is known by it; so all others are linked first.
    for item in sorted(authors, key=lambda item: item.authorship.confidence, reverse=True):
        name, old = item.authorship.name.literal, item.old.organization_id if item.old is not None else None
        if name and item.authorship.confidence >= CERTAIN:
            item.organization = organizations.link(name, old, item.authorship.place)
        elif name:
            item.organization = organizations.known(name, old)
    return affiliated


def names_gone(loading: Loading) -> Iterator[tuple[int, str]]:
    """Give the bodies' names of rows that changed or went, each with the id of the body."""
    for table, column in USES:
        if table not in loading.rows:
            continue
        rows = loading.rows[table]
        for old in (*rows.removed, *(old for old, _ in rows.changed)):
            body, name = rows.value(old, "organization_id"), rows.value(old, column)
            if body is not None and name is not None:
                yield body, name
