"""Which person an author as printed is.

Candidates are looked up by :func:`person_block_key`, an indexed column, so the cost of a match does not grow with
the number of people. Within a block two things are no difference where one candidate stands there: a missing «سید»
and a space («سید هادی زرقانی», «سیدهادی زرقانی», «هادی زرقانی»).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.link import Link, link_to_only
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from proceedings_db.records import Name

SEYYED: Final = ("سید", "سیده")
SAME_NAME: Final = 0.98
SAME_BUT_FOR_SEYYED: Final = 0.95


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """A person in the database and the full keys (:func:`person_key`) of the names that the person is known by."""

    person_id: int
    name_keys: frozenset[str]


def person_key(name: Name) -> str:
    """Return the key of the whole name, honorific left out: «سیدهادی زرقانی» and «سید هادی زرقانی» have the same."""
    return fold_name(name.display)


def person_block_key(name: Name) -> str:
    """Return the key that all spellings of a name share: «سید» and where the family name begins make no difference."""
    words = fold(name.display).split()
    if len(words) > 1 and words[0] in SEYYED:
        words = words[1:]
    return fold_name(" ".join(words))


def match_person(name: Name, candidates: Sequence[PersonCandidate], *, taken: Collection[int] = ()) -> Link:
    """Return the link of ``name`` to the one candidate of its block that it can be.

    ``taken`` are the people already linked on the same paper: two authors of one paper are never the same person.
    The candidate with the very same name wins; else the only one in the block. Several give an ambiguous link.
    """
    free = [candidate for candidate in candidates if candidate.person_id not in taken]
    key = person_key(name)
    same = [candidate.person_id for candidate in free if key in candidate.name_keys]
    if same:
        return link_to_only(same, "exact", SAME_NAME)
    return link_to_only((candidate.person_id for candidate in free), "name-variant", SAME_BUT_FOR_SEYYED)
