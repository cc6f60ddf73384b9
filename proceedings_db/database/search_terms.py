"""What a query is made of, and the spellings by which each of its words may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from proceedings_db.records import ProceedingsError
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.search_words import find_sounds, fold_words, is_persian

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["paper", "reference", "person", "organization"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Field = Literal["title", "author", "keyword"]

_LONGEST_JOIN: Final = 3  # printed words that may be one: «نتیجه گیری ها»
_SHORTEST_SPLIT: Final = 4
_MOST_JOINTS: Final = 4
_LONGEST_JOINED: Final = (
    16  # words of a phrase of which two may be one; PostgreSQL takes minutes for spellings of fifty
)
_SHORTEST_PREFIX: Final = 2
_SHORTEST_SOUND: Final = len("qxp") + 3
LATEST_JALALI: Final = 1499


class QueryError(ProceedingsError):
    """A query that asks for nothing that can be looked for; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling to look for: ``words`` next to each other, the last one a beginning if ``is_prefix``."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found, in any of its ``forms``, or in a name by one of its ``sounds``."""

    forms: tuple[Form, ...]
    sounds: frozenset[str] = frozenset()
    field: Field | None = None
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """Years from ``first`` to ``last``, each as typed: below 1500 Jalali, else Gregorian; none is no limit."""

    first: int | None
    last: int | None

    @property
    def is_jalali(self) -> bool:
        """Whether the years are Jalali ones."""
        return (self.first or self.last or 0) <= LATEST_JALALI


@dataclass(frozen=True, slots=True)
class Alternative:
    """What must hold together: all terms, one of the years, of the kinds and of the types of publication."""

    terms: tuple[Term, ...] = ()
    years: Years | None = None
    kinds: frozenset[Kind] = frozenset(KINDS)
    types: frozenset[str] = frozenset()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must be found."""
        return tuple(term for term in self.terms if not term.is_excluded)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: any of its alternatives, which ``OR`` parts."""

    alternatives: tuple[Alternative, ...]


@dataclass(slots=True)
class Token:
    """A part of a query as typed, with its field and its folded words."""

    text: str
    field: str | None
    is_phrase: bool
    is_excluded: bool
    words: list[str]


def read_terms(tokens: Sequence[Token], *, short_sounds: bool) -> Iterator[Term]:
    """Yield the term of each of ``tokens``, in all the spellings that it may be printed in.

    Raises:
        QueryError: A beginning of a single letter.
    """
    joined = _join_neighbours(tokens)
    for at, token in enumerate(tokens):
        is_prefix = _is_prefix(token)
        if is_prefix and len(token.words[-1]) < _SHORTEST_PREFIX:
            raise QueryError(f"{token.text.strip()} begins too many words. Write two letters or more before the star")
        forms = [Form(words, is_prefix) for words in _spell(token)] + joined[at]
        whole = {"".join(token.words), *("".join(form.words) for form in joined[at])}
        sounds = frozenset() if is_prefix or token.is_phrase else _find_sounds(whole, token, short_sounds)
        yield Term(tuple(dict.fromkeys(forms)), sounds, cast("Field | None", token.field), token.is_excluded)


def _is_prefix(token: Token) -> bool:
    return token.text.rstrip().endswith("*") and not token.is_phrase


def _find_sounds(words: set[str], token: Token, short_sounds: bool) -> frozenset[str]:
    """The sounds of names that a token may stand for; what is excluded must be so by its letters."""
    if token.is_excluded or token.field not in (None, "author"):
        return frozenset()
    sounds = frozenset(sound for word in words for sound in find_sounds(word))
    if token.field is None and not short_sounds and is_persian(token.words[0]):
        # A word that is no name sounds like some name, the more so the shorter it is.
        return frozenset(sound for sound in sounds if len(sound) >= _SHORTEST_SOUND)
    return sounds


def _join_neighbours(tokens: Sequence[Token]) -> list[list[Form]]:
    """For each token the words that it makes with its neighbours: «حافظ نیا» may be printed «حافظنیا»."""
    joined: list[list[Form]] = [[] for _ in tokens]
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _LONGEST_JOIN, len(tokens))):
            run = tokens[first : last + 1]
            if any(token.is_phrase or token.is_excluded or len(token.words) > 1 for token in run):
                break
            if any(token.field for token in run[1:]) or any(map(_is_prefix, run[:-1])):
                break
            form = Form(("".join(token.words[0] for token in run),), _is_prefix(run[-1]))
            for at in range(first, last + 1):
                joined[at].append(form)
    return joined


def _spell(token: Token) -> Iterator[tuple[str, ...]]:
    """The ways to print the words of a token: with the half-spaces typed as spaces, some words as one, one as two."""
    words = token.words
    parts = fold_words(token.text.replace(ZWNJ, " ")).split()
    for run in (words, parts) if parts != words else (words,):
        yield tuple(run)
        if 1 < len(run) <= _MOST_JOINTS + 1:
            for glue in product((" ", ""), repeat=len(run) - 1):
                yield tuple("".join(map("".join, zip(run, (*glue, ""), strict=True))).split())
        elif 1 < len(run) <= _LONGEST_JOINED:
            yield from ((*run[:at], run[at] + run[at + 1], *run[at + 2 :]) for at in range(len(run) - 1))
    if len(words) <= _MOST_JOINTS and not _is_prefix(token):
        for at, word in enumerate(words):
            for cut in _cuts(word):
                yield (*words[:at], word[:cut], word[cut:], *words[at + 1 :])


def _cuts(word: str) -> range:
    """Where a Persian word may be two: neither part is a single letter."""
    return range(2, len(word) - 1) if len(word) >= _SHORTEST_SPLIT and is_persian(word) else range(0)
