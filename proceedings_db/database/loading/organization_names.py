"""The names that bodies are known by: those printed, and those that an authority file gives them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, exists, select, update

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks, to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.organizations import index_key
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from proceedings_db.authorities import OrganizationEntry
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.organizations import Body
    from proceedings_db.matching.organizations import OrganizationAuthorities

ORGANIZATION, NAME = TABLES["organization"], TABLES["organization_name"]

USES: Final = (
    ("conference_organization", "name"),
    ("affiliation", "organization"),
    ("volume", "publisher_as_printed"),
    ("authorship", "literal"),
)
"""The tables that point to a body, and the column of each that holds the name as read."""

Known = dict[str, tuple[str | None, bool]]
"""The names of one body in their order, each with its language and whether nothing prints it (``is_inferred``)."""


def refresh_organizations(
    loading: Loading,
    authorities: OrganizationAuthorities,
    bodies: Iterable[Body],
    gone: Iterable[tuple[int, str]],
) -> None:
    """Write names, parents and identifiers of ``bodies``, and drop the names that nothing prints or says any more.

    ``gone`` are the names (id of the body, spelling) of rows that changed or went.
    """
    lost: defaultdict[int, set[str]] = defaultdict(set)
    for identity, name in gone:
        lost[identity].add(name)
    named = {body.entity.id: body for body in bodies}
    stored = _read(loading.connection, NAME, named.keys() | lost)
    rows = _read(loading.connection, ORGANIZATION, named.keys() | lost)
    added: list[tuple[Any, ...]] = []
    outdated: list[int] = []
    for identity, (row,) in sorted(rows.items()):
        body = named.get(identity)
        entry = body.entry if body else authorities.match(row.name)
        names = _names(loading.connection, row, stored[identity], lost[identity], body, entry)
        wanted = _name_rows(identity, names)
        if wanted != [tuple(name) for name in stored[identity]]:
            outdated.append(identity)
            added += wanted
        _update(loading.connection, row, next(iter(names)), body)
    for chunk in chunks(outdated):
        loading.connection.execute(delete(NAME).where(NAME.c.organization_id.in_(chunk)))
    insert(loading.connection, "organization_name", tuple(NAME.columns.keys()), added)


def _names(
    connection: Connection,
    row: Row[Any],
    stored: Sequence[Row[Any]],
    lost: set[str],
    body: Body | None,
    entry: OrganizationEntry | None,
) -> Known:
    """Return the names that a body has after the load: the one that it goes by first, then in the order they came."""
    printed = body.spellings if body else {}
    given = dict.fromkeys(entry.names) if entry else {}
    languages = {spelling.name: spelling.language for spelling in entry.spellings} if entry else {}
    names: Known = {}
    if entry is not None:
        names[entry.name] = (None, True)
    for held in stored:
        stays = not held.is_inferred and (held.name not in lost or _is_used(connection, row.id, held.name))
        if stays or held.name in printed or held.name in given:
            names[held.name] = (languages.get(held.name), not stays and held.name not in printed)
    for name in printed:
        names[name] = (languages.get(name), False)
    for name in given:
        names.setdefault(name, (languages.get(name), True))
    # A body that stands here as the parent of others only goes by its name within theirs.
    return names or {body.name if body else row.name: (None, True)}


def _name_rows(identity: int, names: Known) -> list[tuple[Any, ...]]:
    return [
        (identity, position, name, language, index_key(name), is_inferred)
        for position, (name, (language, is_inferred)) in enumerate(names.items(), start=1)
    ]


def _update(connection: Connection, row: Row[Any], name: str, body: Body | None) -> None:
    """Let the row of a body say what it goes by, what it is part of and its identifier."""
    values: dict[str, Any] = {
        "name": name,
        "name_key": index_key(name),
        "sort_key": to_index_key(sort_key(name)),
    }
    if body is not None:
        values["parent_id"] = body.parent.id if body.parent else None
        values["ror"] = body.entry.ror if body.entry else None
    if any(row._mapping[column] != value for column, value in values.items()):
        connection.execute(update(ORGANIZATION).where(ORGANIZATION.c.id == row.id).values(values))


def _read(connection: Connection, table: Any, ids: Iterable[int]) -> defaultdict[int, list[Row[Any]]]:  # noqa: ANN401 - a table
    """Return the rows of ``table`` by the id of the body, in the order of their positions."""
    owner = table.c.get("organization_id", table.c.get("id"))
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for chunk in chunks(ids):
        for row in connection.execute(select(table).where(owner.in_(chunk)).order_by(*table.primary_key.columns)):
            found[row._mapping[owner]].append(row)
    return found


def _is_used(connection: Connection, identity: int, name: str) -> bool:
    """Whether anything that is loaded names the body so."""
    return any(connection.scalar(select(_uses(table, column, identity, name))) for table, column in USES)


def _uses(table: str, column: str, identity: int, name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own type of it
    model = TABLES[table]
    link = model.c.publisher_id if table == "volume" else model.c.organization_id
    return exists().where(link == identity, model.c[column] == name)
