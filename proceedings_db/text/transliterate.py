"""Persian in Latin letters, for public keys.

Keys are frozen when a record is first loaded, so the table only ever grows; a form that is in it keeps its spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, ZWNJ, clean
from proceedings_db.text.numerals import to_ascii_digits
from proceedings_db.text.skeletons import to_skeletons

__all__ = ["first_content_word", "to_latin", "to_skeletons"]

_DATA: Final = Path(__file__).parent / "data"
_KEY: Final = str.maketrans(
    {
        **{"أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ۀ": "ه", "ة": "ه"},
        **dict.fromkeys("ء" + ZWNJ + HAMZA_ABOVE + HARAKAT),
    }
)
_WORD: Final = re.compile(rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*|\d+")
_STEM, _AFFIX, _UNKNOWN = 2, 1, 100
_SHORTEST_STEM: Final = 3
_SHORTEST_ENDING: Final = 4  # after an unknown stem, or it would be found by chance
_NAME_ENDINGS: Final = frozenset(("پور", "نیا", "فرد", "نسب"))
_LETTERS: Final = {
    "آ": "a", "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "",
    "غ": "gh", "ف": "f", "ق": "gh", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "v", "ی": "y",
}  # fmt: skip
_VOWELS: Final = "اآ"
_STOP_WORDS: Final = frozenset(
    (
        *("و", "در", "به", "از", "که", "را", "با", "برای", "بر", "این", "آن", "یک", "تا", "یا", "هم", "نیز", "بین"),
        *("میان", "چه", "چرا", "چگونه", "آیا", "اما", "اگر", "نه", "هر", "همه", "ای", "بی", "جهت", "طی", "طبق", "ضمن"),
        *("پیرامون", "درباره", "دربارهی", "بدون", "نزد", "زیر", "روی", "سوی", "علیه", "توسط", "است", "هست", "می", "ها"),
        *("a", "an", "the", "of", "on", "in", "and", "for", "to", "with", "from", "by", "at", "as", "or", "is", "are"),
        *("der", "die", "das", "le", "la", "les", "un", "une", "de", "du", "des", "el"),
    )
)  # fmt: skip


def to_latin(text: str) -> str:
    """Return ``text`` in lower-case ASCII letters, digits and spaces, as Iranians romanise names.

    «زرقانی» gives zarghani, «حافظ‌نیا» hafeznia, «نقش» naqsh. A word that neither the table nor its parts know is
    given by its letters alone; other scripts lose their accents, and what has no Latin letter is left out.
    """
    words = (_spell(match[0]) for match in _WORD.finditer(clean(text)))
    return " ".join(word for word in words if word)


def first_content_word(title: str) -> str:
    """Return the first word of a title that is no preposition, article or conjunction, in clean form.

    «در نقش مرز» gives «نقش», «The Role of Borders» gives «Role»; a title of such words alone gives its first, and
    one without letters an empty string.
    """
    words = [match[0] for match in _WORD.finditer(clean(title)) if not match[0][0].isdigit()]
    content = (word for word in words if word.translate(_KEY).casefold() not in _STOP_WORDS)
    return next(content, words[0] if words else "")


@lru_cache(maxsize=16384)
def _spell(word: str) -> str:
    """One word in ASCII letters or digits."""
    if word[0].isdigit():
        digits = to_ascii_digits(word)
        return digits if digits.isascii() else ""
    if not re.search("[ء-ی]", word):
        decomposed = unicodedata.normalize("NFKD", word).casefold()
        return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())
    whole = _table().get(word.translate(_KEY))
    return whole if whole else "".join(_compose(part.translate(_KEY)) for part in word.split(ZWNJ))


@cache
def _table() -> dict[str, str]:
    """The transliteration of each form, by its key."""
    return _load("transliteration.tsv")


@cache
def _affixes() -> tuple[dict[str, str], dict[str, str]]:
    """The transliteration of what stands before a stem, and after one."""
    affixes = _load("transliteration-affixes.tsv")
    before = {form[:-1]: latin for form, latin in affixes.items() if form.endswith("-")}
    return before, {form[1:]: latin for form, latin in affixes.items() if form.startswith("-")}


def _load(name: str) -> dict[str, str]:
    """The two columns of a data file; lines that begin with # are comments."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {form.translate(_KEY): latin for form, latin in rows}


def _compose(word: str) -> str:
    """A word by its known parts, by an unknown stem and a known ending, or by its letters alone."""
    table = _table()
    if word in table:
        return table[word]
    before, after = _affixes()
    if word in after:
        return after[word]
    best: list[tuple[int, str] | None] = [(0, ""), *[None] * len(word)]
    for start, reached in enumerate(best):
        if reached is None:
            continue
        for end in range(start + 1, len(word) + 1):
            part = word[start:end]
            for cost, latin in _readings_of(part, start, before, after):
                found = (reached[0] + cost, reached[1] + latin)
                current = best[end]
                if current is None or found[0] < current[0]:
                    best[end] = found
    whole = best[-1]
    return whole[1] if whole else _spell_ending(word, after)


def _readings_of(part: str, start: int, before: dict[str, str], after: dict[str, str]) -> list[tuple[int, str]]:
    """The ways to read a part of a word, each with its cost."""
    readings = []
    if len(part) >= _SHORTEST_STEM and part in _table():
        readings.append((_STEM, _table()[part]))
    if start == 0 and part in before:
        readings.append((_AFFIX, before[part]))
    if start and part in after:
        readings.append((_AFFIX, after[part]))
    return readings


def _spell_ending(word: str, after: dict[str, str]) -> str:
    """A word of unknown stem: its longest certain ending by the table, the rest by its letters."""
    for start in range(2, len(word) - 2):
        ending = word[start:]
        if ending in after and (len(ending) >= _SHORTEST_ENDING or ending in _NAME_ENDINGS):
            return _spell_letters(word[:start]) + after[word[start:]]
    return _spell_letters(word)


def _spell_letters(word: str) -> str:
    """A word by its letters alone; و and ی are vowels between consonants."""
    spelt = []
    for i, letter in enumerate(word):
        vowel_before = i > 0 and word[i - 1] in _VOWELS
        vowel_after = i + 1 < len(word) and word[i + 1] in _VOWELS
        last = i + 1 == len(word)
        if letter == "ا" and i == 0 and word[1:2] in ("ی", "و"):
            continue
        if letter == "و" and not vowel_after and not vowel_before and (i or last):
            spelt.append("u")
        elif letter == "ی" and not vowel_after and i:
            spelt.append("i")
        elif letter == "ه" and last and i and not vowel_before and word[i - 1] not in "وی":
            spelt.append("e")
        elif letter == "ع" and i == 0:
            spelt.append("a" if not vowel_after else "")
        else:
            spelt.append(_LETTERS.get(letter, ""))
    return "".join(spelt).replace("ii", "i")
