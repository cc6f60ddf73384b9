"""How near a record is to a query: a rule of our own, exact, and the same on both engines.

First the tier: the title or name is no longer than what was asked for, the title or name has all words, the authors
have them, title, authors and keywords together have them, the text has them, a name only sounds like it. Of titles and
names that have them, the one with the fewest letters is the nearest; in the other tiers papers come before people,
bodies and references, and of each those with the shortest titles. A reference without a title has the length of its
text. Last comes what was stored first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.database.search_index import BOUNDS
from proceedings_db.database.search_match import NAME_COLUMN, is_of_known_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings_db.database.search_terms import Alternative, Kind

WHOLE, TITLE, AUTHORS, DESCRIPTION, TEXT, SOUND = range(6)
Rank = tuple[int, int, int, int]
"""The tier, the letters of the title and the kind, or the kind and the letters, and the id: the smaller, the nearer."""

_KINDS: Final[dict[Kind, int]] = {"paper": 0, "person": 1, "organization": 2, "reference": 3}
_COLUMNS: Final[dict[Kind, dict[int, tuple[str, ...]]]] = {
    "paper": {TITLE: ("title",), AUTHORS: ("authors",), DESCRIPTION: ("title", "authors", "keywords"), TEXT: ()},
    "reference": {TITLE: ("title",), AUTHORS: ("authors",), DESCRIPTION: ("title", "authors"), TEXT: ()},
    "person": {TITLE: ("names",)},
    "organization": {TITLE: ("names",)},
}
"""The columns that have all words in each tier, none for all of them."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier, the columns that its words without a field are looked for in, and whether names are found by sound."""

    number: int
    columns: tuple[str, ...] = ()
    sounds: bool = False


def find_tiers(alternative: Alternative, kind: Kind) -> Iterator[Tier]:
    """Yield the tiers of the records of ``kind`` that ``alternative`` may find, the nearest first."""
    if any(term.field is None for term in alternative.wanted):
        for number, columns in _COLUMNS[kind].items():
            yield Tier(number, columns)
    else:
        of_title = any(is_of_known_column(term, kind) for term in alternative.wanted)
        yield Tier(TITLE if of_title else AUTHORS)
    if kind in NAME_COLUMN and any(term.sounds for term in alternative.wanted):
        yield Tier(SOUND, sounds=True)


def find_bounds(alternative: Alternative) -> Sequence[int | None]:
    """Return bounds of the length of titles, the first about twice as long as what was typed, the others longer.

    ``None`` is no bound, where more was typed than most titles have.
    """
    typed = _count_letters(alternative)
    return [bound for bound in BOUNDS if bound >= typed][2:] or [None]


def to_rank(tier: int, letters: int, kind: Kind, identity: int, alternative: Alternative) -> Rank:
    """Return the rank of a record whose title or name has so many ``letters``."""
    if tier > TITLE:
        return tier, _KINDS[kind], letters, identity
    is_whole = letters <= _count_letters(alternative)
    return (WHOLE if is_whole else TITLE), letters, _KINDS[kind], identity


def _count_letters(alternative: Alternative) -> int:
    """The letters that were typed, but for those of names and keywords looked for by their field."""
    typed = (term.forms[0] for term in alternative.wanted if term.field in (None, "title"))
    return sum(len(word) for form in typed for word in form.words)
