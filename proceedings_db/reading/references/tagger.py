"""The tagger at run time: a linear-chain model in numpy, for many strings at once.

The weights of a slot's key are summed once and remembered, so that most tokens cost a look-up. Forward and backward
passes give the probability of each label; the best allowed path is then sought among the labels that are not
negligible, which are one or two a token.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.features import SHARED_SLOTS, SLOTS, Key, slots_of, word_features
from proceedings_db.reading.references.model import Model
from proceedings_db.reading.references.shapes import Prepared

Floats = NDArray[np.float32]
WordKey = str | tuple[str | int, ...]
_LARGEST_MEMORY: Final = 150_000
"""Rows of remembered sums; beyond that all are forgotten, so that memory stays constant."""
_NEGLIGIBLE: Final = 0.01
_NO_WORD: Final[WordKey] = ("edge",)
_SHARED: Final = 4
"""Slots that a token shares with others: segment, string, pattern, and one for numbers."""
_AROUND: Final = 10
"""Remembered rows of a token: five of the words around it, five slots of its own."""
_OFFSETS: Final = (0, -1, 1, -2, 2)


@dataclass(frozen=True, slots=True)
class Tagging:
    """The labels of the tokens of one string, with the probability of each."""

    labels: list[str]
    confidences: list[float]


def feature_id(feature: str) -> int:
    """Return the number by which a model knows a feature."""
    return zlib.crc32(feature.encode())


class _Rows(dict[str, int]):
    """The row of a feature in the table of weights, found by its number once and remembered by its name."""

    def __init__(self, by_number: dict[int, int], nothing: int) -> None:
        super().__init__()
        self._by_number = by_number
        self._nothing = nothing

    def __missing__(self, feature: str) -> int:
        """Return the row of a feature not asked for before; the last row, of zeros, where the model has none."""
        row = self[feature] = self._by_number.get(feature_id(feature), self._nothing)
        return row


class _Sums:
    """Sums of weights by row, made for many rows at once and remembered until there are too many."""

    def __init__(self, columns: int, largest: int) -> None:
        self.largest = largest
        self.count = 0
        self.pending: list[list[str]] = []
        self.array = np.zeros((4096, columns), dtype=np.int16)

    def add(self, features: list[str]) -> int:
        """Return a new row for the sum of the weights of ``features``, to be made later."""
        self.pending.append(features)
        self.count += 1
        return self.count - 1

    def settle(self, made: NDArray[np.int16]) -> None:
        """Take in the sums of the pending rows."""
        while self.count > len(self.array):
            self.array = np.concatenate([self.array, np.zeros_like(self.array)])
        self.array[self.count - len(made) : self.count] = made
        self.pending.clear()


class Tagger:
    """Labels for the tokens of strings, by one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.labels = model.labels
        count = len(model.labels)
        self._nothing = len(model.feature_ids)
        self._weights = np.vstack([model.weights, np.zeros((1, count), dtype=np.int8)])
        self._row_of = _Rows(dict(zip(model.feature_ids.tolist(), range(self._nothing), strict=True)), self._nothing)
        transitions = np.where(model.allowed, model.transitions, -np.inf).astype(np.float32)
        self._transitions = transitions.tolist()
        self._factors = np.exp(transitions / model.temperature).astype(np.float32)
        self._starts = model.allowed_first
        self._words: dict[WordKey, int] = {}
        self._slot_memory: list[dict[Key, int]] = [{} for _ in SLOTS]
        self._own = _Sums(count, _LARGEST_MEMORY)
        self._shared = _Sums(count, _LARGEST_MEMORY // 2)

    # Sums of weights -------------------------------------------------------------------------------------------------

    def _rows_of_word(self, key: WordKey, levels: tuple[list[str], list[str], list[str]]) -> int:
        """Return the first of the five rows of a word that was not seen before."""
        full, near, far = levels
        first = self._words[key] = self._own.add([f"0{name}" for name in full])
        for offset in _OFFSETS[1:]:
            self._own.add([f"{offset}{name}" for name in (near if abs(offset) == 1 else far)])
        return first

    def _sum(self, lists: Sequence[list[str]]) -> NDArray[np.int16]:
        """Return for each list of features the sum of their weights, in units of the model's scale."""
        if len(self._row_of) > _LARGEST_MEMORY:
            self._row_of.clear()
        row_of = self._row_of.__getitem__
        by_length: dict[int, tuple[list[int], list[int]]] = {}
        for place, features in enumerate(lists):
            places, rows = by_length.setdefault(len(features), ([], []))
            places.append(place)
            rows += map(row_of, features)
        sums = np.zeros((len(lists), len(self.labels)), dtype=np.int16)
        # Column by column over lists of one length: a tenth of the time of reduceat over rows of eight bits.
        for length, (places, rows) in by_length.items():
            columns = np.array(rows, dtype=np.int32).reshape(len(places), length).T
            total = np.zeros((len(places), len(self.labels)), dtype=np.int16)
            for column in columns:
                total += self._weights[column]
            sums[places] = total
        return sums

    def _around(self, prepared: Prepared) -> tuple[list[int], int]:
        """Return the first of the rows of each token's word, and of the edge of a string."""
        words = self._words
        first_rows: list[int] = []
        for token in prepared.tokens:
            key: WordKey = token.text
            if token.kind == "number":
                key = (token.form if len(token.form) == 4 else len(token.form), token.text.isascii())
            first = words.get(key)
            if first is None:
                first = self._rows_of_word(key, word_features(token.text, token.kind, token.form))
            first_rows.append(first)
        edge = words.get(_NO_WORD)
        if edge is None:
            edge = self._rows_of_word(_NO_WORD, ([], ["w=^"], ["w=^"]))
        return first_rows, edge

    def _collect(self, prepared: Prepared, own_rows: list[int], shared_rows: list[int]) -> None:
        """Add the rows of each token: those of its own, and those that it shares."""
        memory = self._slot_memory
        first_rows, edge = self._around(prepared)
        padded = [edge, edge, *first_rows, edge, edge]
        shared, tokens = slots_of(prepared)
        places: list[int] = []
        for number, key in shared:
            found = memory[number].get(key)
            if found is None:
                found = memory[number][key] = self._shared.add(SLOTS[number].features(key))
            places.append(found)
        for index, (own, in_shared) in enumerate(tokens):
            own_rows += (
                padded[index + 2], padded[index + 1] + 1, padded[index + 3] + 2,
                padded[index] + 3, padded[index + 4] + 4,
            )  # fmt: skip
            for number, key in own:
                found = memory[number].get(key)
                if found is None:
                    found = memory[number][key] = self._own.add(SLOTS[number].features(key))
                own_rows.append(found)
            shared_rows += [places[place] for place in in_shared]
            if len(in_shared) < _SHARED:
                shared_rows.append(self._nowhere)

    def emissions(self, strings: Sequence[Prepared]) -> list[Floats]:
        """Return for each string the scores of the labels of its tokens, an array of tokens by labels."""
        self._forget()
        own_rows: list[int] = []
        shared_rows: list[int] = []
        for prepared in strings:
            self._collect(prepared, own_rows, shared_rows)
        if not own_rows:
            return [np.zeros((0, len(self.labels)), dtype=np.float32) for _ in strings]
        count = len(own_rows) // _AROUND
        total = np.zeros((count, len(self.labels)), dtype=np.int16)
        for sums, rows in ((self._own, own_rows), (self._shared, shared_rows)):
            sums.settle(self._sum(sums.pending))
            for column in np.array(rows, dtype=np.int32).reshape(count, -1).T:
                total += sums.array[column]
        scores = total.astype(np.float32) * np.float32(self.model.scale)
        ends = np.cumsum([len(prepared.tokens) for prepared in strings]).tolist()
        return [scores[end - len(prepared.tokens) : end] for end, prepared in zip(ends, strings, strict=True)]

    def _forget(self) -> None:
        """Forget the sums of own or of shared slots where there are too many; row 0 of the shared ones is empty."""
        if self._own.count > self._own.largest:
            self._own.count = 0
            self._words.clear()
            for number, memory in enumerate(self._slot_memory):
                if number not in SHARED_SLOTS:
                    memory.clear()
        if self._shared.count > self._shared.largest or not self._shared.count:
            self._shared.count = 0
            for number in SHARED_SLOTS:
                self._slot_memory[number].clear()
            self._nowhere = self._shared.add([])

    def weight_of(self, feature: str, label: str) -> float:
        """Return the weight of a feature for a label."""
        return float(self._weights[self._row_of[feature], self.labels.index(label)]) * self.model.scale

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
