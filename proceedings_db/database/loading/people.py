"""Whom the authors are: people found by an indexed key, so that a load costs the same among ten and a million."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks, to_person_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.elsewhere import PAPER, is_of_other_paper
from proceedings_db.database.loading.entities import Entities, Entity, keys_of
from proceedings_db.database.loading.person_blocks import Blocks
from proceedings_db.database.loading.person_files import PersonFiles
from proceedings_db.database.loading.person_problems import ambiguous_problem, elsewhere_problem, variant_problem
from proceedings_db.matching.people import Surroundings, match_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.authorities import PersonEntry
    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.matching.organizations import OrganizationAuthorities

PERSON, PERSON_NAME, AUTHORSHIP = (TABLES[name] for name in ("person", "person_name", "authorship"))

DOUBTFUL: Final = 0.8
"""Confidence under which a link is to be looked at."""


class People:
    """The people of one load."""

    def __init__(self, loading: Loading, bodies: OrganizationAuthorities) -> None:
        self._loading = loading
        rows = loading.rows["authorship"]
        before = {rows.value(row, "person_id") for row in rows.old.values()} - {None}
        self.entities = Entities(loading, "person", before)
        self._before = before
        self._bodies = bodies
        self._files = PersonFiles(loading, bodies, self.entities)
        self._blocks = Blocks(loading, bodies)
        self._around: dict[int, Surroundings] = {}
        self._apart: set[Entity] = set()
        # Two authors of one paper are never one person; its author and its translator may be.
        self._taken: defaultdict[tuple[int, str], set[int]] = defaultdict(set)

    @property
    def entries(self) -> dict[int, PersonEntry]:
        """The entries of authority files by the ids of their people, after :meth:`settle`."""
        return self._files.entries

    def link(self, items: Sequence[AuthorItem]) -> None:
        """Link every authorship to a person: by hand, as before, to the one candidate, or to a new person."""
        self._around = _surroundings(items, self._bodies)
        self._files.look_up(items, self._before)
        for item in items:
            person = self._files.match(item, self._around[item.id], self._taken_on(item))
            if person is not None:
                self._set(item, person, "by-hand", 1.0)
        waiting = [item for item in items if item.person is None]
        as_before = [item for item in waiting if self._is_as_before(item)]
        kept = {item.id for item in as_before}
        rest = [item for item in waiting if item.id not in kept]
        unresolved = (item for item in as_before if item.old is not None and item.old.match_method == "unresolved")
        self._blocks.look_up((*rest, *unresolved), self._around, self._before, self._files.told)
        for item in items:
            if item.person is not None:
                self._add(item)
        for item in as_before:
            assert item.old is not None
            person = self.entities.old(item.old.person_id)
            self._set(item, person, item.old.match_method, item.old.match_confidence)
            self._add(item)
        # Where more is printed there is less to guess, whatever the order of the papers.
        for item in sorted(rest, key=lambda item: not self._around[item.id].institutions):
            self._link(item)

    def settle(self) -> None:
        """Insert the new people, and let those of authority files be what these say."""
        going = self.entities.candidates_to_go()
        elsewhere: set[int] = set()
        for chunk in chunks(going):
            linked = select(AUTHORSHIP.c.person_id).join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
            linked = linked.where(AUTHORSHIP.c.person_id.in_(chunk), is_of_other_paper(self._loading))
            elsewhere.update(self._loading.connection.scalars(linked.distinct()))
        created = self.entities.settle(elsewhere, self._known(going))
        columns = ("id", "key", "is_verified", "orcid", "note")
        rows = [(entity.id, entity.key, False, None, None) for entity in created]
        insert(self._loading.connection, "person", columns, rows)
        self._files.write(self.entities.used | elsewhere)

    def report(self, items: Sequence[AuthorItem]) -> None:
        """Make a problem of every link that a librarian should look at."""
        doubtful: list[tuple[AuthorItem, list[int], bool]] = []
        for item in items:
            assert item.person is not None
            if item.method == "unresolved":
                others, are_elsewhere = self._blocks.may_be(item, self._around[item.id], self._taken_on(item))
                doubtful.append((item, [self.entities.old(other).id for other in others], are_elsewhere))
            elif item.method == "name-variant" or (item.confidence is not None and item.confidence < DOUBTFUL):
                doubtful.append((item, [], False))
        named = {item.person.id for item, _, _ in doubtful if item.person}
        keys = keys_of(self._loading, "person", named.union(*(others for _, others, _ in doubtful)))
        for item, others, are_elsewhere in doubtful:
            assert item.person is not None
            person = keys[item.person.id]
            if item.method == "unresolved":
                listed = sorted(keys[other] for other in others)
                problem = ambiguous_problem(item, person, listed, are_elsewhere=are_elsewhere)
            elif item.method == "name-variant":
                problem = variant_problem(item, person)
            else:
                problem = elsewhere_problem(item, person)
            self._loading.problems.append(problem)

    def let_go(self) -> None:
        """Delete the people whom no authorship names any more."""
        self.entities.let_go()

    def _link(self, item: AuthorItem) -> None:
        """Link an author by name and surroundings, else make a new person."""
        around, name = self._around[item.id], item.authorship.name
        taken, excluded = self._taken_on(item), self._files.excluded(item)
        candidates = self._blocks.candidates(item, taken)
        link = match_person(name, candidates, around=around, taken=excluded)
        person = self.entities.old(link.target) if link.target is not None else None
        merged = self._files.merged(person) if person else None if link.candidates else self._files.merged_new(item)
        if merged is not None:
            self._set(item, merged, "by-hand", 1.0)
        elif person is not None:
            self._set(item, person, link.method, link.confidence)
        else:
            person = self.entities.make(item.name_key, to_person_key(name))
            if link.candidates or self._files.is_open(item):
                self._set(item, person, "unresolved", None)
            elif any(candidate.person_id in excluded for candidate in candidates):
                self._set(item, person, "by-hand", 1.0)
                self._apart.add(person)
            else:
                self._set(item, person, None, None)
        self._add(item)

    def _set(self, item: AuthorItem, person: Entity, method: str | None, confidence: float | None) -> None:
        item.person, item.method, item.confidence = person, method, confidence
        self._taken_on(item).add(person.id)
        old = item.old
        if old is None or old.person_id in (None, person.id):
            return
        # Whom a file had made of this author goes with the file's word, unless the author went by that very name.
        if old.match_method != "by-hand" or self._files.is_own_name(item):
            person.came_from.add(old.person_id)

    def _add(self, item: AuthorItem) -> None:
        assert item.person is not None
        told = self._files.told.get(item.person.id, ())
        is_named = item.method != "by-hand" or item.name_key in told or item.person in self._apart
        self._blocks.add(item, item.person, self._around[item.id], is_named=is_named)

    def _taken_on(self, item: AuthorItem) -> set[int]:
        return self._taken[item.paper.id, item.authorship.role]

    def _is_as_before(self, item: AuthorItem) -> bool:
        """Whether all is printed that was printed at the last load, and no file has a say: the person stays."""
        old = item.old
        if old is None or old.person_id is None or old.match_method == "by-hand" or old.name_key != item.name_key:
            return False
        if old.person_id in self._files.excluded(item):
            return False
        stored = [row.organization for row in self._loading.stored["affiliation"][item.id]]
        return stored == [place.organization for place in item.authorship.affiliations]

    def _known(self, ids: set[int]) -> dict[int, str]:
        """Return the first name of each of ``ids``, folded."""
        known: dict[int, str] = {}
        for chunk in chunks(ids):
            first = select(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk), PERSON_NAME.c.position == 1)
            known.update((row.person_id, row.name_key) for row in self._loading.connection.execute(first))
        return known


def _surroundings(items: Sequence[AuthorItem], bodies: OrganizationAuthorities) -> dict[int, Surroundings]:
    """Return what is printed around each author, by the id of the authorship."""
    on_paper: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for item in items:
        on_paper[item.paper.id][item.id] = item.block_key
    around: dict[int, Surroundings] = {}
    for item in items:
        printed = (place.organization for place in item.authorship.affiliations)
        institutions = frozenset(bodies.institution(name) for name in printed if name)
        others = frozenset(block for other, block in on_paper[item.paper.id].items() if other != item.id)
        around[item.id] = Surroundings(institutions, others)
    return around
