"""Characters by name, and the clean form of printed text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"  # the half-space
ZWJ: Final = "\N{ZERO WIDTH JOINER}"
ZWSP: Final = "\N{ZERO WIDTH SPACE}"
NBSP: Final = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
NOT_SIGN: Final = "\N{NOT SIGN}"
BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
LRM: Final = "\N{LEFT-TO-RIGHT MARK}"
RLM: Final = "\N{RIGHT-TO-LEFT MARK}"
ALM: Final = "\N{ARABIC LETTER MARK}"
EMBEDDINGS: Final = "".join(map(chr, range(0x202A, 0x202F)))
ISOLATES: Final = "".join(map(chr, range(0x2066, 0x206A)))
BIDI_MARKS: Final = LRM + RLM + ALM + EMBEDDINGS + ISOLATES
CONTROLS: Final = "".join(c for c in map(chr, (*range(32), *range(127, 160))) if not c.isspace())
KASHIDA: Final = "\N{ARABIC TATWEEL}"
HAMZA_ABOVE: Final = "\N{ARABIC HAMZA ABOVE}"
HARAKAT: Final = "".join(map(chr, range(0x064B, 0x0653))) + "\N{ARABIC LETTER SUPERSCRIPT ALEF}"

NON_JOINING: Final = "اآأإٱدذرزژوؤءةۀ"
"""Letters that never join the next one: a half-space after them is invisible, so the canonical form has none."""

_LETTERS: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ے": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ہ": "ه",
        "ھ": "ه",
        KASHIDA: None,
        BOM: None,
        ZWSP: None,
        ZWJ: None,
        NBSP: " ",
        **dict.fromkeys(BIDI_MARKS + CONTROLS),
    }
)
_UNCLEAN: Final = re.compile(f"[\ufb50-\ufdff\ufe70-\ufefc{re.escape(''.join(map(chr, _LETTERS)))}]")
# Old Persian files print these two where the half-space was meant.
_OLD_HALF_SPACE: Final = re.compile(f"(?<=[ء-یپچژکگۀ])[{NOT_SIGN}{SOFT_HYPHEN}]")
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_HALF_SPACES: Final = re.compile(f"(?<=[{NON_JOINING}]){ZWNJ}+|{ZWNJ}+(?=[\\W_]|$)|(?:(?<=[\\W_])|^){ZWNJ}+")
_REPEATED: Final = re.compile(f"{ZWNJ}{{2,}}")


def clean(text: str) -> str:
    """Return ``text`` in clean form: Persian letters, single spaces, canonical half-spaces, no marks of direction.

    Spelling, digits, punctuation, ``ۀ`` and hamza stay as printed: «كتاب‌هاي ملي» gives «کتاب‌های ملی». Arabic
    presentation forms become letters by NFKC, which is not applied to anything else: it would turn «½» into three
    characters.
    """
    letters = text
    if _UNCLEAN.search(text):
        letters = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text).translate(_LETTERS)
    if NOT_SIGN in letters or SOFT_HYPHEN in letters:
        letters = _OLD_HALF_SPACE.sub(ZWNJ, letters).replace(SOFT_HYPHEN, "")
    if ZWNJ in letters:
        letters = _HALF_SPACES.sub("", _REPEATED.sub(ZWNJ, letters))
    return " ".join(letters.split())
