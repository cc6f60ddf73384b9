"""Rows to records: papers and references of a database, a few hundred at a time, whatever its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, or_, select

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base
from proceedings_db.database.problems import find_problems
from proceedings_db.database.rebuild import PaperReader, read_volume_record
from proceedings_db.database.schema import schema_sql
from proceedings_db.database.show import UnknownKeyError, show
from proceedings_db.database.stats import Stats, get_stats
from proceedings_db.records import Volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Row, Select

    from proceedings_db.records import Paper, Reference

__all__ = [
    "NO_VOLUME",
    "Stats",
    "UnknownKeyError",
    "find_problems",
    "get_stats",
    "iter_papers",
    "iter_references",
    "iter_volumes",
    "require_keys",
    "schema_sql",
    "show",
]

_TABLES = Base.metadata.tables
PAPER, VOLUME = _TABLES["paper"], _TABLES["volume"]

PAPERS_AT_ONCE: Final = 200
"""Papers held in memory while iterating."""

NO_VOLUME: Final = Volume(key="", title="", title_as_printed="", language="fa")
"""What stands for the volume of a paper that is in none."""


def iter_papers(
    engine: Engine, *, volume: str | None = None, paper: str | None = None
) -> Iterator[tuple[Paper, Volume]]:
    """Give every paper, whole, with the volume it is in, in the order of volumes and of their contents lists.

    The volume comes without papers and sources, with conference and organisations; a paper in none has
    :data:`NO_VOLUME`.

    Args:
        engine: The database.
        volume: The key of the only volume wanted.
        paper: The key of the only paper wanted.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        for rows, held in _chunks(connection, volume, paper):
            reader = PaperReader(connection, rows)
            yield from ((reader.read(row), held) for row in rows)


def iter_references(
    engine: Engine, *, volume: str | None = None, paper: str | None = None
) -> Iterator[tuple[Reference, Paper, Volume]]:
    """Give every reference in the order of its list, with its paper and volume, as :func:`iter_papers` does.

    Raises:
        DatabaseError: The database cannot be read.
    """
    for record, held in iter_papers(engine, volume=volume, paper=paper):
        for reference in record.references:
            yield reference, record, held


def iter_volumes(engine: Engine, *, volume: str | None = None) -> Iterator[Volume]:
    """Give every volume without its papers, in the order of the keys.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        for row in connection.execute(_volumes(volume)).all():
            yield read_volume_record(connection, row)


def require_keys(engine: Engine, *, volume: str | None = None, paper: str | None = None) -> None:
    """Do nothing where a volume and a paper have the keys that are given.

    Raises:
        UnknownKeyError: There is none.
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        for table, key in ((VOLUME, volume), (PAPER, paper)):
            if key is not None and connection.scalar(select(table.c.id).where(table.c.key == key)) is None:
                raise UnknownKeyError(f"{key}: there is no {table.name} with this key.")


def _chunks(connection: Connection, volume: str | None, paper: str | None) -> Iterator[tuple[list[Row[Any]], Volume]]:
    """Give the rows of papers, those of one volume at a time and no more than fit, with the volume."""
    if paper is not None:
        volume_of_paper = select(VOLUME.c.key).join(PAPER, PAPER.c.volume_id == VOLUME.c.id).where(PAPER.c.key == paper)
        volume = connection.scalar(volume_of_paper) or volume
    for row in connection.execute(_volumes(volume)).all():
        held = read_volume_record(connection, row)
        for rows in _pages(connection, PAPER.c.volume_id == row.id, paper):
            yield rows, held
    if volume is None:
        for rows in _pages(connection, PAPER.c.volume_id.is_(None), paper):
            yield rows, NO_VOLUME


def _volumes(volume: str | None) -> Select[Any]:
    query = select(VOLUME).order_by(VOLUME.c.key)
    return query if volume is None else query.where(VOLUME.c.key == volume)


def _pages(connection: Connection, where: Any, paper: str | None) -> Iterator[list[Row[Any]]]:  # noqa: ANN401
    """Give the papers that ``where`` selects, page by page: each begins after the last of the one before."""
    query = select(PAPER).where(where).order_by(PAPER.c.position, PAPER.c.id).limit(PAPERS_AT_ONCE)
    if paper is not None:
        query = query.where(PAPER.c.key == paper)
    last: Row[Any] | None = None
    while True:
        page = query
        if last is not None:
            later = and_(PAPER.c.position == last.position, PAPER.c.id > last.id)
            page = query.where(or_(PAPER.c.position > last.position, later))
        rows = list(connection.execute(page))
        if not rows:
            return
        yield rows
        last = rows[-1]
