"""Titles before a name, which are no part of it."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.text.characters import ZWNJ

_NO_GAP: Final = "~"
_GAP: Final = f"[\\s{ZWNJ}]+"
_TITLES: Final = (
    *("جناب آقای", "جناب", "سرکار خانم", "سرکار", "آقای", "آقایان", "خانم", "حضرت", "مرحومه?", "شهید"),
    *("زنده یاد", "شادروان"),
    *("دکتر", "دکتور", "مهندس", "استادیار", "دانشیار", "استاد", "پرو?فسور", "علامه", "شیخ", "امام جمعه"),
    *("آیت~الله العظمی", "آیت~اله العظمی", "آیت~الله", "آیت~اله", "حج[تهة]~الا?سلام~و~المسلمین", "حج[تهة]~الا?سلام"),
    *("سردار", "امیر سرتیپ", "سرتیپ دوم", "سرتیپ", "سرهنگ", "سرگرد", "سروان", "سرلشکر", "سپهبد"),
    *("دریادار", "دریابان", "ناخدا"),
    *("حاجیه", "حاج آقا", "حاج", "کربلایی"),
)  # fmt: skip
_LATIN: Final = r"(?:Dr|Prof|Mr|Mrs|Ms|Eng|Sir|Professor|Doctor)\b\.?"


def _to_pattern(title: str) -> str:
    """A title with any spaces and half-spaces between its words, none where it has a «~»."""
    return title.replace("~", _NO_GAP).replace(" ", _GAP).replace(_NO_GAP, f"{_GAP[:-1]}*")


_TITLE: Final = re.compile(
    rf"(?:{'|'.join(map(_to_pattern, sorted(_TITLES, key=len, reverse=True)))})(?![^\W\d_])(?!{ZWNJ})\.?|{_LATIN}"
)


def split_honorific(name: str) -> tuple[str | None, str]:
    """Return the titles before a name as printed, and the name without them.

    «حجت الاسلام والمسلمین دکتر علی احمدی» gives the first four words and «علی احمدی». A title with nothing after it
    is taken for the name.
    """
    end = 0
    while match := _TITLE.match(name, end):
        after = match.end() + len(name[match.end() :]) - len(name[match.end() :].lstrip(" .،,"))
        if after >= len(name):
            break
        end = after
    honorific = name[:end].rstrip(" ،,")
    return honorific or None, name[end:]
