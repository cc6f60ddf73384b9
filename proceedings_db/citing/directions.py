"""Which way text runs, and the words in it that run the other way."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.citing.entries import Direction, Script
from proceedings_db.text.characters import ZWNJ

DIRECTIONS: Final[dict[Script, Direction]] = {"persian": "rtl", "latin": "ltr"}
LANGUAGES: Final[dict[Script, str]] = {"persian": "fa", "latin": "en"}

_LATIN: Final = "A-Za-z\u00c0-\u024f"
_ARABIC: Final = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
_PERSIAN_FIGURES: Final = "\u06f0-\u06f9"
# Words of the other script with the figures and marks between them, from a letter to a letter or figure.
_FOREIGN: Final[dict[Script, re.Pattern[str]]] = {
    "persian": re.compile(rf"[{_LATIN}](?:[{_LATIN}0-9 .,:;/@&+#'’_()-]*[{_LATIN}0-9+#])?"),
    "latin": re.compile(rf"[{_ARABIC}](?:[{_ARABIC}{ZWNJ}{_PERSIAN_FIGURES} ،؛:.()-]*[{_ARABIC}{_PERSIAN_FIGURES}])?"),
}


def other_script(script: Script) -> Script:
    """Return the script that a paragraph of this one is not in."""
    return "latin" if script == "persian" else "persian"


def split_directions(text: str, script: Script) -> list[tuple[str, bool]]:
    """Return the parts of a text in order, each with whether it runs against its paragraph: Latin words in Persian."""
    parts, end = [], 0
    for match in _FOREIGN[script].finditer(text):
        parts += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [(part, foreign) for part, foreign in [*parts, (text[end:], False)] if part]
