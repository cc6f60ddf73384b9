"""The word lists of this room, each loaded at its first use and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from proceedings_db.text.characters import ZWNJ

NOUN: Final = "N"
ADJECTIVE: Final = "A"
SILENT_HE: Final = "H"
VERB: Final = "V"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Persian words and how common they are.

    ``kinds`` gives the classes of a form without a half-space, as letters: N takes the plural, A takes «تر», H ends in a
    silent ه, V is a conjugated verb that takes «می». ``weights`` is its count in a text of 394,000 words. ``parted``
    gives the forms with half-spaces that a joined word may stand for, with their weights.
    """

    kinds: dict[str, str]
    weights: dict[str, float]
    parted: dict[str, list[tuple[str, float]]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon for the restoring of half-spaces."""
    kinds: dict[str, str] = {}
    weights: dict[str, float] = {}
    for line in _read_lines("words.txt"):
        kind, step, forms = line.split("\t")
        words = forms.split(" ")
        kinds |= dict.fromkeys(words, kind)
        weights |= dict.fromkeys(words, 2 ** (int(step) / 2))
    parted: dict[str, list[tuple[str, float]]] = {}
    for line in _read_lines("half-spaced-forms.txt"):
        _, step, forms = line.split("\t")
        weight = 2 ** (int(step) / 2)
        for joined, form in zip(forms.replace(ZWNJ, "").split(" "), forms.split(" "), strict=True):
            parted.setdefault(joined, []).append((form, weight))
    return Lexicon(kinds, weights, parted)


@cache
def given_names() -> frozenset[str]:
    """Return some ten thousand given names in clean form: «محمدرضا», «شکرالله», and compounds with their space."""
    return frozenset(_read_lines("given-names.txt"))


@cache
def surnames() -> frozenset[str]:
    """Return some six thousand surnames in clean form, endings set off by a space or not: «حافظیان», «محمودی نژاد»."""
    return frozenset(_read_lines("surnames.txt"))


def _read_lines(name: str) -> list[str]:
    return (files("proceedings_db.text") / "data" / name).read_text(encoding="utf-8").splitlines()
