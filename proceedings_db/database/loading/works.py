"""Which work each reference is to: those of several papers that agree in title, year and first author share one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from proceedings_db.database.keys import chunks, to_citation_key, to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.entities import Entities, Entity
from proceedings_db.database.loading.rows import figure, insert
from proceedings_db.matching.works import WorkCandidate, first_family_key, match_work, work_title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.records import Reference

WORK = TABLES["work"]
REFERENCE = TABLES["reference"]
PAPER = TABLES["paper"]

Identity = tuple[str, str, int | None]


class Works:
    """The works of one load."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        rows = loading.rows["reference"]
        before = (rows.value(row, "work_id") for row in rows.old.values())
        self.entities = Entities(loading, "work", (identity for identity in before if identity))
        self._candidates: defaultdict[str, list[WorkCandidate]] = defaultdict(list)
        self._identities: dict[int, Identity] = {}
        self._first: dict[int, Reference] = {}

    def link(self, items: Sequence[ReferenceItem]) -> None:
        """Link every reference to a work: as before, to the one that agrees, or to a new one."""
        identities = [_identity(item.reference) for item in items]
        self._look_up({identity[0] for identity in identities})
        self._look_up_before(items)
        for item, identity in zip(items, identities, strict=True):
            before = item.old.work_id if item.old is not None else None
            if before is not None and (
                self._identities.get(before) == identity or item.old.match_method == "by-hand"  # type: ignore[union-attr]
            ):
                assert item.old is not None
                item.work = self.entities.old(before)
                item.method, item.confidence = item.old.match_method, item.old.match_confidence
                continue
            item.work = self._link(item, identity)
            if before is not None and before != item.work.id:
                item.work.came_from.add(before)

    def settle(self) -> None:
        """Insert the new works."""
        elsewhere: set[int] = set()
        going = self.entities.candidates_to_go()
        for chunk in chunks(going):
            linked = select(REFERENCE.c.work_id).join(PAPER, PAPER.c.id == REFERENCE.c.paper_id).distinct()
            other = PAPER.c.volume_id.is_distinct_from(self._loading.volume_id)
            elsewhere.update(self._loading.connection.scalars(linked.where(REFERENCE.c.work_id.in_(chunk), other)))
            papers = select(WORK.c.id).where(WORK.c.id.in_(chunk), WORK.c.paper_id.is_not(None))
            elsewhere.update(self._loading.connection.scalars(papers))
        created = self.entities.settle(elsewhere, self._known(going))
        rows = [(entity.id, entity.key, *self._describe(entity), None) for entity in created]
        insert(
            self._loading.connection,
            "work",
            ("id", "key", "title", "title_key", "family_key", "year", "paper_id"),
            rows,
        )
        inserted = {entity.id for entity in created}
        for entity in self.entities.made:
            if entity.id not in inserted:
                title, title_key, family_key, year = self._describe(entity)
                values = {"title": title, "title_key": title_key, "family_key": family_key, "year": year}
                self._loading.connection.execute(update(WORK).where(WORK.c.id == entity.id).values(values))

    def let_go(self) -> None:
        """Delete the works that no reference is to any more."""
        self.entities.let_go()

    def _known(self, ids: set[int]) -> dict[int, str]:
        known: dict[int, str] = {}
        for chunk in chunks(ids):
            for row in self._loading.connection.execute(select(WORK).where(WORK.c.id.in_(chunk))):
                known[row.id] = to_match_key((row.title_key, row.family_key, row.year))
        return known

    def refresh_titles(self) -> None:
        """Let a work be called as in the first of its references, where that one's title changed."""
        rows = self._loading.rows["reference"]
        for old, new in rows.changed:
            work, identity = rows.value(new, "work_id"), rows.value(new, "id")
            if rows.value(old, "title") != rows.value(new, "title") and work == rows.value(old, "work_id"):
                first = self._loading.connection.scalar(
                    select(func.min(REFERENCE.c.id)).where(REFERENCE.c.work_id == work)
                )
                if first == identity:
                    title = rows.value(new, "title")
                    self._loading.connection.execute(update(WORK).where(WORK.c.id == work).values(title=title))

    def _look_up(self, titles: set[str]) -> None:
        for chunk in chunks(titles):
            for row in self._loading.connection.execute(
                select(WORK).where(WORK.c.title_key.in_(chunk)).order_by(WORK.c.id)
            ):
                self._candidates[row.title_key].append(WorkCandidate(row.id, row.year, row.family_key))

    def _look_up_before(self, items: Sequence[ReferenceItem]) -> None:
        """Read by what the works that the references were linked to are known."""
        for chunk in chunks(item.old.work_id for item in items if item.old is not None and item.old.work_id):
            for row in self._loading.connection.execute(select(WORK).where(WORK.c.id.in_(chunk))):
                self._identities[row.id] = (row.title_key, row.family_key, row.year)

    def _link(self, item: ReferenceItem, identity: Identity) -> Entity:
        title_key, family_key, year = identity
        link = match_work(item.reference, self._candidates[title_key])
        if link.target is not None:
            item.method, item.confidence = link.method, link.confidence
            return self.entities.old(link.target)
        if link.is_ambiguous:
            item.method = "unresolved"
        work = self.entities.make(to_match_key(identity), _stem(item.reference))
        self._candidates[title_key].append(WorkCandidate(work.id, year, family_key))
        self._first[id(work)] = item.reference
        return work

    def _describe(self, entity: Entity) -> tuple[str | None, str, str, int | None]:
        reference = self._first[id(entity)]
        return (reference.title, *_identity(reference))


def to_match_key(identity: Identity) -> str:
    """Return what a work is known by when it comes back."""
    title_key, family_key, year = identity
    return f"{title_key}|{family_key}|{year or ''}"


def _identity(reference: Reference) -> Identity:
    title_key, family_key = work_title_key(reference), first_family_key(reference)
    return to_index_key(title_key), to_index_key(family_key), figure(reference.year)


def _stem(reference: Reference) -> str:
    authors = reference.names_of("author")
    return to_citation_key(
        authors[0] if authors else None, figure(reference.year), reference.title or reference.raw_text
    )
