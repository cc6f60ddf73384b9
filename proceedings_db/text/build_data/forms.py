"""The lexicon of words and of forms with half-spaces, weighed by how often they are written so.

A weight is a count in a text of 394,000 words: that of the treebank where it has the word, a small one where only
dictionaries have it. It is kept as a step of half an octave, since nothing hangs on more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proceedings_db.text.build_data import sources
from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.affixes import AFTER_HE, COMPARISON, PLURAL
from proceedings_db.text.half_spaces.compounds import BOUND, find_second_parts
from proceedings_db.text.half_spaces.words import CERTAIN, find_positions
from proceedings_db.text.lexicon import ADJECTIVE, NOUN, SILENT_HE, UNCLASSED, VERB

PER_MILLION: Final = 0.394
LILAK_WEIGHT: Final = 1.0
HAZM_WEIGHT: Final = 0.5
HAZM_UNTAGGED_WEIGHT: Final = 0.1
SHEKAR_WEIGHT: Final = 1.0
SHEKAR_VOCABULARY_WEIGHT: Final = 0.3
RIVAL_SHARE: Final = 0.15
LEAST_STEP: Final = -8
RARE: Final = 0.4
"""Below this weight a word without a class is left out of the lexicon."""

_LILAK_PLURAL: Final = frozenset(("sd", "sg"))
_LILAK_COMPARISON: Final = frozenset(("st", "su"))
_LILAK_SILENT_HE: Final = frozenset(("sm", "sk"))
_FUNCTION_TAGS: Final = frozenset(("P", "CONJ", "PRO", "POSTP", "V", "INT"))
_PRESENT: Final = ("م", "ی", "د", "یم", "ید", "ند")
_PAST: Final = ("م", "ی", "", "یم", "ید", "ند")
_MARKS: Final = dict.fromkeys(map(ord, HARAKAT + HAMZA_ABOVE))
_LETTERS: Final = frozenset("ءآأؤئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیۀ" + ZWNJ)


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Forms with their weights and classes."""

    weights: dict[str, float]
    classes: dict[str, str]

    def is_rare(self, form: str) -> bool:
        """Whether nothing but a list of odd words has ``form``, and no dictionary says what it is."""
        return self.weights[form] < RARE and self.classes[form] == UNCLASSED

    def without_rare(self) -> WordWeights:
        """Return the words but for the rare ones."""
        return WordWeights(
            {form: weight for form, weight in self.weights.items() if not self.is_rare(form)}, self.classes
        )

    def to_lines(self) -> list[str]:
        """Return a line for every class and weight, its words in order: the file is small and read in one pass."""
        groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for form, weight in self.weights.items():
            step = round(2 * math.log2(weight)) if weight > 0 else LEAST_STEP
            groups[self.classes[form], max(step, LEAST_STEP)].append(form)
        return [f"{kind}\t{step}\t{' '.join(sorted(forms))}" for (kind, step), forms in sorted(groups.items())]


@dataclass(slots=True)
class Word:
    """What the sources say of one form."""

    count: int = 0
    """In the consistent text."""
    checked: float = 0.0
    """Weight from dictionaries whose spelling was looked after."""
    loose: float = 0.0
    """Weight from lists of what people type, half-spaces or not."""
    classes: set[str] = field(default_factory=set)


def build_words(folder: Path, counts: Mapping[str, int]) -> tuple[WordWeights, WordWeights]:
    """Return the words without a half-space, and the forms with one."""
    words: defaultdict[str, Word] = defaultdict(Word)
    for form, count in counts.items():
        words[form.translate(_MARKS)].count += count
    _add_hazm(words, folder)
    _add_lilak(words, folder)
    for form in sources.read_shekar_compounds(folder):
        words[form].checked += SHEKAR_WEIGHT
    for form in sources.read_shekar_vocabulary(folder):
        if ZWNJ not in form:
            words[form].loose += SHEKAR_VOCABULARY_WEIGHT
    _add_verbs(words, folder)
    _add_wordfreq(words, folder)
    _add_relations(words)
    weights = _weigh(words)
    plain = {form: weight for form, weight in weights.items() if ZWNJ not in form}
    parted = {form: weight for form, weight in weights.items() if ZWNJ in form}
    classes = {form: "".join(sorted(words[form].classes)) or UNCLASSED for form in plain}
    return WordWeights(plain, classes), WordWeights(parted, dict.fromkeys(parted, UNCLASSED))


def find_guards(words: WordWeights) -> WordWeights:
    """Return the words that are rare and of no class, yet would be split if the lexicon did not have them.

    The lexicon of the installed data must be the one without them.
    """
    guards = {
        form: weight
        for form, weight in words.weights.items()
        if words.is_rare(form) and any(half.certainty >= CERTAIN for half in find_positions(form))
    }
    return WordWeights(guards, words.classes)


def _add_wordfreq(words: Mapping[str, Word], folder: Path) -> None:
    """Add the forms of wordfreq but for spoken verbs («می‌شم»), which are names of other languages in a bibliography."""
    for form, frequency in sources.read_wordfreq(folder).items():
        head, _, verb = form.partition(ZWNJ)
        if not head.endswith("می") or _has_class(verb, words, VERB):
            words[form].loose += frequency * PER_MILLION / 2


def _add_hazm(words: Mapping[str, Word], folder: Path) -> None:
    for entry in sources.read_hazm_words(folder):
        word = words[entry.form]
        if entry.tags or ZWNJ in entry.form:
            word.checked += HAZM_WEIGHT
        else:
            word.loose += HAZM_UNTAGGED_WEIGHT
        if "N" in entry.tags and not entry.tags & _FUNCTION_TAGS:
            word.classes.add(NOUN)
        if "AJ" in entry.tags and not entry.tags & _FUNCTION_TAGS:
            word.classes.add(ADJECTIVE)
        if word.classes and len(entry.form) > 2 and entry.form.endswith("ه") and entry.form[-2] not in "او":
            word.classes.add(SILENT_HE)


def _add_lilak(words: Mapping[str, Word], folder: Path) -> None:
    """Add Lilak's stems; the verbs that it writes out in full only mark what «می» may stand before."""
    for entry in sources.read_lilak(folder):
        head, _, rest = entry.form.partition(ZWNJ)
        if head.endswith("می") and rest and ZWNJ not in rest:
            words[rest].classes.add(VERB)
        if ZWNJ in entry.form and (_is_prefixed_verb(entry.form) or _is_perfect(entry.form)):
            continue
        word = words[entry.form]
        word.checked += LILAK_WEIGHT
        if entry.flags & _LILAK_PLURAL:
            word.classes.add(NOUN)
        if entry.flags & _LILAK_COMPARISON:
            word.classes.add(ADJECTIVE)
        if entry.form.endswith("ه") and entry.flags & _LILAK_SILENT_HE:
            word.classes.add(SILENT_HE)
        elif "sl" in entry.flags:
            word.classes.discard(SILENT_HE)


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
        if past:
            participle = words[past + "ه"]
            participle.classes |= {SILENT_HE, VERB}
            participle.checked += HAZM_WEIGHT


def _add_relations(words: Mapping[str, Word]) -> None:
    """Class the adjectives in ی of nouns, which dictionaries leave to their rules: «سازمانی»."""
    for form, word in words.items():
        stem = form.removesuffix("ی")
        if form != stem and not word.classes and len(stem) > 2 and stem in words and NOUN in words[stem].classes:
            word.classes |= {NOUN, ADJECTIVE}


def _present_stems(present: str) -> Iterable[str]:
    """Yield the stem and what is written before an ending: گو gives «گوید», آ gives «آید»."""
    yield present
    if present.endswith(("ا", "و", "آ")):
        yield present + "ی"


def _weigh(words: Mapping[str, Word]) -> dict[str, float]:
    """Return the weights of the forms that are written with Persian letters alone."""
    spelled = {form: word for form, word in words.items() if len(form) > 1 and _LETTERS.issuperset(form)}
    weights = {form: word.count + word.checked + word.loose for form, word in spelled.items() if ZWNJ in form}
    alone = {form: word.count + word.checked + word.loose for form, word in spelled.items() if ZWNJ not in form}
    bound = {ending for ending, ratio in find_second_parts(weights, alone).items() if ratio >= BOUND}
    rivals = {form.replace(ZWNJ, ""): form for form in weights}
    for form, word in spelled.items():
        if ZWNJ not in form:
            weights[form] = _weigh_joined(form, word, rivals.get(form), words, bound)
    return {form: weight for form, weight in weights.items() if weight or words[form].classes}


def _weigh_joined(form: str, word: Word, rival: str | None, words: Mapping[str, Word], bound: Container[str]) -> float:
    """Return the weight of a form without half-space.

    Where one with a half-space is known too, the loose lists say nothing: «کتابهای» and «میشود» stand in them because
    people type so. Dictionaries say little where the consistent text decides, or where the second part is one that
    compounds are made with («زبان‌شناسی»).
    """
    if _is_joined_affix(form, words):
        return float(word.count)
    if rival is None:
        return word.count + word.checked + word.loose
    head, _, ending = rival.rpartition(ZWNJ)
    if words[rival].count > word.count or (not word.count and (ending in bound or head == "بی")):
        return word.count + word.checked * RIVAL_SHARE
    return word.count + word.checked + (word.loose if word.count > words[rival].count else 0.0)


def _is_joined_affix(form: str, words: Mapping[str, Word]) -> bool:
    """Whether the word looks like a plural, a comparative or a verb with «می» whose half-space was left out."""
    stem = form.removeprefix("ن").removeprefix("می")
    if form.startswith(("می", "نمی")) and len(stem) > 2 and _has_class(stem, words, VERB):
        return True
    for endings, kind in ((PLURAL, NOUN), (COMPARISON, ADJECTIVE)):
        for ending in endings:
            head = form.removesuffix(ending)
            if len(head) > 1 and head != form and head[-1] not in NON_JOINING and _has_class(head, words, kind):
                return True
    return False


def _has_class(form: str, words: Mapping[str, Word], kind: str) -> bool:
    return form in words and kind in words[form].classes
