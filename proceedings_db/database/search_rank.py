"""How near a record is to a query: a rule of our own, so that both engines put the same record first.

First the tier: the whole title or name is what was asked for, the title or name has all words, the authors have them,
title, authors and keywords together have them, the text has them, a name only sounds like it. Within a tier the share
of the words that were asked for, so that short titles come before long ones; then papers, people, bodies, references.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_match import FIELD_COLUMNS, NAME_COLUMN
from proceedings_db.text.search_words import find_first_sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings_db.database.search_terms import Alternative, Form, Kind, Term

WHOLE, TITLE, AUTHORS, DESCRIPTION, TEXT, SOUND = range(6)
Rank = tuple[int, float]
"""The tier, and the share of words that were *not* asked for: the smaller, the nearer."""

TIERS: Final[dict[Kind, tuple[tuple[str, ...], ...]]] = {
    "paper": (("title",), ("authors",), ("title", "authors", "keywords"), ()),
    "reference": (("title",), ("authors",), ("title", "authors"), ()),
    "person": (("names",),),
    "organization": (("names",),),
}
"""The columns of each tier, none for all of them."""


def rank_record(alternative: Alternative, kind: Kind, columns: Mapping[str, str]) -> Rank:
    """Return the rank of a record that was found, from its folded ``columns``, the body left out."""
    texts = {column: _part_sounds(text) for column, text in columns.items()}
    words = {column: text for column, (text, _) in texts.items()}
    free = [term for term in alternative.wanted if term.field is None]
    if not free:
        return _rank_fielded(alternative, kind, words)
    for tier, within in _tiers(kind):
        counts = [max(_count(term, words[column]) for column in within) for term in free]
        if all(counts):
            if tier == AUTHORS:
                return tier, 0.0  # fewer co-authors make nobody nearer
            rest = max(0.0, 1 - sum(counts) / sum(_size(words[column]) for column in within))
            return (WHOLE if rest == 0 and tier == TITLE else tier), rest
    _, sounds = texts.get(NAME_COLUMN.get(kind, ""), ("", ""))
    heard = set(sounds.split())
    by_sound = any(term.sounds & heard and not any(_count(term, text) for text in words.values()) for term in free)
    return (SOUND if by_sound else TEXT), 1.0


def find_form(form: Form, words: Sequence[str]) -> Iterator[int]:
    """Yield where ``form`` begins in ``words``."""
    size = len(form.words)
    if form.words[0] not in words and not (form.is_prefix and size == 1):
        return
    for start in range(len(words) - size + 1):
        *whole, last = words[start : start + size]
        if tuple(whole) == form.words[:-1] and (last.startswith if form.is_prefix else last.__eq__)(form.words[-1]):
            yield start


def _rank_fielded(alternative: Alternative, kind: Kind, words: Mapping[str, str]) -> Rank:
    """Every word has its field: the share of the title's or the name's words."""
    shares: list[float] = []
    for term in alternative.wanted:
        column = FIELD_COLUMNS[kind][term.field or ""]
        counted = _count(term, words[column])
        if not counted:
            return SOUND, 1.0
        if column in TIERS[kind][0]:
            shares.append(counted / _size(words[column]))
    return (TITLE, max(0.0, 1 - sum(shares))) if shares else (AUTHORS, 0.0)


def _part_sounds(text: str) -> tuple[str, str]:
    """The words of a column with a space on either side, and the sounds that stand behind them."""
    at = find_first_sound(text)
    return f" {text[:at].rstrip()} ", text[at:]


def _tiers(kind: Kind) -> Iterator[tuple[int, tuple[str, ...]]]:
    return ((tier, within) for tier, within in enumerate(TIERS[kind], start=TITLE) if within)


def _size(words: str) -> int:
    return words.count(" ") - 1


def _count(term: Term, words: str) -> int:
    """How many words of ``words`` the term stands for where it is found."""
    return max((len(form.words) for form in term.forms if _to_needle(form) in words), default=0)


@lru_cache(maxsize=1024)
def _to_needle(form: Form) -> str:
    """What a text with a space on either side contains where it has the words of ``form`` next to each other."""
    return f" {' '.join(form.words)}" if form.is_prefix else f" {' '.join(form.words)} "
