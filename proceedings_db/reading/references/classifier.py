"""A linear model that tells one of several classes by what is said of a string, with its probability."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from math import exp


class Classifier:
    """A linear model over features, which gives the likeliest class and its probability.

    ``temperature`` is what scores are divided by before they become probabilities.
    """

    def __init__(
        self, labels: Sequence[str], weights: dict[int, list[tuple[int, float]]], temperature: float = 1.0
    ) -> None:
        self.labels = list(labels)
        self.temperature = temperature
        self._weights = weights

    def classify(self, features: Sequence[str]) -> tuple[str, float]:
        """Return the likeliest class and its probability."""
        scores = [0.0] * len(self.labels)
        for feature in features:
            for label, weight in self._weights.get(zlib.crc32(feature.encode()), ()):
                scores[label] += weight
        best = max(range(len(scores)), key=scores.__getitem__)
        total = sum(exp((score - scores[best]) / self.temperature) for score in scores)
        return self.labels[best], 1 / total
