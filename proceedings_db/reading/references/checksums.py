"""Feature numbers of whole batches, without making the features' strings.

A model knows a feature by the CRC-32 of its string. That checksum is linear: the checksum of two texts in a row follows
from those of the two, as ``crc32_combine`` of zlib has it. So a template such as ``sg:f={first}|{left}`` is filled in
by a few look-ups in tables for all tokens at once, and no string is made.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache, reduce
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
Ids = NDArray[np.int64]

_POLYNOMIAL: Final = 0xEDB88320
_LONGEST: Final = 255
"""Bytes of the longest part of a feature; cue classes and patterns stay far below."""
_PIECE: Final = re.compile(r"(\|?)\{(\w+)\}")


class Texts(dict[str | None, int]):
    """Texts that features are made of, numbered as they come; ``None`` is 0 and stands for a part that is not there.

    The texts given at the start have the numbers from 1 in their order.
    """

    def __init__(self, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.all: list[str | None] = []
        self._checksums: dict[str, Numbers] = {"": np.zeros(0, np.uint32), "|": np.zeros(0, np.uint32)}
        self._lengths = np.zeros(0, np.int64)
        for text in (None, *first):
            self[text]

    def __missing__(self, text: str | None) -> int:
        """Return the number of a text not met before."""
        number = self[text] = len(self.all)
        self.all.append(text)
        return number

    def parts(self, ids: Ids, lead: str) -> tuple[Numbers, Ids]:
        """Return checksum and length of each of the texts, with the mark ``lead`` before it: nothing, or «|»."""
        known = len(self._lengths)
        if known < len(self.all):
            fresh = [(text or "").encode() for text in self.all[known:]]
            self._lengths = np.concatenate([self._lengths, [len(text) for text in fresh]])
            for mark, checksums in self._checksums.items():
                new = np.array([zlib.crc32(mark.encode() + text) for text in fresh], dtype=np.uint32)
                self._checksums[mark] = np.concatenate([checksums, new])
        return self._checksums[lead][ids], self._lengths[ids] + len(lead)


@cache
def _shifts() -> Numbers:
    """Return what the bytes of a checksum become when further bytes follow: by their count, byte and value."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(_POLYNOMIAL), table >> 1).astype(np.uint32)
    shifts = np.zeros((_LONGEST + 1, 4, 256), dtype=np.uint32)
    for byte in range(4):
        shifts[0, byte] = np.arange(256, dtype=np.uint32) << np.uint32(8 * byte)
    for count in range(1, _LONGEST + 1):
        before = shifts[count - 1]
        shifts[count] = (before >> np.uint32(8)) ^ table[before & np.uint32(255)]
    return shifts


def _shift(checksums: Numbers, counts: Ids) -> Numbers:
    """Return the checksums after ``counts`` further bytes, those bytes' own checksums to be added by exclusive or."""
    shifts = _shifts().reshape(-1)
    offsets = counts * (4 * 256)
    # Wider than a byte: numpy 2 no longer widens the bytes where a larger number is added.
    values = checksums.astype("<u4", copy=False).view(np.uint8).reshape(-1, 4).astype(np.int64)
    return reduce(np.bitwise_xor, (shifts[offsets + (256 * byte + values[:, byte])] for byte in range(4)))


@cache
def _heads(head: str) -> Numbers:
    """Return the checksum of the head of a template by the count of bytes that follow."""
    counts = np.arange(_LONGEST + 1)
    return _shift(np.full(len(counts), zlib.crc32(head.encode()), dtype=np.uint32), counts)


class Template:
    """A feature with parts to be filled in: «sg:fl={first}|{last}|{right}»."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = list(_PIECE.finditer(text))
        self._head = text[: pieces[0].start()]
        self._pieces = [(piece[1], piece[2]) for piece in pieces]
        self.parts = tuple(part for _, part in self._pieces)
        self._format = _PIECE.sub(r"\1%s", text)
        self._values = itemgetter(*self.parts) if len(self.parts) > 1 else lambda parts: (parts[self.parts[0]],)

    def fill(self, parts: Mapping[str, str | None]) -> str | None:
        """Return the feature with these parts, or ``None`` where one of them is not there."""
        values = self._values(parts)
        return None if None in values else self._format % values

    def numbers(self, columns: Mapping[str, Ids], texts: Texts) -> Numbers:
        """Return the number of the feature for each row of ``columns``, which hold the ids of the texts by part."""
        (lead, part), *others = self._pieces
        own, lengths = texts.parts(columns[part], lead)
        checksums = _heads(self._head)[lengths] ^ own
        for lead, part in others:
            own, lengths = texts.parts(columns[part], lead)
            checksums = _shift(checksums, lengths) ^ own
        return checksums
