"""Telling entries of one name and year apart by what else the marker prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.cited import Cited
from proceedings_db.matching.citations.entries import Entry
from proceedings_db.matching.citations.spelling import is_misspelt, sounds_like
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Callable[[Cited, Entry], bool]

_SHORTEST_TITLE: Final = 5
_COMMA: Final = re.compile("[،,:؛;]")
_SEVERAL: Final = 2


def same_suffix(cited: Cited, entry: Entry) -> bool:
    """The letter of the year is the entry's, or both have none."""
    return cited.suffix == entry.suffix


def same_coauthors(cited: Cited, entry: Entry) -> bool:
    """Every further name is one of the entry's authors, or a word of it: «(افلاطون، جمهور، ۱۳۶۷)»."""
    return len(cited.names) >= _SEVERAL and all(_has_name(entry, name) for name in cited.names[1:])


def has_other_coauthors(cited: Cited, entry: Entry) -> bool:
    """The marker names further authors, and the entry has others than these, or is known to have one alone."""
    if len(cited.names) < _SEVERAL or same_coauthors(cited, entry):
        return False
    return bool(entry.further) or (entry.authors == 1 and bool(entry.givens))


def lacks_what_is_cited(cited: Cited, entry: Entry) -> bool:
    """The marker has a letter after the year, or «و همکاران», and the entry has none."""
    return bool(cited.suffix and not entry.suffix) or (cited.citation.et_al and entry.authors == 1)


def _has_name(entry: Entry, name: str) -> bool:
    key = fold_name(name)
    return set(fold(name).split()) <= entry.words or any(
        key == fold_name(other) or is_misspelt(key, fold_name(other)) or sounds_like(name, other)
        for other in entry.further
    )


def same_number_of_authors(cited: Cited, entry: Entry) -> bool:
    """«و همکاران» means several, one name alone means one."""
    return (entry.authors > 1) == (cited.citation.et_al or len(cited.names) > 1)


def same_initial(cited: Cited, entry: Entry) -> bool:
    """The initial before the name is that of the entry's first author: «(م. رضایی، ۱۳۸۴)»."""
    initial = re.search(rf"(\w)\.\s*{re.escape(cited.name)}", cited.citation.raw_text)
    return initial is not None and bool(entry.givens) and entry.givens[0].startswith(fold(initial[1]))


def title_is_part(cited: Cited, entry: Entry) -> bool:
    """The marker, a note as a rule, prints the title between two commas."""
    return bool(entry.title) and entry.title in map(fold_name, _COMMA.split(cited.citation.raw_text))


def title_is_named(cited: Cited, entry: Entry) -> bool:
    """The title stands somewhere in the marker."""
    return len(entry.title) >= _SHORTEST_TITLE and entry.title in fold_name(cited.citation.raw_text)


OF_TITLE: Final[tuple[Mark, ...]] = (title_is_part, title_is_named)
STRONG_MARKS: Final[tuple[Mark, ...]] = (same_suffix, same_coauthors, *OF_TITLE, same_initial)
WEAK_MARKS: Final[tuple[Mark, ...]] = (same_number_of_authors,)


def narrow(cited: Cited, found: Iterable[Entry], marks: tuple[Mark, ...] = STRONG_MARKS + WEAK_MARKS) -> list[Entry]:
    """Return the entries of ``found`` that fit best: each mark that some of them bear drops the others, in order."""
    left = list({entry.position: entry for entry in found}.values())
    for fits in marks:
        if len(left) > 1:
            left = [entry for entry in left if fits(cited, entry)] or left
    return left


def find_titled(cited: Cited, found: Iterable[Entry]) -> list[Entry]:
    """Return those of ``found`` whose title the marker prints."""
    entries = list(found)
    for fits in OF_TITLE:
        if titled := [entry for entry in entries if fits(cited, entry)]:
            return titled
    return []
