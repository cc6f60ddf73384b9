"""How near a record is to a query: a rule of our own, so that both engines put the same record first.

First the tier: the whole title or name is what was asked for, the title or name has all words, the authors have them,
title, authors and keywords together have them, the text has them, a name only sounds like it. Within a tier the share
of the words that were asked for, so that short titles come before long ones; then papers, people, bodies, references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_match import FIELD_COLUMNS, NAME_COLUMN
from proceedings_db.text.search_words import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings_db.database.search_query import Alternative, Form, Kind, Term

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
    words = {column: [word for word in text.split() if not is_sound(word)] for column, text in columns.items()}
    sounds = {word for word in columns.get(NAME_COLUMN.get(kind, ""), "").split() if is_sound(word)}
    free = [term for term in alternative.wanted if term.field is None]
    if not free:
        return _rank_fielded(alternative, kind, words)
    for tier, within in _tiers(kind):
        listed = [words[column] for column in within]
        counts = [max(_count(term, column) for column in listed) for term in free]
        if all(counts):
            if tier == AUTHORS:
                return tier, 0.0  # fewer co-authors make nobody nearer
            total = sum(map(len, listed))
            rest = max(0.0, 1 - sum(counts) / total)
            return (WHOLE if rest == 0 and tier == TITLE else tier), rest
    by_sound = any(term.sounds & sounds and not any(_count(term, column) for column in words.values()) for term in free)
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


def _rank_fielded(alternative: Alternative, kind: Kind, words: Mapping[str, Sequence[str]]) -> Rank:
    """Every word has its field: the share of the title's or the name's words."""
    shares: list[float] = []
    for term in alternative.wanted:
        column = FIELD_COLUMNS[kind][term.field or ""]
        counted = _count(term, words[column])
        if not counted:
            return SOUND, 1.0
        if column in TIERS[kind][0]:
            shares.append(counted / len(words[column]))
    return (TITLE, max(0.0, 1 - sum(shares))) if shares else (AUTHORS, 0.0)


def _tiers(kind: Kind) -> Iterator[tuple[int, tuple[str, ...]]]:
    return ((tier, within) for tier, within in enumerate(TIERS[kind], start=TITLE) if within)


def _count(term: Term, words: Sequence[str]) -> int:
    """How many words of ``words`` the term stands for where it is found first."""
    return max((len(form.words) for form in term.forms if next(find_form(form, words), None) is not None), default=0)
