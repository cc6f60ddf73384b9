"""What a text layer breaks: letters in the wrong order, letters apart, strange letters in a word.

What can be put right with certainty (presentation forms, kashida, marks of direction) :func:`~proceedings_db.text.
characters.clean` puts right; here stands what cannot be, so that it is reported and left as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from proceedings_db.text.characters import BIDI_MARKS, BOM, clean
from proceedings_db.text.lexicon import lexicon
from proceedings_db.text.lines import Line, split_lines


class DamageKind(StrEnum):
    """The kinds of damage, in order of gravity."""

    REVERSED = "reversed"  # the letters of each word run backward
    LETTERS_APART = "letters-apart"  # a space or a line between the letters of a word
    MIXED_SCRIPTS = "mixed-scripts"  # Latin, Cyrillic or Greek letters within a Persian word
    UNKNOWN_CHARACTERS = "unknown-characters"  # the replacement character, private use, unassigned
    WATERMARK = "watermark"  # lone letters on lines of their own amid the text
    CONTROL_CHARACTERS = "control-characters"  # neither white space nor letters
    DIRECTION_MARKS = "direction-marks"  # marks of direction and byte order marks


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged place: ``text[start:end] == printed``."""

    kind: DamageKind
    start: int
    end: int
    printed: str


_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LETTER: Final = re.compile(r"[ء-يپچژکگیۀ\ufb50-\ufdff\ufe70-\ufefc]")
_LONE: Final = re.compile(r"(?<!\S)[^\W\d_](?!\S)")
_MIXED: Final = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[ء-يپچژکگیۀ])(?=[^\W\d_]*[A-Za-zÀ-ɏͰ-ϿЀ-ӿ])[^\W\d_]+(?![^\W\d_])")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
_DIRECTION: Final = re.compile(f"[{BIDI_MARKS}{BOM}]+")
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff\ufffe\uffff]+")
_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 5
_LINES_OF_LETTERS: Final = 4
_WATERMARKS: Final = 2
_LARGE_SHARE: Final = 0.6


def find_damage(text: str) -> list[Damage]:
    """Return the damaged places of a text in order; places of one kind on lines that follow each other are one.

    «همدقم» for «مقدمه» is reversed, «م ق د م ه» has its letters apart, a letter or two on a line of their own, more
    than once, are a watermark.
    """
    lines = split_lines(text)
    found = [*_find_broken_lines(text, lines), *_find_characters(text)]
    return sorted(found, key=lambda damage: (damage.start, damage.end))


def unreadable_share(text: str) -> float:
    """Return the share of the lines with words that are reversed or have their letters apart, 0 to 1.

    A volume with a large share of them is to be refused: no rule can tell where its words end.
    """
    lines = split_lines(text)
    kinds = _judge_lone_lines(lines, [_judge_line(line) for line in lines])
    written = [kind for line, kind in zip(lines, kinds, strict=True) if _LETTER.search(line.text)]
    broken = sum(kind in (DamageKind.REVERSED, DamageKind.LETTERS_APART) for kind in written)
    return broken / len(written) if written else 0.0


def find_reversed_lines(text: str) -> list[Damage]:
    """Return the runs of lines whose words run backward, as a text layer in the order of sight has them."""
    return [damage for damage in _find_broken_lines(text, split_lines(text)) if damage.kind is DamageKind.REVERSED]


def _find_broken_lines(text: str, lines: Sequence[Line]) -> Iterator[Damage]:
    """Runs of lines that are reversed, apart, or a watermark."""
    kinds = _judge_lone_lines(lines, [_judge_line(line) for line in lines])
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or kinds[i] != kinds[start]:
            kind = kinds[start]
            if kind:
                span = (lines[start].start, lines[i - 1].end)
                yield Damage(kind, *span, text[slice(*span)])
            start = i


def _judge_line(line: Line) -> DamageKind | None:
    """What is wrong with a whole line by itself."""
    letters = _LETTER.findall(line.text)
    lone = [match for match in _LONE.findall(line.text) if _LETTER.fullmatch(match)]
    if len(lone) >= _FEWEST_LETTERS and len(lone) >= _LARGE_SHARE * len(letters):
        return DamageKind.LETTERS_APART
    if letters and _is_reversed(line.text):
        return DamageKind.REVERSED
    return None


# Asked for each line twice: whether the text can be read, and where it cannot.
@lru_cache(maxsize=1 << 14)
def _is_reversed(text: str) -> bool:
    """Whether the words of a line are words when read backward, and are none as they stand."""
    words = [word for word in _WORD.findall(clean(text)) if _LETTER.match(word)]
    if len(words) < _FEWEST_WORDS:
        return False
    known = lexicon().words
    forward = sum(word in known for word in words)
    if 2 * forward + 1 > len(words):
        return False
    backward = sum(word[::-1] in known for word in words)
    return backward >= _LARGE_SHARE * len(words) and backward >= 2 * forward + 1


def _judge_lone_lines(lines: Sequence[Line], kinds: list[DamageKind | None]) -> list[DamageKind | None]:
    """The kinds, with the lines of one to three lone letters told: a word set downward, or a watermark."""
    lone = [_is_lone(line.text) for line in lines]
    judged = list(kinds)
    run: list[int] = []
    scattered: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and lone[i]:
            run.append(i)
            continue
        if len(run) >= _LINES_OF_LETTERS:
            judged[run[0] : run[-1] + 1] = [DamageKind.LETTERS_APART] * len(run)
        else:
            scattered += run
        run = []
    if len(scattered) >= _WATERMARKS:
        for i in scattered:
            judged[i] = DamageKind.WATERMARK
    return judged


def _is_lone(text: str) -> bool:
    """Whether a line has one to three letters apart and nothing else; «و» alone may end a sentence."""
    words = text.split()
    return 1 <= len(words) <= 3 and all(_LETTER.fullmatch(word) for word in words) and text.strip() != "و"


def _find_characters(text: str) -> Iterator[Damage]:
    """Places with letters or marks that belong to no Persian text."""
    patterns = (
        (DamageKind.MIXED_SCRIPTS, _MIXED),
        (DamageKind.UNKNOWN_CHARACTERS, _UNKNOWN),
        (DamageKind.CONTROL_CHARACTERS, _CONTROL),
        (DamageKind.DIRECTION_MARKS, _DIRECTION),
    )
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            yield Damage(kind, match.start(), match.end(), match[0])
