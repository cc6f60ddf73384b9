"""Keys that make spellings of the same thing equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, ZWNJ, clean
from proceedings_db.text.numerals import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return " ".join(filter(None, map(_fold_word, text.split())))


def iter_folded(text: str) -> Iterator[str]:
    """Give the folded words of ``text`` without punctuation; «م.ک» stands between two spaces, and gives «م ک»."""
    return filter(None, map(_fold_letters, text.split()))


def fold_title(text: str) -> str:
    """Return the key of a title: folded, without spaces and punctuation."""
    return "".join(iter_folded(text)).replace(" ", "")


# A load asks for the key of each name at half a dozen places: to pair, to link, to file and to search.
@lru_cache(maxsize=1 << 14)
def fold_name(text: str) -> str:
    """Return the key of a name: folded, without spaces and punctuation, «الله» as «اله»."""
    return fold_title(text).replace("الله", "اله")


# Nothing in a word depends on the next one, and few words make up most of what is printed.
@lru_cache(maxsize=1 << 15)
def _fold_word(word: str) -> str:
    """Fold what stands between two spaces; the key has spaces where a ligature stood for several words."""
    # Unicode parts these two into other letters than Persian has; all others into the letter and a mark.
    whole = _EZAFE.sub("ه", clean(word)).replace("ۀ", "ه").replace("ئ", "ی")
    if _WHOLE_LETTERS.fullmatch(whole):
        return " ".join(whole.lower().translate(_PLAIN).split())
    # Parting may lay a capital bare («ϒ»), and lower-casing join what was parted: part, lower, part again.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", whole).casefold())
    return " ".join(lower.translate(_PLAIN).split())


@lru_cache(maxsize=1 << 15)
def _fold_letters(word: str) -> str:
    """Fold what stands between two spaces, without punctuation."""
    return _NOT_WORD.sub(" ", _fold_word(word)).strip()
