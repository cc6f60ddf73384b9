"""The volume itself: its files, the meeting it is of, and the bodies on its title page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import delete, exists, func, insert, select, update

from proceedings_db.database.keys import to_index_key, to_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.rows import Counts
from proceedings_db.records import to_figure
from proceedings_db.text.fold import fold_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.entities import Entity
    from proceedings_db.database.loading.organizations import Organizations
    from proceedings_db.records import Conference, ConferenceOrganization, Volume

CONFERENCE = TABLES["conference"]
SERIES = TABLES["series"]
VOLUME = TABLES["volume"]
BODY = TABLES["conference_organization"]


class FrontMatter(Protocol):
    """What a load asks of the volumes that its papers are in."""

    def names(self) -> Iterator[str]:
        """Give the names of all bodies, as read."""

    def bodies_before(self) -> set[int | None]:
        """Return the ids of the bodies that the old rows were linked to."""

    def link_bodies(self, organizations: Organizations) -> None:
        """Link the bodies to organisations."""

    def write_volume(self) -> None:
        """Write the rows of the volumes."""

    def put_bodies(self) -> None:
        """Ask for the rows of the bodies."""

    def let_go(self) -> None:
        """Delete what no volume is of any more."""

    def count(self) -> dict[str, Counts]:
        """Return what became of volumes and meetings."""


class Front:
    """The front matter of one volume on its way into the database."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self.old: Row[Any] | None = loading.connection.execute(
            select(VOLUME).where(VOLUME.c.id == loading.volume_id)
        ).first()
        self.conference_id: int | None = None
        self._series_before = self._find_series_before()
        self._is_first_volume = True
        self._bodies: list[tuple[dict[str, Any], ConferenceOrganization | None]] = []
        self._links: dict[tuple[str, int], Entity | None] = {}
        self._publisher: Entity | None = None
        self._became: dict[str, str] = {"volume": "unchanged"}

    def bodies_before(self) -> set[int | None]:
        """Return the ids of the bodies that the title page and the imprint were linked to."""
        if self.old is None:
            return set()
        linked = select(BODY.c.organization_id).where(BODY.c.conference_id == self.old.conference_id)
        return {self.old.publisher_id, *self._loading.connection.scalars(linked)}

    def load_conference(self) -> None:
        """Find or make the meeting and its series. The first volume of a meeting is the one that describes it."""
        conference = self._loading.volume.conference
        if conference is None:
            return
        before = self.old.conference_id if self.old is not None else None
        self.conference_id = before or self._find_conference(conference)
        others = select(func.count()).where(VOLUME.c.conference_id == self.conference_id)
        earlier = others.where(VOLUME.c.id < self._loading.volume_id)
        self._is_first_volume = not self._loading.connection.scalar(earlier)
        if self.conference_id is None:
            self.conference_id = self._loading.ids.next("conference")
            write_conference(self._loading, self.conference_id, conference)
            self._became["conference"] = "added"
            return
        self._became["conference"] = "unchanged"
        if self._is_first_volume:
            stored = self._loading.connection.execute(
                select(CONFERENCE).where(CONFERENCE.c.id == self.conference_id)
            ).one()
            values = _describe(self._loading, conference)
            if _differs(stored, values):
                where = CONFERENCE.c.id == self.conference_id
                self._loading.connection.execute(update(CONFERENCE).where(where).values(values))
                self._became["conference"] = "changed"

    def conference_key(self) -> str | None:
        """Return the key that the meeting has, or will have."""
        conference = self._loading.volume.conference
        if conference is None:
            return None
        identity = (self.old.conference_id if self.old is not None else None) or self._find_conference(conference)
        known = select(CONFERENCE.c.key).where(CONFERENCE.c.id == identity)
        return self._loading.connection.scalar(known) or conference.key or _new_key(self._loading, conference)

    def names(self) -> Iterator[str]:
        """Give the names of all bodies, as read."""
        volume = self._loading.volume
        if volume.publisher:
            yield volume.publisher
        for body in volume.conference.organizations if volume.conference else ():
            yield body.name

    def link_bodies(self, organizations: Organizations) -> None:
        """Link the bodies of the title page and the publisher."""
        volume = self._loading.volume
        rows = self._loading.rows["conference_organization"]
        # Those of a meeting that this volume is of no longer go with it, unless another volume is of it too.
        meeting = self.conference_id or self._conference_to_go()
        rows.remember(self._loading.connection.execute(select(BODY).where(BODY.c.conference_id == meeting)))
        before = {row[1:3]: rows.value(row, "organization_id") for row in rows.old.values()}
        for body in volume.conference.organizations if volume.conference else ():
            place = (body.role, body.position)
            self._links[place] = organizations.link(body.name, before.get(place), body.place)
        if volume.publisher:
            old = self.old.publisher_id if self.old is not None else None
            self._publisher = organizations.link(volume.publisher, old)

    def write_volume(self) -> None:
        """Write the row of the volume: papers and files need it."""
        values = volume_values(self._loading.volume, self.conference_id, self._publisher)
        if self.old is None:
            self._loading.connection.execute(insert(VOLUME).values(id=self._loading.volume_id, **values))
            self._became["volume"] = "added"
        elif _differs(self.old, values):
            where = VOLUME.c.id == self._loading.volume_id
            self._loading.connection.execute(update(VOLUME).where(where).values(values))
            self._became["volume"] = "changed"

    def put_bodies(self) -> None:
        """Ask for the rows of the title page's bodies, after those that another volume of the meeting names."""
        conference = self._loading.volume.conference
        if conference is None or self.conference_id is None:
            return
        rows = self._loading.rows["conference_organization"]
        ours = set(self._loading.sources.values())
        listed = () if self._is_alone() else rows.old.values()
        foreign = [
            dict(zip(rows.columns, row, strict=True)) for row in listed if rows.value(row, "source_id") not in ours
        ]
        named = {(row["role"], row["name"]) for row in foreign}
        own = [self._body_row(body) for body in conference.organizations]
        if self._is_first_volume:
            mine = {(row["role"], row["name"]) for row in own}
            wanted = own + [row for row in foreign if (row["role"], row["name"]) not in mine]
        else:
            wanted = foreign + [row for row in own if (row["role"], row["name"]) not in named]
        last: dict[str, int] = {}
        for row in wanted:
            last[row["role"]] = (
                max(row["position"], last.get(row["role"], 0) + 1) if row in own else last.get(row["role"], 0) + 1
            )
            rows.put({**row, "position": last[row["role"]]})

    def let_go(self) -> None:
        """Delete the meeting that no volume is of any more."""
        before = self._conference_to_go()
        if before is not None:
            gone = self._loading.connection.execute(select(CONFERENCE).where(CONFERENCE.c.id == before)).one()
            self._loading.retiring.append((gone.key, "conference", gone.name_key, None))
            self._loading.connection.execute(delete(CONFERENCE).where(CONFERENCE.c.id == before))
        self._let_go_of_series()

    def _let_go_of_series(self) -> None:
        """Delete the series that the meeting was of and that none is of any more."""
        none = ~exists().where(CONFERENCE.c.series_id == SERIES.c.id)
        for row in self._loading.connection.execute(select(SERIES).where(SERIES.c.id == self._series_before, none)):
            self._loading.retiring.append((row.key, "series", row.name_key, None))
            self._loading.connection.execute(delete(SERIES).where(SERIES.c.id == row.id))

    def count(self) -> dict[str, Counts]:
        """Return what became of the volume's row and of the meeting's."""
        return {table: Counts(**{became: 1}) for table, became in self._became.items()}

    def _find_series_before(self) -> int | None:
        if self.old is None:
            return None
        known = select(CONFERENCE.c.series_id).where(CONFERENCE.c.id == self.old.conference_id)
        found: int | None = self._loading.connection.scalar(known)
        return found

    def _conference_to_go(self) -> int | None:
        """Return the meeting that only this volume was of, before this load."""
        before: int | None = self.old.conference_id if self.old is not None else None
        if before is None or before == self.conference_id:
            return None
        others = select(func.count()).where(VOLUME.c.conference_id == before, VOLUME.c.id != self._loading.volume_id)
        return None if self._loading.connection.scalar(others) else before

    def _is_alone(self) -> bool:
        others = select(func.count()).where(
            VOLUME.c.conference_id == self.conference_id, VOLUME.c.id != self._loading.volume_id
        )
        return not self._loading.connection.scalar(others)

    def _body_row(self, body: ConferenceOrganization) -> dict[str, Any]:
        link = self._links.get((body.role, body.position))
        return body_values(self._loading, self.conference_id, body, link)

    def _find_conference(self, conference: Conference) -> int | None:
        """Return the one meeting of this name, ordinal and first day; none where two may be meant."""
        found = self._loading.connection.scalars(
            select(CONFERENCE.c.id).where(
                CONFERENCE.c.key == conference.key
                if conference.key
                else (CONFERENCE.c.name_key == name_key(conference.name))
                & CONFERENCE.c.ordinal.is_not_distinct_from(to_figure(conference.ordinal))
                & CONFERENCE.c.start_date.is_not_distinct_from(conference.start_date)
            )
        ).all()
        return found[0] if len(found) == 1 else None


def write_conference(loading: Loading, identity: int, conference: Conference) -> None:
    """Write the row of a new meeting, and of its series if that is new too."""
    if conference.key:
        loading.keys.recall_records("conference", [name_key(conference.name), name_key(conference.name_as_printed)])
        loading.keys.reclaim("conference", conference.key)
    key = conference.key or _new_key(loading, conference)
    loading.connection.execute(insert(CONFERENCE).values(id=identity, key=key, **_describe(loading, conference)))


def volume_values(volume: Volume, conference_id: int | None, publisher: Entity | None) -> dict[str, Any]:
    """Return the columns of a volume's row but for its id."""
    return {
        "key": volume.key,
        "conference_id": conference_id,
        "title": volume.title,
        "title_as_printed": volume.title_as_printed,
        "number": volume.number,
        "language": volume.language,
        "year": to_figure(volume.year),
        "year_as_printed": volume.year_as_printed,
        "publisher_as_printed": volume.publisher,
        "publisher_id": publisher.id if publisher else None,
        "isbn": volume.isbn,
    }


def body_values(
    loading: Loading, conference_id: int | None, body: ConferenceOrganization, link: Entity | None
) -> dict[str, Any]:
    """Return the row of a body of a meeting."""
    return {
        "conference_id": conference_id,
        "role": body.role,
        "position": body.position,
        "name_as_printed": body.name_as_printed,
        "name": body.name,
        "organization_id": link.id if link else None,
        **loading.placed(body.place),
    }


def name_key(name: str) -> str:
    """Return the folded name by which a meeting or a series is looked up."""
    return to_index_key(fold_title(name))


def _describe(loading: Loading, conference: Conference) -> dict[str, Any]:
    return {
        "series_id": _find_series(loading, conference.series),
        "name": conference.name,
        "name_as_printed": conference.name_as_printed,
        "name_key": name_key(conference.name),
        "ordinal": to_figure(conference.ordinal),
        "date_as_printed": conference.date_as_printed,
        "date_other_as_printed": conference.date_other_as_printed,
        "calendar": conference.calendar,
        "start_date": conference.start_date,
        "end_date": conference.end_date,
        "place": conference.place,
        "venue": conference.venue,
    }


def _find_series(loading: Loading, name: str | None) -> int | None:
    if not name:
        return None
    known = select(SERIES.c.id).where(SERIES.c.name_key == name_key(name)).order_by(SERIES.c.id)
    found: int | None = loading.connection.scalar(known)
    if found is None:
        found = loading.ids.next("series")
        loading.keys.recall_records("series", [name_key(name)])
        revived = loading.keys.revive("series", lambda: name_key(name))
        key = revived[0] if revived else loading.keys.name("series", to_key(name) or "series")
        values = {"id": found, "key": key, "name": name, "name_key": name_key(name), "issn": None}
        loading.connection.execute(insert(SERIES).values(values))
    return found


def _new_key(loading: Loading, conference: Conference) -> str:
    loading.keys.recall_records("conference", [name_key(conference.name)])
    revived = loading.keys.revive("conference", lambda: name_key(conference.name))
    if revived:
        return revived[0]
    year = (conference.start_date or "")[:4]
    ending = f"-{year}" if year else f"-{conference.ordinal}" if conference.ordinal else ""
    return loading.keys.name("conference", (to_key(conference.name) or "conference") + ending)


def load_sources(loading: Loading) -> None:
    """Give every file of the volume its row; a file is known by its path."""
    stored = {row.path: row.id for row in loading.stored["source"][loading.volume_id]}
    for source in loading.volume.sources:
        identity = stored.get(source.path) or loading.ids.next("source")
        loading.sources[source.position] = identity
        loading.rows["source"].put(
            {
                "id": identity,
                "volume_id": loading.volume_id,
                "path": source.path,
                "position": source.position,
                "sha256": source.sha256,
            }
        )


def _differs(row: Row[Any], values: Mapping[str, Any]) -> bool:
    return any(row._mapping[column] != value for column, value in values.items())
