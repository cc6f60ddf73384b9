"""What goes wrong with a database: a message that says what to do, and nothing lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from proceedings_db.database import migrate
from proceedings_db.database.engine import describe, open_engine, reading, writing
from proceedings_db.database.errors import (
    DamagedError,
    DatabaseError,
    DiskFullError,
    ForeignTablesError,
    LockedError,
    NoTablesError,
    NotADatabaseError,
    NotFoundError,
    ReadOnlyError,
    UnreachableError,
)
from proceedings_db.database.load import load_volume
from proceedings_db.database.problems import find_problems
from proceedings_db.database.queries import get_stats, iter_papers, schema_sql, show
from proceedings_db.records import ProceedingsError
from tests.database.dump import RUNS, check_index, dump, values
from tests.factories import a_full_paper, a_volume

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

FIRST, SECOND = a_volume("first-1391"), a_volume("second-1392", *(a_full_paper(n, f"مقاله {n}") for n in range(1, 30)))

# A process that loads a volume and, at the step named, says so and waits to be killed.
KILLED = """
import sys, time
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from tests.database.test_faults import SECOND

def stop(step):
    if step == sys.argv[2]:
        print("here", flush=True)
        time.sleep(60)

load_volume(open_engine(sys.argv[1]), SECOND, progress=stop)
"""
STEPS = ("match", "pair", "link", "write", "write paper", "write reference", "write citation", "tidy", "commit")


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("step", STEPS)
def test_a_killed_load_leaves_what_was_committed(sqlite_url: str, project: Path, step: str, journal: str) -> None:
    migrate.upgrade(sqlite_url)
    engine = open_engine(sqlite_url, wal=journal == "wal")
    load_volume(engine, FIRST)
    before = dump(engine)
    engine.dispose()
    command = [sys.executable, "-c", KILLED, sqlite_url, step]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=project, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    engine = open_engine(sqlite_url)
    assert dump(engine) == before
    assert values(engine, "PRAGMA integrity_check") == ["ok"]
    report = load_volume(engine, SECOND)
    assert report.tables["paper"].added == 29
    check_index(engine)
    engine.dispose()


def test_a_database_that_another_process_writes_to_is_locked(sqlite_engine: Engine, sqlite_url: str) -> None:
    load_volume(sqlite_engine, FIRST)
    before = dump(sqlite_engine)
    impatient = open_engine(sqlite_url, wait=0.05)
    with writing(sqlite_engine):
        with pytest.raises(LockedError, match="another program is writing"):
            load_volume(impatient, SECOND)
        assert dump(impatient) == before
    assert load_volume(impatient, SECOND).tables["paper"].added == 29
    impatient.dispose()


def test_a_writer_waits_for_the_one_before(sqlite_url: str, project: Path) -> None:
    """Eight processes load at once, each its own volume; all are there in the end, whole."""
    migrate.upgrade(sqlite_url)
    program = (
        "import sys; from proceedings_db.database.engine import open_engine;"
        "from proceedings_db.database.load import load_volume; from tests.factories import a_volume;"
        "load_volume(open_engine(sys.argv[1]), a_volume(sys.argv[2]))"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program, sqlite_url, f"volume-{number}"], cwd=project)
        for number in range(8)
    ]
    assert [process.wait(120) for process in processes] == [0] * 8
    engine = open_engine(sqlite_url)
    assert get_stats(engine).tables["volume"] == 8
    assert get_stats(engine).tables["person"] == 1
    assert len(set(values(engine, "SELECT citation_key FROM paper"))) == 16
    engine.dispose()


def test_two_loaders_never_mix_on_postgresql(postgresql_url: str) -> None:
    migrate.upgrade(postgresql_url)
    one, other = open_engine(postgresql_url), open_engine(postgresql_url, wait=1)
    load_volume(one, FIRST)
    before = dump(one)
    with writing(one), pytest.raises(LockedError, match="another program is writing"):
        load_volume(other, SECOND)
    assert dump(one) == before
    assert load_volume(other, SECOND).tables["paper"].added == 29
    one.dispose()
    other.dispose()


def test_a_full_disk_loses_nothing(sqlite_engine: Engine) -> None:
    load_volume(sqlite_engine, FIRST)
    before = dump(sqlite_engine)
    with sqlite_engine.connect() as connection:
        # A page more than there is, which stands for a disk with hardly any room.
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFullError, match="disk is full"):
        load_volume(sqlite_engine, SECOND)
    assert dump(sqlite_engine) == before
    with sqlite_engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert load_volume(sqlite_engine, SECOND).tables["paper"].added == 29


def test_an_upgrade_on_a_full_disk_is_undone(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 20")
    with pytest.raises(DiskFullError):
        migrate.upgrade(engine)
    assert values(engine, "SELECT name FROM sqlite_master") == []
    engine.dispose()


READERS: list[Callable[[Engine], object]] = [
    lambda engine: list(iter_papers(engine)),
    find_problems,
    get_stats,
    schema_sql,
    lambda engine: show(engine, "first-1391"),
]


@pytest.mark.parametrize("read", READERS, ids=["iter_papers", "find_problems", "get_stats", "schema_sql", "show"])
def test_reading_before_the_first_upgrade_says_so(url: str, read: Callable[[Engine], object]) -> None:
    engine = open_engine(url)
    with pytest.raises(NoTablesError, match="db upgrade"):
        read(engine)
    engine.dispose()


def test_loading_before_the_first_upgrade_says_so(url: str) -> None:
    engine = open_engine(url)
    with pytest.raises(NoTablesError, match="db upgrade"):
        load_volume(engine, FIRST)
    engine.dispose()


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04" + bytes(5000), "مجموعه مقالات".encode() * 500, b"SQLite format 3\x00" + b"\xff" * 4080],
    ids=["zip", "text", "header_only"],
)
def test_a_file_of_another_kind_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "volume.txt"
    path.write_bytes(content)
    for act in (migrate.upgrade, migrate.current):
        with pytest.raises((NotADatabaseError, DamagedError)):
            act(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_damaged_file_is_told(sqlite_engine: Engine, tmp_path: Path) -> None:
    load_volume(sqlite_engine, SECOND)
    sqlite_engine.dispose()
    path = tmp_path / "proceedings.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 40] = os.urandom(4096 * 37)
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="backup"):
        list(iter_papers(open_engine(f"sqlite:///{path}")))


def test_damaged_letters_are_told(sqlite_engine: Engine, tmp_path: Path) -> None:
    load_volume(sqlite_engine, SECOND)
    sqlite_engine.dispose()
    path = tmp_path / "proceedings.db"
    content = path.read_bytes()
    printed = "مجتهدزاده، پیروز".encode()
    assert printed in content
    path.write_bytes(content.replace(printed, b"\xff" * len(printed)))
    with pytest.raises(DamagedError, match="backup"):
        list(iter_papers(open_engine(f"sqlite:///{path}")))


def test_a_truncated_file_is_told(sqlite_engine: Engine, tmp_path: Path) -> None:
    load_volume(sqlite_engine, SECOND)
    sqlite_engine.dispose()
    path = tmp_path / "proceedings.db"
    path.write_bytes(path.read_bytes()[: 4096 * 20])
    with pytest.raises(DamagedError):
        load_volume(open_engine(f"sqlite:///{path}"), FIRST)


def test_the_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER PRIMARY KEY)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(ForeignTablesError, match="another program"):
        migrate.upgrade(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_postgresql_database_may_hold_other_tables(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmarks (id INTEGER PRIMARY KEY)"))
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(ForeignTablesError):
        migrate.upgrade(engine)
    engine.dispose()


def test_a_read_only_file_is_read_and_not_written(sqlite_engine: Engine, tmp_path: Path) -> None:
    load_volume(sqlite_engine, FIRST)
    sqlite_engine.dispose()
    # As root, no file mode keeps anyone from writing; a read-only connection does.
    engine = open_engine(f"sqlite:///file:{tmp_path / 'proceedings.db'}?mode=ro&uri=true")
    assert len(list(iter_papers(engine))) == 2
    with pytest.raises(ReadOnlyError, match="write access"):
        load_volume(engine, SECOND)
    engine.dispose()


@pytest.mark.parametrize("name", ["nowhere.db", "no/such/folder/x.db", "."])
def test_a_missing_file_is_not_made_by_reading(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match="no such database"):
        open_engine(f"sqlite:///{tmp_path / name}", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no/such/folder/x.db", "."])
def test_a_missing_folder_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match="folder"):
        migrate.upgrade(f"sqlite:///{tmp_path / name}")


@pytest.mark.parametrize("url", ["proceedings.db", "mysql://localhost/x", "", "sqlite//x"])
def test_a_url_we_do_not_know_is_refused(url: str) -> None:
    with pytest.raises(ProceedingsError):
        open_engine(url)


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    engine = open_engine("postgresql://librarian:secret@127.0.0.1:1/proceedings", wait=2)
    with pytest.raises(UnreachableError) as caught, reading(engine):
        pass
    assert "secret" not in str(caught.value)
    assert "secret" not in describe(engine)


def test_a_database_in_memory() -> None:
    engine = open_engine("sqlite://")
    migrate.upgrade(engine)
    load_volume(engine, FIRST)
    assert len(list(iter_papers(engine))) == 2
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_foreign_keys_hold(engine: Engine) -> None:
    load_volume(engine, FIRST)
    with pytest.raises(DatabaseError), writing(engine) as connection:
        connection.execute(text("UPDATE citation SET reference_id = 99"))
    assert values(engine, "SELECT count(*) FROM citation WHERE reference_id = 99") == [0]


def test_a_failure_in_the_middle_is_undone(engine: Engine) -> None:
    load_volume(engine, FIRST)
    before = dump(engine)

    def fail(step: str) -> None:
        if step == "commit":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_volume(engine, replace(SECOND, key="first-1391"), progress=fail)
    assert dump(engine) == before
    load_volume(engine, SECOND)
    assert dump(engine, *RUNS)["paper"][:2] == before["paper"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
def test_a_used_up_quota_is_told(sqlite_engine: Engine, sqlite_url: str, tmp_path: Path) -> None:
    load_volume(sqlite_engine, FIRST)
    before = dump(sqlite_engine)
    program = (
        "import resource, signal, sys; from proceedings_db.cli import main;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); limit = int(sys.argv[1]);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)); main(sys.argv[2:])"
    )
    (tmp_path / "volume.txt").write_text(
        "همایش ملی شهر\n\nفهرست مقالات\nشهر و آب\nعلی رضایی ..... ۱\n", encoding="utf-8"
    )
    limit = 4 * 4096
    arguments = [str(limit), "--db", sqlite_url, "load", str(tmp_path / "volume.txt")]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "quota" in done.stderr
    assert "Traceback" not in done.stderr
    assert dump(sqlite_engine) == before
