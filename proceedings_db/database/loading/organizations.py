"""Which bodies are meant: by title pages, affiliations, authors' lines and imprints, and what they are part of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks, to_index_key, to_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.elsewhere import PAPER, is_of_other_paper
from proceedings_db.database.loading.entities import Entities, Entity
from proceedings_db.matching.body_names import is_bare_unit
from proceedings_db.matching.organizations import OrganizationAuthorities, match_organization, organization_key
from proceedings_db.records import Problem, ProblemCode
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement

    from proceedings_db.authorities import OrganizationEntry
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Place

ORGANIZATION = TABLES["organization"]


@dataclass(slots=True)
class Body:
    """A body that this load names, or that one of those is part of; ``spellings`` are those printed."""

    entity: Entity
    name: str
    entry: OrganizationEntry | None = None
    spellings: dict[str, None] = field(default_factory=dict)
    parent: Entity | None = None

    @property
    def goes_by(self) -> str:
        """The name of the row: that of its entry, else the first printed; that of a mere parent is part of others."""
        return self.entry.name if self.entry else next(iter(self.spellings), self.name)


class Organizations:
    """The bodies of one load."""

    def __init__(
        self, loading: Loading, authorities: OrganizationAuthorities, names: Iterable[str], before: Iterable[int]
    ) -> None:
        self._loading = loading
        self._authorities = authorities
        self._before = _with_parents(loading, before)
        self.entities = Entities(loading, "organization", self._before)
        self.bodies: dict[Entity, Body] = {}
        self._ids: defaultdict[str, set[int]] = defaultdict(set)
        self._by_key: dict[str, int] = {}
        self._look_up(names)

    def link(self, name: str, before: int | None = None, place: Place | None = None) -> Entity | None:
        """Return the body called ``name``, a new one if there is none; nothing, and a problem, if there are several."""
        entity = self._find(name, before)
        if entity is None:
            if index_key(name):
                self._report(name, place)
            return None
        if before is not None and before != entity.id:
            entity.came_from.add(before)
        self.bodies[entity].spellings.setdefault(name)
        return entity

    def known(self, name: str, before: int | None = None) -> Entity | None:
        """Return the body called ``name`` if one is known by that name: an author with a whole name may be one."""
        known = self._authorities.to_known_name(name)
        is_known = self._authorities.match(name) is not None or len(self._ids[index_key(known)]) == 1
        return self.link(name, before) if is_known else None

    @property
    def used(self) -> set[int]:
        """The ids of all bodies that this load names, and of those that they are part of."""
        return {entity.id for entity in self.bodies}

    def settle(self) -> None:
        """Find what every body is part of, and insert the new ones."""
        self._link_parents()
        going = self.entities.candidates_to_go()
        in_use = _used_elsewhere(self._loading, going)
        in_use |= self._parents_in_use(going, in_use)
        created = self.entities.settle(in_use, self._known(going))
        rows = []
        for entity in created:
            name = self.bodies[entity].goes_by
            rows.append((entity.id, entity.key, name, index_key(name), to_index_key(sort_key(name)), None, None))
        columns = ("id", "key", "name", "name_key", "sort_key", "parent_id", "ror")
        insert(self._loading.connection, "organization", columns, rows)

    def let_go(self) -> None:
        """Delete the bodies that nothing names any more."""
        self.entities.let_go()

    def _look_up(self, names: Iterable[str]) -> None:
        """Read the rows of all bodies that ``names`` may be, and of those that they are part of."""
        wanted: set[str] = set()
        for printed in names:
            name: str | None = self._authorities.to_known_name(printed)
            while name is not None and name not in wanted:
                wanted.add(name)
                name = self._authorities.parent_of(name)
        connection = self._loading.connection
        for chunk in chunks(filter(None, map(index_key, wanted))):
            found = select(ORGANIZATION.c.name_key, ORGANIZATION.c.id).where(ORGANIZATION.c.name_key.in_(chunk))
            for key, identity in connection.execute(found):
                self._ids[key].add(identity)
        entries = filter(None, map(self._authorities.match, wanted))
        for chunk in chunks(entry.key for entry in entries if entry.key):
            keyed = select(ORGANIZATION.c.key, ORGANIZATION.c.id).where(ORGANIZATION.c.key.in_(chunk))
            self._by_key.update((row.key, row.id) for row in connection.execute(keyed))

    def _find(self, printed: str, before: int | None = None) -> Entity | None:
        """Return the body of a name, a new one if there is none; nothing where it is not clear which."""
        entry = self._authorities.match(printed)
        name = entry.name if entry else printed
        key = index_key(name)
        if not key:
            return None
        if entry is not None and entry.key in self._by_key:
            entity = self.entities.old(self._by_key[entry.key])
        else:
            link = match_organization(self._candidates(name, key, entry))
            if link.is_ambiguous and before not in link.candidates:
                return None
            chosen = before if link.is_ambiguous else link.target
            entity = self.entities.old(chosen) if chosen is not None else self._make(key, name, entry)
        self.bodies.setdefault(entity, Body(entity, name, entry))
        return entity

    def _candidates(self, name: str, key: str, entry: OrganizationEntry | None) -> list[int]:
        """Return the bodies of a name; of a unit that names no body only this volume's own is the same."""
        ids = self._ids[key]
        if entry is None and is_bare_unit(name):
            ids = {identity for identity in ids if identity < 0 or identity in self._before}
        return sorted(ids)

    def _make(self, key: str, name: str, entry: OrganizationEntry | None) -> Entity:
        stem = entry.key if entry is not None and entry.key else to_key(name) or "organization"
        entity = self.entities.make(key, stem)
        self._ids[key].add(entity.id)
        return entity

    def _link_parents(self) -> None:
        waiting = list(self.bodies.values())
        while waiting:
            body = waiting.pop()
            name = self._authorities.parent_of(body.goes_by)
            met = len(self.bodies)
            parent = self._find(name) if name else None
            if parent is None or self._is_above(body.entity, parent):
                continue
            body.parent = parent
            if len(self.bodies) > met:
                waiting.append(self.bodies[parent])

    def _is_above(self, entity: Entity, other: Entity | None) -> bool:
        """Whether ``other`` is ``entity`` or a part of it: names that are part of each other are part of none."""
        while other is not None and other is not entity:
            other = self.bodies[other].parent
        return other is entity

    def _parents_in_use(self, going: set[int], in_use: set[int]) -> set[int]:
        """Return which of ``going`` have a part that stays."""
        parts: list[tuple[int, int]] = []
        ours = self.used
        for chunk in chunks(going):
            found = select(ORGANIZATION.c.id, ORGANIZATION.c.parent_id).where(ORGANIZATION.c.parent_id.in_(chunk))
            parts += [(part, whole) for part, whole in self._loading.connection.execute(found) if part not in ours]
        kept: set[int] = set()
        while more := {
            whole for part, whole in parts if (part not in going or part in in_use | kept) and whole not in kept
        }:
            kept |= more
        return kept

    def _known(self, ids: set[int]) -> dict[int, str]:
        """Return the folded name that each of ``ids`` goes by."""
        known: dict[int, str] = {}
        for chunk in chunks(ids):
            rows = select(ORGANIZATION.c.id, ORGANIZATION.c.name_key).where(ORGANIZATION.c.id.in_(chunk))
            known.update((row.id, row.name_key) for row in self._loading.connection.execute(rows))
        return known

    def _report(self, name: str, place: Place | None) -> None:
        self._loading.problems.append(
            Problem(
                code=ProblemCode.ORGANIZATION_AMBIGUOUS,
                message=f"«{name}» may be any of several bodies of that name.",
                place=place,
                raw_text=name,
                remedy="Say in organizations.yaml which names are one body; until then it is linked to none.",
                entity="organization",
                field="name",
            )
        )


def index_key(name: str) -> str:
    """Return as much of the key of a body's name as an index holds."""
    return to_index_key(organization_key(name))


def _with_parents(loading: Loading, ids: Iterable[int]) -> set[int]:
    """Return ``ids`` and the bodies that they are part of."""
    found = set(ids)
    step = found
    while step:
        above: set[int] = set()
        for chunk in chunks(step):
            parents = select(ORGANIZATION.c.parent_id).where(ORGANIZATION.c.id.in_(chunk))
            above.update(identity for identity in loading.connection.scalars(parents) if identity is not None)
        step = above - found
        found |= step
    return found


def _used_elsewhere(loading: Loading, ids: set[int]) -> set[int]:
    """Return which of ``ids`` other volumes or meetings name."""
    authorship, affiliation = TABLES["authorship"], TABLES["affiliation"]
    volume, body = TABLES["volume"], TABLES["conference_organization"]
    other_paper = is_of_other_paper(loading)
    found: set[int] = set()
    for chunk in chunks(ids):
        queries = (
            select(authorship.c.organization_id)
            .join(PAPER, PAPER.c.id == authorship.c.paper_id)
            .where(authorship.c.organization_id.in_(chunk), other_paper),
            select(affiliation.c.organization_id)
            .join(authorship, authorship.c.id == affiliation.c.authorship_id)
            .join(PAPER, PAPER.c.id == authorship.c.paper_id)
            .where(affiliation.c.organization_id.in_(chunk), other_paper),
            select(body.c.organization_id).where(body.c.organization_id.in_(chunk), _of_other_title_page(loading)),
            select(volume.c.publisher_id).where(volume.c.publisher_id.in_(chunk), volume.c.id != loading.volume_id),
        )
        for query in queries:
            found.update(loading.connection.scalars(query.distinct()))
    return found


def _of_other_title_page(loading: Loading) -> ColumnElement[bool]:
    """Whether a body is listed by another volume: of another meeting, or of this one if several volumes are of it."""
    volume, body = TABLES["volume"], TABLES["conference_organization"]
    meeting = loading.connection.scalar(select(volume.c.conference_id).where(volume.c.id == loading.volume_id))
    shared = select(volume.c.id).where(volume.c.conference_id == meeting, volume.c.id != loading.volume_id).limit(1)
    of_other_meeting = body.c.conference_id.is_distinct_from(meeting)
    if loading.connection.scalar(shared) is None:
        return of_other_meeting
    ours = {row.id for row in loading.stored["source"][loading.volume_id]} | set(loading.sources.values())
    return or_(of_other_meeting, body.c.source_id.is_(None), body.c.source_id.not_in(ours))
