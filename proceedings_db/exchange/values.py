"""Values of one line: what every format asks of a value before its own rules begin."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.exchange.items import CslDate, CslName
from proceedings_db.text.characters import BIDI_MARKS, BOM
from proceedings_db.text.numerals import to_ascii_digits

_UNWANTED: Final = re.compile(f"[{BIDI_MARKS}{BOM}\ud800-\udfff]")
# Controls count as spaces: some readers end a line at them.
_SPACES: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNCLEAN: Final = re.compile(rf"[{BIDI_MARKS}{BOM}\ud800-\udfff\x00-\x1f\x7f-\x9f]|(?! )\s|  |\A | \Z")
_DOI_RESOLVER: Final = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASHES: Final = re.compile(r"\s*[-‐‑‒–—−]+\s*")


def to_one_line(text: str) -> str:
    """Return ``text`` on one line: runs of spaces, line ends and controls as one space, no bidi marks, no BOM.

    Half-spaces and all letters stay. Halves of surrogate pairs, which UTF-8 cannot hold, go.
    """
    if _UNCLEAN.search(text) is None:
        return text
    return _SPACES.sub(" ", _UNWANTED.sub("", text)).strip(" ")


def to_number(text: str) -> str:
    """Return a number as ASCII digits, or words as they are: «۱۲» gives 12."""
    return to_ascii_digits(to_one_line(text))


def to_page(text: str) -> str:
    """Return a page or a range of pages in ASCII digits with a bare hyphen: «۲۲۲ – ۲۳۵» gives 222-235."""
    return _DASHES.sub("-", to_number(text))


def to_page_ends(text: str) -> tuple[str, str]:
    """Return first and last page of a range; the last is empty for a single page or anything more complicated."""
    first, _, last = to_page(text).partition("-")
    return (first, last) if last and "-" not in last else (to_page(text), "")


def to_bare_doi(text: str) -> str:
    """Return a DOI without its resolver, which clients would store with it: ``10.1234/x``."""
    return _DOI_RESOLVER.sub("", to_one_line(text)).strip()


def to_keywords(text: str) -> list[str]:
    """Return the keywords of CSL's one string, divided at commas."""
    return [keyword for part in to_one_line(text).split(",") if (keyword := part.strip())]


def to_iso(date: CslDate) -> str:
    """Return ``2012-10-09``, ``2012-10``, ``2012``, a range with a slash between, or an empty string without parts."""
    return "/".join("-".join([f"{part[0]:04d}", *(f"{number:02d}" for number in part[1:])]) for part in _parts(date))


def first_parts(date: CslDate) -> list[int]:
    """Return year, month and day of the first day, or the first of them."""
    return next(iter(_parts(date)), [])


def _parts(date: CslDate) -> list[list[int]]:
    return [list(map(int, part)) for part in date.get("date-parts", []) if part]


def date_text(date: CslDate) -> str:
    """Return what a date says in words, where it has no parts."""
    return "" if date.get("date-parts") else to_one_line(date.get("literal") or date.get("raw") or "")


def to_inverted(name: CslName) -> tuple[str, str]:
    """Return family and given name, particles and suffix with them; a body's name has no given one."""
    if "literal" in name:
        return to_one_line(name["literal"]), ""
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"), name.get("suffix"))))
    family, given = to_one_line(family), to_one_line(given)
    return (family, given) if family else (given, "")
