"""Where one name of a list ends and the next begins."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.bodies import is_body
from proceedings_db.reading.names.cutting import find_cuts, is_initials
from proceedings_db.reading.names.honorifics import split_honorific
from proceedings_db.text.characters import clean
from proceedings_db.text.name_lists import is_given_name, is_given_word, to_name_key

_STRONG: Final = re.compile(r"\s*[؛;\n|]\s*|\s*/\s*")
_AND: Final = re.compile(r"\s*[،,]?\s+(?:و|and)\s+|\s*&\s*|\s+[-–—]\s*|\s*[-–—]\s+")
# A comma between footnote marks («نام۱،*») parts nothing.
_COMMA: Final = re.compile(r"\s*[،,]\s*(?![\d\s*†‡§]*(?:[،,]|$))(?![*†‡§])")
_LATIN_INITIALS: Final = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")


def split_names(text: str) -> list[str]:
    """Return the printed names of a list, parted by «-», «،», «؛», «و», a slash, and their Latin fellows.

    A comma between family and given name parts nothing: «پیشگاهی‌فرد، زهرا؛ رضایی، علی» has two names, and so has
    «زهرا پیشگاهی‌فرد، علی رضایی».
    """
    strong = [part for part in _STRONG.split(text) if part.strip()]
    if len(strong) > 1:
        return [name for part in strong for name in _split_part(part, paired=_has_pair(part))]
    return _split_part(text, paired=None)


def _split_part(text: str, *, paired: bool | None) -> list[str]:
    """The names between two semicolons; ``paired`` says that a comma stands within a name, ``None`` that it may."""
    parts = _merge_bodies([part.strip() for part in _AND.split(text) if part and part.strip()])
    names: list[str] = []
    for part in parts:
        pieces = [piece for piece in _COMMA.split(part) if piece]
        if is_body(part) or len(pieces) < 2:
            names.append(part)
        elif paired or (paired is None and _are_pairs(pieces)):
            names.extend(_join_pairs(part))
        else:
            names.extend(pieces)
    return [name for name in (name.strip(" ،,") for name in names) if name]


def _has_pair(text: str) -> bool:
    """Whether the one comma of a part stands between family and given name."""
    pieces = [piece for piece in _COMMA.split(text) if piece.strip()]
    return len(pieces) == 2 and (not all(map(_is_whole, pieces)) or _are_pairs(pieces))


def _are_pairs(pieces: list[str]) -> bool:
    """Whether pieces between commas are family, given, family, given."""
    if len(pieces) % 2:
        return False
    families, givens = pieces[::2], pieces[1::2]
    if "".join(pieces).isascii():
        single = all(len(family.split()) == 1 for family in families)
        return all(map(_LATIN_INITIALS.fullmatch, givens)) or (single and all(" " not in given for given in givens))
    if all(map(_is_whole, families)) and all(map(_is_whole, givens)):
        return False
    return all(map(_is_given, givens))


def _is_given(text: str) -> bool:
    """Whether a piece can be a given name and nothing more: known words, or initials, Latin or Persian."""
    words = split_honorific(clean(text))[1].rstrip("*0123456789۰۱۲۳۴۵۶۷۸۹ ").split()
    if not words:
        return False
    known = is_given_name(to_name_key("".join(words))) or all(is_given_word(to_name_key(word)) for word in words)
    return known or all(map(is_initials, words)) or words[0] in ("سید", "سیده")


def _is_whole(text: str) -> bool:
    """Whether a piece reads as a whole name, given name first."""
    words = split_honorific(clean(text))[1].split()
    if len(words) < 2:
        return False
    best = find_cuts(words)[0]
    return best.score >= 2.0 and not _is_given(text)


def _join_pairs(text: str) -> list[str]:
    """The names of «family، given، family، given», each as printed."""
    commas = [match.span() for match in _COMMA.finditer(text)]
    starts = [0, *(end for _, end in commas[1::2])]
    ends = [*(start for start, _ in commas[1::2]), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _merge_bodies(parts: list[str]) -> list[str]:
    """The parts with those of one body together again: «سازمان تحقیقات» and «مطالعات ناجا» are one."""
    merged: list[str] = []
    for part in parts:
        if merged and is_body(merged[-1]) and not _is_whole(part) and not is_body(part):
            merged[-1] = f"{merged[-1]} و {part}"
        else:
            merged.append(part)
    return merged
