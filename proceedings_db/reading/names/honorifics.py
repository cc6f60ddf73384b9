"""Titles before a name, which are no part of it."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.text.characters import ZWNJ

_GAP: Final = f"[\\s{ZWNJ}]"
_TITLES: Final = (
    *("جناب آقای", "جناب", "سرکار خانم", "سرکار", "آقای", "آقایان", "خانم", "حضرت", "مرحومه?", "شهید"),
    *("زنده یاد", "شادروان", "دکتر", "دکتور", "مهندس", "استادیار", "دانشیار", "پرو?فسور", "علامه", "امام جمعه"),
    *("آی[تهة]~الله العظمی", "آی[تهة]~اله العظمی", "آی[تهة]~الله", "آی[تهة]~اله"),
    *("حج[تهة]~الا?سلام~و~المسلمین", "حج[تهة]~الا?سلام", "ثق[تهة]~الا?سلام"),
    *("سردار", "امیر سرتیپ", "سرتیپ دوم", "سرتیپ", "سرهنگ", "سرگرد", "سروان", "سرلشکر", "سپهبد"),
    *("دریادار", "دریابان", "ناخدا", "پاسدار"),
)
_SOFT_TITLES: Final = ("استاد", "شیخ", "حاجیه", "حاج آقا", "حاج", "کربلایی")
"""Titles that families begin with too: «شیخ انصاری، مرتضی»."""
_LATIN: Final = r"(?:Dr|Prof|Mr|Mrs|Ms|Eng|Sir|Professor|Doctor)\b\.?"


def _compile(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one of the titles, with any spaces and half-spaces between its words; a «~» may be none."""
    words = (title.replace(" ", f"{_GAP}+").replace("~", f"{_GAP}*") for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W\d_])(?!{ZWNJ})\.?|{_LATIN}")


_TITLE: Final = _compile((*_TITLES, *_SOFT_TITLES))
_TITLE_OF_FAMILY: Final = _compile(_TITLES)


def split_honorific(name: str, *, family_first: bool = False) -> tuple[str | None, str]:
    """Return the titles before a name as printed, and the name without them.

    «حجت الاسلام والمسلمین دکتر علی احمدی» gives the first four words and «علی احمدی». A title with nothing after it
    is taken for the name. ``family_first`` says that a family name stands there, whose first word «حاج» may be.
    """
    pattern = _TITLE_OF_FAMILY if family_first else _TITLE
    end = 0
    while match := pattern.match(name, end):
        after = match.end() + len(name[match.end() :]) - len(name[match.end() :].lstrip(" .،,"))
        if after >= len(name):
            break
        end = after
    return name[:end].rstrip(" ،,") or None, name[end:]
