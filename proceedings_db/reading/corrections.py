"""The file of corrections beside a volume, read into records; what it says is checked before anything is loaded.

The file is a list of entries, each the decision about one field of one record::

    # the contents list has a typing error
    - entity: paper
      key: conf-1391.3
      field: title
      expected: نقش اقلیم در امنیت پایدر
      value: نقش اقلیم در امنیت پایدار
      reason: typing error of the contents list

``action`` is ``set`` where it is not named. What is typed is what is meant: nothing becomes a number, a date or a
truth value.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from proceedings_db.corrections.checks import closest, find_fault
from proceedings_db.corrections.records import ACTIONS, ENTITIES, Correction, Corrections, Readers
from proceedings_db.reading.authority_entries import EntryReader
from proceedings_db.reading.bodies import clean_body_name
from proceedings_db.reading.names import read_name
from proceedings_db.reading.references import read_reference
from proceedings_db.reading.references.normalise import read_number, read_pages
from proceedings_db.reading.yaml_files import read_list
from proceedings_db.records import Authorship, Reference
from proceedings_db.text.calendars import guess_calendar, to_gregorian_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.corrections.records import CorrectedEntity, CorrectionAction

FILE: Final = "corrections.yaml"
ENTRY_FIELDS: Final = ("entity", "key", "action", "field", "expected", "value", "reason")


def corrections_path(volume: str | Path) -> Path:
    """Return where the corrections of a volume stand, whether the file is there or not.

    Those of a folder, or of its ``volume.txt``, are ``corrections.yaml`` in it; those of a single file
    ``conf-1391.txt`` are ``conf-1391.corrections.yaml`` beside it.
    """
    path = Path(volume)
    if path.is_dir():
        return path / FILE
    return path.with_name(FILE if path.name.lower() == "volume.txt" else f"{path.stem}.{FILE}")


def read_corrections(path: str | Path) -> Corrections | None:
    """Return what the file at ``path`` says; ``None`` where there is no such file.

    Raises:
        InputError: The file cannot be read, is no YAML, or says what cannot be: an unknown field, entity or action, a
            value that its field cannot hold. The message says where.
    """
    file = Path(path)
    if not file.exists():
        return None
    entries = tuple(_read_entry(EntryReader(file, node, ENTRY_FIELDS)) for node in read_list(file))
    return Corrections(file.name, hashlib.sha256(file.read_bytes()).hexdigest(), entries, READERS)


def _read_entry(entry: EntryReader) -> Correction:
    correction = Correction(
        entity=cast("CorrectedEntity", _choose(entry, "entity", ENTITIES, entry.need_text("entity"))),
        key=entry.need_key("key"),
        field=entry.text("field"),
        value=entry.verbatim("value"),
        expected=entry.verbatim("expected"),
        action=cast("CorrectionAction", _choose(entry, "action", ACTIONS, entry.text("action") or "set")),
        reason=entry.need_text("reason"),
        line=entry.line(),
    )
    fault = find_fault(correction)
    if fault:
        entry.refuse(fault.part, fault.message, fault.remedy)
    return correction


def _choose(entry: EntryReader, field: str, choices: Sequence[str], text: str) -> str:
    if text not in choices:
        entry.refuse(field, f"there is no {field} «{text}»", closest(text, choices))
    return text


def _read_authorship(text: str) -> Authorship:
    return Authorship(1, text, read_name(text))


def normalise_reference(reference: Reference, field: str) -> Reference:
    """Return a reference whose numbers follow from its value of ``field``: its year in ours, its pages as figures."""
    if field in ("year", "calendar"):
        calendar = reference.calendar or (guess_calendar(reference.year) if reference.year else None)
        gregorian = to_gregorian_year(reference.year, calendar) if reference.year and calendar else None
        return replace(reference, calendar=calendar if reference.year else None, year_gregorian=gregorian)
    if field == "page":
        first, last = read_pages(reference.page or "")
        return replace(reference, page_first=first, page_last=last)
    if field in ("edition", "volume", "issue"):
        number = read_number(getattr(reference, field) or "")
        numbers: dict[str, Any] = {f"{field}_number": number}
        return replace(reference, **numbers)
    return reference


READERS: Final = Readers(read_reference, _read_authorship, clean_body_name, normalise_reference)
NO_CORRECTIONS: Final = Corrections(FILE, "", (), READERS)
