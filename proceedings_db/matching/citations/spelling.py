"""How like two names are: one letter off, badly misspelt, a part of the other, the same sounds in the other script."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

from proceedings_db.text.transliterate import to_skeletons

_SHORTEST: Final = 5
_SHORTEST_PART: Final = 4
_SHORTEST_ENDING: Final = 3
_MOST_PREFIXED: Final = 2
_SHORTEST_SKELETON: Final = 3
_ALIKE: Final = 0.6


def is_misspelt(name: str, other: str) -> bool:
    """Whether two folded names, the longer of five letters or more, differ by one letter or two changed over."""
    return max(len(name), len(other)) >= _SHORTEST and OSA.distance(name, other, score_cutoff=1) == 1


def is_badly_misspelt(name: str, other: str) -> bool:
    """Whether two folded names begin alike and share six letters in ten, or one ends the other: «تواکو», «اکو»."""
    if min(len(name), len(other)) >= _SHORTEST and name[0] == other[0]:
        return OSA.normalized_similarity(name, other) >= _ALIKE
    short, long = sorted((name, other), key=len)
    return len(short) >= _SHORTEST_ENDING and len(long) - len(short) <= _MOST_PREFIXED and long.endswith(short)


def is_part(name: str, whole: str) -> bool:
    """Whether the folded ``name`` is the beginning of ``whole``: «مرکز آمار» of «مرکز آمار ایران»."""
    return len(name) >= _SHORTEST_PART and len(whole) > len(name) and whole.startswith(name)


def is_given(printed: str, given: str) -> bool:
    """Whether a folded word is a given name or its initial."""
    return printed == given or (len(printed) == 1 and given.startswith(printed))


def sounds_like(name: str, other: str) -> bool:
    """Whether two names, in whatever script, have a reading of their consonants in common."""
    return bool(to_skeletons(name) & to_skeletons(other))


def nearly_sounds_like(name: str, other: str) -> bool:
    """Whether the consonants of two names, three or more, differ by one: «آشورث» and Ashworth."""
    return any(
        min(len(one), len(two)) >= _SHORTEST_SKELETON and OSA.distance(one, two, score_cutoff=1) <= 1
        for one in to_skeletons(name)
        for two in to_skeletons(other)
    )
