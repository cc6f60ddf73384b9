"""Public keys: made once, never changed, never given to anything else.

What a paper holds is numbered under its key (``conf-1391.14.r3``); people, organisations, works, series and meetings
are named in Latin letters and numbered where the name is taken. A key whose record is gone is retired, and given
again only to the same record.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import delete, select, tuple_

from proceedings_db.database.driver import fetch, marks
from proceedings_db.database.models import Base
from proceedings_db.text.transliterate import first_content_word, to_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from proceedings_db.records import Name

Value = TypeVar("Value", int, str, tuple[str, str])

KEY_LENGTH: Final = 60
"""Letters of a name that go into a key."""

INDEX_LENGTH: Final = 300
"""Letters of a folded text that go into an indexed column: PostgreSQL refuses longer than some 2,700 bytes."""

CHUNK: Final = 500
"""Values named in one query: SQLite and PostgreSQL both set a limit to them."""

RANGES: Final = 50
"""Ranges of keys asked for in one query."""

_RETIRED: Final = Base.metadata.tables["retired_key"]


def chunks(values: Iterable[Value], size: int = CHUNK) -> Iterator[list[Value]]:
    """Give the different ``values``, so many at a time as one query may name."""
    rest = iter(sorted(set(values)))
    while chunk := list(islice(rest, size)):
        yield chunk


def to_index_key(folded: str) -> str:
    """Return as much of a folded text as an index holds."""
    return folded[:INDEX_LENGTH]


def to_key(*parts: str | None) -> str:
    """Return ``parts`` in Latin letters, joined by hyphens: «زرقانی», «سید هادی» gives ``zarghani-seyed-hadi``."""
    words = to_latin(" ".join(part for part in parts if part)).split()
    key = ""
    for word in words:
        if key and len(key) + len(word) >= KEY_LENGTH:
            break
        key = f"{key}-{word}" if key else word[:KEY_LENGTH]
    return key


def to_person_key(name: Name) -> str:
    """Return the key that a person of this name would like to have."""
    return to_key(name.literal, name.family, name.given) or "person"


def to_citation_key(name: Name | None, year: int | None, title: str) -> str:
    """Return family name, Gregorian year and first content word of the title: ``zarghani2012naqsh``."""
    family = to_latin((name.family or name.literal or "") if name else "").replace(" ", "")
    word = to_latin(first_content_word(title)).replace(" ", "")
    return f"{family}{year or ''}{word}"[:KEY_LENGTH] or "paper"


def letters(number: int) -> str:
    """Return what the ``number``-th key of one stem ends in: 0 in nothing, 1 in ``a``, 26 in ``z``, 27 in ``aa``."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


class Numbers:
    """The numbers under one key, for one kind of record: those of the first load are the positions."""

    def __init__(self, known: Iterable[int], reserved: Iterable[int] = ()) -> None:
        self._used = set(known)
        self._is_first = not self._used
        self._used |= set(reserved)

    def give(self, position: int) -> int:
        """Return a number never used before: ``position`` in a first load, else the next one."""
        number = position if self._is_first and position not in self._used else max(self._used, default=0) + 1
        self._used.add(number)
        return number


class KeyBook:
    """The keys taken in a database, asked for as they are needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._taken: defaultdict[str, set[str]] = defaultdict(set)
        self._asked: defaultdict[str, set[str]] = defaultdict(set)
        self._next: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._retired: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._scopes: defaultdict[str, list[str]] = defaultdict(list)
        self._citation_keys: dict[str, str] = {}
        self.revived: list[tuple[str, str]] = []
        self._any_retired = connection.scalar(select(_RETIRED.c.key).limit(1)) is not None

    def look_up(self, table: str, stems: Iterable[str], column: str = "key") -> None:
        """Ask for many stems at once, before :meth:`name` and :meth:`cite` are called one by one."""
        wanted = set(stems) - self._asked[table]
        self._asked[table] |= wanted
        for chunk in chunks(wanted):
            self._take(table, column, f"{column} IN ({marks(chunk)})", chunk)
        self._list(table, wanted & self._taken[table], column)

    def name(self, table: str, stem: str) -> str:
        """Return ``stem`` as a key of ``table``, numbered from 2 where it is taken."""
        return self._free(table, stem, "key", lambda number: f"-{number + 1}" if number else "")

    def cite(self, stem: str) -> str:
        """Return ``stem`` as a citation key, followed by a letter where it is taken."""
        return self._free("paper", stem, "citation_key", letters)

    def recall(self, scopes: Iterable[str]) -> None:
        """Read the retired keys of ``scopes``: papers of a volume, parts of a paper."""
        for chunk in chunks(scopes if self._any_retired else ()):
            for row in self._connection.execute(select(_RETIRED).where(_RETIRED.c.scope.in_(chunk))):
                self._remember(row.scope, row.match_key, row.key, row.citation_key)

    def recall_records(self, scope: str, match_keys: Iterable[str]) -> None:
        """Read the retired keys of a whole table, ``scope``, for the records known by ``match_keys`` only."""
        for chunk in chunks(match_keys if self._any_retired else ()):
            found = select(_RETIRED).where(_RETIRED.c.scope == scope, _RETIRED.c.match_key.in_(chunk))
            for row in self._connection.execute(found):
                self._remember(row.scope, row.match_key, row.key, row.citation_key)

    def retired(self, scope: str) -> list[str]:
        """Return the retired keys read of ``scope``."""
        return self._scopes[scope]

    def is_retired(self, scope: str, to_match_key: Callable[[], str]) -> bool:
        """Return whether :meth:`revive` has a key for the record."""
        return bool(self._scopes[scope]) and bool(self._retired.get((scope, to_match_key())))

    def revive(self, scope: str, to_match_key: Callable[[], str]) -> tuple[str, str | None] | None:
        """Return the key and the citation key that the same record had before it went, if it did.

        Several may have been known by the same, as people of one name: the first key is given first.
        """
        # Folding is what costs, and hardly ever did anything go.
        keys = self._retired.get((scope, to_match_key())) if self._scopes[scope] else None
        if not keys:
            return None
        key = keys.pop(0)
        self.revived.append((scope, key))
        return key, self._citation_keys.get(key)

    def reclaim(self, scope: str, key: str) -> tuple[str, str | None]:
        """Take a key out of the retired ones for the record that brings it along; return it and the citation key."""
        if key in self._scopes[scope]:
            for keys in self._retired.values():
                keys[:] = [other for other in keys if other != key]
            self.revived.append((scope, key))
        return key, self._citation_keys.get(key)

    def write_revived(self) -> None:
        """Take the keys given again out of the retired ones."""
        for chunk in chunks(self.revived):
            self._connection.execute(delete(_RETIRED).where(tuple_(_RETIRED.c.scope, _RETIRED.c.key).in_(chunk)))

    def _remember(self, scope: str, match_key: str, key: str, citation_key: str | None) -> None:
        if key in self._scopes[scope]:
            return
        self._retired[scope, match_key].append(key)
        self._retired[scope, match_key].sort(key=lambda known: (len(known), known))
        self._scopes[scope].append(key)
        if citation_key:
            self._citation_keys[key] = citation_key

    def _free(self, table: str, stem: str, column: str, to_ending: Callable[[int], str]) -> str:
        if stem not in self._asked[table]:
            self.look_up(table, [stem], column)
        taken = self._taken[table]
        # What was taken stays so: the search goes on where it ended for the last of the same stem.
        for number in count(self._next[table, stem]):
            key = f"{stem}{to_ending(number)}"
            if key not in taken:
                break
        self._next[table, stem] = number + 1
        taken.add(key)
        return key

    def _list(self, table: str, stems: Iterable[str], column: str) -> None:
        """Read all keys that begin with one of ``stems``; ``~`` comes after every character of a key."""
        for chunk in chunks(stems, RANGES):
            ranges = " OR ".join([f"{column} > ? AND {column} < ?"] * len(chunk))
            self._take(table, column, f"({ranges})", [bound for stem in chunk for bound in (stem, f"{stem}~")])

    def _take(self, table: str, column: str, condition: str, values: Sequence[str]) -> None:
        """Read the keys for which ``condition`` holds: in the rows of ``table``, and among the retired ones."""
        taken = self._taken[table]
        rows = fetch(self._connection, f"SELECT {column} FROM {table} WHERE {condition}", values)
        taken.update(key for (key,) in rows)
        if self._any_retired:
            # A citation key is unlike any other, whatever it was of.
            scope = ("", ()) if column == "citation_key" else (" AND scope = ?", (table,))
            query = f"SELECT {column} FROM retired_key WHERE {condition}{scope[0]}"
            taken.update(key for (key,) in fetch(self._connection, query, (*values, *scope[1])))
