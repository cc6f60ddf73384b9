"""The command line at work in a process of its own, which may be stopped at any moment."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest import mock

from sqlalchemy import Engine, Pool, event

import proceedings_db
from proceedings_db.cli import main
from proceedings_db.records import Problem, Volume

TRACEBACK: Final = 99
"""The status of a command that ended in a traceback."""

PATIENCE: Final = 120
"""Seconds after which a command is taken to hang; the alarm then kills it."""

CACHE: Final = 20
"""Pages that SQLite keeps in memory: few, so that a small volume is written as a large one is, long before it ends."""

READ: Final[dict[str, tuple[Volume, tuple[Problem, ...]]]] = {}
"""What was read of the volumes by the names of their folders: reading touches no database, and takes most of a load."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended: its status, negative for the signal that killed it, and what it said on stderr."""

    status: int
    said: str

    @property
    def message(self) -> str:
        """What the user was told to be wrong, or nothing."""
        return self.said.rpartition("Error: ")[2].strip() if "Error: " in self.said else ""


class Child:
    """``proceedings-db ARGUMENTS`` in ``folder``.

    Args:
        folder: The current folder of the command.
        arguments: What stands behind the name of the program.
        before: Called in the child before the command: limits, another account.
        tell: Called after each transaction that was committed; what it returns is told to the parent, a line each.
    """

    def __init__(
        self,
        folder: Path,
        arguments: Sequence[str],
        *,
        before: Callable[[], None] = lambda: None,
        tell: Callable[[], str] = lambda: "",
    ) -> None:
        (self._lines, lines), (self._errors, errors) = os.pipe(), os.pipe()
        self._over: int | None = None
        self.pid = os.fork()
        if not self.pid:
            os.close(self._lines)
            os.close(self._errors)
            os._exit(_command(folder, arguments, before, lambda: os.write(lines, f"{tell()}\n".encode()), errors))
        os.close(lines)
        os.close(errors)

    def is_over(self) -> bool:
        """Whether the command has ended by itself."""
        if self._over is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._over = os.waitstatus_to_exitcode(status) if pid else None
        return self._over is not None

    def freeze(self) -> None:
        """Stop the command where it is, and wait until it has stopped."""
        if not self.is_over():
            os.kill(self.pid, signal.SIGSTOP)
            _, status = os.waitpid(self.pid, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                self._over = os.waitstatus_to_exitcode(status)

    def kill(self) -> tuple[Result, list[str]]:
        """Kill the command and return how it ended, and what was told after each of its transactions."""
        if not self.is_over():
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> tuple[Result, list[str]]:
        """Wait until the command ends; return as :meth:`kill`."""
        said, lines = _read_all(self._errors), _read_all(self._lines)
        if self._over is None:
            self._over = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return Result(self._over, said), lines.splitlines()


def _read_all(descriptor: int) -> str:
    with open(descriptor, encoding="utf-8", errors="replace") as file:
        return file.read()


def _command(
    folder: Path, arguments: Sequence[str], before: Callable[[], None], tell: Callable[[], object], errors: int
) -> int:
    """Run the command in this process, which is the child, and return its status."""
    try:
        signal.alarm(PATIENCE)
        _redirect(errors)
        os.chdir(folder)
        mock.patch.object(proceedings_db, "read_volume", lambda path: READ[Path(path).name]).start()
        event.listen(Engine, "connect", _keep_few_pages)
        _listen_to_commits(tell)
        before()
        main(list(arguments))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return TRACEBACK
    finally:
        sys.stderr.flush()
    return 0


def _redirect(errors: int) -> None:
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(errors, 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8")


def _listen_to_commits(tell: Callable[[], object]) -> None:
    """Call ``tell`` when a connection comes back on which a transaction was committed, not one that failed to be."""
    committed = False

    def note(is_committed: bool) -> None:
        nonlocal committed
        committed = is_committed

    def come_back(*_: object) -> None:
        if committed:
            note(False)
            tell()

    event.listen(Engine, "commit", lambda _connection: note(True))
    event.listen(Engine, "rollback", lambda _connection: note(False))
    # A connection that was lost in the commit is not rolled back, only given up.
    event.listen(Engine, "handle_error", lambda _context: note(False))
    event.listen(Pool, "checkin", come_back)


def _keep_few_pages(connection: Any, _record: object) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute(f"PRAGMA cache_size = {CACHE}")
