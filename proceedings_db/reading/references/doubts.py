"""What a librarian should look at in a reference that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from proceedings_db.reading.places import CITIES
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.lexicon import TOWN, TOWN_PART, word_classes
from proceedings_db.reading.references.record import UNREAD
from proceedings_db.reading.references.same_author import find_repeated_authors
from proceedings_db.reading.references.tokens import split_tokens
from proceedings_db.records import Problem, ProblemCode, Reference, ReferenceField
from proceedings_db.text.fold import fold_title
from proceedings_db.text.identifiers import read_doi, read_isbn
from proceedings_db.text.numerals import read_integer, to_ascii_digits

DOUBTFUL: Final = 0.6
"""Confidence below which a field is told as doubtful."""
DOUBTFUL_TYPE: Final = 0.75
"""Probability of a type below which it is told as doubtful; below it about half of the types are wrong."""
_RANGE: Final = re.compile(r"(\d+)\D+(\d+)")
_DOI_LABEL: Final = re.compile(r"(?<!\w)(?:doi|شناسه\s?دیجیتال)\W{0,3}\d[^\s،؛«»]*", re.IGNORECASE)
_ISBN_LABEL: Final = re.compile(r"(?<!\w)(?:isbn|شابک)\W{0,4}[\dX][\dX\s‐–-]*", re.IGNORECASE)
_TOWN: Final = frozenset((TOWN, TOWN_PART))


def find_problems(reference: Reference, *, threshold: float = DOUBTFUL) -> tuple[Problem, ...]:
    """Return the problems of a reference: doubtful fields, words of no field, pages reversed, wrong identifiers.

    A place of publication that no gazetteer has is told as a doubtful spelling. The problems have the place of the
    reference, the words in question as raw text, and the field's name.
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
    problems += _doubt_type(reference)
    problems += find_repeated_authors(reference)
    problems += _doubt_identifiers(reference)
    problems += _doubt_place(reference)
    pages = _RANGE.search(to_ascii_digits(reference.page or ""))
    if pages and reference.page_first is not None and _runs_backwards(reference.page_first, pages):
        message = f"The pages «{reference.page}» of reference {reference.position} are printed from high to low."
        problems.append(_problem(ProblemCode.PAGES_REVERSED, message, reference, reference.page or ""))
    return tuple(problems)


def _doubt_type(reference: Reference) -> Iterator[Problem]:
    """Yield a type that is not clear from the words of the reference."""
    if reference.type_confidence < DOUBTFUL_TYPE:
        message = f"Whether {_name(reference)} is of the type {reference.csl_type} is not clear from its words."
        problem = _problem(ProblemCode.REFERENCE_TYPE_DOUBTFUL, message, reference, reference.raw_text)
        remedy = "Give the type by hand if it is another."
        yield replace(problem, field="csl_type", confidence=reference.type_confidence, remedy=remedy)


def _doubt_identifiers(reference: Reference) -> Iterator[Problem]:
    """Yield what is wrong with a DOI or an ISBN: its form, its check digit, or that nothing of it was read."""
    code = ProblemCode.REFERENCE_FIELD_DOUBTFUL
    doi, isbn = (_find_field(reference, name) for name in ("doi", "isbn"))
    if isbn and reference.isbn and not read_isbn(reference.isbn):
        message = f"«{reference.isbn}» of {_name(reference)} is no ISBN: its check digit or count of figures is wrong."
        yield _problem(code, message, reference, reference.isbn, isbn)
    if doi and reference.doi and not read_doi(reference.doi):
        yield _problem(code, f"«{reference.doi}» of {_name(reference)} is no DOI.", reference, reference.doi, doi)
    for name, value, label in (("DOI", reference.doi, _DOI_LABEL), ("ISBN", reference.isbn, _ISBN_LABEL)):
        match = label.search(reference.raw_text) if value is None else None
        if match:
            printed = match[0].strip().rstrip(".,")
            message = f"«{printed}» of {_name(reference)} has not the form of a {name}; it is kept as words alone."
            problem = _problem(code, message, reference, printed)
            yield replace(problem, field=name.lower(), remedy="Compare it with the print; correct the field by hand.")


def _doubt_place(reference: Reference) -> Iterator[Problem]:
    """Yield a place of publication of which no word is that of a town in the gazetteer."""
    field = _find_field(reference, "publisher_place")
    if field is None or not reference.publisher_place:
        return
    place = reference.publisher_place
    forms = [token.form for token in split_tokens(place) if token.kind == "word"]
    known = fold_title(place) in CITIES or "".join(forms) in SINGLE
    known = known or any(_TOWN & set(word_classes().get(form, "")) for form in forms)
    if not known:
        message = f"«{place}» of {_name(reference)} was taken for its place and is in no gazetteer."
        problem = _problem(ProblemCode.SPELLING_DOUBTFUL, message, reference, place, field)
        yield replace(problem, severity="info")


def _runs_backwards(page_first: int, pages: re.Match[str]) -> bool:
    """Whether the second figure of a printed range is the first page, and the lower one."""
    left, right = read_integer(pages[1]), read_integer(pages[2])
    return left is not None and right == page_first < left


def _name(reference: Reference) -> str:
    """Return how a message calls a reference."""
    return f"reference {reference.position}"


def _find_field(reference: Reference, name: str) -> ReferenceField | None:
    """Return where a field stands, ``None`` where it was not read."""
    return next((field for field in reference.fields if field.field == name), None)


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
