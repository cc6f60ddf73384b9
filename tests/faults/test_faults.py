"""A few tries of some faults; ``make faults`` makes two hundred of each and writes the table of the README."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from proceedings_db.database.engine import open_engine
from proceedings_db.output import open_output
from tests.faults.__main__ import write_readme
from tests.faults.power import lose_power
from tests.faults.trial import Outcome, find_fault
from tests.faults.trials import NEEDS_SERVER, ROWS, Bench
from tests.faults.works import DATABASE, IMPORT
from tests.postgresql import NoServerError, running_server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made by signals and forks")

TRIES = 2
TRIED = (
    "kill -9 during load, journal delete",
    "kill -9 during import, journal wal",
    "kill -9 during correct",
    "kill -9 during export -o",
    "power cut during load, journal delete",
    "power cut during import, journal wal",
    "quota used up during correct",
    "quota used up during db backup",
    "read-only folder or files, upgrade",
    "corrupt file, export",
    "2 writers at once, journal wal",
    "kill -9 during import, PostgreSQL",
    "backend ended during db copy, PostgreSQL",
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A folder that an account which is not root may enter too."""
    root = tmp_path_factory.mktemp("faults")
    for folder in (root, root.parent):
        folder.chmod(0o755)
    return Bench(root)


@pytest.fixture(scope="module")
def server(bench: Bench) -> Iterator[None]:
    """The server of the bench."""
    try:
        with running_server() as url:
            bench.server = url
            yield
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("fault", TRIED)
def test_nothing_is_lost(bench: Bench, fault: str, request: pytest.FixtureRequest) -> None:
    if NEEDS_SERVER in fault:
        request.getfixturevalue("server")
    outcome = ROWS[fault](bench, TRIES, fault)
    assert outcome.faults == []
    assert outcome.tried == (0 if fault.startswith("read-only") and os.geteuid() else TRIES)


def test_a_lost_transaction_and_a_half_written_file_are_found(bench: Bench) -> None:
    """The checks themselves: each is shown what it is to find."""
    trial = bench.trial(IMPORT, "delete")
    trial.fresh()
    assert find_fault(trial, 0) == ""
    assert find_fault(trial, len(trial.states) - 2) == "a committed transaction is lost"
    with closing(sqlite3.connect(trial.folder / DATABASE)) as connection:
        connection.execute("DELETE FROM paper_text")
        connection.execute("DELETE FROM citation")
        connection.commit()
    assert find_fault(trial, 0) == "half written"
    path = trial.folder / DATABASE
    path.write_bytes(path.read_bytes()[:-5000])
    assert find_fault(trial, 0).startswith("damaged")


@pytest.mark.parametrize("kind", ["journal", "wal"])
def test_a_journal_left_by_a_power_cut_is_rolled_back(tmp_path: Path, kind: str) -> None:
    """SQLite itself brings back what was, from whatever :func:`lose_power` leaves of a transaction under way."""
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'wal' if kind == 'wal' else 'delete'}")
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [("قدیم" * 50,)] * 500)
        connection.commit()
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("UPDATE t SET a = a || 'نو'")
        left = tmp_path / "left"
        left.mkdir()
        for file in tmp_path.glob("x.db*"):
            shutil.copy(file, left)
        connection.rollback()
    assert (left / f"x.db-{kind}").exists()
    assert lose_power(left / "x.db", random.Random(1))
    with closing(sqlite3.connect(left / "x.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT DISTINCT a FROM t").fetchall() == [("قدیم" * 50,)]
        assert connection.execute("SELECT count(*) FROM t").fetchall() == [(500,)]


def test_a_commit_is_on_the_disk_before_it_is_told(tmp_path: Path) -> None:
    """Only EXTRA also has the folder written after the rollback journal is gone; else that may come back."""
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3
    engine.dispose()


def test_a_file_and_its_name_are_on_the_disk_before_the_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction that the database holds must not be missing from its file after a power cut."""
    synced: list[tuple[bool, list[str]]] = []

    def note(handle: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), sorted(path.name for path in tmp_path.iterdir())))

    monkeypatch.setattr(os, "fsync", note)
    with open_output(str(tmp_path / "corrections.yaml")) as out:
        out.write("- entity: paper\n")
    [(is_folder, before), (is_folder_then, after)] = synced
    assert (is_folder, is_folder_then) == (False, True)
    assert "corrections.yaml" not in before
    assert after == ["corrections.yaml"]


def test_rows_come_into_the_readme_in_the_order_of_the_table() -> None:
    first, second = list(ROWS)[:2]
    text = "before\n<!-- faults -->\n\n<!-- /faults -->\nafter"
    text = write_readme(text, [Outcome(second, 200, 190)])
    text = write_readme(text, [Outcome(first, 200, 180, 3, ["half written"])])
    lines = text.splitlines()
    assert lines[0] == "before"
    assert lines[-1] == "after"
    assert f"| {first} | 200 | 180 | 3 | 1 |" in lines
    assert lines.index(f"| {first} | 200 | 180 | 3 | 1 |") + 1 == lines.index(f"| {second} | 200 | 190 | – | 0 |")


def test_the_readme_tells_of_no_loss(project: Path) -> None:
    text = (project / "README.md").read_text(encoding="utf-8")
    table = text.partition("<!-- faults -->")[2].partition("<!-- /faults -->")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    assert [fault for fault, *_ in rows] == list(ROWS)
    assert {losses for *_, losses in rows} == {"0"}
