"""Broken inputs from whole ones: cut, doubled, swapped, spliced, peppered. The same seed gives the same inputs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from proceedings_db.text.characters import BOM, LRM, RLM, ZWJ, ZWNJ

Mutation = Callable[[random.Random, bytes, bytes], bytes]

_SIGNS: Final = (
    *(ZWNJ, ZWJ, RLM, LRM, BOM, "\0", "\f", "\r", "\n", "\n\n", "\t", "\x1b", "\x85", "\ufffd", "\ud800", "😀", "ﷲ"),
    *("{", "}", "{{", '"', "@", "\\", "%", "$", "#", "&", "،", "؛", "«", "»", "(", ")", "[", "]", "-", "–", "…", "………"),
    *("۱۳۹۱", "1391", "99999999999", "-1", "۰", "TY  - ", "ER  - ", "\nTY  - CONF\n", "@article{", "null", "[[[[", "]"),
    *("منابع", "چکیده", "فهرست مقالات", "همان", "و همکاران", "AND", "OR", "NOT", "*", "author:", "year:1380..", "---"),
)
_BROKEN: Final = (b"\xff", b"\xc3", b"\xe2\x80", b"\xff\xfe")
PEPPER: Final = (*(sign.encode("utf-8", "surrogatepass") for sign in _SIGNS), *_BROKEN)
BYTES: Final = 0.1
"""The share of inputs that keep bytes which are no UTF-8."""
LONGEST: Final = 20_000
"""Bytes beyond which an input is cut: what is fuzzed here is form, not size."""


def _cut(random: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _keep(random: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _span(random, data)
    return data[start:end]


def _double(random: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 8)) + data[end:]


def _swap(random: random.Random, data: bytes, _: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _join(random: random.Random, data: bytes, _: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    return b"\n".join([*lines[:at], b" ".join(lines[at : at + 2]), *lines[at + 2 :]])


def _splice(random: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _pepper(random: random.Random, data: bytes, _: bytes) -> bytes:
    for _ in range(random.randint(1, 6)):
        at = random.randint(0, len(data))
        data = data[:at] + random.choice(PEPPER) + data[at:]
    return data


def _noise(random: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


MUTATIONS: Final[tuple[Mutation, ...]] = (_cut, _keep, _double, _swap, _join, _splice, _pepper, _pepper, _noise)


def broken_inputs(whole: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield ``count`` inputs, each made of one of ``whole`` by one to four mutations."""
    source = random.Random(seed)
    for _ in range(count):
        data = source.choice(whole)
        for _ in range(source.randint(1, 4)):
            data = source.choice(MUTATIONS)(source, data, source.choice(whole))[:LONGEST]
        # Most inputs are UTF-8 again, so that more than the decoding is tried.
        yield data if source.random() < BYTES else data.decode("utf-8", "replace").encode()


def _span(random: random.Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 8, 40, 200, len(data))))
