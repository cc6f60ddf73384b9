"""The forms of works that were loaded before there were forms; a migration writes them.

Works stay as they were found then; where two of them are one by now, a reload of one of their volumes joins them. The
columns are named, so that tables may grow later on.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, text

from proceedings_db.database.keys import CHUNK
from proceedings_db.database.loading.work_forms import REFERENCE_COLUMNS, FormStore, StoredForm, to_reference
from proceedings_db.matching.works import own_link, to_paper_form, to_reference_form
from proceedings_db.records import Authorship, Conference, Name, Paper, Volume

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from proceedings_db.matching.works import Form

_REFERENCES: Final = f"SELECT id, key, work_id, {', '.join(REFERENCE_COLUMNS)} FROM reference"
_NAMES: Final = "SELECT reference_id, role, position, honorific, given, family, literal FROM reference_name"
_PAPERS: Final = """
    SELECT p.id, p.key, p.type, p.csl_type, p.title, p.page_first, p.doi, v.title AS volume, v.year,
           c.name, c.start_date
    FROM paper p JOIN volume v ON v.id = p.volume_id LEFT JOIN conference c ON c.id = v.conference_id"""
_AUTHORS: Final = "SELECT paper_id, position, given, family, literal FROM authorship"


def fill_forms(connection: Connection) -> None:
    """Write a form for every reference that has a work, and for every paper of a volume."""
    store = FormStore(connection)
    ids = count(1)
    for rows in _pages(connection, f"{_REFERENCES} WHERE work_id IS NOT NULL AND id > :last"):
        names = _children(connection, _NAMES, "reference_id", rows)
        forms: dict[str, tuple[Form, int]] = {}
        for row in rows:
            form = to_reference_form(to_reference(row, names[row.id]), row.key)
            forms.setdefault(form.key, (form, row.work_id))
        known = {stored.form.key for stored in store.find_by_key(forms)}
        store.add(
            [
                StoredForm(form, next(ids), work, None, link=own_link(form))
                for key, (form, work) in forms.items()
                if key not in known
            ]
        )
    for rows in _pages(connection, f"{_PAPERS} WHERE p.type = 'paper' AND p.id > :last"):
        authors = _children(connection, f"{_AUTHORS} WHERE role = 'author'", "paper_id", rows)
        papers = [(to_paper_form(*_to_paper(row, authors[row.id]), row.key), row.id) for row in rows]
        store.add([StoredForm(form, next(ids), None, paper) for form, paper in papers])


def _pages(connection: Connection, query: str) -> Iterator[Sequence[Row[Any]]]:
    """Give the rows of ``query`` a few hundred at a time, each page after the last id of the one before."""
    last = 0
    while rows := connection.execute(text(f"{query} ORDER BY 1 LIMIT {CHUNK}"), {"last": last}).all():
        yield rows
        last = rows[-1].id


def _children(
    connection: Connection, query: str, owner: str, rows: Sequence[Row[Any]]
) -> defaultdict[int, list[Row[Any]]]:
    """The rows of ``query`` that belong to ``rows``, by the id of the owner."""
    where = "AND" if "WHERE" in query else "WHERE"
    listed = text(f"{query} {where} {owner} IN :ids ORDER BY position").bindparams(bindparam("ids", expanding=True))
    children: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(listed, {"ids": [row.id for row in rows]}):
        children[getattr(row, owner)].append(row)
    return children


def _to_paper(row: Row[Any], authors: Sequence[Row[Any]]) -> tuple[Paper, Volume]:
    listed = tuple(
        Authorship(author.position, "", Name(given=author.given, family=author.family, literal=author.literal))
        for author in authors
    )
    told = {"csl_type": row.csl_type, "page_first": row.page_first, "doi": row.doi}
    paper = Paper(1, row.title, row.title, "fa", authors=listed, **told)
    conference = Conference(row.name, row.name, start_date=row.start_date) if row.name else None
    return paper, Volume("", row.volume, row.volume, "fa", conference=conference, year=row.year)
