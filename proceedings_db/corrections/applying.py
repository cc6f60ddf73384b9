"""Corrections applied to a volume whose records have their keys; each is applied, or stale with the reason why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proceedings_db.corrections.checks import ITEMS, WHOLE
from proceedings_db.corrections.draft import Draft, paper_key_of
from proceedings_db.corrections.fields import find_field, to_text
from proceedings_db.corrections.lists import add_record, join_references, split_reference
from proceedings_db.corrections.records import Correction, Outcome
from proceedings_db.corrections.values import text_of, with_keyword, with_value, without_keyword
from proceedings_db.records import Citation, Paper, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.corrections.draft import Record
    from proceedings_db.corrections.records import Corrections, Readers

BY_HAND: Final = "by-hand"
SHARED: Final = ("person", "organization", "work")
"""What outlives a volume: whom an author is, which work a reference is to. A load settles them once all have keys."""


def is_of_citation(correction: Correction) -> bool:
    """Whether a correction links a citation: it is applied after the others, when the citations are matched."""
    return correction.entity == "citation" and correction.field == "reference"


def is_shared(correction: Correction) -> bool:
    """Whether a correction is about people, organisations or works, which are known once the volume is loaded."""
    links = correction.field in ("person", "work", "paper") and correction.entity in ("authorship", "reference")
    return correction.entity in SHARED or links


def is_of_volume_key(correction: Correction) -> bool:
    """Whether a correction gives the volume its key, before anything is loaded."""
    return correction.entity == "volume" and correction.field == "key"


def apply_to_records(draft: Draft, corrections: Corrections) -> dict[Correction, Outcome]:
    """Apply all corrections of what was read, in the order of the file; links come later."""
    return {
        correction: _apply(draft, correction, corrections.readers)
        for correction in corrections.entries
        if not (is_of_citation(correction) or is_shared(correction) or is_of_volume_key(correction))
    }


def apply_to_citations(draft: Draft, corrections: Iterable[Correction]) -> dict[Correction, Outcome]:
    """Apply the links of citations; the citations of ``draft`` are matched."""
    return {correction: _link(draft, correction) for correction in corrections if is_of_citation(correction)}


def try_correction(draft: Draft, correction: Correction, readers: Readers) -> Outcome:
    """Apply one correction of what was read, or of a citation's link, after all others."""
    return _link(draft, correction) if is_of_citation(correction) else _apply(draft, correction, readers)


def value_in(draft: Draft, correction: Correction) -> str | None:
    """Return what stands in the field that a correction is about; ``None`` where there is no such record."""
    record = draft.find(correction.entity, correction.key)
    if record is None or correction.field is None:
        return None
    if isinstance(record, Citation) and correction.field == "reference":
        return _reference_key(draft, correction.key, record)
    return text_of(record, correction.field)


def _apply(draft: Draft, correction: Correction, readers: Readers) -> Outcome:
    if correction.action == "add" and correction.entity in WHOLE:
        return _of(correction, add_record(draft, correction, readers))
    key = _find_body(draft, correction) if correction.entity == "body" else correction.key
    record = draft.find(correction.entity, key)
    if record is None:
        return _missing(correction)
    if correction.action == "remove" and correction.field is None:
        draft.remove(correction.entity, key)
        return Outcome(correction, "applied")
    if isinstance(record, Reference) and correction.action == "merge":
        return _of(correction, join_references(draft, record, correction, readers))
    if isinstance(record, Reference) and correction.action == "split":
        return _of(correction, split_reference(draft, record, correction, readers))
    field = find_field(correction.entity, correction.field or "")
    if isinstance(record, Paper) and field and field.kind == ITEMS:
        return _apply_to_keyword(draft, record, correction)
    return _set(draft, key, record, correction, readers)


def _set(draft: Draft, key: str, record: Record, correction: Correction, readers: Readers) -> Outcome:
    name, wanted = correction.field or "", correction.value or ""
    field = find_field(correction.entity, name)
    found = text_of(record, name)
    if field is None:
        return _stale(correction, f"there is no field «{name}»")
    if field.kind != "names" and found == to_text(field.read(wanted)):
        return _already(correction, found)
    if correction.expected is not None and found != correction.expected:
        return _unexpected(correction, found)
    try:
        draft.put(key, with_value(record, name, field.read(wanted), readers.normalise))
    except ValueError as error:
        return _stale(correction, str(error))
    return Outcome(correction, "applied")


def _apply_to_keyword(draft: Draft, paper: Paper, correction: Correction) -> Outcome:
    """Add, change or take out one keyword."""
    held = [keyword.keyword for keyword in paper.keywords]
    value, expected = correction.value or "", correction.expected
    if correction.action == "remove":
        if expected not in held:
            return _stale(correction, f"there is no keyword «{expected}»")
        changed = without_keyword(paper, expected or "")
    elif value in held:
        return _already(correction, value)
    elif correction.action == "set" and expected not in held:
        return _stale(correction, f"there is no keyword «{expected}»")
    elif not value.strip():
        changed = without_keyword(paper, expected or "")
    else:
        changed = with_keyword(paper, value, expected if correction.action == "set" else None)
    draft.put(correction.key, changed)
    return Outcome(correction, "applied")


def _link(draft: Draft, correction: Correction) -> Outcome:
    citation = draft.find("citation", correction.key)
    if not isinstance(citation, Citation):
        return _missing(correction)
    found = _reference_key(draft, correction.key, citation)
    wanted = "" if correction.action == "unlink" else (correction.value or "").strip()
    target = draft.find("reference", wanted) if wanted else None
    if wanted and not (isinstance(target, Reference) and paper_key_of(wanted) == paper_key_of(correction.key)):
        return _stale(correction, f"there is no reference {wanted} in the list of that paper")
    if found != wanted and correction.expected is not None and found != correction.expected.strip():
        return _unexpected(correction, found)
    position = target.position if isinstance(target, Reference) else None
    confidence = 1.0 if target else None
    linked = replace(citation, reference=position, match_method=BY_HAND, match_confidence=confidence)
    draft.put(correction.key, linked)
    return Outcome(correction, "applied")


def _reference_key(draft: Draft, key: str, citation: Citation) -> str:
    references = draft.paper_of(key).references
    return next((entry.key or "" for entry in references if entry.position == citation.reference), "")


def _find_body(draft: Draft, correction: Correction) -> str:
    """Return by what the body is named that a correction means: the one expected, where the list was reordered."""
    bodies = draft.bodies()
    expected = correction.expected
    if expected is None or correction.field == "role":
        return correction.key
    named = bodies.get(correction.key)
    if named is not None and expected == named.name:
        return correction.key
    role = correction.key.split(".")[-2] if correction.key.count(".") > 1 else ""
    same = [key for key, body in bodies.items() if body.role == role and body.name == expected]
    return same[0] if len(same) == 1 else correction.key


def _of(correction: Correction, fault: str | None) -> Outcome:
    return _stale(correction, fault) if fault else Outcome(correction, "applied")


def _missing(correction: Correction) -> Outcome:
    return _stale(correction, f"there is no {correction.entity} {correction.key}")


def _unexpected(correction: Correction, found: str) -> Outcome:
    shown = f"«{found}»" if found else "empty"
    wanted = f"«{correction.expected}»" if correction.expected else "nothing"
    return _stale(correction, f"{correction.field} is {shown} now, and {wanted} was expected")


def _already(correction: Correction, found: str) -> Outcome:
    return Outcome(correction, "applied", f"{correction.field} is «{found}» already" if found else None)


def _stale(correction: Correction, message: str) -> Outcome:
    return Outcome(correction, "stale", message)
