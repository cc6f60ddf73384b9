"""Corrections about people and bodies, said as entries of authority files: a load follows both in one way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from proceedings_db.authorities import Authorities, OrganizationEntry, PersonEntry, Spelling
from proceedings_db.corrections.records import Correction, Outcome
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

TABLES = Base.metadata.tables
CORRECTION, VOLUME = TABLES["correction"], TABLES["volume"]
PERSON, PERSON_NAME, AUTHORSHIP = TABLES["person"], TABLES["person_name"], TABLES["authorship"]
RETIRED = TABLES["retired_key"]
ORGANIZATION, NAME = TABLES["organization"], TABLES["organization_name"]


def read_shared(connection: Connection, volume: str) -> list[Correction]:
    """Return the mergers and partings that the corrections of other volumes made: they hold for this one too."""
    actions = CORRECTION.c.action.in_(("merge", "split"))
    query = select(CORRECTION).join(VOLUME, VOLUME.c.id == CORRECTION.c.volume_id)
    query = query.where(VOLUME.c.key != volume, actions, CORRECTION.c.status == "applied")
    shared = query.where(CORRECTION.c.entity.in_(("person", "organization", "work")))
    rows = connection.execute(shared.order_by(CORRECTION.c.volume_id, CORRECTION.c.line))
    return [Correction(row.entity, row.entity_key, row.field, row.value, None, row.action) for row in rows]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What authority files say about people and bodies, and corrections after them."""

    authorities: Authorities
    corrections: tuple[Correction, ...]

    def find_unknown(self, connection: Connection) -> dict[Correction, Outcome]:
        """Return the corrections that name a person or a body who is not there and never was, each as stale."""
        unknown = {}
        for correction in self.corrections:
            for table, key in _named(correction):
                if not _is_known(connection, table, key):
                    unknown[correction] = Outcome(correction, "stale", f"there is no {table} {key}")
        return unknown

    def to_authorities(self, connection: Connection, unknown: Collection[Correction]) -> Authorities:
        """Return the authority files as the corrections would have them, but for those that are ``unknown``."""
        known = [correction for correction in self.corrections if correction not in unknown]
        people = {entry.key: entry for entry in self.authorities.people}
        for correction in known:
            _decide_person(people, correction)
        bodies = _decide_bodies(connection, self.authorities.organizations, known)
        return replace(self.authorities, people=tuple(people.values()), organizations=bodies)


def _named(correction: Correction) -> Iterator[tuple[str, str]]:
    """Yield table and key of the people and bodies that a correction names."""
    value = (correction.value or "").strip()
    if correction.entity in ("person", "organization"):
        yield correction.entity, correction.key
        if correction.action == "merge":
            yield correction.entity, value
    elif correction.entity == "authorship" and correction.field == "person" and value:
        yield "person", value


def _is_known(connection: Connection, table: str, key: str) -> bool:
    model, retired = TABLES[table], TABLES["retired_key"]
    there = select(model.c.id).where(model.c.key == key)
    gone = select(retired.c.key).where(retired.c.scope == table, retired.c.key == key)
    return connection.scalar(there) is not None or connection.scalar(gone) is not None


def _decide_person(people: dict[str, PersonEntry], correction: Correction) -> None:
    value = (correction.value or "").strip()
    if correction.entity == "authorship" and correction.field == "person" and value:
        for key, entry in people.items():
            others = tuple(authorship for authorship in entry.authorships if authorship != correction.key)
            people[key] = replace(entry, authorships=others)
        entry = people.get(value) or PersonEntry(value)
        people[value] = replace(entry, authorships=(*entry.authorships, correction.key))
    elif correction.entity == "authorship" and correction.field == "person" and correction.expected:
        entry = people.get(correction.expected) or PersonEntry(correction.expected)
        people[entry.key] = replace(entry, excluded=(*entry.excluded, correction.key))
    elif correction.entity == "person" and correction.action == "merge":
        entry = people.get(value) or PersonEntry(value)
        people[value] = replace(entry, merge=(*entry.merge, correction.key))
    elif correction.entity == "person" and correction.action == "split":
        entry = people.get(correction.key) or PersonEntry(correction.key)
        people[entry.key] = replace(entry, excluded=(*entry.excluded, value))


def _decide_bodies(
    connection: Connection, entries: Sequence[OrganizationEntry], corrections: Iterable[Correction]
) -> tuple[OrganizationEntry, ...]:
    """Return the entries of bodies; one that is merged lends its names to the other, one that is parted is itself."""
    known = list(entries)
    for correction in corrections:
        if correction.entity != "organization":
            continue
        if correction.action == "split":
            known.append(OrganizationEntry((correction.value or "").strip()))
            continue
        names = _names_of(connection, (correction.value or "").strip())
        if names:
            merged = dict.fromkeys((*names[1:], *_names_of(connection, correction.key)))
            at = next((at for at, entry in enumerate(known) if names[0] in entry.names), None)
            entry = known.pop(at) if at is not None else OrganizationEntry(names[0], correction.value)
            spellings = (*entry.spellings, *(Spelling(name) for name in merged if name not in entry.names))
            known.append(replace(entry, spellings=spellings))
    return tuple(known)


def _names_of(connection: Connection, key: str) -> list[str]:
    query = select(NAME.c.name).join(ORGANIZATION, ORGANIZATION.c.id == NAME.c.organization_id)
    return list(connection.scalars(query.where(ORGANIZATION.c.key == key).order_by(NAME.c.position)))


def part_people(connection: Connection, volume: str, corrections: Iterable[Correction]) -> None:
    """Make two of those whom a correction of ``volume`` had merged until now, and none of ``corrections`` merges.

    The person gets the old key back, and with it the name and the authors of that name that were linked by hand, in
    all volumes; the rules of matching decide about them in the next load.
    """
    before = select(CORRECTION.c.entity_key, CORRECTION.c.value).join(VOLUME, VOLUME.c.id == CORRECTION.c.volume_id)
    before = before.where(VOLUME.c.key == volume, CORRECTION.c.entity == "person", CORRECTION.c.action == "merge")
    still = {correction.key for correction in corrections if correction.action == "merge"}
    for row in connection.execute(before).all():
        gone = connection.execute(select(RETIRED).where(RETIRED.c.scope == "person", RETIRED.c.key == row.entity_key))
        retired = gone.first()
        other = connection.scalar(select(PERSON.c.id).where(PERSON.c.key == row.value))
        if retired is not None and other is not None and row.entity_key not in still:
            _part(connection, row.entity_key, retired.match_key, other)


def _part(connection: Connection, key: str, name_key: str, other: int) -> None:
    identity = (connection.scalar(select(func.max(PERSON.c.id))) or 0) + 1
    connection.execute(insert(PERSON).values(id=identity, key=key, is_verified=False, orcid=None, note=None))
    connection.execute(delete(RETIRED).where(RETIRED.c.scope == "person", RETIRED.c.key == key))
    names = (PERSON_NAME.c.person_id == other, PERSON_NAME.c.name_key == name_key)
    connection.execute(update(PERSON_NAME).where(*names).values(person_id=identity))
    linked = (
        AUTHORSHIP.c.person_id == other,
        AUTHORSHIP.c.name_key == name_key,
        AUTHORSHIP.c.match_method == "by-hand",
    )
    values = {"person_id": identity, "match_method": None, "match_confidence": None}
    connection.execute(update(AUTHORSHIP).where(*linked).values(values))
