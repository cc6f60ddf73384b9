"""Databases for tests: an SQLite file, and a PostgreSQL server where there is one."""

from __future__ import annotations

import uuid
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from proceedings_db.database import migrate
from proceedings_db.database.copying import copy_database
from proceedings_db.database.engine import open_engine
from tests.database.every_table import fill_every_table
from tests.postgresql import NoServerError, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one an environment variable names, else one started for the tests."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(running_server())
        except NoServerError as error:
            pytest.skip(str(error))
        yield url


@contextmanager
def new_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """Give the URL of a new database of a server, made as another one is, and drop it in the end."""
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def other_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The URL of another empty PostgreSQL database of the same server."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'proceedings.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on each engine in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A migrated database, on each engine in turn."""
    migrate.upgrade(url)
    opened = open_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    """A migrated SQLite file."""
    migrate.upgrade(sqlite_url)
    opened = open_engine(sqlite_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with rows in every table, to be copied and not to be changed."""
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    fill_every_table(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def filled_template(postgresql_server: str, filled_file: Path) -> Iterator[str]:
    """The name of a PostgreSQL database with the rows of that file, to be copied and not to be changed."""
    source = open_engine(f"sqlite:///{filled_file}")
    with new_database(postgresql_server) as url:
        target = open_engine(url)
        copy_database(source, target)
        source.dispose()
        target.dispose()
        yield str(make_url(url).database)
