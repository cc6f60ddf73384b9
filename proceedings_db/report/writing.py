"""The work list in the format that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from proceedings_db.report.decisions import PROGRAM
from proceedings_db.report.page import problem_page
from proceedings_db.report.plain import problem_json_lines, problem_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.records import LocatedProblem
    from proceedings_db.report.excerpts import Texts

ListFormat = Literal["text", "json", "html"]


def write_work_list(
    found: Iterable[LocatedProblem], list_format: ListFormat, *, program: str = PROGRAM, texts: Texts | None = None
) -> Iterator[str]:
    """Yield the lines of a work list: text, one line of JSON a problem, or an HTML page with ``texts`` around each.

    ``program`` is how the command line begins that reaches the database.
    """
    if list_format == "html":
        return problem_page(found, program=program, texts=texts)
    return (problem_json_lines if list_format == "json" else problem_lines)(found, program=program)
