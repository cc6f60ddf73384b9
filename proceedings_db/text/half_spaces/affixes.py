"""The endings and prefixes that Persian sets off by a half-space, with how often each follows a word.

The rates are those of the Persian Dependency Treebank: of a hundred nouns two carry «ها». They weigh one reading of a
joined word against another («حرفهای» is «حرفه‌ای» or «حرف‌های»), never against a word that stands in the lexicon.
"""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """Return the words in ``words``, parted by spaces: a table of many short words is read best on a few lines."""
    return frozenset(words.split())


PLURAL: Final = {
    "ها": 0.019,
    "های": 0.020,
    "هایی": 0.002,
    "هایم": 0.0004,
    "هایت": 0.0001,
    "هایش": 0.0006,
    "هایمان": 0.0002,
    "هایتان": 0.0002,
    "هایشان": 0.0003,
    "هاست": 0.0003,
    "هایند": 0.00001,
}
"""After nouns."""

AFTER_HE: Final = {
    "ای": 0.024,
    "ام": 0.010,
    "اند": 0.027,
    "ایم": 0.0067,
    "اید": 0.0051,
    "اش": 0.0027,
    "ات": 0.001,
    "مان": 0.0007,
    "شان": 0.0004,
    "تان": 0.0003,
}
"""After a word that ends in silent ه: «خانه‌ای», «رفته‌اند»."""

AFTER_YE: Final = {"ای": 0.0005, "اند": 0.002, "ام": 0.0015, "اش": 0.0015, "مان": 0.0005, "شان": 0.0005, "تان": 0.0003}
"""After a word that ends in ی: «ایرانی‌اند», «زندگی‌اش»."""

EZAFE: Final = {"ی": 0.0166}
"""After silent ه: «خانه‌ی»."""

COMPARISON: Final = {
    "تر": 0.008,
    "ترین": 0.0025,
    "تری": 0.0015,
    "ترها": 0.0001,
    "ترین‌ها": 0.00005,
    "ترینهای": 0.00001,
}
"""After adjectives."""

JOINED: Final = {
    "ی": 0.10,
    "ان": 0.025,
    "م": 0.02,
    "ت": 0.02,
    "ش": 0.011,
    "ند": 0.0075,
    "شان": 0.0022,
    "مان": 0.0036,
    "تان": 0.0014,
    "انه": 0.002,
    "انی": 0.002,
    "ات": 0.002,
}
"""Endings that join their word, of interest where that word has a half-space inside: «برنامه‌ریزان»."""

AFTER_VOWEL: Final = {
    "ی": 0.10,
    "یی": 0.02,
    "یم": 0.01,
    "یت": 0.005,
    "یش": 0.01,
    "یند": 0.005,
    "ید": 0.005,
    "یمان": 0.003,
    "یشان": 0.003,
}
"""Endings after ا and و: «رهایم» is رها + یم before it is «ره‌ایم»."""

_RULES: Final = {
    "plural": PLURAL,
    "comparison": COMPARISON,
    "after-he": AFTER_HE,
    "ezafe": EZAFE,
    "after-ye": AFTER_YE,
}
ENDINGS: Final = {
    ending: tuple((rule, rates[ending]) for rule, rates in _RULES.items() if ending in rates)
    for ending in [ending for rates in _RULES.values() for ending in rates]
}
"""The rules and rates of each ending that is set off."""

JOINED_ENDINGS: Final = {
    ending: (JOINED.get(ending, 0.0), AFTER_VOWEL.get(ending, 0.0)) for ending in (*JOINED, *AFTER_VOWEL)
}
"""The rates of each ending that joins its word: after any letter, and after ا and و."""

LONGEST_ENDING: Final = max(map(len, (*ENDINGS, *JOINED_ENDINGS)))

VERB_PREFIXES: Final = ("", "بر", "در", "فرو", "باز", "وا", "فرا", "ور", "سر")
"""What may stand before «می» in a verb: «برمی‌گردد»."""

PREFIXES: Final = frozenset(("غیر", "شبه", "فرا", "پسا"))
"""What makes an adjective of an adjective, written as one word with it: «غیرعامل», «شبه‌علمی»."""

ATTACHED_PREFIXES: Final = ("بی", "کم", "خوش", "نیم", "نیمه", "شبه", "بین", "میان", "درون", "برون")
"""What is set off before a word whose space was lost: «بی‌ثباتی», «درون‌مرزی»."""

JOINED_SUFFIXES: Final = frozenset(("مند", "مندی", "وار", "گر", "گری", "بان", "ناک"))
"""Second parts that are set off after ه and ی only: «علاقه‌مند», «میانجی‌گری», but «ارزشمند», «تحلیلگر»."""

RELATIONS: Final = frozenset(("درون", "برون"))
"""Prepositions that make one word with an adjective in ی: «درون‌شهری»."""

RELATIONS_WITH_AI: Final = frozenset(("بین", "میان", "چند", "تک"))
"""Words that do so with adjectives in ‌ای only: «بین‌رشته‌ای», but «بین توانایی و …»."""

SCIENCE_OF: Final = {"شناختی": "شناسی"}
"""Second parts that are adjectives of their own too: «زمین‌شناختی» belongs to «زمین‌شناسی», «علوم شناختی» to none."""

FAMILY_ENDINGS: Final = word_set("پور زاده نیا نژاد نسب فر فرد راد منش وند آباد آبادی پناه تبار دوست مقدم")
"""What families end in."""
