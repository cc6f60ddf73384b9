"""Entries of reference lists as others would print them: with slips, other letters and figures, in another style."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.numerals import PERSIAN_DIGITS, to_ascii_digits, to_persian_digits

Entry = dict[str, Any]
"""A line of the gold: ``raw``, ``lang``, ``type`` and ``fields``."""

_ARABIC = str.maketrans("یک", "يك")
_SUBTITLE = re.compile(r"\s*[:：؛]\s.*", re.DOTALL)


def to_arabic_letters(entry: Entry, _draw: random.Random) -> str:
    """ي and ك for ی and ک."""
    return str(entry["raw"]).translate(_ARABIC)


def swap_digits(entry: Entry, _draw: random.Random) -> str:
    """Persian figures for ASCII ones, and the other way about."""
    raw = str(entry["raw"])
    return to_ascii_digits(raw) if any(digit in raw for digit in PERSIAN_DIGITS) else to_persian_digits(raw)


def lose_half_spaces(entry: Entry, draw: random.Random) -> str:
    """Half-spaces gone, or spaces in their stead; where there is none, a space lost inside the title."""
    raw = str(entry["raw"])
    if ZWNJ in raw:
        return raw.replace(ZWNJ, draw.choice(("", " ")))
    spaces = [match.start() for match in re.finditer(" ", _title(entry))]
    return _with_title(entry, _without(_title(entry), draw.choice(spaces))) if spaces else raw


def mistype(entry: Entry, draw: random.Random) -> str:
    """One letter of the title dropped, doubled or changed over with the next."""
    title = _title(entry)
    letters = [at for at in range(1, len(title) - 1) if title[at].isalpha() and title[at + 1].isalpha()]
    if not letters:
        return str(entry["raw"])
    at = draw.choice(letters)
    slips = (title[:at] + title[at + 1 :], title[:at] + title[at] + title[at:], _changed_over(title, at))
    return _with_title(entry, draw.choice(slips))


def mistype_name(entry: Entry, draw: random.Random) -> str:
    """One letter of the first author's family name dropped."""
    family = _first_family(entry)
    if len(family) < 6:
        return mistype(entry, draw)
    at = draw.randrange(1, len(family) - 1)
    return str(entry["raw"]).replace(family, _without(family, at), 1)


def drop_subtitle(entry: Entry, draw: random.Random) -> str:
    """The title without what follows its colon; without a colon, restyled."""
    title = _title(entry)
    short = _SUBTITLE.sub("", title)
    return _with_title(entry, short) if short != title and len(short.split()) > 2 else restyle(entry, draw)


def shorten_given_names(entry: Entry, _draw: random.Random) -> str:
    """Initials for given names."""
    return restyle(entry, _draw, initials=True)


def restyle(entry: Entry, draw: random.Random, *, initials: bool = False) -> str:
    """The fields in the order and with the punctuation of another style."""
    fields = entry["fields"]
    latin = entry["lang"] not in ("fa", "ar")
    comma = ", " if latin else "، "
    names = [_name(name, comma, initials=initials) for name in fields.get("author", ())]
    year = str(fields.get("issued", ""))
    authors = (" & " if latin else " و ").join(names)
    rest = _rest(fields, comma)
    style = draw.randrange(3)
    if style == 0:
        parts = [f"{authors} ({year})" if year else authors, _title(entry), rest]
        return ". ".join(part for part in parts if part) + "."
    if style == 1:
        parts = [authors, f"«{_title(entry)}»" if not latin else f'"{_title(entry)}"', rest, year]
        return comma.join(part for part in parts if part) + "."
    parts = [authors + ".", _title(entry) + ".", f"{rest}{'; ' if latin else '؛ '}{year}" if rest else year]
    return " ".join(part for part in parts if part.strip(". ")) + "."


DAMAGES: tuple[Callable[[Entry, random.Random], str], ...] = (
    to_arabic_letters,
    swap_digits,
    lose_half_spaces,
    mistype,
    mistype_name,
    drop_subtitle,
    shorten_given_names,
    restyle,
)


def _rest(fields: dict[str, Any], comma: str) -> str:
    volume, issue, edition = fields.get("volume", ""), fields.get("issue", ""), fields.get("edition", "")
    number = f"{volume}({issue})" if issue else volume
    if "container_title" not in fields:
        latin = comma == ", "
        number = f"{'Vol. ' if latin else 'ج '}{volume}" if volume else ""
        edition = (f"{edition} ed." if latin else f"چاپ {edition}") if edition else ""
    places = (fields.get("container_title"), number, edition, fields.get("page"), fields.get("publisher_place"))
    return comma.join(str(part) for part in (*places, fields.get("publisher")) if part)


def _name(name: dict[str, str], comma: str, *, initials: bool) -> str:
    if "literal" in name:
        return name["literal"]
    given = name.get("given", "")
    if initials and given:
        given = " ".join(f"{word[0]}." for word in re.findall(r"[^\W\d_]+", given))
    return comma.join(part for part in (name.get("family", ""), given) if part)


def _title(entry: Entry) -> str:
    return str(entry["fields"].get("title", ""))


def _first_family(entry: Entry) -> str:
    authors = entry["fields"].get("author") or [{}]
    return str(authors[0].get("family", ""))


def _with_title(entry: Entry, title: str) -> str:
    return str(entry["raw"]).replace(_title(entry), title, 1) if _title(entry) else str(entry["raw"])


def _without(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _changed_over(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
