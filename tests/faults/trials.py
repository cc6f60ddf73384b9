"""All faults: a row of the table each, and what they are tried on."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Final

from tests.faults.disks import fill_disk, limit_files, read_damaged, small_disk, take_writes_away
from tests.faults.server import ServerDatabase, ServerTrial, end_backends
from tests.faults.stops import cut_power, kill
from tests.faults.trial import FileTrial, Outcome, SharedFile
from tests.faults.works import (
    ALL,
    BACKUP,
    CHECK,
    COPY,
    CORRECT,
    EXPORT,
    EXPORT_ALL,
    IMPORT,
    JOURNALS,
    LOAD,
    SEARCH,
    SHOW,
    UPGRADE,
    WRITERS,
    Journal,
    Work,
    make_folder,
    make_ready,
    run,
)
from tests.faults.writers import write_together


@dataclass(slots=True)
class Bench:
    """What faults are tried on in one process; ``server`` is the URL of a PostgreSQL server, if there is one."""

    root: Path
    server: str | None = None
    _begins: dict[Journal, Path] = field(default_factory=dict)
    _trials: dict[tuple[str, Journal], FileTrial] = field(default_factory=dict)

    def begin(self, journal: Journal, work: Work | None = None) -> Path:
        """Return a folder that nothing was done in yet, made ready for ``work``."""
        if journal not in self._begins:
            folder = self.root / f"begin-{journal}"
            make_folder(folder, journal)
            if not self._begins:
                self._do_all_once(folder)
            self._begins[journal] = folder
        if work is None:
            return self._begins[journal]
        ready = self.root / f"{work.name}-{journal}".replace(" ", "-")
        if not ready.exists():
            shutil.copytree(self._begins[journal], ready)
            make_ready(ready, work)
        return ready

    def trial(self, work: Work, journal: Journal) -> FileTrial:
        """Return work on files, and remember it: to know all its states takes a run of it."""
        known = (work.name, journal)
        if known not in self._trials:
            self._trials[known] = FileTrial(work, self.begin(journal, work), self.root / "work")
        return self._trials[known]

    @contextmanager
    def database(self, work: Work | None = None) -> Iterator[ServerDatabase]:
        """Give a database of the server.

        Raises:
            LookupError: There is no server.
        """
        if self.server is None:
            raise LookupError("there is no PostgreSQL server")
        folder = self.root / "server"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.begin("delete", work), folder)
        database = ServerDatabase(self.server, folder, work)
        try:
            yield database
        finally:
            database.close()

    def _do_all_once(self, begin: Path) -> None:
        """Do all kinds of work in this process, so that its children find modules loaded and statements compiled."""
        folder = self.root / "once"
        for work in ALL:
            shutil.copytree(begin, folder)
            make_ready(folder, work)
            run(folder, work.arguments)
            shutil.rmtree(folder)
        # A collection in a child would touch, and so copy, all that it shares with this process.
        gc.freeze()


Try = Callable[[Bench, int, str], Outcome]
"""What tries one fault so many times and calls it so."""

_WRITTEN: Final = (LOAD, IMPORT, UPGRADE)
_ON_FILES: Final = (CORRECT, COPY, BACKUP, EXPORT)
_ON_SERVER: Final = (LOAD, IMPORT, COPY)


def _stop(work: Work, journal: Journal, bench: Bench, count: int, fault: str) -> Outcome:
    return kill(bench.trial(work, journal), count, fault)


def _cut(work: Work, journal: Journal, bench: Bench, count: int, fault: str) -> Outcome:
    return cut_power(bench.trial(work, journal), count, fault)


def _limit(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    return limit_files(bench.trial(work, "delete"), count, fault)


def _fill(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    with small_disk(bench.root) as disk:
        return fill_disk(FileTrial(work, bench.begin("delete", work), disk / "work"), count, fault)


def _forbid(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    return take_writes_away(bench.trial(work, "delete"), count, fault)


def _damage(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    return read_damaged(bench.begin("delete", work), bench.root / "work", work, count, fault)


def _together(writers: int, journal: Journal, bench: Bench, count: int, fault: str) -> Outcome:
    shared = SharedFile(bench.begin(journal), bench.root / "work")
    return write_together(shared, _rounds(writers, count), writers, fault)


def _together_on_server(writers: int, bench: Bench, count: int, fault: str) -> Outcome:
    with bench.database() as database:
        return write_together(database, _rounds(writers, count), writers, fault)


def _rounds(writers: int, count: int) -> int:
    """Return how often so many writers meet: two as often as anything is tried, eight a quarter as often."""
    return max(2 * count // writers, 1)


def _stop_client(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    with bench.database(work) as database:
        return kill(ServerTrial(work, database), count, fault)


def _end_backend(work: Work, bench: Bench, count: int, fault: str) -> Outcome:
    with bench.database(work) as database:
        return end_backends(ServerTrial(work, database), count, fault)


NEEDS_MOUNT: Final = "full disk"
NEEDS_SERVER: Final = "PostgreSQL"

ROWS: Final[dict[str, Try]] = {
    **{
        f"kill -9 during {work.name}, journal {journal}": partial(_stop, work, journal)
        for journal in JOURNALS
        for work in _WRITTEN
    },
    **{f"kill -9 during {work.name}": partial(_stop, work, "delete") for work in _ON_FILES},
    **{
        f"power cut during {work.name}, journal {journal}": partial(_cut, work, journal)
        for journal in JOURNALS
        for work in _WRITTEN
    },
    **{f"quota used up during {work.name}": partial(_limit, work) for work in (*_WRITTEN, *_ON_FILES)},
    **{f"{NEEDS_MOUNT} during {work.name}": partial(_fill, work) for work in (*_WRITTEN, *_ON_FILES)},
    **{f"read-only folder or files, {work.name}": partial(_forbid, work) for work in (*_WRITTEN, *_ON_FILES)},
    **{f"corrupt file, {work.name}": partial(_damage, work) for work in (LOAD, EXPORT_ALL, CHECK, SEARCH, SHOW)},
    **{
        f"{writers} writers at once, journal {journal}": partial(_together, writers, journal)
        for writers in (2, WRITERS)
        for journal in JOURNALS
    },
    f"{WRITERS} writers at once, {NEEDS_SERVER}": partial(_together_on_server, WRITERS),
    **{f"kill -9 during {work.name}, {NEEDS_SERVER}": partial(_stop_client, work) for work in _ON_SERVER},
    **{f"backend ended during {work.name}, {NEEDS_SERVER}": partial(_end_backend, work) for work in _ON_SERVER},
}
"""The faults by name, in the order of the table."""


def try_fault(name: str, tries: int, root: str, server: str | None) -> Outcome:
    """Try one fault, in a worker that keeps what it made for the next one.

    Raises:
        OSError: This account may not make the fault.
        LookupError: It needs a server, and there is none.
    """
    return ROWS[name](_bench(root, server), tries, name)


@cache
def _bench(root: str, server: str | None) -> Bench:
    place = Path(root) / str(os.getpid())
    place.mkdir(mode=0o755)
    return Bench(place, server)
