"""What breaks inputs: lines lost, doubled, swapped and joined, signs put in and taken out, bytes that are none."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from proceedings_db.text.characters import BOM, LRM, RLM, ZWJ, ZWNJ
from proceedings_db.text.numerals import to_ascii_digits, to_persian_digits

SIGNS: Final = (
    *(ZWNJ, ZWJ, RLM, LRM, BOM, "\f", "\r", "\n", "\n\n", "\t", "\x1b", "\x85", "\ufffd", "😀", "ﷲ", "\u2028", "ـ"),
    *("{", "}", "{{", '"', "@", "\\", "%", "$", "#", "&", "،", "؛", "«", "»", "(", ")", "[", "]", "-", "–", "…", "………"),
    *(
        "۱۳۹۱",
        "1391",
        "99999999999",
        "-1",
        "۰",
        "²",
        "٣",
        "Ⅳ",
        "½",
        "TY  - ",
        "ER  - ",
        "@article{",
        "null",
        "[[[[",
        "]",
    ),
    *("منابع", "چکیده", "فهرست مقالات", "همان", "و همکاران", "AND", "OR", "NOT", "*", "author:", "year:1380..", "---"),
    *("ي", "ك", "ة", "أ", "َ", "ّ", "\u0300" * 20, "ﻻ", "İ", "ß", "ǅ", "=1+1", "<b>", "&amp;", "http://a.b/", "10.1000/"),
)
NO_TEXT: Final = (b"\xff", b"\xc3", b"\xe2\x80", b"\xff\xfe", b"\0", b"\xed\xa0\x80")
LONGEST: Final = 20_000
"""Bytes beyond which an input is cut: what is fuzzed here is form, not size."""

_NO_TEXT_SHARE: Final = 0.04

LineMutation = Callable[[random.Random, list[str]], None]
SignMutation = Callable[[random.Random, str], str]


def break_lines(source: random.Random, text: str) -> str:
    """Return a text with up to four changes of its lines."""
    lines = text.split("\n")
    for _ in range(source.randint(1, 4)):
        source.choice(LINES)(source, lines)
    return "\n".join(lines)


def break_signs(source: random.Random, text: str) -> str:
    """Return a text with up to four changes within its lines."""
    for _ in range(source.randint(1, 4)):
        text = source.choice(WITHIN)(source, text)
    return text


def to_bytes(source: random.Random, text: str) -> bytes:
    """Return a text as the bytes of a file, seldom with bytes in it that are no text, or in another encoding."""
    data = text.encode("utf-8", "surrogatepass")[:LONGEST]
    if source.random() > _NO_TEXT_SHARE:
        # What was cut within a letter is whole again, so that more than the decoding is tried.
        return data.decode("utf-8", "ignore").encode()
    if source.random() < 0.5:
        return text.encode(source.choice(("cp1256", "utf-16", "utf-16-le", "utf-8-sig")), "replace")[:LONGEST]
    at = source.randint(0, len(data))
    return data[:at] + source.choice(NO_TEXT) + data[at:]


def _drop(source: random.Random, lines: list[str]) -> None:
    start = source.randint(0, len(lines))
    del lines[start : start + source.choice((1, 1, 3, 20))]


def _double(source: random.Random, lines: list[str]) -> None:
    start = source.randint(0, len(lines))
    lines[start:start] = lines[start : start + source.choice((1, 1, 3, 20))] * source.choice((1, 1, 2, 8))


def _swap(source: random.Random, lines: list[str]) -> None:
    if lines:
        one, other = source.randrange(len(lines)), source.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]


def _join(source: random.Random, lines: list[str]) -> None:
    at = source.randint(0, len(lines))
    lines[at : at + 2] = [source.choice((" ", "", "\t")).join(lines[at : at + 2])]


def _part(source: random.Random, lines: list[str]) -> None:
    if lines:
        at = source.randrange(len(lines))
        place = source.randint(0, len(lines[at]))
        lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _indent(source: random.Random, lines: list[str]) -> None:
    start = source.randint(0, len(lines))
    blank = source.choice((" ", "    ", "\t", "- ", "# ", "  \t"))
    lines[start : start + 3] = [f"{blank}{line}" for line in lines[start : start + 3]]


def _cut(source: random.Random, text: str) -> str:
    start, end = _span(source, text)
    return text[:start] + text[end:]


def _keep(source: random.Random, text: str) -> str:
    start, end = _span(source, text)
    return text[start:end] if end - start > 20 else text


def _repeat(source: random.Random, text: str) -> str:
    start, end = _span(source, text)
    return text[:end] + text[start:end] * source.choice((1, 1, 2, 8)) + text[end:]


def _pepper(source: random.Random, text: str) -> str:
    for _ in range(source.randint(1, 6)):
        at = source.randint(0, len(text))
        text = text[:at] + source.choice(SIGNS) + text[at:]
    return text


def _exchange(source: random.Random, text: str) -> str:
    """Put one sign in the place of another, wherever that stands within a span."""
    start, end = _span(source, text)
    if start == end:
        return text
    old, new = source.choice(text[start:end]), source.choice(SIGNS)
    return text[:start] + text[start:end].replace(old, new) + text[end:]


def _digits(source: random.Random, text: str) -> str:
    start, end = _span(source, text)
    change = source.choice((to_ascii_digits, to_persian_digits))
    return text[:start] + change(text[start:end]) + text[end:]


LINES: Final[Sequence[LineMutation]] = (_drop, _double, _swap, _join, _part, _indent)
WITHIN: Final[Sequence[SignMutation]] = (_cut, _cut, _keep, _repeat, _pepper, _pepper, _exchange, _digits)


def _span(source: random.Random, text: str) -> tuple[int, int]:
    start = source.randint(0, len(text))
    return start, min(len(text), start + source.choice((1, 2, 8, 40, 200, len(text))))
