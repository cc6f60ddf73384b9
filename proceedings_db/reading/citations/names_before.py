"""The words before a bracket, as far back as the names of a narrative marker may reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.author_names import split_authors
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import ET_AL, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH: Final = 140
MOST_NAMES: Final = 5
MOST_WORDS: Final = 4
_LONGEST_OPENING: Final = 8
_ORIGINAL: Final = re.compile(r"\s*\([A-Za-zÀ-ɏ][^()0-9]{1,60}\)\s*$")
_NOTE_NUMBER: Final = re.compile(r"(?<=[^\W\d_])(?:[0-9]{1,3}|[¹²³⁰-⁹]+|\s?\[[0-9]{1,3}\])\s*$")
_ET_AL: Final = compile_pattern(rf"{ET_AL}\s*$")
_STOP: Final = re.compile(r"(?:[؛;:!؟?»«()\[\]…\"“”]|(?<![^\W\d_])\.|(?<=[^\W\d_]{2})\.(?=\s)|\n\s*\n)")
_TOKEN: Final = re.compile(r"[،,]|[^\s،,]+")
_JOINS: Final = frozenset(["و", "&", "and", "،", ","])


@dataclass(frozen=True, slots=True)
class Word:
    """One word before the bracket and its span in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamesBefore:
    """The names before a bracket: the words of each, in order."""

    names: tuple[tuple[Word, ...], ...]

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.names[0][0].start

    def printed(self, text: str) -> tuple[str, ...]:
        """The names as printed, that of a body in one."""
        return split_authors([" ".join(text[self.start : self.names[-1][-1].end].split())])[0]


class Before:
    """What stands before a bracket, as far back as a name may reach: words in runs that «و» and commas part.

    ``runs`` counts from the bracket: ``runs[0]`` is what stands right before it. ``et_al`` tells that «و همکاران»
    stood there; ``floor`` is where the words before cannot belong to the name any more.
    """

    def __init__(self, text: str, at: int, floor: int) -> None:
        low = max(floor, at - _REACH)
        shadow = fold_in_place(text[low:at])
        if original := _ORIGINAL.search(shadow):
            shadow = shadow[: original.start()]
        shadow = shadow.rstrip()
        while note := _NOTE_NUMBER.search(shadow):
            shadow = shadow[: note.start()].rstrip()
        others = _ET_AL.search(shadow)
        self.et_al = others is not None
        if others:
            shadow = shadow[: others.start()].rstrip()
        while note := _NOTE_NUMBER.search(shadow):
            shadow = shadow[: note.start()].rstrip()
        stops = [match.end() for match in _STOP.finditer(shadow)]
        self.floor = low + (stops[-1] if stops else 0)
        self.end = low + len(shadow)
        self.shadow = shadow[self.floor - low :]
        self.runs = list(self._split_runs())

    def _split_runs(self) -> Iterator[tuple[Word, ...]]:
        """Yield the runs of words, the nearest to the bracket first."""
        run: list[Word] = []
        for match in reversed(list(_TOKEN.finditer(self.shadow))):
            if match[0].casefold() in _JOINS:
                if run:
                    yield tuple(reversed(run))
                    run = []
            else:
                run.append(Word(match[0], self.floor + match.start(), self.floor + match.end()))
        if run:
            yield tuple(reversed(run))


def iter_names(before: Before) -> Iterator[NamesBefore]:
    """Yield what the names may be: the last words in one, «وزارت راه و شهرسازی», or name by name."""
    words = [
        Word(match[0], before.floor + match.start(), before.floor + match.end())
        for match in _TOKEN.finditer(before.shadow)
    ]
    for count in range(min(_LONGEST_OPENING, len(words)), MOST_WORDS - 1, -1):
        yield NamesBefore((tuple(words[-count:]),))
    right: tuple[tuple[Word, ...], ...] = ()
    for run in before.runs[:MOST_NAMES]:
        for count in range(min(MOST_WORDS, len(run)), 0, -1):
            yield NamesBefore((run[-count:], *right))
        if len(run) > MOST_WORDS:
            return
        right = (run, *right)
