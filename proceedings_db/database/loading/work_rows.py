"""The rows of works: by what they are known, what they are called, which paper they are, and when they go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from proceedings_db.database.keys import chunks, to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.entities import keys_of
from proceedings_db.text.fold import fold_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.matching.works import Form

WORK, REFERENCE = TABLES["work"], TABLES["reference"]


@dataclass(slots=True, eq=False)
class WorkItem:
    """A work that references of a load are linked to; ``form`` is the one it is known by, where it may be new."""

    id: int
    key: str = ""
    is_new: bool = False
    form: Form | None = None
    paper_id: int | None = None

    @property
    def match_key(self) -> str:
        """What the work is known by when it comes back."""
        assert self.form is not None
        return to_match_key(*describe(self.form))


def describe(form: Form) -> tuple[str, str, int | None]:
    """Return the folded title, the first author's family name and the year by which a work is looked up."""
    family = form.authors[0][0] if form.authors else ""
    return to_index_key(fold_title(form.title)), to_index_key(family), form.year


def to_match_key(title_key: str, family_key: str, year: int | None) -> str:
    """Return title, family name and year of a work as one text."""
    return f"{title_key}|{family_key}|{year or ''}"


def rows_of(connection: Connection, works: Iterable[int]) -> dict[int, Any]:
    """Return the rows of ``works`` by their ids."""
    rows: dict[int, Any] = {}
    for chunk in chunks(works):
        rows.update((row.id, row) for row in connection.execute(select(WORK).where(WORK.c.id.in_(chunk))))
    return rows


def match_keys_of(connection: Connection, works: Iterable[int]) -> dict[int, str]:
    """Return what each of ``works`` is known by when it comes back."""
    rows = rows_of(connection, works)
    return {work: to_match_key(row.title_key, row.family_key, row.year) for work, row in rows.items()}


def point_to_papers(connection: Connection, works: Mapping[int, WorkItem]) -> None:
    """Let each of ``works`` point to the paper of the database that it is, and to none if it is none."""
    rows = rows_of(connection, (work.id for work in works.values() if not work.is_new))
    # A new work is inserted as that of no paper.
    before = {identity: row.paper_id for identity, row in rows.items()}
    wrong = [work for work in works.values() if before.get(work.id) != work.paper_id]
    # A paper may go from one work to another, and is never that of two.
    for chunk in chunks(work.id for work in wrong):
        connection.execute(update(WORK).where(WORK.c.id.in_(chunk)).values(paper_id=None))
    for work in wrong:
        connection.execute(update(WORK).where(WORK.c.id == work.id).values(paper_id=work.paper_id))


def refresh_titles(loading: Loading) -> None:
    """Let a work be called as in the first of its references, where that one's spelling changed."""
    rows = loading.rows["reference"]
    for old, new in rows.changed:
        work, identity, title = (rows.value(new, column) for column in ("work_id", "id", "title"))
        if not title or rows.value(old, "title") == title:
            continue
        first = select(func.min(REFERENCE.c.id)).where(REFERENCE.c.work_id == work)
        if loading.connection.scalar(first) == identity:
            same = (WORK.c.id == work) & (WORK.c.title_key == to_index_key(fold_title(title)))
            loading.connection.execute(update(WORK).where(same).values(title=title))


def delete_unused(loading: Loading, works: Iterable[int]) -> None:
    """Delete those of ``works`` that no reference is to, and keep their keys from being given to others."""
    gone: set[int] = set()
    for chunk in chunks(works):
        linked = select(REFERENCE.c.work_id).where(REFERENCE.c.work_id.in_(chunk)).distinct()
        gone |= set(chunk) - set(loading.connection.scalars(linked))
    match_keys = match_keys_of(loading.connection, gone)
    for identity, key in keys_of(loading, "work", gone).items():
        loading.retiring.append((key, "work", match_keys.get(identity, ""), None))
    for chunk in chunks(gone):
        loading.connection.execute(delete(WORK).where(WORK.c.id.in_(chunk)))
