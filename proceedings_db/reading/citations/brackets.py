"""Pairs of brackets in running text, nested ones and those that the text layer turned round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGN: Final = re.compile(r"[()\[\]]|\n[^\S\n]*\n")
_PARTNER: Final = {")": "(", "]": "["}
_LONGEST_TURNED: Final = 120
_DEEPEST: Final = 8


@dataclass(slots=True)
class Bracket:
    """One pair: ``text[start:end]`` with the signs, whatever way round they are printed."""

    start: int
    end: int
    is_square: bool
    is_turned: bool = False
    inner: list[Bracket] = field(default_factory=list)


def find_brackets(text: str, start: int, end: int, reads: Callable[[str, bool], bool]) -> list[Bracket]:
    """Return the outermost pairs between ``start`` and ``end``, in order, each with the pairs inside it.

    A pair never crosses a blank line, and nobody nests more than eight deep; a sign without partner is passed over,
    and what it held moves one level up.
    Old text layers print brackets the wrong way round («]1[»): such a pair counts where ``reads``, called with the
    text between the signs and whether they are square, says that it is a marker.
    """
    open_pairs: list[Bracket] = []
    found: list[Bracket] = []
    stray: Bracket | None = None

    def place(pair: Bracket) -> None:
        (open_pairs[-1].inner if open_pairs else found).append(pair)

    def give_up() -> None:
        while open_pairs:
            left = open_pairs.pop()
            for pair in left.inner:
                place(pair)

    for match in _SIGN.finditer(text, start, end):
        sign, at = match[0], match.start()
        if sign in "([":
            turned = _close_turned(text, stray, at, sign, reads) if stray and not open_pairs else None
            stray = None
            if turned:
                place(turned)
            else:
                if len(open_pairs) == _DEEPEST:
                    give_up()
                open_pairs.append(Bracket(at, -1, sign == "["))
        elif sign in _PARTNER:
            pair = _close(open_pairs, at, sign, place)
            stray = None if pair else Bracket(at, -1, sign == "]", is_turned=True)
        else:
            give_up()
            stray = None
    give_up()
    return sorted(found, key=lambda pair: pair.start)


def _close(open_pairs: list[Bracket], at: int, sign: str, place: Callable[[Bracket], None]) -> Bracket | None:
    """Close the innermost open pair of the same shape; open pairs inside it had no partner."""
    is_square = _PARTNER[sign] == "["
    if not any(pair.is_square == is_square for pair in open_pairs):
        return None
    while open_pairs:
        pair = open_pairs.pop()
        if pair.is_square == is_square:
            pair.end = at + 1
            place(pair)
            return pair
        for inner in pair.inner:
            place(inner)
    return None


def _close_turned(text: str, stray: Bracket, at: int, sign: str, reads: Callable[[str, bool], bool]) -> Bracket | None:
    """Return the pair that a stray closing sign and the opening sign after it make, if a marker stands between."""
    if stray.is_square != (sign == "[") or at - stray.start > _LONGEST_TURNED:
        return None
    if not reads(text[stray.start + 1 : at], stray.is_square):
        return None
    stray.end = at + 1
    return stray
