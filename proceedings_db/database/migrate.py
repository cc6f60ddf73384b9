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

from proceedings_db.database.engine import describe, migrating_connection, open_engine, reading
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

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def upgrade(database: str | Engine, revision: str = "head") -> str | None:
    """Bring ``database`` to ``revision``, making the file if there is none, and return the revision it had before.

    Raises:
        DatabaseError: The database cannot be used, is not ours, or a migration failed; it is as it was before.
    """
    with _opened(database, create=True) as engine:
        before = current(engine)
        if before == head() and revision in ("head", head()):
            return before
        with _failing_as_ours(engine), migrating(engine) as connection:
            command.upgrade(_config(connection), revision)
        return before


def downgrade(database: str | Engine, revision: str) -> str | None:
    """Take ``database`` back to ``revision`` (``base`` for nothing) and return the revision it had before.

    Raises:
        DatabaseError: As :func:`upgrade`.
    """
    with _opened(database) as engine:
        before = current(engine)
        with _failing_as_ours(engine), migrating(engine) as connection:
            command.downgrade(_config(connection), revision)
        return before


def current(database: str | Engine) -> str | None:
    """Return the revision of ``database``, or ``None`` where nothing was migrated yet.

    Raises:
        NewerDatabaseError: We do not know its revision.
        ForeignTablesError: It holds the tables of another program.
        DatabaseError: It cannot be read.
    """
    with _opened(database) as engine, reading(engine) as connection:
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
def _opened(database: str | Engine, *, create: bool = False) -> Iterator[Engine]:
    """Give the engine of ``database``, closed in the end if it was opened here."""
    if isinstance(database, Engine):
        yield database
        return
    engine = open_engine(database, create=create)
    try:
        yield engine
    finally:
        engine.dispose()


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


@contextmanager
def _failing_as_ours(engine: Engine) -> Iterator[None]:
    """Say of every failure inside that the migration was undone, unless the database has a plainer reason."""
    try:
        yield
    except NoTablesError as error:
        raise MigrationError(describe(engine), str(error.__cause__)) from error
    except DatabaseError:
        raise
    except Exception as error:
        raise MigrationError(describe(engine), str(error).partition("\n")[0]) from error
