"""What an import did, as lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.report.texts import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.database.importing import ImportReport

SHOWN: Final = 100
"""Problems of one file that are printed; `check` lists them all."""

_TOLD_TABLES: Final = ("volume", "conference", "authorship", "person", "work")


def import_lines(report: ImportReport) -> Iterator[str]:
    """Yield what became of the entries of a file, and what came with them."""
    made = "reference" if report.added("reference") else "paper"
    added = report.added("reference") + report.added("paper")
    parts = [_counted(report.entries, "entry", "entries"), f"{_counted(added, made, f'{made}s')} added"]
    parts.append(f"{report.there:,} already there")
    if report.broken:
        parts.append(f"{report.broken:,} not read, or in part")
    yield f"{report.path}: {', '.join(parts)}"
    if report.resumed:
        yield f"  {report.resumed:,} entries were done by an earlier import that did not come to its end"
    rows = [f"{count:,} {table}" for table in _TOLD_TABLES if (count := report.added(table))]
    if rows:
        yield f"  new: {', '.join(rows)}"
    if report.is_empty:
        yield "  the file holds no entries; look whether it is the right one"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def broken_lines(report: ImportReport) -> Iterator[str]:
    """Yield the entries that could not be read, or not in full, with file, line, text and remedy."""
    broken = [problem for problem in report.problems if problem.severity != "info"]
    for problem in broken[:SHOWN]:
        line = f":{problem.place.line_start}" if problem.place else ""
        yield f"{report.path}{line}: {problem.severity}: {problem.message} [{problem.code}]"
        if problem.raw_text:
            yield f"    entry: {shorten(problem.raw_text)}"
        if problem.remedy:
            yield f"    remedy: {problem.remedy}"
    if report.problem_count > SHOWN:
        yield "    … and more; `proceedings-db check` lists them all"
