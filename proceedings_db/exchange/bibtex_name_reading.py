"""Names of .bib files, read apart."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.exchange.bibtex_values import read_tex, split_outside_braces
from proceedings_db.exchange.items import CslName

_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")
# As files of Iranian sites have it. A body that holds one stands in braces.
_PERSIAN_COMMA: Final = re.compile(r"\s*،\s*")
_INVERTED: Final = 2  # parts: family and given name
_SPACE: Final = re.compile(r"[\s~]+")
_PARTICLE: Final = re.compile(r"[a-z]")


def read_bibtex_names(value: str) -> tuple[list[CslName], bool]:
    """Return the names of a field's raw value, and whether ``and others`` ended it.

    «زرقانی, سید هادی», or with a Persian comma, has a family and a given name, ``{سازمان ملل متحد}`` is a body,
    ``{عبدالفرجی}`` a name of one part. Without a comma the last word is the family name, with any particle before it
    (``Vincent van Gogh``).
    """
    parts = [part for part in split_outside_braces(value.strip(), _AND) if part.strip()]
    names = [name for part in parts if (name := _read_name(part.strip()))]
    if len(parts) > 1 and parts[-1].strip().lower() == "others":
        return names[:-1], True
    return names, False


def _read_name(text: str) -> CslName:
    parts = split_outside_braces(text, _COMMA)
    if len(parts) == 1 and len(inverted := split_outside_braces(text, _PERSIAN_COMMA)) == _INVERTED:
        parts = inverted
    if len(parts) == 1:
        return _read_in_natural_order(text)
    family, *between, given = (read_tex(part) for part in parts)
    if not family or not given:
        return _lone(family or given)
    name: CslName = {"family": family, "given": given}
    if suffix := ", ".join(filter(None, between)):
        name["suffix"] = suffix
    return name


def _read_in_natural_order(text: str) -> CslName:
    words = [word for word in split_outside_braces(text, _SPACE) if word]
    if len(words) == 1:
        return _lone(read_tex(text))
    start = next((n for n, word in enumerate(words[:-1]) if n and _PARTICLE.match(word)), len(words) - 1)
    family, given = (read_tex(" ".join(part)) for part in (words[start:], words[:start]))
    return {"family": family, "given": given}


def _lone(text: str) -> CslName:
    """A name that is not divided: a body if it has several words."""
    if not text:
        return {}
    return {"literal": text} if " " in text else {"family": text}
