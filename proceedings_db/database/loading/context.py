"""What all steps of one load share."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, literal, or_, select, union_all

from proceedings_db.authorities import NO_AUTHORITIES
from proceedings_db.database.keys import KeyBook, Numbers
from proceedings_db.database.loading.rows import Rows
from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from proceedings_db.authorities import Authorities
    from proceedings_db.records import Paper, Place, Problem, Volume

TABLES = Base.metadata.tables

OWNED = (
    "source",
    "paper",
    "paper_text",
    "paper_keyword",
    "paper_field",
    "section",
    "caption",
    "authorship",
    "affiliation",
    "mention",
    "reference",
    "reference_name",
    "reference_field",
    "citation",
    "paper_search",
    "reference_search",
)
"""The tables whose rows belong to one volume, those first that others point to."""

PLACE_COLUMNS: Final = ("source_id", "line_start", "line_end", "char_start", "char_end")
"""Where a row was read: the file, and from and to which line and character."""

_HIGHEST: Final = union_all(
    *(select(literal(name), func.max(table.c.id)) for name, table in TABLES.items() if "id" in table.c)
)


_NUMBER: Final = re.compile(r"(\d+)(?:\.\d+)*", re.ASCII)


class Ids:
    """New ids: the numbers after the highest. The writer holds the lock, so nobody else takes them."""

    def __init__(self, connection: Connection) -> None:
        self._last: dict[str, int] = {name: last or 0 for name, last in connection.execute(_HIGHEST)}

    def next(self, table: str) -> int:
        """Return an id of ``table`` that no row has."""
        self._last[table] += 1
        return self._last[table]


@dataclass(slots=True)
class PaperItem:
    """A paper on its way into the database, with the row it was before, if any.

    It is not whole where references are added to a paper that is there: all else of it stays as it is.
    """

    paper: Paper
    id: int
    key: str
    citation_key: str
    old: Row[Any] | None
    is_whole: bool = True
    sections: dict[int, int] = field(default_factory=dict)
    references: dict[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Loading:
    """One load of one volume.

    ``sources`` gives the id of the file at each position. ``stored`` holds the old rows of each table by the id of
    the paper, authorship or reference that they belong to. ``imported`` holds the keys of what files of entries
    brought into the volume, by what they begin with (``conf-1391.``): a load of the text leaves it as it is.
    ``reserved`` are the keys of records that corrections add: nothing that is read gets one.
    """

    connection: Connection
    volume: Volume
    ids: Ids
    keys: KeyBook
    rows: dict[str, Rows]
    authorities: Authorities = NO_AUTHORITIES
    volume_id: int = 0
    sources: dict[int, int] = field(default_factory=dict)
    stored: dict[str, defaultdict[int, list[Row[Any]]]] = field(default_factory=dict)
    imported: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    reserved: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    retiring: list[tuple[str, str, str, str | None]] = field(default_factory=list)

    def placed(self, place: Place | None) -> dict[str, int | None]:
        """Return the five columns that say where a row was read."""
        if place is None:
            return dict.fromkeys(PLACE_COLUMNS)
        return {
            "source_id": self.sources.get(place.source),
            "line_start": place.line_start,
            "line_end": place.line_end,
            "char_start": place.char_start,
            "char_end": place.char_end,
        }

    def place_of(self, scope: str, place: Hashable, *to_match_keys: Callable[[], str]) -> Hashable:
        """Return the place by which a record may be paired; none for one that comes back to a key of its own."""
        return None if any(self.keys.is_retired(scope, to_key) for to_key in to_match_keys) else place

    def old_place(self, row: Row[Any], place: Hashable) -> Hashable:
        """Return the place by which a row may be paired; none for one that a correction added."""
        return None if row.key in self.reserved else place

    def numbers(self, scope: str, keys: Iterable[str | None]) -> Numbers:
        """Return the numbers given under ``scope`` (``conf-1391.14.r``): those of ``keys`` and of retired ones."""
        taken = (*keys, *self.imported.get(scope, ()), *self.keys.retired(scope))
        reserved = [key for key in self.reserved if key.startswith(scope)] if self.reserved else ()
        return Numbers(_numbers_in(scope, taken), _numbers_in(scope, reserved))

    def claim(self, scope: str, key: str | None, *to_match_keys: Callable[[], str]) -> tuple[str, str | None] | None:
        """Return the key that a record brings along, or had before it went; with it the citation key of a paper."""
        if key and key not in self.imported.get(scope, ()) and any(_numbers_in(scope, [key])):
            return self.keys.reclaim(scope, key)
        found = (self.keys.revive(scope, to_match_key) for to_match_key in to_match_keys)
        return next((revived for revived in found if revived), None)


def _numbers_in(scope: str, keys: Iterable[str | None]) -> Iterator[int]:
    """Yield the numbers that follow ``scope`` in the keys that begin with it: 3 in ``conf-1391.14.c3.1``."""
    for key in keys:
        number = _NUMBER.fullmatch(key, len(scope)) if key and key.startswith(scope) else None
        if number:
            yield int(number[1])


def begin(connection: Connection, volume: Volume, authorities: Authorities = NO_AUTHORITIES) -> Loading:
    """Return the load of ``volume`` under ``authorities``, with the rows that the database has of it."""
    loading = Loading(
        connection=connection,
        volume=volume,
        ids=Ids(connection),
        keys=KeyBook(connection),
        rows={table: Rows(table) for table in (*OWNED, "conference_organization")},
        authorities=authorities,
    )
    known = connection.execute(select(TABLES["volume"].c.id).where(TABLES["volume"].c.key == volume.key)).scalar()
    loading.volume_id = known or loading.ids.next("volume")
    for table in OWNED:
        found = connection.execute(_owned(table, loading.volume_id)).all() if known else []
        loading.rows[table].remember(found)
        loading.stored[table] = _by_owner(table, found)
    return loading


def _owned(table: str, volume_id: int) -> Select[Any]:
    """The rows of ``table`` that belong to the volume, in their order: equal ones are paired one by one."""
    model = TABLES[table]
    order = [model.c[column] for column in ("role", "cluster", "position") if column in model.c]
    papers = select(TABLES["paper"].c.id).where(TABLES["paper"].c.volume_id == volume_id, _is_read("paper"))
    authorships = select(TABLES["authorship"].c.id).where(TABLES["authorship"].c.paper_id.in_(papers))
    references = select(TABLES["reference"].c.id).where(
        TABLES["reference"].c.paper_id.in_(papers), _is_read("reference")
    )
    where: ColumnElement[bool]
    if table == "paper":
        where = model.c.id.in_(papers)
    elif table == "reference":
        where = model.c.id.in_(references)
    elif "volume_id" in model.c:
        where = model.c.volume_id == volume_id
    elif table == "mention":
        where = or_(model.c.paper_id.in_(papers), model.c.authorship_id.in_(authorships))
    elif "paper_id" in model.c:
        where = model.c.paper_id.in_(papers)
    elif "authorship_id" in model.c:
        where = model.c.authorship_id.in_(authorships)
    else:
        where = model.c.reference_id.in_(references)
    return select(model).where(where).order_by(*order, *model.primary_key.columns)


def imported_sources() -> Select[Any]:
    """The ids of the files of entries, which are of no volume."""
    return select(TABLES["source"].c.id).where(TABLES["source"].c.volume_id.is_(None))


def _is_read(table: str) -> ColumnElement[bool]:
    """Whether a row was read in the text of its volume, and not brought by a file of entries."""
    source = TABLES[table].c.source_id
    return or_(source.is_(None), source.not_in(imported_sources()))


def _by_owner(table: str, rows: Sequence[Row[Any]]) -> defaultdict[int, list[Row[Any]]]:
    owner = next(
        (column for column in ("paper_id", "authorship_id", "reference_id") if column in TABLES[table].c), "volume_id"
    )
    owned: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        owned[getattr(row, owner)].append(row)
    return owned
