"""A digest of all that a database holds, read by its driver alone, and of a file."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import psycopg

ABSENT: Final = "absent"
_OF_A_RUN: Final = {("load_run", "id"), ("problem", "load_run_id")}
"""What tells one run from the next, besides its times."""


def state_of_file(path: Path) -> str:
    """Return the digest of an SQLite file by its rows, of any other by its bytes.

    Raises:
        sqlite3.DatabaseError: The database is damaged.
    """
    if not path.exists():
        return ABSENT
    return state_of_sqlite(path) if path.suffix == ".db" else hashlib.sha256(path.read_bytes()).hexdigest()


def state_of_sqlite(path: Path) -> str:
    """Return the digest of all rows of an SQLite file, after SQLite's own checks of pages, keys and indexes.

    Raises:
        sqlite3.DatabaseError: The file is damaged.
    """
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("integrity_check")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.DatabaseError("foreign_key_check")
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for name, sql in tables:
            if "USING fts5" in sql:
                connection.execute(f'INSERT INTO "{name}" ("{name}", rank) VALUES (\'integrity-check\', 1)')
        plain = [name for name, _ in tables if "_fts" not in name]
        columns = {name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] for name in plain}
        return _digest(connection, columns)


def state_of_server(url: str) -> str:
    """Return the digest of all rows of a PostgreSQL database, the columns of its text search included."""
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " ORDER BY table_name, ordinal_position"
        ).fetchall()
        columns: dict[str, list[str]] = {}
        for table, column in found:
            columns.setdefault(table, []).append(column)
        return _digest(connection, columns)


def count_papers(connection: Any) -> dict[str, int]:
    """Return how many papers each volume has, by its key."""
    query = "SELECT volume.key, count(*) FROM paper JOIN volume ON volume.id = paper.volume_id GROUP BY volume.key"
    return dict(connection.execute(query).fetchall())


def _digest(connection: Any, columns: Mapping[str, Iterable[str]]) -> str:
    digest = hashlib.sha256()
    for table, names in columns.items():
        kept = [name for name in names if not name.endswith("_at") and (table, name) not in _OF_A_RUN]
        rows = connection.execute(f'SELECT {", ".join(kept)} FROM "{table}"').fetchall()
        digest.update(repr((table, kept, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()
