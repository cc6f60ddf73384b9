"""The half-spaces of personal names.

Names go by rules of their own: «حافظنیا» is set apart by its ending, «رنجکش» and «شمشیربند», which are compounds just
as well, stand as their bearers write them.
"""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.text.characters import NON_JOINING, ZWNJ, clean
from proceedings_db.text.name_lists import first_words_before, is_given_name, is_given_word, is_surname, to_name_key

_FAMILY_ENDINGS: Final = (
    *("پور", "پوری", "زاده", "نیا", "نیای", "نژاد", "نژادی", "نسب", "فرد", "راد", "منش", "وند", "وندی", "آبادی"),
    *("اللهی", "الهی", "تبار", "گهر", "صفت", "سیرت", "پرست", "دوست", "خواه", "کوب"),
)
"""Endings of surnames that are set off where the printed form joined them."""

_SPACED_ENDINGS: Final = frozenset(
    (
        *_FAMILY_ENDINGS,
        *(
            "فر",
            "زاد",
            "آباد",
            "بین",
            "بخش",
            "بخشیان",
            "بخشی",
            "دل",
            "نصیب",
            "باش",
            "آورد",
            "آوری",
            "گل",
            "نشین",
            "پناه",
        ),
        *("شناس", "طلب", "جو", "جوی", "گو", "گوی", "خوی", "کیش", "ساز", "سوز", "فروش", "باف", "تراش", "بند", "گیر"),
        *("دان", "یار", "مند", "بخت", "چهر", "چهره", "گون", "سرشت", "پسند", "فام", "دار", "کار", "بان", "ور", "خانی"),
        *("قلی", "بیگی", "بیکی", "وردی", "لنگ", "لو", "نام", "رو", "روی", "خو", "کش", "نواز", "افروز", "افکن", "انداز"),
        *("آرا", "آرای", "زن", "ران", "شکن"),
    )
)
"""Endings of surnames that belong to the word before them where a space was printed between."""

_PREFIXES: Final = frozenset(("حاج", "حاجی", "بیک", "شاه", "آقا", "خوش", "نیک", "پاک", "زنده", "کربلایی"))
_ONE_NAME: Final = frozenset((first, second) for first in ("علی", "ولی") for second in ("اصغر", "اکبر"))
_GIVEN_ENDINGS: Final = ("دخت", "قلی", "ناز", "رخ", "زاد")
_SECOND_PARTS: Final = (
    *("الله", "اله", "الدین", "السلطنه", "الملک", "الدوله", "الاسلام", "الزمان", "السادات", "النسا", "النساء", "الحق"),
    *("الشعرا", "الشعراء", "القلم", "الاسلامی", "العلما", "التجار", "الحکما", "الملوک", "الشریعه", "الرضا", "الرحمان"),
    *("الرحمن", "القاسم", "الفضل", "الحسن", "الفتح", "الفتوح", "المعالی", "العابدین", "الحسین", "المجد", "الهدی"),
)
_SECOND_PART: Final = re.compile(f"(.+?)({'|'.join(sorted(_SECOND_PARTS, key=len, reverse=True))})(شاه|ی)?")
_ENDING: Final = re.compile(f"(.{{2,}}?)({'|'.join(sorted(_FAMILY_ENDINGS, key=len, reverse=True))})(یان|ان|ی)?")
_SEYYED: Final = ("سید", "سیده")
_BEFORE_GIVEN: Final = re.compile("(علی|ولی|نقی)(.{2,})")
_BEN: Final = re.compile("(.{2,})بن")
_EBN: Final = re.compile("(ابن)(.{3,})")
_WITHOUT_HALF_SPACE: Final = frozenset(map(to_name_key, ("علیرضا", "علیزاده", "علینقی", "علیقلی")))
"""Names that their bearers write in one."""


def join_half_space(first: str, second: str) -> str:
    """Return two parts of a word with the half-space between them that the canonical form has: none after «د»."""
    return first + second if first[-1:] in NON_JOINING else f"{first}{ZWNJ}{second}"


def ends_surname(word: str) -> bool:
    """Whether a word, printed apart, belongs to the surname before it: «زاده», «نیا», «بخشیان»."""
    return word in _SPACED_ENDINGS or word.removesuffix("ان") in _FAMILY_ENDINGS


def restore_given_name(text: str) -> str:
    """Return a given name in clean form: «سیدمحمد» as «سید محمد», «روح اله» as «روح‌اله», «علیاصغر» as «علی‌اصغر».

    Two names that make one, like «محمد رضا», keep their space.
    """
    words = [part for word in clean(text).split() for part in _part_given(word)]
    return " ".join(_join_given([_restore_word(word) for word in words]))


def restore_family_name(text: str) -> str:
    """Return a surname in clean form: «رسولیپور» as «رسولی‌پور», «حافظ نیا» as «حافظ‌نیا», «زمان زاده» as «زمان‌زاده».

    Two surnames keep their space («صابری نوغانی»), and a compound without one of the endings stays as printed.
    """
    words = [_restore_family_word(_restore_word(word, is_given=False)) for word in clean(text).split()]
    return " ".join(_join_family(words))


def _part_given(word: str) -> list[str]:
    """The words that a printed word of a given name is: «سید» stands apart, and «بن» does."""
    for seyyed in _SEYYED:
        rest = word.removeprefix(seyyed)
        if len(rest) > 1 and rest != word and is_given_name(to_name_key(rest)) and not _is_plain_name(word):
            return [seyyed, rest]
    ben = _BEN.fullmatch(word)
    if ben and is_given_name(to_name_key(ben[1])) and not _is_plain_name(word):
        return [ben[1], "بن"]
    return [word]


def _is_plain_name(word: str) -> bool:
    """Whether a word is a given name that begins like another only by chance: «سیدا»."""
    return len(word) <= 5 and is_given_name(to_name_key(word))


def _restore_word(word: str, *, is_given: bool = True) -> str:
    """A word with the half-space before «الله», «الدین» and the like, and after «علی» and «ابن»."""
    if ZWNJ in word or to_name_key(word) in _WITHOUT_HALF_SPACE:
        return word
    second = _SECOND_PART.fullmatch(word)
    if second and _is_first_part(second[1], second[2]):
        joined = join_half_space(second[1], second[2])
        return join_half_space(joined, second[3]) if second[3] == "شاه" else joined + (second[3] or "")
    for pattern in (_BEFORE_GIVEN, _EBN):
        match = pattern.fullmatch(word)
        is_name = is_given_name if is_given else is_surname
        if match and (pattern is _EBN or is_name(to_name_key(match[2]))) and not _is_one_name(word):
            return join_half_space(match[1], match[2])
    for ending in _GIVEN_ENDINGS[:1]:
        stem = word.removesuffix(ending)
        if stem != word and is_given_word(to_name_key(stem)):
            return join_half_space(stem, ending)
    return word


def _is_first_part(stem: str, second: str) -> bool:
    """Whether ``stem`` stands before «الله» or so: a word of its own does, the head of «مقاله» and «غزاله» does not."""
    if second != "اله":
        return len(stem) > 1 and stem not in ("عبد", "ابو")
    key = to_name_key(stem)
    return key in first_words_before("اله") or key in first_words_before("الله")


def _is_one_name(word: str) -> bool:
    """Whether a word that begins with «علی» or «ابن» is a name without parts: «علیا», «ابنا»."""
    return len(word) <= 5


def _join_given(words: list[str]) -> list[str]:
    """The words of a given name, joined where the space stands within one name."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        if before in ("ابو", "عبد") and word.startswith("ال"):
            joined[-1] = before + word
        elif before and (word in _SECOND_PARTS or word in _GIVEN_ENDINGS or (before, word) in _ONE_NAME):
            joined[-1] = join_half_space(before, word)
        else:
            joined.append(word)
    return joined


def _restore_family_word(word: str) -> str:
    """A word of a surname with the half-space before its ending, if the rest is a name or a word with ی."""
    if word.count(ZWNJ) or to_name_key(word) in _WITHOUT_HALF_SPACE:
        return word
    match = _ENDING.fullmatch(word)
    if match and _can_end(match[1], match[2]):
        return join_half_space(_restore_word(match[1]), match[2]) + (match[3] or "")
    fer = re.fullmatch("(.{3,}ی)(فر)", word)
    if fer and not is_given_name(to_name_key(word)):
        return join_half_space(fer[1], fer[2])
    shah = re.fullmatch("(شاه)(.{4,})", word)
    if shah and (is_given_name(to_name_key(shah[2])) or is_surname(to_name_key(shah[2]))):
        return join_half_space(shah[1], shah[2])
    return word


def _can_end(stem: str, ending: str) -> bool:
    """Whether a stem takes an ending: «میرزا» has «زا», «مهراد» has «راد», and neither has parts."""
    key = to_name_key(stem)
    return len(stem) > 2 or (is_given_name(key) and ending not in ("راد", "فرد"))


def _join_family(words: list[str]) -> list[str]:
    """The words of a surname, joined where the space stands before an ending or after a prefix."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        prefixed = before in _PREFIXES and not word.startswith("سید")
        if (before and ends_surname(word)) or prefixed or (before == "علی" and is_surname(to_name_key(word))):
            joined[-1] = join_half_space(before, word)
        else:
            joined.append(word)
    return joined
