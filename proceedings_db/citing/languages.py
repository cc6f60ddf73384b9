"""Which language an entry is in: each is printed by the rules of its own."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.citing.entries import CslItem, Script, names_of, text_of

# Languages that Persian lists print by Persian rules: those in the Arabic script.
_ARABIC_SCRIPT: Final = frozenset(
    ("fa", "per", "fas", "prs", "ar", "ara", "ur", "urd", "ckb", "ku", "ps", "pus", "azb", "sd", "ug")
)
_NAMES: Final = {
    "persian": "fa",
    "farsi": "fa",
    "فارسی": "fa",
    "arabic": "ar",
    "عربی": "ar",
    "english": "en",
    "انگلیسی": "en",
}
_ARABIC_LETTER: Final = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_TITLE_FIELDS: Final = ("title", "container-title", "event-title", "publisher")


def find_language(item: CslItem) -> str:
    """Return the language tag of a work: that of its field ``language``, else by the letters of its title and names.

    «fa-IR» and «Persian» give fa. A title is Persian if most of its letters are: «تأثیر DEHP بر بلوغ» is.
    """
    tag = text_of(item, "language").strip().lower()
    if tag:
        return _NAMES.get(tag, re.split("[-_]", tag)[0])
    for text in (
        text_of(item, _TITLE_FIELDS[0]),
        _names_text(item),
        *(text_of(item, key) for key in _TITLE_FIELDS[1:]),
    ):
        arabic, latin = len(_ARABIC_LETTER.findall(text)), len(_LATIN_LETTER.findall(text))
        if arabic or latin:
            return "fa" if arabic >= latin else "en"
    return "en"


def find_script(language: str) -> Script:
    """Return by whose rules a language is printed: Arabic and Urdu as Persian, everything else as Latin."""
    return "persian" if language in _ARABIC_SCRIPT else "latin"


def _names_text(item: CslItem) -> str:
    names = [*names_of(item, "author"), *names_of(item, "editor")]
    return " ".join(text_of(name, part) for name in names for part in ("family", "given", "literal"))
