"""One reader under broken inputs, and what came of them."""

from __future__ import annotations

import resource
import signal
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from tests.fuzz.mutate import broken_inputs
from tests.fuzz.readers import PROJECT, READERS, Reader

HANG: Final = 20
"""Seconds after which an input of a few kilobytes is taken for one that never ends."""


@dataclass
class Tally:
    """What came of the inputs of one reader."""

    used: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: int = 0
    fault: str = ""


def run_reader(name: str, count: int, seed: int) -> Tally:
    """Give one reader ``count`` inputs and stop at the first that it does not survive."""
    reader = next(reader for reader in READERS if reader.name == name)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        whole = reader.inputs(Path(folder))
        for data in broken_inputs(whole, count, seed):
            _try(reader, Path(folder), data, tally)
            if tally.fault:
                break
    tally.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return tally


def _try(reader: Reader, folder: Path, data: bytes, tally: Tally) -> None:
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(HANG)
    start = time.perf_counter()
    try:
        if reader.read(folder, data):
            tally.used += 1
        else:
            tally.refused += 1
    except Exception:  # whatever escapes a reader is the fault that is looked for
        tally.fault = traceback.format_exc()
        kept = PROJECT / "build" / "fuzz"
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{reader.name}.input").write_bytes(data)
    finally:
        signal.alarm(0)
    tally.slowest = max(tally.slowest, time.perf_counter() - start)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"no answer after {HANG} s")
