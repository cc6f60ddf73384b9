"""Whether what stands in a bracket is a citation: by its form, its words, and the paper's own list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.author_names import is_body
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import HIMSELF, MONTHS, NOT_A_NAME, NOT_FIRST, PLACES
from proceedings_db.text.characters import ZWNJ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings_db.reading.citations.cite import Cite
    from proceedings_db.reading.citations.known import KnownWorks

_FEWEST_LETTERS: Final = 2
_OF_TIME: Final = MONTHS | {"و", "and", "-"}
_MOST_WORDS: Final = 4
_MOST_WORDS_OF_BODY: Final = 9
_FIGURES: Final = re.compile(r"[0-9]+")
_LATIN_NAME: Final = re.compile(r"[A-Z][\w'’-]+")


def read_year(cite: Cite) -> int | None:
    """Return the year of a cite as a number, ``None`` where it has none or is undated."""
    match = _FIGURES.search(fold_in_place(cite.year or ""))
    return int(match[0]) if match else None


def iter_wholes(names: Sequence[str]) -> Iterator[str]:
    """Yield the first name, and the ways to put all together: a body's name may have been parted at commas and «و»."""
    yield names[0]
    if len(names) > 1:
        word = "and" if names[-1].isascii() else "و"
        yield f" {word} ".join(names)
        yield f"{'، '.join(names[:-1])} {word} {names[-1]}"
        yield "، ".join(names)


def is_hijri(cite: Cite) -> bool:
    """Whether the year of a cite is printed with the letter of the hijri calendar."""
    return "ق" in (cite.year or "")


def is_citation(cites: Sequence[Cite], known: KnownWorks, *, is_square: bool = False) -> bool:
    """Whether a marker with ``cites`` names at least one work."""
    return any(is_work(cite, known, is_square=is_square) for cite in cites)


def is_work(cite: Cite, known: KnownWorks, *, is_square: bool = False) -> bool:
    """Whether ``cite`` names a work.

    What the list has under that name and year is one. So is what has the form of a citation and no word that tells
    of an event, a date or a figure: «(نوری، ۱۳۷۹: ۸)», but not «(متوفی ۹۱۱ق)», «(انقلاب ۱۳۵۷)», «(بقره: ۲۵۵)».
    """
    if cite.is_ibid:
        return all(may_be_name(name) for name in cite.authors)
    if not cite.authors or any(sum(map(str.isalpha, name)) < _FEWEST_LETTERS for name in cite.authors):
        return False
    if any(known.has(name, read_year(cite)) for name in iter_wholes(cite.authors)):
        return bool(cite.year) or cite.locator is not None
    first = fold_in_place(cite.authors[0]).casefold()
    if first in HIMSELF:
        return cite.year is not None and known.may_have(read_year(cite))
    if not all(may_be_name(name) for name in cite.authors) or first in PLACES or set(first.split()) <= _OF_TIME:
        return False
    if cite.year is None:
        return cite.is_labelled
    if cite.is_separated or cite.et_al or cite.locator:
        return True
    return is_square or bool(_LATIN_NAME.match(cite.authors[0]))


def may_be_name(name: str) -> bool:
    """Whether ``name`` is short enough for a name, and has no word that never stands in one."""
    words = fold_in_place(name).casefold().replace(ZWNJ, "").split()
    most = _MOST_WORDS_OF_BODY if is_body(name) else _MOST_WORDS
    return (
        0 < len(words) <= most
        and words[0] not in NOT_FIRST
        and not any(word.strip("().«»") in NOT_A_NAME for word in words)
    )
