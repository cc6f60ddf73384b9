"""How far an import of a file came, and what it left for a librarian: kept, so that a killed one can go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select, update

from proceedings_db.database.loading.context import TABLES
from proceedings_db.records import ProblemCode
from proceedings_db.version import __version__

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from proceedings_db.database.loading.context import Ids

LOAD_RUN, SOURCE, PROBLEM = (TABLES[name] for name in ("load_run", "source", "problem"))

ENTRY_SOURCE: Final = 0
"""The position of a file of entries among the sources of a paper: those of its volume count from 1."""


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of entries, known by its path as the user named it and by its digest.

    ``paper`` is the key of the paper whose references the entries are, or empty.
    """

    path: str
    sha256: str
    paper: str = ""

    @property
    def target(self) -> str:
        """What a run is filed under: one file may be imported as papers, and as references of a paper."""
        return f"{self.path} > {self.paper}" if self.paper else self.path


@dataclass(frozen=True, slots=True)
class Run:
    """An import under way: its rows, and how many entries are done."""

    id: int
    source_id: int
    entries: int


def find_unfinished(connection: Connection, file: ImportFile) -> int:
    """Return how many entries of the same file an import had done that did not come to its end."""
    found = select(LOAD_RUN.c.entries).where(
        LOAD_RUN.c.path == file.target, LOAD_RUN.c.records_sha256 == file.sha256, LOAD_RUN.c.status == "running"
    )
    return connection.scalar(found.order_by(LOAD_RUN.c.id.desc()).limit(1)) or 0


def take_up_run(connection: Connection, ids: Ids, file: ImportFile) -> Run:
    """Return the unfinished run of the file, or a new one in the place of earlier ones.

    What those told of entries that could not be read goes with them: this one reads them again. What they told of
    the records that they made stays.
    """
    rows = connection.execute(select(LOAD_RUN).where(LOAD_RUN.c.path == file.target)).all()
    for row in rows:
        if row.status == "running" and row.records_sha256 == file.sha256:
            return Run(row.id, _source(connection, ids, file), row.entries)
    run = Run(ids.next("load_run"), _source(connection, ids, file), 0)
    values = {"id": run.id, "path": file.target, "entries": 0, "records_sha256": file.sha256, "status": "running"}
    started = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(LOAD_RUN).values(loader_version=__version__, started_at=started, **values))
    earlier = [row.id for row in rows]
    kept = PROBLEM.c.load_run_id.in_(earlier) & (PROBLEM.c.code != ProblemCode.ENTRY_NOT_READ)
    connection.execute(update(PROBLEM).where(kept).values(load_run_id=run.id))
    connection.execute(delete(LOAD_RUN).where(LOAD_RUN.c.id.in_(earlier)))
    return run


def note_progress(connection: Connection, run: Run, entries: int) -> None:
    """Write how many entries are done, in the transaction that did them."""
    connection.execute(update(LOAD_RUN).where(LOAD_RUN.c.id == run.id).values(entries=entries))


def finish_run(connection: Connection, run: Run) -> None:
    """Write that the file was read to its end; a run that left nothing at all leaves no row either."""
    papers, references = (select(TABLES[name].c.id).limit(1) for name in ("paper", "reference"))
    held = (
        papers.where(TABLES["paper"].c.source_id == run.source_id),
        references.where(TABLES["reference"].c.source_id == run.source_id),
        select(PROBLEM.c.id).where(PROBLEM.c.load_run_id == run.id).limit(1),
    )
    if all(connection.scalar(query) is None for query in held):
        connection.execute(delete(LOAD_RUN).where(LOAD_RUN.c.id == run.id))
        connection.execute(delete(SOURCE).where(SOURCE.c.id == run.source_id))
        return
    finished = datetime.now(UTC).isoformat(timespec="seconds")
    done = update(LOAD_RUN).where(LOAD_RUN.c.id == run.id)
    connection.execute(done.values(status="done", finished_at=finished))


def _source(connection: Connection, ids: Ids, file: ImportFile) -> int:
    """The row of the file; one of the same path and text is there if it was imported before."""
    known = select(SOURCE.c.id).where(
        SOURCE.c.volume_id.is_(None), SOURCE.c.path == file.path, SOURCE.c.sha256 == file.sha256
    )
    found: int | None = connection.scalar(known)
    if found is None:
        found = ids.next("source")
        values = {"id": found, "path": file.path, "position": ENTRY_SOURCE, "sha256": file.sha256}
        connection.execute(insert(SOURCE).values(volume_id=None, **values))
    return found
