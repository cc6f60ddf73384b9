"""What was read in a string, as a record; and a record in the shape of the gold."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from proceedings_db.reading.references import normalise
from proceedings_db.reading.references.assemble import Parse, PrintedName, Value
from proceedings_db.reading.references.scheme import NAME_FIELDS
from proceedings_db.records import ContributorRole, Name, Place, Reference, ReferenceField, ReferenceName
from proceedings_db.text.characters import clean
from proceedings_db.text.name_forms import restore_family_name, restore_given_name

_COLUMNS: Final = {"pages": "page", "issued": "date_as_printed"}
"""Fields of the guide whose column has another name."""
UNREAD: Final = "unread"
"""The field name under which a stretch of words is kept that no field claims."""
_ROLES: Final[dict[str, ContributorRole]] = {"author": "author", "editor": "editor", "translator": "translator"}


def to_reference(
    raw: str,
    parse: Parse,
    language: str | None,
    kind: tuple[str | None, float],
    *,
    position: int,
    label: str | None,
    place: Place | None,
) -> Reference:
    """Return the record of a parsed string; ``kind`` is its CSL type and how likely that is.

    What no field claims is kept as a span under :data:`UNREAD`.
    """
    values = {name: raw[value.start : value.end] for name, value in parse.values.items()}
    year = normalise.read_year(values.get("issued", ""), language=language)
    pages = normalise.read_pages(values.get("pages", ""))
    confidences = [value.confidence for value in parse.values.values()] + [name.confidence for name in parse.names]
    return Reference(
        position=position,
        raw_text=raw,
        label_as_printed=label,
        language=language,
        csl_type=kind[0],
        type_confidence=round(kind[1], 4),
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
        confidence=round(min(confidences, default=0.0), 4),
        **{_COLUMNS.get(name, name): text for name, text in values.items()},
    )


def _to_names(raw: str, names: list[PrintedName]) -> tuple[ReferenceName, ...]:
    """Return the names in clean form, counted within each role."""
    counts: dict[str, int] = {}
    found: list[ReferenceName] = []
    for name in names:
        counts[name.role] = counts.get(name.role, 0) + 1
        parts = {part: _clean_part(part, raw[start:end]) for part, (start, end) in name.parts.items()}
        given, family = parts.get("given"), parts.get("family")
        if family is None:
            given, family = None, given
        literal = parts.get("literal")
        read = Name(literal=literal) if literal else Name(given=given, family=family)
        found.append(ReferenceName(_ROLES[name.role], counts[name.role], read))
    return tuple(found)


@lru_cache(maxsize=4096)
def _clean_part(part: str, text: str) -> str | None:
    """Return a part of a name in clean form, half-spaces restored by the rules of names."""
    cleaned = clean(text)
    if part == "given":
        cleaned = restore_given_name(cleaned)
    elif part == "family":
        cleaned = restore_family_name(cleaned)
    return cleaned or None


def _to_fields(parse: Parse) -> tuple[ReferenceField, ...]:
    """Return the spans of the values, and of the names, each name followed by its parts («author.family»)."""
    values: list[Value] = sorted(parse.values.values(), key=lambda value: value.start)
    fields = [ReferenceField(value.field, value.start, value.end, round(value.confidence, 4)) for value in values]
    for name in parse.names:
        confidence = round(name.confidence, 4)
        fields.append(ReferenceField(name.role, name.start, name.end, confidence))
        parts = sorted(name.parts.items())
        fields += [ReferenceField(f"{name.role}.{part}", *span, confidence) for part, span in parts]
    fields += [ReferenceField(UNREAD, start, end, 0.0) for start, end in sorted(parse.unread)]
    return tuple(fields)


def to_gold(reference: Reference) -> dict[str, Any]:
    """Return the reference in the shape of the annotation guide: raw, lang, type and fields, every value verbatim."""
    raw = reference.raw_text
    fields: dict[str, Any] = {}
    names: dict[str, list[dict[str, str]]] = {}
    for field in reference.fields:
        role, _, part = field.field.partition(".")
        text = raw[field.char_start : field.char_end]
        if role in NAME_FIELDS and not part:
            names.setdefault(role, []).append({})
        elif role in NAME_FIELDS:
            names[role][-1][part] = text
        elif role != UNREAD:
            fields[role] = text
    if reference.et_al:
        fields["et_al"] = True
    label = reference.label_as_printed
    whole = f"{label} {raw}" if label else raw
    return {
        "raw": whole,
        "lang": reference.language or "und",
        "type": reference.csl_type or "document",
        "fields": names | fields,
    }
