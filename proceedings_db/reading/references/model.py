"""A trained model as a file: labels, transitions, and the weights of features in eight bits."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.scheme import allowed

SCRIPTS: Final = ("arabic", "latin")


@dataclass(frozen=True, slots=True)
class Model:
    """The numbers of a tagger.

    ``weights`` is features by labels in units of ``scale``; ``transitions`` is labels by labels, from row to column.
    ``temperature`` is what scores are divided by before they become probabilities. ``facts`` says what it was
    trained on and how well it did.
    """

    labels: list[str]
    transitions: NDArray[np.float32]
    feature_ids: NDArray[np.uint32]
    weights: NDArray[np.int8]
    scale: float
    temperature: float
    allowed: NDArray[np.bool_]
    allowed_first: NDArray[np.float32]
    facts: dict[str, Any]


def make_model(
    labels: list[str],
    transitions: dict[tuple[str, str], float],
    weights: dict[tuple[int, str], float],
    *,
    temperature: float,
    facts: dict[str, Any],
    largest: int = 150_000,
) -> Model:
    """Return the model of the ``largest`` weights; ``weights`` go by feature number and label."""
    place = {label: index for index, label in enumerate(labels)}
    kept = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))[:largest]
    ids = np.array(sorted({feature for (feature, _), _ in kept}), dtype=np.uint32)
    row = dict(zip(ids.tolist(), range(len(ids)), strict=True))
    scale = max((abs(weight) for _, weight in kept), default=1.0) / 127
    dense = np.zeros((len(ids), len(labels)), dtype=np.int8)
    for (feature, label), weight in kept:
        dense[row[feature], place[label]] = round(weight / scale)
    matrix = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in transitions.items():
        matrix[place[before], place[after]] = weight
    return _complete(labels, matrix, ids, dense, scale, temperature, facts)


def _complete(
    labels: list[str],
    transitions: NDArray[np.float32],
    ids: NDArray[np.uint32],
    weights: NDArray[np.int8],
    scale: float,
    temperature: float,
    facts: dict[str, Any],
) -> Model:
    """Return the model with the table of allowed transitions."""
    pairs = np.array([[allowed(before, after) for after in labels] for before in labels])
    first = np.array([allowed("", label) for label in labels], dtype=np.float32)
    return Model(labels, transitions, ids, weights, scale, temperature, pairs, first, facts)


def to_bytes(model: Model) -> bytes:
    """Return the model as the bytes of a file, equal for equal models."""
    rows, columns = np.nonzero(model.weights)
    head = {"labels": model.labels, "scale": model.scale, "temperature": model.temperature, "facts": model.facts}
    out = io.BytesIO()
    np.savez_compressed(
        out,
        head=np.frombuffer(json.dumps(head, ensure_ascii=False, sort_keys=True).encode(), dtype=np.uint8),
        transitions=model.transitions.astype(np.float16),
        feature_ids=np.diff(model.feature_ids, prepend=np.uint32(0)),
        counts=np.bincount(rows, minlength=len(model.feature_ids)).astype(np.uint8),
        columns=columns.astype(np.uint8),
        values=model.weights[rows, columns],
    )
    return out.getvalue()


def read_model(data: bytes) -> Model:
    """Return the model that was written by :func:`to_bytes`."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        head = json.loads(arrays["head"].tobytes())
        ids = np.cumsum(arrays["feature_ids"], dtype=np.uint32)
        weights = np.zeros((len(ids), len(head["labels"])), dtype=np.int8)
        rows = np.repeat(np.arange(len(ids)), arrays["counts"])
        weights[rows, arrays["columns"]] = arrays["values"]
        transitions = arrays["transitions"].astype(np.float32)
    return _complete(head["labels"], transitions, ids, weights, head["scale"], head["temperature"], head["facts"])


@cache
def shipped_model(script: str) -> Model:
    """Return the model that comes with the package for ``arabic`` or ``latin`` script."""
    return read_model((files("proceedings_db.reading.references") / "data" / f"{script}.npz").read_bytes())
