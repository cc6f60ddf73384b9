from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.calendars import JALALI_MONTHS, gregorian_to_jalali, jalali_to_gregorian
from proceedings_db.text.dates import find_date, read_date
from proceedings_db.text.numerals import to_ordinal, to_persian_digits

JALALI = [
    ("۱۸ مهر ۱۳۹۱", "2012-10-09", None),
    ("١٨ مهر ١٣٩١", "2012-10-09", None),
    ("18 مهر 1391", "2012-10-09", None),
    ("۱۸ مهر ماه ۱۳۹۱", "2012-10-09", None),
    ("۱۸ مهرماه ۱۳۹۱", "2012-10-09", None),
    ("۱۸ مهر‌ماه سال ۱۳۹۱", "2012-10-09", None),
    ("۱۸ مهر، ۱۳۹۱", "2012-10-09", None),
    ("۱۸م مهر ۱۳۹۱", "2012-10-09", None),
    ("۱۸ ﻣﻬﺮ ۱۳۹۱", "2012-10-09", None),
    ("۱۸ مهــر ۱۳۹۱", "2012-10-09", None),
    ("سیزدهم اسفندماه ۱۳۹۷", "2019-03-04", None),
    ("بیست و سوم آذر هزار و سیصد و نود و هفت", "2018-12-14", None),
    ("سی‌ام مهر ۱۳۹۱", "2012-10-21", None),
    ("سی و یکم شهریور ۱۳۹۱", "2012-09-21", None),
    ("چهارده مهر ۱۳۹۱", "2012-10-05", None),
    ("۵ امرداد ۱۳۹۰", "2011-07-27", None),
    ("۱۸ مهر ۱۳۹۱ ه.ش", "2012-10-09", None),
    ("۱۸ مهر ۱۳۹۱ هجری شمسی", "2012-10-09", None),
    ("سال ۱۳۹۱، ۱۸ مهر", "2012-10-09", None),
    ("۱۸-مهر-۱۳۹۱", "2012-10-09", None),
    ("۱۸/مهر/۱۳۹۱", "2012-10-09", None),
    # ranges
    ("۱۳ تا ۱۶ اسفند ۱۳۹۳", "2015-03-04", "2015-03-07"),
    ("۱۳ الی ۱۵ اسفند ۱۳۹۳", "2015-03-04", "2015-03-06"),
    ("از ۱۳ لغایت ۱۵ اسفند ۱۳۹۳", "2015-03-04", "2015-03-06"),
    ("۱۳-۱۵ اسفند ۱۳۹۳", "2015-03-04", "2015-03-06"),
    ("۱۵-۱۳ اسفند ۱۳۹۳", "2015-03-04", "2015-03-06"),
    ("۲۱ تا ۲۳ مهر ماه ۱۳۵۰", "1971-10-13", "1971-10-15"),
    ("۶ و ۷ بهمن ماه ۱۳۹۵", "2017-01-25", "2017-01-26"),
    ("۱۳، ۱۴ و ۱۵ اسفند ۱۳۹۳", "2015-03-04", "2015-03-06"),
    ("ششم تا هفتم بهمن‌ماه ۱۳۹۵", "2017-01-25", "2017-01-26"),
    ("بیستم تا سی‌ام مهر ۱۳۹۱", "2012-10-11", "2012-10-21"),
    ("۳۰ مهر تا ۲ آبان ۱۳۹۱", "2012-10-21", "2012-10-23"),
    ("سی‌ام مهر لغایت دوم آبان ۱۳۹۱", "2012-10-21", "2012-10-23"),
    ("۲۹ اسفند ۱۳۹۱ تا ۲ فروردین ۱۳۹۲", "2013-03-19", "2013-03-22"),
    # figures
    ("18/7/1391", "2012-10-09", None),
    ("۱۹/۷/۱۳۹۴", "2015-10-11", None),
    ("۱۳۹۹/۰۷/۰۱", "2020-09-22", None),
    ("۱۳۹۱-۰۷-۱۸", "2012-10-09", None),
    ("۱۸ / ۷ / ۱۳۹۱", "2012-10-09", None),
    ("۱۸.۷.۱۳۹۱", "2012-10-09", None),
    ("۱۳۹۵/۱۱/۶ و ۱۳۹۵/۱۱/۷", "2017-01-25", "2017-01-26"),
    ("۱۳۹۵/۱۱/۶ تا ۱۳۹۵/۱۱/۸", "2017-01-25", "2017-01-27"),
    ("۱۳۹۵/۱۱/۶-۸", "2017-01-25", "2017-01-27"),
    ("۶ تا ۸/۱۱/۱۳۹۵", "2017-01-25", "2017-01-27"),
    # two-digit years
    ("۱۳ الی ۱۵ اسفند ۹۳", "2015-03-04", "2015-03-06"),
    ("۱۲ مهر ۰۳", "2024-10-03", None),
    ("۹۱/۷/۱۸", "2012-10-09", None),
    ("۱۸/۷/۹۱", "2012-10-09", None),
    # weekday before
    ("سه‌شنبه ۱۸ مهر ۱۳۹۱", "2012-10-09", None),
    ("سه شنبه مورخ ۱۸/۷/۱۳۹۱", "2012-10-09", None),
    ("روزهای سه‌شنبه و چهارشنبه ۱۸ و ۱۹ مهر ماه سال ۱۳۹۱", "2012-10-09", "2012-10-10"),
    ("سه‌شنبه ۱۸ و چهارشنبه ۱۹ مهر ۱۳۹۱", "2012-10-09", "2012-10-10"),
    # months and seasons
    ("مهرماه ۱۳۹۱", "2012-09-22", "2012-10-21"),
    ("مهر و آبان ۱۳۹۱", "2012-09-22", "2012-11-20"),
    ("زمستان ۱۳۹۸", "2019-12-22", "2020-03-19"),
    ("پاییز و زمستان ۱۳۹۸", "2019-09-23", "2020-03-19"),
    ("زمستان ۱۳۹۸ و بهار ۱۳۹۹", "2019-12-22", "2020-06-20"),
    ("دوره ۱۹، شماره ۱۰۰، زمستان ۱۳۹۸", "2019-12-22", "2020-03-19"),
    ("زمستان ۱۳۹۸؛ پیاپی ۱۱۳", "2019-12-22", "2020-03-19"),
    # what stands beside a date
    ("تاریخ برگزاری: ۱۸ مهر ۱۳۹۱", "2012-10-09", None),
    ("تهران، ۱۸ مهر ۱۳۹۱، ساعت ۸:۳۰", "2012-10-09", None),
]
GREGORIAN = [
    ("9 October 2012", "2012-10-09", None),
    ("9th of October 2012", "2012-10-09", None),
    ("October 9, 2012", "2012-10-09", None),
    ("Oct. 9, 2012", "2012-10-09", None),
    ("9-11 October 2012", "2012-10-09", "2012-10-11"),
    ("October 9-11, 2012", "2012-10-09", "2012-10-11"),
    ("30 October - 2 November 2012", "2012-10-30", "2012-11-02"),
    ("October 30 - November 2, 2012", "2012-10-30", "2012-11-02"),
    ("2012-10-09", "2012-10-09", None),
    ("13/10/2012", "2012-10-13", None),
    ("10/13/2012", "2012-10-13", None),
    ("۹ اکتبر ۲۰۱۲", "2012-10-09", None),
    ("۹ تا ۱۱ اکتبر ۲۰۱۲ میلادی", "2012-10-09", "2012-10-11"),
    ("۱ تا ۳ می ۲۰۱۵", "2015-05-01", "2015-05-03"),
    ("۵ ژوییه ۲۰۱۰", "2010-07-05", None),
    ("۵ آگوست ۲۰۱۰", "2010-08-05", None),
    ("5 ديسمبر 2025", "2025-12-05", None),
    ("October 2019", "2019-10", None),
    ("اکتبر ۲۰۱۹", "2019-10", None),
    ("October - November 2019", "2019-10", "2019-11"),
]
PRINTED_ONLY = [
    "۳۱ مهر ۱۳۹۱",
    "۳۰ اسفند ۱۴۰۴",
    "۱۳۹۱/۱۳/۱",
    "۱۳۹۱/۷/۳۱",
    "31 June 2012",
    "09/10/2012",
    "۱۲ مهر ۱۵",
    "۱۸ مهر",
    "بیست و سوم آذر",
    "زمستان",
    "۱۳۹۱",
    "بهار ۲۰۱۹",
    "۲۲ ذی‌القعده ۱۴۳۳",
    "۱ می ۱۳۹۱",
    "۱۸ مهر ۲۰۱۲",
    "حدود مهر ۱۳۹۱",
    "پیش از ۱۸ مهر ۱۳۹۱",
    "۱۸ مهر ۱۳۹۱ (؟)",
    "۲ آبان تا ۳۰ مهر ۱۳۹۱",
    "دریافت: ۱۳۹۰/۱/۲ پذیرش: ۱۳۹۰/۵/۶",
    "1.2.3",
    "ISBN 978-600-12-34",
    "به زودی",
    "",
]


@pytest.mark.parametrize(("raw", "start", "end"), JALALI)
def test_reads_jalali_dates(raw: str, start: str, end: str | None) -> None:
    reading = read_date(raw)
    assert (reading.calendar, reading.start, reading.end) == ("jalali", start, end)


@pytest.mark.parametrize(("raw", "start", "end"), GREGORIAN)
def test_reads_gregorian_dates(raw: str, start: str, end: str | None) -> None:
    reading = read_date(raw)
    assert (reading.calendar, reading.start, reading.end) == ("gregorian", start, end)


@pytest.mark.parametrize("raw", PRINTED_ONLY)
def test_keeps_as_printed_what_is_no_day(raw: str) -> None:
    reading = read_date(raw)
    assert (reading.start, reading.end) == (None, None)
    assert reading.as_printed == raw


@pytest.mark.parametrize(
    ("raw", "calendar", "year", "month", "season"),
    [
        ("۳۱ مهر ۱۳۹۱", "jalali", 1391, 7, None),
        ("۱۸ مهر", "jalali", None, 7, None),
        ("زمستان", None, None, None, 4),
        ("بهار ۲۰۱۹", "gregorian", 2019, None, 1),
        ("۲۲ ذی‌القعده ۱۴۳۳", "hijri", 1433, 11, None),
        ("۱۴۱۶ ق", "hijri", 1416, None, None),
        ("1370sh", "jalali", 1370, None, None),
        ("۱۳۹۱", "jalali", 1391, None, None),
        ("زمستان ۱۳۹۸", "jalali", 1398, None, 4),
        ("۳۰ مهر تا ۲ آبان ۱۳۹۱", "jalali", 1391, 7, None),
        ("۹۱/۷/۱۸", "jalali", 1391, 7, None),
    ],
)
def test_says_what_was_read(
    raw: str, calendar: str | None, year: int | None, month: int | None, season: int | None
) -> None:
    reading = read_date(raw)
    assert (reading.calendar, reading.year, reading.month, reading.season) == (calendar, year, month, season)


@pytest.mark.parametrize(
    ("raw", "printed", "other", "conflict"),
    [
        ("۱۸ مهر ۱۳۹۱ برابر با ۹ اکتبر ۲۰۱۲", "۱۸ مهر ۱۳۹۱", "۹ اکتبر ۲۰۱۲", None),
        ("۱۸ مهر ۱۳۹۱ (۹ اکتبر ۲۰۱۲)", "۱۸ مهر ۱۳۹۱", "۹ اکتبر ۲۰۱۲", None),
        ("۱۸ مهر ۱۳۹۱ / 9 October 2012", "۱۸ مهر ۱۳۹۱", "9 October 2012", None),
        ("9 October 2012 - ۱۸ مهر ۱۳۹۱", "9 October 2012", "۱۸ مهر ۱۳۹۱", None),
        ("۸ و ۹ اسفند ماه ۱۳۹۳ - 27-28 February 2015", "۸ و ۹ اسفند ماه ۱۳۹۳", "27-28 February 2015", None),
        ("مهرماه ۱۳۹۱ - October 2012", "مهرماه ۱۳۹۱", "October 2012", None),
        ("۱۸ مهر ۱۳۹۱ مصادف با ۲۲ ذیقعده ۱۴۳۳ و ۹ اکتبر ۲۰۱۲", "۱۸ مهر ۱۳۹۱", "۹ اکتبر ۲۰۱۲", None),
        ("۲۲ ذیقعده ۱۴۳۳ / ۱۸ مهر ۱۳۹۱", "۱۸ مهر ۱۳۹۱", "۲۲ ذیقعده ۱۴۳۳", None),
        ("۱۸ مهر ۱۳۹۱ برابر با ۱۰ اکتبر ۲۰۱۲", "۱۸ مهر ۱۳۹۱", "۱۰ اکتبر ۲۰۱۲", "other-calendar"),
        ("1380/2001", "1380", "2001", None),
        ("چهارشنبه ۱۸ مهر ۱۳۹۱", "چهارشنبه ۱۸ مهر ۱۳۹۱", None, "weekday"),
    ],
)
def test_sets_calendars_side_by_side(raw: str, printed: str, other: str | None, conflict: str | None) -> None:
    reading = read_date(raw)
    assert (reading.as_printed, reading.other_as_printed, reading.conflict) == (printed, other, conflict)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("همدان، ششم تا هفتم بهمن‌ماه ۱۳۹۵", "ششم تا هفتم بهمن‌ماه ۱۳۹۵"),
        ("چهارمین کنگره تاریخ معماری، ۶ و ۷ بهمن ماه ۱۳۹۵، همدان", "۶ و ۷ بهمن ماه ۱۳۹۵"),
        ("همايش ملي (18/7/1391) تهران", "18/7/1391"),
        ("تهران - دانشگاه تربيت مدرس", None),
        ("صص ۱۲ تا ۱۴، مهر ۴۵", None),
        ("روز نخست - ۱۳۹۵/۱۱/۶", "۱۳۹۵/۱۱/۶"),
        ("قورچی، ۱۳۸۸، ۷", None),
        ("نخستین روز همایش", None),
    ],
)
def test_finds_a_date_in_a_line(line: str, printed: str | None) -> None:
    reading = find_date(line)
    if printed is None:
        assert reading is None
    else:
        assert reading is not None
        assert reading.as_printed == printed
        assert line[reading.char_start : reading.char_end] == printed


jalali_days = st.dates(date(1875, 1, 1), date(2031, 1, 1))


@given(jalali_days, st.sampled_from(["{d} {m} {y}", "{d} {m} ماه {y}", "{y}/{n}/{d}", "{d}/{n}/{y}", "{o} {m} {y}"]))
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    year, month, number = gregorian_to_jalali(day)
    printed = form.format(y=year, n=month, d=number, m=JALALI_MONTHS[month - 1], o=to_ordinal(number))
    for raw in (printed, to_persian_digits(printed)):
        reading = read_date(raw)
        assert (reading.calendar, reading.start, reading.end) == ("jalali", day.isoformat(), None)


@given(jalali_days, st.integers(1, 40))
def test_every_range_is_read(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    (y1, m1, d1), (y2, m2, d2) = gregorian_to_jalali(first), gregorian_to_jalali(last)
    reading = read_date(f"{d1} {JALALI_MONTHS[m1 - 1]} {y1} تا {d2} {JALALI_MONTHS[m2 - 1]} {y2}")
    assert (reading.start, reading.end) == (first.isoformat(), last.isoformat())


@given(st.text(alphabet="۰۱۲۳۹13 /-،.و تاالیمهردیآبانبهمنشنبهسالﻣ\n()ژوئنMay", max_size=40))
def test_any_text_gives_a_reading_within_it(text: str) -> None:
    reading = read_date(text)
    assert text[reading.char_start : reading.char_end] == reading.as_printed
    assert reading.end is None or (reading.start is not None and reading.start < reading.end)
    if reading.start and reading.calendar == "jalali":
        year, month, day = map(int, reading.start.split("-"))
        assert jalali_to_gregorian(*gregorian_to_jalali(date(year, month, day))) == date(year, month, day)
        assert gregorian_to_jalali(date(year, month, day))[0] == reading.year


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    assert read_date(text).as_printed in text
    found = find_date(text)
    assert found is None or text[found.char_start : found.char_end] == found.as_printed
