"""The words that full-text search compares: folded, without punctuation, and what names sound like in either script.

A text is searched as words of letters and digits with single spaces between them, so that no engine's own idea of
where a word ends comes into play.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from proceedings_db.text.characters import BIDI_MARKS, BOM, CONTROLS, KASHIDA, NOT_SIGN, SOFT_HYPHEN, ZWJ, ZWNJ, ZWSP
from proceedings_db.text.fold import iter_folded
from proceedings_db.text.skeletons import to_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_SOUND: Final = 2
"""Consonants that a name must have to be known by its sound: fewer are shared by too many."""

_PERSIAN: Final = re.compile("[ء-یپچژکگ]")
# No word begins like this in any language, so that sounds and words can stand in one text.
_SOUND_OF_PERSIAN, _SOUND_OF_LATIN = "qxp", "qxl"
WITHIN: Final = "qxw"
"""What the words begin with that say how long a title is."""

_FIRST_SOUND: Final = re.compile(rf"\b(?:{_SOUND_OF_PERSIAN}|{_SOUND_OF_LATIN})")
_MOST_SOUNDS: Final = 8
_LONGEST_NAME: Final = 3
_FIRST_PLANE: Final = 0x10000
_SOUND_LETTERS: Final = str.maketrans({"$": "w"})


def fold_words(text: str) -> str:
    """Return the folded words of ``text`` with single spaces: «حافظ‌نيا، م. (۱۳۸۵)» gives «حافظنیا م 1385»."""
    return " ".join(iter_folded(text))


def is_persian(word: str) -> bool:
    """Return whether ``word`` has a letter of the Persian or Arabic script."""
    return _PERSIAN.search(word) is not None


def is_sound(word: str) -> bool:
    """Return whether a word of a searched text is the sound of a name, and stands nowhere in print."""
    return word.startswith((_SOUND_OF_PERSIAN, _SOUND_OF_LATIN))


def is_printable(word: str) -> bool:
    """Return whether a folded word may stand in print: neither the sound of a name nor the bound of a length."""
    return not is_sound(word) and not word.startswith(WITHIN)


def find_first_sound(words: str) -> int:
    """Return where the sounds begin that stand behind the words of a searched text, its end if there are none."""
    match = _FIRST_SOUND.search(words)
    return match.start() if match else len(words)


def fold_sounds(names: Iterable[str]) -> str:
    """Return the sounds of ``names`` as words to be searched: «زرقانی» gives ``qxpzrgn``.

    Of a name of several words each has its sound, and all joined have theirs: «حافظ نیا» is Hafeznia.
    """
    folded = [fold_words(name).split() for name in names]
    words = {word for name in folded for word in (*name, *(("".join(name),) if len(name) <= _LONGEST_NAME else ()))}
    return " ".join(sorted({sound for word in words for sound in _to_sounds(word)}))


@lru_cache(maxsize=4096)
def find_sounds(word: str) -> frozenset[str]:
    """Return the sounds of names in the *other* script that ``word`` may stand for, and in Latin those of its own.

    ``zarghani`` finds «زرقانی» and Zarqani, «سایزو» finds Sizoo.
    """
    sounds = _to_sounds(word)
    if is_persian(word):
        return frozenset(_SOUND_OF_LATIN + sound[len(_SOUND_OF_PERSIAN) :] for sound in sounds)
    other = {_SOUND_OF_PERSIAN + sound[len(_SOUND_OF_LATIN) :] for sound in sounds}
    return frozenset(other | set(sounds))


def iter_printed_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a printed text as search knows them, each with where it begins and ends in the print.

    The words are those of :func:`fold_words`: «كتاب‌هاي» stands for one word.
    """
    for match in _printed_word().finditer(text):
        for word in _fold_printed(match[0]).split():
            yield match.start(), match.end(), word


@lru_cache(maxsize=1 << 14)
def _to_sounds(word: str) -> tuple[str, ...]:
    """The sounds of one folded word of a name; initials and figures have none."""
    if word.isdigit():
        return ()
    mark = _SOUND_OF_PERSIAN if is_persian(word) else _SOUND_OF_LATIN
    sounds = sorted(sound for sound in to_skeletons(word) if len(sound) >= SHORTEST_SOUND)
    return tuple(mark + sound.translate(_SOUND_LETTERS).lower() for sound in sounds[:_MOST_SOUNDS])


@lru_cache(maxsize=1 << 14)
def _fold_printed(word: str) -> str:
    return fold_words(word)


@cache
def _printed_word() -> re.Pattern[str]:
    """A run of letters, figures, signs that fold to letters («㎝»), and what folding drops from between them."""
    signs = "".join(sign for sign in map(chr, range(_FIRST_PLANE)) if _is_in_word(sign))
    dropped = re.escape(f"{signs}{BIDI_MARKS}{BOM}{CONTROLS}{KASHIDA}{NOT_SIGN}{SOFT_HYPHEN}{ZWJ}{ZWNJ}{ZWSP}")
    return re.compile(rf"(?:[^\W_]|[{dropped}])+")


def _is_in_word(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind == "Mn" or (kind in ("So", "Sm") and any(map(str.isalnum, unicodedata.normalize("NFKD", sign))))
