"""Keys that forms of one work have in common, so that a form is compared with a handful of others and no more.

Each key leaves something out that may be misprinted: the beginning of the title or its end, the author, or the year.
A key holds enough of the rest that few works share it, however many there are.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.works.titles import LONG_TITLE, to_title
from proceedings_db.text.calendars import to_gregorian_year
from proceedings_db.text.skeletons import to_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.matching.works.form import Form

_EDGE: Final = 12
"""Letters at the beginning or the end of a title that stand for it."""

_NEAR_EDGE: Final = 6


# A load asks for them to find what is like a form, to compare both, and to write it.
@lru_cache(maxsize=1 << 13)
def to_blocks(form: Form) -> frozenset[int]:
    """Return the keys of ``form``; one that cannot be compared has none."""
    return frozenset(map(_digest, _blocks(form))) if form.is_comparable else frozenset()


def _blocks(form: Form) -> Iterator[str]:
    title = to_title(form.title)
    main, letters = title.main, title.letters
    years = _to_years(form)
    for family, _ in form.authors[:1]:
        name = _skeleton(family)
        yield f"first {main[:_NEAR_EDGE]} {name}"
        yield f"last {main[-_NEAR_EDGE:]} {name}"
        for year in years:
            yield f"name {name} {year} {main[:1]}"
        if not years:
            yield f"name {name}"
    for year in years:
        yield f"first {main[:_EDGE]} {year}"
        yield f"last {letters[-_EDGE:]} {year}"
    if len(main) >= LONG_TITLE:
        yield f"title {main}"
    if form.doi:
        yield f"doi {form.doi}"


def _to_years(form: Form) -> tuple[int, ...]:
    """The Gregorian years in which the printed year begins; a Gregorian one holds the end of the Jalali before."""
    if form.year is None:
        return ()
    first = to_gregorian_year(form.year, form.calendar or "gregorian")
    return (first, first - 1) if form.calendar in (None, "gregorian") else (first,)


@lru_cache(maxsize=1 << 14)
def _skeleton(family: str) -> str:
    """The shortest reading of a family name's consonants, or of a name of vowels the name."""
    return min(to_skeletons(family), key=lambda reading: (len(reading), reading), default=family)


def _digest(block: str) -> int:
    return int.from_bytes(blake2b(block.encode(errors="surrogatepass"), digest_size=8).digest(), "big", signed=True)
