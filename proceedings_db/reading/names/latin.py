"""Names in Latin letters: where the family name begins."""

from __future__ import annotations

import re
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


def split_latin_name(name: str) -> tuple[str | None, str]:
    """Return given and family name of a name without a comma.

    «Rogier Van Der Pluijm» and «Van Der Pluijm R.» have the family «Van Der Pluijm», «SMITH John» has «SMITH».
    """
    words = name.split()
    if len(words) == 1:
        return None, name
    initials = _count_while(words[::-1], _is_initials)
    if 0 < initials < len(words):
        return " ".join(words[-initials:]), " ".join(words[:-initials])
    capitals = _count_while(words, lambda word: bool(_CAPITALS.fullmatch(word)) and not _is_initials(word))
    if 0 < capitals < len(words) and not any(_CAPITALS.fullmatch(word) for word in words[capitals:]):
        return " ".join(words[capitals:]), " ".join(words[:capitals])
    start = next((i for i, word in enumerate(words[:-1]) if i and word.lower() in _PARTICLES), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:])


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and (len(word) <= 3 or "." in word)


def _count_while(words: list[str], is_one: object) -> int:
    """How many words from the first on are such."""
    count = 0
    for word in words:
        if not is_one(word):  # type: ignore[operator]
            break
        count += 1
    return count
