"""The problems of what is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base
from proceedings_db.records import LocatedProblem, Place, Problem, ProblemCode

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Row, Select

_TABLES = Base.metadata.tables
PROBLEM, LOAD_RUN, SOURCE, VOLUME = (_TABLES[name] for name in ("problem", "load_run", "source", "volume"))
PAPER, REFERENCE, CITATION, AUTHORSHIP = (_TABLES[name] for name in ("paper", "reference", "citation", "authorship"))

IMPORTED: Final = "imported"
"""What stands for the volume of a problem that an import of a file of entries met."""


def find_problems(engine: Engine, *, volume: str | None = None) -> list[LocatedProblem]:
    """Return the problems of all volumes, or of the one with the key ``volume``, in the order of the text.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        return read_problems(connection, volume)


def read_problems(connection: Connection, volume: str | None = None) -> list[LocatedProblem]:
    """Return the problems as :func:`find_problems` does, within a transaction."""
    # The entries of a file that could not be read are of no volume.
    held = func.coalesce(VOLUME.c.key, IMPORTED)
    query = (
        select(
            PROBLEM,
            held.label("volume"),
            SOURCE.c.path,
            SOURCE.c.position.label("source"),
            LOAD_RUN.c.volume_id,
            CITATION.c.context,
        )
        .join(LOAD_RUN, LOAD_RUN.c.id == PROBLEM.c.load_run_id)
        .outerjoin(VOLUME, VOLUME.c.id == LOAD_RUN.c.volume_id)
        .outerjoin(SOURCE, SOURCE.c.id == PROBLEM.c.source_id)
        .outerjoin(CITATION, and_(PROBLEM.c.entity == "citation", CITATION.c.key == PROBLEM.c.entity_key))
        .order_by(held, SOURCE.c.position, PROBLEM.c.char_start, PROBLEM.c.id)
    )
    if volume is not None:
        query = query.where(VOLUME.c.key == volume)
    rows = connection.execute(query).all()
    counted = select(PAPER.c.volume_id, func.count().label("papers")).group_by(PAPER.c.volume_id)
    papers = {row.volume_id: row.papers for row in connection.execute(counted)}
    links = _count_links(connection) if rows else {}
    return [
        LocatedProblem(
            volume=row.volume,
            path=row.path,
            problem=_to_problem(row),
            papers=papers.get(row.volume_id, 0),
            links=links.get((row.entity, row.entity_key), 0),
            context=row.context,
        )
        for row in rows
    ]


def _count_links(connection: Connection) -> dict[tuple[str | None, str | None], int]:
    """Return how many records lean on each that a problem is about, by its kind and key."""
    counts: dict[tuple[str | None, str | None], int] = {}
    for entity, query in (
        ("reference", _citations_of_references()),
        ("paper", _open_citations_of_papers()),
        ("authorship", _papers_of_authors()),
    ):
        counts |= {(entity, row.key): row.links for row in connection.execute(query)}
    return counts


def _keys(entity: str) -> Select[Any]:
    """The keys of the records of one kind that problems are about."""
    return select(PROBLEM.c.entity_key).where(PROBLEM.c.entity == entity)


def _citations_of_references() -> Select[Any]:
    return (
        select(REFERENCE.c.key, func.count().label("links"))
        .join(CITATION, CITATION.c.reference_id == REFERENCE.c.id)
        .where(REFERENCE.c.key.in_(_keys("reference")))
        .group_by(REFERENCE.c.key)
    )


def _open_citations_of_papers() -> Select[Any]:
    return (
        select(PAPER.c.key, func.count().label("links"))
        .join(CITATION, and_(CITATION.c.paper_id == PAPER.c.id, CITATION.c.reference_id.is_(None)))
        .where(PAPER.c.key.in_(_keys("paper")))
        .group_by(PAPER.c.key)
    )


def _papers_of_authors() -> Select[Any]:
    others = AUTHORSHIP.alias("others")
    return (
        select(AUTHORSHIP.c.key, func.count().label("links"))
        .join(others, others.c.person_id == AUTHORSHIP.c.person_id)
        .where(AUTHORSHIP.c.key.in_(_keys("authorship")))
        .group_by(AUTHORSHIP.c.key)
    )


def _to_problem(row: Row[Any]) -> Problem:
    place = None
    if row.source is not None:
        place = Place(row.source, row.line_start, row.line_end, row.char_start, row.char_end)
    return Problem(
        code=ProblemCode(row.code),
        message=row.message,
        severity=row.severity,
        place=place,
        raw_text=row.raw_text,
        remedy=row.remedy,
        entity=row.entity,
        entity_key=row.entity_key,
        field=row.field,
        confidence=row.confidence,
        suggestion=row.suggestion,
    )
