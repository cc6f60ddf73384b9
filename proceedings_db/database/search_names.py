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

_TABLES: Final = Base.metadata.tables


def refresh_names(connection: Connection, entity: Named, ids: Iterable[int]) -> None:
    """Bring what is searched of the people or bodies ``ids`` in step with their names; some may be gone."""
    table = _TABLES[f"{entity}_search"]
    owner = table.c[f"{entity}_id"]
    for chunk in chunks(ids):
        stored = {row[0]: row[1] for row in connection.execute(select(owner, table.c.names).where(owner.in_(chunk)))}
        wanted = read_searched_names(connection, entity, chunk)
        outdated = [identity for identity, names in stored.items() if wanted.get(identity) != names]
        search_index.forget(connection, f"{entity}_fts", outdated)
        connection.execute(delete(table).where(owner.in_(outdated)))
        added = [(identity, names) for identity, names in wanted.items() if stored.get(identity) != names]
        if added:
            connection.execute(table.insert(), [{owner.name: identity, "names": names} for identity, names in added])
            search_index.remember(connection, f"{entity}_fts", [identity for identity, _ in added])


def read_searched_names(connection: Connection, entity: Named, ids: Collection[int]) -> dict[int, str]:
    """Return the folded names of those of ``ids`` that there are: all spellings, the key, and what names sound like."""
    return _of_people(connection, ids) if entity == "person" else _of_bodies(connection, ids)


def _of_people(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    person, name = _TABLES["person"], _TABLES["person_name"]
    spellings: defaultdict[int, list[Name]] = defaultdict(list)
    printed = select(name).where(name.c.person_id.in_(ids)).order_by(name.c.person_id, name.c.position)
    for row in connection.execute(printed):
        spellings[row.person_id].append(Name(given=row.given, family=row.family, literal=row.literal))
    found: dict[int, str] = {}
    for identity, key in connection.execute(select(person.c.id, person.c.key).where(person.c.id.in_(ids))):
        names = spellings[identity]
        sounds = fold_sounds(name.family or name.literal or "" for name in names)
        found[identity] = _join(*(name.display for name in names), key) + (f" {sounds}" if sounds else "")
    return found


def _of_bodies(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    body, name = _TABLES["organization"], _TABLES["organization_name"]
    spellings: defaultdict[int, list[str]] = defaultdict(list)
    known = select(name).where(name.c.organization_id.in_(ids)).order_by(name.c.organization_id, name.c.position)
    for row in connection.execute(known):
        spellings[row.organization_id].append(row.name)
    rows = connection.execute(select(body.c.id, body.c.key, body.c.name).where(body.c.id.in_(ids)))
    return {row.id: _join(row.name, *spellings[row.id], row.key) for row in rows}


def _join(*names: str) -> str:
    """The names folded, one after the other, each once."""
    return " ".join(dict.fromkeys(filter(None, map(fold_words, names))))
