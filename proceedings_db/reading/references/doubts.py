"""What a librarian should look at in a reference that was read."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.record import UNREAD
from proceedings_db.records import Problem, ProblemCode, Reference, ReferenceField
from proceedings_db.text.numerals import to_ascii_digits

DOUBTFUL: Final = 0.6
"""Confidence below which a field is told as doubtful."""
_RANGE: Final = re.compile(r"(\d+)\D+(\d+)")


def find_problems(reference: Reference, *, threshold: float = DOUBTFUL) -> tuple[Problem, ...]:
    """Return the problems of a reference: fields of little confidence, words that no field claims, pages reversed.

    The problems have the place of the reference, the words in question as raw text, and the field's name.
    """
    if reference.csl_type is None or not (reference.title or reference.names):
        message = f"Neither a title nor a name was found in reference {reference.position}; it is kept as printed."
        return (_problem(ProblemCode.REFERENCE_NOT_READ, message, reference, reference.raw_text),)
    problems: list[Problem] = []
    for field in reference.fields:
        text = reference.raw_text[field.char_start : field.char_end]
        if field.field == UNREAD:
            message = f"«{text}» of reference {reference.position} belongs to no field."
            problems.append(_problem(ProblemCode.REFERENCE_FIELD_DOUBTFUL, message, reference, text, field))
        elif field.confidence < threshold and "." not in field.field:
            name = field.field.replace("_", " ")
            message = f"«{text}» of reference {reference.position} was taken for its {name} with little confidence."
            problems.append(_problem(ProblemCode.REFERENCE_FIELD_DOUBTFUL, message, reference, text, field))
    pages = _RANGE.search(to_ascii_digits(reference.page or ""))
    if pages and reference.page_first == int(pages[2]) < int(pages[1]):
        message = f"The pages «{reference.page}» of reference {reference.position} are printed from high to low."
        problems.append(_problem(ProblemCode.PAGES_REVERSED, message, reference, reference.page or ""))
    return tuple(problems)


def _problem(
    code: ProblemCode, message: str, reference: Reference, text: str, field: ReferenceField | None = None
) -> Problem:
    """Return one problem of a reference."""
    return Problem(
        code,
        message,
        severity="info" if code == ProblemCode.PAGES_REVERSED else "warning",
        place=reference.place,
        raw_text=text,
        remedy="Compare it with the printed reference, and correct the field if it is wrong." if field else None,
        entity="reference",
        field=field.field if field else None,
        confidence=field.confidence if field else None,
    )
