"""Markers in the text: found where they stand, read for what they print."""

from __future__ import annotations

import pytest

from proceedings_db.reading.citations import find_citations
from proceedings_db.records import Citation


def read(text: str) -> list[Citation]:
    """All citations of a text without a reference list."""
    return find_citations(text, source=1, start=0, end=len(text), sections=())


@pytest.mark.parametrize(
    ("raw", "authors", "year", "locator"),
    [
        ("(قورچی، ۱۳۸۸، ۷)", ("قورچی",), "۱۳۸۸", "۷"),
        ("(قورچی، امانی، ۱۳۸۸، ۲۳)", ("قورچی", "امانی"), "۱۳۸۸", "۲۳"),
        ("(نصیری ۱۳۸۸، ۳)", ("نصیری",), "۱۳۸۸", "۳"),
        ("(sizo, 2007: 4)", ("sizo",), "2007", "4"),
        ("(نای، ۱۳۸۷، ۲۰۱-۲۰۰)", ("نای",), "۱۳۸۷", "۲۰۱-۲۰۰"),
    ],
)
def test_one_work_in_brackets(raw: str, authors: tuple[str, ...], year: str, locator: str) -> None:
    text = f"دیپلماسی شهری چنین است {raw}. پس از آن"
    (citation,) = read(text)
    assert citation.raw_text == raw
    assert text[citation.place.char_start : citation.place.char_end] == raw
    assert (citation.authors, citation.year_as_printed, citation.locator) == (authors, year, locator)
