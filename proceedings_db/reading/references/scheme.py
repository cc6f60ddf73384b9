"""The labels that a tagger gives to tokens, and how spans turn into them.

A label is a part and a field: ``B-title`` opens a value, ``I-title`` continues it. What stands outside every value is
sticky: ``o-title`` follows a title,
 ``c-pages`` announces pages. A name is labelled by its parts: ``FB``/``FI`` and then
``G2`` where the family name comes first, ``GB``/``GI`` and then ``F2`` in natural order, ``LB``/``LI`` undivided; ``,``
stands within a name, ``;`` between two, ``h`` for an honorific. So «اسدی، ایرج؛ ا. زبردست» is FB ,
 G2 ; GB GI F2. A part
that was left cannot come back, which :func:`allowed` tells the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.references.cues import find_cues
from proceedings_db.reading.references.tokens import Token

NAME_FIELDS: Final = ("author", "editor", "translator")
NAME_PARTS: Final = {"family": "F", "given": "G", "literal": "L"}
VALUE_FIELDS: Final = (
    "title", "container_title", "event", "genre", "publisher", "publisher_place", "edition", "volume", "issue",
    "number",
    "pages", "number_of_pages", "issued", "original_date", "year_suffix", "accessed", "note",
)  # fmt: skip
FORM_FIELDS: Final = ("url", "doi", "isbn")
"""Fields told by their form alone, never by the tagger."""


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of a raw string; a name's parts share ``name``, its place among the names of the field."""

    start: int
    end: int
    field: str
    part: str = ""
    name: int = -1


def to_labels(tokens: Sequence[Token], spans: Sequence[Span]) -> list[str]:
    """Return one label a token for the labelled ``spans`` of a string."""
    owner: list[Span | None] = [None] * len(tokens)
    for index, token in enumerate(tokens):
        for span in spans:
            if token.start < span.end and token.end > span.start:
                owner[index] = span
                break
    labels = [""] * len(tokens)
    opened: dict[tuple[str, int], str] = {}
    before: Span | None = None
    for index, owned in enumerate(owner):
        if owned is None:
            continue
        if owned.part:
            part = NAME_PARTS[owned.part]
            first = opened.get((owned.field, owned.name))
            opened.setdefault((owned.field, owned.name), part)
            place = "B" if first is None else "I" if first == part else "2"
            labels[index] = f"{part}{place}-{owned.field}"
        else:
            labels[index] = f"{'I' if owned is before and owner[index - 1] is owned else 'B'}-{owned.field}"
        before = owned
    _label_outside(tokens, owner, labels)
    return labels


def _label_outside(tokens: Sequence[Token], owner: Sequence[Span | None], labels: list[str]) -> None:
    """Fill in the labels of tokens that belong to no value, stretch by stretch."""
    cues = find_cues(tokens)
    index = 0
    while index < len(tokens):
        if owner[index] is not None:
            index += 1
            continue
        end = index
        while end < len(tokens) and owner[end] is None:
            end += 1
        before = owner[index - 1] if index else None
        after = owner[end] if end < len(tokens) else None
        labels[index:end] = _stretch(tokens[index:end], cues[index:end], before, after)
        index = end


def _stretch(tokens: Sequence[Token], cues: Sequence[str], before: Span | None, after: Span | None) -> list[str]:
    """Return the labels of one stretch between two values."""
    if before and after and before.part and after.field == before.field:
        mark = "," if before.name == after.name else ";"
        return [f"{'h' if token.kind == 'word' and cue == 'honorific' else mark}-{after.field}"
                for token, cue in zip(tokens, cues, strict=True)]  # fmt: skip
    labels: list[str] = []
    announced = False
    for token, cue in zip(tokens, cues, strict=True):
        if "et_al" in cue and not announced and before is not None and before.part:
            labels.append(f"e-{before.field}")
            continue
        if token.kind == "mark" and not announced:
            labels.append(f"o-{before.field}" if before else "o-start")
            continue
        role_after = before is not None and bool(before.part) and any(role in cue for role in NAME_FIELDS)
        if role_after and not announced and before is not None and not (after and after.part):
            labels.append(f"r-{before.field}")
            continue
        if after is None:
            labels.append(f"o-{before.field}" if before else "o-start")
            continue
        announced = announced or token.kind != "mark"
        labels.append(f"c-{after.field}")
    return labels


_AFTER: Final = {
    "FI": ("FB", "FI"), "GI": ("GB", "GI"), "LI": ("LB", "LI"), "F2": ("GB", "GI", "F2", "h"), ",": ("FB", "FI",
    ",", "h"),
    "G2": ("FB", "FI", ",", "G2", "h"), ";": ("FB", "FI", "GB", "GI", "G2", "F2", "LB", "LI", ";", "h"),
}  # fmt: skip
"""Which labels of the same role may stand before a label of a name."""


def allowed(before: str, label: str) -> bool:
    """Whether ``label`` may follow ``before``; the empty string stands for the beginning of the string."""
    part, _, field = label.partition("-")
    left, _, field_before = before.partition("-")
    if part == "I":
        return field_before == field and left in ("B", "I")
    if part in _AFTER:
        return field_before == field and left in _AFTER[part]
    if part == "o":
        return field_before == field or (field == "start" and not before)
    if part in ("e", "r"):
        return field_before == field and left not in ("c", ",")
    if part == "c":
        return not left.startswith("c") or field_before == field
    if left == "c":
        return field_before == field
    return True
