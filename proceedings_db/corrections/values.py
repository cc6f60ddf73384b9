"""What a field of a record holds, and the record with another value in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from proceedings_db.corrections.fields import NUMBERED, TEXTS, to_text
from proceedings_db.corrections.names import ROLES, read_names_line, to_names_line
from proceedings_db.records import Affiliation, Authorship, Keyword, Paper, PaperText, Reference, ReferenceField
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance

    from proceedings_db.corrections.draft import Record
    from proceedings_db.corrections.fields import Value

    Changed = TypeVar("Changed", bound=DataclassInstance)

_NAME_PARTS = ("honorific", "given", "family", "literal")
_AFFILIATED = ("rank", "department", "organization")
_PRINTED_AS = {"page": "pages", "authors": "author", "editors": "editor", "translators": "translator"}
"""Fields that the spans in a printed reference have another name for."""


def text_of(record: Record, field: str) -> str:
    """Return what a field holds, as it stands in the file of corrections; empty where it holds nothing."""
    if isinstance(record, Authorship) and field in _NAME_PARTS:
        return to_text(getattr(record.name, field))
    if isinstance(record, Authorship) and (found := _affiliated(field)):
        name, position = found
        places = (place for place in record.affiliations if place.position == position)
        return next((to_text(getattr(place, name)) for place in places), "")
    if isinstance(record, Paper) and (text := _find_text(record, field)):
        return text.text
    if isinstance(record, Paper) and (TEXTS.fullmatch(field) or field == "abstract"):
        return ""
    if isinstance(record, Reference) and field in ROLES:
        return to_names_line(record.names_of(ROLES[field]))
    return to_text(getattr(record, field))


def with_value(record: Record, field: str, value: Value, normalise: Callable[[Reference, str], Reference]) -> Record:
    """Return the record with ``value`` in its field, and what follows from it.

    Raises:
        ValueError: The record would be left without a name; the message says so.
    """
    if isinstance(record, Authorship):
        return _with_value_of_author(record, field, value)
    if isinstance(record, Paper):
        return _with_value_of_paper(record, field, value)
    if isinstance(record, Reference):
        return normalise(_with_value_of_reference(record, field, value), field)
    return _changed(record, {field: value})


def with_keyword(paper: Paper, value: str, expected: str | None = None) -> Paper:
    """Return the paper with one more keyword, or with ``value`` in the place of ``expected``."""
    if expected is not None:
        changed = (replace(k, keyword=value) if k.keyword == expected else k for k in paper.keywords)
        return replace(paper, keywords=tuple(changed))
    language = "en" if fold(value).isascii() else paper.language
    position = max((k.position for k in paper.keywords if k.language == language), default=0) + 1
    return replace(paper, keywords=(*paper.keywords, Keyword(language, position, value, value)))


def without_keyword(paper: Paper, value: str) -> Paper:
    """Return the paper without the keyword ``value``; those after it move up."""
    kept: list[Keyword] = []
    for keyword in paper.keywords:
        if keyword.keyword != value:
            position = sum(other.language == keyword.language for other in kept) + 1
            kept.append(replace(keyword, position=position))
    return replace(paper, keywords=tuple(kept))


def _changed(record: Changed, values: dict[str, Any]) -> Changed:
    return replace(record, **values)


def _affiliated(field: str) -> tuple[str, int] | None:
    if numbered := NUMBERED.fullmatch(field):
        return numbered[1], int(numbered[2])
    return (field, 1) if field in _AFFILIATED else None


def _with_value_of_author(author: Authorship, field: str, value: Value) -> Authorship:
    if found := _affiliated(field):
        name, position = found
        places = {place.position: place for place in author.affiliations}
        place = places.get(position) or Affiliation(position, to_text(value))
        places[position] = _changed(place, {name: value})
        return replace(author, affiliations=tuple(places[at] for at in sorted(places)))
    if field not in _NAME_PARTS:
        return _changed(author, {field: value})
    parts = {part: getattr(author.name, part) for part in _NAME_PARTS} | {field: value}
    if field == "literal" and value is not None:
        parts |= {"given": None, "family": None}
    elif field == "family" and value is not None:
        parts["literal"] = None
    if not parts["family"] and not parts["literal"]:
        raise ValueError("an author needs a family name, or a name that is not divided (literal)")
    return replace(author, name=replace(author.name, **parts), confidence=1.0)


def _with_value_of_paper(paper: Paper, field: str, value: Value) -> Paper:
    kind, language = _text_place(paper, field)
    if kind is None:
        inferred = False if field == "page_last" else paper.page_last_inferred
        return _changed(paper, {field: value, "page_last_inferred": inferred})
    others = tuple(text for text in paper.texts if (text.kind, text.language) != (kind, language))
    old = _find_text(paper, field)
    if value is None:
        return replace(paper, texts=others)
    new = replace(old, text=str(value)) if old else PaperText(kind, language, str(value))  # type: ignore[arg-type]
    return replace(paper, texts=(*others, new))


def _text_place(paper: Paper, field: str) -> tuple[str | None, str]:
    if named := TEXTS.fullmatch(field):
        return named[1], named[2]
    return ("abstract" if field == "abstract" else None), paper.language


def _find_text(paper: Paper, field: str) -> PaperText | None:
    place = _text_place(paper, field)
    return next((text for text in paper.texts if (text.kind, text.language) == place), None)


def _with_value_of_reference(reference: Reference, field: str, value: Value) -> Reference:
    """Return the reference with a value; the old span goes, and the new one is where the value is printed, if it is."""
    if field in ROLES:
        role = ROLES[field]
        others = tuple(name for name in reference.names if name.role != role)
        names = (*others, *read_names_line(to_text(value), role))
        reference = replace(reference, names=names)
    else:
        reference = _changed(reference, {field: value})
    printed = _PRINTED_AS.get(field, field)
    spans = [span for span in reference.fields if span.field.partition(".")[0] != printed]
    if isinstance(value, str) and field not in ROLES and reference.raw_text.count(value) == 1:
        start = reference.raw_text.index(value)
        spans.append(ReferenceField(printed, start, start + len(value)))
    confidence = min((span.confidence for span in spans if span.confidence), default=1.0)
    return replace(reference, fields=tuple(spans), confidence=confidence)
