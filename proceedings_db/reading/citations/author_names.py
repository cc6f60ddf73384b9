"""Family names as a marker prints them: «اسدی و زبردست», «م. رضایی», Bal et al."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import BODIES, ET_AL, INTERVIEW, SEE, compile_pattern
from proceedings_db.text.characters import ZWNJ

_ET_AL: Final = compile_pattern(ET_AL)
_LEADING: Final = compile_pattern(rf"(?:{SEE}|{INTERVIEW}\s*[،,:]?\s+)")
_AND: Final = compile_pattern(r"\s+(?:و|and|und|et)\s+|\s*&\s*")
_LEADING_AND: Final = compile_pattern(r"^(?:and|und|و)\s+")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\s*\.\s*-?\s*)+|(?<!\w)[^\W\d_](?!\w)")
_NOTE_NUMBER: Final = re.compile(r"(?<=[^\W\d_])\s?(?:\[?[0-9]{1,3}\]?)+$")
_EDGES: Final = f" .,،:;؛«»\"'“”‘’*-/{ZWNJ}"


def split_authors(parts: list[str]) -> tuple[tuple[str, ...], bool]:
    """Return the family names in ``parts``, the pieces between commas before a year, and whether others are meant.

    «و» parts two names, except in the name of a body («وزارت راه و شهرسازی»); initials are dropped.
    """
    authors: list[str] = []
    et_al = False
    for part in parts:
        named, others = _cut(part, _ET_AL)
        et_al = et_al or others
        while leading := _LEADING.match(fold_in_place(named)):
            named = named[leading.end() :]
        for name in _split_names(named):
            family = trim_name(name)
            if family:
                authors.append(family)
    return tuple(authors), et_al


def trim_name(name: str) -> str:
    """Return one name without initials at its edges, note number and punctuation: «م. رضایی1» gives «رضایی»."""
    trimmed = _LEADING_AND.sub("", name.strip(_EDGES))
    note = _NOTE_NUMBER.search(fold_in_place(trimmed))
    if note:
        trimmed = trimmed[: note.start()].strip(_EDGES)
    while first := _INITIALS.match(trimmed):
        trimmed = trimmed[first.end() :].strip(_EDGES)
    for last in _INITIALS.finditer(trimmed):
        if not trimmed[last.end() :].strip(_EDGES):
            trimmed = trimmed[: last.start()].strip(_EDGES)
            break
    return trimmed


def is_body(name: str) -> bool:
    """Whether ``name`` begins like that of an organisation, or of a work that stands for its author."""
    words = fold_in_place(name).casefold().split()
    return bool(words) and (words[0] in BODIES or words[-1] in BODIES)


def _cut(part: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
    """Return ``part`` without what ``pattern`` finds, and whether it found anything."""
    match = pattern.search(fold_in_place(part))
    if not match:
        return part, False
    return f"{part[: match.start()]} {part[match.end() :]}", True


def _split_names(part: str) -> list[str]:
    """Return the names that «و», and, & join."""
    if is_body(part):
        return [part]
    names, last = [], 0
    for match in _AND.finditer(fold_in_place(part)):
        names.append(part[last : match.start()])
        last = match.end()
    return [*names, part[last:]]
