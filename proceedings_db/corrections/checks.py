"""What is wrong with a correction in itself, whatever the volume holds."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from proceedings_db.corrections.fields import FIELDS, Field, find_field
from proceedings_db.corrections.names import read_names_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.corrections.records import CorrectedEntity, Correction, CorrectionAction

ITEMS: Final = "items"
WHOLE: Final[tuple[CorrectedEntity, ...]] = ("authorship", "reference", "citation", "body")
"""Records that are added whole."""
_ENTITIES: Final[dict[CorrectionAction, tuple[CorrectedEntity, ...]]] = {
    "add": (*WHOLE, "paper"),
    "remove": (*WHOLE, "paper"),
    "merge": ("person", "organization", "work", "reference"),
    "split": ("person", "organization", "work", "reference"),
    "link": ("authorship", "reference", "citation"),
    "unlink": ("authorship", "reference", "citation"),
}
_NEEDS_VALUE: Final[tuple[CorrectionAction, ...]] = ("add", "merge", "split", "link")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: in which part of the entry, and what to do."""

    part: str
    message: str
    remedy: str


def find_fault(correction: Correction) -> Fault | None:
    """Return what is wrong with a correction: a field that there is not, a value that the field cannot hold."""
    entities = _ENTITIES.get(correction.action, tuple(FIELDS))
    if correction.entity not in entities:
        message = f"«{correction.action}» does not go with a {correction.entity}"
        return Fault("action", message, f"It goes with: {', '.join(entities)}.")
    if correction.action in _NEEDS_VALUE and not (correction.value or "").strip():
        return Fault("value", f"«{correction.action}» needs a value", f"It is {_wanted(correction)}.")
    if correction.action in ("merge", "split") or (
        correction.action in ("add", "remove") and correction.entity in WHOLE
    ):
        return _find_fault_of_whole(correction)
    if correction.action == "remove" and correction.field is None:
        return None
    return _find_fault_of_field(correction)


def _find_fault_of_whole(correction: Correction) -> Fault | None:
    if correction.field is None:
        return None
    message = f"«{correction.action}» is of a whole {correction.entity}, and «{correction.field}» a part of one"
    return Fault("field", message, "Leave the field out; an empty value that is set takes a field's value away.")


def closest(word: str, known: Iterable[str]) -> str:
    """Return a hint where ``word`` is nearly one of the known ones, and those: «Did you mean «title»? Known are: …»."""
    known = list(known)
    near = get_close_matches(word, known, n=1)
    return (f"Did you mean «{near[0]}»? " if near else "") + f"Known are: {', '.join(known)}."


def _find_fault_of_field(correction: Correction) -> Fault | None:
    entity = correction.entity
    if correction.field is None:
        return Fault("field", "the entry names no field", f"The fields of a {entity} are: {', '.join(FIELDS[entity])}.")
    field = find_field(entity, correction.field)
    if field is None:
        message = f"a {entity} has no field «{correction.field}» that may be corrected"
        return Fault("field", message, closest(correction.field, FIELDS[entity]))
    if (correction.action in ("add", "remove")) > (field.kind == ITEMS):
        return Fault("action", f"«{correction.field}» is one value", "Set it; an empty value takes it away.")
    if (correction.action in ("link", "unlink")) > (field.kind == "key"):
        return Fault("action", f"«{correction.field}» is no link", "Set it instead.")
    if correction.action in ("set", "remove") and field.kind == ITEMS and not correction.expected:
        return Fault(
            "expected", f"there are several of «{correction.field}»", "Name the one that is meant as expected."
        )
    return _find_fault_of_value(correction, field)


def _find_fault_of_value(correction: Correction, field: Field) -> Fault | None:
    try:
        field.read(correction.value or "")
        if field.kind == "names":
            read_names_line(correction.value or "", "author")
    except ValueError as error:
        shown = correction.value or ""
        return Fault("value", f"«{shown}» is no «{correction.field}»", f"Wanted is {error}.")
    return None


def _wanted(correction: Correction) -> str:
    if correction.action == "add":
        return "what is printed of the added record"
    if correction.action == "split" and correction.entity == "reference":
        return "the words with which the second entry begins"
    return "a key"
