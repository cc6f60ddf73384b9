"""Corrections about cited works: references linked by hand, works that are one, a reference that is to another work.

A link by hand stands in ``reference.match_method``; a load leaves such a reference out of its search for works. So a
correction holds its links after the load, and what no correction holds any more is let go before the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select, update

from proceedings_db.corrections.records import Correction, Outcome
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.work_rows import to_match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from proceedings_db.database.loading.context import Loading

WORK, FORM, REFERENCE = TABLES["work"], TABLES["work_form"], TABLES["reference"]
PAPER, VOLUME, CORRECTION = TABLES["paper"], TABLES["volume"], TABLES["correction"]
LOAD_RUN = TABLES["load_run"]

BY_HAND: Final = "by-hand"
_UNDECIDED: Final[dict[str, None]] = {"match_method": None, "match_confidence": None}
_UNLINKED: Final[dict[str, None]] = {**_UNDECIDED, "work_id": None}


def is_about_works(correction: Correction) -> bool:
    """Whether a correction says which work a reference is to, or which works are one."""
    return correction.entity == "work" or (
        correction.entity == "reference" and correction.field in ("work", "paper") and correction.action != "add"
    )


def let_go_of_works(connection: Connection, volume: str, corrections: Sequence[Correction]) -> set[int]:
    """Take away the links by hand that none of ``corrections`` holds any more, and return the works they were to."""
    held = {correction.key for correction in corrections if correction.entity == "reference"}
    held |= {correction.value or "" for correction in corrections if correction.action == "split"}
    merged = {correction.value for correction in corrections if correction.action == "merge"}
    columns = (REFERENCE.c.id, REFERENCE.c.key, REFERENCE.c.work_id, WORK.c.key.label("work"), VOLUME.c.id.label("of"))
    query: Select[Any] = select(*columns, (VOLUME.c.key == volume).label("is_ours"))
    query = query.join(WORK, WORK.c.id == REFERENCE.c.work_id).where(REFERENCE.c.match_method == BY_HAND)
    query = query.join(PAPER, PAPER.c.id == REFERENCE.c.paper_id).join(VOLUME, VOLUME.c.id == PAPER.c.volume_id)
    rows = [
        *connection.execute(query.where(VOLUME.c.key == volume)),
        *_of_mergers_taken_back(connection, query, volume, corrections),
    ]
    free = [row for row in rows if row.key not in held and row.work not in merged]
    for row in free:
        values = _UNLINKED if row.is_ours else _UNDECIDED
        connection.execute(update(REFERENCE).where(REFERENCE.c.id == row.id).values(values))
    # Those of other volumes stay where they are until the next load of these, which is none of the same any more.
    for other in {row.of for row in free if not row.is_ours}:
        connection.execute(update(LOAD_RUN).where(LOAD_RUN.c.volume_id == other).values(records_sha256=""))
    return {row.work_id for row in free}


def _of_mergers_taken_back(
    connection: Connection,
    query: Select[Any],
    volume: str,
    corrections: Sequence[Correction],
) -> Sequence[Row[Any]]:
    """Return the references of all volumes to works into which a correction of this one merged others until now."""
    before = select(CORRECTION.c.value).join(VOLUME, VOLUME.c.id == CORRECTION.c.volume_id)
    before = before.where(VOLUME.c.key == volume, CORRECTION.c.entity == "work", CORRECTION.c.action == "merge")
    still = {correction.value for correction in corrections if correction.action == "merge"}
    back = [work for work in connection.scalars(before) if work not in still]
    works = select(WORK.c.id).where(WORK.c.key.in_(back))
    loose = update(FORM).where(FORM.c.is_fixed, FORM.c.work_id.in_(works))
    connection.execute(loose.values(work_id=None, is_fixed=False))
    found: Sequence[Row[Any]] = connection.execute(query.where(WORK.c.key.in_(back))).all() if back else []
    return found


def hold_works(loading: Loading, corrections: Iterable[Correction], left: set[int]) -> dict[Correction, Outcome]:
    """Make the links that corrections say, and delete the works that nothing refers to any more.

    ``left`` are the works that links by hand were taken from before the load.
    """
    holder = _Holder(loading, set(left))
    outcomes = {}
    for correction in corrections:
        fault = holder.hold(correction)
        outcomes[correction] = Outcome(correction, "stale" if fault else "applied", fault)
    holder.delete_empty()
    return outcomes


class _Holder:
    def __init__(self, loading: Loading, left: set[int]) -> None:
        self._loading = loading
        self._connection = loading.connection
        self._left = left

    def hold(self, correction: Correction) -> str | None:
        """Put one correction into force, and return why not where that cannot be."""
        value = (correction.value or "").strip()
        if correction.action == "merge":
            return self._merge(correction.key, value)
        if correction.action == "split":
            return self._split(correction.key, value)
        reference = self._reference(correction.key)
        if reference is None:
            return f"there is no reference {correction.key}"
        if not value and reference.match_method == BY_HAND:
            return None
        if not value:
            return self._split(self._key_of(reference.work_id), correction.key)
        work = self._work_of_paper(value) if correction.field == "paper" else self._work(value)
        if work is None:
            return f"there is no {correction.field} {value}"
        if reference.work_id != work:
            self._link(REFERENCE.c.id == reference.id, work)
            self._left.add(reference.work_id)
        return None

    def delete_empty(self) -> None:
        """Delete the works that lost their last reference, and keep their keys from being given to others."""
        for work in sorted(identity for identity in self._left if identity is not None):
            row = self._connection.execute(select(WORK).where(WORK.c.id == work)).first()
            used = self._connection.scalar(select(REFERENCE.c.id).where(REFERENCE.c.work_id == work).limit(1))
            if row is not None and used is None:
                self._connection.execute(delete(FORM).where(FORM.c.work_id == work, FORM.c.paper_id.is_(None)))
                self._connection.execute(delete(WORK).where(WORK.c.id == work))
                retired = to_match_key(row.title_key, row.family_key, row.year)
                values = {"key": row.key, "scope": "work", "match_key": retired, "citation_key": None}
                self._connection.execute(insert(TABLES["retired_key"]).values(values))

    def _merge(self, key: str, into: str) -> str | None:
        one, other = self._work(key), self._work(into)
        if other is None:
            return f"there is no work {into}"
        if one == other:
            return "a work is itself"
        if one is None:
            gone = TABLES["retired_key"]
            known = select(gone.c.key).where(gone.c.scope == "work", gone.c.key == key)
            return None if self._connection.scalar(known) else f"there is no work {key}"
        self._link(REFERENCE.c.work_id == one, other)
        self._left.add(one)
        # What is printed as these works are belongs to the one from now on, wherever it is loaded from.
        fixed = update(FORM).where(FORM.c.work_id.in_([one, other]), FORM.c.paper_id.is_(None))
        self._connection.execute(fixed.values(work_id=other, is_fixed=True))
        return None

    def _split(self, key: str | None, reference_key: str) -> str | None:
        reference = self._reference(reference_key)
        if reference is None:
            return f"there is no reference {reference_key}"
        if key is None or self._key_of(reference.work_id) != key:
            return None
        row = self._connection.execute(select(WORK).where(WORK.c.id == reference.work_id)).one()
        identity = self._loading.ids.next("work")
        name = self._loading.keys.name("work", row.key)
        values = {**row._mapping, "id": identity, "key": name, "title": reference.title, "paper_id": None}
        self._connection.execute(insert(WORK).values(values))
        self._link(REFERENCE.c.id == reference.id, identity)
        self._left.add(row.id)
        return None

    def _link(self, where: ColumnElement[bool], work: int) -> None:
        linked = {"work_id": work, "match_method": BY_HAND, "match_confidence": 1.0}
        self._connection.execute(update(REFERENCE).where(where).values(linked))

    def _work(self, key: str) -> int | None:
        return self._connection.scalar(select(WORK.c.id).where(WORK.c.key == key))

    def _key_of(self, work: int | None) -> str | None:
        return self._connection.scalar(select(WORK.c.key).where(WORK.c.id == work))

    def _reference(self, key: str) -> Row[Any] | None:
        return self._connection.execute(select(REFERENCE).where(REFERENCE.c.key == key)).first()

    def _work_of_paper(self, key: str) -> int | None:
        """Return the work that is the paper, a new one where nothing else is to it."""
        paper = self._connection.execute(select(PAPER).where(PAPER.c.key == key)).first()
        if paper is None:
            return None
        known: int | None = self._connection.scalar(select(WORK.c.id).where(WORK.c.paper_id == paper.id))
        if known is not None:
            return known
        identity = self._loading.ids.next("work")
        name = self._loading.keys.name("work", paper.citation_key)
        values = {"id": identity, "key": name, "title": paper.title, "title_key": paper.title_key, "family_key": ""}
        self._connection.execute(insert(WORK).values({**values, "year": None, "paper_id": paper.id}))
        return identity
