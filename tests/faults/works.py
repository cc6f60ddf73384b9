"""The kinds of work that faults are tried on, and the folder that each begins with."""

from __future__ import annotations

import gc
import io
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import chdir, closing, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal
from unittest import mock

import proceedings_db
from proceedings_db.cli import main
from tests.faults.child import READ

Journal = Literal["delete", "wal"]

JOURNALS: Final[tuple[Journal, ...]] = ("delete", "wal")
DATABASE: Final = "proceedings.db"
OTHER: Final = "other.db"
FIRST: Final = "first-1391"
SECOND: Final = "second-1392"
WRITERS: Final = 8

_SEED: Final = Path(__file__).parents[2] / "seeds" / "applied-political-geography-1391"
_ENTRY: Final = "TY  - CONF\nAU  - رضایی, علی\nTI  - {title}\nT2  - همایش ملی شهر\nPY  - 1395\nLA  - fa\nER  - \n\n"


@dataclass(frozen=True, slots=True)
class Work:
    """A command of the program.

    ``changes`` names the files that it may change, ``ready`` the command that makes the first state ready for it.
    What is not ``by_parts`` is done wholly or, where it fails, not at all.
    """

    name: str
    arguments: tuple[str, ...]
    changes: tuple[str, ...] = (DATABASE,)
    ready: tuple[str, ...] = ()
    by_parts: bool = False


_CORRECT: Final = ("correct", f"{FIRST}.3", "--in", FIRST, "--reason", "غلط چاپی")
LOAD: Final = Work("load", ("load", SECOND))
IMPORT: Final = Work("import", ("import", "papers.ris", "--batch", "10"), by_parts=True)
UPGRADE: Final = Work("upgrade", ("db", "upgrade"), ready=("db", "downgrade", "0001", "--yes"))
CORRECT: Final = Work("correct", (*_CORRECT, "title", "شهر و آب"), (DATABASE, f"{FIRST}/corrections.yaml"))
COPY: Final = Work("db copy", ("db", "copy", DATABASE, OTHER), (OTHER,), ready=LOAD.arguments)
BACKUP: Final = Work("db backup", ("db", "backup", OTHER, "--force"), (OTHER,), ready=LOAD.arguments)
EXPORT: Final = Work(
    "export -o", ("export", "bibtex", "--what", "all", "-o", "papers.bib"), ("papers.bib",), ready=LOAD.arguments
)
SEARCH: Final = Work("search", ("search", "شهر"), ())
SHOW: Final = Work("show", ("show", f"{FIRST}.14"), ())
CHECK: Final = Work("check", ("check",), ())
EXPORT_ALL: Final = Work("export", ("export", "csl-json", "--what", "all"), ())
ALL: Final = (LOAD, IMPORT, UPGRADE, CORRECT, COPY, BACKUP, EXPORT, SEARCH, SHOW, CHECK, EXPORT_ALL)


def make_folder(folder: Path, journal: Journal) -> None:
    """Make a folder with texts, entries, and a database that holds the first volume and a correction of it.

    Beside it stand the files that commands write anew: a copy of the database, and an export.
    """
    volume, problems = proceedings_db.read_volume(_SEED)
    for name in (FIRST, SECOND, *map(volume_of, range(WRITERS))):
        shutil.copytree(_SEED, folder / name)
        READ[name] = replace(volume, key=name), problems
    (folder / "papers.ris").write_text(entries("شهر و آب، بخش", 40), encoding="utf-8")
    for writer in range(WRITERS):
        (folder / f"{writer}.ris").write_text(entries(f"دفتر {writer}، بخش", 10), encoding="utf-8")
    run(folder, ("db", "upgrade"))
    run(folder, ("load", FIRST))
    run(folder, (*_CORRECT, "page_last", "39"))
    run(folder, (*EXPORT.arguments[:2], "-o", "papers.bib"))
    shutil.copy(folder / DATABASE, folder / OTHER)
    for name in (DATABASE, OTHER):
        with closing(sqlite3.connect(folder / name)) as connection:
            connection.execute(f"PRAGMA journal_mode = {journal}")


def make_ready(folder: Path, work: Work) -> None:
    """Bring a folder to where ``work`` begins; no backup of a migration is left in it."""
    if work.ready:
        run(folder, work.ready)
        for backup in folder.glob("*.backup-*"):
            backup.unlink()


def run(folder: Path, arguments: Sequence[str], database: str = DATABASE) -> None:
    """Run a command in this process, so that children which are forked from it later have all modules loaded.

    Raises:
        ClickException: It failed.
    """
    said = io.StringIO()
    known = mock.patch.object(proceedings_db, "read_volume", lambda path: READ[Path(path).name])
    with chdir(folder), redirect_stdout(said), redirect_stderr(said), known, suppress(SystemExit):
        main(["--db", database, *arguments], standalone_mode=False)
    # A connection that is still open would keep the log of a database from being taken in.
    gc.collect()


def volume_of(writer: int) -> str:
    """Return the name of the volume that a writer loads."""
    return f"volume-{writer}"


def entries(title: str, count: int) -> str:
    """Return that many RIS entries, all of one volume."""
    return "".join(_ENTRY.format(title=f"{title} {number}") for number in range(1, count + 1))
