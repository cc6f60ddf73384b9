"""The new volumes of one batch of entries, with their meetings and bodies, on their way into the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from proceedings_db.database.importing.shelves import Shelf, Shelves, volume_stem
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.front import body_values, volume_values, write_conference
from proceedings_db.database.loading.rows import Counts
from proceedings_db.records import Volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.entities import Entity
    from proceedings_db.database.loading.organizations import Organizations


VOLUME = TABLES["volume"]


@dataclass(slots=True)
class NewVolume:
    """A volume that is made of what an entry says of it; the bodies are those of a meeting that is new too."""

    id: int
    volume: Volume
    conference_id: int | None
    is_new_meeting: bool
    publisher: Entity | None = None


class ImportedTitles:
    """What a load asks of the volumes that its papers are in, for those that a batch of entries makes."""

    def __init__(self, loading: Loading, shelves: Shelves) -> None:
        self._loading = loading
        self._shelves = shelves
        self._made: list[NewVolume] = []
        self._links: dict[tuple[int | None, str, int], Entity | None] = {}

    def shelve(self, volume: Volume | None) -> tuple[Shelf, bool]:
        """Return the shelf for what an entry says of its volume, and whether it was made of this entry."""
        connection = self._loading.connection
        shelf = self._shelves.find(connection, volume)
        if shelf is not None:
            return shelf, False
        assert volume is not None
        key = self._loading.keys.name("volume", volume.key or volume_stem(volume))
        meeting_id, is_new = self._meet(volume)
        identity = self._loading.ids.next("volume")
        held = replace(volume, key=key)
        self._made.append(NewVolume(identity, held, meeting_id, is_new))
        # At once, so that the next entry finds it, whatever else that one says.
        connection.execute(insert(VOLUME).values(id=identity, **volume_values(held, meeting_id, None)))
        return self._shelves.keep(connection, volume, Shelf(identity, key, held)), True

    def _meet(self, volume: Volume) -> tuple[int | None, bool]:
        """The id of the meeting that a new volume is of, and whether it is new too."""
        meeting = volume.conference
        if meeting is None:
            return None, False
        found = self._shelves.find_meeting(self._loading.connection, volume)
        if found is not None:
            return found, False
        identity = self._loading.ids.next("conference")
        write_conference(self._loading, identity, replace(meeting, key=None))
        return identity, True

    def names(self) -> Iterator[str]:
        """Give the names of all bodies, as read."""
        for new in self._made:
            if new.volume.publisher:
                yield new.volume.publisher
            if new.is_new_meeting and new.volume.conference:
                yield from (body.name for body in new.volume.conference.organizations)

    def bodies_before(self) -> set[int | None]:
        """Return nothing: what is new was linked to nothing."""
        return set()

    def link_bodies(self, organizations: Organizations) -> None:
        """Link publishers and organisers to organisations."""
        for new in self._made:
            if new.volume.publisher:
                new.publisher = organizations.link(new.volume.publisher)
            for body in new.volume.conference.organizations if new.is_new_meeting and new.volume.conference else ():
                self._links[new.conference_id, body.role, body.position] = organizations.link(body.name)

    def write_volume(self) -> None:
        """Write who published the new volumes."""
        for new in self._made:
            if new.publisher is not None:
                published = update(VOLUME).where(VOLUME.c.id == new.id).values(publisher_id=new.publisher.id)
                self._loading.connection.execute(published)

    def put_bodies(self) -> None:
        """Ask for the rows of the bodies of new meetings."""
        for new in self._made:
            for body in new.volume.conference.organizations if new.is_new_meeting and new.volume.conference else ():
                link = self._links.get((new.conference_id, body.role, body.position))
                values = body_values(self._loading, new.conference_id, body, link)
                self._loading.rows["conference_organization"].put(values)

    def let_go(self) -> None:
        """Do nothing: an import takes nothing away."""

    def count(self) -> dict[str, Counts]:
        """Return how many volumes and meetings are new."""
        meetings = sum(new.is_new_meeting for new in self._made)
        return {"volume": Counts(added=len(self._made)), "conference": Counts(added=meetings)}
