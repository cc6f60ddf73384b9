"""The names and numbers of a paper's own reference list, by which its markers are judged."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.numerals import read_integer, to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.records import Reference

try:
    from proceedings_db.text.transliterate import to_skeletons  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # pragma: no cover

    def to_skeletons(name: str) -> frozenset[str]:  # noqa: ARG001
        """Nothing: the table of the other script is not there."""
        return frozenset()


_YEAR: Final = re.compile(r"(?<!\d)(?:1[2-9]\d\d|20\d\d)(?!\d)")
_WORD: Final = re.compile(r"\w+")
_FIRST_SEGMENT: Final = re.compile(r"[^،,.؛;:(«\"“\d]*")
_AFTER_ONE_NAME: Final = frozenset("،,.؛;:(")
_LONGEST_OPENING: Final = 6
_LONGEST_FAMILY: Final = 3

Years = frozenset[int]


class KnownWorks:
    """What a reference list knows: who begins an entry, with which years, and the numbers of the entries."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        names: defaultdict[str, set[int]] = defaultdict(set)
        skeletons: defaultdict[str, set[int]] = defaultdict(set)
        self.labels: set[int] = set()
        self.coauthors: defaultdict[str, set[str]] = defaultdict(set)
        self.givens: defaultdict[str, set[str]] = defaultdict(set)
        self.count = 0
        for reference in references:
            self.count += 1
            years = set(years_of(reference))
            label = read_integer((reference.label_as_printed or "").strip("[]().- "))
            self.labels.update([label] if label else [])
            for name in _first_names(reference):
                names[fold_name(name)] |= years
                for skeleton in to_skeletons(name):
                    skeletons[skeleton] |= years
            self._add_authors(reference)
        names.pop("", None)
        self._names = {key: frozenset(years) for key, years in names.items()}
        self._skeletons = {key: frozenset(years) for key, years in skeletons.items()}
        self.years_of_name = lru_cache(maxsize=4096)(self._years_of_name)
        self.years_across_scripts = lru_cache(maxsize=4096)(self._years_across_scripts)

    def _add_authors(self, reference: Reference) -> None:
        authors = reference.names_of("author")
        families = [fold_name(name.family or name.literal or "") for name in authors]
        if families:
            self.coauthors[families[0]].update(families[1:])
            self.givens[families[0]].update(fold(word) for word in (authors[0].given or "").split())

    def _years_of_name(self, name: str) -> Years | None:
        """The years of the entries that begin with ``name``, or ``None`` if none does."""
        return self._names.get(fold_name(name))

    def _years_across_scripts(self, name: str) -> Years | None:
        """The years of the entries whose first name, in the other script, sounds like ``name``."""
        found = [self._skeletons[key] for key in to_skeletons(name) if key in self._skeletons]
        return frozenset().union(*found) if found else None

    def has(self, name: str, year: int | None) -> bool:
        """Whether an entry begins with ``name``, in either script, and has ``year``; without one the name will do."""
        exact = self.years_of_name(name)
        if exact is not None and (year is None or year in exact):
            return True
        return year is not None and year in (self.years_across_scripts(name) or ())


def years_of(reference: Reference) -> Iterator[int]:
    """Yield the years of an entry: the one read, or, where none was, whatever looks like one in its text."""
    if reference.year:
        yield reference.year
    else:
        yield from (int(match[0]) for match in _YEAR.finditer(to_ascii_digits(reference.raw_text)))


def _first_names(reference: Reference) -> Iterator[str]:
    """Yield what a marker may call the entry by: its first author, its first words, its title."""
    authors = reference.names_of("author") or reference.names_of("editor")
    if authors:
        yield authors[0].family or authors[0].literal or ""
    raw = reference.raw_text
    segment = _FIRST_SEGMENT.match(raw)
    if segment:
        words = segment[0].split()
        yield from (" ".join(words[-count:]) for count in range(1, min(len(words), _LONGEST_FAMILY) + 1))
    ends = [match.end() for match in _WORD.finditer(raw[:200])][:_LONGEST_OPENING]
    for count, end in enumerate(ends, 1):
        if count > 1 or raw[end : end + 2].strip()[:1] in _AFTER_ONE_NAME:
            yield raw[:end]
    if reference.title:
        yield reference.title
