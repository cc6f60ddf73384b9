"""Work on a fresh copy of what it begins with, and all states in which it may be found."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from tests.faults.child import Child, Result
from tests.faults.messages import says_what_to_do
from tests.faults.states import count_papers, state_of_file, state_of_sqlite
from tests.faults.works import DATABASE, Work

_POLL: Final = 0.002
_AGAIN: Final = 4
"""After one of so many tries the work is done again on what is left."""


@dataclass(slots=True)
class Outcome:
    """What came of one fault: how often it was tried, struck, told of, and what was found wrong afterwards."""

    fault: str
    tried: int = 0
    struck: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)
    messages: Counter[str] = field(default_factory=Counter)

    def count(self, *, struck: bool) -> None:
        """Count a try."""
        self.tried += 1
        self.struck += struck

    def note(self, fault: str) -> None:
        """Note what was found wrong, if anything was."""
        if fault:
            self.faults.append(fault)

    def hear(self, result: Result, done: tuple[int, ...] = (0,)) -> bool:
        """Note how a command ended that no one killed; return whether it told of an error.

        It is done, or it tells in a message what to do; a traceback, a signal or an empty message is a fault.
        """
        if result.message and result.status == 1:
            self.told += 1
            self.messages[result.message] += 1
            self.note("" if says_what_to_do(result.message) else f"does not say what to do: {result.message}")
            return True
        if result.status not in done:
            self.note(f"ended with {result.status}: {result.said[-2000:]}")
        return False


class Trial(Protocol):
    """Work that can be tried again and again."""

    name: str
    states: list[str]
    by_parts: bool

    def fresh(self) -> None:
        """Bring everything back to where the work begins."""

    def start(self, before: Callable[[], None] = ...) -> Child:
        """Begin the work in a child."""

    def has_begun(self) -> bool:
        """Whether the work begun last has written anything."""

    def state(self) -> str:
        """Return the state of what the work changes."""


class FileTrial:
    """Work on files in a folder; ``states`` are those at its beginning, after each transaction, and at its end."""

    def __init__(self, work: Work, begin: Path, folder: Path) -> None:
        self.name = work.name
        self.by_parts = work.by_parts
        self.work = work
        self.begin = begin
        self.folder = folder
        self._seen: dict[str, tuple[int, int]] = {}
        self.fresh()
        self.states: list[str] = []
        self.states = [self.state()]
        result, told = Child(folder, self._arguments, tell=self.state).wait()
        if result.status:
            raise RuntimeError(f"{self.name}: {result.said}")
        self.states += [*told, self.state()]
        self.sizes = [(folder / name).stat().st_size for name in work.changes]

    def fresh(self) -> None:
        """Copy the folder that the work begins with."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.begin, self.folder)
        self._seen = self._look()

    def start(self, before: Callable[[], None] = lambda: None) -> Child:
        """Begin the work in a child."""
        self._seen = self._look()
        return Child(self.folder, self._arguments, before=before)

    def has_begun(self) -> bool:
        """Whether a file has grown, changed or come."""
        return self._look() != self._seen

    def state(self) -> str:
        """Return the digests of the files that the work changes.

        Raises:
            sqlite3.DatabaseError: One is damaged, or a backup made before a migration is not what was there.
        """
        for backup in self.folder.glob("*.backup-*"):
            if state_of_sqlite(backup) != self.states[0]:
                raise sqlite3.DatabaseError(backup.name)
        return " ".join(state_of_file(self.folder / name) for name in self.work.changes)

    @property
    def _arguments(self) -> tuple[str, ...]:
        return ("--db", DATABASE, *self.work.arguments)

    def _look(self) -> dict[str, tuple[int, int]]:
        """Return size and time of each file whose change tells that the work has begun to write."""
        found = {}
        for folder in {self.folder, *((self.folder / name).parent for name in self.work.changes)}:
            for path in folder.iterdir():
                # SQLite makes the index of a log as soon as it reads, and a migration begins with a backup.
                if path.name.endswith("-shm") or ".backup-" in path.name or path.is_dir():
                    continue
                # A draft may have taken its name meanwhile.
                with suppress(FileNotFoundError):
                    about = path.stat()
                    if about.st_size:
                        found[str(path)] = (about.st_size, about.st_mtime_ns)
        return found


class SharedFile:
    """An SQLite file in a folder of its own, to be written to by several."""

    database = DATABASE

    def __init__(self, begin: Path, folder: Path) -> None:
        self.begin = begin
        self.folder = folder

    def fresh(self) -> None:
        """Copy the folder that the writers begin with."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.begin, self.folder)

    def count_papers(self) -> dict[str, int]:
        """Return how many papers each volume has.

        Raises:
            sqlite3.DatabaseError: The file is damaged.
        """
        state_of_sqlite(self.folder / DATABASE)
        with closing(sqlite3.connect(self.folder / DATABASE)) as connection:
            return count_papers(connection)


def find_fault(trial: Trial, done: int, *, failed: bool = False) -> str:
    """Return what is wrong where work was stopped after ``done`` transactions that it was told were committed.

    Nothing is wrong where all is as it was between two transactions, the last of these or a later one; or, where the
    command said that it ``failed``, as it was at the beginning.
    """
    try:
        state = trial.state()
    except sqlite3.DatabaseError as error:
        return f"damaged: {error}"
    allowed = trial.states[:1] if failed and not trial.by_parts else trial.states[done:]
    if state in allowed:
        return ""
    return "a committed transaction is lost" if state in trial.states else "half written"


def check(outcome: Outcome, trial: Trial, told: Sequence[str], *, failed: bool = False) -> None:
    """Note what is wrong after a try that ``told`` of so many transactions; each fourth time do the work again too."""
    outcome.note(find_fault(trial, len(told), failed=failed))
    if outcome.tried % _AGAIN == 1:
        outcome.note(_find_fault_in_again(trial))


def _find_fault_in_again(trial: Trial) -> str:
    """Do the work again on what is left and return what is wrong with the end; a command may find it done already."""
    result, _ = trial.start().wait()
    if result.status and "Nothing was done" not in result.message:
        return f"could not be done again: {result.said[-2000:]}"
    return "" if trial.state() == trial.states[-1] else "the work done again came out otherwise"


class Moments:
    """Random moments of the time in which work writes, whose length is learned from how often it ended before."""

    def __init__(self, trial: Trial, seed: int) -> None:
        self._trial = trial
        self._source = random.Random(seed)
        trial.fresh()
        child = trial.start()
        self._wait_for_begin(child)
        start = time.perf_counter()
        child.wait()
        self._span = time.perf_counter() - start

    def wait(self, child: Child) -> None:
        """Sleep until a random moment of the time in which ``child`` writes."""
        self._wait_for_begin(child)
        time.sleep(self._source.uniform(0, self._span))
        self._span *= 0.85 if child.is_over() else 1.01

    def _wait_for_begin(self, child: Child) -> None:
        while not self._trial.has_begun() and not child.is_over():
            time.sleep(_POLL)
