"""Authors as printed, where they worked, and the other forms of their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from proceedings_db.database.keys import to_index_key
from proceedings_db.database.loading.pairing import pair
from proceedings_db.matching.people import person_block_key, person_key
from proceedings_db.text.fold import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.entities import Entity
    from proceedings_db.records import Affiliation, Authorship, Mention


@dataclass(slots=True)
class AuthorItem:
    """An authorship on its way into the database, its old row, and whom it is linked to."""

    authorship: Authorship
    paper: PaperItem
    id: int
    key: str
    old: Row[Any] | None
    name_key: str
    block_key: str
    person: Entity | None = None
    organization: Entity | None = None
    method: str | None = None
    confidence: float | None = None


def identify_authorships(loading: Loading, papers: Sequence[PaperItem]) -> list[AuthorItem]:
    """Give every authorship its id and key."""
    loading.keys.recall(f"{paper.key}.a" for paper in papers)
    return [item for paper in papers for item in _identify(loading, paper)]


def _identify(loading: Loading, paper: PaperItem) -> list[AuthorItem]:
    scope = f"{paper.key}.a"
    stored = loading.stored["authorship"][paper.id]
    authors = paper.paper.authors
    found = pair(
        stored,
        authors,
        (lambda row: row.key, lambda author: author.key),
        (lambda row: (row.role, row.name_as_printed), lambda author: (author.role, author.name_as_printed)),
        (lambda row: (row.role, row.name_key), lambda author: (author.role, to_index_key(person_key(author.name)))),
        (
            lambda row: (row.role, fold_name(row.name_as_printed)),
            lambda author: (author.role, fold_name(author.name_as_printed)),
        ),
        (
            lambda row: loading.old_place(row, (row.role, row.position)),
            lambda author: loading.place_of(scope, (author.role, author.position), *_match_keys(author)),
        ),
    )
    numbers = loading.numbers(scope, (*(row.key for row in stored), *(author.key for author in authors)))
    items = []
    for author, row in zip(authors, found, strict=True):
        name_key, block_key = to_index_key(person_key(author.name)), to_index_key(person_block_key(author.name))
        if row is None:
            known = loading.claim(scope, author.key, *_match_keys(author))
            key = known[0] if known else f"{scope}{numbers.give(author.position)}"
            identity = loading.ids.next("authorship")
        else:
            key, identity = row.key, row.id
        items.append(AuthorItem(author, paper, identity, key, row, name_key, block_key))
    kept = {item.id for item in items}
    gone = (row for row in stored if row.id not in kept)
    loading.retiring += [(row.key, scope, to_index_key(fold_name(row.name_as_printed)), None) for row in gone]
    return items


def _match_keys(author: Authorship) -> tuple[Callable[[], str], Callable[[], str]]:
    """By what an authorship is known when it comes back: its name as printed, or as read."""
    return (
        lambda: to_index_key(fold_name(author.name_as_printed)),
        lambda: to_index_key(person_key(author.name)),
    )


def put_authorships(loading: Loading, items: Iterable[AuthorItem], affiliated: dict[tuple[int, int], Entity]) -> None:
    """Ask for the rows of all authorships; ``affiliated`` gives the body of each (authorship id, position)."""
    for item in items:
        author = item.authorship
        loading.rows["authorship"].put(
            {
                "id": item.id,
                "key": item.key,
                "paper_id": item.paper.id,
                "role": author.role,
                "position": author.position,
                "name_as_printed": author.name_as_printed,
                "honorific": author.name.honorific,
                "given": author.name.given,
                "family": author.name.family,
                # The table wants a name; a reader that found none leaves what was printed.
                "literal": author.name.literal or (None if author.name.family else author.name_as_printed),
                "name_key": item.name_key,
                "is_corresponding": author.is_corresponding,
                "is_presenter": author.is_presenter,
                "email": author.email,
                "person_id": item.person.id if item.person else None,
                "organization_id": item.organization.id if item.organization else None,
                "match_method": item.method,
                "match_confidence": item.confidence,
                "confidence": author.confidence,
                **loading.placed(author.place),
            }
        )
        for affiliation in author.affiliations:
            _put_affiliation(loading, item.id, affiliation, affiliated.get((item.id, affiliation.position)))


def _put_affiliation(loading: Loading, authorship: int, affiliation: Affiliation, body: Entity | None) -> None:
    loading.rows["affiliation"].put(
        {
            "authorship_id": authorship,
            "position": affiliation.position,
            "as_printed": affiliation.as_printed,
            "rank": affiliation.rank,
            "department": affiliation.department,
            "organization": affiliation.organization,
            "organization_id": body.id if body else None,
            **loading.placed(affiliation.place),
        }
    )


def put_mentions(loading: Loading, papers: Iterable[PaperItem], authors: Iterable[AuthorItem]) -> None:
    """Ask for the other printed forms of titles and names; each keeps its id while its text stays."""
    stored = loading.rows["mention"]
    ids: dict[tuple[Any, ...], list[int]] = {}
    for row in stored.old.values():
        known = tuple(stored.value(row, column) for column in ("paper_id", "authorship_id", "place", "text"))
        ids.setdefault(known, []).insert(0, stored.value(row, "id"))

    def put(mention: Mention, paper: int | None, authorship: int | None) -> None:
        free = ids.get((paper, authorship, mention.place_kind, mention.text))
        loading.rows["mention"].put(
            {
                "id": free.pop() if free else loading.ids.next("mention"),
                "paper_id": paper,
                "authorship_id": authorship,
                "conference_id": None,
                "role": None,
                "position": None,
                "place": mention.place_kind,
                "language": mention.language,
                "text": mention.text,
                **loading.placed(mention.place),
            }
        )

    for paper in papers:
        for mention in paper.paper.mentions:
            put(mention, paper.id, None)
    for author in authors:
        for mention in author.authorship.mentions:
            put(mention, None, author.id)
