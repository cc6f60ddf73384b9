"""What a public key names, and which volumes it is of."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, select

from proceedings_db.corrections.draft import paper_key_of
from proceedings_db.database.engine import reading
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from proceedings_db.corrections.records import CorrectedEntity

Database = Engine
"""An open database, for those who only hand it on."""

TABLES = Base.metadata.tables
VOLUME, PAPER, SOURCE = TABLES["volume"], TABLES["paper"], TABLES["source"]
CONFERENCE, BODY = TABLES["conference"], TABLES["conference_organization"]
AUTHORSHIP, AFFILIATION, REFERENCE = TABLES["authorship"], TABLES["affiliation"], TABLES["reference"]

_PARTS: Final = ("authorship", "reference", "citation")
ALIKE: Final = 3
"""Letters with which keys begin that are compared: a large database has too many of one letter."""

NEAR: Final = 3
"""Keys that are named where one is not known."""


@dataclass(frozen=True, slots=True)
class Located:
    """What a key names: a record of one kind, and the keys of the volumes that it is of, in the order of their load."""

    entity: CorrectedEntity
    volumes: tuple[str, ...]


def locate_key(engine: Engine, key: str) -> list[Located]:
    """Return all records of that key: a meeting and a work may bear the same one."""
    with reading(engine) as connection:
        found = []
        for entity, query in _queries(key):
            volumes = tuple(dict.fromkeys(connection.scalars(query)))
            if volumes:
                found.append(Located(entity, volumes))
        return found


def hint_at_key(engine: Engine, key: str) -> str:
    """Return what to say of a key that is not there: the keys that are spelt much like it, or how keys are found."""
    with reading(engine) as connection:
        known = _keys_like(connection, key)
    longer = sorted((other for other in known if key and other.startswith(f"{key}-")), key=len)
    near = longer[:NEAR] or get_close_matches(key, known, n=NEAR)
    return f"Did you mean {' or '.join(near)}?" if near else "`proceedings-db search` finds keys."


def read_sources(engine: Engine, volume: str) -> list[tuple[str, str]]:
    """Return the files of a volume in their order: path in the volume's folder, and digest."""
    query = select(SOURCE.c.path, SOURCE.c.sha256).join(VOLUME, VOLUME.c.id == SOURCE.c.volume_id)
    with reading(engine) as connection:
        rows = connection.execute(query.where(VOLUME.c.key == volume).order_by(SOURCE.c.position))
        return [(row.path, row.sha256) for row in rows]


def read_link(engine: Engine, entity: str, key: str, field: str) -> str | None:
    """Return the key of the person of an authorship, or of the work or the paper of a reference; ``None`` for none."""
    target = TABLES["person" if field == "person" else "work"]
    owner = TABLES[entity]
    link = owner.c.person_id if field == "person" else owner.c.work_id
    query = select(target.c.key).join(owner, link == target.c.id)
    if field == "paper":
        query = select(PAPER.c.key).join(target, target.c.paper_id == PAPER.c.id).join(owner, link == target.c.id)
    with reading(engine) as connection:
        return connection.scalar(query.where(owner.c.key == key))


def has_key(engine: Engine, entity: str, key: str) -> bool:
    """Whether there is a record of that kind and key."""
    model = TABLES[entity]
    with reading(engine) as connection:
        return connection.scalar(select(model.c.id).where(model.c.key == key)) is not None


def volumes_corrected(engine: Engine, key: str | None) -> tuple[str, ...]:
    """Return the volumes whose corrections name ``key``, or that have any."""
    correction = TABLES["correction"]
    query = select(VOLUME.c.key).join(correction, correction.c.volume_id == VOLUME.c.id).distinct()
    if key is not None:
        query = query.where(correction.c.entity_key == key)
    with reading(engine) as connection:
        return tuple(connection.scalars(query.order_by(VOLUME.c.key)))


def read_loaded_corrections(engine: Engine, volumes: tuple[str, ...]) -> set[str | None]:
    """Return the digests of the files of corrections that volumes were loaded with last; ``None`` for no file."""
    run = TABLES["load_run"]
    query = select(VOLUME.c.key, run.c.corrections_sha256).join(run, run.c.volume_id == VOLUME.c.id)
    done = query.where(VOLUME.c.key.in_(volumes), run.c.status == "done").order_by(run.c.id)
    with reading(engine) as connection:
        # The last run of a volume is the one that counts.
        return set({row.key: row.corrections_sha256 for row in connection.execute(done)}.values())


def _queries(key: str) -> list[tuple[CorrectedEntity, Select[Any]]]:
    volumes = select(VOLUME.c.key).order_by(VOLUME.c.id)
    of_paper = volumes.join(PAPER, PAPER.c.volume_id == VOLUME.c.id)
    of_meeting = volumes.join(CONFERENCE, CONFERENCE.c.id == VOLUME.c.conference_id)
    queries: list[tuple[CorrectedEntity, Select[Any]]] = [
        ("volume", volumes.where(VOLUME.c.key == key)),
        ("conference", of_meeting.where(CONFERENCE.c.key == key)),
        ("paper", of_paper.where(PAPER.c.key == key)),
        *(
            (part, of_paper.join(TABLES[part], TABLES[part].c.paper_id == PAPER.c.id).where(TABLES[part].c.key == key))
            for part in _PARTS
        ),
        *_queries_of_shared(key, of_paper, of_meeting),
    ]
    name, _, number = key.rpartition(".")
    meeting, _, role = name.rpartition(".")
    if meeting and number.isdecimal():
        listed = of_meeting.join(BODY, BODY.c.conference_id == CONFERENCE.c.id)
        queries.append(
            ("body", listed.where(CONFERENCE.c.key == meeting, BODY.c.role == role, BODY.c.position == int(number)))
        )
    return queries


def _queries_of_shared(
    key: str, of_paper: Select[Any], of_meeting: Select[Any]
) -> list[tuple[CorrectedEntity, Select[Any]]]:
    person, work, organization = TABLES["person"], TABLES["work"], TABLES["organization"]
    by_author = of_paper.join(AUTHORSHIP, AUTHORSHIP.c.paper_id == PAPER.c.id)
    by_affiliation = by_author.join(AFFILIATION, AFFILIATION.c.authorship_id == AUTHORSHIP.c.id)
    by_reference = of_paper.join(REFERENCE, REFERENCE.c.paper_id == PAPER.c.id)
    listed = of_meeting.join(BODY, BODY.c.conference_id == CONFERENCE.c.id)
    is_body = organization.c.key == key
    return [
        ("person", by_author.join(person, person.c.id == AUTHORSHIP.c.person_id).where(person.c.key == key)),
        ("work", by_reference.join(work, work.c.id == REFERENCE.c.work_id).where(work.c.key == key)),
        ("organization", listed.join(organization, organization.c.id == BODY.c.organization_id).where(is_body)),
        (
            "organization",
            by_affiliation.join(organization, organization.c.id == AFFILIATION.c.organization_id).where(is_body),
        ),
    ]


def _keys_like(connection: Connection, key: str) -> list[str]:
    """Return the keys of the same paper, or of the same volume, or of what is not numbered."""
    paper = paper_key_of(key)
    if paper and connection.scalar(select(PAPER.c.id).where(PAPER.c.key == paper)) is not None:
        parts = (TABLES[part] for part in _PARTS)
        within = (
            select(part.c.key).join(PAPER, PAPER.c.id == part.c.paper_id).where(PAPER.c.key == paper) for part in parts
        )
        return [found for query in within for found in connection.scalars(query)]
    volume = (paper or key).rpartition(".")[0]
    of_volume = select(PAPER.c.key).join(VOLUME, VOLUME.c.id == PAPER.c.volume_id).where(VOLUME.c.key == volume)
    papers = list(connection.scalars(of_volume)) if volume else []
    if papers:
        return papers
    named = ("volume", "conference", "person", "organization", "work")
    first = key[:ALIKE]
    return [
        found
        for table in named
        for found in connection.scalars(
            select(TABLES[table].c.key).where(TABLES[table].c.key >= first, TABLES[table].c.key < f"{first}~")
        )
    ]
