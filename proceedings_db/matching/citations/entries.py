"""A paper's reference list as a matcher asks it: by number, by name in either script, by year."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.numerals import read_integer, to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from proceedings_db.records import Reference

try:
    from proceedings_db.text.transliterate import to_skeletons  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # pragma: no cover

    def to_skeletons(name: str) -> frozenset[str]:  # noqa: ARG001
        """Nothing: the table of the other script is not there."""
        return frozenset()


_YEAR: Final = re.compile(r"(?<!\d)(?:1[2-9]\d\d|20\d\d)(?!\d)")
_YEAR_LETTER: Final = re.compile(r"\s*[،,:]?\s*(الف|[ابپتجد]|[a-k])(?!\w)")
_WORD: Final = re.compile(r"\w+")
_HEAD: Final = re.compile(r"[^(«\"“”\d؟?]*")
_SEGMENT: Final = re.compile(r"[^،,.؛;:(«\"“\d]*")
_ENDS_A_NAME: Final = frozenset("،,.؛;:(")
_LONGEST_OPENING: Final = 8
_LETTERS: Final = {"الف": "a", "ا": "a", "ب": "b", "پ": "c", "ج": "c", "ت": "d", "د": "d"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list, folded.

    ``keys`` are the names that it may be cited by, in full: its first author's family name, an organisation, its
    title, its own short title before a colon. ``coauthors`` are the further family names, ``head`` the words before
    year and title, ``words`` all words of it. ``years`` are those that it is dated by, ``other_years`` further ones
    that it prints.
    """

    position: int
    keys: frozenset[str]
    family: str
    coauthors: tuple[str, ...]
    authors: int
    givens: tuple[str, ...]
    printed_names: tuple[str, ...]
    head: frozenset[str]
    words: tuple[str, ...]
    title: str
    label: str
    years: frozenset[int]
    other_years: frozenset[int]
    suffix: str | None

    def has_word(self, word: str) -> bool:
        """Whether ``word``, folded, stands in the entry."""
        return word in self.words


class Entries:
    """The entries of one list, and their indexes."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.all = tuple(_read_entry(reference) for reference in references)
        self.by_position = {entry.position: entry for entry in self.all}
        self.by_key: defaultdict[str, list[Entry]] = defaultdict(list)
        self.by_year: defaultdict[int, list[Entry]] = defaultdict(list)
        self.by_number: dict[int, list[Entry]] = defaultdict(list)
        self.by_label: defaultdict[str, list[Entry]] = defaultdict(list)
        self.by_skeleton: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.all:
            for key in entry.keys:
                self.by_key[key].append(entry)
            for year in entry.years | entry.other_years:
                self.by_year[year].append(entry)
            if entry.label:
                self.by_label[entry.label].append(entry)
            if number := read_integer(entry.label):
                self.by_number[number].append(entry)
            for skeleton in set().union(*(to_skeletons(name) for name in entry.printed_names[:1])):
                self.by_skeleton[skeleton].append(entry)

    def named(self, name: str) -> list[Entry]:
        """The entries that have ``name`` for a key."""
        return self.by_key.get(fold_name(name), [])

    def sounding_like(self, name: str) -> list[Entry]:
        """The entries whose first author's name, in the other script, sounds like ``name``."""
        found = {entry.position for key in to_skeletons(name) for entry in self.by_skeleton.get(key, [])}
        script = is_latin(name)
        entries = (self.by_position[position] for position in sorted(found))
        return [entry for entry in entries if is_latin(entry.printed_names[0]) != script]


def is_latin(name: str) -> bool:
    """Whether ``name`` is in Latin letters."""
    return any("a" <= letter <= "ɏ" for letter in name.casefold())


def fold_suffix(suffix: str | None) -> str | None:
    """Return the letter of the year in one alphabet: «الف» and a give a."""
    if not suffix:
        return None
    plain = fold(suffix)
    return _LETTERS.get(plain, plain)


def _read_entry(reference: Reference) -> Entry:
    """Return the folded entry of a reference; what was not read in it is looked for in its text."""
    authors = reference.names_of("author") or reference.names_of("editor")
    printed = tuple(name.family or name.literal or "" for name in authors)
    families = [fold_name(name) for name in printed]
    raw = to_ascii_digits(reference.raw_text)
    years = frozenset([reference.year] if reference.year else (int(found[0]) for found in _YEAR.finditer(raw)))
    segment = _SEGMENT.match(raw)
    first_segment = segment[0].strip() if segment else ""
    head = _HEAD.match(raw)
    keys = {*families[:1], *_openings(raw), fold_name(reference.title or "")} - {""}
    return Entry(
        position=reference.position,
        keys=frozenset(keys),
        family=families[0] if families else "",
        coauthors=tuple(families[1:]),
        authors=len(families),
        givens=tuple(fold(authors[0].given or "").replace(".", " ").split()) if authors else (),
        printed_names=printed or ((first_segment,) if first_segment else ()),
        head=frozenset(_words(head[0] if head else "")),
        words=tuple(_words(raw)),
        title=fold_name(reference.title or ""),
        label=fold_name(reference.label_as_printed or ""),
        years=years,
        other_years=frozenset(int(found[0]) for found in _YEAR.finditer(raw)) - years,
        suffix=fold_suffix(reference.year_suffix) or _find_suffix(raw, years),
    )


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
