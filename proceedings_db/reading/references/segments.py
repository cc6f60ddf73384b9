"""The segments between strong marks: where they lie, what delimits them, which cue words they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proceedings_db.reading.references.shapes import Prepared
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


def _letter(kind: str, token: Token) -> str:
    """Return the letter of a token in the pattern of a segment."""
    if token.kind == "number":
        return "9"
    if len(kind) == 1:
        return kind
    return _PATTERN_LETTERS.get(kind.split("+")[0], "q")


def split_segments(sequence: Prepared) -> list[tuple[int, int]]:
    """Return the stretches between strong marks, as token indices; the dot of an initial is no strong mark."""
    segments: list[tuple[int, int]] = []
    start = 0
    tokens, kinds = sequence.tokens, sequence.kinds
    for index, token in enumerate(tokens):
        if token.kind != "mark" or token.form not in _STRONG:
            continue
        if token.form == "." and index and kinds[index - 1] == "i" and tokens[index - 1].end == token.start:
            continue
        if token.form == "-" and _inside_word(tokens, index):
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


def _between(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the marks from ``start`` up to ``end``, at most two."""
    if end - start == 1:
        return tokens[start].form[:2] if tokens[start].kind == "mark" else ""
    return "".join([token.form for token in tokens[start:end] if token.kind == "mark"])[:2]


@dataclass(slots=True)
class Segment:
    """A stretch between strong marks: the marks beside it, its cues, its pattern, its gist, its first kind."""

    start: int
    end: int
    left: str
    right: str
    cues: tuple[str, ...]
    pattern: str
    gist: str
    first: str


def describe_segments(sequence: Prepared) -> list[Segment]:
    """Return the segments with the marks around them, their cues and their pattern."""
    tokens, kinds, cues = sequence.tokens, sequence.kinds, sequence.cues
    spans = split_segments(sequence)
    found: list[Segment] = []
    for number, (start, end) in enumerate(spans):
        left = _between(tokens, spans[number - 1][1] if number else 0, start)
        right = _between(tokens, end, spans[number + 1][0] if number + 1 < len(spans) else len(tokens))
        seen: list[str] = []
        for place in range(start, end):
            cue = cues[place]
            if cue and (place == start or cue != "in"):
                name = cue.partition("+")[0]
                if name in _TOLD and name not in seen:
                    seen.append(name)
        names = tuple(seen[:3])
        pattern = "".join([_letter(kinds[i], tokens[i]) for i in range(start, min(end, start + 6))])
        if end - start > 6:
            pattern = pattern[:3] + "+"
        gist = (
            "+".join(names[:2])
            if names
            else ("9" if all(t.kind == "number" for t in tokens[start:end]) else size_band(end - start))
        )
        if tokens[start].kind == "number" and kinds[start][0] == "Y":
            gist = "Y"
        found.append(Segment(start, end, left, right, names, pattern, gist, kinds[start]))
    return found


def size_band(length: int) -> str:
    """Return a count of tokens coarsely: 1, 2, 3, 4 to 5, 6 to 9, more."""
    return str(length) if length <= 3 else "4" if length <= 5 else "6" if length <= 9 else "L"


NO_SEGMENT: Final = Segment(-1, -1, "", "", (), "", "", "")


def marks_of(tokens: Sequence[Token]) -> str:
    """Return which telling marks a string has, and which one separates most."""
    forms = [token.form for token in tokens if token.kind == "mark"]
    commas = forms.count("،") + forms.count(",")
    semicolons = forms.count("؛") + forms.count(";")
    dots = forms.count(".")
    quoted = "q" if "«" in forms or "“" in forms or '"' in forms else ""
    colon = "c" if ":" in forms else ""
    most = "," if commas >= max(dots, semicolons) else "." if dots >= semicolons else ";"
    return most + quoted + colon + ("s" if semicolons else "")
