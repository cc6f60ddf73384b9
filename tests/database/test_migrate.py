"""Migrations: they make the models' tables, keep rows, and are whole or not at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, inspect, text

from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import DatabaseError, MigrationError, NewerDatabaseError
from proceedings_db.database.load import load_volume
from proceedings_db.database.models import Base
from proceedings_db.database.search_index import create_search_index
from proceedings_db.database.views import VIEWS, create_views
from tests.database.conftest import new_database
from tests.database.dump import check_index, dump
from tests.factories import a_volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


# What a step down loses, and the step up cannot bring back: suggestions; doubts and forms that no reference or paper
# prints any more; what only an import has.
LOST = {
    "0004": {"problem"},
    "0003": {"problem"},
    "0002": {"problem", "work_form", "work_block", "work_doubt"},
    "0001": {"problem", "work_form", "work_block", "work_doubt", "source", "load_run", "paper", "paper_field"},
}
REVISIONS = [path.name[:4] for path in sorted((migrate.script_location() / "versions").glob("0*.py"))][:-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path: Path, filled_file: Path, postgresql_server: str
) -> Iterator[Engine]:
    """A database with rows in every table, on each engine in turn."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{shutil.copy(filled_file, tmp_path / 'proceedings.db')}"
        else:
            template = request.getfixturevalue("filled_template")
            url = stack.enter_context(new_database(postgresql_server, template))
        engine = open_engine(url)
        yield engine
        engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_step_down_and_up_keeps_all_rows_but_what_it_says(filled: Engine, revision: str) -> None:
    before = dump(filled)
    migrate.downgrade(filled, revision)
    assert migrate.current(filled) == revision
    migrate.upgrade(filled)
    after = dump(filled)
    assert {table for table in before if before[table] != after[table]} == LOST.get(revision, set())
    assert [row[0] for row in after["paper"]] == [row[0] for row in before["paper"]]
    assert difference(filled) == []
    check_index(filled)


@contextmanager
def failing_at(engine: Engine, number: int) -> Iterator[list[str]]:
    """Count the statements that the engine is given, and fail before the one of that number."""
    given: list[str] = []

    def count(*arguments: Any) -> None:
        given.append(arguments[2])
        if len(given) == number:
            raise RuntimeError("a fault of the test")

    event.listen(engine, "before_cursor_execute", count)
    yield given
    event.remove(engine, "before_cursor_execute", count)


@pytest.mark.parametrize("act", [migrate.upgrade, migrate.downgrade])
def test_a_fault_at_any_statement_leaves_all_as_it_was(
    filled: Engine, tmp_path: Path, act: Callable[[Engine, str], object]
) -> None:
    """A run tells how many statements there are; then one fails, first, last, and at places in between."""
    first, last = ("0001", migrate.head()) if act is migrate.upgrade else (migrate.head(), "0001")
    migrate.downgrade(filled, first)
    with failing_at(filled, 0) as given:
        act(filled, last)
    migrate.upgrade(filled)
    migrate.downgrade(filled, first)
    for backup in tmp_path.glob("*.backup-*"):
        backup.unlink()
    held = state(filled)
    for number in {len(given), *range(8, len(given), len(given) // 8)}:
        with failing_at(filled, number), pytest.raises(DatabaseError):
            act(filled, last)
        assert state(filled) == held
    assert list(tmp_path.glob("*.backup-*")) == []


def state(engine: Engine) -> object:
    """The bytes of an SQLite file; of a server's database the tables, their columns and the number of their rows."""
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).read_bytes()
    with engine.connect() as connection:
        reflected = inspect(connection)
        tables = sorted(reflected.get_table_names())
        return reflected.get_view_names(), [
            (
                table,
                [str(column) for column in reflected.get_columns(table)],
                connection.exec_driver_sql(
                    f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t"
                ).all(),
            )
            for table in tables
        ]


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
