"""Labels by punctuation and cue words alone, for strings that no model was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.cues import find_cues
from proceedings_db.reading.references.scheme import NAME_FIELDS
from proceedings_db.reading.references.tokens import Token

_CUED: Final = {
    "issue": "issue", "volume": "volume", "edition": "edition", "page": "pages", "translator": "translator",
    "editor": "editor", "publisher": "publisher", "journal": "container_title", "thesis": "genre", "serial": "number",
    "university": "publisher", "conference": "container_title",
}  # fmt: skip
_FIGURES: Final = ("issue", "volume", "edition", "pages", "number")


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.form) == 4 and token.form[0] in "12"


def label_by_rules(tokens: Sequence[Token]) -> list[str]:
    """Return a label a token: authors up to the year or the second mark, then the title, then what cues announce."""
    cues = find_cues(tokens)
    labels = ["o-start"] * len(tokens)
    year = next((index for index, token in enumerate(tokens) if _is_year(token)), None)
    head = year if year is not None and year <= 24 else _second_comma(tokens)
    _label_names(tokens, labels, head)
    field, opened = "title", False
    for index in range(head, len(tokens)):
        token, cue = tokens[index], cues[index]
        if index == year:
            labels[index] = "B-issued"
        elif token.kind == "mark":
            labels[index] = f"o-{field}"
            field = field if token.form not in ".،,؛;" or field == "title" and not opened else "publisher"
            opened = opened and token.form not in ".،؛;"
        else:
            announced = next((_CUED[name] for name in cue.split("+") if name in _CUED), None)
            if announced and field != announced and tokens[index - 1].kind == "mark":
                field, opened = announced, False
            if field in _FIGURES and not (token.kind == "number" or "ordinal" in cue):
                labels[index] = f"c-{field}"
                continue
            labels[index] = f"{'L' if field in NAME_FIELDS else ''}{'I' if opened else 'B'}-{field}"
            if field in NAME_FIELDS and cue:
                labels[index] = f"c-{field}"
                continue
            opened = True
    return labels


def _second_comma(tokens: Sequence[Token]) -> int:
    """Return where the second mark of a string stands, which ends a name printed family first."""
    marks = [index for index, token in enumerate(tokens) if token.form in ("،", ",", "؛", ";", ":", ".")]
    return marks[1] if len(marks) > 1 else 0


def _label_names(tokens: Sequence[Token], labels: list[str], end: int) -> None:
    """Label names printed «family, given» between marks, joined by «و» or «؛»."""
    part, first = "F", True
    for index in range(end):
        token = tokens[index]
        if token.kind == "mark":
            within = token.form in "،," and part == "F" and not first
            labels[index] = f"{',' if within else ';'}-author"
            if not first and token.form in "،,؛;":
                part = "G" if within else "F"
                first = part == "F"
        elif token.form in ("و", "and") and not first:
            labels[index], part, first = ";-author", "F", True
        elif token.kind == "word":
            labels[index] = f"{part}{'B' if first and part == 'F' else 'I'}-author"
            first = False
