"""Numbers, ordinals, dates and names of items, before the engine sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.citing import cite_entries
from proceedings_db.citing.finish import to_entry_digits
from proceedings_db.citing.items import to_number_text, to_ordinal_text
from proceedings_db.citing.names import to_initials
from proceedings_db.text.numerals import to_ascii_digits

Item = Mapping[str, object]
MakeItem = Callable[..., Item]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("۴۱-۶۳", "41–63"),
        ("۶۳-۴۱", "41–63"),
        ("102-98", "98–102"),
        ("135-42", "135–42"),
        ("1939 – 1966", "1939–1966"),
        ("۸۳ـ۷۱", "71–83"),
        ("۴۵ و ۴۶", "45 و 46"),
        ("12", "12"),
        ("e1001-x", "e1001-x"),
        ("i-xii", "i-xii"),
        ("10-20، 40-30", "10–20، 30–40"),
    ],
)
def test_ranges_run_from_low_to_high(printed: str, expected: str) -> None:
    assert to_number_text(printed) == expected


def test_latin_ranges_keep_their_order() -> None:
    assert to_number_text("63-41", keep_order=True) == "63–41"


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_ranges_lose_no_figure(first: int, last: int) -> None:
    arranged = to_number_text(f"{first}-{last}")
    assert sorted(arranged.split("–")) == sorted([str(first), str(last)])
    assert to_number_text(arranged) == arranged


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2", "دوم"),
        ("۲۳", "بیست و سوم"),
        ("دوم", "دوم"),
        ("چاپ سوم", "سوم"),
        ("ویرایش ۲", "دوم"),
        ("با تجدید نظر", "با تجدید نظر"),
    ],
)
def test_editions_are_ordinals_in_words(printed: str, expected: str) -> None:
    assert to_ordinal_text(printed) == expected


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [("رضا", "ر."), ("علی‌اصغر", "ع."), ("سید هادی", "س."), ("و. د.", "و. د."), ("ع.ا.", "ع.ا."), ("", "")],
)
def test_initials_are_a_letter_and_a_stop(given_name: str, expected: str) -> None:
    assert to_initials(given_name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سال 1385", "سال ۱۳۸۵"),
        ("مدل H2O و COVID-19", "مدل H2O و COVID-19"),
        ("(Web 2.0)", "(Web 2.0)"),
        ("DNA 12 بیمار", "DNA ۱۲ بیمار"),
        ("ببینید https://a.ir/12?b=3 صفحه 4", "ببینید https://a.ir/12?b=3 صفحه ۴"),
        ("10.22059/jrut.2020.1234", "10.22059/jrut.2020.1234"),
    ],
)
def test_figures_are_persian_outside_addresses_and_latin_words(text: str, expected: str) -> None:
    assert to_entry_digits(text) == expected


@given(st.text())
def test_figures_are_all_that_changes(text: str) -> None:
    assert to_ascii_digits(to_entry_digits(text)) == to_ascii_digits(text)


@pytest.mark.parametrize(
    ("fields", "style", "expected"),
    [
        ({"custom": {"jalali_issued": "1391-05-21"}, "type": "webpage"}, "apa", "(۲۱ مرداد ۱۳۹۱)"),
        ({"issued": {"date-parts": [[1391, 5, 21]]}, "type": "webpage"}, "apa", "(۲۱ مرداد ۱۳۹۱)"),
        ({"issued": {"date-parts": [[2012, 8, 11]]}, "type": "webpage"}, "apa", "(۱۱ اوت ۲۰۱۲)"),
        ({"custom": {"jalali_issued": "1387-12"}, "type": "paper-conference"}, "ieee", "اسفند ۱۳۸۷"),
        ({"issued": {"date-parts": [["1391"]]}}, "apa", "(۱۳۹۱)"),
        ({"issued": {"raw": "۱۳۹۱"}}, "apa", "(۱۳۹۱)"),
        ({"issued": {"date-parts": [[1384], [1385]]}}, "apa", "(۱۳۸۴–۱۳۸۵)"),
        ({"issued": {}, "status": "forthcoming"}, "apa", "(زودآیند)"),
        ({"issued": {}}, "apa", "(بی‌تا)"),
        (
            {"accessed": {"date-parts": [[2019, 11, 9]]}, "URL": "http://a.ir"},
            "apa",
            "بازیابی ۱۸ آبان ۱۳۹۸، از http://a.ir",
        ),
        (
            {"accessed": {"date-parts": [[2019, 11, 9]]}, "URL": "http://a.ir"},
            "chicago",
            "دسترسی در ۱۳۹۸/۸/۱۸. تارنما: http://a.ir.",
        ),
        ({"custom": {"jalali_accessed": "1385-07-03"}, "URL": "http://a.ir"}, "chicago", "دسترسی در ۱۳۸۵/۷/۳"),
        (
            {"type": "article-journal", "container-title": "نامه", "volume": "14", "issue": "تابستان", "page": "88-98"},
            "chicago",
            "نامه ۱۴ (تابستان): ۸۸–۹۸",
        ),
        (
            {
                "issued": {"date-parts": [[1391]], "season": 2},
                "type": "article-journal",
                "container-title": "نامه",
                "volume": "14",
            },
            "chicago",
            "تابستان",
        ),
    ],
)
def test_dates_are_jalali_as_the_style_prints_them(
    a_book: MakeItem, fields: dict[str, object], style: str, expected: str
) -> None:
    (entry,) = cite_entries([{**a_book(), **fields}], style)
    assert expected in entry.text


def test_gregorian_dates_on_demand(a_book: MakeItem) -> None:
    item = a_book(issued={"date-parts": [[2012, 10, 9]]}, custom={"jalali_issued": "1391-07-18"}, type="webpage")
    assert "(۱۸ مهر ۱۳۹۱)" in cite_entries([item], "apa")[0].text
    assert "(۹ اکتبر ۲۰۱۲)" in cite_entries([item], "apa", options=["gregorian"])[0].text


def test_impossible_day_stays_in_figures(a_book: MakeItem) -> None:
    item = a_book(type="webpage", custom={"jalali_issued": "1391-13-40"})
    assert "(۱۳/۴۰ ۱۳۹۱)" in cite_entries([item], "apa")[0].text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("آیا چنین است؟", "«آیا چنین است؟» نامه"),
        ("نقد «بوف کور» هدایت", "«نقد “بوف کور” هدایت.» نامه"),
        ("پایان.", "«پایان.» نامه"),
    ],
)
def test_marks_meet_once(a_book: MakeItem, title: str, expected: str) -> None:
    item = a_book(type="article-journal", title=title, container_title="نامه")
    assert expected in cite_entries([item], "chicago")[0].text
