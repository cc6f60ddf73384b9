"""Migrations: they make the models' tables, keep rows, and are whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import MigrationError, NewerDatabaseError
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.database.search_index import create_search_index
from proceedings_db.database.views import VIEWS, create_views
from tests.factories import a_volume

if TYPE_CHECKING:
    from sqlalchemy import Engine


def difference(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "autogenerate_plugins": migrate.CHECKED_BY,
                "include_object": lambda _object, name, kind, _reflected, _other: migrate.is_ours(name, kind),
            },
        )
        return list(compare_metadata(context, Base.metadata))


def statements(path: str) -> dict[str, Counter[str]]:
    """The parts of each statement of the schema, however they are spaced and in whatever order they stand."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    parts = {name: re.split(r",\s(?=[A-Za-z])", " ".join(sql.replace('"', "").split())) for name, sql in rows}
    return {name: Counter(part.strip(" )(") for part in split) for name, split in parts.items()}


def test_autogenerate_finds_no_difference_from_the_models(engine: Engine) -> None:
    assert difference(engine) == []


def test_a_changed_model_is_a_difference(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW needs_review"))
        connection.execute(text("DROP INDEX ix_problem_code"))
    assert len(difference(engine)) == 1


def test_the_migrated_schema_is_that_of_the_models(tmp_path: Path, sqlite_url: str) -> None:
    migrate.upgrade(sqlite_url)
    made = open_engine(f"sqlite:///{tmp_path / 'models.db'}")
    with made.begin() as connection:
        Base.metadata.create_all(connection)
        create_search_index(connection)
        create_views(connection)
    made.dispose()
    migrated = statements(str(tmp_path / "proceedings.db"))
    migrated.pop("alembic_version")
    assert migrated == statements(str(tmp_path / "models.db"))


def test_a_second_upgrade_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    assert migrate.upgrade(sqlite_url) is None
    before = (tmp_path / "proceedings.db").read_bytes()
    assert migrate.upgrade(sqlite_url) == migrate.head()
    assert (tmp_path / "proceedings.db").read_bytes() == before


def test_down_and_up_again_with_rows(engine: Engine) -> None:
    load_volume(engine, a_volume())
    migrate.downgrade(engine, "base")
    assert migrate.current(engine) is None
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    assert inspect(engine).get_view_names() == []
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.head()
    assert set(inspect(engine).get_view_names()) == set(VIEWS)
    assert load_volume(engine, a_volume()).total().added


# A migration to come, as its author would write it: it rebuilds a table that others point to and a view reads.
LATER = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None


def upgrade():
    with op.batch_alter_table("paper") as batch:
        batch.alter_column("language", existing_type=sa.Text(), nullable=True)
        batch.add_column(sa.Column("added", sa.Text()))
    {then}


def downgrade():
    with op.batch_alter_table("paper") as batch:
        batch.drop_column("added")
        batch.alter_column("language", existing_type=sa.Text(), nullable=False)
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, with room for one more."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in migrate.script_location().glob("*.*"):
        (folder / path.name).write_bytes(path.read_bytes())
    for path in (migrate.script_location() / "versions").glob("*.py"):
        (folder / "versions" / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(migrate, "script_location", lambda: folder)
    return folder / "versions" / "later.py"


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in Base.metadata.tables
        }


def test_rebuilding_a_table_keeps_its_children_and_the_views(engine: Engine, later: Path) -> None:
    load_volume(engine, a_volume())
    before = counts(engine)
    head = migrate.head()
    later.write_text(LATER.format(head=head, then="pass"))
    migrate.upgrade(engine)
    assert migrate.current(engine) == "later"
    assert counts(engine) == before
    assert before["authorship"]
    assert before["citation"]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM paper_overview")).scalar_one() == 2
    migrate.downgrade(engine, head)
    assert counts(engine) == before


@pytest.mark.parametrize(
    "then",
    [
        "raise ValueError('no')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
        "op.execute('DELETE FROM section WHERE id = 1')",
    ],
    ids=["raises", "no_such_table", "leaves_a_key_to_nothing"],
)
def test_a_failing_migration_leaves_the_file_as_it_was(
    sqlite_engine: Engine, tmp_path: Path, later: Path, then: str
) -> None:
    load_volume(sqlite_engine, a_volume())
    path = tmp_path / "proceedings.db"
    before = sha256(path.read_bytes()).hexdigest()
    later.write_text(LATER.format(head=migrate.head(), then=then))
    with pytest.raises(MigrationError, match="was undone"):
        migrate.upgrade(sqlite_engine)
    assert sha256(path.read_bytes()).hexdigest() == before
    assert {file.name for file in tmp_path.iterdir()} == {"proceedings.db", "migrations"}
    later.unlink()
    assert migrate.current(sqlite_engine) == migrate.head()


def test_a_newer_database_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (migrate.upgrade, migrate.current, lambda database: migrate.downgrade(database, "base")):
        with pytest.raises(NewerDatabaseError, match="newer version"):
            act(engine)


def test_the_packaged_migrations_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "100%" / "proceedings_db"
    package.mkdir(parents=True)
    monkeypatch.setattr(migrate, "files", lambda _name: package)
    assert migrate.script_location() == package.parent / "migrations"
    (package / "_migrations").mkdir()
    assert migrate.script_location() == package / "_migrations"


def test_alembic_itself_is_as_safe(
    sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    from alembic import command
    from alembic.config import Config

    load_volume(sqlite_engine, a_volume())
    monkeypatch.setenv("PROCEEDINGS_DB_URL", f"sqlite:///{tmp_path / 'proceedings.db'}")
    config = Config(project / "alembic.ini")
    command.downgrade(config, "base")
    command.upgrade(config, "head")
    assert set(inspect(sqlite_engine).get_view_names()) == set(VIEWS)
