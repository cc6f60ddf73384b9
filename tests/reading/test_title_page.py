from __future__ import annotations

from typing import Any

import pytest

from proceedings_db.records import ProblemCode
from tests.reading.invented import LAYOUTS, codes, read_text

LIST = "\n\nفهرست مطالب\n\n" + LAYOUTS["one line, slash before the authors"]

TITLE_PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "quoted name on its own line": (
        "مجموعه مقالات\n\n«همایش ملی جغرافیای تاریخی»\n\n۱۸ مهر ۱۳۹۱\n\nتهران - دانشگاه تربیت مدرس",
        {
            "name": "همایش ملی جغرافیای تاریخی",
            "ordinal": None,
            "date_as_printed": "۱۸ مهر ۱۳۹۱",
            "start_date": "2012-10-09",
            "end_date": None,
            "place": "تهران",
            "venue": "دانشگاه تربیت مدرس",
        },
    ),
    "ordinal before and city after the name": (
        "چهارمین کنگره تاریخ معماری و شهرسازی ایران - همدان\n\n۶ و ۷ بهمن ماه ۱۳۹۵",
        {
            "name": "کنگره تاریخ معماری و شهرسازی ایران",
            "ordinal": 4,
            "place": "همدان",
            "start_date": "2017-01-25",
            "end_date": "2017-01-26",
            "series": "کنگره تاریخ معماری و شهرسازی ایران",
        },
    ),
    "everything on two lines, day in words": (
        "چکیده مقاله‌های دومین همایش باستان‌سنجی\nیزد، ششم تا هفتم بهمن‌ماه ۱۳۹۵",
        {
            "name": "همایش باستان‌سنجی",
            "ordinal": 2,
            "place": "یزد",
            "date_as_printed": "ششم تا هفتم بهمن‌ماه ۱۳۹۵",
            "start_date": "2017-01-25",
            "end_date": "2017-01-26",
        },
    ),
    "Arabic letters, figures with slashes": (
        "«همايش ملي آب و شهر»\nمجموعه مقالات\n18/7/1391\nشيراز - تالار حافظ",
        {
            "name": "همایش ملی آب و شهر",
            "name_as_printed": "همايش ملي آب و شهر",
            "calendar": "jalali",
            "start_date": "2012-10-09",
            "place": "شیراز",
            "venue": "تالار حافظ",
        },
    ),
    "labels before day and place": (
        "بیست و هفتمین همایش زمین‌شناسی\nزمان: ۱۲ آبان ۱۳۹۴\nمکان: کرمان، سالن همایش‌های دانشگاه",
        {"ordinal": 27, "place": "کرمان", "venue": "سالن همایش‌های دانشگاه", "start_date": "2015-11-03"},
    ),
    "the name over two lines": (
        "نخستین کنفرانس ملی\nمدیریت آب و انرژی در شهرهای کویری\n۱۲ آبان ۱۳۹۴، یزد",
        {"name": "کنفرانس ملی مدیریت آب و انرژی در شهرهای کویری", "ordinal": 1, "place": "یزد"},
    ),
    "the ordinal on a line of its own": (
        "سومین\nهمایش ملی شهر و آب\n۱۲ آبان ۱۳۹۴",
        {"name": "همایش ملی شهر و آب", "ordinal": 3},
    ),
    "everything on one line": (
        "مجموعه مقالات سومین همایش ملی آب، تهران، دانشگاه تربیت مدرس، ۱۸ مهر ۱۳۹۱",
        {"name": "همایش ملی آب", "ordinal": 3, "place": "تهران", "venue": "دانشگاه تربیت مدرس"},
    ),
    "both calendars": (
        "همایش ملی آب\nسه‌شنبه ۱۸ مهر ۱۳۹۱ برابر با 9 October 2012\nتهران: دانشگاه تربیت مدرس",
        {"start_date": "2012-10-09", "date_other_as_printed": "9 October 2012", "place": "تهران"},
    ),
    "a formula above, the number of the volume below": (
        "بسم الله الرحمن الرحیم\n\nسومین همایش ملی آب\nجلد دوم\n۱۸ مهر ۱۳۹۱\nتهران، دانشگاه تربیت مدرس",
        {"name": "همایش ملی آب", "place": "تهران"},
    ),
    "several cities": (
        "همایش ملی شهر و آب\n۱۳ تا ۱۶ اسفند ۱۳۹۳\nتهران و قم و کاشان",
        {"place": "تهران و قم و کاشان", "start_date": "2015-03-04", "end_date": "2015-03-07"},
    ),
    "its own ordinal and that of the series": (
        "اولین همایش فلسفه و هنر (دومین همایش از همایش‌های فلسفه)\n۱۲ آبان ۱۳۹۴",
        {"name": "همایش فلسفه و هنر", "ordinal": 1, "series": "دومین همایش از همایش‌های فلسفه"},
    ),
}


@pytest.mark.parametrize(("page", "expected"), TITLE_PAGES.values(), ids=list(TITLE_PAGES))
def test_meeting_date_and_place(page: str, expected: dict[str, Any]) -> None:
    volume, problems = read_text(page + LIST)
    conference = volume.conference
    assert {field: getattr(conference, field) for field in expected} == expected
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


def test_the_volume_takes_its_title_and_year() -> None:
    volume, _ = read_text(TITLE_PAGES["quoted name on its own line"][0] + LIST)
    assert volume.title == "مجموعه مقالات «همایش ملی جغرافیای تاریخی»"
    assert (volume.year, volume.year_as_printed, volume.language) == (2012, "۱۳۹۱", "fa")


@pytest.mark.parametrize(
    ("line", "year", "printed", "place"),
    [
        ("۱۳۹۵", 2016, "۱۳۹۵", None),
        ("سال ۱۳۹۵", 2016, "۱۳۹۵", None),
        ("سال برگزاری: ۱۳۹۵", 2016, "۱۳۹۵", None),
        ("تهران - ۱۳۹۵ ش", 2016, "۱۳۹۵ ش", "تهران"),
        ("Tehran, 2016", 2016, "2016", "Tehran"),
        ("۱۴۱۶ ق", None, "۱۴۱۶ ق", None),
    ],
)
def test_a_year_alone_is_that_of_the_volume(line: str, year: int | None, printed: str, place: str | None) -> None:
    volume, _ = read_text(f"همایش ملی شهر\n{line}" + LIST)
    meeting = volume.conference
    assert (volume.year, meeting.date_as_printed, meeting.start_date, meeting.place) == (year, printed, None, place)


@pytest.mark.parametrize(
    ("line", "name", "place"),
    [
        ("دومین همایش ملی شهر - تهران، ۱۳۹۵", "همایش ملی شهر", "تهران"),
        ("دومین همایش ملی شهر (تهران، ۱۳۹۵)", "همایش ملی شهر", "تهران"),
        ("دومین «همایش ملی شهر» تهران ۱۳۹۵", "همایش ملی شهر", "تهران"),
        ("دومین همایش ملی شهر، 1395", "همایش ملی شهر", None),
        ("2nd Conference on Cities, Tehran, 2016", "Conference on Cities", "Tehran"),
    ],
)
def test_a_year_behind_the_name_is_no_part_of_it(line: str, name: str, place: str | None) -> None:
    volume, problems = read_text(line + LIST)
    meeting = volume.conference
    assert (meeting.name, meeting.ordinal, meeting.place, volume.year) == (name, 2, place, 2016)
    assert [problem.raw_text for problem in problems if problem.code == ProblemCode.NO_DATE] == [line]


def test_a_year_within_other_words_is_no_date() -> None:
    volume, _ = read_text("همایش ملی شهر\nتلفن ۱۳۹۵\nچشم‌انداز ۱۴۰۴" + LIST)
    assert (volume.year, volume.conference.date_as_printed) == (None, None)


def test_imprint() -> None:
    volume, problems = read_text("همایش ملی آب\nجلد دوم\n۱۲ آبان ۱۳۹۴\nناشر: نشر نو\nشابک: ۹۷۸-۶۰۰-۱۲۳۴۵-۶-۷" + LIST)
    assert (volume.number, volume.publisher, volume.isbn) == ("دوم", "نشر نو", "978-600-12345-6-7")
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


@pytest.mark.parametrize(
    ("page", "code", "line"),
    [
        ("همایش ملی آب\n۳۵ مهر ۱۳۹۱", ProblemCode.DATE_NOT_READ, 2),
        ("همایش ملی آب\n۳۵/۷/۱۳۹۱", ProblemCode.DATE_NOT_READ, 2),
        ("همایش ملی آب\nدانشگاه تهران، ۱۳۹۱", ProblemCode.NO_DATE, 2),
        ("همایش ملی آب\nتهران، ۱۳۹۱", ProblemCode.NO_DATE, 2),
        ("همایش ملی آب\nرئیس همایش: علی کریمی\n۱۲ آبان ۱۳۹۴", ProblemCode.TEXT_NOT_READ, 2),
        ("همایش ملی آب\n۱۲ آبان ۱۳۹۴\nواژه‌هایی که هیچ معنایی ندارند", ProblemCode.TEXT_NOT_READ, 3),
        ("همایش ملی آب", ProblemCode.NO_DATE, None),
        ("دفتر نمونه‌ها", ProblemCode.NO_CONFERENCE_NAME, 1),
    ],
)
def test_what_is_not_understood_is_told(page: str, code: ProblemCode, line: int | None) -> None:
    _, problems = read_text(page + LIST)
    found = [problem for problem in problems if problem.code == code]
    assert [problem.place.line_start if problem.place else None for problem in found] == [line]
    assert all(problem.remedy for problem in found)
