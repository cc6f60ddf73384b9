"""The tokens of a string with their cues and coarse classes, which all features are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from proceedings_db.reading.references.cues import find_cues
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.tokens import Token

_FAMILY_ENDS: Final = (
    "نژاد", "زاده", "پور", "یان", "نیا", "فر", "راد", "وند", "منش", "زادگان", "آبادی", "ابادی", "لو", "چی",
    "دوست", "پناه", "فرد",
)  # fmt: skip


@dataclass(slots=True)
class Prepared:
    """The tokens of one string with their cues and coarse classes, which all slots are made from."""

    tokens: Sequence[Token]
    cues: Sequence[str]
    kinds: Sequence[str]


YEAR_KINDS: Final = frozenset(("Yj", "Yh", "Yg"))
NUMBER_KINDS: Final = YEAR_KINDS | {"d1", "d2", "d3", "d4", "d5"}
"""The coarse classes of runs of digits, as :func:`number_shape` gives them."""


def number_shape(form: str) -> str:
    """Return what a run of digits may be: ``Yj`` a Jalali year, ``Yg`` Gregorian, ``Yh`` Hijri, or its length."""
    if len(form) == 4:
        value = int(form)
        if 1250 <= value <= 1410:
            return "Yj"
        if 1411 <= value <= 1450:
            return "Yh"
        if 1700 <= value <= 2035:
            return "Yg"
    return f"d{min(len(form), 5)}"


def coarse_kind(token: Token, cue: str) -> str:
    """Return the coarse class of a token: its mark, the shape of its number, its cue, or what the lexicon says."""
    if token.kind == "word":
        return cue or _word_kind(token.form, token.text)
    if token.kind == "mark":
        return token.form
    return number_shape(token.form) if token.kind == "number" else "U"


@lru_cache(maxsize=50_000)
def _word_kind(form: str, text: str) -> str:
    """Return the coarse class of a word by its folded form and as printed."""
    capital = text[:1].isupper()
    if len(form) == 1 or (text.isascii() and len(form) == 2 and text.isupper()):
        return "i"
    known = word_classes().get(form, "")
    if form.isascii():
        return ("C" if "c" in known else "X" if len(form) > 3 and text.isupper() else "A") if capital else "a"
    if "G" in known:
        return "g"
    if form.startswith("ال") and len(form) > 4:
        return "l"
    if form.endswith(_FAMILY_ENDS) and len(form) > 4 and "2" not in known and "3" not in known:
        return "f"
    if "s" in known:
        return "h" if "g" in known else "f"
    if "c" in known:
        return "c"
    if "g" in known:
        return "g" if "0" in known or "N" not in known else "h"
    return "w" if known else "u"


def prepare(tokens: Sequence[Token]) -> Prepared:
    """Return the tokens with their cues and coarse classes."""
    cues = find_cues(tokens)
    return Prepared(tokens, cues, [coarse_kind(token, cue) for token, cue in zip(tokens, cues, strict=True)])
