"""The statements that ask an engine for the records of one kind that one alternative of a query finds.

SQLite's index gives ids in order, and stops when it has given enough. PostgreSQL's gives all, in the order of the
disk. Its planner expects many records for words that it does not know, such as most spellings and sounds; then it
would rather read a table from its first row on, hoping to find enough soon. So it is asked for the hits by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from proceedings_db.database import search_match
from proceedings_db.database.search_index import BOUNDS, INDEXES, VECTOR
from proceedings_db.database.search_limits import Limits, to_limits
from proceedings_db.database.search_rank import TEXT, Tier, find_bounds, find_tiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, TextClause

    from proceedings_db.database.search_terms import Alternative, Kind

FEW: Final = 200
"""Records that are compared at once; where a tier has more, those with the shortest titles are asked for first."""

_EVERY: Final = 1 << 62
_ALL: Final = Tier(TEXT, sounds=True)
_PLANNED: Final = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), "
    "set_config('plan_cache_mode', 'force_custom_plan', true)"
)
Nearest = dict[int, tuple[int, int]]
"""The tier, and the letters of the title, by the ids of records."""


def prepare_planner(connection: Connection) -> None:
    """Have PostgreSQL use its full-text index in this transaction, whatever it expects to find there."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_PLANNED)


@dataclass(frozen=True, slots=True)
class Hits:
    """The records of one kind that one alternative finds."""

    connection: Connection
    alternative: Alternative
    kind: Kind
    limits: Limits

    @staticmethod
    def of(connection: Connection, alternative: Alternative, kind: Kind) -> Hits | None:
        """Return the hits, or ``None`` where the kind has not all fields and limits that are asked for."""
        limits = to_limits(alternative, kind)
        possible = kind in alternative.kinds and search_match.is_possible(alternative, kind)
        return Hits(connection, alternative, kind, limits) if limits is not None and possible else None

    def find_all(self) -> set[int]:
        """Return the ids of all records."""
        return {identity for identity, _ in self._find(_ALL, most=_EVERY, ordered=False)}

    def find_nearest(self, enough: int) -> Nearest:
        """Return records, among them the nearest ``enough`` of all, or as many as there are."""
        if not self.alternative.wanted:
            return {identity: (TEXT, 0) for identity, _ in self._find(_ALL, most=enough)}
        first, *others = find_tiers(self.alternative, self.kind)
        not_long, *longer = find_bounds(self.alternative)
        found = self._find(first, most=enough, within=not_long)
        nearest = {identity: (first.number, letters) for identity, letters in found}
        known = enough if len(found) == enough else len(self._find(_ALL, most=max(FEW, enough), ordered=False))
        left = [(tier, BOUNDS) for tier in others]
        for tier, bounds in left if not_long is None else [(first, longer), *left]:
            if len(nearest) >= min(known, enough):
                break
            for identity, letters in self._find_shortest(tier, enough, bounds):
                nearest.setdefault(identity, (tier.number, letters))
        return nearest

    def _find_shortest(self, tier: Tier, enough: int, bounds: Sequence[int | None]) -> list[tuple[int, int]]:
        """Records of ``tier``, among them the ``enough`` with the shortest titles, or as many as there are."""
        found = self._find(tier, most=FEW, ordered=False)
        if len(found) == FEW:
            for bound in (*bounds, None):
                found = self._find(tier, most=enough, within=bound)
                if len(found) == enough:
                    break
        return found

    def _find(self, tier: Tier, *, most: int, within: int | None = None, ordered: bool = True) -> list[tuple[int, int]]:
        """Ids and letters of records of ``tier``; if not ``ordered``, whichever are found first."""
        named: dict[str, Any] = {"most": most} | self.limits.values
        if self.alternative.wanted:
            fence = "MATERIALIZED" if self._is_postgresql else ""
            rows = f"JOIN {self.kind} r ON r.id = hit.id {self.limits.joins}" if self.limits.values else ""
            hits = (
                f"WITH hit AS {fence} ({self._to_hits(tier, within, named)}) SELECT hit.id, hit.letters FROM hit {rows}"
            )
            order = "hit.letters, hit.id"
        else:
            hits, order = f"SELECT r.id, 0 FROM {self.kind} r {self.limits.joins}", "r.id"
        ending = f"ORDER BY {order} LIMIT :most" if ordered else "LIMIT :most"
        statement = _to_statement(f"{hits} WHERE {self.limits.where} {ending}")
        return [(row[0], row[1]) for row in self.connection.execute(statement, named)]

    def _to_hits(self, tier: Tier, within: int | None, named: dict[str, Any]) -> str:
        """What the index has for ``tier``; the values that the statement names are put into ``named``."""
        index = f"{self.kind}_fts"
        table, owner, _ = INDEXES[index]
        asked = (self.alternative, self.kind, tier.columns)
        if not self._is_postgresql:
            named["match"] = search_match.to_fts5(*asked, sounds=tier.sounds, within=within)
            return (
                f"SELECT s.{owner} AS id, s.letters FROM {index} f CROSS JOIN {table} s ON s.{owner} = f.rowid "
                f"WHERE {index} MATCH :match"
            )
        named["match"] = search_match.to_tsquery(*asked, sounds=tier.sounds, within=within)
        excluded = ""
        if (unwanted := search_match.to_excluded_tsquery(self.alternative, self.kind)) is not None:
            named["excluded"] = unwanted
            excluded = f" AND NOT s.{VECTOR} @@ CAST(:excluded AS tsquery)"
        vector = search_match.choose_vector(*asked)
        return f"SELECT s.{owner} AS id, s.letters FROM {table} s WHERE s.{vector} @@ CAST(:match AS tsquery){excluded}"

    @property
    def _is_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"


@lru_cache(maxsize=256)
def _to_statement(sql: str) -> TextClause:
    return text(sql)
