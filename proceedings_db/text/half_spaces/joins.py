"""Spaces that stand for half-spaces: whether two neighbouring words are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from proceedings_db.text.characters import NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.affixes import (
    AFTER_HE,
    COMPARISON,
    FAMILY_ENDINGS,
    PLURAL,
    PREFIXES,
    RELATIONS,
    RELATIONS_WITH_AI,
    SCIENCE_OF,
    VERB_PREFIXES,
    word_set,
)
from proceedings_db.text.half_spaces.compounds import bound_endings
from proceedings_db.text.half_spaces.words import find_readings, positions_of
from proceedings_db.text.lexicon import ADJECTIVE, NOUN, SILENT_HE, VERB, lexicon, surnames

WORDS: Final = 394_000
"""Words of the text that weights are counts of."""
COLLOCATION: Final = 1000
"""How much oftener two words may stand side by side than chance has it, though they are no compound."""
_LEAST: Final = 0.3

_VERB_HEADS: Final = frozenset(prefix + particle for prefix in VERB_PREFIXES for particle in ("می", "نمی"))
_AFTER_HE: Final = frozenset(AFTER_HE) - {"مان", "شان", "تان", "ات"} | {"ی"}
_AFTER_YE: Final = frozenset(("اند", "اش", "ام"))
_FUNCTION_WORDS: Final = word_set(
    "از با به بر در تا که و یا اگر را این آن هر هیچ همه چه چند من تو او ما شما ایشان هم نه آیا برای ولی اما نیز پس است "
    "بود شد"
)


class Join(NamedTuple):
    """What speaks for one word: the rule and its certainty."""

    rule: str
    certainty: float


@lru_cache(maxsize=1 << 16)
def find_join(left: str, right: str, in_title: bool = False) -> Join | None:
    """Return what makes one word of two that a space parts, or ``None``.

    Both without half-spaces. «کتاب» + «های», «می» + «شود», «برنامه» + «ریزی» are one word; «آب» + «و» are not. In
    titles «درون» + «شهری» is one word too, where running text may have «درون شهری که».
    """
    if left in _VERB_HEADS:
        return Join("verb", 0.99) if VERB in lexicon().find(right).kinds else None
    if len(left) < 2 or (len(right) < 2 and right != "ی") or {left, right} & _FUNCTION_WORDS or right in _VERB_HEADS:
        return None
    if in_title and right in FAMILY_ENDINGS and f"{left} {right}" in surnames():
        return Join("name", 0.95)
    return _ending(left, right) or _prefix(left, right, in_title) or _bound(left, right) or _compound(left, right)


def _ending(left: str, right: str) -> Join | None:
    kinds = _kinds(left)
    if right in PLURAL:
        return Join("plural", 0.99 if kinds is None or NOUN in kinds else 0.9)
    if right in COMPARISON:
        return Join("comparison", 0.98) if kinds is not None and ADJECTIVE in kinds else None
    if right in _AFTER_YE and left.endswith("ی") and len(left) > 3 and kinds and set(kinds) & {NOUN, ADJECTIVE}:
        return Join("after-ye", 0.95)
    if right in _AFTER_HE and left.endswith("ه") and len(left) > 2:
        silent = SILENT_HE in kinds if kinds is not None else left[-2] not in "او"
        return Join("ezafe" if right == "ی" else "after-he", 0.98) if silent else None
    return None


def _kinds(word: str) -> str | None:
    """Return the classes of a word, those of its last part where it is known with a half-space only."""
    words = lexicon()
    if word in words.words:
        return words.words[word].kinds
    forms = words.parted.get(word)
    if not forms:
        return None
    last = forms[0][0].rpartition(ZWNJ)[2]
    return words.find(last).kinds + NOUN + (SILENT_HE if word.endswith("ه") else "")


def _prefix(left: str, right: str, in_title: bool) -> Join | None:
    if left == "بی":
        return Join("prefix", 0.97) if left + right in lexicon().parted else None
    kinds = _kinds(right) or ""
    of_noun = right.endswith("ی") and NOUN in (_kinds(right[:-1]) or "")
    if left in PREFIXES and ADJECTIVE in kinds and (left == "غیر" or of_noun):
        return Join("prefix", 0.95)
    if in_title and ((left in RELATIONS and of_noun) or (left in RELATIONS_WITH_AI and _ends_in_ai(right))):
        return Join("prefix", 0.9)
    return None


def _ends_in_ai(word: str) -> bool:
    """Whether a word is an adjective like «رشته‌ای»."""
    return word.endswith("های") and find_readings(word)[0].form.endswith(f"ه{ZWNJ}ای")


def _bound(left: str, right: str) -> Join | None:
    """Join the second part of a compound that hardly stands alone, plural or not: «نقش» + «آفرینی»."""
    core = next((right.removesuffix(ending) for ending in PLURAL if right.endswith(f"ی{ending}")), right)
    if core in SCIENCE_OF and left + SCIENCE_OF[core] not in lexicon().parted:
        return None
    kinds = _kinds(left)
    if core not in bound_endings() or (kinds is not None and not set(kinds) & {NOUN, ADJECTIVE}):
        return None
    return Join("compound", 0.95)


def _compound(left: str, right: str) -> Join | None:
    """Weigh the joined word against two words that stand side by side."""
    words = lexicon()
    cut = len(left)
    if left[-1] in NON_JOINING:
        weight = words.find(left + right).weight
    elif any((left + right)[:end] in words.parted for end in range(cut + 1, cut + len(right) + 1)):
        readings = find_readings(left + right)
        weight = sum(reading.weight for reading in readings if cut in positions_of(reading.form))
    else:
        return None
    apart = _weight(left) * _weight(right) * COLLOCATION / WORDS
    return Join("seen", weight / (weight + apart)) if weight else None


def _weight(word: str) -> float:
    """Return how common a word is, with whatever endings."""
    return max(_LEAST, sum(reading.weight for reading in find_readings(word)))
