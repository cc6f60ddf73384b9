"""Whom the authors are: people found by an indexed key, so that a load costs the same among ten and a million."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from proceedings_db.database.keys import chunks, to_person_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.entities import Entities, Entity, keys_of
from proceedings_db.database.loading.rows import insert
from proceedings_db.matching.people import PersonCandidate, match_person, person_key
from proceedings_db.records import Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Severity

PERSON = TABLES["person"]
PERSON_NAME = TABLES["person_name"]
AUTHORSHIP = TABLES["authorship"]
PAPER = TABLES["paper"]


class People:
    """The people of one load."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        rows = loading.rows["authorship"]
        before = (rows.value(row, "person_id") for row in rows.old.values())
        self.entities = Entities(loading, "person", (identity for identity in before if identity))
        self._blocks: defaultdict[str, list[PersonCandidate]] = defaultdict(list)
        self._by_key: dict[str, int] = {}

    def link(self, items: Sequence[AuthorItem]) -> None:
        """Link every authorship to a person: by hand, as before, to the one candidate, or to a new person."""
        self._look_up(items)
        # Two authors of one paper are never one person; its author and its translator may be.
        on_paper: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
        for item in items:
            if _is_as_before(item):
                assert item.old is not None
                item.person = self.entities.old(item.old.person_id)
                item.method, item.confidence = item.old.match_method, item.old.match_confidence
                on_paper[item.paper.id, item.authorship.role].add(item.old.person_id)
        for item in items:
            if item.person is None:
                taken = on_paper[item.paper.id, item.authorship.role]
                item.person = self._link(item, taken)
                taken.add(item.person.id)

    def settle(self) -> None:
        """Insert the new people."""
        going = self.entities.candidates_to_go()
        elsewhere: set[int] = set()
        for chunk in chunks(going):
            linked = select(AUTHORSHIP.c.person_id).join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
            other = PAPER.c.volume_id.is_distinct_from(self._loading.volume_id)
            elsewhere.update(self._loading.connection.scalars(linked.where(AUTHORSHIP.c.person_id.in_(chunk), other)))
            verified = select(PERSON.c.id).where(PERSON.c.id.in_(chunk), PERSON.c.is_verified)
            elsewhere.update(self._loading.connection.scalars(verified))
        created = self.entities.settle(elsewhere, self._known(going))
        columns = ("id", "key", "is_verified", "orcid", "note")
        rows = [(entity.id, entity.key, False, None, None) for entity in created]
        insert(self._loading.connection, "person", columns, rows)

    def report(self, items: Sequence[AuthorItem]) -> None:
        """Make a problem of every link that a librarian should look at."""
        doubtful = [item for item in items if item.method in ("unresolved", "name-variant")]
        keys = keys_of(self._loading, "person", (item.person.id for item in doubtful if item.person))
        for item in doubtful:
            assert item.person is not None
            self._loading.problems.append(_to_problem(item, keys[item.person.id]))

    def let_go(self) -> None:
        """Delete the people whom no authorship names any more."""
        self.entities.let_go()

    def _known(self, ids: set[int]) -> dict[int, str]:
        """Return the first name of each of ``ids``, folded."""
        known: dict[int, str] = {}
        for chunk in chunks(ids):
            first = select(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk), PERSON_NAME.c.position == 1)
            known.update((row.person_id, row.name_key) for row in self._loading.connection.execute(first))
        return known

    def _look_up(self, items: Sequence[AuthorItem]) -> None:
        """Read the people of all blocks that the authors' names fall in, with all the names of each."""
        blocks = {item.block_key for item in items}
        members: defaultdict[str, set[int]] = defaultdict(set)
        for chunk in chunks(blocks):
            found = select(PERSON_NAME.c.block_key, PERSON_NAME.c.person_id).where(PERSON_NAME.c.block_key.in_(chunk))
            for block, person in self._loading.connection.execute(found):
                members[block].add(person)
        names: defaultdict[int, set[str]] = defaultdict(set)
        for numbers in chunks(person for people in members.values() for person in people):
            held = select(PERSON_NAME.c.person_id, PERSON_NAME.c.name_key).where(PERSON_NAME.c.person_id.in_(numbers))
            for person, name in self._loading.connection.execute(held):
                names[person].add(name)
        for block, people in members.items():
            self._blocks[block] = [PersonCandidate(person, frozenset(names[person])) for person in sorted(people)]
        for keys in chunks(item.authorship.person_key for item in items if item.authorship.person_key):
            by_hand = select(PERSON.c.key, PERSON.c.id).where(PERSON.c.key.in_(keys))
            self._by_key.update((row.key, row.id) for row in self._loading.connection.execute(by_hand))

    def _link(self, item: AuthorItem, taken: set[int]) -> Entity:
        chosen = self._by_key.get(item.authorship.person_key or "")
        if chosen is not None:
            item.method, item.confidence = "by-hand", 1.0
            return self._moved(item, self.entities.old(chosen))
        name = item.authorship.name
        block = self._blocks[item.block_key]
        link = match_person(name, block, taken=taken)
        if link.target is not None:
            item.method, item.confidence = link.method, link.confidence
            return self._moved(item, self.entities.old(link.target))
        item.method = "unresolved" if link.is_ambiguous else None
        person = self.entities.make(item.name_key, to_person_key(name))
        block.append(PersonCandidate(person.id, frozenset([person_key(name)])))
        return self._moved(item, person)

    def _moved(self, item: AuthorItem, person: Entity) -> Entity:
        if item.old is not None and item.old.person_id not in (None, person.id):
            person.came_from.add(item.old.person_id)
        return person


def _to_problem(item: AuthorItem, person: str) -> Problem:
    name = item.authorship.name.display
    if item.method == "unresolved":
        code = ProblemCode.PERSON_AMBIGUOUS
        severity: Severity = "warning"
        message = f"«{name}» may be any of several people of that name; for now it is {person} alone"
        remedy = "Print the name in full where it stands; until then the author is a person of their own."
    else:
        code, severity = ProblemCode.PERSON_NAME_VARIANT, "info"
        message = f"«{name}» is taken for {person}, whose name is printed otherwise elsewhere"
        remedy = "Nothing, if these are one person; else print the full names of both."
    return Problem(
        code=code,
        message=message,
        severity=severity,
        place=item.authorship.place,
        raw_text=item.authorship.name_as_printed,
        remedy=remedy,
        entity="authorship",
        entity_key=item.key,
        field="person",
        confidence=item.confidence,
    )


def _is_as_before(item: AuthorItem) -> bool:
    """Whether the name is the same as in the last load, so that the person stays; a choice by hand stays anyway."""
    if item.authorship.person_key or item.old is None or item.old.person_id is None:
        return False
    return bool(item.old.name_key == item.name_key or item.old.match_method == "by-hand")
