"""Which volume an entry stands in: one that the database has, or a new one made of what the entry says of it."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import literal, or_, select

from proceedings_db.database.keys import to_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.front import name_key
from proceedings_db.matching.volumes import is_same_meeting, match_volume
from proceedings_db.records import Conference, PaperField, Volume
from proceedings_db.text.fold import fold_title

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from sqlalchemy import Connection, Row, Select


PAPER, VOLUME, CONFERENCE, SOURCE = (TABLES[name] for name in ("paper", "volume", "conference", "source"))
RETIRED = TABLES["retired_key"]

KEPT: Final = 5_000
"""Volumes remembered between batches; of more, the one not needed for longest is looked up again."""

LOOSE_KEY: Final = "imported"
"""What the keys of papers begin with that stand in no volume: ``imported.1``."""


@dataclass(slots=True)
class Shelf:
    """A volume that entries are put in, with the last number and the last position given there.

    ``volume`` says what the database has of it; a shelf without a volume holds the works that stand in nothing.
    """

    id: int | None
    key: str
    volume: Volume | None = None
    conference_id: int | None = None
    number: int = 0
    position: int = 0

    def take_place(self) -> tuple[int, int]:
        """Return a new number and a new position."""
        self.number += 1
        self.position += 1
        return self.number, self.position


class Shelves:
    """The volumes that one import needs, kept from batch to batch."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int | None, tuple[Shelf, list[Hashable]]] = OrderedDict()
        self._ids: dict[Hashable, int | None] = {}
        self._text_titles: dict[str, list[int]] | None = None

    def find(self, connection: Connection, volume: Volume | None) -> Shelf | None:
        """Return the shelf of what an entry says of its volume, or ``None`` where the database has no such volume."""
        identity = _identity(volume)
        if identity in self._ids:
            known = self._ids[identity]
            self._kept.move_to_end(known)
            return self._kept[known][0]
        shelf = Shelf(None, LOOSE_KEY) if volume is None else self._find_stored(connection, volume)
        return None if shelf is None else self.keep(connection, volume, shelf)

    def keep(self, connection: Connection, volume: Volume | None, shelf: Shelf) -> Shelf:
        """Remember the shelf of what an entry says; one volume under two descriptions is one shelf."""
        if shelf.id not in self._kept:
            _read_last_place(connection, shelf)
            self._kept[shelf.id] = (shelf, [])
        shelf, identities = self._kept[shelf.id]
        identities.append(_identity(volume))
        self._ids[identities[-1]] = shelf.id
        self._kept.move_to_end(shelf.id)
        while len(self._kept) > KEPT:
            _, (_, forgotten) = self._kept.popitem(last=False)
            for identity in forgotten:
                del self._ids[identity]
        return shelf

    def find_meeting(self, connection: Connection, volume: Volume) -> int | None:
        """Return the one meeting of the database that an entry's may be, by name, ordinal and year."""
        assert volume.conference is not None
        rows = connection.execute(_volumes_of_meeting(volume.conference)).all()
        found = {row.conference_id for row in rows if is_same_meeting(volume, _to_volume(row))}
        return found.pop() if len(found) == 1 else None

    def _find_stored(self, connection: Connection, volume: Volume) -> Shelf | None:
        rows: Sequence[Row[Any]] = _rows(connection, volume)
        if not rows and (ids := self._titled(connection, volume)):
            rows = connection.execute(_described().where(VOLUME.c.id.in_(ids))).all()
        held = {row.id: (row, _to_volume(row)) for row in rows}
        found = match_volume(volume, {identity: stored for identity, (_, stored) in held.items()})
        if found is None:
            return None
        row, stored = held[found]
        return Shelf(row.id, row.key, stored, row.conference_id)

    def _titled(self, connection: Connection, volume: Volume) -> list[int]:
        """The volumes of text that are called so: theirs are the keys that do not follow from the title."""
        if self._text_titles is None:
            self._text_titles = {}
            texts = select(SOURCE.c.volume_id).where(SOURCE.c.volume_id.is_not(None))
            for row in connection.execute(select(VOLUME.c.id, VOLUME.c.title).where(VOLUME.c.id.in_(texts))):
                self._text_titles.setdefault(fold_title(row.title), []).append(row.id)
        return self._text_titles.get(fold_title(volume.title), [])


def volume_stem(volume: Volume) -> str:
    """Return the key that a new volume would like to have: ``geopolitics-8-3-2012``."""
    ending = to_key(volume.number, str(volume.year or volume.year_as_printed or ""))
    return "-".join(filter(None, (to_key(volume.title) or "volume", ending)))


def kept_apart(entry: Volume | None, shelf: Shelf) -> Iterator[PaperField]:
    """Give what an entry says of its volume otherwise than the database: it stays with the entry's paper."""
    stored = shelf.volume
    if entry is None or stored is None:
        return
    facts = ((volume.title, volume.publisher, volume.isbn, volume.number) for volume in (entry, stored))
    meetings = (volume.conference or _NO_MEETING for volume in (entry, stored))
    places = ((meeting.name_as_printed, meeting.place) for meeting in meetings)
    variables = ("container-title", "publisher", "ISBN", "volume", "event-title", "event-place")
    said, held = (first + second for first, second in zip(facts, places, strict=True))
    for variable, value, other in zip(variables, said, held, strict=True):
        if value and fold_title(value) != fold_title(other or ""):
            yield PaperField.of(variable, value)
    if entry.year and entry.year != stored.year:
        yield PaperField.of("issued", {"date-parts": [[entry.year]]})


_NO_MEETING: Final = Conference("", "")


def _identity(volume: Volume | None) -> Hashable:
    if volume is None:
        return None
    meeting = volume.conference
    held = (meeting.name, meeting.ordinal, meeting.start_date) if meeting else None
    return volume.key, volume.title, volume.number, volume.year, volume.year_as_printed, held


def _read_last_place(connection: Connection, shelf: Shelf) -> None:
    """Read which numbers and positions are given in a volume."""
    scope = f"{shelf.key}."
    given = select(PAPER.c.key, PAPER.c.position).where(PAPER.c.volume_id.is_not_distinct_from(shelf.id))
    retired = select(RETIRED.c.key, literal(0)).where(RETIRED.c.scope == scope)
    for key, position in connection.execute(given.union_all(retired).execution_options(yield_per=1000)):
        number = key.removeprefix(scope)
        shelf.number = max(shelf.number, int(number) if number.isdigit() else 0)
        shelf.position = max(shelf.position, position)


def _described() -> Select[Any]:
    meeting = ("name", "name_as_printed", "ordinal", "start_date", "place")
    columns = (CONFERENCE.c[column].label(f"meeting_{column}") for column in meeting)
    return select(VOLUME, *columns).outerjoin(CONFERENCE, CONFERENCE.c.id == VOLUME.c.conference_id)


def _volumes_of_meeting(meeting: Conference) -> Select[Any]:
    return _described().where(CONFERENCE.c.name_key == name_key(meeting.name))


def _rows(connection: Connection, volume: Volume) -> list[Row[Any]]:
    """The volumes that an entry's may be: by key, by meeting, and by the key that would be made of its title."""
    stem = volume_stem(volume)
    near = or_(VOLUME.c.key == stem, (VOLUME.c.key > f"{stem}-") & (VOLUME.c.key < f"{stem}-~"))
    numbered = re.compile(f"{re.escape(stem)}(?:-[0-9]+)?")
    rows = [row for row in connection.execute(_described().where(near)) if numbered.fullmatch(row.key)]
    if volume.key:
        rows += connection.execute(_described().where(VOLUME.c.key == volume.key)).all()
    if volume.conference is not None:
        rows += connection.execute(_volumes_of_meeting(volume.conference)).all()
    return rows


def _to_volume(row: Row[Any]) -> Volume:
    """As much of the record of a volume as tells it from others."""
    meeting = None
    if row.meeting_name is not None:
        meeting = Conference(
            row.meeting_name,
            row.meeting_name_as_printed,
            row.meeting_ordinal,
            start_date=row.meeting_start_date,
            place=row.meeting_place,
        )
    volume = Volume(row.key, row.title, row.title_as_printed, row.language, meeting, row.number, row.year)
    return replace(volume, year_as_printed=row.year_as_printed, publisher=row.publisher_as_printed, isbn=row.isbn)
