"""One reference string to a record."""

from __future__ import annotations

from typing import Final

from proceedings_db.reading.references import normalise
from proceedings_db.reading.references.assemble import Parse, PrintedName, Value, assemble
from proceedings_db.reading.references.kinds import guess_language, guess_type
from proceedings_db.reading.references.labels import read_label
from proceedings_db.reading.references.rules import label_by_rules
from proceedings_db.reading.references.tokens import split_tokens
from proceedings_db.records import Name, Place, Reference, ReferenceField, ReferenceName
from proceedings_db.text.characters import clean

_COLUMNS: Final = {"pages": "page", "issued": "date_as_printed"}
"""Fields whose column has another name."""


def read_reference(
    raw_text: str, *, position: int = 1, label: str | None = None, place: Place | None = None
) -> Reference:
    """Return the reference that ``raw_text`` is, its values verbatim and normalised, each with span and confidence.

    A list number or bullet at its head is taken off, unless ``label`` says that this was done. Never raises: a string
    that cannot be read keeps its text and has no fields.
    """
    if label is None:
        found = read_label(raw_text)
        if found is not None:
            label, raw_text = found.printed, raw_text[found.end :]
    raw_text = raw_text.strip()
    tokens = split_tokens(raw_text)
    parse = assemble(raw_text, tokens, label_by_rules(tokens), [0.5] * len(tokens))
    return to_reference(raw_text, parse, position=position, label=label, place=place)


def to_reference(raw: str, parse: Parse, *, position: int, label: str | None, place: Place | None) -> Reference:
    """Return the record of a parsed string."""
    language = guess_language(raw, parse)
    values = {name: raw[value.start : value.end] for name, value in parse.values.items()}
    columns = {_COLUMNS.get(name, name): text for name, text in values.items()}
    year = normalise.read_year(values.get("issued", ""), language=language)
    pages = normalise.read_pages(values.get("pages", ""))
    confidences = [value.confidence for value in parse.values.values()] + [name.confidence for name in parse.names]
    return Reference(
        position=position,
        raw_text=raw,
        label_as_printed=label,
        language=language,
        csl_type=guess_type(raw, parse),
        year=year.year if year else None,
        calendar=year.calendar if year else None,
        year_gregorian=year.gregorian if year else None,
        page_first=pages[0],
        page_last=pages[1],
        edition_number=normalise.read_number(values.get("edition", "")),
        volume_number=normalise.read_number(values.get("volume", "")),
        issue_number=normalise.read_number(values.get("issue", "")),
        et_al=parse.et_al,
        names=_to_names(raw, parse.names),
        fields=_to_fields(parse),
        place=place,
        confidence=min(confidences, default=0.0),
        **columns,
    )


def _to_names(raw: str, names: list[PrintedName]) -> tuple[ReferenceName, ...]:
    """Return the names in clean form, counted within each role."""
    counts: dict[str, int] = {}
    found: list[ReferenceName] = []
    for name in names:
        counts[name.role] = counts.get(name.role, 0) + 1
        parts = {part: clean(raw[start:end]) for part, (start, end) in name.parts.items()}
        if "given" in parts and "family" not in parts:
            parts = {"family": parts["given"]}
        found.append(ReferenceName(name.role, counts[name.role], Name(**parts)))  # type: ignore[arg-type]
    return tuple(found)


def _to_fields(parse: Parse) -> tuple[ReferenceField, ...]:
    """Return the spans of the values and of the names, each name followed by its parts («author.family»)."""
    fields: list[ReferenceField] = []
    values: list[Value] = sorted(parse.values.values(), key=lambda value: value.start)
    fields += [ReferenceField(value.field, value.start, value.end, round(value.confidence, 4)) for value in values]
    for name in parse.names:
        confidence = round(name.confidence, 4)
        fields.append(ReferenceField(name.role, name.start, name.end, confidence))
        fields += [
            ReferenceField(f"{name.role}.{part}", start, end, confidence) for part, (start, end) in name.parts.items()
        ]
    return tuple(fields)
