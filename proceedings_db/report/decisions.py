"""The one command that settles a problem by a decision of the librarian."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from proceedings_db.records import Problem

PROGRAM: Final = "proceedings-db"
VALUE: Final = "VALUE"
"""What stands for a value that the librarian must choose."""
REASON: Final = "…"


def to_command(problem: Problem, program: str = PROGRAM) -> str | None:
    """Return the command that decides a problem, quoted for the shell; ``None`` where no field would settle it.

    The value is the suggestion, else ``VALUE``:
    ``proceedings-db correct conf.14.c3.1 reference conf.14.r5 --reason "…"``.
    """
    if problem.entity_key is None or problem.field is None:
        return None
    value = shlex.quote(problem.suggestion) if problem.suggestion is not None else VALUE
    return f'{program} correct {shlex.quote(problem.entity_key)} {problem.field} {value} --reason "{REASON}"'
