"""Words that no list has and that are one letter away from a common one: «دانشکاه» for «دانشگاه».

Only what is likely is told. Words that an ending, a prefix or a lost space explains are left alone, and so are changes
of the first and the last letter, which make another word or another ending as often as a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from proceedings_db.text.characters import ZWNJ, clean
from proceedings_db.text.half_spaces.affixes import word_set
from proceedings_db.text.half_spaces.words import find_readings
from proceedings_db.text.lexicon import ADJECTIVE, NOUN, is_name_word, lexicon

SHORTEST: Final = 6
"""Letters that a word has at least: shorter ones have too many neighbours."""
COMMON: Final = 4.0
"""The weight from which on a noun or an adjective is common enough to be the word meant."""
CLEARLY: Final = 4.0
"""How many times commoner the likeliest word is than the next one."""
PRINTED: Final = 3
"""How often a word that no list has must stand in the same text to be the one meant."""

_FORMS: Final = str.maketrans({"ۀ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", ZWNJ: None})
_ALPHABET: Final = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤ"
_ARTICLE: Final = "ال"
_RUN_ON: Final = word_set("از به در با بر هر این آن که تا را نا غیر فرا باز پیش هم و ب")
"""What words run into, a space or a half-space lost: «برایران», «وعلوم»."""
_ENDINGS: Final = word_set("ان تان مان شان ات یت ی")


def to_spelling(word: str) -> str:
    """Return the letters of a word as the lexicon spells it: «دايرة» gives «دایره»."""
    return clean(word).translate(_FORMS)


def find_meant_word(word: str, printed: Mapping[str, int]) -> str | None:
    """Return the common word that ``word`` is a slip for, or ``None``.

    ``printed`` counts the words of the same text by :func:`to_spelling`: one that stands there three times oftener may
    be meant, though no list has it.
    """
    spelling = to_spelling(word)
    if len(spelling) < SHORTEST or ZWNJ in word or spelling.startswith(_ARTICLE) or is_word(spelling):
        return None
    weights = {other: _weight(other, spelling, printed) for other in _neighbours(spelling)}
    ranked = sorted(((weight, other) for other, weight in weights.items() if weight), reverse=True)
    if not ranked or ranked[0][0] < COMMON or (len(ranked) > 1 and ranked[0][0] < CLEARLY * ranked[1][0]):
        return None
    return ranked[0][1]


@lru_cache(maxsize=1 << 14)
def is_word(spelling: str) -> bool:
    """Whether a list has a word, or it is explained: by an ending, as a compound, a name, or joined to a small one."""
    words = lexicon()
    if spelling in words.words or spelling in words.parted or is_name_word(spelling):
        return True
    if len(find_readings(spelling)) > 1:
        return True
    parts = [spelling.removeprefix(small) for small in _RUN_ON]
    parts += [spelling.removesuffix(ending) for ending in _ENDINGS]
    return any(part != spelling and _is_listed(part) for part in parts)


def is_one_letter_off(word: str, other: str) -> bool:
    """Whether two spellings differ by one letter, or by two that changed places."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[start:], other[start:]
    if len(rest) == len(other_rest):
        swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
        return swapped or rest[1:] == other_rest[1:]
    short, long = sorted((rest, other_rest), key=len)
    return long[1:] == short


def _weight(other: str, spelling: str, printed: Mapping[str, int]) -> float:
    kinds, weight = lexicon().find(other)
    known = weight if NOUN in kinds or ADJECTIVE in kinds else 0.0
    if printed.get(other, 0) >= PRINTED * printed.get(spelling, 1):
        return max(known, COMMON * printed[other])
    return known


def _neighbours(word: str) -> Iterator[str]:
    """Yield what one slip between the first and the last letter may have been: a wrong, lost or added letter."""
    for at in range(1, len(word) - 1):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        yield head + tail
        yield from (head + other + tail for other in _ALPHABET if other != letter)
        if at < len(word) - 2 and letter != tail[0]:
            yield head + tail[0] + letter + tail[1:]
    for at in range(1, len(word)):
        yield from (word[:at] + other + word[at:] for other in _ALPHABET)


def _is_listed(word: str) -> bool:
    return word in lexicon().words or word in lexicon().parted or is_name_word(word)
