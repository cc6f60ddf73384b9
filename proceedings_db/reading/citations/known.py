"""The names and numbers of a paper's own reference list, by which its markers are judged."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.numerals import read_integer, to_ascii_digits
from proceedings_db.text.transliterate import to_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.records import Reference

_YEAR: Final = re.compile(r"(?<!\d)(?:1[2-9]\d\d|20\d\d)(?!\d)")
_WORD: Final = re.compile(r"\w+")
_SEGMENT: Final = re.compile(r"[^،,.؛;:(«\"“\d]*")
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_AFTER_ONE_NAME: Final = frozenset("،,.؛;:(")
_LONGEST_OPENING: Final = 6
_SHORTEST_SOUND: Final = 4
_LONGEST_FAMILY: Final = 3


class KnownWorks:
    """What a reference list knows: who or what begins an entry, with which years, and the numbers of the entries.

    ``labels`` are the printed numbers, ``coauthors`` the further family names under a folded first one, ``givens``
    the given names and initials under it.
    """

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        self.labels: set[int] = set()
        self.coauthors: defaultdict[str, set[str]] = defaultdict(set)
        self.givens: defaultdict[str, set[str]] = defaultdict(set)
        self._names: defaultdict[str, set[int]] = defaultdict(set)
        self._families: set[str] = set()
        # By whether the name is Latin: a name is looked for among those of the other script.
        self._skeletons: dict[bool, defaultdict[str, set[int]]] = {True: defaultdict(set), False: defaultdict(set)}
        self._sounds: dict[str, frozenset[str]] = {}
        for reference in references:
            self._add(reference)

    def _add(self, reference: Reference) -> None:
        years = set(_years_of(reference))
        label = read_integer((reference.label_as_printed or "").strip("[]().- "))
        self.labels.update([label] if label else [])
        families = list(_families_of(reference))
        for name in (*families, *_openings(reference.raw_text), reference.title or ""):
            if key := fold_name(name):
                self._names[key] |= years
        for family in families:
            self._families.add(fold_name(family))
            for skeleton in to_skeletons(family):
                self._skeletons[bool(_LATIN.search(family))][skeleton] |= years
        authors = reference.names_of("author")
        if authors:
            first, *others = [fold_name(name.family or name.literal or "") for name in authors]
            self.coauthors[first].update(others)
            self.givens[first].update(fold(word) for word in (authors[0].given or "").split())

    def years_of_name(self, name: str) -> set[int] | None:
        """The years of the entries that begin with ``name``, or ``None`` if none does."""
        return self._names.get(fold_name(name))

    def years_across_scripts(self, name: str) -> set[int] | None:
        """The years of the entries whose first name, in the other script, sounds like ``name``."""
        skeletons = self._skeletons[not _LATIN.search(name)]
        found = [skeletons[key] for key in self.sounds(name) if key in skeletons]
        return set().union(*found) if found else None

    def nearly_sounds(self, name: str, year: int | None) -> bool:
        """Whether an entry of ``year``, in the other script, sounds like ``name`` but for a consonant: «لوفور»."""
        skeletons = self._skeletons[not _LATIN.search(name)]
        of_year = [key for key, years in skeletons.items() if year in years and len(key) >= _SHORTEST_SOUND]
        return any(
            ours[0] == theirs[0] and OSA.distance(ours, theirs, score_cutoff=1) <= 1
            for theirs in of_year
            for ours in self.sounds(name)
            if len(ours) >= _SHORTEST_SOUND
        )

    def may_have(self, year: int | None) -> bool:
        """Whether an entry has ``year``, or nothing is known of the list."""
        return not self._names or any(year in years for years in self._names.values())

    def sounds(self, name: str) -> frozenset[str]:
        """The consonant readings of ``name``."""
        if name not in self._sounds:
            self._sounds[name] = to_skeletons(name)
        return self._sounds[name]

    def is_family(self, name: str) -> bool:
        """Whether ``name`` is the family name of an entry's first author, in either script."""
        return fold_name(name) in self._families or self.years_across_scripts(name) is not None

    def has(self, name: str, year: int | None) -> bool:
        """Whether an entry begins with ``name``, in either script, and has ``year``; without one the name will do.

        A given name before the family name is looked past if there is a year: «محمود احمدی».
        """
        exact = self.years_of_name(name)
        if year is None:
            return exact is not None
        words = name.split()
        endings = (" ".join(words[-count:]) for count in range(1, min(len(words), _LONGEST_FAMILY) + 1))
        return year in (exact or ()) or any(
            year in (self.years_of_name(ending) or ()) or year in (self.years_across_scripts(ending) or ())
            for ending in endings
        )


def _years_of(reference: Reference) -> Iterator[int]:
    """Yield the years of an entry: the one read, or, where none was, whatever looks like one in its text."""
    if reference.year:
        yield reference.year
    else:
        yield from (int(match[0]) for match in _YEAR.finditer(to_ascii_digits(reference.raw_text)))


def _families_of(reference: Reference) -> Iterator[str]:
    """Yield the first author's family name, or what it may be in an entry whose names were not read."""
    authors = reference.names_of("author") or reference.names_of("editor")
    if authors:
        yield authors[0].family or authors[0].literal or ""
        return
    segment = _SEGMENT.match(reference.raw_text)
    words = segment[0].split() if segment else []
    yield from (" ".join(words[-count:]) for count in range(1, min(len(words), _LONGEST_FAMILY) + 1))


def _openings(raw: str) -> Iterator[str]:
    """Yield the first words of an entry: two and more, and one that a mark follows."""
    ends = [match.end() for match in _WORD.finditer(raw[:200])][:_LONGEST_OPENING]
    for count, end in enumerate(ends, 1):
        if count > 1 or raw[end : end + 2].strip()[:1] in _AFTER_ONE_NAME:
            yield raw[:end]
