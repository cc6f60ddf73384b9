"""Numbers as printed: figures of three scripts, Persian words for numbers and ordinals, Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from proceedings_db.text.characters import HARAKAT, ZWNJ, clean

PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
ASCII_DIGITS: Final = "0123456789"

_TO_ASCII: Final = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2)
_TO_PERSIAN: Final = str.maketrans(ASCII_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_LONGEST_INTEGER: Final = 18  # figures: what a database holds in 64 bits

UNITS: Final = {
    "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10,
    "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18,
    "هیجده": 18, "نوزده": 19,
}  # fmt: skip
TENS: Final = {
    "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90,
}  # fmt: skip
HUNDREDS: Final = {
    "صد": 100, "یکصد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500, "ششصد": 600, "هفتصد": 700,
    "هشتصد": 800, "نهصد": 900,
}  # fmt: skip
_FIRST: Final = frozenset(("اول", "اولین", "نخست", "نخستین"))
_MARKS: Final = str.maketrans(dict.fromkeys(HARAKAT + ZWNJ + " "))
_ORDINAL_ENDING: Final = re.compile("(?:ا?مین|ا?م)$")


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER: Final = re.compile(
    f"(?:(?P<thousands>{_one_of(UNITS)})?(?P<thousand>هزار)(?:و(?=.)|$))?"
    f"(?:(?P<hundreds>{_one_of(HUNDREDS)})(?:و(?=.)|$))?"
    f"(?:(?P<tens>{_one_of(TENS)})(?:و(?=.)|$))?"
    f"(?P<units>{_one_of(UNITS)})?"
)
_ROMAN: Final = re.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def to_ascii_digits(text: str) -> str:
    """Return ``text`` with Persian and Arabic digits as ASCII ones: «۱۳۹۱» gives 1391."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def to_persian_digits(text: str) -> str:
    """Return ``text`` with ASCII and Arabic digits as Persian ones: 1391 gives «۱۳۹۱»."""
    return text.translate(_TO_PERSIAN)


def read_integer(text: str) -> int | None:
    """Return the number that ``text`` is, in any of the three sets of digits, or ``None`` if it is anything else.

    More than 18 figures are no number that a record could hold, and give ``None`` too.
    """
    figures = to_ascii_digits(text.strip())
    if not (figures.isascii() and figures.isdigit()) or len(figures) > _LONGEST_INTEGER:
        return None
    return int(figures)


def read_cardinal(text: str) -> int | None:
    """Return the number below 20,000 that ``text`` spells or prints, or ``None``.

    Spaces and half-spaces do not count: «هزار و سیصد و نود و یک» gives 1391, «بیست‌وهفت» and «بیستوهفت» 27, «۲۷» 27.
    """
    figures = read_integer(text)
    return figures if figures is not None else _read_words(_join(text))


def read_ordinal(text: str) -> int | None:
    """Return the number of an ordinal in words or figures, or ``None`` if ``text`` is anything else.

    «نخستین», «اول» and «یکم» give 1, «سومین» 3, «بیست و هفتم» 27, «سی‌ام» and «سی ام» 30, «۲۷م» and «۲۷امین» 27.
    """
    joined = _join(text)
    if joined in _FIRST:
        return 1
    stem = _ORDINAL_ENDING.sub("", joined)
    if stem == joined:
        return None
    figures = read_integer(stem)
    if figures is not None:
        return figures
    # «سوم» is the one ordinal that changes its stem.
    return _read_words(f"{stem[:-2]}سه" if stem.endswith("سو") else stem)


def to_ordinal(number: int) -> str:
    """Return the ordinal in words of a number from 1 to 9999: 1 gives «اول», 27 «بیست و هفتم», 30 «سی‌ام».

    Raises:
        ValueError: If ``number`` is outside that range.
    """
    if number == 1:
        return "اول"
    words = to_cardinal(number)
    if words.endswith("سه"):
        return f"{words[:-2]}سوم"
    return f"{words}{ZWNJ}ام" if words.endswith("سی") else f"{words}م"


def to_cardinal(number: int) -> str:
    """Return a number from 1 to 9999 in words: 1391 gives «هزار و سیصد و نود و یک».

    Raises:
        ValueError: If ``number`` is outside that range.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"no words for {number}: only 1 to 9999 are spelt")
    thousands, rest = divmod(number, 1000)
    parts = [] if not thousands else ["هزار" if thousands == 1 else f"{_word(UNITS, thousands)} هزار"]
    if rest >= 100:
        parts.append(_word(HUNDREDS, rest - rest % 100))
        rest %= 100
    if rest >= 20:
        parts.append(_word(TENS, rest - rest % 10))
        rest %= 10
    if rest:
        parts.append(_word(UNITS, rest))
    return " و ".join(parts)


def read_roman(text: str) -> int | None:
    """Return the value of a Roman numeral of either case, written by the rule: «xiv» gives 14, «iiii» ``None``."""
    letters = unicodedata.normalize("NFKC", text.strip()).lower()
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _word(words: dict[str, int], value: int) -> str:
    """The first word of a table that has this value."""
    return next(word for word, number in words.items() if number == value)


def _join(text: str) -> str:
    """The word or words of ``text`` as one string of letters."""
    return clean(text).translate(_MARKS).replace("أ", "ا")


def _read_words(joined: str) -> int | None:
    """The number that words without spaces between them spell."""
    match = _NUMBER.fullmatch(joined)
    if not match or not joined:
        return None
    thousands = 1000 * UNITS.get(match["thousands"] or "یک", 1) if match["thousand"] else 0
    tens, units = TENS.get(match["tens"] or "", 0), UNITS.get(match["units"] or "", 0)
    if tens and units > 9:
        return None
    return (thousands + HUNDREDS.get(match["hundreds"] or "", 0) + tens + units) or None
