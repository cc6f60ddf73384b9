"""How much is in a database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import func, select, text

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine, Select

Name = TypeVar("Name", int | None, str | None)

_TABLES = Base.metadata.tables
_INNER = (
    "paper_search",
    "reference_search",
    "person_search",
    "organization_search",
    "retired_key",
    "work_form",
    "work_block",
)


_PAPERS: Final = """SELECT v.year, count(*) FROM paper p LEFT JOIN volume v ON v.id = p.volume_id GROUP BY v.year"""

# «1380s» is no Persian decade: both calendars are counted in Gregorian years.
_REFERENCES: Final = """SELECT year_gregorian / 10 AS decade, language, csl_type, count(*) FROM reference
    GROUP BY year_gregorian / 10, language, csl_type"""
"""All of a list that is told is read at once: a row of a reference is long."""

UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of what is loaded.

    ``organizers`` counts the bodies on title pages by role, ``citation_markers`` the different markers in the texts
    (one marker may cite several works), ``match_methods`` the citations by the way they were linked.
    """

    tables: dict[str, int]
    organizers: dict[str, int]
    authors: int
    citation_markers: int
    match_methods: dict[str, int]
    problems: dict[str, int]


def get_stats(engine: Engine, *, volume: str | None = None) -> Stats:
    """Return the counts of the database, or of the volume with the key ``volume``.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        return Stats(
            tables=count_rows(connection, volume) if volume else _count_all(connection),
            organizers=_grouped(connection, "conference_organization", "role", volume),
            authors=_authors(connection, volume),
            citation_markers=_markers(connection, volume),
            match_methods=_grouped(connection, "citation", "match_method", volume),
            problems=_grouped(connection, "problem", "severity", volume),
        )


def get_distributions(engine: Engine) -> dict[str, dict[str, int]]:
    """Return how papers and references spread: by year, decade (Gregorian), language and kind, each in its order.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        papers = connection.execute(text(_PAPERS)).all()
        references = connection.execute(text(_REFERENCES)).all()
    return {
        "papers by year": _in_order((year, count) for year, count in papers),
        "references by decade": {
            name if name == UNKNOWN else f"{name}0s": count
            for name, count in _in_order((row[0], row[3]) for row in references).items()
        },
        "references by language": _by_number((row[1], row[3]) for row in references),
        "references by kind": _by_number((row[2], row[3]) for row in references),
    }


def _in_order(counts: Iterable[tuple[int | None, int]]) -> dict[str, int]:
    """Return the counts of years, the first year first and what has none last."""
    summed = _summed(counts)
    return {_name(year): summed[year] for year in sorted(summed, key=lambda year: (year is None, year or 0))}


def _by_number(counts: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Return the counts of names, the greatest first."""
    summed = {_name(name): count for name, count in _summed(counts).items()}
    return dict(sorted(summed.items(), key=lambda counted: (-counted[1], counted[0])))


def _summed(counts: Iterable[tuple[Name, int]]) -> Counter[Name]:
    summed: Counter[Name] = Counter()
    for name, count in counts:
        summed[name] += count
    return summed


def _name(value: str | int | None) -> str:
    return UNKNOWN if value is None else str(value)


def count_rows(connection: Connection, volume: str) -> dict[str, int]:
    """Return how many rows of each table belong to one volume."""
    counts = {}
    for table in _TABLES.values():
        owned = _of_volume(table.name, volume)
        if owned is not None and table.name not in _INNER:
            counts[table.name] = connection.scalar(owned.with_only_columns(func.count())) or 0
    return counts


def _count_all(connection: Connection) -> dict[str, int]:
    return {
        name: connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in _TABLES.items()
        if name not in _INNER
    }


def _grouped(connection: Connection, table: str, column: str, volume: str | None) -> dict[str, int]:
    rows = _of_volume(table, volume) if volume else select(_TABLES[table])
    assert rows is not None
    by = _TABLES[table].c[column]
    counted = rows.with_only_columns(by, func.count()).group_by(by).order_by(by)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _authors(connection: Connection, volume: str | None) -> int:
    rows = _of_volume("authorship", volume) if volume else select(_TABLES["authorship"])
    assert rows is not None
    return connection.scalar(rows.with_only_columns(func.count(_TABLES["authorship"].c.person_id.distinct()))) or 0


def _markers(connection: Connection, volume: str | None) -> int:
    citation = _TABLES["citation"]
    rows = _of_volume("citation", volume) if volume else select(citation)
    assert rows is not None
    markers = rows.with_only_columns(citation.c.paper_id, citation.c.cluster).distinct().subquery()
    return connection.scalar(select(func.count()).select_from(markers)) or 0


def _of_volume(table: str, volume: str) -> Select[Any] | None:
    """The rows of ``table`` that belong to the volume; nothing where the table has no such rows."""
    model = _TABLES[table]
    volumes = select(_TABLES["volume"].c.id).where(_TABLES["volume"].c.key == volume)
    if table == "volume":
        return select(model).where(model.c.key == volume)
    if table in ("conference", "conference_organization"):
        meeting = select(_TABLES["volume"].c.conference_id).where(_TABLES["volume"].c.key == volume)
        return select(model).where(model.c["id" if table == "conference" else "conference_id"].in_(meeting))
    for owner in ("volume_id", "paper_id", "authorship_id", "reference_id", "load_run_id"):
        if owner in model.c and table != "work":
            column = model.c[owner]
            parent = owner.removesuffix("_id")
            if parent == "volume":
                return select(model).where(column.in_(volumes))
            above = _of_volume(parent, volume)
            assert above is not None
            return select(model).where(column.in_(above.with_only_columns(_TABLES[parent].c.id)))
    return None
