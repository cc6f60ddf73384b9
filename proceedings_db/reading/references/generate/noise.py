"""What typists and files do to a reference."""

from __future__ import annotations

import random
import re
from typing import Final

from proceedings_db.reading.references.generate.draft import Edit, weighted
from proceedings_db.text.characters import KASHIDA, ZWNJ

_PERSIAN_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_LETTERS: Final = str.maketrans("یک", "يك")
_JOINING: Final = "بپتثجچحخسشصضطظعغفقکگلمنهی"
_VERBATIM: Final = ("url", "doi", "isbn")


def make_edits(rng: random.Random) -> list[Edit]:
    """Return the edits of one reference, drawn once: half-spaces, digits, letters, commas, kashida, lost spaces."""
    edits: list[Edit] = []
    half = weighted(rng, [("lost", 6), ("kept", 2), ("space", 3)])
    if half != "kept":
        edits.append(lambda text, _field: text.replace(ZWNJ, "" if half == "lost" else " "))
    digits = weighted(rng, [("ascii", 6), ("persian", 3), ("arabic", 0.35)])
    if digits != "ascii":
        table = _PERSIAN_DIGITS if digits == "persian" else _ARABIC_DIGITS
        edits.append(lambda text, field: text if field in _VERBATIM else text.translate(table))
    if rng.random() < 0.08:
        edits.append(lambda text, field: text if field in _VERBATIM else text.translate(_ARABIC_LETTERS))
    if rng.random() < 0.04:
        edits.append(lambda text, field: text if field else text.replace("،", ",").replace("؛", ";"))
    if rng.random() < 0.05:
        edits.append(lambda text, field: text if field else re.sub(r"(?<=[،.؛:]) ", "", text))
    if rng.random() < 0.04:
        edits.append(lambda text, field: text if field else re.sub(r"(?=[،.؛:])", " ", text))
    if rng.random() < 0.04:
        edits.append(lambda text, field: text if field in _VERBATIM else _stretch(rng, text))
    if rng.random() < 0.04:
        edits.append(lambda text, field: text.replace(" ", "  ") if not field else text)
    if rng.random() < 0.03:
        edits.append(
            lambda text, field: (
                text if field else text.replace("(", rng.choice(["(", ""])).replace(")", rng.choice([")", ""]))
            )
        )
    if rng.random() < 0.05:
        edits.append(
            lambda text, field: _mistype(rng, text) if field in ("title", "publisher", "container_title") else text
        )
    return edits


def _stretch(rng: random.Random, text: str) -> str:
    """Return the text with kashida between letters, as justified files have it."""
    return "".join(
        c + (KASHIDA if c in _JOINING and text[i + 1 : i + 2].isalpha() and rng.random() < 0.15 else "")
        for i, c in enumerate(text)
    )


def _mistype(rng: random.Random, text: str) -> str:
    """Return the text with a letter lost or a space lost."""
    if len(text) < 6:
        return text
    place = rng.randrange(1, len(text) - 1)
    if rng.random() < 0.5:
        spaces = [i for i, c in enumerate(text) if c == " "]
        place = rng.choice(spaces) if spaces else place
    return text[:place] + text[place + 1 :]


def make_latin_edits(rng: random.Random) -> list[Edit]:
    """Return the edits of one Latin reference: spaces lost or doubled, Persian digits, typing errors."""
    edits: list[Edit] = []
    if rng.random() < 0.06:
        edits.append(lambda text, field: text if field else re.sub(r"(?<=[,.;:]) ", "", text))
    if rng.random() < 0.03:
        edits.append(lambda text, field: text if field else re.sub(r"(?=[,.;:])", " ", text))
    if rng.random() < 0.03:
        edits.append(lambda text, field: text if field in _VERBATIM else text.translate(_PERSIAN_DIGITS))
    if rng.random() < 0.04:
        edits.append(lambda text, field: text.replace(" ", "  ") if not field else text)
    if rng.random() < 0.03:
        edits.append(
            lambda text, field: (
                text if field else text.replace("(", rng.choice(["(", ""])).replace(")", rng.choice([")", ""]))
            )
        )
    if rng.random() < 0.06:
        edits.append(
            lambda text, field: _mistype(rng, text) if field in ("title", "publisher", "container_title") else text
        )
    return edits
