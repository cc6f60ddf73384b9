"""Entries of a file into the database, a batch in each transaction, so that a killed import loses one batch at most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from proceedings_db.database.engine import reading, writing
from proceedings_db.database.importing.papers import ImportedPapers
from proceedings_db.database.importing.references import ImportedReferences, require_paper
from proceedings_db.database.importing.runs import (
    ENTRY_SOURCE,
    ImportFile,
    find_unfinished,
    finish_run,
    note_progress,
    take_up_run,
)
from proceedings_db.database.importing.shelves import Shelves
from proceedings_db.database.importing.titles import ImportedTitles
from proceedings_db.database.keys import KeyBook
from proceedings_db.database.load import load_records
from proceedings_db.database.loading.context import OWNED, Ids, Loading
from proceedings_db.database.loading.problems import write_problems
from proceedings_db.database.loading.rows import Counts, Rows
from proceedings_db.records import ImportedEntry, Problem, ProblemCode, Reference, Volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection, Engine

BATCH: Final = 1000
"""Entries in one transaction."""

TOLD: Final = 1000
"""Problems that a report holds; all of them are in the database."""

Imported = ImportedEntry | Reference | Problem


@dataclass(slots=True)
class ImportReport:
    """What an import did: entries read, added and already there, those that could not be read, and the problems.

    ``resumed`` is how many entries an earlier run of the same file had done. ``tables`` counts the rows that came.
    """

    path: str
    resumed: int = 0
    entries: int = 0
    there: int = 0
    broken: int = 0
    tables: dict[str, Counts] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the file had nothing in it, not even something broken."""
        return not (self.entries or self.resumed or self.broken)

    def added(self, table: str) -> int:
        """Return how many rows of ``table`` came."""
        return self.tables.get(table, Counts()).added


def import_entries(
    engine: Engine,
    entries: Iterable[Imported],
    file: ImportFile,
    *,
    batch: int = BATCH,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Load the entries of a file, and the problems of those that could not be read, and return what came of them.

    Papers that are there stay as they are, whatever the entry says; no key changes. An import of the same file that
    was killed goes on behind its last batch.

    Args:
        engine: A database at our revision.
        entries: Papers in their volumes; or, where ``file`` names a paper, references of that one.
        file: Where they come from.
        batch: How many entries a transaction takes.
        progress: Called after each batch with the number of entries done.

    Raises:
        UnknownKeyError: There is no such paper.
        DatabaseError: The database cannot be written to; the batches before are there.
    """
    if file.paper:
        require_paper(engine, file.paper)
    with reading(engine) as connection:
        report = ImportReport(file.path, resumed=find_unfinished(connection, file))
    shelves = Shelves()
    rest = islice(iter(entries), report.resumed, None)
    done = report.resumed
    while True:
        held = list(islice(rest, batch))
        is_last = len(held) < batch
        with writing(engine) as connection:
            _import_batch(connection, file, held, report, shelves, is_last=is_last)
        done += len(held)
        if progress is not None:
            progress(done)
        if is_last:
            return report


def _import_batch(
    connection: Connection,
    file: ImportFile,
    held: Sequence[Imported],
    report: ImportReport,
    shelves: Shelves,
    *,
    is_last: bool,
) -> None:
    """Load one batch in the transaction of ``connection``; the last one ends the run."""
    loading = _begin(connection)
    run = take_up_run(connection, loading.ids, file)
    loading.sources[ENTRY_SOURCE] = run.source_id
    loading.problems += [entry for entry in held if isinstance(entry, Problem)]
    titles = ImportedTitles(loading, shelves)
    batch: ImportedPapers | ImportedReferences
    if file.paper:
        batch = ImportedReferences(loading, file.paper)
        batch.load([entry for entry in held if isinstance(entry, Reference)])
    else:
        batch = ImportedPapers(loading, titles)
        batch.load([entry for entry in held if isinstance(entry, ImportedEntry)])
    counts, problems = load_records(loading, titles, batch.items, lambda _step: None)
    write_problems(loading, run.id, problems)
    note_progress(connection, run, run.entries + len(held))
    _add_up(report, counts, problems, there=batch.there)
    report.entries += sum(not isinstance(entry, Problem) for entry in held)
    if is_last:
        finish_run(connection, run)


def _begin(connection: Connection) -> Loading:
    """A load of no volume, in which every record is new."""
    return Loading(
        connection=connection,
        volume=Volume("", "", "", ""),
        ids=Ids(connection),
        keys=KeyBook(connection),
        rows={table: Rows(table) for table in (*OWNED, "conference_organization")},
        stored={table: defaultdict(list) for table in OWNED},
    )


def _add_up(report: ImportReport, counts: dict[str, Counts], problems: Sequence[Problem], *, there: int) -> None:
    report.there += there
    report.broken += sum(problem.code == ProblemCode.ENTRY_NOT_READ for problem in problems)
    for table, count in counts.items():
        report.tables[table] = report.tables.get(table, Counts()) + count
    report.problem_count += len(problems)
    report.problems += problems[: TOLD - len(report.problems)]
