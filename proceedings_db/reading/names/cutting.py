"""Where a Persian name is cut: the scored split of given and family name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from proceedings_db.text.name_forms import ends_surname
from proceedings_db.text.name_lists import is_given_name, is_given_word, is_surname, to_name_key

SEYYED: Final = frozenset(("سید", "سیده", "سیّد"))
_BEFORE_GIVEN: Final = SEYYED | {"میر", "میرزا", "حاج", "حاجی", "آقا", "ملا", "خواجه", "شیخ"}
_AFTER_GIVEN: Final = frozenset(
    (
        *("الله", "اله", "الدین", "سادات", "السادات", "خان", "بیگم", "قلی", "بیک", "آقا", "شاه"),
        *("رضا", "علی", "حسین", "حسن", "مهدی", "محمد", "جواد", "کاظم", "باقر", "تقی", "نقی", "صادق", "هادی", "اصغر"),
        *("اکبر", "امین", "ابراهیم", "اسماعیل", "جعفر", "حسام", "زهرا", "یوسف", "یونس", "عباس", "احسان", "کریم"),
    )
)  # fmt: skip
_COMPOUND_FIRST: Final = frozenset(("محمد", "علی", "امیر", "غلام", "میر", "سید", "فاطمه", "عبد", "ابو", "شاه", "حاج"))
_FOREIGN_FIRST: Final = frozenset(("ژان", "ماری", "هانس", "یوهان", "خوان"))
_LETTER_NAMES: Final = frozenset(
    (
        *("ای", "بی", "سی", "دی", "اف", "جی", "اچ", "آی", "کی", "ال", "ام", "ان", "او", "پی", "کیو", "آر", "اس"),
        *("تی", "یو", "وی", "دبلیو", "دابلیو", "اکس", "وای", "زد"),
    )
)  # fmt: skip
_PARTICLES: Final = frozenset(("فان", "ون", "وان", "فون", "دو", "دی", "دن", "دلا", "لا", "لو", "در", "آل", "ابن", "د"))
_NO_START: Final = frozenset(("بن", "الله", "اله", "الدین", "سادات", "السادات", "قلی"))
_ENDINGS: Final = ("پور", "زاده", "نیا", "نژاد", "نسب", "فر", "فرد", "راد", "منش", "وند", "تبار", "مقدم", "اصل")


@dataclass(frozen=True, slots=True)
class Cut:
    """A name cut into given and family words, with the score of this reading over the ones it was weighed against."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    score: float


def is_initials(word: str) -> bool:
    """Whether a word is one letter or several with full stops: «ع.», «ع.ا.», «م»."""
    letters = word.replace(".", "")
    return len(letters) == 1 or (0 < len(letters) <= 4 and word.count(".") >= len(letters) - 1 and "." in word)


def find_cuts(words: Sequence[str], *, family_first: bool = False) -> list[Cut]:
    """Return every cut of the words of a name in one order, best first; there is none for a single word."""
    parts = [(tuple(words[:k]), tuple(words[k:])) for k in range(1, len(words))]
    if family_first:
        parts = [(after, before) for before, after in parts]
    cuts = [Cut(given, family, score_cut(given, family)) for given, family in parts]
    return sorted(cuts, key=lambda cut: (-cut.score, len(cut.given)))


@lru_cache(maxsize=65536)
def score_cut(given: tuple[str, ...], family: tuple[str, ...]) -> float:
    """Return how well two runs of words do as given and family name."""
    return _score_given(given) + score_family(family)


def _score_given(words: tuple[str, ...]) -> float:
    """Up to 3 for a known given name, below 0 for what can be none."""
    score = 0.0
    if words[0] in _BEFORE_GIVEN and len(words) == 1:
        return 0.0 if is_given_name(to_name_key(words[0])) and words[0] not in SEYYED else -3.0
    if words[0] in _BEFORE_GIVEN:
        words, score = words[1:], 1.0 if is_given_word(to_name_key(words[1])) else 0.0
    if all(map(is_initials, words)):
        return score + 3.0
    if words[0] in _NO_START:
        return -4.0
    first = to_name_key(words[0])
    if len(words) == 1:
        return score + (2.0 if is_given_name(first) else 1.0 if is_given_word(first) else 0.0)
    return score + _score_compound(words)


def _score_compound(words: tuple[str, ...]) -> float:
    """The score of a given name of several words."""
    keys = [to_name_key(word) for word in words]
    after = sum(word in _AFTER_GIVEN or word in _NO_START for word in words[1:])
    if any(word in _LETTER_NAMES or is_initials(word) for word in words[1:]) and words[0] not in _AFTER_GIVEN:
        return 2.5 if len(words) == 2 else 2.0
    if words[0] in _FOREIGN_FIRST and len(words) == 2:
        return 2.2
    if is_given_name("".join(keys)):
        likely = after or words[0] in _COMPOUND_FIRST
        return 2.0 + (0.7 if likely else -0.4)
    if all(map(is_given_word, keys)):
        return 1.0 + 0.5 * after - 0.5 * (len(words) - 2)
    return -0.5 + (0.5 * after if is_given_word(keys[0]) else 0.0) - 0.5 * (len(words) - 2)


def score_family(words: tuple[str, ...]) -> float:
    """Return up to 2 for a known surname, below 0 for words that can be none."""
    ended = len(words) > 1 and ends_surname(words[1])
    if words[0] in _NO_START and not ended:
        return -4.0
    if words[0] in _ENDINGS:
        return -4.0 if len(words) > 1 else -1.5
    if (words[0] in _PARTICLES and len(words) > 1) or re.fullmatch("ابن.{3,}", words[0]):
        return 2.0
    if ended:
        return 1.5
    key = to_name_key("".join(words))
    if is_surname(key):
        return 1.5
    if len(words) > 1 and is_surname(to_name_key(words[0])) and words[0] not in _AFTER_GIVEN:
        return 1.0
    return 0.5 if words[-1].endswith(("ی", *_ENDINGS, "یان", "چی", "لو")) else 0.0
