"""Which paper cites which work, and who wrote it, for those who draw the graph of citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, select

from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base
from proceedings_db.database.rebuild import read_reference_records
from proceedings_db.records import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Engine, Select

    from proceedings_db.records import Reference

PAPER, VOLUME, REFERENCE, WORK = (Base.metadata.tables[name] for name in ("paper", "volume", "reference", "work"))
AUTHORSHIP, PERSON, PERSON_NAME = (Base.metadata.tables[name] for name in ("authorship", "person", "person_name"))
CITED: Final = PAPER.alias("cited")

AT_ONCE: Final = 500
"""Rows held in memory while iterating."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A paper cites a work: the keys and DOIs of both, the volume of the paper, and how often its list names it.

    ``cited`` is the key of a paper where the work is one of the database, else that of the work.
    """

    citing: str
    citing_doi: str | None
    volume: str | None
    cited: str
    cited_doi: str | None
    year_gregorian: int | None
    references: int


def iter_cited_works(
    engine: Engine, *, volume: str | None = None, paper: str | None = None
) -> Iterator[tuple[str, Reference]]:
    """Give every cited work but those that are papers of the selection, with its key and the first reference to it.

    A work that is a paper of the database, but not of the selection, has the paper's key.

    Raises:
        DatabaseError: The database cannot be read.
    """
    chosen = select(PAPER.c.id).outerjoin(VOLUME, VOLUME.c.id == PAPER.c.volume_id).where(_selected(volume, paper))
    first = (
        select(func.min(REFERENCE.c.id).label("id"))
        .where(REFERENCE.c.paper_id.in_(chosen), REFERENCE.c.work_id.is_not(None))
        .group_by(REFERENCE.c.work_id)
        .subquery()
    )
    query = (
        select(REFERENCE, func.coalesce(CITED.c.key, WORK.c.key).label("cited"))
        .join(first, first.c.id == REFERENCE.c.id)
        .join(WORK, WORK.c.id == REFERENCE.c.work_id)
        .outerjoin(CITED, CITED.c.id == WORK.c.paper_id)
        .where(CITED.c.id.is_(None) | CITED.c.id.not_in(chosen))
        .order_by(REFERENCE.c.id)
    )
    with reading(engine) as connection:
        for rows in connection.execute(query.execution_options(yield_per=AT_ONCE)).partitions():
            references = read_reference_records(connection, rows)
            yield from ((row.cited, reference) for row, reference in zip(rows, references, strict=True))


def iter_citing(engine: Engine, *, volume: str | None = None, paper: str | None = None) -> Iterator[Citing]:
    """Give every pair of a paper and a work that it cites, once, in the order of papers; no paper cites itself.

    Raises:
        DatabaseError: The database cannot be read.
    """
    cited_doi = func.coalesce(CITED.c.doi, func.min(REFERENCE.c.doi))
    query = (
        select(
            PAPER.c.key,
            PAPER.c.doi,
            VOLUME.c.key.label("volume"),
            case((CITED.c.key.is_not(None), CITED.c.key), else_=WORK.c.key).label("cited"),
            cited_doi.label("cited_doi"),
            func.min(REFERENCE.c.year_gregorian).label("year"),
            func.count().label("references"),
        )
        .join(REFERENCE, REFERENCE.c.paper_id == PAPER.c.id)
        .join(WORK, WORK.c.id == REFERENCE.c.work_id)
        .outerjoin(VOLUME, VOLUME.c.id == PAPER.c.volume_id)
        .outerjoin(CITED, CITED.c.id == WORK.c.paper_id)
        .where(_selected(volume, paper), CITED.c.id.is_distinct_from(PAPER.c.id))
        .group_by(PAPER.c.id, PAPER.c.key, PAPER.c.doi, VOLUME.c.key, CITED.c.key, CITED.c.doi, WORK.c.id, WORK.c.key)
        .order_by(PAPER.c.id, func.min(REFERENCE.c.position))
    )
    with reading(engine) as connection:
        for row in connection.execute(query.execution_options(yield_per=AT_ONCE)):
            yield Citing(row.key, row.doi, row.volume, row.cited, row.cited_doi, row.year, row.references)


def iter_people(engine: Engine, *, volume: str | None = None, paper: str | None = None) -> Iterator[tuple[str, str]]:
    """Give the key and the name of every person who wrote one of the papers.

    Raises:
        DatabaseError: The database cannot be read.
    """
    writers = _written(volume, paper).with_only_columns(AUTHORSHIP.c.person_id)
    named = (
        select(PERSON.c.key, PERSON_NAME.c.given, PERSON_NAME.c.family, PERSON_NAME.c.literal)
        .outerjoin(PERSON_NAME, and_(PERSON_NAME.c.person_id == PERSON.c.id, PERSON_NAME.c.position == 1))
        .where(PERSON.c.id.in_(writers))
        .order_by(PERSON.c.id)
    )
    with reading(engine) as connection:
        for row in connection.execute(named.execution_options(yield_per=AT_ONCE)):
            yield row.key, Name(given=row.given, family=row.family, literal=row.literal).display


def iter_writing(engine: Engine, *, volume: str | None = None, paper: str | None = None) -> Iterator[tuple[str, str]]:
    """Give every pair of a person and a paper that the person wrote, by their keys, once.

    Raises:
        DatabaseError: The database cannot be read.
    """
    pairs = (
        _written(volume, paper)
        .join(PERSON, PERSON.c.id == AUTHORSHIP.c.person_id)
        .with_only_columns(PERSON.c.key.label("person"), PAPER.c.key.label("paper"), PAPER.c.id, PERSON.c.id)
        .distinct()
        .order_by(PAPER.c.id, PERSON.c.id)
    )
    with reading(engine) as connection:
        for row in connection.execute(pairs.execution_options(yield_per=AT_ONCE)):
            yield row.person, row.paper


def _written(volume: str | None, paper: str | None) -> Select[Any]:
    """The authorships of the papers chosen."""
    return (
        select(AUTHORSHIP.c.id)
        .join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
        .outerjoin(VOLUME, VOLUME.c.id == PAPER.c.volume_id)
        .where(_selected(volume, paper), AUTHORSHIP.c.role == "author", AUTHORSHIP.c.person_id.is_not(None))
    )


def _selected(volume: str | None, paper: str | None) -> ColumnElement[bool]:
    conditions: list[Any] = [PAPER.c.id.is_not(None)]
    if volume is not None:
        conditions.append(VOLUME.c.key == volume)
    if paper is not None:
        conditions.append(PAPER.c.key == paper)
    return and_(*conditions)
