"""What the faults are tried on: a database with a volume, work that changes it, and how to see that it is whole."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import proceedings_db
from proceedings_db.database import migrate
from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.records import ProceedingsError
from tests.factories import a_full_paper, a_volume

Journal = Literal["delete", "wal"]
Work = Callable[[Path], None]
"""Work on the database file of a folder; it may raise what the program tells its user."""

JOURNALS: Final[tuple[Journal, ...]] = ("delete", "wal")
NAME: Final = "proceedings.db"
ENTRIES: Final = 60
BATCH: Final = 20
PAPERS: Final = 25
OLD_REVISION: Final = "0001"


@dataclass(frozen=True, slots=True)
class Trial:
    """A kind of work by name, made ready in a folder, and the folder that it is tried on again and again."""

    name: str
    work: Work
    folder: Path

    def copy(self, to: Path) -> Path:
        """Return a fresh copy of the folder as it was before the work."""
        shutil.rmtree(to, ignore_errors=True)
        return Path(shutil.copytree(self.folder, to))


def make_trials(folder: Path, journal: Journal) -> list[Trial]:
    """Return a load, an import and an upgrade, each on a database that holds a volume already."""
    first = a_volume("first-1391", *(a_full_paper(n, f"مقاله {n}") for n in range(1, 6)))
    trials = [("load", _load), ("import", _import), ("upgrade", _upgrade)]
    made = []
    for name, work in trials:
        place = folder / f"{name}-{journal}"
        place.mkdir()
        engine = open_engine(f"sqlite:///{place / NAME}", wal=journal == "wal")
        migrate.upgrade(engine)
        load_volume(engine, first)
        if name == "upgrade":
            migrate.downgrade(engine, OLD_REVISION)
        engine.dispose()
        (place / "papers.ris").write_text(_entries(), encoding="utf-8")
        made.append(Trial(name, work, place))
    return made


def _load(folder: Path) -> None:
    papers = (a_full_paper(n, f"مقاله {n}") for n in range(1, PAPERS + 1))
    engine = open_engine(f"sqlite:///{folder / NAME}")
    load_volume(engine, a_volume("second-1392", *papers))
    engine.dispose()


def _import(folder: Path) -> None:
    proceedings_db.import_file(folder / "papers.ris", url=f"sqlite:///{folder / NAME}", batch=BATCH)


def _upgrade(folder: Path) -> None:
    migrate.upgrade(f"sqlite:///{folder / NAME}")


def _entries() -> str:
    entry = (
        "TY  - CONF\nAU  - رضایی, علی\nTI  - شهر و آب، بخش {n}\nT2  - همایش ملی شهر\nPY  - 1395\nLA  - fa\nER  - \n\n"
    )
    return "".join(entry.format(n=number) for number in range(1, ENTRIES + 1))


def run_in_child(act: Callable[[], None], *, seconds: float | None = None) -> tuple[int, float]:
    """Run ``act`` in a process of its own; kill it after ``seconds``. Return its status and how long it ran.

    The status is 0 when done, 1 where the program told its user of an error, 2 for a traceback, -9 when killed.
    """
    start = time.perf_counter()
    child = os.fork()
    if not child:
        os._exit(status_of(act))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), time.perf_counter() - start


def status_of(act: Callable[[], None]) -> int:
    """Run ``act`` and return the status that :func:`run_in_child` tells of."""
    try:
        act()
    except ProceedingsError:
        return 1
    except BaseException:  # what escapes is what is looked for
        return 2
    return 0


def state_of(path: Path) -> str:
    """Return a digest of every row of a database but the runs of loads; it is read by SQLite alone.

    Raises:
        sqlite3.DatabaseError: The file is damaged.
    """
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("integrity_check")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.DatabaseError("foreign_key_check")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in names:
            if name != "load_run" and "_fts" not in name:
                digest.update(name.encode())
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
                digest.update(repr(sorted(map(repr, rows))).encode())
    return digest.hexdigest()


def count_imported(path: Path) -> int:
    """Return how many of the entries are papers by now."""
    with closing(sqlite3.connect(path)) as connection:
        [[count]] = connection.execute("SELECT count(*) FROM paper WHERE title LIKE 'شهر و آب%'").fetchall()
    return int(count)


def moments(seconds: float, count: int, seed: int) -> list[float]:
    """Return ``count`` random moments of work that takes ``seconds``."""
    source = random.Random(seed)
    return [source.uniform(0, seconds) for _ in range(count)]
