"""The segments between strong marks: where they lie, what delimits them, which cue words they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from proceedings_db.reading.references.shapes import NUMBER_KINDS, YEAR_KINDS, Prepared
from proceedings_db.reading.references.tokens import Token

_STRONG: Final = frozenset('،,؛;.:()[]«»"“”؟?!/') | {"--", "-"}
_MAIN: Final = (
    "translator", "editor", "publisher", "university", "journal", "conference", "thesis", "volume", "issue",
    "page", "edition",
    "report", "in", "newspaper",
)  # fmt: skip
MAIN_CUES: Final = frozenset(_MAIN)
_TOLD: Final = MAIN_CUES | {"month", "season", "note", "accessed", "encyclopedia"}

_PATTERN_LETTERS: Final = {"and": "&", "bin": "b", "honorific": "o", "et_al": "e"}


class _Letters(dict[str, str]):
    """The letter of a token in the pattern of a segment, by the token's coarse class."""

    def __missing__(self, kind: str) -> str:
        """Return the letter of a class not met before."""
        if kind in NUMBER_KINDS:
            letter = "9"
        else:
            letter = kind if len(kind) == 1 else _PATTERN_LETTERS.get(kind.split("+")[0], "q")
        self[kind] = letter
        return letter


_letters: Final = _Letters()


class Segment(NamedTuple):
    """A stretch between strong marks: the marks beside it, its cues, its pattern, its gist, its kinds at both ends."""

    start: int
    end: int
    left: str
    right: str
    cues: tuple[str, ...]
    pattern: str
    gist: str
    first: str
    last: str


NO_SEGMENT: Final = Segment(-1, -1, "", "", (), "", "", "", "")


def split_segments(sequence: Prepared) -> list[tuple[int, int]]:
    """Return the stretches between strong marks, as token indices; the dot of an initial is no strong mark."""
    segments: list[tuple[int, int]] = []
    start = 0
    tokens, kinds = sequence.tokens, sequence.kinds
    # The class of a mark is the mark itself, and no other token has one of these.
    for index, kind in enumerate(kinds):
        if kind not in _STRONG:
            continue
        if kind == "." and index and kinds[index - 1] == "i" and tokens[index - 1].end == tokens[index].start:
            continue
        if kind == "-" and _inside_word(tokens, index):
            continue
        if index > start:
            segments.append((start, index))
        start = index + 1
    if start < len(tokens):
        segments.append((start, len(tokens)))
    return segments


def _inside_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash stands without spaces between two tokens."""
    return 0 < index < len(tokens) - 1 and (
        tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start
    )


def describe_segments(sequence: Prepared) -> list[Segment]:
    """Return the segments with the marks around them, their cues and their pattern."""
    kinds, cues = sequence.kinds, sequence.cues
    letters = [_letters[kind] for kind in kinds]
    spans = split_segments(sequence)
    starts = [*(start for start, _ in spans), len(kinds)][1:]
    found: list[Segment] = []
    before = 0
    for (start, end), after in zip(spans, starts, strict=True):
        names = _cues_of(cues, start, end)
        size = end - start
        pattern = "".join(letters[start : min(end, start + 6)])
        if kinds[start] in YEAR_KINDS:
            gist = "Y"
        elif names:
            gist = "+".join(names[:2])
        else:
            gist = "9" if letters[start:end].count("9") == size else size_band(size)
        found.append(
            Segment(
                start,
                end,
                "".join(kinds[before:start])[:2],
                "".join(kinds[end:after])[:2],
                names,
                pattern if size <= 6 else pattern[:3] + "+",
                gist,
                kinds[start],
                kinds[end - 1],
            )
        )
        before = end
    return found


def _cues_of(cues: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """Return the first three telling cues of a segment; «در» counts at its head alone."""
    names: list[str] = []
    for place in range(start, end):
        cue = cues[place]
        if cue and (place == start or cue != "in"):
            name = cue.partition("+")[0]
            if name in _TOLD and name not in names:
                names.append(name)
    return tuple(names[:3])


def size_band(length: int) -> str:
    """Return a count of tokens coarsely: 1, 2, 3, 4 to 5, 6 to 9, more."""
    return str(length) if length <= 3 else "4" if length <= 5 else "6" if length <= 9 else "L"


def marks_of(kinds: Sequence[str]) -> str:
    """Return which telling marks a string has, by the classes of its tokens, and which one separates most."""
    commas = kinds.count("،") + kinds.count(",")
    semicolons = kinds.count("؛") + kinds.count(";")
    dots = kinds.count(".")
    quoted = "q" if "«" in kinds or "“" in kinds or '"' in kinds else ""
    colon = "c" if ":" in kinds else ""
    most = "," if commas >= max(dots, semicolons) else "." if dots >= semicolons else ";"
    return most + quoted + colon + ("s" if semicolons else "")
