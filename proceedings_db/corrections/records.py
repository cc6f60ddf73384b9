"""Corrections, what became of them, and how the text that they bring is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

    from proceedings_db.records import Authorship, Reference

CorrectionAction = Literal["set", "add", "remove", "merge", "split", "link", "unlink"]
CorrectionStatus = Literal["pending", "applied", "stale"]
CorrectedEntity = Literal[
    "volume", "conference", "body", "paper", "authorship", "reference", "citation", "person", "organization", "work"
]
ACTIONS: Final[tuple[CorrectionAction, ...]] = get_args(CorrectionAction)
ENTITIES: Final[tuple[CorrectedEntity, ...]] = get_args(CorrectedEntity)


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: ``field`` of the record ``key`` is to be ``value``, if it is ``expected`` now.

    ``expected`` is ``None`` where anything may stand there, and empty for a field without a value; an empty ``value``
    takes the value away. ``line`` is that of the entry in its file, from 1.

    ``Correction("paper", "conf-1391.3", "title", value="نقش اقلیم", expected="نقش اقلیم.", reason="نقطه زاید است")``
    """

    entity: CorrectedEntity
    key: str
    field: str | None = None
    value: str | None = None
    expected: str | None = None
    action: CorrectionAction = "set"
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction; ``message`` says why it is stale, or that it is needed no longer."""

    correction: Correction
    status: CorrectionStatus
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """How text that a correction brings is read: an added reference or author, a value beside its normalised form.

    ``normalise`` returns a reference whose numbers follow from its value of the field named: «۲۳-۲۱» in ``page`` gives
    the pages 21 and 23.
    """

    read_reference: Callable[[str], Reference]
    read_authorship: Callable[[str], Authorship]
    read_body: Callable[[str], str]
    normalise: Callable[[Reference, str], Reference]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one volume in the order of their file, and the file: its name and the digest of its bytes."""

    path: str
    sha256: str
    entries: tuple[Correction, ...]
    readers: Readers
