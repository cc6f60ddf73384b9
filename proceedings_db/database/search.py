"""Search papers, references, people and bodies: the same answers in the same order on both engines.

The engines' indexes say which records have the words; which of them are the nearest, :mod:`search_rank` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import text

from proceedings_db.database.engine import reading
from proceedings_db.database.search_found import Found, describe_found
from proceedings_db.database.search_hits import Hits, prepare_planner
from proceedings_db.database.search_query import read_query
from proceedings_db.database.search_rank import WHOLE, to_rank
from proceedings_db.database.search_terms import KINDS, Kind, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sqlalchemy import Connection, Engine

    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.database.search_terms import Alternative, Query

__all__ = ["KINDS", "QueryError", "find_ids", "find_records"]

Answers = TypeVar("Answers", list[Found], set[int])

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")


def find_records(
    engine: Engine, query: str, *, kinds: Collection[Kind] = KINDS, limit: int = 20, offset: int = 0
) -> list[SearchHit]:
    """Return what ``query`` finds, the nearest first; :func:`read_query` tells what a query may hold.

    Args:
        engine: A database at our revision.
        query: What a person typed; whatever signs it holds, it is never read as SQL or as an engine's syntax.
        kinds: The kinds of record wanted; the query may narrow them.
        limit: How many records at most.
        offset: How many of the nearest are left out.

    Raises:
        QueryError: The query names nothing that can be looked for.
        DatabaseError: The database cannot be read.
    """
    asked = read_query(query)
    with reading(engine) as connection:
        prepare_planner(connection)
        found = _first_found(
            query,
            asked,
            lambda query: _find(connection, query, kinds, offset + limit),
            lambda key, alternative: _find_key(connection, key, alternative, kinds),
        )
        found.sort(key=lambda one: one.rank)
        return describe_found(connection, found[offset : offset + limit])


def find_ids(engine: Engine, query: str, kind: Kind) -> set[int]:
    """Return the ids of all records of ``kind`` that ``query`` finds, as many as there are.

    Raises:
        QueryError: The query names nothing that can be looked for.
        DatabaseError: The database cannot be read.
    """
    asked = read_query(query)
    with reading(engine) as connection:
        prepare_planner(connection)
        return _first_found(
            query,
            asked,
            lambda query: _find_ids(connection, query, kind),
            lambda key, alternative: {one.id for one in _find_key(connection, key, alternative, (kind,))},
        )


def _first_found(
    typed: str, asked: Query, find: Callable[[Query], Answers], find_key: Callable[[str, Alternative], Answers]
) -> Answers:
    """What a query finds by its words, else as a key, else by what even its short words sound like."""
    found = find(asked) or find_key(typed.strip(), asked.alternatives[0])
    if not found and (heard := read_query(typed, short_sounds=True)) != asked:
        found = find(heard)
    return found


def _find(connection: Connection, query: Query, kinds: Collection[Kind], enough: int) -> list[Found]:
    """Records, among them the nearest ``enough`` of all that ``query`` finds, each once, by its best alternative."""
    best: dict[tuple[Kind, int], Found] = {}
    for hits in _hits(connection, query, kinds):
        for identity, (tier, letters) in hits.find_nearest(enough).items():
            rank = to_rank(tier, letters, hits.kind, identity, hits.alternative)
            known = best.get((hits.kind, identity))
            if known is None or rank < known.rank:
                best[hits.kind, identity] = Found(hits.kind, identity, hits.alternative, rank)
    return list(best.values())


def _find_ids(connection: Connection, query: Query, kind: Kind) -> set[int]:
    return set().union(*(hits.find_all() for hits in _hits(connection, query, (kind,))))


def _hits(connection: Connection, query: Query, kinds: Collection[Kind]) -> Iterator[Hits]:
    """What each alternative finds of each kind that may have it."""
    for alternative in query.alternatives:
        for kind in kinds:
            if (hits := Hits.of(connection, alternative, kind)) is not None:
                yield hits


def _find_key(connection: Connection, key: str, alternative: Alternative, kinds: Collection[Kind]) -> list[Found]:
    """The record whose public key, or citation key, was typed."""
    found: list[Found] = []
    if not _KEY.fullmatch(key):
        return found
    for kind in kinds:
        either = " OR citation_key = :key" if kind == "paper" else ""
        for identity in connection.scalars(text(f"SELECT id FROM {kind} WHERE key = :key{either}"), {"key": key}):
            found.append(Found(kind, identity, alternative, to_rank(WHOLE, 0, kind, identity, alternative)))
    return found
