"""Whom the authors are: people found by an indexed key, so that a load costs the same among ten and a million."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from proceedings_db.database.keys import chunks, to_index_key, to_person_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.entities import Entities, Entity
from proceedings_db.database.loading.rows import insert
from proceedings_db.matching.people import PersonCandidate, match_person, person_block_key, person_key
from proceedings_db.records import Name, Problem, ProblemCode
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.rows import Rows

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
        on_paper: defaultdict[int, set[int]] = defaultdict(set)
        for item in items:
            if _is_as_before(item):
                assert item.old is not None
                item.person = self.entities.old(item.old.person_id)
                item.method, item.confidence = item.old.match_method, item.old.match_confidence
                on_paper[item.paper.id].add(item.old.person_id)
        for item in items:
            if item.person is None:
                item.person = self._link(item, on_paper[item.paper.id])
                on_paper[item.paper.id].add(item.person.id)
            self._report(item)

    def settle(self) -> None:
        """Insert the new people."""
        going = self.entities.candidates_to_go()
        elsewhere: set[int] = set()
        for chunk in chunks(going):
            linked = select(AUTHORSHIP.c.person_id).join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
            other = or_(PAPER.c.volume_id.is_(None), PAPER.c.volume_id != self._loading.volume_id)
            elsewhere.update(self._loading.connection.scalars(linked.where(AUTHORSHIP.c.person_id.in_(chunk), other)))
            verified = select(PERSON.c.id).where(PERSON.c.id.in_(chunk), PERSON.c.is_verified)
            elsewhere.update(self._loading.connection.scalars(verified))
        created = [(entity.id, entity.key, False, None, None) for entity in self.entities.settle(elsewhere)]
        columns = ("id", "key", "is_verified", "orcid", "note")
        insert(self._loading.connection, "person", columns, created)

    def let_go(self) -> None:
        """Delete the people whom no authorship names any more."""
        known: dict[int, str] = {}
        for chunk in chunks(self.entities.gone):
            first = select(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk), PERSON_NAME.c.position == 1)
            known.update((row.person_id, row.name_key) for row in self._loading.connection.execute(first))
        self.entities.let_go(known)

    def _look_up(self, items: Sequence[AuthorItem]) -> None:
        """Read the people of all blocks that the authors' names fall in, with all the names of each."""
        blocks = {to_index_key(person_block_key(item.authorship.name)) for item in items}
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
        block = self._blocks[to_index_key(person_block_key(name))]
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

    def _report(self, item: AuthorItem) -> None:
        name = item.authorship.name.display
        if item.method == "unresolved":
            code, message = ProblemCode.PERSON_AMBIGUOUS, f"«{name}» may be any of several people of that name"
            remedy = "Say who it is by a correction of authorship.person; until then the name stands for itself."
        elif item.method == "name-variant":
            code, message = (
                ProblemCode.PERSON_NAME_VARIANT,
                f"«{name}» is taken for a person printed elsewhere otherwise",
            )
            remedy = "If these are two people, part them by a correction of authorship.person."
        else:
            return
        self._loading.problems.append(
            Problem(
                code=code,
                message=message,
                severity="warning" if code is ProblemCode.PERSON_AMBIGUOUS else "info",
                place=item.authorship.place,
                raw_text=item.authorship.name_as_printed,
                remedy=remedy,
                entity="authorship",
                entity_key=item.key,
                field="person",
                confidence=item.confidence,
            )
        )


def _is_as_before(item: AuthorItem) -> bool:
    """Whether the name is the same as in the last load, so that the person stays; a choice by hand stays anyway."""
    if item.authorship.person_key or item.old is None or item.old.person_id is None:
        return False
    return bool(item.old.name_key == item.name_key or item.old.match_method == "by-hand")


def refresh_person_names(loading: Loading, rows: Rows) -> None:
    """Let the names of all people whose authorships changed be those that they are printed under."""
    for chunk in chunks(rows.touched("person_id")):
        stored: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        kept = select(PERSON_NAME, PERSON.c.is_verified).join(PERSON, PERSON.c.id == PERSON_NAME.c.person_id)
        for row in loading.connection.execute(
            kept.where(PERSON_NAME.c.person_id.in_(chunk)).order_by(PERSON_NAME.c.person_id, PERSON_NAME.c.position)
        ):
            stored[row.person_id].append(row)
        printed: defaultdict[int, dict[tuple[str, str], Name]] = defaultdict(dict)
        for row in loading.connection.execute(
            select(AUTHORSHIP)
            .where(AUTHORSHIP.c.person_id.in_(chunk))
            .order_by(AUTHORSHIP.c.person_id, AUTHORSHIP.c.id)
        ):
            name = Name(given=row.given, family=row.family, literal=row.literal)
            printed[row.person_id].setdefault((row.name_key, to_script(name.display)), name)
        _write_names(loading, stored, printed)


def _write_names(
    loading: Loading,
    stored: dict[int, list[Row[Any]]],
    printed: dict[int, dict[tuple[str, str], Name]],
) -> None:
    """Write the names of those people whose names differ from what is stored."""
    added: list[tuple[Any, ...]] = []
    outdated: list[int] = []
    for person, names in printed.items():
        rows = stored.get(person, [])
        wanted = _wanted_names(person, rows, names)
        if wanted != [tuple(row)[:-1] for row in rows]:
            outdated.append(person)
            added += wanted
    for chunk in chunks(outdated):
        loading.connection.execute(delete(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk)))
    insert(loading.connection, "person_name", tuple(PERSON_NAME.columns.keys()), added)


def _wanted_names(person: int, rows: list[Row[Any]], names: dict[tuple[str, str], Name]) -> list[tuple[Any, ...]]:
    """The names of a person in their order: those there that are printed or were given by hand, then the new ones."""
    wanted: dict[tuple[str, str], tuple[Name, bool]] = {}
    for row in rows:
        known = (row.name_key, row.script)
        by_hand = row.is_verified or row.is_inferred
        if known in names or by_hand:
            stands = Name(given=row.given, family=row.family, literal=row.literal)
            wanted[known] = (stands if by_hand else names[known], row.is_inferred)
    for known, name in names.items():
        wanted.setdefault(known, (name, False))
    return [
        (
            person,
            position,
            name.given,
            name.family,
            name.literal,
            script,
            name_key,
            to_index_key(person_block_key(name)),
            to_index_key(sort_key(name.literal or name.family or "", name.given or "")),
            is_inferred,
        )
        for position, ((name_key, script), (name, is_inferred)) in enumerate(wanted.items(), start=1)
    ]


def to_script(text: str) -> str:
    """Return the script of a name by its first letter: ``Arab`` for Persian, ``Latn``, or ``Zyyy`` for others."""
    letter = next((character for character in text if character.isalpha()), "")
    if "؀" <= letter <= "ۿ" or "ݐ" <= letter <= "ݿ":
        return "Arab"
    return "Latn" if letter and letter < "ɐ" else "Zyyy"
