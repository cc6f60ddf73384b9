"""DOI, ISBN and places in references: verbatim in the fields, and doubted where they cannot be right."""

from __future__ import annotations

import pytest

from proceedings_db.reading.references import find_problems, read_reference
from proceedings_db.records import Problem

ARTICLE = "رضایی، علی (۱۳۹۵). بررسی تاب‌آوری شهری. مجله جغرافیا، ۱۲(۳)، ۴۵-۶۰. "
BOOK = "Sen, Amartya (1999). Development as Freedom. Oxford: Oxford University Press. "


def doubts_of(raw: str, field: str) -> list[Problem]:
    return [problem for problem in find_problems(read_reference(raw)) if problem.field == field]


@pytest.mark.parametrize(
    ("tail", "doi"),
    [
        ("doi: https://doi.org/10.22059/jhgr.2016.58765", "https://doi.org/10.22059/jhgr.2016.58765"),
        ("DOI: 10.22059/jhgr.2016.58765.", "10.22059/jhgr.2016.58765"),
        ("شناسه دیجیتال: ۱۰.۲۲۰۵۹/jhgr.2016.58765", "۱۰.۲۲۰۵۹/jhgr.2016.58765"),
    ],
)
def test_a_doi_is_kept_as_printed(tail: str, doi: str) -> None:
    reference = read_reference(ARTICLE + tail)
    assert (reference.doi, reference.page, reference.note) == (doi, "۴۵-۶۰", None)
    assert not doubts_of(ARTICLE + tail, "doi")


@pytest.mark.parametrize(
    ("tail", "isbn"),
    [
        ("ISBN 0-19-829758-0.", "0-19-829758-0"),
        ("ISBN-13: 978-0-19-829758-1.", "978-0-19-829758-1"),
        ("ISBN: 978 0 19 829758 1", "978 0 19 829758 1"),
        ("ISBN 0-19-829758-0 366 pp.", "0-19-829758-0"),
        ("شابک: ۹۷۸-۰-۱۹-۸۲۹۷۵۸-۱", "۹۷۸-۰-۱۹-۸۲۹۷۵۸-۱"),
    ],
)
def test_an_isbn_is_kept_as_printed_and_nothing_else_is_made_of_it(tail: str, isbn: str) -> None:
    reference = read_reference(BOOK + tail)
    assert (reference.isbn, reference.volume, reference.number, reference.note) == (isbn, None, None, None)
    assert not doubts_of(BOOK + tail, "isbn")


@pytest.mark.parametrize(
    ("raw", "field", "printed"),
    [
        (BOOK + "ISBN 0-19-829758-9.", "isbn", "0-19-829758-9"),
        (BOOK + "شابک: ۹۷۸-۰-۱۹-۸۲۹۷۵۸-۲", "isbn", "۹۷۸-۰-۱۹-۸۲۹۷۵۸-۲"),
        (BOOK + "ISBN 0-19-829758.", "isbn", "ISBN 0-19-829758"),
        (ARTICLE + "doi: 10.22059-jhgr.2016", "doi", "doi: 10.22059-jhgr.2016"),
    ],
)
def test_an_identifier_that_cannot_be_right_is_doubted_in_its_place(raw: str, field: str, printed: str) -> None:
    problems = doubts_of(raw, field)
    assert [problem.raw_text for problem in problems] == [printed]
    assert printed in problems[0].message
    assert problems[0].severity == "warning"
    assert printed in read_reference(raw).raw_text


def test_a_broken_doi_gives_no_pages() -> None:
    assert read_reference(ARTICLE + "doi: 10.22059-jhgr.2016").page == "۴۵-۶۰"


@pytest.mark.parametrize(
    ("place", "known"),
    [("تهران", True), ("شهرکرد", True), ("Oxford", True), ("بی‌جا", True), ("تهران، ایران", True), ("تهرارن", False)],
)
def test_a_place_that_no_gazetteer_has_is_told_of(place: str, known: bool) -> None:
    raw = f"حافظ‌نیا، محمدرضا (۱۳۹۰). اصول و مفاهیم ژئوپلیتیک. چاپ سوم. {place}: انتشارات پاپلی."
    assert read_reference(raw).publisher_place == place
    severities = [problem.severity for problem in doubts_of(raw, "publisher_place")]
    assert severities == ([] if known else ["info"])
