"""One reader under its share of broken inputs, and what came of them.

An input is made from the seed, the reader's name and its number alone, so that it can be made again.
"""

from __future__ import annotations

import random
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from tests.fuzz.corpus import PROJECT
from tests.fuzz.reader import Reader
from tests.fuzz.readers import READERS

HANG: Final = 20
"""Seconds of work after which an input of a few kilobytes is taken for one that never ends."""

STALLED: Final = 300
"""Seconds after which one that does not even work is."""

EARLY: Final = 0.1
"""Share of the inputs after which the peak of memory is taken a first time."""

GROWTH: Final = 48
"""MiB by which the peak may still rise after that: one larger input, and no leak that grows with their number."""

KEPT: Final = PROJECT / "build" / "fuzz"


class HangError(BaseException):
    """An input that never ends; no handler of exceptions is to take it for something else."""


@dataclass
class Tally:
    """What came of the inputs of one reader; peaks are in MiB, times in seconds."""

    inputs: int = 0
    refused: int = 0
    followed: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    early_peak: int = 0
    peak: int = 0
    seconds: float = 0.0
    faults: dict[str, str] = field(default_factory=dict)
    """By the place in the code where it went wrong: the input's number and the traceback."""

    def add(self, other: Tally) -> None:
        """Take in another share."""
        if other.slowest > self.slowest:
            self.slowest, self.slowest_number = other.slowest, other.slowest_number
        self.inputs += other.inputs
        self.refused += other.refused
        self.followed += other.followed
        self.early_peak = max(self.early_peak, other.early_peak)
        self.peak = max(self.peak, other.peak)
        self.seconds += other.seconds
        self.faults = {**other.faults, **self.faults}


def run_share(name: str, numbers: Sequence[int], seed: int) -> Tally:
    """Give one reader the inputs of these numbers, each in its turn, whatever became of those before it."""
    tally, started = Tally(), time.process_time()
    for alarm in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(alarm, _stop)
    with tempfile.TemporaryDirectory(dir=_in_memory()) as folder:
        reader = READERS[name](Path(folder))
        early = max(int(len(numbers) * EARLY), 1)
        for done, number in enumerate(numbers, 1):
            try_input(reader, number, seed, tally)
            if done == early:
                tally.early_peak = peak_memory()
    tally.peak = peak_memory()
    tally.seconds = time.process_time() - started
    if tally.peak > tally.early_peak + GROWTH:
        tally.faults["memory"] = f"memory grew from {tally.early_peak} to {tally.peak} MiB"
    return tally


def make_input(reader: Reader[Any], number: int, seed: int) -> bytes:
    """Return the input of that number."""
    return reader.make(random.Random(f"{seed} {reader.name} {number}"))


def peak_memory() -> int:
    """Return the most memory that this process ever held, in MiB."""
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def try_input(reader: Reader[Any], number: int, seed: int, tally: Tally) -> None:
    """Give a reader one input, and write down what came of it."""
    data = make_input(reader, number, seed)
    tally.inputs += 1
    start = time.process_time()
    try:
        with _limited():
            read = reader.read(data)
            if read is None:
                tally.refused += 1
            elif number % reader.follow_every == 0:
                tally.followed += 1
                reader.follow(data, read)
    except (Exception, HangError) as error:  # whatever escapes a reader is the fault that is looked for
        _keep(reader, number, data, error, tally)
    spent = time.process_time() - start
    if spent > tally.slowest:
        tally.slowest, tally.slowest_number = spent, number


def _keep(reader: Reader[Any], number: int, data: bytes, error: BaseException, tally: Tally) -> None:
    """Keep the first input of each fault, and how it ended."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "proceedings_db" in frame.filename), frames[-1])
    place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
    if place in tally.faults:
        return
    told = "".join(traceback.format_exception(error))
    tally.faults[place] = f"input {number}: {told[-3000:]}"
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{reader.name}-{number}.input").write_bytes(data)
    (KEPT / f"{reader.name}-{number}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")


@contextmanager
def _limited() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, HANG)
    signal.setitimer(signal.ITIMER_REAL, STALLED)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise HangError(f"no answer after {HANG} s of work, or {STALLED} s")


def _in_memory() -> str | None:
    """The folder whose files are in memory, where there is one: a disk would be what is measured."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
