"""What SQL can say in the browser beyond SQLite: ``fold`` and searches that know Persian spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette import hookimpl

from proceedings_db.database.search_match import to_any_match, to_kind_match
from proceedings_db.database.search_query import read_query
from proceedings_db.database.search_terms import KINDS, QueryError
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    import sqlite3

NOTHING = '""'
"""An FTS5 expression that finds nothing."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register our functions, in place of Datasette's own where it has one of the same name.

    ``fold(text)`` is the search key of a text. ``fts_query(kind, query)`` is what ``paper_fts`` and its like have to
    match for a query as ``search`` takes it. ``escape_fts(query)``, which Datasette's search boxes call, is the same
    for a table that is not known.
    """
    conn.create_function("fold", 1, _fold, deterministic=True)
    conn.create_function("fts_query", 2, _to_fts_query, deterministic=True)
    conn.create_function("escape_fts", 1, _to_any_fts_query, deterministic=True)


def _fold(text: object) -> str | None:
    return None if text is None else fold(str(text))


def _to_fts_query(kind: object, query: object) -> str:
    if kind not in KINDS:
        return NOTHING
    try:
        return to_kind_match(read_query(str(query or "")), kind) or NOTHING
    except QueryError:
        return NOTHING


def _to_any_fts_query(query: object) -> str:
    try:
        return to_any_match(read_query(str(query or ""))) or NOTHING
    except QueryError:
        return NOTHING
