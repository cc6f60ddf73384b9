from __future__ import annotations

import pytest

from proceedings_db.reading.sections import read_captions, read_sections
from tests.reading.invented import a_document

BODY = """۱- مقدمه

…

۲- مبانی نظری

۲-۱- شهر

متن بند نخست.

۲-۲- شهر و آب

۳-۲- شهر و باد

۱) نخستین راه

…

۲) دومین راه

۳- سومین راه

۴-۲) راه‌های دیگر

الف) پیش از ساخت

ب) پس از ساخت

۳- یافته‌ها

جدول ۱. کارکردهاي شهر:

۱- این جمله‌ای است که با شماره آغاز می‌شود.
۱۷… یادداشتی است
۱گروه تاریخ، دانشگاه یزد

نتیجه‌گیری
"""


def test_levels_and_labels() -> None:
    document = a_document(BODY)
    sections = read_sections(document, document.lines)
    assert [(section.level, section.label_as_printed, section.heading) for section in sections] == [
        (1, "۱-", "مقدمه"),
        (1, "۲-", "مبانی نظری"),
        (2, "۲-۱-", "شهر"),
        (2, "۲-۲-", "شهر و آب"),
        (2, "۳-۲-", "شهر و باد"),
        (3, "۱)", "نخستین راه"),
        (3, "۲)", "دومین راه"),
        (3, "۳-", "سومین راه"),
        (2, "۴-۲)", "راه‌های دیگر"),
        (3, "الف)", "پیش از ساخت"),
        (3, "ب)", "پس از ساخت"),
        (1, "۳-", "یافته‌ها"),
        (1, None, "نتیجه‌گیری"),
    ]


def test_sections_hold_the_text_below_them_and_follow_each_other() -> None:
    document = a_document(BODY)
    sections = read_sections(document, document.lines)
    assert sections[2].text == "متن بند نخست."
    assert sections[0].text == ""
    for section in sections:
        assert section.place is not None
        printed = document.source.text[section.place.char_start : section.place.char_end]
        assert printed.startswith(section.label_as_printed or section.heading_as_printed)
        assert section.text in printed


@pytest.mark.parametrize(
    ("line", "kind", "label", "text"),
    [
        ("جدول ۱. کارکردهاي شهر:", "table", "جدول ۱", "کارکردهای شهر"),
        ("جدول شماره ۲- کارکردها", "table", "جدول شماره ۲", "کارکردها"),
        ("شکل ۱.۲: نمونه‌ای از یک درخت", "figure", "شکل ۱.۲", "نمونه‌ای از یک درخت"),
        ("نقشه (۳) شهر یزد", "figure", "نقشه (۳)", "شهر یزد"),
        ("Table 2. Sizes of towns", "table", "Table 2", "Sizes of towns"),
    ],
)
def test_captions(line: str, kind: str, label: str, text: str) -> None:
    document = a_document(line)
    caption = read_captions(document, document.lines)[0]
    assert (caption.kind, caption.label_as_printed, caption.text) == (kind, label, text)


@pytest.mark.parametrize("line", ["جدول ۱ نشان می‌دهد که شهرها چنین نیستند.", "شکل شهرها", "در جدول ۱. شهرها"])
def test_prose_is_no_caption(line: str) -> None:
    document = a_document(line)
    assert read_captions(document, document.lines) == ()


@pytest.mark.parametrize(
    ("heading", "label", "level"),
    [("فصل ۱ دستور", "فصل ۱", 1), ("۱.۱ مقدمه", "۱.۱", 2), ("۱ مقدمه", "۱", 1), ("1. Introduction", "1.", 1)],
)
def test_other_forms_of_labels(heading: str, label: str, level: int) -> None:
    document = a_document(heading)
    section = read_sections(document, document.lines)[0]
    assert (section.label_as_printed, section.level) == (label, level)
