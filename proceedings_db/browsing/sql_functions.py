"""What SQL can say in the browser beyond SQLite: the search key of a text, and the search of the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import URL

from proceedings_db.browsing.read_only import to_file_uri
from proceedings_db.database.engine import opened
from proceedings_db.database.search import KINDS, QueryError, find_ids, find_records
from proceedings_db.database.search_match import to_any_match
from proceedings_db.database.search_query import read_query
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    import sqlite3

HITS: Final = 200
"""How many answers a search gives at most."""

NOTHING: Final = '""'
"""An FTS5 expression that finds nothing."""


def register_functions(connection: sqlite3.Connection, path: str) -> None:
    """Give ``connection``, to the file ``path``, our functions.

    ``fold(text)`` is the search key of a text. ``search_hits(query, kind)`` is what ``proceedings-db search`` finds,
    the nearest first, as a JSON list of what ``--format json`` prints; an empty kind is all of them.
    ``search_ids(kind, query)`` are the ids of all that it finds among one kind of record, as a JSON list.
    ``escape_fts(query)``, which Datasette calls where somebody searches in a table of the index itself, knows our
    spellings too.
    """
    url = URL.create("sqlite", database=to_file_uri(path), query={"mode": "ro", "uri": "true"}).render_as_string()
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.create_function("search_hits", 2, partial(_find_hits, url))
    connection.create_function("search_ids", 2, partial(_find_ids, url))
    connection.create_function("escape_fts", 1, _to_fts_query, deterministic=True)


def _fold(text: object) -> str | None:
    return None if text is None else fold(str(text))


def _find_hits(url: str, query: object, kind: object) -> str:
    kinds = [known for known in KINDS if kind in ("", None, known)]
    try:
        with opened(url) as engine:
            hits = find_records(engine, str(query or ""), kinds=kinds, limit=HITS)
    except QueryError:
        hits = []
    return json.dumps([asdict(hit) for hit in hits], ensure_ascii=False)


def _find_ids(url: str, kind: object, query: object) -> str:
    kinds = [known for known in KINDS if known == kind]
    try:
        with opened(url) as engine:
            found = {identity for known in kinds for identity in find_ids(engine, str(query or ""), known)}
    except QueryError:
        found = set()
    return json.dumps(sorted(found))


def _to_fts_query(query: object) -> str:
    try:
        return to_any_match(read_query(str(query or ""))) or NOTHING
    except QueryError:
        return NOTHING
