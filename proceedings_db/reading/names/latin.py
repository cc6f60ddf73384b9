"""Names in Latin letters: where the family name begins."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

_PARTICLES: Final = frozenset(
    (
        *("van", "der", "den", "de", "la", "las", "los", "von", "di", "da", "del", "della", "dos", "do", "du", "des"),
        *("le", "el", "al", "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "vom", "st.", "saint", "mac", "y"),
    )
)
_INITIALS: Final = re.compile(r"(?:[A-Z]\.?-?){1,4}")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'’-]+")


def is_latin_name(name: str) -> bool:
    """Whether a name is in Latin letters, of any language."""
    return bool(re.search(r"[A-Za-z]", name)) and not re.search(r"[ء-ی]", name)


def split_latin_name(name: str) -> tuple[str | None, str, float]:
    """Return given and family name of a name without a comma, and how sure the cut is.

    «Rogier Van Der Pluijm» and «Van Der Pluijm R.» have the family «Van Der Pluijm», «SMITH John» has «SMITH». Of
    three full words the last is taken for the family name, with a doubt.
    """
    words = name.split()
    if len(words) == 1:
        return None, name, 0.8
    initials = sum(1 for _ in takewhile(_is_initials, reversed(words)))
    if 0 < initials < len(words):
        return " ".join(words[-initials:]), " ".join(words[:-initials]), 0.95
    capitals = sum(1 for _ in takewhile(_is_capitals, words))
    if 0 < capitals < len(words) and not any(map(_is_capitals, words[capitals:])):
        return " ".join(words[capitals:]), " ".join(words[:capitals]), 0.95
    particle = next((i for i, word in enumerate(words[:-1]) if i and word.lower() in _PARTICLES), None)
    start = len(words) - 1 if particle is None else particle
    certain = start == 1 or particle is not None or all(map(_is_initials, words[1:start]))
    return " ".join(words[:start]), " ".join(words[start:]), 0.95 if certain else 0.6


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and (len(word) <= 3 or "." in word)


def _is_capitals(word: str) -> bool:
    return bool(_CAPITALS.fullmatch(word)) and not _is_initials(word)
