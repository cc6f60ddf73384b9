"""What a librarian asks for on the command line, as the correction that it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from proceedings_db.corrections.applying import SHARED, is_of_volume_key, is_shared, try_correction, value_in
from proceedings_db.corrections.checks import closest, find_fault
from proceedings_db.corrections.fields import ADDED, FIELDS, find_field
from proceedings_db.corrections.records import Correction
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from proceedings_db.corrections.draft import Draft
    from proceedings_db.corrections.records import CorrectedEntity, CorrectionAction
    from proceedings_db.database.locate import Database

OTHER_NAMES: Final = {"pages": "page", "author": "authors", "editor": "editors", "translator": "translators"}
"""Fields of a reference as the guide to reference lists names them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a librarian asks for, in the words of the command line; ``action`` is ``set``, ``add`` or ``remove``."""

    key: str
    field: str | None
    value: str | None
    reason: str
    action: CorrectionAction = "set"
    expected: str | None = None
    entity: str | None = None


def to_correction(engine: Database, entity: CorrectedEntity, wish: Wish, draft: Draft) -> Correction:
    """Return the correction that a wish is, with what stands there now as its expected value.

    Raises:
        ProceedingsError: There is no such field, or nothing would change.
    """
    name = OTHER_NAMES.get(wish.field or "", wish.field) if entity == "reference" else wish.field
    if wish.action == "add" and wish.field in ADDED:
        return _to_addition(wish, draft)
    if wish.action == "remove" and wish.field is None:
        return Correction(entity, wish.key, reason=wish.reason, action="remove")
    if name in ("merge", "split"):
        if entity in SHARED:
            _require(engine, entity if name == "merge" else None, wish.value)
        return Correction(entity, wish.key, value=wish.value, reason=wish.reason, action=name)  # type: ignore[arg-type]
    correction = Correction(entity, wish.key, name, wish.value or "", reason=wish.reason, action=wish.action)
    field = find_field(entity, name or "")
    if field is None:
        raise ProceedingsError(_unknown_field(entity, name))
    if field.kind == "items":
        if wish.action == "remove":
            return replace(correction, value=None, expected=wish.value)
        return replace(correction, expected=wish.expected)
    if is_shared(correction):
        return _to_link(engine, correction)
    found = value_in(draft, correction)
    if found is None:
        raise ProceedingsError(f"{wish.key} is not in the text any more; load the volume first.")
    if field.kind == "key":
        correction = replace(correction, action="link" if wish.value else "unlink", value=wish.value or None)
    # A link that the program found in doubt is confirmed by a decision that changes nothing else.
    is_confirmed = bool(found) and field.kind == "key" and entity != "volume"
    if found == (wish.value or "") and not is_confirmed:
        raise ProceedingsError(f"{name} of {wish.key} is «{found}» already. Nothing was done.")
    return replace(correction, expected=found)


def _to_link(engine: Database, correction: Correction) -> Correction:
    """Return the link of an author to a person, or of a reference to a work or a paper."""
    from proceedings_db.database.locate import read_link

    name = correction.field or ""
    found = read_link(engine, correction.entity, correction.key, name) or ""
    if found == correction.value and not found:
        raise ProceedingsError(f"{name} of {correction.key} is empty already. Nothing was done.")
    if not correction.value:
        return replace(correction, action="unlink", value=None, expected=found)
    _require(engine, name, correction.value)
    return replace(correction, action="link", expected=found)


def _require(engine: Database, entity: str | None, key: str | None) -> None:
    from proceedings_db.database.locate import has_key, hint_at_key

    if entity is not None and not has_key(engine, entity, key or ""):
        raise ProceedingsError(f"There is no {entity} with the key {key}. {hint_at_key(engine, key or '')}")


def try_on_draft(draft: Draft, correction: Correction) -> None:
    """See on the draft whether a correction can be made, before it is written.

    Raises:
        ProceedingsError: It cannot.
    """
    from proceedings_db.reading.corrections import READERS

    fault = find_fault(correction)
    if fault:
        raise ProceedingsError(f"{correction.key}: {fault.message}. {fault.remedy}")
    if is_shared(correction) or is_of_volume_key(correction):
        return
    outcome = try_correction(draft, correction, READERS)
    if outcome.status != "applied":
        raise ProceedingsError(f"{correction.key}: {outcome.message}. Nothing was written.")


def _to_addition(wish: Wish, draft: Draft) -> Correction:
    """Return the correction that adds a record, with the key that the record will have: the next one that is free."""
    entity, beginning = ADDED[wish.field or ""]
    scope = f"{wish.key}.{beginning}"
    taken = (key.removeprefix(scope).partition(".")[0] for _, key in draft.records() if key.startswith(scope))
    number = max((int(figure) for figure in taken if figure.isdecimal()), default=0) + 1
    key = f"{scope}{number}.1" if entity == "citation" else f"{scope}{number}"
    return Correction(entity, key, value=wish.value, reason=wish.reason, action="add")


def has_field(entity: CorrectedEntity, name: str) -> bool:
    """Whether a kind of record has a field of that name, or may be merged, parted or added to under it."""
    return name in FIELDS[entity] or name in ADDED or (name in ("merge", "split") and entity in SHARED)


def _unknown_field(entity: CorrectedEntity, name: str | None) -> str:
    known = list(FIELDS[entity]) + (["merge", "split"] if entity in (*SHARED, "reference") else [])
    if name is None:
        return f"Say which field of the {entity} is to be corrected. Known are: {', '.join(known)}."
    return f"A {entity} has no field «{name}» that may be corrected. {closest(name, known)}"
