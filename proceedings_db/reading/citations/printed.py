"""Printed text in a form that patterns can read, letter by letter as long as the printed one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from proceedings_db.text.characters import BIDI_MARKS, BOM, KASHIDA, NBSP, NOT_SIGN, SOFT_HYPHEN, ZWNJ
from proceedings_db.text.numerals import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS

_SAME_LENGTH: Final = {
    **dict(zip(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2, strict=True)),
    **dict.fromkeys(BIDI_MARKS + BOM + NBSP + "\n\r\f\t", " "),
    **dict.fromkeys(NOT_SIGN + SOFT_HYPHEN, ZWNJ),
    **dict.fromkeys("–‒−‐‑—" + KASHIDA, "-"),
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "أ": "ا",
    "إ": "ا",
    "٫": ".",
    "٬": "،",
}


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    """The plain form of one character; a ligature keeps its first letter, for the length must not change."""
    mapped = _SAME_LENGTH.get(letter)
    if mapped is not None:
        return mapped
    if "\ufb50" <= letter <= "\ufefc":
        composed = unicodedata.normalize("NFKC", letter)[:1]
        return _SAME_LENGTH.get(composed, composed) or letter
    return letter


def fold_in_place(text: str) -> str:
    """Return ``text`` with one form of letters, digits, dashes and spaces, every character where it stood.

    «(احمدي، ۱۳۹۰)» gives «(احمدی، 1390)»: an offset in the one is an offset in the other.
    """
    return "".join(map(_plain_letter, text))
