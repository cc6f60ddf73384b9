"""Consonant skeletons: what a name sounds like in either script, as a set of readings.

In Persian ا و ی are vowels, and Latin spellings of one sound differ, so a name has several readings; two names match
across scripts when their sets meet: «سایزو» and Sizoo both have ``SZ``, «احمدی» and Ahmadi ``AMD``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

from proceedings_db.text.characters import ZWNJ, clean

_MOST_READINGS: Final = 256
_VOWEL: Final = "A"  # at the start alone; elsewhere vowels are dropped

_PERSIAN: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("ثسص", ("S",)),
    **dict.fromkeys("ذزضظ", ("Z",)),
    **dict.fromkeys("تطة", ("T",)),
    **dict.fromkeys("قغگ", ("G",)),
    **dict.fromkeys("خک", ("K",)),
    **dict.fromkeys("ژج", ("J",)),
    **dict.fromkeys("حه", ("",)),
    **dict.fromkeys("اآأإعءیئۀ", ("",)),
    "و": ("", "V"),
    "ؤ": ("",),
    "ب": ("B",), "پ": ("P",), "چ": ("C",), "د": ("D",), "ر": ("R",), "ش": ("$",), "ف": ("F",), "ل": ("L",),
    "م": ("M",), "ن": ("N",),
}  # fmt: skip
_PERSIAN_AT_START: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("اآأإعیئ", (_VOWEL,)),
    **dict.fromkeys("حه", ("H",)),
    "و": ("V", _VOWEL),
}
# Longest first; a key ending in + is followed by e, i or y.
_LATIN: Final[dict[str, tuple[str, ...]]] = {
    "tsch": ("C",), "sch": ("$", "SK"), "tch": ("C",), "sh": ("$",), "ch": ("C", "K", "$"), "kh": ("K",),
    "gh": ("G", ""), "zh": ("J",), "ph": ("F",), "th": ("T", "S", ""), "dj": ("J",), "dg": ("J",), "ck": ("K",),
    "qu": ("K", "KV"), "tz": ("Z", "TS"), "wh": ("V",), "c+": ("S",), "c": ("K",), "g+": ("G", "J"), "g": ("G",),
    "s": ("S", "Z"), "w": ("V", ""), "x": ("KS", "Z", ""), "q": ("G",), "h": ("",), "z": ("Z",),
    "nj": ("NJ", "N"), "lj": ("LJ", "L"),
    **{letter: (letter.upper(),) for letter in "bdfjklmnprtv"},
    **dict.fromkeys("aeiouy", ("",)),
}  # fmt: skip
_LATIN_AT_START: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("aeiouy", (_VOWEL,)),
    "h": ("H", _VOWEL),
    "wh": ("V", "H"),
    "j": ("J", _VOWEL),
    "s": ("S",),
    "gh": ("G",),
}
_LATIN_AT_END: Final[dict[str, tuple[str, ...]]] = {"t": ("T", ""), "th": ("T", "S", ""), "v": ("V", "F")}
_LATIN_PART: Final = re.compile(
    "|".join(f"{key[:-1]}(?=[eiy])" if key.endswith("+") else key for key in sorted(_LATIN, key=len, reverse=True))
)
_PERSIAN_LETTERS: Final = re.compile("[^ء-يپچژکگیۀ]")
_SOFT: Final = re.compile("[cg]")


@lru_cache(maxsize=16384)
def to_skeletons(name: str) -> frozenset[str]:
    """Return the consonant readings of a family name in Persian or Latin letters.

    Of «اسمیت» and Smith one reading is equal, of «نظری» and Rahimi none. A name without letters has no reading.
    """
    letters = _PERSIAN_LETTERS.sub("", clean(name).replace(ZWNJ, ""))
    sounds = list(_sounds_of_persian(letters)) if letters else list(_sounds_of_latin(_to_plain(name)))
    readings = islice(product(*sounds), _MOST_READINGS) if sounds else ()
    return frozenset(filter(None, map("".join, readings)))


def _sounds_of_persian(letters: str) -> Iterator[tuple[str, ...]]:
    """The readings of each Persian letter, in order."""
    for i, letter in enumerate(letters):
        if i == 0 and letter in _PERSIAN_AT_START:
            yield _PERSIAN_AT_START[letter]
        else:
            yield _PERSIAN.get(letter, ("",))


def _to_plain(name: str) -> str:
    """The Latin letters of a name, lower case, without accents, double consonants single as Persian writes them."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in decomposed if "a" <= letter <= "z")
    return re.sub(r"(.)\1", r"\1", letters)


def _sounds_of_latin(letters: str) -> Iterator[tuple[str, ...]]:
    """The readings of each sound that Latin letters spell, in order."""
    if re.match("s[^aeiouyh]", letters):
        yield ("", _VOWEL)  # «اسمیت», «اشنایدر»: Persian has a vowel before two consonants
    for match in _LATIN_PART.finditer(letters):
        part = match[0]
        soft = f"{part}+" if _SOFT.fullmatch(part) and re.match("[eiy]", letters[match.end() :]) else part
        if match.start() == 0:
            yield _LATIN_AT_START.get(part, _LATIN[soft])
        elif match.end() == len(letters):
            yield _LATIN_AT_END.get(part, _LATIN[soft])
        else:
            yield _LATIN[soft]
