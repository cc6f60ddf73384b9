"""Any number of reference strings, in constant memory, over one process or several, in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from typing import Final

from proceedings_db.reading.references.reader import Raw, shipped_reader, to_raw
from proceedings_db.records import Reference

_BATCH: Final = 256
_BATCH_CHARACTERS: Final = 200_000
_AHEAD: Final = 3
"""Batches a process that may wait: enough to keep it busy, few enough for constant memory."""


def parse_references(lines: Iterable[str], jobs: int = 1) -> Iterator[Reference]:
    """Yield one reference a line, in order; an empty line gives one without text or fields.

    No line stops the rest: HTML, digits, other scripts and control characters are read as far as they can be and kept
    verbatim. With more than one of ``jobs`` the batches are read by as many processes, a few ahead of the one that is
    yielded.

    Raises:
        ValueError: If ``jobs`` is less than one.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    batches = _batches(lines)
    return _parse_here(batches) if jobs == 1 else _parse_elsewhere(batches, jobs)


def _batches(lines: Iterable[str]) -> Iterator[list[Raw]]:
    """Yield the lines in batches that are bounded in number and in length."""
    numbers = count(1)
    batch: list[Raw] = []
    size = 0
    for line in lines:
        batch.append(to_raw(line.rstrip("\r\n"), next(numbers)))
        size += len(line)
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(batch: list[Raw]) -> list[Reference]:
    return shipped_reader().read(batch)


def _parse_here(batches: Iterable[list[Raw]]) -> Iterator[Reference]:
    for batch in batches:
        yield from _read_batch(batch)


def _parse_elsewhere(batches: Iterator[list[Raw]], jobs: int) -> Iterator[Reference]:
    """Yield the references of batches read by other processes, in order."""
    # One thread of linear algebra a process: the processes are the parallelism.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    waiting: deque[Future[list[Reference]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for batch in batches:
            waiting.append(pool.submit(_read_batch, batch))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
