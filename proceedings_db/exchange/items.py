"""CSL items: the pivot between our records and every format of exchange.

A :class:`CslItem` is one object of a CSL-JSON file (citation style language 1.0.2). What CSL has no variable for stands
in ``custom``, under the names of :mod:`proceedings_db.exchange.fields`.
"""

from __future__ import annotations

from typing import Literal, TypedDict

ExportCalendar = Literal["gregorian", "jalali"]

CslName = TypedDict(
    "CslName",
    {
        "family": str,
        "given": str,
        "literal": str,
        "suffix": str,
        "dropping-particle": str,
        "non-dropping-particle": str,
    },
    total=False,
)
"""``family`` and ``given``; or ``family`` alone for a name of one part; or ``literal`` for a body."""

CslDate = TypedDict("CslDate", {"date-parts": list[list[int]], "literal": str, "raw": str}, total=False)
"""``date-parts`` holds one date or two, first and last day; a date is year, month and day, or the first of them."""

CslCustom = dict[str, str | list[str]]

CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": str,
        "title": str,
        "title-short": str,
        "original-title": str,
        "author": list[CslName],
        "editor": list[CslName],
        "translator": list[CslName],
        "organizer": list[CslName],
        "container-title": str,
        "collection-title": str,
        "event-title": str,
        "event-date": CslDate,
        "event-place": str,
        "publisher": str,
        "publisher-place": str,
        "issued": CslDate,
        "original-date": CslDate,
        "accessed": CslDate,
        "year-suffix": str,
        "volume": str,
        "issue": str,
        "number": str,
        "edition": str,
        "printing-number": str,
        "page": str,
        "number-of-pages": str,
        "genre": str,
        "section": str,
        "language": str,
        "keyword": str,
        "abstract": str,
        "DOI": str,
        "URL": str,
        "ISBN": str,
        "note": str,
        "custom": CslCustom,
    },
    total=False,
)
