"""A paper's reference list as a matcher asks it: by number, by name in either script, by year."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.numerals import to_ascii_digits
from proceedings_db.text.transliterate import to_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from proceedings_db.records import Name, Reference

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list, folded; what was not read in a reference is taken from its text.

    ``keys`` are the names that it may be cited by, in full: its first author's family name, an organisation, its
    title, its own short title before a colon. ``firsts`` are the readings of the first author's family name as
    printed, also by its last words alone, ``families`` the same folded; ``further`` the further family names.
    ``authors`` counts them all, from the text if need be. ``swapped`` are the keys by which it would be cited if given
    and family name stood the wrong way round. ``words`` are all its words. ``years`` are those that it
    is dated by, ``other_years`` further ones that it prints.
    """

    position: int
    keys: frozenset[str]
    firsts: tuple[str, ...]
    families: tuple[str, ...]
    further: tuple[str, ...]
    authors: int
    givens: tuple[str, ...]
    swapped: frozenset[str]
    words: frozenset[str]
    title: str
    label: str
    years: frozenset[int]
    other_years: frozenset[int]
    suffix: str | None


class Entries:
    """The entries of one list, and their indexes."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.all = tuple(read_entry(reference) for reference in references)
        self.by_position = {entry.position: entry for entry in self.all}
        self._by_key: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_year: defaultdict[int, list[Entry]] = defaultdict(list)
        self._by_label: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_skeleton: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.all:
            for key in entry.keys:
                self._by_key[key].append(entry)
            for year in entry.years | entry.other_years:
                self._by_year[year].append(entry)
            if entry.label:
                self._by_label[entry.label].append(entry)
            for skeleton in set().union(*map(to_skeletons, entry.firsts)):
                self._by_skeleton[skeleton].append(entry)
        self._has_numbers = any(label.isdecimal() for label in self._by_label)

    def numbered(self, number: int) -> list[Entry]:
        """The entries with that number; where the list prints none, the entry at that place."""
        if self._has_numbers:
            return self._by_label.get(str(number), [])
        return [self.by_position[number]] if number in self.by_position else []

    @property
    def has_numbers(self) -> bool:
        """Whether the list prints numbers."""
        return self._has_numbers

    def labelled(self, label: str) -> list[Entry]:
        """The entries whose own label, or whose first words, are ``label``."""
        return self._by_label.get(fold_name(label), [])

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


def read_entry(reference: Reference) -> Entry:
    """Return the folded entry of a reference."""
    authors = reference.names_of("author") or reference.names_of("editor")
    printed = [name.family or name.literal or "" for name in authors]
    raw = to_ascii_digits(reference.raw_text)
    head = _HEAD.match(raw)
    head_text = head[0] if head else ""
    firsts = tuple(_readings(printed[0])) if printed else tuple(_first_names(raw))
    years = frozenset([reference.year] if reference.year else find_years(raw))
    return Entry(
        position=reference.position,
        keys=frozenset(
            {*map(fold_name, printed[:1] or firsts), *_openings(raw), fold_name(reference.title or "")} - {""}
        ),
        firsts=firsts,
        families=tuple(map(fold_name, firsts)),
        further=tuple(printed[1:]),
        authors=len(printed) or 1 + len(_JOIN.findall(head_text)),
        givens=tuple(fold(authors[0].given or "").replace(".", " ").split()) if authors else (),
        swapped=frozenset(filter(None, map(fold_name, _swapped(authors, raw)))),
        words=frozenset(_words(raw)),
        title=fold_name(reference.title or ""),
        label=fold_name(reference.label_as_printed or _leading_label(raw)),
        years=years,
        other_years=frozenset(find_years(raw)) - years,
        suffix=fold_suffix(reference.year_suffix) or _find_suffix(raw, years),
    )


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


def _words(text: str) -> list[str]:
    """The words of ``text``, folded."""
    return _WORD.findall(fold(text))
