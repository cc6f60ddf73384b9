"""Disks that will not take what is written: full ones, and folders and files that may not be written to."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.child import Child
from tests.faults.trial import FileTrial, Outcome, check, find_fault
from tests.faults.works import DATABASE, Work

NOBODY: Final = 65534
DISK: Final = 24 * 2**20
"""Bytes of the small disk that is mounted, where that is allowed."""
PAGE: Final = 4096


def limit_files(trial: FileTrial, count: int, fault: str) -> Outcome:
    """Let no file grow beyond a random size, as a quota does, and do the work again without the limit."""
    outcome = Outcome(fault)
    source = random.Random(4)
    for _ in range(count):
        trial.fresh()
        room = source.randint(0, source.choice(trial.sizes))
        result, told = trial.start(partial(_limit, room)).wait()
        failed = outcome.hear(result)
        outcome.count(struck=failed)
        check(outcome, trial, told, failed=failed)
    return outcome


def _limit(room: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def fill_disk(trial: FileTrial, count: int, fault: str) -> Outcome:
    """Leave a random rest of a small disk free, on which ``trial`` has its folder, and do the work again with room."""
    outcome = Outcome(fault)
    source = random.Random(5)
    filler = trial.folder.parent / "filler"
    most = max(trial.sizes) // 4
    for _ in range(count):
        trial.fresh()
        room = source.randint(0, most)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(shutil.disk_usage(filler).free - room, 1))
        result, told = trial.start().wait()
        failed = outcome.hear(result)
        filler.unlink()
        most = int(most * (1.01 if failed else 0.7)) + PAGE
        outcome.count(struck=failed)
        check(outcome, trial, told, failed=failed)
    return outcome


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a small disk in memory at a new folder.

    Raises:
        PermissionError: This account may not mount anything.
    """
    place = folder / "small-disk"
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=755", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PermissionError(done.stderr.strip())
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
        place.rmdir()


def take_writes_away(trial: FileTrial, count: int, fault: str) -> Outcome:
    """Let an account that is not root work where it may not write: in the folder, to the files, or to both."""
    outcome = Outcome(fault)
    for number in range(count if os.geteuid() == 0 else 0):
        trial.fresh()
        folders, files = ((0o555, 0o444), (0o555, 0o666), (0o777, 0o444))[number % 3]
        for path in (trial.folder, *trial.folder.rglob("*")):
            path.chmod(folders if path.is_dir() else files)
        result, told = trial.start(partial(os.setuid, NOBODY)).wait()
        failed = outcome.hear(result)
        outcome.count(struck=failed)
        outcome.note(find_fault(trial, len(told), failed=failed))
    return outcome


def read_damaged(begin: Path, folder: Path, work: Work, count: int, fault: str) -> Outcome:
    """Run a command on a database file a stretch of which is overwritten, or whose end is missing.

    It must tell so, or not meet it.
    """
    outcome = Outcome(fault)
    source = random.Random(6)
    for _ in range(count):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(begin, folder)
        path = folder / DATABASE
        path.write_bytes(_damaged(path.read_bytes(), source))
        result, _ = Child(folder, ("--db", DATABASE, *work.arguments)).wait()
        done = (0, 1) if work.name == "check" else (0,)
        outcome.count(struck=outcome.hear(result, done))
    return outcome


def _damaged(content: bytes, source: random.Random) -> bytes:
    start = source.randrange(len(content))
    length = source.choice((1, 16, PAGE, 20 * PAGE))
    kind = source.choice(("random", "zeros", "cut", "moved"))
    if kind == "cut":
        return content[:start]
    if kind == "moved":
        other = source.randrange(len(content) // PAGE) * PAGE
        start = start // PAGE * PAGE
        return content[:start] + content[other : other + PAGE] + content[start + PAGE :]
    stretch = source.randbytes(length) if kind == "random" else bytes(length)
    return content[:start] + stretch[: len(content) - start] + content[start + length :]
