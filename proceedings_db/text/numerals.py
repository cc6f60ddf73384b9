"""Numbers as printed in Persian, Arabic and ASCII figures."""

from __future__ import annotations

from typing import Final

PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
ASCII_DIGITS: Final = "0123456789"

_TO_ASCII: Final = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2)
_TO_PERSIAN: Final = str.maketrans(ASCII_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)


def to_ascii_digits(text: str) -> str:
    """Return ``text`` with Persian and Arabic digits as ASCII ones: «۱۳۹۱» gives 1391."""
    return text.translate(_TO_ASCII)


def to_persian_digits(text: str) -> str:
    """Return ``text`` with ASCII and Arabic digits as Persian ones: 1391 gives «۱۳۹۱»."""
    return text.translate(_TO_PERSIAN)


def read_integer(text: str) -> int | None:
    """Return the number that ``text`` is, in any of the three sets of digits, or ``None`` if it is anything else."""
    figures = to_ascii_digits(text.strip())
    return int(figures) if figures.isascii() and figures.isdigit() else None
