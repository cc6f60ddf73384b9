"""Half-spaces inside the parts of a name, by rules of their own.

The rules for words would make «سی‌دی» of «سیدی» and leave «حافظنیا»: a name is put together from other names, endings
and Arabic phrases, and where it is known as one word it stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from proceedings_db.text.characters import NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.affixes import FAMILY_ENDINGS, word_set
from proceedings_db.text.half_spaces.words import find_readings, positions_of, set_off
from proceedings_db.text.lexicon import given_names, is_name_word, lexicon

_SPACED_ENDINGS: Final = FAMILY_ENDINGS - {"مقدم", "دوست", "آباد"}
_ARABIC: Final = word_set(
    "الله اله اللهی الهی الدین الدینی السلطنه الدوله الملک الشعرا الشعراء العلما العلماء الاسلام الاسلامی السادات "
    "النساء النسا الزمان الملوک الممالک التجار العلوم القاسم الحسن الفضل الهدی الحسینی الرضا الحق"
)
_HEADS: Final = word_set("علی ولی نقی")
_TAILS: Final = word_set("دخت خان قلی شاه")
_FAMILY_HEADS: Final = word_set("علی شاه حاج بیک بیگ طه ملک شیخ خواجه")
_AFTER_ALI: Final = frozenset(("اصغر", "اکبر"))
_KNOWN_WHOLE: Final = 4.0
"""From this weight on dictionaries have a family as one word: «علیزاده»."""
_SEEN: Final = 1.0
"""From this weight on two words of a family are the compound that they look like: «زنده‌دل»."""
_SPACES: Final = re.compile(r"( +)")


def restore_name_half_spaces(part: str, given: bool) -> str:
    """Return a given name (``given``) or a family name with its half-spaces, spelling and other spaces as printed.

    «حافظنیا» and «حافظ نیا» give «حافظ‌نیا», «روحالله» and «روح الله» «روح‌الله», «علیاصغر» «علی‌اصغر»; «علیرضا»,
    «علیزاده», «محمد رضا» and «سیدی» stay.
    """
    pieces = _SPACES.split(part)
    words = pieces[::2]
    joined = words[:1]
    for space, word in zip(pieces[1::2], words[1:], strict=True):
        if space == " " and _is_one_name(joined[-1], word, given, alone=len(words) == 2):
            joined[-1] = set_off(joined[-1], word)
        else:
            joined.append(space + word)
    return "".join(_restore_word(word, given) for word in joined)


def _is_one_name(left: str, right: str, given: bool, *, alone: bool) -> bool:
    """Whether two words of a name are one; ``alone`` if the name has no other."""
    left = left.strip()
    if not left or not right or left[-1] == ".":
        return False
    if right in _ARABIC or (right.startswith("ال") and left == "ابو"):
        return True
    last = left.rpartition(ZWNJ)[2]
    if given:
        return (last in _HEADS and right in _AFTER_ALI) or (right in _TAILS - {"خان", "شاه"} and last in given_names())
    if right in _SPACED_ENDINGS:
        return True
    if alone and last in _FAMILY_HEADS and right.endswith(("ی", "یان")):
        return right.removesuffix("ان").removesuffix("ی") in given_names()
    return _is_compound(left, right)


def _is_compound(left: str, right: str) -> bool:
    """Whether two words of a family are a compound of the language: «زنده» + «دل»."""
    if ZWNJ in left or ZWNJ in right or left == "ابن" or (is_name_word(left) and is_name_word(right)):
        return False
    seen = [form for form, weight in lexicon().parted.get(left + right, ()) if weight >= _SEEN]
    return any(len(left) in positions_of(form) for form in seen)


def _restore_word(word: str, given: bool) -> str:
    """Return one word of a name with its half-spaces, each of its parts read on its own."""
    letters = word.lstrip(" ")
    space = word[: len(word) - len(letters)]
    return space + ZWNJ.join(_restore_piece(piece, given) for piece in letters.split(ZWNJ))


@cache
def _restore_piece(word: str, given: bool) -> str:
    if cut := _find_cut(word, given):
        return f"{_restore_piece(word[:cut], given)}{ZWNJ}{word[cut:]}"
    return word


def _find_cut(word: str, given: bool) -> int | None:
    """Return after how many letters a joined name takes a half-space, or ``None``."""
    if cut := _cut_before(word, _ARABIC):
        return cut
    if word.startswith("ابن") and len(word) > 5:
        return 3
    if lexicon().find(word).weight >= _KNOWN_WHOLE:
        return None
    if not given and (cut := _cut_before(word, FAMILY_ENDINGS)) and _is_name(word[:cut]):
        return cut
    for head in _HEADS:
        if word.startswith(head) and word.removeprefix(head) in given_names() and len(word) > len(head) + 2:
            return len(head)
    if is_name_word(word):
        return None
    if (cut := _cut_before(word, _TAILS)) and (_is_name(word[:cut]) or word[:cut].endswith("الدین")):
        return cut
    return _find_seen_cut(word)


def _cut_before(word: str, endings: Iterable[str]) -> int | None:
    """Return where the longest of the endings begins, if a joining letter of a part of three or more is before it."""
    for ending in sorted(endings, key=len, reverse=True):
        head = word.removesuffix(ending)
        if head != word and len(head) > 2 and head[-1] not in NON_JOINING:
            return len(head)
    return None


def _find_seen_cut(word: str) -> int | None:
    """Return the first half-space of a compound of the language that is far the likeliest reading: «زرین‌کوب»."""
    best = find_readings(word)[0]
    if best.rule != "seen" or word in lexicon().words:
        return None
    return best.form.index(ZWNJ)


def _is_name(head: str) -> bool:
    """Whether ``head`` may carry an ending: a name, a word, or an adjective in ی of a name."""
    return is_name_word(head) or head in lexicon().words or (head.endswith("ی") and len(head) > 3)
