"""What outlives a volume: people, organisations and works, found again or made, and let go when nothing names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from proceedings_db.database.keys import chunks
from proceedings_db.database.loading.context import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.database.loading.context import Loading

SAME_NAME: Final = 0.6
"""Share of letters from which on two folded names are taken for two readings of one."""


@dataclass(slots=True, eq=False)
class Entity:
    """A person, an organisation or a work that records of this load are linked to.

    A new one has a negative ``id`` until :meth:`Entities.settle`. ``stem`` is the key it would like to have,
    ``match_key`` what it is known by when it comes back. ``came_from`` holds the ids of those that its records were
    linked to before.
    """

    id: int
    match_key: str = ""
    stem: str = ""
    key: str = ""
    came_from: set[int] = field(default_factory=set)

    @property
    def is_new(self) -> bool:
        """Whether no row of it is in the database."""
        return self.id < 0


class Entities:
    """The people, or the organisations, or the works of one load.

    ``before`` holds the ids that the volume's old rows were linked to.
    """

    def __init__(self, loading: Loading, table: str, before: Iterable[int]) -> None:
        self._loading = loading
        self._table = table
        self._before = set(before)
        self._by_id: dict[int, Entity] = {}
        self.made: list[Entity] = []
        self.gone: set[int] = set()
        self._known: dict[int, str] = {}

    def old(self, identity: int) -> Entity:
        """Return the entity that has this id, in the database or, if negative, since this load."""
        if identity not in self._by_id:
            self._by_id[identity] = Entity(identity)
        return self._by_id[identity]

    @property
    def used(self) -> set[int]:
        """The ids of all that records of this load are linked to."""
        return {entity.id for entity in self._by_id.values()}

    def make(self, match_key: str, stem: str, *, key: str = "") -> Entity:
        """Return a new entity; ``key`` is the one that a file gives it."""
        entity = Entity(-len(self.made) - 1, match_key, stem, key)
        self.made.append(entity)
        self._by_id[entity.id] = entity
        return entity

    def candidates_to_go(self) -> set[int]:
        """Return the ids that the volume was linked to and is no longer."""
        return self._before - set(self._by_id)

    def settle(self, in_use_elsewhere: set[int], known: dict[int, str]) -> list[Entity]:
        """Give every new entity its id and key, and return those whose rows are to be inserted.

        A new entity to which all records of an old one moved is that old one, if their names are alike: a name read
        better makes no new person, and another person gets no old key.

        Args:
            in_use_elsewhere: The ids that records of other volumes are linked to.
            known: The match keys of :meth:`candidates_to_go`.
        """
        free = self.candidates_to_go() - in_use_elsewhere
        claims: dict[int, list[Entity]] = {}
        for entity in self.made:
            for identity in sorted(entity.came_from & free):
                claims.setdefault(identity, []).append(entity)
        for identity, claimants in claims.items():
            entity = claimants[0]
            name = known.get(identity, "")
            # Of several that became one, the one stays whose name it bears.
            is_it = _alike(name, entity.match_key) if entity.came_from == {identity} else name == entity.match_key
            if len(claimants) == 1 and entity.is_new and not entity.key and is_it:
                entity.id = identity
                free.discard(identity)
        self.gone = free
        self._known = known
        created = [entity for entity in self.made if entity.is_new]
        self._name(created)
        return created

    def _name(self, created: list[Entity]) -> None:
        keys = self._loading.keys
        keys.recall_records(self._table, (entity.match_key for entity in created))
        keys.look_up(self._table, (entity.stem for entity in created))
        for entity in created:
            entity.id = self._loading.ids.next(self._table)
            if entity.key:
                keys.revived.append((self._table, entity.key))
                continue
            revived = keys.revive(self._table, partial(str, entity.match_key))
            entity.key = revived[0] if revived else keys.name(self._table, entity.stem)

    def let_go(self) -> None:
        """Delete those that nothing names any more, and keep their keys from being given to others."""
        for identity, key in keys_of(self._loading, self._table, self.gone).items():
            self._loading.retiring.append((key, self._table, self._known.get(identity, ""), None))
        model = TABLES[self._table]
        for chunk in chunks(self.gone):
            self._loading.connection.execute(delete(model).where(model.c.id.in_(chunk)))


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old, new).ratio() >= SAME_NAME


def keys_of(loading: Loading, table: str, ids: Iterable[int]) -> dict[int, str]:
    """Return the public keys of the rows ``ids`` of ``table``."""
    model = TABLES[table]
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        rows = loading.connection.execute(select(model.c.id, model.c.key).where(model.c.id.in_(chunk)))
        found.update((row.id, row.key) for row in rows)
    return found
