"""The problems of what is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base
from proceedings_db.records import LocatedProblem, Place, Problem, ProblemCode

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Row

_TABLES = Base.metadata.tables
PROBLEM, LOAD_RUN, SOURCE, VOLUME = (_TABLES[name] for name in ("problem", "load_run", "source", "volume"))


def find_problems(engine: Engine, *, volume: str | None = None) -> list[LocatedProblem]:
    """Return the problems of all volumes, or of the one with the key ``volume``, in the order of the text.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        return read_problems(connection, volume)


def read_problems(connection: Connection, volume: str | None = None) -> list[LocatedProblem]:
    """Return the problems as :func:`find_problems` does, within a transaction."""
    query = (
        select(PROBLEM, VOLUME.c.key.label("volume"), SOURCE.c.path, SOURCE.c.position.label("source"))
        .join(LOAD_RUN, LOAD_RUN.c.id == PROBLEM.c.load_run_id)
        .join(VOLUME, VOLUME.c.id == LOAD_RUN.c.volume_id)
        .outerjoin(SOURCE, SOURCE.c.id == PROBLEM.c.source_id)
        .order_by(VOLUME.c.key, SOURCE.c.position, PROBLEM.c.char_start, PROBLEM.c.id)
    )
    if volume is not None:
        query = query.where(VOLUME.c.key == volume)
    return [LocatedProblem(row.volume, row.path, _to_problem(row)) for row in connection.execute(query)]


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
