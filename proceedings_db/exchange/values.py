"""Values of one line: what every format asks of a value before its own rules begin."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.exchange.items import CslDate, CslName
from proceedings_db.text.characters import BIDI_MARKS, BOM, ZWNJ
from proceedings_db.text.numerals import to_ascii_digits

# Characters that no format keeps on one line: marks of direction, halves of surrogate pairs, and controls and spaces
# other than the plain one, at some of which readers end a line.
_UNWANTED: Final = f"{BIDI_MARKS}{BOM}\ud800-\udfff"
_SPACES: Final = r"\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNCLEAN: Final = _UNWANTED + _SPACES
"""The inside of a character class: what a clean line does not have."""
_ISO_FORMS: Final = ("", "{:04d}", "{:04d}-{:02d}", "{:04d}-{:02d}-{:02d}")
_BLANK: Final = f"{BIDI_MARKS}{BOM} "
_DROP: Final = re.compile(f"[{_UNWANTED}]+")
_RUN: Final = re.compile(f"[ {_SPACES}]+")
_DOI_RESOLVER: Final = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES: Final = re.compile(r"\s*[-‐‑‒–—−]+\s*")


def to_one_line(text: str) -> str:
    """Return ``text`` on one line: runs of spaces, line ends and controls as one space, no bidi marks, no BOM.

    Half-spaces and all letters stay. Halves of surrogate pairs, which UTF-8 cannot hold, go.
    """
    # What can be printed is clean, and so is the half-space: this is asked of every value of a file.
    if text.replace(ZWNJ, "").isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return _RUN.sub(" ", _DROP.sub("", text)).strip(" ")


def to_number(text: str) -> str:
    """Return a number as ASCII digits, or words as they are: «۱۲» gives 12."""
    line = to_one_line(text)
    return line if line.isascii() else to_ascii_digits(line)


def to_page(text: str) -> str:
    """Return a page or a range of pages in ASCII digits with a bare hyphen: «۲۲۲ – ۲۳۵» gives 222-235."""
    number = to_number(text)
    return number if number.replace("-", "", 1).isdecimal() else _DASHES.sub("-", number)


def to_page_ends(text: str) -> tuple[str, str]:
    """Return first and last page of a range; the last is empty for a single page or anything more complicated."""
    page = to_page(text)
    first, _, last = page.partition("-")
    return (first, last) if first and last and "-" not in last else (page, "")


def to_bare_doi(text: str) -> str:
    """Return a DOI without its resolver, which clients would store with it: ``10.1234/x``."""
    return _DOI_RESOLVER.sub("", to_one_line(text)).strip()


def to_keywords(text: str) -> list[str]:
    """Return the keywords of CSL's one string, divided at commas."""
    return [keyword for part in text.split(",") if (keyword := part.strip())]


def to_iso(date: CslDate) -> str:
    """Return ``2012-10-09``, ``2012-10``, ``2012``, a range with a slash between, or an empty string without parts."""
    return "/".join([_ISO_FORMS[len(part)].format(*map(int, part)) for part in date.get("date-parts", ()) if part])


def first_parts(date: CslDate) -> list[int]:
    """Return year, month and day of the first day, or the first of them."""
    parts = date.get("date-parts")
    return [int(part) for part in parts[0]] if parts else []


def date_text(date: CslDate) -> str:
    """Return what a date says in words, where it has no parts."""
    return "" if date.get("date-parts") else to_one_line(date.get("literal") or date.get("raw") or "")


def to_inverted(name: CslName) -> tuple[str, str]:
    """Return family and given name, particles and suffix with them; a body or a name of one part has no given one."""
    if "literal" in name:
        return name["literal"], ""
    family, given = name.get("family", ""), name.get("given", "")
    if len(name) > 2:  # particles or a suffix, which only names from elsewhere have
        family = " ".join(filter(None, (name.get("non-dropping-particle"), family)))
        given = " ".join(filter(None, (given, name.get("dropping-particle"), name.get("suffix"))))
    return (family, given) if family.strip(_BLANK) else (given, "")
