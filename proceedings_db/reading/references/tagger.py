"""The tagger at run time: a linear-chain model in numpy, for many strings at once.

The weights of a slot's key are summed once and remembered, so that most tokens cost a look-up. Forward and backward
passes give the probability of each label; the best allowed path is then sought among the labels that are not
negligible, which are one or two a token.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.features import SLOTS, Key, slots_of, word_features
from proceedings_db.reading.references.model import Model
from proceedings_db.reading.references.shapes import Prepared

Floats = NDArray[np.float32]
_LARGEST_MEMORY: Final = 60_000
"""Rows of remembered sums; beyond that all are forgotten, so that memory stays constant."""
_NEGLIGIBLE: Final = 0.01
_NO_WORD: Final = ("edge",)
_OWN: Final = 6
"""Slots of its own that a token has besides the one that numbers have."""
_OFFSETS: Final = (0, -1, 1, -2, 2)


@dataclass(frozen=True, slots=True)
class Tagging:
    """The labels of the tokens of one string, with the probability of each."""

    labels: list[str]
    confidences: list[float]


def feature_id(feature: str) -> int:
    """Return the number by which a model knows a feature."""
    return zlib.crc32(feature.encode())


class Tagger:
    """Labels for the tokens of strings, by one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.labels = model.labels
        count = len(model.labels)
        self._row_of = dict(zip(model.feature_ids.tolist(), range(len(model.feature_ids)), strict=True))
        transitions = np.where(model.allowed, model.transitions, -np.inf).astype(np.float32)
        self._transitions = transitions.tolist()
        self._factors = np.exp(transitions / model.temperature).astype(np.float32)
        self._starts = model.allowed_first
        self._words: dict[Any, int] = {}
        self._slot_memory: list[dict[Key, int]] = [{} for _ in SLOTS]
        self._rows = 0
        self._sums = np.zeros((4096, count), dtype=np.float32)
        self._pending: list[tuple[int, list[str]]] = []

    # Sums of weights -------------------------------------------------------------------------------------------------

    def _new_row(self, features: list[str]) -> int:
        """Return a new row for the sum of the weights of ``features``, to be made later."""
        row = self._rows
        self._rows += 1
        self._pending.append((row, features))
        return row

    def _rows_of_word(self, key: Any, levels: tuple[list[str], list[str], list[str]]) -> int:
        """Return the first of the five rows of a word that was not seen before."""
        full, near, far = levels
        first = self._words[key] = self._new_row([f"0{name}" for name in full])
        for offset in _OFFSETS[1:]:
            self._new_row([f"{offset}{name}" for name in (near if abs(offset) == 1 else far)])
        return first

    def _settle(self) -> None:
        """Sum the weights of all new rows."""
        if not self._pending:
            return
        while self._rows > len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        rows: list[int] = []
        starts: list[int] = []
        found: list[int] = []
        row_of = self._row_of
        for row, features in self._pending:
            known = [row_of[number] for feature in features if (number := zlib.crc32(feature.encode())) in row_of]
            if known:
                rows.append(row)
                starts.append(len(found))
                found += known
            else:
                self._sums[row] = 0.0
        for begin in range(0, len(rows), 4096):
            end = min(begin + 4096, len(rows))
            stop = starts[end] if end < len(rows) else len(found)
            gathered = self.model.weights[found[starts[begin] : stop]]
            offsets = np.array(starts[begin:end]) - starts[begin]
            total = np.add.reduceat(gathered, offsets, axis=0, dtype=np.int32)
            self._sums[rows[begin:end]] = total * self.model.scale
        self._pending.clear()

    def _rows_of(self, prepared: Prepared) -> list[list[int]]:
        """Return the rows of each token: five for the words around it, then one a slot."""
        words = self._words
        around: list[tuple[int, ...]] = []
        for token in prepared.tokens:
            key: Any = token.text
            if token.kind == "number":
                key = (token.form if len(token.form) == 4 else len(token.form), token.text.isascii())
            first = words.get(key)
            if first is None:
                first = self._rows_of_word(key, word_features(token.text, token.kind, token.form))
            around.append((first, first + 1, first + 2, first + 3, first + 4))
        edge = words.get(_NO_WORD)
        if edge is None:
            edge = self._rows_of_word(_NO_WORD, ([], ["w=^"], ["w=^"]))
        return self._with_slots(prepared, around, edge)

    def _with_slots(self, prepared: Prepared, around: list[tuple[int, ...]], edge: int) -> list[list[int]]:
        memory = self._slot_memory
        count = len(around)
        result: list[list[int]] = []
        shared, rows = slots_of(prepared)
        common = [self._row_of_slot(number, key) for number, key in shared]
        for index, slots in enumerate(rows):
            row = [
                around[index][0],
                around[index - 1][1] if index else edge + 1,
                around[index + 1][2] if index + 1 < count else edge + 2,
                around[index - 2][3] if index > 1 else edge + 3,
                around[index + 2][4] if index + 2 < count else edge + 4,
            ]
            for number, key in slots.own:
                found = memory[number].get(key)
                row.append(self._row_of_slot(number, key) if found is None else found)
            row.append(common[slots.shared[0]])
            row.append(common[slots.shared[1]])
            if len(slots.own) == _OWN:
                row.append(edge)
            result.append(row)
        return result

    def _row_of_slot(self, number: int, key: Key) -> int:
        """Return the row of a slot's key, a new one where it was not seen before."""
        memory = self._slot_memory[number]
        row = memory.get(key)
        if row is None:
            row = memory[key] = self._new_row(SLOTS[number].features(key))
        return row

    def emissions(self, strings: Sequence[Prepared]) -> list[Floats]:
        """Return for each string the scores of the labels of its tokens, an array of tokens by labels."""
        if self._rows > _LARGEST_MEMORY:
            self._forget()
        all_rows = [self._rows_of(prepared) for prepared in strings]
        self._settle()
        if not any(all_rows):
            return [np.zeros((0, len(self.labels)), dtype=np.float32) for _ in strings]
        numbers = np.array([row for rows in all_rows for row in rows], dtype=np.intp)
        total = self._sums[numbers[:, 0]]
        for column in range(1, numbers.shape[1]):
            total += self._sums[numbers[:, column]]
        ends = np.cumsum([len(rows) for rows in all_rows])
        return [total[end - len(rows) : end] for end, rows in zip(ends.tolist(), all_rows, strict=True)]

    def _forget(self) -> None:
        """Forget all sums."""
        self._words.clear()
        for memory in self._slot_memory:
            memory.clear()
        self._rows = 0

    def weight_of(self, feature: str, label: str) -> float:
        """Return the weight of a feature for a label."""
        row = self._row_of.get(feature_id(feature))
        if row is None or label not in self.labels:
            return 0.0
        return float(self.model.weights[row, self.labels.index(label)]) * self.model.scale

    # Labels ----------------------------------------------------------------------------------------------------------

    def tag(self, strings: Sequence[Prepared]) -> list[Tagging]:
        """Return the labels of the tokens of each string."""
        emissions = self.emissions(strings)
        order = sorted(
            (index for index, scores in enumerate(emissions) if len(scores)), key=lambda i: -len(emissions[i])
        )
        taggings = [Tagging([], []) for _ in strings]
        for begin in range(0, len(order), 128):
            group = order[begin : begin + 128]
            for index, probable in zip(group, self._marginals([emissions[i] for i in group]), strict=True):
                taggings[index] = self._best_path(emissions[index], probable)
        return taggings

    def _marginals(self, emissions: list[Floats]) -> list[Floats]:
        """Return the probability of each label of each token; the strings come longest first."""
        lengths = [len(scores) for scores in emissions]
        longest, count = lengths[0], len(self.labels)
        factors = np.zeros((longest, len(emissions), count), dtype=np.float32)
        for number, scores in enumerate(emissions):
            shifted = (scores - scores.max(axis=1, keepdims=True)) / self.model.temperature
            factors[: len(scores), number] = np.exp(shifted)
        active = [sum(length > step for length in lengths) for step in range(longest)]
        forward = np.empty_like(factors)
        forward[0] = factors[0] * self._starts
        forward[0] /= forward[0].sum(axis=1, keepdims=True) + 1e-30
        for step in range(1, longest):
            n = active[step]
            here = (forward[step - 1, :n] @ self._factors) * factors[step, :n]
            forward[step, :n] = here / (here.sum(axis=1, keepdims=True) + 1e-30)
        backward = np.ones_like(factors)
        backs = self._factors.T.copy()
        for step in range(longest - 2, -1, -1):
            n = active[step + 1]
            here = (backward[step + 1, :n] * factors[step + 1, :n]) @ backs
            backward[step, :n] = here / (here.sum(axis=1, keepdims=True) + 1e-30)
        result: list[Floats] = []
        for number, length in enumerate(lengths):
            both = forward[:length, number] * backward[:length, number]
            result.append(both / (both.sum(axis=1, keepdims=True) + 1e-30))
        return result

    def _best_path(self, emissions: Floats, probable: Floats, least: float = _NEGLIGIBLE) -> Tagging:
        """Return the allowed path with the highest score among the labels that are not negligible."""
        candidates: list[list[int]] = [[] for _ in range(len(emissions))]
        for token, label in zip(*(found.tolist() for found in np.nonzero(probable >= least)), strict=True):
            candidates[token].append(label)
        transitions = self._transitions
        scores: dict[int, float] = {label: float(emissions[0, label]) for label in candidates[0] if self._starts[label]}
        backs: list[dict[int, int]] = []
        for step in range(1, len(emissions)):
            row = emissions[step]
            fresh: dict[int, float] = {}
            back: dict[int, int] = {}
            here = candidates[step]
            reached = [(score, transitions[before], before) for before, score in scores.items()]
            for label, own in zip(here, row[here].tolist(), strict=True):
                best, source = -1e29, -1
                for score, leaving, before in reached:
                    total = score + leaving[label]
                    if total > best:
                        best, source = total, before
                if source >= 0:
                    fresh[label] = best + own
                    back[label] = source
            if not fresh:
                return self._best_path(emissions, probable, -1.0)
            scores = fresh
            backs.append(back)
        if not scores:
            return self._best_path(emissions, probable, -1.0)
        path = [max(scores, key=scores.__getitem__)]
        for back in reversed(backs):
            path.append(back[path[-1]])
        path.reverse()
        chosen = probable[np.arange(len(path)), path].tolist()
        return Tagging([self.labels[label] for label in path], chosen)
