"""A reference in the making: pieces of text, each with the field that it is a value of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from proceedings_db.reading.references.gold import Labelled
from proceedings_db.reading.references.scheme import Span

Item = TypeVar("Item")
Edit = Callable[[str, str], str]
"""A change of the text of one piece, which is told the field of the piece (empty for what stands between)."""
_NO_SPACE_BEFORE: Final = "،,؛;.:)]»"


def weighted(rng: random.Random, choices: Sequence[tuple[Item, float]]) -> Item:
    """Return one of the items, drawn by its weight."""
    return rng.choices([item for item, _ in choices], [weight for _, weight in choices])[0]


def maybe(rng: random.Random, chance: float, item: Item) -> list[Item]:
    """Return the item in a list, with a chance, else an empty list."""
    return [item] if rng.random() < chance else []


@dataclass(slots=True)
class Piece:
    """Some text, and the field it is a value of, or a part of a name of."""

    text: str
    field: str = ""
    part: str = ""
    name: int = -1


@dataclass(slots=True)
class Draft:
    """The pieces of one reference in order; methods return the draft so that templates read like what they print."""

    language: str
    csl_type: str
    pieces: list[Piece] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def text(self, text: str) -> Draft:
        """Add text that is no value."""
        if text:
            self.pieces.append(Piece(text))
        return self

    def value(self, name: str, text: str) -> Draft:
        """Add a value of the field ``name``."""
        self.pieces.append(Piece(text, name))
        return self

    def name(self, role: str, parts: Sequence[tuple[str, str]]) -> Draft:
        """Add a name of a role by its printed pieces: (part, text), with an empty part for what stands between."""
        number = self.counts.get(role, 0)
        self.counts[role] = number + 1
        for part, text in parts:
            self.pieces.append(Piece(text, role, part, number) if part else Piece(text))
        return self

    def end_with(self, text: str) -> Draft:
        """Add a final mark unless the draft ends with one."""
        if self.pieces and self.pieces[-1].text.rstrip()[-1:] not in _NO_SPACE_BEFORE[:6]:
            self.text(text)
        return self

    def finish(self, edits: Sequence[Edit]) -> Labelled:
        """Return the string and its spans after every edit was made to every piece."""
        raw = ""
        spans: list[Span] = []
        for piece in self.pieces:
            text = piece.text
            for edit in edits:
                text = edit(text, piece.field)
            if raw.endswith(" ") and text.startswith(" "):
                text = text.lstrip(" ")
            if raw.endswith(".") and text.startswith(".") and not piece.field:
                text = text[1:]
            if piece.field and text.strip():
                start = len(raw) + len(text) - len(text.lstrip())
                spans.append(Span(start, len(raw) + len(text.rstrip()), piece.field, piece.part, piece.name))
            raw += text
        return Labelled(raw.rstrip(), self.language, self.csl_type, tuple(spans), "generated")
