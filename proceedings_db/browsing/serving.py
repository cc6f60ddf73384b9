"""The site: a database that Datasette reads, with our functions, names and fonts."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proceedings_db import citing
from proceedings_db.browsing.metadata import NAME, make_metadata
from proceedings_db.database import migrate
from proceedings_db.database.engine import describe, opened, reading
from proceedings_db.database.errors import NoTablesError
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette.app import Datasette

HOST: Final = "127.0.0.1"
SETTINGS: Final = {
    "default_page_size": 50,
    "sql_time_limit_ms": 5000,
    "truncate_cells_html": 600,
    "default_facet_size": 15,
    "facet_time_limit_ms": 1000,
    # For suggestions, every column of a table would be counted for every page.
    "suggest_facets": False,
}

_COLUMNS: Final = """
    SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type IN ('table', 'view')
"""


class MissingExtraError(ProceedingsError):
    """Datasette is not installed."""

    def __init__(self) -> None:
        super().__init__("Browsing needs Datasette: pip install 'proceedings-db[browse]'")


class ServerDatabaseError(ProceedingsError):
    """Datasette reads SQLite files only."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: only SQLite files can be browsed. Copy it first: proceedings-db db copy URL browse.db, "
            "then proceedings-db --db browse.db serve"
        )


class PortError(ProceedingsError):
    """Another program listens there, or only an administrator may."""

    def __init__(self, port: int, error: OSError) -> None:
        super().__init__(f"port {port} cannot be used: {error.strerror}. Choose another one with --port")


def make_site(url: str) -> Datasette:
    """Return the site of the SQLite file at ``url``, which it opens for reading only.

    Volumes may be loaded meanwhile: the next page shows them.

    Raises:
        MissingExtraError: Datasette is not installed.
        ProceedingsError: ``url`` is no SQLite file, or its tables are not of this version.
    """
    path, columns = _read_file(url)
    try:
        from datasette.plugins import pm  # noqa: PLC0415 (an extra, and it loads slowly)
    except ImportError as error:
        raise MissingExtraError from error
    from proceedings_db.browsing import plugin  # noqa: PLC0415
    from proceedings_db.browsing.labels import LabellingDatasette  # noqa: PLC0415
    from proceedings_db.browsing.read_only import ReadOnlyDatabase  # noqa: PLC0415

    if not pm.is_registered(plugin):
        pm.register(plugin, name="proceedings-db")
    here = Path(__file__).parent
    fonts = Path(citing.__file__).parent / "fonts"
    site = LabellingDatasette(
        metadata=make_metadata(columns),
        template_dir=str(here / "templates"),
        static_mounts=[("browsing", str(here / "static")), ("fonts", str(fonts))],
        settings=SETTINGS,
    )
    site.remove_database("_memory")
    site.add_database(ReadOnlyDatabase(site, path=str(path), is_mutable=True), name=NAME)
    return site


def serve(url: str, *, port: int, open_browser: bool, tell: Callable[[str], None]) -> None:
    """Serve the SQLite file at ``url`` on this machine alone, until it is interrupted; ``tell`` the address before.

    Raises:
        PortError: ``port`` cannot be had.
        ProceedingsError: As :func:`make_site`.
    """
    site = make_site(url)
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortError(port, error) from error
    import uvicorn  # noqa: PLC0415 (comes with Datasette)

    address = f"http://{HOST}:{port}/{NAME}"
    tell(address)
    if open_browser:
        opening = threading.Timer(1, webbrowser.open, [address])
        opening.daemon = True
        opening.start()
    uvicorn.run(site.app(), host=HOST, port=port, log_level="warning", lifespan="on")


def _read_file(url: str) -> tuple[Path, dict[str, list[str]]]:
    """The file at ``url``, and the columns of its tables and views."""
    with opened(url) as engine:
        if engine.dialect.name != "sqlite":
            raise ServerDatabaseError(describe(engine))
        if migrate.current(engine) != migrate.head():
            raise NoTablesError(describe(engine))
        columns: defaultdict[str, list[str]] = defaultdict(list)
        with reading(engine) as connection:
            for table, column in connection.exec_driver_sql(_COLUMNS):
                columns[table].append(column)
        return Path(describe(engine)).resolve(), columns
