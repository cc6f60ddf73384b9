"""«ال» for «لا»: what the text layer of a PDF makes of the ligature, «مقاالت» of «مقالات»; put right where certain.

The two letters change places and nothing else does, so a text put right is as long as it was. A word is put right that
is none as it stands and is one with the letters changed back, in a text that has hardly a «لا» left; a word that is one
either way («سالم», «سلام») is left as it is and named.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from proceedings_db.text.characters import ZWNJ, clean
from proceedings_db.text.lexicon import is_name_word, lexicon
from proceedings_db.text.name_lists import is_given_name, is_surname, to_name_key

_WORD: Final = re.compile(f"[ء-یپچژکگیۀ{ZWNJ}]+")
_SWAPPED: Final = "ال"
_INTACT: Final = "لا"
_FEWEST_WORDS: Final = 2
_MOST_INTACT: Final = 0.1
_SHORTEST: Final = 4
_FREQUENT: Final = 4.0


@dataclass(frozen=True, slots=True)
class SwappedLigatures:
    """The words of a text in which «لا» stands as «ال».

    ``certain`` gives for each printed word the one that is meant; ``doubtful`` are words either way, with the other
    reading. Both are empty where the text is sound.
    """

    certain: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)

    def put_right(self, text: str) -> str:
        """Return ``text`` with the certain words put right, as long as it was."""
        return _replace_words(text, self.certain) if self.certain else text

    def put_back(self, text: str) -> str:
        """Return a text that was put right as it is printed."""
        return _replace_words(text, {meant: printed for printed, meant in self.certain.items()})


def find_swapped_ligatures(text: str) -> SwappedLigatures:
    """Return the words of ``text`` with «ال» for «لا», where the text shows that its layer made that of all of them."""
    if _SWAPPED not in text:
        return SwappedLigatures()
    counts = Counter(_WORD.findall(text))
    certain: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for word in counts:
        meant = _other_reading(word)
        # What is put right must be told from what was right, to be put back.
        if meant is None or meant in counts or meant in certain.values():
            continue
        if not _is_word(word):
            certain[word] = meant
        elif _weight(meant) > _weight(word):
            doubtful[word] = meant
    intact = sum(count for word, count in counts.items() if _INTACT in word and len(word) >= _SHORTEST)
    swapped = sum(counts[word] for word in certain)
    if len(certain) < _FEWEST_WORDS or intact > _MOST_INTACT * swapped:
        return SwappedLigatures()
    return SwappedLigatures(certain, doubtful)


@lru_cache(maxsize=1 << 14)
def _other_reading(word: str) -> str | None:
    """Return the one word that ``word`` is with «لا» for its «ال», or ``None``."""
    if len(word) < _SHORTEST or _SWAPPED not in word:
        return None
    places = [match.start() for match in re.finditer(_SWAPPED, word)]
    readings = {word[:at] + _INTACT + word[at + 2 :] for at in places} | {word.replace(_SWAPPED, _INTACT)}
    known = [reading for reading in readings if _is_word(reading)]
    if len(known) != 1:
        return None
    # Foreign names begin with «ال» («الوین»), and lists of names know many a word.
    is_rare = known[0].startswith(_INTACT) and _weight(known[0]) < _FREQUENT
    return None if is_rare else known[0]


def _weight(word: str) -> float:
    return lexicon().find(clean(word)).weight


@lru_cache(maxsize=1 << 14)
def _is_word(word: str) -> bool:
    """Whether the lists know a word, or all the parts of one that half-spaces part."""
    plain = clean(word)
    return bool(plain) and all(map(_is_part, plain.split(ZWNJ)))


def _is_part(part: str) -> bool:
    known = lexicon()
    if known.find(part).kinds or part in known.parted or is_name_word(part):
        return True
    key = to_name_key(part)
    return is_given_name(key) or is_surname(key)


def _replace_words(text: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[0], match[0]), text)
