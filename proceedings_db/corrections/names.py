"""The names of a reference in one line: «زرقانی، سید هادی؛ اعظمی، هادی»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.records import ContributorRole, Name, ReferenceName

if TYPE_CHECKING:
    from collections.abc import Sequence

ROLES: Final[dict[str, ContributorRole]] = {"authors": "author", "editors": "editor", "translators": "translator"}

_NAME: Final = re.compile(r"\s*(?:\{(?P<literal>[^{}]*)\}|(?P<parts>[^;؛{}]*))\s*(?:[;؛]|$)")
_COMMA: Final = re.compile(r"\s*[،,]\s*")


def read_names_line(text: str, role: ContributorRole) -> tuple[ReferenceName, ...]:
    """Return the names of a line, family name first, parted by semicolons; in braces stands a name not to be divided.

    Raises:
        ValueError: The braces are not in pairs.
    """
    names: list[ReferenceName] = []
    at = 0
    while at < len(text):
        match = _NAME.match(text, at)
        if match is None or match.end() == at:
            raise ValueError("names as «زرقانی، سید هادی؛ اعظمی، هادی», each brace with its partner")
        at = match.end()
        literal, parts = match["literal"], (match["parts"] or "").strip()
        if literal is not None and literal.strip():
            names.append(ReferenceName(role, len(names) + 1, Name(literal=literal.strip())))
        elif parts:
            family, *given = _COMMA.split(parts, maxsplit=1)
            name = Name(given=given[0] or None if given else None, family=family or given[0])
            names.append(ReferenceName(role, len(names) + 1, name))
    return tuple(names)


def to_names_line(names: Sequence[Name]) -> str:
    """Return names as :func:`read_names_line` reads them."""
    return "؛ ".join(_to_text(name) for name in names)


def _to_text(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}"
    family = name.family or name.given or ""
    if not name.given or not name.family:
        return family
    comma = ", " if family.isascii() else "، "
    return f"{family}{comma}{name.given}"
