"""The readings of one word whose half-spaces may be lost, each with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from proceedings_db.text.characters import NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.affixes import (
    ATTACHED_PREFIXES,
    ENDINGS,
    JOINED_ENDINGS,
    JOINED_SUFFIXES,
    LONGEST_ENDING,
    PLURAL,
    VERB_PREFIXES,
)
from proceedings_db.text.half_spaces.compounds import compound_endings
from proceedings_db.text.lexicon import ADJECTIVE, NOUN, SILENT_HE, UNCLASSED, VERB, lexicon

CERTAIN: Final = 0.85
"""From this certainty on a change is made."""
DOUBTFUL: Final = 0.3
"""From this certainty on a change that is not made is told."""
UNSEEN: Final = 0.0003
"""The weight of a word that no list has: less than that of any word with an ending."""
UNKNOWN_PLURAL: Final = 0.005
"""The weight of the plural of a noun that no list has."""

SHORTEST_AFTER_PREFIX: Final = 4
COMMON: Final = 4.0
PREFIX_RATE: Final = 0.001
SHORTEST_COMPOUND: Final = 7
"""How many letters a compound that no list has must have."""
UNCLASSED_SHARE: Final = 0.1
"""How far a word whose class no dictionary gives is trusted to be of the class that an ending asks for."""

_NEEDS: Final = {"plural": NOUN, "comparison": ADJECTIVE, "after-he": SILENT_HE, "ezafe": SILENT_HE, "after-ye": ""}
_SHORTEST_STEM: Final = {"comparison": 3, "after-ye": 4}
_LAST: Final = {"after-he": "ه", "ezafe": "ه", "after-ye": "ی"}
_STEM_RULES: Final = frozenset(("seen", "compound", "joined", "verb", "prefix"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to write a word: its form, how often text has it so (in 394,000 words), and the rule that gave it."""

    form: str
    weight: float
    rule: str


@lru_cache(maxsize=1 << 16)
def find_readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word without half-spaces, the weightiest first; the word itself is one of them."""
    readings: dict[str, Reading] = {}
    for reading in _readings(word):
        known = readings.get(reading.form)
        if known is None:
            readings[reading.form] = reading
        else:
            rule = known.rule if known.weight >= reading.weight else reading.rule
            readings[reading.form] = Reading(reading.form, known.weight + reading.weight, rule)
    return tuple(sorted(readings.values(), key=lambda reading: (-reading.weight, reading.form)))


def _readings(word: str) -> Iterator[Reading]:
    words = lexicon()
    yield Reading(word, max(words.find(word).weight, UNSEEN), "whole")
    for form, weight in words.parted.get(word, ()):
        yield Reading(form, weight, "seen")
    if len(word) < 4:
        return
    if "می" in word:
        yield from _verbs(word)
    for size in range(1, min(LONGEST_ENDING, len(word) - 2) + 1):
        stem, ending = word[:-size], word[-size:]
        if ending in ENDINGS:
            yield from _with_endings(word, stem, ending)
        if ending in JOINED_ENDINGS:
            yield from _with_joined_endings(word, stem, ending)
    yield from _prefixed(word)
    if len(word) >= SHORTEST_COMPOUND:
        yield from _compounds(word)


def _with_endings(word: str, stem: str, ending: str) -> Iterator[Reading]:
    """Yield the readings that set ``ending`` off."""
    for rule, rate in ENDINGS[ending]:
        if stem.endswith(_LAST.get(rule, "")) and len(stem) >= _SHORTEST_STEM.get(rule, 2):
            for form, weight in _stems(stem, _NEEDS[rule]):
                yield Reading(set_off(form, ending), weight * rate, rule)
        if rule == "plural" and _is_plural_of_unknown(word, stem, ending):
            yield Reading(set_off(stem, ending), UNKNOWN_PLURAL, rule)


def _stems(stem: str, kind: str) -> Iterator[tuple[str, float]]:
    """Yield the forms of a stem that is a word of the class ``kind``, or has a half-space inside."""
    words = lexicon()
    known = words.find(stem)
    if known.kinds and kind in known.kinds:
        yield stem, known.weight
    elif known.kinds == UNCLASSED:
        yield stem, known.weight * UNCLASSED_SHARE
    if len(stem) > 3:
        for reading in find_readings(stem):
            if reading.rule in _STEM_RULES and reading.form.rpartition(ZWNJ)[2] not in PLURAL:
                yield reading.form, reading.weight


def _is_plural_of_unknown(word: str, stem: str, ending: str) -> bool:
    """Whether a word that no list has can only be a plural: «رنگواره‌های», where no «ای» can follow «رنگوارهه»."""
    if len(stem) < 4 or word in lexicon().words:
        return False
    return ending != "های" or stem.endswith(("ه", "ی"))


def _with_joined_endings(word: str, stem: str, ending: str) -> Iterator[Reading]:
    """Yield the readings of a word with an ending that joins it: itself, and with a half-space inside its stem."""
    if stem.endswith("ه"):
        return
    words = lexicon()
    rate, rate_after_vowel = JOINED_ENDINGS[ending]
    after_vowel = stem.endswith(("ا", "و"))
    inside = rate_after_vowel if after_vowel else rate
    if inside:
        for form, weight in words.parted.get(stem, ()):
            yield Reading(form + ending, weight * inside, "joined")
    if known := words.words.get(stem):
        yield Reading(word, known.weight * (rate / 4 + (rate_after_vowel if after_vowel else 0.0)), "whole")


def _verbs(word: str) -> Iterator[Reading]:
    words = lexicon()
    for prefix in VERB_PREFIXES:
        for particle in ("می", "نمی"):
            head = prefix + particle
            if word.startswith(head) and VERB in words.find(word[len(head) :]).kinds:
                yield Reading(head + ZWNJ + word[len(head) :], 0.3, "verb")


def _prefixed(word: str) -> Iterator[Reading]:
    """Yield prefix + common noun or adjective: «بی‌ثباتی»."""
    for prefix in ATTACHED_PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= SHORTEST_AFTER_PREFIX:
            known = lexicon().find(rest)
            if known.weight >= COMMON and {NOUN, ADJECTIVE} & set(known.kinds):
                yield Reading(set_off(prefix, rest), known.weight * PREFIX_RATE, "prefix")


def _compounds(word: str) -> Iterator[Reading]:
    """Yield known word + second part that compounds are made with: «تطبیق‌سازی»."""
    words = lexicon()
    endings = compound_endings()
    for cut in range(2, len(word) - 2):
        head, ending = word[:cut], word[cut:]
        rate = endings.get(ending)
        # Short parts meet by chance: «فرقدان» is no «فرق‌دان».
        if rate is None or not {NOUN, ADJECTIVE} & set(words.find(head).kinds):
            continue
        if ending in JOINED_SUFFIXES and not head.endswith(("ه", "ی")):
            continue
        yield Reading(set_off(head, ending), words.find(head).weight * rate, "compound")


def set_off(stem: str, ending: str) -> str:
    """Return both with a half-space between, or joined where the stem's last letter does not join."""
    return stem + ending if stem[-1] in NON_JOINING else f"{stem}{ZWNJ}{ending}"


@lru_cache(maxsize=1 << 16)
def positions_of(form: str) -> frozenset[int]:
    """Return after how many letters the half-spaces of ``form`` stand."""
    positions: set[int] = set()
    letters = 0
    for character in form:
        if character == ZWNJ:
            positions.add(letters)
        else:
            letters += 1
    return frozenset(positions)


class HalfSpace(NamedTuple):
    """A half-space inside a word: after how many letters, how certain, and by which rule."""

    position: int
    certainty: float
    rule: str


@lru_cache(maxsize=1 << 16)
def find_positions(word: str, printed: frozenset[int] = frozenset()) -> tuple[HalfSpace, ...]:
    """Return where ``word`` (letters alone) may have half-spaces beside those that are ``printed``.

    The certainty of one is the share of the readings that have it among all that agree with what is printed.
    """
    readings = [(positions_of(reading.form), reading) for reading in find_readings(word)]
    readings = [(places, reading) for places, reading in readings if printed <= places]
    if not readings:
        return _positions_in_last_part(word, printed)
    total = sum(reading.weight for _, reading in readings)
    found: list[HalfSpace] = []
    for place in sorted(frozenset().union(*(places for places, _ in readings)) - printed):
        having = [reading for places, reading in readings if place in places]
        found.append(HalfSpace(place, sum(reading.weight for reading in having) / total, having[0].rule))
    return tuple(found)


def _positions_in_last_part(word: str, printed: frozenset[int]) -> tuple[HalfSpace, ...]:
    """Read what follows the last printed half-space of an unknown word as a word: «جانشین‌پروریهای»."""
    start = max(printed)
    return tuple(HalfSpace(start + place, certainty, rule) for place, certainty, rule in find_positions(word[start:]))
