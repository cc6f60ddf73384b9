"""The lexicon of words and of forms with half-spaces, weighed by how often they are written so.

A weight is a count in a text of 394,000 words: that of the treebank where it has the word, a small one where only
dictionaries have it. It is kept as a step of half an octave, since nothing hangs on more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proceedings_db.text.build_data import sources
from proceedings_db.text.characters import NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.affixes import AFTER_HE, COMPARISON, PLURAL
from proceedings_db.text.lexicon import NOUN, ADJECTIVE, SILENT_HE, VERB

PER_MILLION: Final = 0.394
LILAK_WEIGHT: Final = 1.0
HAZM_WEIGHT: Final = 0.5
HAZM_UNTAGGED_WEIGHT: Final = 0.1
SHEKAR_WEIGHT: Final = 0.3

_LILAK_PLURAL: Final = frozenset(("sd", "sg"))
_LILAK_COMPARISON: Final = frozenset(("st", "su"))
_LILAK_SILENT_HE: Final = frozenset(("sm", "sk"))
_FUNCTION_TAGS: Final = frozenset(("P", "CONJ", "PRO", "DET", "POSTP", "V", "INT"))
_PRESENT: Final = ("م", "ی", "د", "یم", "ید", "ند")
_PAST: Final = ("م", "ی", "", "یم", "ید", "ند")
_LETTERS: Final = frozenset("ءآأؤئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیۀ" + ZWNJ)


@dataclass(slots=True)
class Word:
    """What the sources say of one form."""

    weight: float = 0.0
    classes: set[str] = field(default_factory=set)


def build_words(folder: Path, counts: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Return the lines of the two files: words without a half-space, and forms with one."""
    words: defaultdict[str, Word] = defaultdict(Word)
    for form, count in counts.items():
        words[form].weight += count
    _add_hazm(words, folder)
    _add_lilak(words, folder)
    for form in sources.read_shekar_compounds(folder):
        words[form].weight += LILAK_WEIGHT
    for form in sources.read_shekar_vocabulary(folder):
        if ZWNJ not in form:
            words[form].weight += SHEKAR_WEIGHT
    for form, frequency in sources.read_wordfreq(folder).items():
        words[form].weight += frequency * PER_MILLION / 2
    _add_verbs(words, folder)
    _drop_variants(words, counts)
    plain = {form: word for form, word in words.items() if ZWNJ not in form and _is_word(form)}
    parted = {form: word for form, word in words.items() if ZWNJ in form and _is_word(form)}
    return _to_lines(plain), _to_lines(parted)


def _is_word(form: str) -> bool:
    return len(form) > 1 and _LETTERS.issuperset(form)


def _add_hazm(words: Mapping[str, Word], folder: Path) -> None:
    for entry in sources.read_hazm_words(folder):
        word = words[entry.form]
        word.weight += HAZM_WEIGHT if entry.tags or ZWNJ in entry.form else HAZM_UNTAGGED_WEIGHT
        if "N" in entry.tags and not entry.tags & _FUNCTION_TAGS:
            word.classes.add(NOUN)
        if "AJ" in entry.tags and not entry.tags & _FUNCTION_TAGS:
            word.classes.add(ADJECTIVE)


def _add_lilak(words: Mapping[str, Word], folder: Path) -> None:
    """Add Lilak's stems; its fully written verbs are left to the rules, which make them from the stems of hazm."""
    for entry in sources.read_lilak(folder):
        if ZWNJ in entry.form and (_is_prefixed_verb(entry.form) or _is_perfect(entry.form)):
            continue
        word = words[entry.form]
        word.weight += LILAK_WEIGHT
        if entry.flags & _LILAK_PLURAL:
            word.classes.add(NOUN)
        if entry.flags & _LILAK_COMPARISON:
            word.classes.add(ADJECTIVE)
        if entry.form.endswith("ه") and (entry.flags & _LILAK_SILENT_HE or "sl" not in entry.flags):
            word.classes.add(SILENT_HE)


def _is_prefixed_verb(form: str) -> bool:
    return form.split(ZWNJ)[0].endswith("می")


def _is_perfect(form: str) -> bool:
    head, _, ending = form.rpartition(ZWNJ)
    return head.endswith("ه") and ending in AFTER_HE


def _add_verbs(words: Mapping[str, Word], folder: Path) -> None:
    """Mark the conjugated forms that take «می», and the participles."""
    for past, present in sources.read_hazm_verbs(folder):
        forms = [past + ending for ending in _PAST if past]
        forms += [stem + ending for stem in _present_stems(present) for ending in _PRESENT if stem]
        for form in forms:
            words[form].classes.add(VERB)
            words[form].weight += HAZM_UNTAGGED_WEIGHT
        if past:
            participle = words[past + "ه"]
            participle.classes.add(SILENT_HE)
            participle.weight += HAZM_WEIGHT


def _present_stems(present: str) -> Iterable[str]:
    """Yield the stem and what is written before an ending: گو gives «گوید», آ gives «آید»."""
    yield present
    if present.endswith(("ا", "و", "آ")):
        yield present + "ی"


def _drop_variants(words: dict[str, Word], counts: Mapping[str, int]) -> None:
    """Take away what dictionaries and frequency lists say for the joined spelling of plurals and verbs.

    «کتابهای» and «میشود» stand in them because people type so; only the consistent text tells whether it is right.
    """
    for form, word in list(words.items()):
        if ZWNJ in form:
            continue
        if _is_joined_plural(form, words) or _is_joined_verb(form, words) or _is_joined_comparison(form, words):
            word.weight = counts.get(form, 0)
            if not word.weight:
                del words[form]


def _is_joined_plural(form: str, words: Mapping[str, Word]) -> bool:
    return any(
        form.endswith(ending) and _is_joining_stem(form.removesuffix(ending), words, NOUN) for ending in PLURAL
    )


def _is_joined_comparison(form: str, words: Mapping[str, Word]) -> bool:
    return any(
        form.endswith(ending) and _is_joining_stem(form.removesuffix(ending), words, ADJECTIVE)
        for ending in COMPARISON
    )


def _is_joined_verb(form: str, words: Mapping[str, Word]) -> bool:
    stem = form.removeprefix("ن").removeprefix("می")
    return form.startswith(("می", "نمی")) and stem in words and VERB in words[stem].classes and len(stem) > 2


def _is_joining_stem(stem: str, words: Mapping[str, Word], kind: str) -> bool:
    return len(stem) > 1 and stem[-1] not in NON_JOINING and stem in words and kind in words[stem].classes


def _to_lines(words: Mapping[str, Word]) -> list[str]:
    """Return a line for every class and weight, its words in order: the file is small and read in one pass."""
    groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for form, word in words.items():
        step = round(2 * math.log2(word.weight)) if word.weight > 0 else -8
        groups["".join(sorted(word.classes)) or "-", max(-8, min(step, 30))].append(form)
    return [f"{kind}\t{step}\t{' '.join(sorted(forms))}" for (kind, step), forms in sorted(groups.items())]
