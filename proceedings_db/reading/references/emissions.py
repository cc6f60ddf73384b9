"""The scores of labels for tokens: the weights of all features of a token, summed.

The sums of a word and of the slots whose parts come back are made once and remembered; the features of the other slots
are looked up by number for all tokens of a batch at once.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.checksums import Ids, Numbers, Texts
from proceedings_db.reading.references.features import EDGE, word_features
from proceedings_db.reading.references.layout import SMALL_TEXTS, Layout, lay_out
from proceedings_db.reading.references.model import Model
from proceedings_db.reading.references.shapes import Prepared
from proceedings_db.reading.references.slots import (
    NUMBER,
    OPTIONAL_PARTS,
    PATTERN,
    PLACE,
    REMEMBERED,
    SEGMENT,
    SMALL_PARTS,
    Slot,
)

Floats = NDArray[np.float32]
Sums = NDArray[np.int16]
WordKey = str | tuple[str | int, ...]

_LARGEST_MEMORY: Final = 150_000
"""Remembered sums of words, and twice those of slots; each of some 200 bytes."""
_NO_WORD: Final[WordKey] = ("edge",)
_OFFSETS: Final = (0, -1, 1, -2, 2)
"""Where a word stands from the token that it says something of; a word has a row of sums for each."""
_SIEVE_BITS: Final = 22


def feature_id(feature: str) -> int:
    """Return the number by which a model knows a feature."""
    return zlib.crc32(feature.encode())


class _Weights:
    """The weights of a model by the number of the feature, in units of the model's scale."""

    def __init__(self, model: Model) -> None:
        self.columns = len(model.labels)
        self._ids = model.feature_ids
        self._table = np.vstack([model.weights, np.zeros((1, self.columns), dtype=np.int8)])
        self._row_of = dict(zip(model.feature_ids.tolist(), range(len(model.feature_ids)), strict=True))
        # Most features of a string were never seen in training; one look at a table of bits tells nearly all of them.
        self._sieve = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
        self._sieve[self._ids & np.uint32(len(self._sieve) - 1)] = True

    def of(self, feature: str) -> NDArray[np.int8]:
        """Return the weights of a feature by label."""
        row: NDArray[np.int8] = self._table[self._row_of.get(feature_id(feature), -1)]
        return row

    def sums(self, lists: Sequence[tuple[str, list[str]]]) -> Sums:
        """Return the sums of the weights of features, for lists of them that begin alike: the beginning, the rest."""
        row_of = self._row_of
        sums = np.zeros((len(lists), self.columns), dtype=np.int16)
        by_length: dict[int, tuple[list[int], list[list[int]]]] = {}
        for place, (head, features) in enumerate(lists):
            begun = zlib.crc32(head.encode())
            numbers = [zlib.crc32(feature.encode(), begun) for feature in features]
            rows = [row_of[number] for number in numbers if number in row_of]
            places, found = by_length.setdefault(len(rows), ([], []))
            places.append(place)
            found.append(rows)
        # Column by column over lists of one length: a tenth of the time of reduceat over rows of eight bits.
        for length, (places, found) in by_length.items():
            total = np.zeros((len(places), self.columns), dtype=np.int16)
            for column in np.array(found, dtype=np.int64).reshape(len(places), length).T:
                total += self._table[column]
            sums[places] = total
        return sums

    def add(self, sums: Sums, numbers: Numbers) -> None:
        """Add to each row of ``sums`` the weights of the feature whose number stands in that place."""
        places = np.flatnonzero(self._sieve[numbers & np.uint32(len(self._sieve) - 1)])
        wanted = numbers[places]
        rows = np.searchsorted(self._ids, wanted)
        rows[rows == len(self._ids)] = 0
        known = self._ids[rows] == wanted
        sums[places[known]] += self._table[rows[known]]


class _Sums:
    """Sums of weights by row, made for many rows at once."""

    def __init__(self, weights: _Weights) -> None:
        self.count = 0
        self.table: Sums = np.zeros((4096, weights.columns), dtype=np.int16)
        self._weights = weights
        self._pending: list[tuple[str, list[str]]] = []

    def add(self, features: list[str], head: str = "") -> int:
        """Return a new row for the sum of the weights of ``features`` with ``head`` before each, to be made later."""
        self._pending.append((head, features))
        self.count += 1
        return self.count - 1

    def settle(self) -> None:
        """Make the sums of the rows that were given out since the last time."""
        while self.count > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        self.table[self.count - len(self._pending) : self.count] = self._weights.sums(self._pending)
        self._pending.clear()


class _Words:
    """The remembered sums of words, a row for each place that a word is seen from."""

    def __init__(self, weights: _Weights) -> None:
        self.sums = _Sums(weights)
        self._first_rows: dict[WordKey, int] = {}
        self._edge = self._add(_NO_WORD, EDGE)

    def rows(self, strings: Sequence[Prepared]) -> Iterator[Ids]:
        """Return the rows of each token for the words around it, one column an offset."""
        padded: list[int] = []
        places: list[int] = []
        for prepared in strings:
            padded += (self._edge, self._edge)
            places += range(len(padded), len(padded) + len(prepared.tokens))
            for token in prepared.tokens:
                key: WordKey = token.text
                if token.kind == "number":
                    key = (token.form if len(token.form) == 4 else len(token.form), token.text.isascii())
                first = self._first_rows.get(key)
                if first is None:
                    first = self._add(key, word_features(token.text, token.kind, token.form))
                padded.append(first)
            padded += (self._edge, self._edge)
        rows, at = np.array(padded), np.array(places)
        return (rows[at + offset] + number for number, offset in enumerate(_OFFSETS))

    def _add(self, key: WordKey, levels: tuple[list[str], list[str], list[str]]) -> int:
        """Return the first of the rows of a word not met before."""
        first = self._first_rows[key] = self.sums.count
        for offset in _OFFSETS:
            self.sums.add(levels[abs(offset)], str(offset))
        return first


class _Slots:
    """The remembered sums of the slots whose parts come back, and the texts that all slots are made of."""

    def __init__(self, weights: _Weights) -> None:
        self.sums = _Sums(weights)
        self.texts = Texts(SMALL_TEXTS)
        self._memories = {slot: _Memory(slot, self.texts, self.sums) for slot in REMEMBERED}

    def rows(self, layout: Layout) -> Iterator[Ids]:
        """Return the rows of each token, one column a slot."""
        for slot, memory in self._memories.items():
            keys = np.zeros(len(layout.cell), dtype=np.int64)
            for part in slot.parts:
                keys = (keys << _width(part)) | layout.tokens[part]
            yield np.array(list(map(memory.__getitem__, keys.tolist())))


class _Memory(dict[int, int]):
    """The rows of one slot, by the ids of its parts packed into one number."""

    def __init__(self, slot: Slot, texts: Texts, sums: _Sums) -> None:
        super().__init__()
        self._slot = slot
        self._texts = texts
        self._sums = sums

    def __missing__(self, key: int) -> int:
        """Return the row of parts not met before."""
        parts: dict[str, str | None] = {}
        rest = key
        for part in reversed(self._slot.parts):
            parts[part] = self._texts.all[rest & ((1 << _width(part)) - 1)]
            rest >>= _width(part)
        row = self[key] = self._sums.add(self._slot.features(parts))
        return row


def _width(part: str) -> int:
    """Return the bits that the id of a part takes up in a key."""
    return 5 if part in SMALL_PARTS else 20


class Emissions:
    """The scores of the labels of tokens, by one model."""

    def __init__(self, model: Model) -> None:
        self._weights = _Weights(model)
        self._scale = model.scale
        self._words = _Words(self._weights)
        self._slots = _Slots(self._weights)

    def weight_of(self, feature: str, label: int) -> float:
        """Return the weight of a feature for a label."""
        return float(self._weights.of(feature)[label]) * self._scale

    def of(self, strings: Sequence[Prepared]) -> list[Floats]:
        """Return for each string the scores of the labels of its tokens, an array of tokens by labels."""
        self._forget()
        filled = [prepared for prepared in strings if prepared.tokens]
        nothing = np.zeros((0, self._weights.columns), dtype=np.float32)
        if not filled:
            return [nothing for _ in strings]
        layout = lay_out(filled, self._slots.texts)
        total = np.zeros((len(layout.cell), self._weights.columns), dtype=np.int16)
        for sums, columns in (
            (self._words.sums, self._words.rows(filled)),
            (self._slots.sums, self._slots.rows(layout)),
        ):
            rows = list(columns)
            sums.settle()
            for places in rows:
                total += sums.table[places]
        for slot in (PLACE, PATTERN):
            self._add(total, slot, layout.tokens)
        cells = np.zeros((len(layout.cells["first"]), self._weights.columns), dtype=np.int16)
        self._add(cells, SEGMENT, layout.cells)
        total += cells[layout.cell]
        figures = total[layout.numbers]
        self._add(figures, NUMBER, {part: layout.tokens[part][layout.numbers] for part in NUMBER.parts})
        total[layout.numbers] = figures
        scores = total.astype(np.float32) * np.float32(self._scale)
        ends = np.cumsum([len(prepared.tokens) for prepared in strings]).tolist()
        return [scores[end - len(prepared.tokens) : end] for end, prepared in zip(ends, strings, strict=True)]

    def _forget(self) -> None:
        """Forget the remembered sums where there are too many, so that memory stays constant."""
        if self._words.sums.count > _LARGEST_MEMORY:
            self._words = _Words(self._weights)
        if max(self._slots.sums.count, len(self._slots.texts.all)) > _LARGEST_MEMORY // 2:
            self._slots = _Slots(self._weights)

    def _add(self, sums: Sums, slot: Slot, columns: dict[str, Ids]) -> None:
        """Add the weights of the features of a slot to the sums of all its rows."""
        for template in slot.templates:
            optional = next((part for part in template.parts if part in OPTIONAL_PARTS), None)
            if optional is None:
                self._weights.add(sums, template.numbers(columns, self._slots.texts))
                continue
            there = np.flatnonzero(columns[optional])
            some = sums[there]
            chosen = {part: columns[part][there] for part in template.parts}
            self._weights.add(some, template.numbers(chosen, self._slots.texts))
            sums[there] = some
