"""Search papers, references, people and bodies: the same answers in the same order on both engines.

The engine's index says which records have the words; how near each is, :mod:`search_rank` says. Where more records have
the words than can be compared, those nearer by their tier are asked for first, and within a tier the oldest are taken.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from proceedings_db.database.engine import reading
from proceedings_db.database.search_found import Found, describe_found
from proceedings_db.database.search_index import INDEXES, VECTOR
from proceedings_db.database.search_limits import to_limits
from proceedings_db.database.search_match import columns_of, to_match
from proceedings_db.database.search_query import read_query
from proceedings_db.database.search_rank import TEXT, TIERS, WHOLE, rank_record
from proceedings_db.database.search_terms import KINDS, Kind, QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection, Engine, Row, TextClause

    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.database.search_terms import Alternative, Query

__all__ = ["KINDS", "QueryError", "find_ids", "find_records"]

COMPARED: Final = 100
"""Records of one kind and tier that are compared with each other."""

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_ORDER: Final[dict[Kind, int]] = {"paper": 0, "person": 1, "organization": 2, "reference": 3}


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
        found = _find(connection, asked, kinds, offset + limit)
        if not found:
            found = _find_key(connection, query.strip(), asked.alternatives[0], kinds)
        if not found:
            found = _find(connection, read_query(query, short_sounds=True), kinds, offset + limit)
        found.sort(key=lambda one: one.order)
        return describe_found(connection, found[offset : offset + limit])


def find_ids(engine: Engine, query: str, kind: Kind) -> set[int]:
    """Return the ids of all records of ``kind`` that ``query`` finds, as many as there are.

    Raises:
        QueryError: The query names nothing that can be looked for.
        DatabaseError: The database cannot be read.
    """
    asked = read_query(query)
    with reading(engine) as connection:
        return (
            _find_ids(connection, asked, kind)
            or {one.id for one in _find_key(connection, query.strip(), asked.alternatives[0], (kind,))}
            or _find_ids(connection, read_query(query, short_sounds=True), kind)
        )


def _find_ids(connection: Connection, query: Query, kind: Kind) -> set[int]:
    possible = (alternative for alternative in query.alternatives if kind in alternative.kinds)
    finders = (_Finder(connection, alternative, kind) for alternative in possible)
    return {row[0] for finder in finders if finder.is_possible for row in finder.find_rows(limit=sys.maxsize)}


def _find(connection: Connection, query: Query, kinds: Collection[Kind], enough: int) -> list[Found]:
    """Every record that may be among the first ``enough``, each once, by its best alternative."""
    best: dict[tuple[Kind, int], Found] = {}
    for alternative in query.alternatives:
        for kind in kinds:
            if kind in alternative.kinds:
                for one in _find_kind(connection, alternative, kind, enough):
                    known = best.get((kind, one.id))
                    if known is None or one.order < known.order:
                        best[kind, one.id] = one
    return list(best.values())


def _find_key(connection: Connection, key: str, alternative: Alternative, kinds: Collection[Kind]) -> list[Found]:
    """The record whose public key, or citation key, was typed."""
    found: list[Found] = []
    if not _KEY.fullmatch(key):
        return found
    for kind in kinds:
        either = " OR citation_key = :key" if kind == "paper" else ""
        for identity in connection.scalars(text(f"SELECT id FROM {kind} WHERE key = :key{either}"), {"key": key}):
            found.append(Found(kind, identity, alternative, (WHOLE, 0.0, _ORDER[kind], identity)))
    return found


def _find_kind(connection: Connection, alternative: Alternative, kind: Kind, enough: int) -> Iterator[Found]:
    finder = _Finder(connection, alternative, kind)
    if not finder.is_possible:
        return
    rows = finder.find_rows(limit=COMPARED + 1)
    if len(rows) > COMPARED:
        rows = finder.find_nearest(enough)
    columns = finder.columns
    for row in rows:
        rank = rank_record(alternative, kind, dict(zip(columns, row[1:], strict=True))) if columns else (TEXT, 1.0)
        yield Found(kind, row[0], alternative, (*rank, _ORDER[kind], row[0]))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Asks the engine for the records of one kind that one alternative finds, each with its id and folded words."""

    connection: Connection
    alternative: Alternative
    kind: Kind

    @property
    def is_possible(self) -> bool:
        """Whether the kind has all fields and limits that are asked for."""
        limits = to_limits(self.alternative, self.kind)
        return limits is not None and (not self.alternative.wanted or self._to_match() is not None)

    @property
    def columns(self) -> list[str]:
        """The columns that are read to compare records, without the long bodies; none where no word is looked for."""
        return [column for column in columns_of(self.kind) if column != "body"] if self.alternative.wanted else []

    def find_rows(self, *, limit: int, columns: Collection[str] = (), sounds: bool = True) -> list[Row[Any]]:
        """The first records, in the order of their ids."""
        limits = to_limits(self.alternative, self.kind)
        assert limits is not None
        named: dict[str, Any] = {"most": limit} | limits.values
        if self.alternative.wanted:
            named["match"] = self._to_match(columns, sounds=sounds)
            source, owner, where = self._indexed()
            rows = f"JOIN {self.kind} r ON r.id = {owner} {limits.joins}" if limits.values else ""
        else:
            source, owner, where, rows = f"{self.kind} r", "r.id", "TRUE", limits.joins
        listed = ", ".join((owner, *(f"f.{column}" for column in self.columns)))
        statement = (
            f"SELECT {listed} FROM {source} {rows} WHERE {where} AND {limits.where} ORDER BY {owner} LIMIT :most"
        )
        return list(self.connection.execute(_to_statement(statement), named).all())

    def find_nearest(self, enough: int) -> list[Row[Any]]:
        """The records of the nearest tiers that together have ``enough``."""
        if not self.alternative.wanted:
            return self.find_rows(limit=enough)
        found: dict[int, Row[Any]] = {}
        for columns in TIERS[self.kind]:
            rows = self.find_rows(limit=max(COMPARED, enough), columns=columns, sounds=False)
            found |= {row[0]: row for row in rows}
            if len(found) >= enough:
                return list(found.values())
        return list(({row[0]: row for row in self.find_rows(limit=max(COMPARED, enough))} | found).values())

    def _to_match(self, columns: Collection[str] = (), *, sounds: bool = True) -> str | None:
        return to_match(self.connection.dialect.name, self.alternative, self.kind, columns, sounds=sounds)

    def _indexed(self) -> tuple[str, str, str]:
        """The table that is asked, its column of ids, and the condition that it has what ``:match`` says."""
        index = f"{self.kind}_fts"
        if self.connection.dialect.name == "sqlite":
            return f"{index} f", "f.rowid", f"{index} MATCH :match"
        table, owner, _ = INDEXES[index]
        return f"{table} f", f"f.{owner}", f"f.{VECTOR} @@ CAST(:match AS tsquery)"


@lru_cache(maxsize=256)
def _to_statement(sql: str) -> TextClause:
    return text(sql)
