"""Bring a database to the tables of this version, whole or not at all.

The recipe, each step of which mends a trap of Alembic on SQLite: foreign keys off before the transaction begins,
views dropped first and made again last, everything in one transaction, foreign keys checked before the commit.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from proceedings_db.database.backup import backup_before_change
from proceedings_db.database.engine import describe, migrating_connection, opened, reading
from proceedings_db.database.errors import (
    DatabaseError,
    ForeignTablesError,
    MigrationError,
    NewerDatabaseError,
    NoTablesError,
)
from proceedings_db.database.models import Base
from proceedings_db.database.search_index import is_search_index
from proceedings_db.database.views import create_views, drop_views
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

CHECKED_BY: Final = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]
"""Autogenerate sees a new CHECK only with this plugin, and a changed list of values under the same name never."""


def script_location() -> Path:
    """Return the folder of the migrations: inside the installed package, else beside it in the checkout."""
    packaged = Path(str(files("proceedings_db") / "_migrations"))
    return packaged if packaged.is_dir() else Path(str(files("proceedings_db"))).parent / "migrations"


def head() -> str:
    """Return the revision that this version of the program works with."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def upgrade(database: str | Engine, revision: str = "head", *, tell: Callable[[str], None] | None = None) -> str | None:
    """Bring ``database`` to ``revision``, making the file if there is none, and return the revision it had before.

    An SQLite file that holds volumes is backed up beside itself first; ``tell`` is told of the backup.

    Raises:
        DatabaseError: The database cannot be used, is not ours, or a migration failed; it is as it was before.
    """
    with opened(database, create=True) as engine:
        before = current(engine)
        if before == head() and revision in ("head", head()):
            return before
        _run(command.upgrade, engine, revision, tell)
        return before


def downgrade(database: str | Engine, revision: str, *, tell: Callable[[str], None] | None = None) -> str | None:
    """Take ``database`` back to ``revision`` (``base`` for nothing) and return the revision it had before.

    Raises:
        ProceedingsError: There is no such revision.
        DatabaseError: As :func:`upgrade`.
    """
    with opened(database) as engine:
        before = current(engine)
        known = ["base", *sorted(script.revision for script in _scripts())]
        if revision not in known:
            raise ProceedingsError(f"{revision}: there is no such revision. Name one of {', '.join(known)}.")
        if revision != (before or "base"):
            _run(command.downgrade, engine, revision, tell)
        return before


def current(database: str | Engine) -> str | None:
    """Return the revision of ``database``, or ``None`` where nothing was migrated yet.

    Raises:
        NewerDatabaseError: We do not know its revision.
        ForeignTablesError: It holds the tables of another program.
        DatabaseError: It cannot be read.
    """
    with opened(database) as engine, reading(engine) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        tables = set(inspect(connection).get_table_names()) if revision is None else set()
    if revision is not None and revision not in {script.revision for script in _scripts()}:
        raise NewerDatabaseError(describe(engine), f"revision {revision}")
    # Another program's SQLite file is not ours to fill; a PostgreSQL database may serve several.
    foreign = tables - {"alembic_version"} if engine.dialect.name == "sqlite" else tables & set(Base.metadata.tables)
    if foreign:
        raise ForeignTablesError(describe(engine), f"table {min(foreign)}")
    return revision


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Give the connection to migrate on, in a transaction without views that ends with them and a check of all keys.

    Raises:
        MigrationError: A row points to one that is not there any more.
    """
    with migrating_connection(engine) as connection:
        drop_views(connection)
        yield connection
        if MigrationContext.configure(connection).get_current_revision() == head():
            create_views(connection)
        if engine.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise MigrationError(describe(engine), f"a row of {broken[0]} points to no row of {broken[2]}")


def is_ours(name: str | None, kind: str) -> bool:
    """Tell autogenerate which objects are the models': the full-text index is made by hand."""
    return not is_search_index(name or "", kind)


def _scripts() -> list:  # type: ignore[type-arg]
    return list(ScriptDirectory.from_config(_config()).walk_revisions())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    # A percent sign in the path would be read as the start of a variable.
    config.set_main_option("script_location", str(script_location()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(act: Callable[[Config, str], None], engine: Engine, revision: str, tell: Callable[[str], None] | None) -> None:
    """Migrate an SQLite file that holds volumes after a backup; after a failure it is as it was, and the backup goes.

    The backup is made when no other can write any more, so it is of the very state that is migrated.
    """
    path = None
    try:
        with _failing_as_ours(engine), migrating(engine) as connection:
            before = MigrationContext.configure(connection).get_current_revision()
            if before != (head() if revision == "head" else revision):
                path = backup_before_change(engine, before)
            act(_config(connection), revision)
    except BaseException:
        if path is not None:
            path.unlink(missing_ok=True)
        raise
    if path is not None and tell is not None:
        tell(f"the database as it was before: {path}")


@contextmanager
def _failing_as_ours(engine: Engine) -> Iterator[None]:
    """Say of every failure inside that the migration was undone, unless the database has a plainer reason."""
    try:
        yield
    except NoTablesError as error:
        raise MigrationError(describe(engine), str(error.__cause__)) from error
    except (DatabaseError, OSError):
        raise
    except Exception as error:
        raise MigrationError(describe(engine), str(error).partition("\n")[0]) from error
