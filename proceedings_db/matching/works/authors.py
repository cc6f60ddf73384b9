"""Whether two works have the same first author, as far as names tell."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from proceedings_db.matching.citations.spelling import is_misspelt, is_part, sounds_like

Author = tuple[str, str]
"""Folded family name and given name; an organisation has no given name."""

_SHORTEST_BODY: Final = 8
_ALIKE_BODIES: Final = 85
_SHORTEST_GIVEN: Final = 4
_SHORTEST_WITH_ARTICLE: Final = 5
_SEYYED: Final = "سید"
_ARTICLE: Final = re.compile("^(?:ال|لل)")


class AuthorLikeness(IntEnum):
    """How like the first authors are; the greater the more."""

    OTHER = 0
    OTHER_GIVEN = 1  # the same family name with another given name
    MISSING = 2  # one has none
    VARIANT = 3  # misspelt, shortened, in another script or in another order
    SAME = 4


@lru_cache(maxsize=1 << 16)
def compare_authors(ours: tuple[Author, ...], theirs: tuple[Author, ...]) -> AuthorLikeness:
    """Return how like the first of ``ours`` and the first of ``theirs`` are; the others tell of an order changed."""
    if not ours or not theirs:
        return AuthorLikeness.MISSING
    (family, given), (other_family, other_given) = _plain(ours[0]), _plain(theirs[0])
    if family == other_family:
        return AuthorLikeness.SAME if _may_be_one_given(given, other_given) else AuthorLikeness.OTHER_GIVEN
    if {family + given, given + family} & {other_family + other_given, other_given + other_family}:
        return AuthorLikeness.SAME
    if _is_variant(family, other_family):
        return AuthorLikeness.VARIANT if _may_be_one_given(given, other_given) else AuthorLikeness.OTHER
    # The first author may be lost, or the names stand in another order.
    if any(family == name for name, _ in theirs[1:]) or any(other_family == name for name, _ in ours[1:]):
        return AuthorLikeness.VARIANT
    return AuthorLikeness.OTHER


def _plain(author: Author) -> Author:
    """The name without the Arabic article that comes and goes: «السیوطی»."""
    family, given = author
    return (_ARTICLE.sub("", family) if len(family) > _SHORTEST_WITH_ARTICLE else family), given


def _is_variant(family: str, other: str) -> bool:
    if is_misspelt(family, other) or is_part(family, other) or is_part(other, family):
        return True
    if family.isascii() != other.isascii():
        return sounds_like(family, other)
    if min(len(family), len(other)) < _SHORTEST_BODY:
        return False
    return fuzz.ratio(family, other) >= _ALIKE_BODIES or family in other or other in family


def _may_be_one_given(one: str, other: str) -> bool:
    """Whether given names agree as far as they are printed: «محمد» and «م», «هادی» and «سیدهادی», and nothing."""
    one, other = one.removeprefix(_SEYYED), other.removeprefix(_SEYYED)
    if not one or not other or one.isascii() != other.isascii():
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or _are_initials(short, long):
        return True
    return len(short) >= _SHORTEST_GIVEN and OSA.distance(short, long, score_cutoff=1) <= 1


def _are_initials(short: str, long: str) -> bool:
    """Whether ``short`` may be the initials of ``long``: its letters in their order, the first of both equal."""
    letters = iter(long)
    return short[0] == long[0] and 2 * len(short) <= len(long) and all(letter in letters for letter in short)
