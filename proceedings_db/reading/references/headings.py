"""The headings of a reference list and of its parts: «منابع», «ب) منابع لاتین», References."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from proceedings_db.text.fold import fold
from proceedings_db.text.lines import Line

_HEADS: Final = frozenset(
    fold("منابع منبع مآخذ مراجع کتابنامه کتابشناسی پینوشتها references bibliography sources literature works").split()
)
_PARTS: Final = frozenset(
    fold("""
    فارسی لاتین لاتینی انگلیسی عربی فرانسه فرانسوی آلمانی ترکی خارجی داخلی غیرفارسی کتاب کتب کتابها مقاله مقالات مقالهها
    پایاننامه پایاننامهها رسالهها سایتها وبسایتها نشریات مجلات روزنامهها اسناد گزارشها قوانین اینترنتی الکترونیکی
    persian english latin arabic french german foreign internet online books articles theses websites
    """).split()
)
_LINKS: Final = frozenset(
    fold("""
    فهرست و غیر ها های ی به زبان پایان نامه نامهها سایت سایتهای وب دیگر سایر علمی حقوقی and other in list of cited the
    """).split()
)
_LABEL: Final = re.compile(
    r"^(?:(?:\d{1,2}\s*[-–.ـ]\s*){1,3}\d{0,2}\s*[-–.)ـ:]?|[\[(]?(?:\d{1,2}|[ا-ی]{1,3}|[ivx]{1,4}|[a-e])\s*[-–.)\]ـ:]+)\s*"
)
_MARKS: Final = re.compile(r"[^\w\s]|_")
_LONGEST: Final = 60
_FEW: Final = 4
"""Words of a heading that names a part alone: «کتاب‌ها», «مقالات فارسی»."""


def is_heading(line: Line) -> bool:
    """Whether ``line`` heads a list or a part of one: «منابع», «ب) منابع لاتین», «۵-۱- منابع داخلی», References."""
    text = fold(line.text).strip(" -–—*:.")
    if not text or len(text) >= _LONGEST:
        return False
    words = _MARKS.sub(" ", _LABEL.sub("", text, count=1)).split()
    known = all(word in _HEADS or word in _PARTS or word in _LINKS for word in words)
    if not known:
        return False
    return any(word in _HEADS for word in words) or (len(words) <= _FEW and any(word in _PARTS for word in words))


def find_headings(lines: Iterable[Line]) -> list[Line]:
    """Return the lines among those of a list that are headings of it, which no entry holds."""
    return [line for line in lines if is_heading(line)]
