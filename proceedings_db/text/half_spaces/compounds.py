"""Second parts of compounds, learnt from the compounds of the lexicon."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.lexicon import lexicon

LEAST_COMPOUNDS: Final = 12


@cache
def compound_endings() -> dict[str, float]:
    """Return what many compounds end in but seldom stands alone, with its share of the words before it.

    «سازی», «پذیر», «شناسی», «گیری»; not «دست» or «کار», which are words first.
    """
    words = lexicon()
    heads: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    for forms in words.parted.values():
        for form, weight in forms:
            head, _, ending = form.rpartition(ZWNJ)
            if ZWNJ not in head and len(ending) > 2:
                heads[ending] += 1
                weights[ending] += weight
    return {
        ending: 0.002
        for ending, count in heads.items()
        if count >= LEAST_COMPOUNDS and words.weights.get(ending, 0) < weights[ending] / 2
    }
