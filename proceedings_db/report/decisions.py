"""The one command that settles a problem by a decision of the librarian."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.document import clean_title
from proceedings_db.records import ProblemCode

if TYPE_CHECKING:
    from proceedings_db.records import Problem

PROGRAM: Final = "proceedings-db"
VALUE: Final = "VALUE"
"""What stands for a value that the librarian must choose."""
REASON: Final = "…"

_FIELD_NAMES: Final = {"author": "authors", "editor": "editors", "translator": "translators"}
"""Fields of a reference that are corrected under another name: all names of a role together."""
_ADDED: Final = frozenset({("paper", "author")})
"""What is added to a record, and not set in it."""
_LISTED: Final = frozenset({("paper", "keyword")})
"""What stands beside others of its kind, so that the old value must be named."""
_UNDECIDED: Final = frozenset({("reference", "unread"), ("paper", "position"), ("organization", "name")})
"""What problems are about and no correction can set: words that no field claims, and what other files decide."""


def to_command(problem: Problem, program: str = PROGRAM) -> str | None:
    """Return the command that decides a problem, quoted for the shell; ``None`` where no field would settle it.

    The value is the suggestion, else ``VALUE``:
    ``proceedings-db correct conf.14.c3.1 reference conf.14.r5 --reason "…"``. A correction that is stale is taken back.
    """
    entity, key, field = problem.entity, problem.entity_key, problem.field
    if key is not None and problem.code is ProblemCode.CORRECTION_STALE:
        return f"{program} correct --undo {shlex.quote(key)}"
    if entity is None or key is None or field is None or (entity, field) in _UNDECIDED:
        return None
    name = _FIELD_NAMES.get(field, field) if entity == "reference" else field
    value = shlex.quote(problem.suggestion) if problem.suggestion is not None else VALUE
    option = " --add" if (entity, field) in _ADDED else ""
    if (entity, field) in _LISTED:
        option = f" --expected {shlex.quote(clean_title(problem.raw_text or ''))}"
    return f'{program} correct {shlex.quote(key)} {shlex.quote(name)} {value}{option} --reason "{REASON}"'
