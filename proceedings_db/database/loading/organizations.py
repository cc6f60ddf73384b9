"""Which bodies are meant: by title pages, affiliations, authors' lines and imprints."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, or_, select, update

from proceedings_db.database.keys import chunks, to_index_key, to_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.entities import Entities, Entity
from proceedings_db.database.loading.rows import insert
from proceedings_db.matching.organizations import match_organization, organization_key
from proceedings_db.records import Problem, ProblemCode
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Place

ORGANIZATION = TABLES["organization"]
NAME = TABLES["organization_name"]

USES = (
    ("conference_organization", "name"),
    ("affiliation", "organization"),
    ("volume", "publisher_as_printed"),
    ("authorship", "literal"),
)
"""The tables that point to a body, and the column of each that holds the name as read."""


class Organizations:
    """The bodies of one load."""

    def __init__(self, loading: Loading, names: Iterable[str], before: Iterable[int]) -> None:
        self._loading = loading
        self.entities = Entities(loading, "organization", before)
        self._ids: defaultdict[str, set[int]] = defaultdict(set)
        self._spellings: dict[str, dict[str, None]] = defaultdict(dict)
        self._used: dict[str, Entity] = {}
        for chunk in chunks(_index_key(name) for name in names):
            found = select(NAME.c.name_key, NAME.c.organization_id).where(NAME.c.name_key.in_(chunk))
            for key, identity in loading.connection.execute(found):
                self._ids[key].add(identity)

    def link(self, name: str, before: int | None = None, place: Place | None = None) -> Entity | None:
        """Return the body called ``name``, a new one if there is none; nothing, and a problem, if there are several."""
        key = _index_key(name)
        if not key:
            return None
        link = match_organization(sorted(self._ids[key]))
        if link.is_ambiguous:
            if before not in link.candidates:
                self._report(name, place)
                return None
            entity = self.entities.old(before)
        elif link.target is None:
            entity = self.entities.make(key, to_key(name) or "organization")
            self._ids[key].add(entity.id)
        else:
            entity = self.entities.old(link.target)
        if before is not None and before != entity.id:
            entity.came_from.add(before)
        self._used[key] = entity
        self._spellings[key].setdefault(name)
        return entity

    def known(self, name: str, before: int | None = None) -> Entity | None:
        """Return the body called ``name`` if one is known by that name: an author with a whole name may be one."""
        return self.link(name, before) if len(self._ids[_index_key(name)]) == 1 else None

    @property
    def used(self) -> set[int]:
        """The ids of all bodies that this load names."""
        return {entity.id for entity in self._used.values()}

    def settle(self) -> None:
        """Insert the new bodies, and the new spellings of all."""
        going = self.entities.candidates_to_go()
        settled = self.entities.settle(_used_elsewhere(self._loading, going), self._known(going))
        created = {id(entity) for entity in settled}
        rows = []
        for key, entity in self._used.items():
            if id(entity) in created:
                name = next(iter(self._spellings[key]))
                rows.append((entity.id, entity.key, name, key, to_index_key(sort_key(name)), None, None))
        insert(self._loading.connection, "organization", tuple(ORGANIZATION.columns.keys()), rows)
        self._write_spellings()

    def let_go(self) -> None:
        """Delete the bodies that nothing names any more, and the spellings that are printed nowhere."""
        self.entities.let_go()

    def _known(self, ids: set[int]) -> dict[int, str]:
        """Return the folded name that each of ``ids`` goes by."""
        known: dict[int, str] = {}
        for chunk in chunks(ids):
            rows = select(ORGANIZATION.c.id, ORGANIZATION.c.name_key).where(ORGANIZATION.c.id.in_(chunk))
            known.update((row.id, row.name_key) for row in self._loading.connection.execute(rows))
        return known

    def _write_spellings(self) -> None:
        stored: defaultdict[int, list[str]] = defaultdict(list)
        for chunk in chunks(entity.id for entity in self._used.values()):
            found = select(NAME.c.organization_id, NAME.c.name).where(NAME.c.organization_id.in_(chunk))
            for identity, name in self._loading.connection.execute(
                found.order_by(NAME.c.organization_id, NAME.c.position)
            ):
                stored[identity].append(name)
        added = []
        for key, entity in self._used.items():
            for name in self._spellings[key]:
                if name not in stored[entity.id]:
                    stored[entity.id].append(name)
                    added.append((entity.id, len(stored[entity.id]), name, None, key, False))
        insert(self._loading.connection, "organization_name", tuple(NAME.columns.keys()), added)

    def _report(self, name: str, place: Place | None) -> None:
        self._loading.problems.append(
            Problem(
                code=ProblemCode.ORGANIZATION_AMBIGUOUS,
                message=f"«{name}» may be any of several bodies of that name",
                place=place,
                raw_text=name,
                remedy="Print the name in full where it stands; until then it is linked to none.",
                entity="organization",
                field="name",
            )
        )


def forget_spellings(loading: Loading, names: Iterable[tuple[int, str]]) -> None:
    """Drop those of ``names`` (id of the body, spelling) that are printed nowhere any more."""
    thinned = set()
    for identity, name in sorted(set(names)):
        if not any(loading.connection.scalar(select(_uses(table, column, identity, name))) for table, column in USES):
            loading.connection.execute(delete(NAME).where(NAME.c.organization_id == identity, NAME.c.name == name))
            thinned.add(identity)
    for identity in sorted(thinned):
        _renumber(loading, identity)


def _uses(table: str, column: str, identity: int, name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own type of it
    model = TABLES[table]
    link = model.c.publisher_id if table == "volume" else model.c.organization_id
    return exists().where(link == identity, model.c[column] == name)


def _renumber(loading: Loading, identity: int) -> None:
    """Close the gaps in the positions of a body's names, and let the first be the one that it goes by."""
    found = select(NAME).where(NAME.c.organization_id == identity).order_by(NAME.c.position)
    rows = [tuple(row) for row in loading.connection.execute(found)]
    if not rows:
        return
    loading.connection.execute(delete(NAME).where(NAME.c.organization_id == identity))
    columns = tuple(NAME.columns.keys())
    insert(loading.connection, "organization_name", columns, [(row[0], at, *row[2:]) for at, row in enumerate(rows, 1)])
    name = rows[0][columns.index("name")]
    loading.connection.execute(
        update(ORGANIZATION)
        .where(ORGANIZATION.c.id == identity)
        .values(name=name, name_key=_index_key(name), sort_key=to_index_key(sort_key(name)))
    )


def _used_elsewhere(loading: Loading, ids: set[int]) -> set[int]:
    """Return which of ``ids`` other volumes, meetings or bodies point to."""
    paper, authorship, affiliation = TABLES["paper"], TABLES["authorship"], TABLES["affiliation"]
    volume = TABLES["volume"]
    body = TABLES["conference_organization"]
    other_paper = paper.c.volume_id.is_distinct_from(loading.volume_id)
    found: set[int] = set()
    for chunk in chunks(ids):
        queries = (
            select(authorship.c.organization_id)
            .join(paper, paper.c.id == authorship.c.paper_id)
            .where(authorship.c.organization_id.in_(chunk), other_paper),
            select(affiliation.c.organization_id)
            .join(authorship, authorship.c.id == affiliation.c.authorship_id)
            .join(paper, paper.c.id == authorship.c.paper_id)
            .where(affiliation.c.organization_id.in_(chunk), other_paper),
            select(body.c.organization_id).where(body.c.organization_id.in_(chunk), _of_other_title_page(loading)),
            select(volume.c.publisher_id).where(volume.c.publisher_id.in_(chunk), volume.c.id != loading.volume_id),
            select(ORGANIZATION.c.parent_id).where(ORGANIZATION.c.parent_id.in_(chunk)),
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


def _index_key(name: str) -> str:
    return to_index_key(organization_key(name))
