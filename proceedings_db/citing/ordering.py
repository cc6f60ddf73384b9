"""The order of a list and the letters after the year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from proceedings_db.citing.dates import year_of
from proceedings_db.citing.entries import CslItem, Script, text_of
from proceedings_db.citing.names import filing_names
from proceedings_db.text.fold import fold_name
from proceedings_db.text.order import sort_key

_LETTERS: Final[dict[Script, tuple[str, ...]]] = {
    "persian": ("الف", *"بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"),
    "latin": tuple("abcdefghijklmnopqrstuvwxyz"),
}
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?(?:i|b|sup|sub|sc|span)[^>]*>")
_BEFORE_DIGITS: Final = ""


def to_list_key(item: CslItem, script: Script, options: frozenset[str], *, original: bool = False) -> str:
    """Return the key that files a work: names field by field, then year, then title; Persian before Latin.

    Without names the title files it, in Latin without its article. ``original`` says that a translation is dated by
    its original.
    """
    by_word = "word-by-word" in options
    hamza = "seat" if "hamza-carrier" in options else "letter"
    title = _MARKUP.sub("", text_of(item, "title"))
    title = _ARTICLE.sub("", title) if script == "latin" else title
    names = filing_names(item) or [(title, "")]
    fields: list[str] = []
    for family, given in names:
        fields += [*(family.split() if by_word else [family]), *([_BEFORE_DIGITS] if by_word else []), given]
    group = "" if "one-list" in options else ("0" if script == "persian" else "1")
    fields += [year_of(item, gregorian="gregorian" in options, original=original and script == "persian"), title]
    return group + sort_key(fields[0], *fields[1:], hamza=hamza)  # type: ignore[arg-type]


def find_year_letters(
    items: Sequence[tuple[CslItem, Script]], options: frozenset[str], *, original: bool = False
) -> list[str]:
    """Return the letter after the year for each work of an ordered list, or an empty string.

    Works of the same authors and year have one: الف، ب for Persian, a, b for Latin. A letter that the data brings, as
    ``year-suffix``, is kept.
    """
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, (item, script) in enumerate(items):
        names = filing_names(item)
        year = year_of(item, gregorian="gregorian" in options, original=original and script == "persian")
        if names and year:
            alike[(script, year, *(fold_name(part) for name in names for part in name))].append(position)
    letters = [text_of(item, "year-suffix") for item, _ in items]
    for positions in alike.values():
        if len(positions) > 1:
            taken = {letters[position] for position in positions}
            free = (letter for letter in _LETTERS[items[positions[0]][1]] if letter not in taken)
            for position in positions:
                letters[position] = letters[position] or next(free, "")
    return letters
