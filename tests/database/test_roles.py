"""A reader's account on PostgreSQL: it sees and searches everything, and changes nothing."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import ReadOnlyError
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.database.queries import get_stats, iter_papers
from proceedings_db.database.search import find_records
from proceedings_db.database.sql import run_query
from proceedings_db.database.views import VIEWS
from tests.factories import a_volume

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


def readme_statements(project: Path) -> list[str]:
    """What the README tells the owner of a database to run for a reader, a statement each."""
    block = re.search(r"```postgresql\n(.*?)```", (project / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return [statement.strip() for statement in block[1].split(";") if statement.strip()]


@pytest.fixture
def reader(postgresql_url: str, project: Path) -> Iterator[Engine]:
    """An account that was given what the README says, on a loaded database."""
    migrate.upgrade(postgresql_url)
    owner = open_engine(postgresql_url)
    load_volume(owner, a_volume())
    name, password = f"reader_{uuid.uuid4().hex}", uuid.uuid4().hex
    with owner.begin() as connection:
        for statement in readme_statements(project):
            # The name is that of the test's own account: a server may have a reader already.
            connection.exec_driver_sql(re.sub(r"\breader\b", name, statement).replace("…", password))
    url = make_url(postgresql_url).set(username=name, password=password)
    opened = open_engine(url.render_as_string(hide_password=False))
    yield opened
    opened.dispose()
    with create_engine(postgresql_url).begin() as connection:
        connection.execute(text(f"DROP OWNED BY {name}"))
        connection.execute(text(f"DROP ROLE {name}"))
    owner.dispose()


def test_a_reader_reads_and_searches(reader: Engine) -> None:
    assert [hit.kind for hit in find_records(reader, "زرقانی")] == ["person", "paper", "paper"]
    assert get_stats(reader).tables["paper"] == 2
    assert len(list(iter_papers(reader))) == 2
    for view in VIEWS:
        assert run_query(reader, f"SELECT count(*) FROM {view}")


def test_a_reader_reads_every_table_and_changes_none(reader: Engine) -> None:
    with pytest.raises(ReadOnlyError, match="write access"):
        load_volume(reader, a_volume("other-1392"))
    for table in Base.metadata.tables:
        assert run_query(reader, f"SELECT count(*) FROM {table}")
        for change in ("DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES", "TRUNCATE {}", "DROP TABLE {}"):
            with (
                pytest.raises(ProgrammingError, match="permission denied" if "DROP" not in change else "must be owner"),
                reader.begin() as connection,
            ):
                connection.exec_driver_sql(change.format(table))
    with pytest.raises(ProgrammingError, match="permission denied"), reader.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE own (id INTEGER)")
    assert get_stats(reader).tables["volume"] == 1


def test_a_reader_reads_what_a_later_migration_makes(reader: Engine, postgresql_url: str) -> None:
    migrate.downgrade(postgresql_url, "0001")
    migrate.upgrade(postgresql_url)
    assert find_records(reader, "زرقانی")
    assert run_query(reader, "SELECT count(*) FROM paper_overview")
