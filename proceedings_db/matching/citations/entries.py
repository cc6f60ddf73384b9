"""A paper's reference list as a matcher asks it: by number, by name in either script, by year."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.numerals import to_ascii_digits
from proceedings_db.text.transliterate import to_skeletons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from proceedings_db.records import Name, Reference

_Key = TypeVar("_Key")

_YEAR: Final = re.compile(r"(?<!\d)(?:1[2-9]\d\d|20\d\d)(?!\d)")
_YEAR_LETTER: Final = re.compile(r"\s*[،,:]?\s*(الف|[ابپتجد]|[a-k])(?!\w)")
_WORD: Final = re.compile(r"\w+")
_HEAD: Final = re.compile(r"[^(«\"“”\d؟?]*")
_SEGMENT: Final = re.compile(r"[^،,.؛;:(«\"“\d]*")
_SEGMENTS: Final = re.compile(r"[^،,.؛;:(«\"“\d]+[،,]([^،,.؛;:(«\"“\d]+)[،,.؛;:(]")
_LABEL: Final = re.compile(r"\s*\[([^\[\]]{1,60})\]")
_JOIN: Final = re.compile(r"[؛;&]|\s(?:و|and)\s")
_ENDS_A_NAME: Final = frozenset("،,.؛;:(")
_LONGEST_OPENING: Final = 8
_LONGEST_FAMILY: Final = 3
_LETTERS: Final = {"الف": "a", "ا": "a", "ب": "b", "پ": "c", "ج": "c", "ت": "d", "د": "d"}


class Entry:
    """One entry of the list, folded as far as it is asked for; what was not read is taken from its text.

    Most lists are cited by numbers alone, or name by name: an entry that no citation comes near is never folded.
    """

    def __init__(self, reference: Reference) -> None:
        self.position = reference.position
        self._reference = reference

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names that it may be cited by, in full.

        They are its first author's family name, an organisation, its title, its own short title before a colon.
        """
        names = map(fold_name, self._printed[:1] or self.firsts)
        return frozenset({*names, *_openings(self._reference.raw_text), self.title} - {""})

    @cached_property
    def firsts(self) -> tuple[str, ...]:
        """The readings of the first author's family name as printed, also by its last words alone."""
        return tuple(_readings(self._printed[0]) if self._printed else _first_names(self._raw))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The readings of the first author's family name, folded."""
        return tuple(map(fold_name, self.firsts))

    @property
    def further(self) -> tuple[str, ...]:
        """The family names of all authors but the first."""
        return self._printed[1:]

    @cached_property
    def authors(self) -> int:
        """How many authors it has, from the text if need be."""
        head = _HEAD.match(self._raw)
        return len(self._printed) or 1 + len(_JOIN.findall(head[0] if head else ""))

    @cached_property
    def givens(self) -> tuple[str, ...]:
        """The given names of the first author, folded."""
        return tuple(fold(self._people[0].given or "").replace(".", " ").split()) if self._people else ()

    @cached_property
    def swapped(self) -> frozenset[str]:
        """The keys by which it would be cited if given and family name stood the wrong way round."""
        return frozenset(filter(None, map(fold_name, _swapped(self._people, self._raw))))

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, folded."""
        return frozenset(_WORD.findall(fold(self._raw)))

    @cached_property
    def title(self) -> str:
        """Its title, folded."""
        return fold_name(self._reference.title or "")

    @cached_property
    def label(self) -> str:
        """The label that the list prints before it, folded."""
        return fold_name(self._reference.label_as_printed or _leading_label(self._reference.raw_text))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it is dated by."""
        return frozenset([self._reference.year] if self._reference.year else find_years(self._raw))

    @cached_property
    def other_years(self) -> frozenset[int]:
        """Further years that it prints."""
        return frozenset(find_years(self._raw)) - self.years

    @cached_property
    def suffix(self) -> str | None:
        """The letter of its year in one alphabet."""
        return fold_suffix(self._reference.year_suffix) or _find_suffix(self._raw, self.years)

    @cached_property
    def _people(self) -> tuple[Name, ...]:
        return self._reference.names_of("author") or self._reference.names_of("editor")

    @cached_property
    def _printed(self) -> tuple[str, ...]:
        return tuple(name.family or name.literal or "" for name in self._people)

    @cached_property
    def _raw(self) -> str:
        return to_ascii_digits(self._reference.raw_text)


class Entries:
    """The entries of one list, and their indexes, each made when it is first asked for."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self.all = tuple(map(Entry, references))
        self.by_position = {entry.position: entry for entry in self.all}

    def numbered(self, number: int) -> list[Entry]:
        """The entries with that number; where the list prints none, the entry at that place."""
        if self.has_numbers:
            return self._by_label.get(str(number), [])
        return [self.by_position[number]] if number in self.by_position else []

    @cached_property
    def has_numbers(self) -> bool:
        """Whether the list prints numbers."""
        return any(label.isdecimal() for label in self._by_label)

    def labelled(self, label: str) -> list[Entry]:
        """The entries whose own label, or whose first words, are ``label``."""
        return self._by_label.get(fold_name(label), []) if self._by_label else []

    def named(self, *names: str) -> list[Entry]:
        """The entries that have one of ``names`` for a key."""
        return [entry for name in dict.fromkeys(map(fold_name, names)) for entry in self._by_key.get(name, [])]

    def dated(self, year: int) -> list[Entry]:
        """The entries that print ``year``."""
        return self._by_year.get(year, [])

    def sounding_like(self, name: str) -> list[Entry]:
        """The entries whose first author's name, in the other script, sounds like ``name``."""
        found = {entry.position for key in to_skeletons(name) for entry in self._by_skeleton.get(key, [])}
        entries = (self.by_position[position] for position in sorted(found))
        return [entry for entry in entries if in_other_script(name, entry)]

    @cached_property
    def _by_label(self) -> dict[str, list[Entry]]:
        return self._index(lambda entry: [entry.label] if entry.label else [])

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        return self._index(lambda entry: entry.keys)

    @cached_property
    def _by_year(self) -> dict[int, list[Entry]]:
        return self._index(lambda entry: entry.years | entry.other_years)

    @cached_property
    def _by_skeleton(self) -> dict[str, list[Entry]]:
        return self._index(lambda entry: {skeleton for first in entry.firsts for skeleton in to_skeletons(first)})

    def _index(self, keys_of: Callable[[Entry], Iterable[_Key]]) -> dict[_Key, list[Entry]]:
        found: defaultdict[_Key, list[Entry]] = defaultdict(list)
        for entry in self.all:
            for key in keys_of(entry):
                found[key].append(entry)
        return found


def in_other_script(name: str, entry: Entry) -> bool:
    """Whether ``name`` is in Latin letters and the first name of ``entry`` in Persian, or the other way round."""
    return any(is_latin(first) != is_latin(name) for first in entry.firsts)


def is_latin(name: str) -> bool:
    """Whether ``name`` is in Latin letters."""
    return any("a" <= letter <= "ɏ" for letter in name.casefold())


def fold_suffix(suffix: str | None) -> str | None:
    """Return the letter of the year in one alphabet: «الف» and a give a."""
    if not suffix:
        return None
    plain = fold(suffix)
    return _LETTERS.get(plain, plain)


def find_years(text: str) -> Iterator[int]:
    """Yield whatever looks like a year in ``text``, in ASCII digits."""
    return (int(found[0]) for found in _YEAR.finditer(text))


def _readings(name: str) -> list[str]:
    """Return what the family name may be in ``name``: all of it, or its last words."""
    parts = name.split()
    return [name, *(" ".join(parts[-count:]) for count in range(1, min(len(parts), _LONGEST_FAMILY)))]


def _first_names(raw: str) -> Iterator[str]:
    """Yield what the first author's family name may be in an entry without names: «نیکی کدی، …» gives «کدی» too."""
    segment = _SEGMENT.match(raw)
    parts = segment[0].split() if segment else []
    return (" ".join(parts[-count:]) for count in range(1, min(len(parts), _LONGEST_FAMILY) + 1))


def _swapped(authors: Sequence[Name], raw: str) -> Iterator[str]:
    """Yield the first author's given name, and what stands between the first two marks: «الوین، تافلر. 1385»."""
    if authors:
        yield authors[0].given or ""
    segments = _SEGMENTS.match(raw)
    if segments and len(segments[1].split()) < _LONGEST_FAMILY:
        yield segments[1]


def _leading_label(raw: str) -> str:
    """Return the label in square brackets that was left in the text of an entry: «[انگل(۲۰۰۲)] Engel, U. …»."""
    label = _LABEL.match(raw)
    return label[1] if label else ""


def _openings(raw: str) -> Iterator[str]:
    """Yield what stands before the first mark of an entry («مرکز آمار ایران (», «لسان:»), if it is short."""
    ends = [found.end() for found in _WORD.finditer(raw[:200])][:_LONGEST_OPENING]
    for end in ends:
        if raw[end : end + 2].strip()[:1] in _ENDS_A_NAME:
            yield fold_name(raw[:end])
            return


def _find_suffix(raw: str, years: Iterable[int]) -> str | None:
    """Return the letter after the year in the text of an entry: «1389 الف»."""
    for found in _YEAR.finditer(raw):
        if int(found[0]) in years and (letter := _YEAR_LETTER.match(raw, found.end())):
            return fold_suffix(letter[1])
    return None
