"""The names that people are printed under; the first is the one that a person goes by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks, to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.matching.people import person_block_key, person_key
from proceedings_db.records import Name
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Row

    from proceedings_db.authorities import PersonEntry
    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading

PERSON_NAME, AUTHORSHIP = TABLES["person_name"], TABLES["authorship"]

Known = tuple[str, str]
"""The folded name and its script: what makes two names of one person the same."""


def refresh_person_names(loading: Loading, items: Iterable[AuthorItem], entries: Mapping[int, PersonEntry]) -> None:
    """Add the names that are new, and drop those that nothing prints or says any more.

    A person whose authorships only came is looked at without reading all the others that there may be. ``entries``
    are what authority files say, by the id of the person.
    """
    gained: defaultdict[int, dict[Known, Name]] = defaultdict(dict)
    for item in items:
        assert item.person is not None
        name = item.authorship.name
        gained[item.person.id].setdefault((item.name_key, to_script(name.display)), name)
    lost = _people_that_lost_a_name(loading)
    stored = _read_stored(loading.connection, gained.keys() | lost | entries.keys())
    printed = _read_printed(loading.connection, lost)
    added: list[tuple[Any, ...]] = []
    outdated: list[int] = []
    for person in sorted(gained.keys() | lost | stored.keys()):
        rows = stored[person]
        is_lost = person in lost
        names = printed[person] if is_lost else gained[person]
        wanted = _wanted(person, rows, names, entries.get(person), drop=is_lost)
        if wanted != [tuple(row) for row in rows]:
            outdated.append(person)
            added += wanted
    for chunk in chunks(outdated):
        loading.connection.execute(delete(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk)))
    insert(loading.connection, "person_name", tuple(PERSON_NAME.columns.keys()), added)


def to_script(text: str) -> str:
    """Return the script of a name by its first letter: ``Arab`` for Persian, ``Latn``, or ``Zyyy`` for others."""
    letter = next((character for character in text if character.isalpha()), "")
    if "؀" <= letter <= "ۿ" or "ݐ" <= letter <= "ݿ":
        return "Arab"
    return "Latn" if letter and letter < "ɐ" else "Zyyy"


def _people_that_lost_a_name(loading: Loading) -> set[int]:
    """Return the people from whom an authorship went, or one of whose names is read otherwise than before."""
    rows = loading.rows["authorship"]
    columns = ("person_id", "name_key", "given", "family", "literal")
    lost = {rows.value(row, "person_id") for row in rows.removed}
    for old, new in rows.changed:
        if any(rows.value(old, column) != rows.value(new, column) for column in columns):
            lost.add(rows.value(old, "person_id"))
    return {person for person in lost if person is not None}


def _read_stored(connection: Connection, people: Iterable[int]) -> defaultdict[int, list[Row[Any]]]:
    stored: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for chunk in chunks(people):
        found = select(PERSON_NAME).where(PERSON_NAME.c.person_id.in_(chunk))
        for row in connection.execute(found.order_by(PERSON_NAME.c.person_id, PERSON_NAME.c.position)):
            stored[row.person_id].append(row)
    return stored


def _read_printed(connection: Connection, people: Iterable[int]) -> defaultdict[int, dict[Known, Name]]:
    """Read the names of all authorships of ``people``, the oldest first."""
    printed: defaultdict[int, dict[Known, Name]] = defaultdict(dict)
    for chunk in chunks(people):
        found = select(AUTHORSHIP).where(AUTHORSHIP.c.person_id.in_(chunk))
        for row in connection.execute(found.order_by(AUTHORSHIP.c.person_id, AUTHORSHIP.c.id)):
            name = Name(given=row.given, family=row.family, literal=row.literal)
            printed[row.person_id].setdefault((row.name_key, to_script(name.display)), name)
    return printed


def _wanted(
    person: int, rows: list[Row[Any]], names: dict[Known, Name], entry: PersonEntry | None, *, drop: bool
) -> list[tuple[Any, ...]]:
    """Return the rows of a person's names in their order: the one gone by, those that stay, then the new ones.

    ``drop`` says that ``names`` are all that are printed; else those that are stored as printed stay so.
    """
    given = {_known(name): name for name in entry.names} if entry else {}
    wanted: dict[Known, tuple[Name, bool]] = {}
    for known, name in list(given.items())[:1]:
        wanted[known] = (name, True)
    for row in rows:
        known = (row.name_key, row.script)
        stands = Name(given=row.given, family=row.family, literal=row.literal)
        if not row.is_inferred and not drop:
            wanted[known] = (wanted[known][0] if known in wanted else stands, False)
        elif known in names:
            wanted[known] = (wanted[known][0] if known in wanted else names[known], False)
        elif known in given:
            wanted.setdefault(known, (given[known], True))
    for known, name in names.items():
        wanted[known] = (wanted[known][0] if known in wanted else name, False)
    for known, name in given.items():
        wanted.setdefault(known, (name, True))
    return [
        _to_row(person, position, known, name, is_inferred=is_inferred)
        for position, (known, (name, is_inferred)) in enumerate(wanted.items(), start=1)
    ]


def _known(name: Name) -> Known:
    return to_index_key(person_key(name)), to_script(name.display)


def _to_row(person: int, position: int, known: Known, name: Name, *, is_inferred: bool) -> tuple[Any, ...]:
    name_key, script = known
    order = sort_key(name.literal or name.family or "", name.given or "")
    block = person_block_key(name)
    parts = (name.given, name.family, name.literal)
    return (person, position, *parts, script, name_key, to_index_key(block), to_index_key(order), is_inferred)
