"""How like two titles are: the same letters, a slip of the pen, one without its subtitle, or another title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from proceedings_db.text.fold import fold, fold_title
from proceedings_db.text.lexicon import lexicon
from proceedings_db.text.numerals import read_integer, read_ordinal, read_roman

LONG_TITLE: Final = 20
"""Letters from which on a title is hardly that of two works."""

_SHORTEST_MAIN: Final = 10
_FEWEST_MAIN_WORDS: Final = 2
_SHORTEST_PART: Final = 25
_LARGEST_REST: Final = 0.4
_SHORTEST_WITH_SLIP: Final = 5
_LETTERS_A_SLIP: Final = 12
_MOST_SLIPS: Final = 6
_LARGEST_SLIP: Final = 2
_SHORTEST_STEM: Final = 2

_SUBTITLE: Final = re.compile(r"\s*[:：؛;(\[«]|\s[-–—_]+\s|\.\s|\s*[–—]\s*")
_WORD: Final = re.compile(r"\w+")
_FIGURES: Final = re.compile(r"\d+")
_NOT_ROMAN: Final = " .,;:)]»”\"'"
_PART: Final = r"\b(?:part|vol(?:ume)?|book|section|بخش|جلد|قسمت|ج|کتاب)\W+"
_ROMAN: Final = re.compile(r"\b[IVX]{2,}\b|\b[IVX]\W*$|(?<=Part )[IVX]\b|(?<=Vol\. )[IVX]\b|(?<=Volume )[IVX]\b")
_ROMAN_LETTER: Final = re.compile("[IVX]")
_AFTER_PART: Final = re.compile(rf"{_PART}(\w)\b", re.IGNORECASE)
_LATIN_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
_ENDINGS: Final = ("هایی", "های", "ها", "ی", "ه", "s")


class TitleLikeness(IntEnum):
    """How like two titles are; the greater the more."""

    OTHER = 0
    REWORDED = 1  # one word of the language stands for another
    SHORT = 2  # one lacks the subtitle, or a part before or after
    NEAR = 3  # some letters are wrong
    SAME = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title folded: all ``letters``, those of the ``main`` title alone, its ``words``, and its numbers as ``marks``.

    Of «تاریخ ایران، جلد دوم: از مغول تا افشار» the marks are ``("2",)``.
    """

    letters: str
    main: str
    words: tuple[str, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def to_title(printed: str) -> Title:
    """Return the title folded."""
    folded = fold(printed)
    letters = fold_title(printed)
    start = _SUBTITLE.split(printed.strip(" «»\"'(["), maxsplit=1)[0]
    main = fold_title(start)
    if len(main) < _SHORTEST_MAIN or len(start.split()) < _FEWEST_MAIN_WORDS:
        main = letters
    return Title(letters, main, tuple(_WORD.findall(folded)), _to_marks(printed, folded))


@lru_cache(maxsize=1 << 16)
def compare_titles(one: Title, other: Title) -> TitleLikeness:
    """Return how like two titles are. Other numbers make another title: of volumes, parts and years."""
    if one.marks != other.marks or not one.letters or not other.letters:
        return TitleLikeness.OTHER
    if one.letters == other.letters:
        return TitleLikeness.SAME
    if _is_near(one.letters, other.letters):
        return _judge_words(one, other)
    if _is_short(one, other):
        return TitleLikeness.SHORT
    return TitleLikeness.OTHER


def _is_short(one: Title, other: Title) -> bool:
    short, long = sorted((one, other), key=lambda title: len(title.letters))
    if short.letters == long.main or _is_near(short.letters, long.main):
        return True
    if len(short.letters) < _SHORTEST_PART:
        return False
    rest = 1 - len(short.letters) / len(long.letters)
    return long.letters.startswith(short.letters) or (rest <= _LARGEST_REST and long.letters.endswith(short.letters))


def _is_near(one: str, other: str) -> bool:
    """Whether few letters differ, and no more than two at any one place."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_WITH_SLIP:
        return False
    most = min(1 + shortest // _LETTERS_A_SLIP, _MOST_SLIPS)
    if abs(len(one) - len(other)) > most or OSA.distance(one, other, score_cutoff=most) > most:
        return False
    end, size = -2, 0
    for step in Levenshtein.editops(one, other):
        size = size + 1 if step.src_pos - end <= 1 else 1
        end = step.src_pos
        if size > _LARGEST_SLIP:
            return False
    return True


def _judge_words(one: Title, other: Title) -> TitleLikeness:
    """Tell a slip from another word: «شهر» for «شهرر» from «شهر» for «مهر», and «بخش الف» from «بخش ب»."""
    gone = list((Counter(one.words) - Counter(other.words)).elements())
    come = list((Counter(other.words) - Counter(one.words)).elements())
    if len(gone) != len(come):
        return TitleLikeness.NEAR
    for word, instead in zip(gone, come, strict=True):
        if len(word) == len(instead) == 1:
            return TitleLikeness.OTHER
        if _stem(word) != _stem(instead) and _is_word(word) and _is_word(instead):
            return TitleLikeness.REWORDED
    return TitleLikeness.NEAR


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word


def _is_word(word: str) -> bool:
    return bool(lexicon().find(word).kinds)


@lru_cache(maxsize=1 << 14)
def _to_ordinal_mark(word: str) -> str:
    """The number of an ordinal in words, of «دوم» 2; of any other word nothing."""
    number = _LATIN_ORDINALS.get(word.lower()) or (None if read_integer(word) is not None else read_ordinal(word))
    return "" if number is None else str(number)


def _to_marks(printed: str, folded: str) -> tuple[str, ...]:
    """The numbers of a title in order, however they are written, and the letters that parts are called by."""
    marks = [str(int(figures)) for figures in _FIGURES.findall(folded)]
    marks += (number for word in _WORD.findall(printed) if (number := _to_ordinal_mark(word)))
    parts = [match for match in _AFTER_PART.findall(printed) if not match.isdigit()]
    romans = [match.strip(_NOT_ROMAN) for match in _ROMAN.findall(printed)] if _ROMAN_LETTER.search(printed) else []
    marks += (str(read_roman(numeral)) for numeral in romans)
    marks += (part.casefold() for part in parts if part not in romans)
    return tuple(sorted(marks))
