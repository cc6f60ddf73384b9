"""Half-spaces found in printed text, and the text with them restored."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final, Literal

from proceedings_db.text.characters import HARAKAT, HAMZA_ABOVE, ZWNJ
from proceedings_db.text.half_spaces.names import restore_name_half_spaces
from proceedings_db.text.half_spaces.words import find_readings

Kind = Literal["text", "title", "name"]

CERTAIN: Final = 0.85
"""From this certainty on a change is made."""

_WORD: Final = re.compile(f"[آ-غف-یپچژکگئؤأإۀةكي{ZWNJ}{HARAKAT}{HAMZA_ABOVE}]+")


@dataclass(frozen=True, slots=True)
class HalfSpaceChange:
    """A place where half-spaces are, or may be, missing: ``text[start:end] == printed``.

    ``rule`` names what found it; ``certainty`` is the share of this reading among all readings of the word.
    """

    start: int
    end: int
    printed: str
    restored: str
    rule: str
    certainty: float

    @property
    def is_certain(self) -> bool:
        """Whether ``restore_half_spaces`` makes this change."""
        return self.certainty >= CERTAIN


def restore_half_spaces(text: str, *, kind: Kind = "text", protect: Set[str] = frozenset()) -> str:
    """Return ``text`` with its half-spaces: «حکومتها» gives «حکومت‌ها», «برنامه ریزی» gives «برنامه‌ریزی».

    Nothing but half-spaces changes, and spaces that stand for one; «تنها» and «میدان» stay whole. Words of ``protect``
    (surnames of the volume) stay as printed.
    """
    if kind == "name":
        return restore_name_half_spaces(text, given=False)
    parts: list[str] = []
    last = 0
    for change in find_half_spaces(text, kind=kind, protect=protect):
        if change.is_certain:
            parts += (text[last : change.start], change.restored)
            last = change.end
    return "".join(parts) + text[last:]


def find_half_spaces(text: str, *, kind: Kind = "text", protect: Set[str] = frozenset()) -> list[HalfSpaceChange]:
    """Return the places of ``text`` where half-spaces are missing, certain or not, in order."""
    found: list[HalfSpaceChange] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word in protect or ZWNJ in word:
            continue
        best, *_ = readings = find_readings(word)
        if best.form != word:
            certainty = best.weight / sum(reading.weight for reading in readings)
            found.append(HalfSpaceChange(*match.span(), word, best.form, best.rule, certainty))
    return found
