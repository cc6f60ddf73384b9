"""Names of CSL items: initials, «و همکاران» said by the data, and what a list files them by."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.citing.entries import CslItem, names_of, text_of
from proceedings_db.citing.notes import labelled_notes
from proceedings_db.text.characters import ZWNJ

NAME_FIELDS: Final = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "illustrator", "interviewer", "original-author", "organizer",
    "recipient", "reviewed-author", "translator",
)  # fmt: skip
OTHERS: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for «و همکاران» in the engine's text where the data says that there were others."""

_OTHERS_NAME: Final[dict[str, object]] = {"literal": OTHERS}
_OTHERS_WORDS: Final = frozenset(("others", "et al", "et al.", "و همکاران", "همکاران", "و دیگران", "دیگران", "و ..."))
# What files an entry, in the order in which styles let one stand for another.
_FILING_FIELDS: Final = ("author", "compiler", "editor", "translator")


def to_engine_names(item: CslItem, *, initials: bool) -> dict[str, object]:
    """Return the name fields of an item for the engine.

    With ``initials`` the given names of those under whom the work is filed are cut; a translator or editor named
    further on keeps the whole name, as the guides print it.
    """
    filed = _filing_field(item) if initials else ""
    fields = {key: names_of(item, key) for key in NAME_FIELDS}
    ready = {
        key: [_to_engine_name(name, initials=key == filed) for name in names] for key, names in fields.items() if names
    }
    if fields["author"] and _OTHERS_NAME not in ready["author"] and _says_others(item):
        ready["author"].append(_OTHERS_NAME)
    return dict(ready)


def filing_names(item: CslItem) -> list[tuple[str, str]]:
    """Return family and given name of those under whom the work is filed; an organisation as a family alone."""
    return [_filing_name(name) for name in names_of(item, _filing_field(item)) if not _is_others(name)]


def to_initials(given: str) -> str:
    """Return the first letter of a given name with a stop: «رضا» gives «ر.», «علی‌اصغر» «ع.», «و. د.» stays.

    A name of two parts has one letter, as Persian guides print it, unless the data has more.
    """
    words = given.replace(ZWNJ, " ").split()
    if not words or any(word.endswith(".") for word in words):
        return given
    return f"{words[0][0]}."


def _filing_field(item: CslItem) -> str:
    return next((key for key in _FILING_FIELDS if names_of(item, key)), "")


def _to_engine_name(name: dict[str, object], *, initials: bool) -> dict[str, object]:
    if _is_others(name):
        return _OTHERS_NAME
    given = text_of(name, "given")
    if initials and given and re.search("[\u0620-\u06d3]", given):
        return {**name, "given": to_initials(given)}
    return dict(name)


def _says_others(item: CslItem) -> bool:
    """Whether a labelled line of the note says that there were further authors: «دیگر نویسندگان: و همکاران»."""
    return any(text.lower() in _OTHERS_WORDS for text in labelled_notes(item).values())


def _is_others(name: dict[str, object]) -> bool:
    only = text_of(name, "literal") or (text_of(name, "family") if not text_of(name, "given") else "")
    return only.strip().lower() in _OTHERS_WORDS


def _filing_name(name: dict[str, object]) -> tuple[str, str]:
    if literal := text_of(name, "literal"):
        return literal, ""
    particle = text_of(name, "non-dropping-particle")
    given = " ".join(part for part in (text_of(name, "given"), particle, text_of(name, "dropping-particle")) if part)
    return text_of(name, "family") or given, given if text_of(name, "family") else ""
