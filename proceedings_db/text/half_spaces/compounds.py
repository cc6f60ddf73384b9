"""Second parts of compounds, learnt from the compounds of the lexicon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.half_spaces.affixes import AFTER_HE, COMPARISON, PLURAL, word_set
from proceedings_db.text.lexicon import lexicon

LEAST_HEADS: Final = 8
BOUND: Final = 7.0
"""How much oftener a second part stands in compounds than alone to be bound to them."""
LOOSE: Final = 0.7
"""The same of one that stands alone as well: «شده»."""
BOUND_RATE: Final = 0.002
LOOSE_RATE: Final = 0.0005
_LEAST_WEIGHT: Final = 0.3

_NUMERALS: Final = word_set(
    "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست سی چهل پنجاه شصت "
    "هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد هزار میلیون میلیارد چند"
)

_ENDINGS: Final = PLURAL.keys() | AFTER_HE.keys() | COMPARISON.keys()


@cache
def compound_endings() -> dict[str, float]:
    """Return the second parts of many compounds, with the share of them among what follows a noun.

    «سازی», «پذیر», «شناسی», but also «شده» and «کار», which stand alone as well and are rated lower.
    """
    ratios = {ending: ratio for ending, ratio in _ratios().items() if ratio >= LOOSE}
    return {ending: BOUND_RATE if ratio >= BOUND else LOOSE_RATE for ending, ratio in ratios.items()}


@cache
def bound_endings() -> frozenset[str]:
    """Return the second parts that hardly stand alone: «سازی», «گرایی», not «کار»; a space before one is a slip."""
    return frozenset(ending for ending, ratio in _ratios().items() if ratio >= BOUND)


@cache
def _ratios() -> dict[str, float]:
    words = lexicon()
    parted = {form: weight for forms in words.parted.values() for form, weight in forms}
    return find_second_parts(parted, {form: word.weight for form, word in words.words.items()})


def find_second_parts(parted: Mapping[str, float], alone: Mapping[str, float]) -> dict[str, float]:
    """Return the second parts of many forms of ``parted``, with how much more weight each has in them than alone."""
    heads: Counter[str] = Counter()
    numerals: Counter[str] = Counter()
    weights: defaultdict[str, float] = defaultdict(float)
    for form, weight in parted.items():
        head, _, ending = form.rpartition(ZWNJ)
        if ZWNJ not in head and len(ending) > 2:
            heads[ending] += 1
            weights[ending] += weight
            numerals[ending] += head in _NUMERALS
    return {
        ending: weights[ending] / max(_LEAST_WEIGHT, alone.get(ending, 0.0))
        for ending, count in heads.items()
        if count >= LEAST_HEADS and numerals[ending] < count / 2 and ending not in _ENDINGS
    }
