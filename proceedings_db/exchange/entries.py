"""What the readers of exchange files give: entries as CSL items with their text, and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from proceedings_db.exchange.items import CslItem
from proceedings_db.records import Place, Problem, ProblemCode

LONGEST_ENTRY: Final = 1_000_000
"""Characters: more are no entry but a file that lost its line ends or braces, and would fill the memory."""
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One entry of a file: the CSL item that it says, its text verbatim, and where it stands."""

    item: CslItem
    raw_text: str
    place: Place


class Block(NamedTuple):
    """The text of one entry, not read yet; ``is_cut`` where it was longer than an entry may be."""

    raw_text: str
    line: int
    char_start: int
    is_cut: bool = False

    @property
    def place(self) -> Place:
        """Its lines and characters in the file, which is source 0: those of a volume count from 1."""
        lines = self.raw_text.rstrip("\n").count("\n")
        return Place(0, self.line, self.line + lines, self.char_start, self.char_start + len(self.raw_text))


def not_read(block: Block, message: str, remedy: str = "Correct the entry and import the file again.") -> Problem:
    """Return the problem of an entry that cannot be used, or only in part."""
    return Problem(
        ProblemCode.ENTRY_NOT_READ,
        message,
        severity="error",
        place=block.place,
        raw_text=block.raw_text[:_SHOWN],
        remedy=remedy,
    )


def too_long(block: Block) -> Problem:
    """Return the problem of an entry without an end."""
    return not_read(
        block,
        f"an entry of more than {LONGEST_ENTRY:,} characters",
        "Look for a missing brace or end of record where the entry begins.",
    )
