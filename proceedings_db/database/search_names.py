"""The folded names of people and bodies, kept in step with their spellings and with the full-text index."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import delete, select

from proceedings_db.database import search_index
from proceedings_db.database.keys import chunks
from proceedings_db.database.models import Base
from proceedings_db.records import Name
from proceedings_db.text.search_words import fold_sounds, fold_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

Named = Literal["person", "organization"]
Searched = tuple[str, int, str]
"""Folded names, the number of letters of the first, and the bounds that it keeps within."""

_TABLES: Final = Base.metadata.tables


def refresh_names(connection: Connection, entity: Named, ids: Iterable[int]) -> None:
    """Bring what is searched of the people or bodies ``ids`` in step with their names; some may be gone."""
    table = _TABLES[f"{entity}_search"]
    owner = table.c[f"{entity}_id"]
    for chunk in chunks(ids):
        stored = {row[0]: tuple(row[1:]) for row in connection.execute(select(table).where(owner.in_(chunk)))}
        wanted = read_searched_names(connection, entity, chunk)
        outdated = [identity for identity, names in stored.items() if wanted.get(identity) != names]
        search_index.forget(connection, f"{entity}_fts", outdated)
        connection.execute(delete(table).where(owner.in_(outdated)))
        added = [(identity, *names) for identity, names in wanted.items() if stored.get(identity) != names]
        if added:
            connection.execute(table.insert(), [dict(zip(table.c.keys(), row, strict=True)) for row in added])
            search_index.remember(connection, f"{entity}_fts", [row[0] for row in added])


def read_searched_names(connection: Connection, entity: Named, ids: Collection[int]) -> dict[int, Searched]:
    """Return what is searched of those of ``ids`` that there are.

    That is the folded names (all spellings, the key, and what names sound like), and how long the first spelling is.
    """
    return _of_people(connection, ids) if entity == "person" else _of_bodies(connection, ids)


def _of_people(connection: Connection, ids: Collection[int]) -> dict[int, Searched]:
    person, name = _TABLES["person"], _TABLES["person_name"]
    spellings: defaultdict[int, list[Name]] = defaultdict(list)
    printed = select(name).where(name.c.person_id.in_(ids)).order_by(name.c.person_id, name.c.position)
    for row in connection.execute(printed):
        spellings[row.person_id].append(Name(given=row.given, family=row.family, literal=row.literal))
    found: dict[int, Searched] = {}
    for identity, key in connection.execute(select(person.c.id, person.c.key).where(person.c.id.in_(ids))):
        names = spellings[identity]
        sounds = fold_sounds(name.family or name.literal or "" for name in names)
        displayed = [name.display for name in names]
        found[identity] = _measure(displayed[0] if displayed else key, f"{_join(*displayed, key)} {sounds}".strip())
    return found


def _of_bodies(connection: Connection, ids: Collection[int]) -> dict[int, Searched]:
    body, name = _TABLES["organization"], _TABLES["organization_name"]
    spellings: defaultdict[int, list[str]] = defaultdict(list)
    known = select(name).where(name.c.organization_id.in_(ids)).order_by(name.c.organization_id, name.c.position)
    for row in connection.execute(known):
        spellings[row.organization_id].append(row.name)
    rows = connection.execute(select(body.c.id, body.c.key, body.c.name).where(body.c.id.in_(ids)))
    return {row.id: _measure(row.name, _join(row.name, *spellings[row.id], row.key)) for row in rows}


def _measure(first: str, names: str) -> Searched:
    length = search_index.measure_words(fold_words(first))
    return names, length["letters"], length["within"]


def _join(*names: str) -> str:
    """The names folded, one after the other, each once."""
    return " ".join(dict.fromkeys(filter(None, map(fold_words, names))))
