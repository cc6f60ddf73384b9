"""The file as Datasette opens it: for reading, whoever asks and whatever the file is called."""

from __future__ import annotations

import sqlite3
from urllib.parse import quote

from datasette.database import Database


def to_file_uri(path: str) -> str:
    """Return SQLite's URI of a file, whatever signs are in its name."""
    return f"file:{quote(path)}"


class ReadOnlyDatabase(Database):  # type: ignore[misc]
    """A file that no connection can write.

    Datasette itself puts the path into the URI as it is, so that a ``?`` or ``#`` in a name would end the path and
    take the mode away: another file would come into being.
    """

    def connect(self, write: bool = False) -> sqlite3.Connection:  # noqa: ARG002 - Datasette's own
        """Return a connection for reading, also to those who want to write."""
        connection = sqlite3.connect(f"{to_file_uri(self.path)}?mode=ro", uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection
