"""Plain values beside the printed ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.references.normalise import read_number, read_pages, read_year
from proceedings_db.text.numerals import to_persian_digits

YEARS = [
    ("۱۳۸۸", "fa", 1388, "jalali", 2009),
    ("بهار ۱۳۸۸", "fa", 1388, "jalali", 2009),
    ("2007", "en", 2007, "gregorian", 2007),
    ("1404 ق", "ar", 1404, "hijri", 1983),
    ("۱۴۰۸ق", "ar", 1408, "hijri", 1987),
    ("1391ق", "ar", 1391, "hijri", 1971),
    ("1366ش", "fa", 1366, "jalali", 1987),
    ("1940 م.", "fa", 1940, "gregorian", 1940),
    ("25 شهریور 1320", "fa", 1320, "jalali", 1941),
]


@pytest.mark.parametrize(("text", "language", "year", "calendar", "gregorian"), YEARS)
def test_reads_the_year_in_its_calendar(text: str, language: str, year: int, calendar: str, gregorian: int) -> None:
    reading = read_year(text, language=language)
    assert reading is not None
    assert (reading.year, reading.calendar, reading.gregorian) == (year, calendar, gregorian)


@pytest.mark.parametrize("text", ["بی‌تا", "", "سالهای مختلف", "in press"])
def test_reads_no_year_where_there_is_none(text: str) -> None:
    assert read_year(text) is None


PAGES = [
    ("۲۰۱-۲۰۰", (200, 201)),
    ("145-165", (145, 165)),
    ("156-131", (131, 156)),
    ("172 تا 213", (172, 213)),
    ("93ـ99", (93, 99)),
    ("267-99", (267, 299)),
    ("۷", (7, 7)),
    ("68, 73", (68, 73)),
    ("", (None, None)),
    ("الف", (None, None)),
]


@pytest.mark.parametrize(("text", "pages"), PAGES)
def test_reads_pages_lower_first(text: str, pages: tuple[int | None, int | None]) -> None:
    assert read_pages(text) == pages


@given(st.integers(1, 999), st.integers(0, 60), st.sampled_from(["-", "–", " - ", "ـ", " تا "]), st.booleans())
def test_a_range_reads_alike_in_either_direction_and_any_digits(
    first: int, more: int, dash: str, persian: bool
) -> None:
    last = first + more
    low, high = f"{first:04}", f"{last:04}"
    forward, backward = f"{low}{dash}{high}", f"{high}{dash}{low}"
    if persian:
        forward, backward = to_persian_digits(forward), to_persian_digits(backward)
    assert read_pages(forward) == read_pages(backward) == (first, last)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("۳", 3),
        ("سوم", 3),
        ("بیست و هفتم", 27),
        ("III", 3),
        ("3rd", 3),
        ("یک", 1),
        ("هفـتم", 7),
        ("جدید", None),
        ("", None),
    ],
)
def test_reads_numbers_and_ordinals(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("figures", ["1" * 5000, "1" * 5000 + "-2", "۹" * 30])
def test_a_row_of_figures_longer_than_any_number_is_none(figures: str) -> None:
    assert read_pages(figures) == (None, None)
    assert read_number(figures) is None
