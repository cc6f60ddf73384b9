"""The faults, each tried many times: what came of them, and what was lost."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from proceedings_db.database.engine import open_engine
from proceedings_db.database.load import load_volume
from proceedings_db.database.queries import iter_papers
from tests.factories import a_full_paper, a_volume
from tests.faults.stage import (
    BATCH,
    JOURNALS,
    NAME,
    Journal,
    Trial,
    count_imported,
    make_trials,
    moments,
    run_in_child,
    state_of,
    status_of,
)

NOBODY: Final = 65534
PAGE: Final = 4096


@dataclass(slots=True)
class Outcome:
    """What came of one fault: how often it was tried, struck, and what was found wrong afterwards."""

    fault: str
    tried: int = 0
    struck: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)


def _is_whole(trial: Trial, path: Path, ends: set[str]) -> str:
    """Return what is wrong with a database on which work was stopped; nothing where it is between two transactions.

    ``ends`` are its states before and after; an import may also have ended after any of its batches.
    """
    try:
        state = state_of(path)
    except sqlite3.DatabaseError as error:
        return f"damaged: {error}"
    if state in ends or (trial.name == "import" and count_imported(path) % BATCH == 0):
        return ""
    return "half written"


def _ends(trial: Trial, folder: Path) -> tuple[set[str], str]:
    """Return the states before and after the work, and the one after."""
    path = trial.copy(folder) / NAME
    before = state_of(path)
    trial.work(folder)
    after = state_of(path)
    return {before, after}, after


def _check(outcome: Outcome, trial: Trial, path: Path, ends: set[str]) -> None:
    fault = _is_whole(trial, path, ends)
    outcome.faults += [fault] if fault else []


def kill(folder: Path, count: int, journal: Journal) -> Iterator[Outcome]:
    """Kill a load, an import and an upgrade at random moments; then do the work again on what is left."""
    for trial in make_trials(folder, journal):
        outcome = Outcome(f"kill -9 during {trial.name}, journal {journal}")
        place = folder / "killed"
        ends, final = _ends(trial, place)
        _, seconds = run_in_child(partial(trial.work, trial.copy(place)))
        for moment in moments(seconds, count, seed=1):
            path = trial.copy(place) / NAME
            status, _ = run_in_child(partial(trial.work, place), seconds=moment)
            outcome.tried += 1
            outcome.struck += status == -signal.SIGKILL
            _check(outcome, trial, path, ends)
            trial.work(place)
            if state_of(path) != final:
                outcome.faults.append("the work done again came out otherwise")
        yield outcome


def cut_power(folder: Path, count: int, journal: Journal) -> Iterator[Outcome]:
    """Copy the files of a database at random moments of a load, as a power cut would leave them, and open the copy.

    Of a write-ahead log the end is lost as well, as far as a disk may not have written it yet.
    """
    trial = make_trials(folder, journal)[0]
    place, left = folder / "running", folder / "left"
    ends, _ = _ends(trial, place)
    _, seconds = run_in_child(partial(trial.work, trial.copy(place)))
    outcome = Outcome(f"power cut during load, journal {journal}")
    source = random.Random(3)
    for moment in moments(seconds, count, seed=2):
        trial.copy(place)
        outcome.tried += 1
        child = os.fork()
        if not child:
            trial.work(place)
            os._exit(0)
        time.sleep(moment)
        os.kill(child, signal.SIGSTOP)
        outcome.struck += _copy_files(place, left, source)
        os.kill(child, signal.SIGCONT)
        os.waitpid(child, 0)
        _check(outcome, trial, left / NAME, ends)
    yield outcome


def _copy_files(place: Path, left: Path, source: random.Random) -> bool:
    """Copy the files of a database; return whether a journal was among them, so that work was under way."""
    shutil.rmtree(left, ignore_errors=True)
    left.mkdir()
    for path in sorted(place.glob(f"{NAME}*")):
        copied = Path(shutil.copy(path, left))
        if path.name.endswith("-wal"):
            os.truncate(copied, source.randint(0, copied.stat().st_size))
    return any(path.name != NAME for path in left.iterdir())


def fill_disk(folder: Path, count: int) -> Iterator[Outcome]:
    """Let no file grow beyond a random size during a load: what the system tells of a full disk or quota."""
    trial = make_trials(folder, "delete")[0]
    place = folder / "full"
    ends, _ = _ends(trial, place)
    least, most = (trial.folder / NAME).stat().st_size, (place / NAME).stat().st_size
    outcome = Outcome("full disk during load")
    source = random.Random(4)
    for _ in range(count):
        path = trial.copy(place) / NAME
        room = source.randint(PAGE, most)

        def work(room: int = room) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            trial.work(place)

        _tell(outcome, run_in_child(work)[0])
        _check(outcome, trial, path, ends)
    assert least < most
    yield outcome


def take_writes_away(folder: Path, count: int) -> Iterator[Outcome]:
    """Load into a folder that may not be written, as a user who is not root."""
    trial = make_trials(folder, "delete")[0]
    outcome = Outcome("read-only folder")
    place = trial.copy(folder / "read-only")
    before = state_of(place / NAME)
    for path in (place / NAME, place):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for _ in range(count if os.geteuid() == 0 else 0):

        def work() -> None:
            os.setuid(NOBODY)
            trial.work(place)

        _tell(outcome, run_in_child(work)[0])
        _check(outcome, trial, place / NAME, {before})
    place.chmod(0o755)
    yield outcome


def write_together(folder: Path, count: int, writers: int) -> Iterator[Outcome]:
    """Let several processes load a volume each at once; all volumes must be there, whole."""
    trial = make_trials(folder, "delete")[0]
    outcome = Outcome(f"{writers} writers at once")
    for _ in range(count):
        place = trial.copy(folder / "together")
        children = []
        for number in range(writers):
            child = os.fork()
            if not child:
                os._exit(_load_one(place, number))
            children.append(child)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        outcome.tried += 1
        outcome.struck += 1
        outcome.faults += [f"a writer ended with {code}" for code in codes if code]
        _check(outcome, trial, place / NAME, {state_of(place / NAME)})
        engine = open_engine(f"sqlite:///{place / NAME}")
        found = sum(1 for _ in iter_papers(engine))
        engine.dispose()
        if found != 5 + 3 * writers:
            outcome.faults.append(f"{found} papers of {5 + 3 * writers}")
    yield outcome


def _load_one(place: Path, number: int) -> int:
    def work() -> None:
        engine = open_engine(f"sqlite:///{place / NAME}")
        papers = (a_full_paper(n, f"مقاله {n}") for n in range(1, 4))
        load_volume(engine, a_volume(f"volume-{number}", *papers))

    return status_of(work)


def corrupt(folder: Path, count: int) -> Iterator[Outcome]:
    """Overwrite a random stretch of a file; reading and loading must tell it, or not meet it."""
    trial = make_trials(folder, "delete")[0]
    outcome = Outcome("corrupt file")
    source = random.Random(5)
    for _ in range(count):
        path = trial.copy(folder / "corrupt") / NAME
        content = bytearray(path.read_bytes())
        start = source.randrange(len(content))
        length = min(source.choice((1, 16, PAGE, 20 * PAGE)), len(content) - start)
        content[start : start + length] = source.randbytes(length)
        path.write_bytes(content)

        def work(place: Path = path.parent) -> None:
            engine = open_engine(f"sqlite:///{place / NAME}")
            list(iter_papers(engine))
            trial.work(place)

        _tell(outcome, run_in_child(work)[0])
    yield outcome


def _tell(outcome: Outcome, status: int) -> None:
    """Count what a try came to: done, or told in a message; anything else is a fault."""
    outcome.tried += 1
    outcome.struck += status == 1
    outcome.told += status == 1
    if status not in (0, 1):
        outcome.faults.append("a traceback" if status > 0 else f"signal {-status}")


def all_outcomes(folder: Path, count: int) -> Iterator[Outcome]:
    """Try every fault, ``count`` times where it is a matter of chance."""
    tries: list[Callable[[Path], Iterator[Outcome]]] = [
        *(partial(kill, count=count, journal=journal) for journal in JOURNALS),
        *(partial(cut_power, count=count, journal=journal) for journal in JOURNALS),
        partial(fill_disk, count=count),
        partial(take_writes_away, count=max(count // 20, 1)),
        *(partial(write_together, count=max(count // 20, 1), writers=writers) for writers in (2, 8)),
        partial(corrupt, count=count),
    ]
    for number, attempt in enumerate(tries):
        place = folder / str(number)
        place.mkdir()
        yield from attempt(place)
        shutil.rmtree(place, ignore_errors=True)


__all__: Final = ["Outcome", "all_outcomes"]
