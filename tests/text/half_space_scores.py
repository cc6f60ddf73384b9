"""Precision and recall of restored half-spaces, counted as the gold counts them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from proceedings_db.text.characters import NON_JOINING, ZWNJ


class Score(NamedTuple):
    """Positions right, wrong and missed, and spaces of the gold that were taken away."""

    right: int
    wrong: int
    missed: int
    joined: int

    @property
    def precision(self) -> float:
        """The share of the restored half-spaces that are right; a space wrongly taken away counts as a wrong one."""
        return self.right / (self.right + self.wrong + self.joined)

    @property
    def recall(self) -> float:
        """The share of the half-spaces that were restored."""
        return self.right / (self.right + self.missed)


def find_positions(text: str) -> tuple[set[int], set[int]]:
    """Return after how many letters a visible half-space and a space stand."""
    halves: set[int] = set()
    spaces: set[int] = set()
    letters = 0
    last = ""
    for character in text:
        if character == ZWNJ:
            if last not in NON_JOINING:
                halves.add(letters)
        elif character == " ":
            spaces.add(letters)
        else:
            letters += 1
            last = character
    return halves, spaces


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Count over pairs of restored and right text."""
    right = wrong = missed = joined = 0
    for restored, gold in pairs:
        halves, spaces = find_positions(restored)
        gold_halves, gold_spaces = find_positions(gold)
        right += len(halves & gold_halves)
        wrong += len(halves - gold_halves)
        missed += len(gold_halves - halves)
        joined += len(gold_spaces - spaces - halves)
    return Score(right, wrong, missed, joined)
