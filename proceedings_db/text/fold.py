"""Keys that make spellings of the same thing equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, ZWNJ, clean
from proceedings_db.text.numerals import to_ascii_digits

_LETTERS: Final = str.maketrans(
    {
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "آ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ء": None,
        ZWNJ: None,
        HAMZA_ABOVE: None,
        **dict.fromkeys(HARAKAT),
    }
)


class _Plain(dict[int, int | str | None]):
    """The plain letter of each character that was met; marks have none. A load folds millions of characters."""

    def __missing__(self, code: int) -> int | str | None:
        letter = chr(code)
        is_mark = unicodedata.category(letter) == "Mn"
        # Unicode parts «ٸ» and «ۂ» into letters that are not clean; a space cleaned is nothing.
        self[code] = None if is_mark else to_ascii_digits((clean(letter) or letter).translate(_LETTERS))
        return self[code]


_PLAIN: Final = _Plain()
_EZAFE: Final = re.compile(f"ه{ZWNJ}ی(?![\\w{ZWNJ}])")
_WHOLE_LETTERS: Final = re.compile("[ -~«»–—؀-ٯٱ-ٴٹ-ڿہۃ-ے۔-ۿ" + ZWNJ + "]*")
"""ASCII, and the letters of Persian and Arabic that Unicode does not part or that stand in the table above."""
_NOT_WORD: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the search key of ``text``: letters, digits and half-spaces in one form, marks dropped, spaces kept.

    «حكومت‌هاي ۱۳۹۱» and «حکومتهای 1391» give the same key. Folding twice changes nothing.
    """
    # Unicode parts these two into other letters than Persian has; all others into the letter and a mark.
    whole = _EZAFE.sub("ه", clean(text)).replace("ۀ", "ه").replace("ئ", "ی")
    if _WHOLE_LETTERS.fullmatch(whole):
        return " ".join(whole.lower().translate(_PLAIN).split())
    # Parting may lay a capital bare («ϒ»), and lower-casing join what was parted: part, lower, part again.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", whole).casefold())
    return " ".join(lower.translate(_PLAIN).split())


# A load asks for the key of each name at half a dozen places: to pair, to link, to file and to search.
@lru_cache(maxsize=1 << 14)
def fold_name(text: str) -> str:
    """Return the key of a name: folded, without spaces and punctuation, «الله» as «اله»."""
    return _NOT_WORD.sub("", fold(text)).replace("الله", "اله")


@lru_cache(maxsize=1 << 14)
def fold_title(text: str) -> str:
    """Return the key of a title: folded, without spaces and punctuation."""
    return _NOT_WORD.sub("", fold(text))
