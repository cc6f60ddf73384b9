"""What files decide about the authors of one load: whom they are by hand, and what the rows of these people say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update

from proceedings_db.database.keys import chunks, to_index_key, to_person_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.elsewhere import PAPER, is_of_other_paper
from proceedings_db.matching.people import person_key
from proceedings_db.matching.person_authorities import EntryMatch, PersonAuthorities, PrintedAuthor
from proceedings_db.records import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row

    from proceedings_db.authorities import PersonEntry
    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.entities import Entities, Entity
    from proceedings_db.matching.organizations import OrganizationAuthorities
    from proceedings_db.matching.people import Surroundings

PERSON, PERSON_NAME, AUTHORSHIP = (TABLES[name] for name in ("person", "person_name", "authorship"))
RETIRED = TABLES["retired_key"]


class PersonFiles:
    """The words of corrections (the person that an authorship names) and of authority files, as entities."""

    def __init__(self, loading: Loading, bodies: OrganizationAuthorities, entities: Entities) -> None:
        self._loading = loading
        self._entities = entities
        self._people = PersonAuthorities(loading.authorities.people, bodies)
        self._ids: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._made: dict[str, Entity] = {}
        self._found: dict[int, EntryMatch] = {}
        self._excluded: dict[int, set[str]] = {}
        self._retired: dict[str, str] = {}
        self._own: dict[int, tuple[str, str]] = {}
        self.told: dict[int, frozenset[str]] = {}
        self.entries: dict[int, PersonEntry] = {}

    def look_up(self, items: Sequence[AuthorItem], before: Iterable[int]) -> None:
        """Read the rows of all people that files name, and the keys of those linked before."""
        connection = self._loading.connection
        keys = {item.authorship.person_key for item in items if item.authorship.person_key}
        merged = [key for entry in self._loading.authorities.people for key in entry.merge]
        keys.update(merged, self._people.by_key)
        for chunk in chunks(keys):
            found = select(PERSON.c.key, PERSON.c.id).where(PERSON.c.key.in_(chunk))
            self._ids.update((row.key, row.id) for row in connection.execute(found))
            gone = select(RETIRED).where(RETIRED.c.scope == "person", RETIRED.c.key.in_(chunk))
            self._retired.update((row.match_key, row.key) for row in connection.execute(gone))
        self._keys = {identity: key for key, identity in self._ids.items()}
        by_hand = {item.old.person_id for item in items if item.old is not None and item.old.match_method == "by-hand"}
        for ids in chunks(before if merged else by_hand):
            rows = select(PERSON.c.id, PERSON.c.key, PERSON_NAME).join(
                PERSON_NAME, PERSON_NAME.c.person_id == PERSON.c.id
            )
            for row in connection.execute(rows.where(PERSON.c.id.in_(ids), PERSON_NAME.c.position == 1)):
                self._keys[row.id] = row.key
                stem = to_person_key(Name(given=row.given, family=row.family, literal=row.literal))
                self._own[row.id] = (row.name_key, stem)
        for key, entry in self._people.by_key.items():
            if key in self._ids:
                self.told[self._ids[key]] = _name_keys(entry)
        # The key of one who is merged is nobody else's.
        for key in (*merged, *self._people.by_key):
            if key not in self._ids:
                self._loading.keys.name("person", key)

    def is_own_name(self, item: AuthorItem) -> bool:
        """Whether the person linked by hand before went by the author's name, and has the key of that name."""
        assert item.old is not None
        name_key, stem = self._own.get(item.old.person_id, ("", ""))
        key = self._keys.get(item.old.person_id, "")
        return name_key == item.name_key and re.fullmatch(rf"{re.escape(stem)}(-\d+)?", key) is not None

    def match(self, item: AuthorItem, around: Surroundings, taken: set[int]) -> Entity | None:
        """Return whom files say an author is."""
        chosen = self._ids.get(item.authorship.person_key or "")
        if chosen is not None:
            return self._entities.old(chosen)
        author = PrintedAuthor(item.key, item.paper.key, item.authorship.name, around)
        found = self._people.match(author)
        self._found[item.id] = found
        excluded = self._people.excluded(author) | {entry.key for entry in found.against}
        self._excluded[item.id] = excluded
        entry = found.entry
        entry = entry or self._merged_before(item)
        if entry is None:
            return None
        person = self._person(entry)
        return None if person.id in taken and item.key not in entry.authorships else person

    def _merged_before(self, item: AuthorItem) -> PersonEntry | None:
        """Return the entry into which the person is merged that an author was at the last load, or before a merger."""
        if item.old is None or item.old.name_key != item.name_key:
            return None
        key = self._keys.get(item.old.person_id, "")
        entry = self._people.merged_into(key)
        if entry is None and item.old.match_method == "by-hand" and item.name_key in self._retired:
            before = self._people.merged_into(self._retired[item.name_key])
            entry = before if before is not None and before.key == key else None
        return entry

    def excluded(self, item: AuthorItem) -> set[int]:
        """Return the ids of the people whom files say that an author is not."""
        keys = self._excluded.get(item.id, set())
        made = {self._made[key].id for key in keys if key in self._made}
        return made | {self._ids[key] for key in keys if key in self._ids}

    def is_open(self, item: AuthorItem) -> bool:
        """Whether several people of authority files may be meant."""
        return item.id in self._found and bool(self._found[item.id].candidates)

    def merged(self, person: Entity) -> Entity | None:
        """Return whom a person in the database is merged into."""
        entry = self._people.merged_into(self._keys.get(person.id, ""))
        return self._person(entry) if entry else None

    def merged_new(self, item: AuthorItem) -> Entity | None:
        """Return whom the person is merged into that an author would be who is nobody there is."""
        key = self._retired.get(item.name_key) or to_person_key(item.authorship.name)
        entry = self._people.merged_into(key) if key not in self._ids else None
        return self._person(entry) if entry else None

    def write(self, touched: set[int]) -> None:
        """Let the rows of ``touched`` say what their entries do, or nothing where they have none any more."""
        connection = self._loading.connection
        rows: list[Row[Any]] = []
        for chunk in chunks(touched):
            rows += connection.execute(select(PERSON).where(PERSON.c.id.in_(chunk))).all()
        self.entries = {row.id: self._people.by_key[row.key] for row in rows if row.key in self._people.by_key}
        told = {row.id for row in rows if row.is_verified or row.orcid or row.note}
        kept = self._told_elsewhere(told - self.entries.keys())
        changes: list[tuple[int, dict[str, Any]]] = []
        for row in rows:
            values = _values(self.entries.get(row.id))
            is_told = any(row._mapping[column] != value for column, value in values.items())
            if is_told and row.id not in kept:
                changes.append((row.id, values))
        # An ORCID may move from one row to another, and is one row's at a time.
        wanted = [values["orcid"] for _, values in changes if values["orcid"]]
        ids = [identity for identity, _ in changes]
        if changes:
            freed = or_(PERSON.c.orcid.in_(wanted), PERSON.c.id.in_(ids))
            connection.execute(update(PERSON).where(freed, PERSON.c.orcid.is_not(None)).values(orcid=None))
        for identity, values in changes:
            connection.execute(update(PERSON).where(PERSON.c.id == identity).values(values))

    def _told_elsewhere(self, people: set[int]) -> set[int]:
        """Return those whom other volumes link to by hand: another load's files may tell of them."""
        if self._loading.authorities:
            return set()
        found: set[int] = set()
        for chunk in chunks(people):
            by_hand = select(AUTHORSHIP.c.person_id).join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
            where = (AUTHORSHIP.c.person_id.in_(chunk), AUTHORSHIP.c.match_method == "by-hand")
            found.update(self._loading.connection.scalars(by_hand.where(*where, is_of_other_paper(self._loading))))
        return found

    def _person(self, entry: PersonEntry) -> Entity:
        """Return the person of an entry, who has its key."""
        if entry.key in self._ids:
            return self._entities.old(self._ids[entry.key])
        if entry.key not in self._made:
            match_key = to_index_key(person_key(entry.names[0])) if entry.names else entry.key
            made = self._entities.make(match_key, entry.key, key=entry.key)
            self._made[entry.key] = made
            self.told[made.id] = _name_keys(entry)
        return self._made[entry.key]


def _name_keys(entry: PersonEntry) -> frozenset[str]:
    return frozenset(to_index_key(person_key(name)) for name in entry.names)


def _values(entry: PersonEntry | None) -> dict[str, Any]:
    if entry is None:
        return {"is_verified": False, "orcid": None, "note": None}
    return {"is_verified": entry.is_verified, "orcid": entry.orcid, "note": entry.note}
