"""The word lists of this room, each loaded at its first use and kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from proceedings_db.text.characters import ZWNJ

_DATA: Final = Path(__file__).parent / "data"

NOUN: Final = "N"
ADJECTIVE: Final = "A"
SILENT_HE: Final = "H"
VERB: Final = "V"
UNCLASSED: Final = "-"


class Word(NamedTuple):
    """What is known of a form without a half-space.

    ``kinds`` are its classes, as letters: N takes the plural, A takes «تر», H ends in a silent ه, V is a conjugated
    verb that takes «می»; ``UNCLASSED`` if no dictionary says, empty if the form is unknown. ``weight`` is its count in
    a text of 394,000 words.
    """

    kinds: str
    weight: float


UNKNOWN: Final = Word("", 0.0)


class Lexicon(NamedTuple):
    """Persian words, and the forms with half-spaces that a joined word may stand for, with their weights."""

    words: dict[str, Word]
    parted: dict[str, list[tuple[str, float]]]

    def find(self, form: str) -> Word:
        """Return what is known of ``form``, ``UNKNOWN`` if nothing is."""
        return self.words.get(form, UNKNOWN)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon for the restoring of half-spaces."""
    words: dict[str, Word] = {}
    for kinds, weight, forms in _read_groups("words.txt"):
        words.update(dict.fromkeys(forms.split(" "), Word(kinds, weight)))
    parted: dict[str, list[tuple[str, float]]] = {}
    for _, weight, forms in _read_groups("half-spaced-forms.txt"):
        for joined, form in zip(forms.replace(ZWNJ, "").split(" "), forms.split(" "), strict=True):
            parted.setdefault(joined, []).append((form, weight))
    return Lexicon(words, parted)


def _read_groups(name: str) -> Iterator[tuple[str, float, str]]:
    """Yield classes, weight and forms of each line; a line has the weight as steps of half an octave."""
    for line in _read_lines(name):
        kinds, step, forms = line.split("\t")
        yield kinds, 2 ** (int(step) / 2), forms


@cache
def given_names() -> frozenset[str]:
    """Return some ten thousand given names in clean form: «محمدرضا», «شکرالله», and compounds with their space."""
    return frozenset(_read_lines("given-names.txt"))


@cache
def surnames() -> frozenset[str]:
    """Return some six thousand surnames in clean form, endings set off by a space or not: «حافظیان», «محمودی نژاد»."""
    return frozenset(_read_lines("surnames.txt"))


def _read_lines(name: str) -> list[str]:
    # A path beside this file: importlib.resources costs as much as the lexicon itself.
    return (_DATA / name).read_text(encoding="utf-8").splitlines()


def is_name_word(word: str) -> bool:
    """Whether ``word`` stands in the list of given names or in that of surnames."""
    return word in given_names() or word in surnames()
