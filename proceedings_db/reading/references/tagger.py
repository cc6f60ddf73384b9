"""The tagger at run time: a linear-chain model in numpy, for many strings at once.

Forward and backward passes give the probability of each label; the best allowed path is then sought among the labels
that are not negligible, which are one or two a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.emissions import Emissions, Floats, feature_id
from proceedings_db.reading.references.model import Model
from proceedings_db.reading.references.shapes import Prepared

__all__ = ["Tagger", "Tagging", "feature_id"]

_NEGLIGIBLE: Final = 0.01
_GROUP: Final = 128
_GROUP_TOKENS: Final = 16_384
"""Strings tagged together, of about one length, and their tokens at most, so that long strings take no more memory."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """The labels of the tokens of one string, with the probability of each."""

    labels: list[str]
    confidences: list[float]


class Tagger:
    """Labels for the tokens of strings, by one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.labels = model.labels
        self._emissions = Emissions(model)
        transitions = np.where(model.allowed, model.transitions, -np.inf).astype(np.float32)
        self._transitions = transitions.tolist()
        self._factors = np.exp(transitions / model.temperature).astype(np.float32)
        self._starts = model.allowed_first
        self._allowed = model.allowed

    def weight_of(self, feature: str, label: str) -> float:
        """Return the weight of a feature for a label."""
        return self._emissions.weight_of(feature, self.labels.index(label))

    def emissions(self, strings: Sequence[Prepared]) -> list[Floats]:
        """Return for each string the scores of the labels of its tokens, an array of tokens by labels."""
        return self._emissions.of(strings)

    def tag(self, strings: Sequence[Prepared]) -> list[Tagging]:
        """Return the labels of the tokens of each string."""
        taggings = [Tagging([], []) for _ in strings]
        filled = (place for place, prepared in enumerate(strings) if prepared.tokens)
        order = sorted(filled, key=lambda place: -len(strings[place].tokens))
        while order:
            size = max(1, min(_GROUP, _GROUP_TOKENS // len(strings[order[0]].tokens)))
            group, order = order[:size], order[size:]
            emissions = self.emissions([strings[place] for place in group])
            for place, scores, probable in zip(group, emissions, self._marginals(emissions), strict=True):
                taggings[place] = self._best_path(scores, probable)
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

    def _best_path(self, emissions: Floats, probable: Floats) -> Tagging:
        """Return the allowed path with the highest score among the labels that are not negligible, else among all."""
        path = self._path_among(probable >= _NEGLIGIBLE, emissions)
        if path is None:
            path = self._path_among(np.ones(probable.shape, dtype=np.bool_), emissions)
        if path is None:
            path = probable.argmax(axis=1).tolist()
        chosen = probable[np.arange(len(path)), path].tolist()
        return Tagging([self.labels[label] for label in path], chosen)

    def _path_among(self, likely: NDArray[np.bool_], emissions: Floats) -> list[int] | None:
        """Return the best allowed path among the likely labels, ``None`` where there is none.

        Most tokens have one likely label: only the stretches between them are searched.
        """
        path: list[int] = likely.argmax(axis=1).tolist()
        doubtful = np.flatnonzero(likely.sum(axis=1) != 1).tolist()
        while doubtful:
            begin = doubtful[0]
            size = next((n for n, place in enumerate(doubtful) if place != begin + n), len(doubtful))
            doubtful = doubtful[size:]
            end = begin + size
            candidates = [np.flatnonzero(row).tolist() for row in likely[begin:end]]
            before = path[begin - 1] if begin else None
            found = self._best_stretch(candidates, emissions[begin:end], before, path[end : end + 1])
            if found is None:
                return None
            path[begin:end] = found
        return path if self._starts[path[0]] and self._allowed[path[:-1], path[1:]].all() else None

    def _best_stretch(
        self, candidates: list[list[int]], emissions: Floats, before: int | None, after: list[int]
    ) -> list[int] | None:
        """Return the best labels of tokens in a row, between the label ``before`` and the one ``after``, if any."""
        transitions = self._transitions
        scores: dict[int, float] = {}
        backs: list[dict[int, int]] = []
        if before is None:
            scores = {label: float(emissions[0, label]) for label in candidates[0] if self._starts[label]}
            candidates, emissions = candidates[1:], emissions[1:]
        else:
            scores = {before: 0.0}
        steps = [(here, row[here].tolist()) for here, row in zip(candidates, emissions, strict=True)]
        for here, own in [*steps, *((after, [0.0]) for _ in after)]:
            fresh: dict[int, float] = {}
            back: dict[int, int] = {}
            reached = [(score, transitions[label], label) for label, score in scores.items()]
            for label, score_here in zip(here, own, strict=True):
                best, source = -1e29, -1
                for score, leaving, left in reached:
                    total = score + leaving[label]
                    if total > best:
                        best, source = total, left
                if source >= 0:
                    fresh[label] = best + score_here
                    back[label] = source
            scores = fresh
            backs.append(back)
        if not scores:
            return None
        path = [max(scores, key=scores.__getitem__)]
        for back in reversed(backs):
            path.append(back[path[-1]])
        path.reverse()
        return path[before is not None : len(path) - len(after)]
