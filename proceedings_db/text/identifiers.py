"""DOI, ISBN and URL as printed, to the form in which programs know them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from proceedings_db.text.characters import BIDI_MARKS, BOM, ZWSP
from proceedings_db.text.numerals import to_ascii_digits

_INVISIBLE: Final = str.maketrans(dict.fromkeys(BIDI_MARKS + BOM + ZWSP))
_DOI: Final = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_END: Final = ".,;:'\"،؛»"
_BRACKETS: Final = {")": "(", "]": "[", ">": "<", "}": "{"}
_SCHEME: Final = re.compile(r"^(https?|ftp)\s*:\s*/\s*/\s*", re.IGNORECASE)
_GROUP: Final = re.compile(r"[0-9X]+")


def read_doi(text: str) -> str | None:
    """Return the DOI in ``text`` without label and resolver, or ``None``.

    «doi: https://doi.org/10.22059/jhgr.2016» and «۱۰.۲۲۰۵۹/jhgr.2016» give ``10.22059/jhgr.2016``. What ends the
    sentence is no part of it; a bracket is only if it opens inside: ``10.1016/S0140-6736(10)60123-4``.
    """
    plain = to_ascii_digits(text.translate(_INVISIBLE))
    match = _DOI.search(unquote(plain) if "%2f" in plain.lower() else plain)
    if match is None:
        return None
    doi = match[0]
    while doi and (doi[-1] in _DOI_END or _closes_nothing(doi)):
        doi = doi[:-1]
    return None if doi.endswith("/") else doi


def _closes_nothing(text: str) -> bool:
    """Whether a text ends in a bracket that opens nowhere in it."""
    opening = _BRACKETS.get(text[-1])
    return opening is not None and text.count(text[-1]) > text.count(opening)


def read_isbn(text: str) -> str | None:
    """Return the ten or thirteen figures of an ISBN, or ``None`` where their number or the check digit is wrong.

    «۹۷۸-۰-۵۲۱-۶۳۳۳۸-۳» gives 9780521633383. A number printed from left to right in a line from right to left may stand
    with its groups turned round, «3-63338-521-0-978»: that is read too, since prefix and check digit prove it. The
    check is that of ISO 2108.
    """
    groups = _GROUP.findall(to_ascii_digits(text).upper())
    for order in (groups, groups[::-1]):
        figures = "".join(order)
        if _is_isbn(figures):
            return figures
    return None


def _is_isbn(figures: str) -> bool:
    """Whether figures without hyphens are an ISBN with the right check digit."""
    if len(figures) == 10 and figures[:9].isdecimal():
        values = [10 if figure == "X" else int(figure) for figure in figures]
        return sum((10 - place) * value for place, value in enumerate(values)) % 11 == 0
    if len(figures) == 13 and figures.isdecimal() and figures.startswith(("978", "979")):
        return sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(figures)) % 10 == 0
    return False


def read_url(text: str) -> str:
    """Return a printed address as one word with its scheme: «http : //www.sid.ir» gives ``http://www.sid.ir``.

    An address that begins with ``www.`` gets ``http://``, without which no program follows it.
    """
    line = " ".join(text.translate(_INVISIBLE).split())
    scheme = _SCHEME.match(line)
    rest = (line[scheme.end() :] if scheme else line).replace(" ", "")
    if scheme:
        return f"{scheme[1].lower()}://{rest}"
    return f"http://{rest}" if rest.lower().startswith("www.") else rest
