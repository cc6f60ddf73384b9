"""Which person an author as printed is.

Candidates are looked up by :func:`person_block_key`, an indexed column, so the cost of a match does not grow with
the number of people. Within a block two things are no difference where one candidate stands there: a missing «سید»
and a space («سید هادی زرقانی», «سیدهادی زرقانی», «هادی زرقانی»).

A name alone makes nobody the same person. What stands around it speaks for a candidate (a shared co-author, the same
university), against one (another university, nobody shared), or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.link import NO_LINK, Link, link_to_only
from proceedings_db.text.common_names import is_common_name
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from proceedings_db.records import MatchMethod, Name

SEYYED: Final = ("سید", "سیده")
SAME_NAME: Final = 0.98
SAME_COMMON_NAME: Final = 0.9
"""A common name with nothing printed to tell by."""
SAME_BUT_FOR_SEYYED: Final = 0.95
NOT_THE_OTHER: Final = 0.85
"""Nothing speaks for the candidate but that the others of the name are elsewhere."""
SAME_NAME_ELSEWHERE: Final = 0.75
"""A rare name at another university: one who moved, more likely than two."""

Chain = tuple[str, ...]
"""The key of an institution and of those above it, as :func:`~proceedings_db.matching.body_names.institution_chain`
gives them."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is printed around a name: where the author works, and the block keys of those who wrote with them."""

    institutions: frozenset[Chain] = frozenset()
    coauthors: frozenset[str] = frozenset()


@dataclass(slots=True)
class PersonCandidate:
    """A person, the full keys (:func:`person_key`) of the names borne, and what stands around them everywhere."""

    person_id: int
    name_keys: set[str] = field(default_factory=set)
    institutions: set[Chain] = field(default_factory=set)
    coauthors: set[str] = field(default_factory=set)

    def add(self, name_key: str | None, surroundings: Surroundings) -> None:
        """Take in one more authorship."""
        if name_key is not None:
            self.name_keys.add(name_key)
        self.institutions |= surroundings.institutions
        self.coauthors |= surroundings.coauthors


class Agreement(IntEnum):
    """How what stands around a name agrees with what is known of a candidate."""

    AGAINST = -1
    OPEN = 0
    FOR = 1


NOWHERE: Final = Surroundings()


def person_key(name: Name) -> str:
    """Return the key of the whole name, honorific left out: «سیدهادی زرقانی» and «سید هادی زرقانی» have the same."""
    return fold_name(name.display)


def person_block_key(name: Name) -> str:
    """Return the key that all spellings of a name share: «سید» and where the family name begins make no difference."""
    words = fold(name.display).split()
    if len(words) > 1 and words[0] in SEYYED:
        words = words[1:]
    return fold_name(" ".join(words))


def match_person(
    name: Name,
    candidates: Sequence[PersonCandidate],
    *,
    around: Surroundings = NOWHERE,
    taken: Collection[int] = (),
) -> Link:
    """Return the link of ``name`` to the one candidate of its block that it can be.

    ``taken`` are the people already linked on the same paper: two authors of one paper are never the same person.
    Those with the very same name come before those with a variant of it. Where the link has no target but
    candidates, it may be any of them, but nothing printed says which, or whether.
    """
    free = [candidate for candidate in candidates if candidate.person_id not in taken]
    key = person_key(name)
    is_common = is_common_name(name.given, name.family)
    same = [candidate for candidate in free if key in candidate.name_keys]
    variants = [candidate for candidate in free if key not in candidate.name_keys]
    link = _choose(same, around, "exact", SAME_COMMON_NAME if is_common else SAME_NAME, SAME_NAME)
    if link.candidates:
        return link
    variant = _choose(variants, around, "name-variant", SAME_BUT_FOR_SEYYED, SAME_BUT_FOR_SEYYED)
    if variant.candidates:
        return variant
    if len(same) == 1 and not is_common:
        return link_to_only([same[0].person_id], "exact", SAME_NAME_ELSEWHERE)
    return Link(None, candidates=tuple(sorted(candidate.person_id for candidate in same or variants)))


def agree(around: Surroundings, candidate: PersonCandidate) -> Agreement:
    """Return whether what stands around a name speaks for a candidate or against."""
    if around.coauthors & candidate.coauthors:
        return Agreement.FOR
    if not around.institutions or not candidate.institutions:
        return Agreement.OPEN
    pairs = [(one, other) for one in around.institutions for other in candidate.institutions]
    if any(one[0] in other or other[0] in one for one, other in pairs):
        return Agreement.FOR
    # «دانشگاه بوعلی سینا» and «دانشگاه بوعلی سینا همدان» may be one.
    alike = any(one[0].startswith(other[0]) or other[0].startswith(one[0]) for one, other in pairs)
    return Agreement.OPEN if alike else Agreement.AGAINST


def _choose(
    group: Iterable[PersonCandidate], around: Surroundings, method: MatchMethod, alone: float, supported: float
) -> Link:
    """Return the link to the one candidate of a group that something speaks for, else to the one nothing is against.

    ``alone`` is the confidence where nothing speaks for it, ``supported`` where something does. Several are left open;
    none are no link.
    """
    found: dict[Agreement, list[int]] = {agreement: [] for agreement in Agreement}
    for candidate in group:
        found[agree(around, candidate)].append(candidate.person_id)
    if found[Agreement.FOR]:
        return link_to_only(found[Agreement.FOR], method, supported)
    if found[Agreement.OPEN]:
        confidence = min(alone, NOT_THE_OTHER) if found[Agreement.AGAINST] else alone
        return link_to_only(found[Agreement.OPEN], method, confidence)
    return NO_LINK
