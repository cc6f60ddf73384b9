"""Several processes that write to one database at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from tests.faults.child import Child, Result
from tests.faults.trial import Outcome
from tests.faults.works import volume_of

PAPERS_OF_A_VOLUME: Final = 15
PAPERS_OF_A_FILE: Final = 10


class Shared(Protocol):
    """A database that several write to."""

    folder: Path
    database: str

    def fresh(self) -> None:
        """Bring it back to where the writers begin."""

    def count_papers(self) -> dict[str, int]:
        """Return how many papers each volume has, after a check of pages and keys."""


def write_together(shared: Shared, count: int, writers: int, fault: str) -> Outcome:
    """Let volumes be loaded and files imported at once; all of all of them must be there."""
    outcome = Outcome(fault)
    for _ in range(count):
        shared.fresh()
        before = shared.count_papers()
        for result, _told in _run_at_once(shared, [_arguments(number) for number in range(writers)]):
            outcome.hear(result)
            outcome.note(result.message)
        outcome.count(struck=True)
        found = shared.count_papers()
        came = sorted(found[volume] for volume in found.keys() - before.keys())
        if came != _papers(writers):
            outcome.note(f"papers of the volumes that came: {came}")
        if any(found.get(volume) != papers for volume, papers in before.items()):
            outcome.note("papers that were there are not")
    return outcome


def _arguments(number: int) -> tuple[str, ...]:
    return ("import", f"{number}.ris") if number % 2 else ("load", volume_of(number))


def _papers(writers: int) -> list[int]:
    """Return how many papers each volume has in the end, in order; the entries of all files are of one volume."""
    imports = writers // 2
    return sorted([PAPERS_OF_A_FILE * imports, *[PAPERS_OF_A_VOLUME] * (writers - imports)])


def _run_at_once(shared: Shared, commands: Sequence[tuple[str, ...]]) -> list[tuple[Result, list[str]]]:
    """Run the commands in a process each, none of which begins before all are there."""
    ready, go = os.pipe()
    children = [
        Child(shared.folder, ("--db", shared.database, *arguments), before=partial(_wait, ready, go))
        for arguments in commands
    ]
    os.close(ready)
    os.close(go)
    return [child.wait() for child in children]


def _wait(ready: int, go: int) -> None:
    """Wait until nobody holds the other end of the pipe any more."""
    os.close(go)
    os.read(ready, 1)
