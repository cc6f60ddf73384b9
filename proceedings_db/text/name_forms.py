"""Given names and surnames in clean form: what stands apart, what belongs together, and the half-spaces."""

from __future__ import annotations

from typing import Final

from proceedings_db.text.characters import NON_JOINING, ZWNJ, clean
from proceedings_db.text.half_spaces.affixes import FAMILY_ENDINGS, word_set
from proceedings_db.text.half_spaces.names import restore_name_half_spaces
from proceedings_db.text.name_lists import is_given_name, to_name_key

SEYYED: Final = ("سید", "سیده")

_SPACED_ENDINGS: Final = (FAMILY_ENDINGS - {"مقدم"}) | word_set(
    "پوری نژادی نیای وندی زاد صفت سیرت سرشت گهر پرست خواه طلب پسند کیش دل رو روی خو خوی چهر چهره گون فام بخت نصیب "
    "بین بخش بخشی بخشیان باش باف بند تراش جو جوی دار دان ران زن ساز سوز شکن شناس فروش کار کش کوب گو گوی گیر مند نشین "
    "نواز یار ور بان افروز افکن انداز آرا آرای آورد آوری خانی قلی بیگی بیکی وردی لو نام گل لنگ"
)
"""Second parts of surnames that no surname begins with: a space before them stands within one word."""
_PREFIXES: Final = word_set("حاج حاجی بیک شاه آقا خوش نیک پاک زنده کربلایی")
_BEN: Final = "بن"


def ends_surname(word: str) -> bool:
    """Whether a word, printed apart, belongs to the surname before it: «زاده», «نیا», «بخشیان»."""
    return word in _SPACED_ENDINGS or word.removesuffix("ان") in FAMILY_ENDINGS


def restore_given_name(text: str) -> str:
    """Return a given name in clean form: «سیدمحمد» as «سید محمد», «روح اله» as «روح‌اله», «علیاصغر» as «علی‌اصغر».

    Two names that make one, like «محمد رضا», keep their space.
    """
    words = [part for word in clean(text).split() for part in _part_given(word)]
    return restore_name_half_spaces(" ".join(words), given=True)


def restore_family_name(text: str) -> str:
    """Return a surname in clean form: «رسولیپور» as «رسولی‌پور», «حافظ نیا» as «حافظ‌نیا», «زمان زاده» as «زمان‌زاده».

    Two surnames keep their space («صابری نوغانی»), and a compound without one of the endings stays as printed.
    """
    return restore_name_half_spaces(" ".join(_join_family(clean(text).split())), given=False)


def _part_given(word: str) -> list[str]:
    """The words that a printed word of a given name is: «سید» stands apart, and «بن» does."""
    for seyyed in SEYYED:
        rest = word.removeprefix(seyyed).lstrip(ZWNJ)
        if 1 < len(rest) < len(word) and is_given_name(to_name_key(rest)) and not _is_plain_name(word):
            return [seyyed, rest]
    name = word.removesuffix(_BEN).rstrip(ZWNJ)
    if 1 < len(name) < len(word) and is_given_name(to_name_key(name)) and not _is_plain_name(word):
        return [name, _BEN]
    return [word]


def _is_plain_name(word: str) -> bool:
    """Whether a word is a given name that is like another with «سید» or «بن» only by chance."""
    return len(word) <= 5 and is_given_name(to_name_key(word))


def _join_family(words: list[str]) -> list[str]:
    """The words of a surname, joined where the space stands before an ending or after a prefix."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        if before and (ends_surname(word) or (before in _PREFIXES and not word.startswith(SEYYED))):
            joined[-1] = before + word if before[-1] in NON_JOINING else f"{before}{ZWNJ}{word}"
        else:
            joined.append(word)
    return joined
