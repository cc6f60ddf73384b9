"""Whole spaces that a text layer lost: told, never put back, since nothing certain says where a word ends."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from proceedings_db.text.half_spaces.affixes import word_set
from proceedings_db.text.half_spaces.words import DOUBTFUL, find_positions
from proceedings_db.text.lexicon import NOUN, VERB, is_name_word, lexicon

LOST_SPACE: Final = "lost-space"
CERTAINTY: Final = 0.5

_BEFORE: Final = word_set("از به در با این هر")
_AFTER: Final = word_set("را")
_COMMON: Final = 16.0
"""From this weight on a noun is common enough to be what stands after a preposition."""


@lru_cache(maxsize=1 << 14)
def find_lost_space(word: str) -> int | None:
    """Return after how many letters of an unknown word a space is likely to be lost: «ازمحصولات» after two."""
    words = lexicon()
    if len(word) < 5 or word in words.words or word in words.parted or is_name_word(word):
        return None
    if any(half.certainty >= DOUBTFUL for half in find_positions(word)):
        return None
    for cut in (2, 3, len(word) - 2):
        before, after = word[:cut], word[cut:]
        if (before in _BEFORE and _is_common_noun(after)) or (after in _AFTER and _is_common_noun(before)):
            return cut
    return None


def _is_common_noun(word: str) -> bool:
    known = lexicon().find(word)
    return known.weight >= _COMMON and NOUN in known.kinds and VERB not in known.kinds
