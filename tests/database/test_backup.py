"""Backups of SQLite files: whole under a writer, whole or not there, and taken before every migration."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from proceedings_db.cli import main
from proceedings_db.database import migrate
from proceedings_db.database.backup import ServerBackupError, backup
from proceedings_db.database.engine import open_engine
from proceedings_db.database.errors import DamagedError, LockedError, NotADatabaseError
from proceedings_db.database.load import load_volume
from proceedings_db.records import ProceedingsError
from tests.database.dump import check_index, dump
from tests.factories import a_volume

if TYPE_CHECKING:
    from sqlalchemy import Engine


@pytest.fixture
def loaded(sqlite_engine: Engine) -> Engine:
    load_volume(sqlite_engine, a_volume())
    return sqlite_engine


def test_a_backup_is_the_database(loaded: Engine, tmp_path: Path) -> None:
    path = backup(loaded, tmp_path / "backup.db")
    copy = open_engine(f"sqlite:///{path}", create=False)
    assert dump(copy) == dump(loaded)
    check_index(copy)
    copy.dispose()
    assert path.stat().st_mode == Path(str(loaded.url.database)).stat().st_mode


def test_a_backup_of_write_ahead_mode_is_one_file(sqlite_url: str, tmp_path: Path) -> None:
    migrate.upgrade(sqlite_url)
    engine = open_engine(sqlite_url, wal=True)
    load_volume(engine, a_volume())
    assert (tmp_path / "proceedings.db-wal").stat().st_size
    folder = tmp_path / "backups"
    folder.mkdir()
    copy = open_engine(f"sqlite:///{backup(engine, folder / 'copy.db')}", create=False)
    assert dump(copy) == dump(engine)
    copy.dispose()
    engine.dispose()
    assert [path.name for path in folder.iterdir()] == ["copy.db"]


@pytest.mark.parametrize("wal", [False, True])
def test_a_backup_under_a_writer_holds_whole_transactions(tmp_path: Path, wal: bool) -> None:
    path = tmp_path / "busy.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
        connection.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER)")
        connection.executemany("INSERT INTO account (amount) VALUES (?)", [(0,)] * 2000)
        connection.commit()
    done = threading.Event()

    def move() -> None:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            number = 0
            while not done.is_set():
                number += 1
                connection.execute("UPDATE account SET amount = ?", (number,))
                connection.commit()

    writer = threading.Thread(target=move)
    writer.start()
    engine = open_engine(f"sqlite:///{path}")
    try:
        copies = [backup(engine, tmp_path / f"copy-{number}.db") for number in range(8)]
    finally:
        done.set()
        writer.join()
        engine.dispose()
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            assert len(connection.execute("SELECT DISTINCT amount FROM account").fetchall()) == 1
            assert connection.execute("SELECT count(*) FROM account").fetchone() == (2000,)


def test_nothing_is_overwritten_unless_asked(loaded: Engine, tmp_path: Path) -> None:
    path = tmp_path / "backup.db"
    path.write_text("precious")
    with pytest.raises(ProceedingsError, match="--force"):
        backup(loaded, path)
    assert path.read_text() == "precious"
    backup(loaded, path, force=True)
    assert path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("target", "told"),
    [("proceedings.db", "the database itself"), (".", "such a file"), ("no/folder/x.db", "no such folder")],
)
def test_impossible_targets_are_refused(loaded: Engine, tmp_path: Path, target: str, told: str) -> None:
    before = (tmp_path / "proceedings.db").read_bytes()
    with pytest.raises(ProceedingsError, match=told):
        backup(loaded, tmp_path / target, force=target == "proceedings.db")
    assert (tmp_path / "proceedings.db").read_bytes() == before


def test_a_damaged_file_gives_no_backup(loaded: Engine, tmp_path: Path) -> None:
    path = tmp_path / "proceedings.db"
    loaded.dispose()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * (4096 * 2)
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        backup(loaded, tmp_path / "backup.db")
    path.write_text("no database at all" * 100)
    with pytest.raises(NotADatabaseError):
        backup(open_engine(f"sqlite:///{path}"), tmp_path / "backup.db")
    assert [file.name for file in tmp_path.iterdir()] == ["proceedings.db"]


def test_a_writer_that_lets_nobody_read_is_waited_for(loaded: Engine, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "proceedings.db", isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        impatient = open_engine(str(loaded.url), wait=0.1)
        with pytest.raises(LockedError):
            backup(impatient, tmp_path / "backup.db", wait=0.3)
        impatient.dispose()
    assert [file.name for file in tmp_path.iterdir()] == ["proceedings.db"]
    assert backup(loaded, tmp_path / "backup.db").exists()


def test_a_server_has_its_own_program(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(ServerBackupError, match="pg_dump"):
        backup(postgresql_url, tmp_path / "backup.db")


def test_a_migration_is_preceded_by_a_backup(loaded: Engine, tmp_path: Path) -> None:
    before = dump(loaded)
    told: list[str] = []
    migrate.downgrade(loaded, "0001", tell=told.append)
    path = tmp_path / f"proceedings.db.backup-{migrate.head()}"
    assert told == [f"the database as it was before: {path}"]
    copy = open_engine(f"sqlite:///{path}", create=False)
    assert dump(copy) == before
    copy.dispose()
    migrate.upgrade(loaded, tell=told.append)
    migrate.downgrade(loaded, "0001", tell=told.append)
    names = {file.name for file in tmp_path.iterdir()} - {"proceedings.db"}
    assert names == {path.name, f"{path.name}-2", "proceedings.db.backup-0001"}


def test_nothing_to_migrate_makes_no_backup(loaded: Engine, tmp_path: Path) -> None:
    migrate.downgrade(loaded, migrate.head())
    with pytest.raises(ProceedingsError, match="no such revision"):
        migrate.downgrade(loaded, "0999")
    assert [file.name for file in tmp_path.iterdir()] == ["proceedings.db"]


def test_two_upgrades_at_once_make_one_backup_of_what_was_before(loaded: Engine, tmp_path: Path, project: Path) -> None:
    before = dump(loaded)
    migrate.downgrade(loaded, "0005")
    url = str(loaded.url)
    program = "import sys; from proceedings_db.database import migrate; migrate.upgrade(sys.argv[1])"
    upgrades = [subprocess.Popen([sys.executable, "-c", program, url], cwd=project) for _ in range(3)]
    assert [process.wait(120) for process in upgrades] == [0] * 3
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"proceedings.db", f"proceedings.db.backup-{migrate.head()}", "proceedings.db.backup-0005"}
    assert migrate.current(f"sqlite:///{tmp_path / 'proceedings.db.backup-0005'}") == "0005"
    assert dump(loaded) == before


def test_where_no_backup_can_be_made_nothing_is_migrated(
    loaded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tmp_path / "proceedings.db").read_bytes()

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(PermissionError):
        migrate.downgrade(loaded, "0005")
    with pytest.raises(PermissionError):
        backup(loaded, tmp_path / "copy.db")
    assert (tmp_path / "proceedings.db").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["proceedings.db"]


def test_an_empty_database_needs_none(sqlite_engine: Engine, tmp_path: Path) -> None:
    migrate.downgrade(sqlite_engine, "base")
    migrate.upgrade(sqlite_engine)
    assert [file.name for file in tmp_path.iterdir()] == ["proceedings.db"]


def test_the_command(loaded: Engine, tmp_path: Path) -> None:
    url = str(loaded.url)
    result = CliRunner().invoke(main, ["--db", url, "db", "backup", str(tmp_path / "copy.db")])
    assert result.exit_code == 0
    assert "copy.db" in result.stdout
    again = CliRunner().invoke(main, ["--db", url, "db", "backup", str(tmp_path / "copy.db")])
    assert again.exit_code == 1
    assert "--force" in again.stderr
    down = CliRunner().invoke(main, ["--db", url, "db", "downgrade", "--yes", "0001"])
    assert "backup" in down.stderr
