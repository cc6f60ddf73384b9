"""Invented lists in every form in which authors type them: the same entries come out of all."""

from __future__ import annotations

import textwrap

import pytest

from proceedings_db.reading.references.headings import find_headings
from proceedings_db.reading.references.split import split_references
from proceedings_db.text.lines import split_lines
from proceedings_db.text.numerals import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS

PERSIAN = [
    "احمدی، علی و رضایی، مریم (۱۳۸۸). «نقش سرمایه اجتماعی در توسعه روستایی»، روستا و توسعه، سال ۱۲، شماره ۳، صص ۴۵-۶۷.",
    "پاپلی، محمدحسین؛ سقایی، مهدی (۱۳۸۵). گردشگری: ماهیت و مفاهیم، تهران: سمت.",
    "حافظی، محمدرضا، ۱۳۸۱، جغرافیای سیاسی ایران، انتشارات سمت، تهران، ص ۱۲۰.",
    "دفتر مطالعات وزارت کشور (۱۳۷۹). گزارش طرح ساماندهی مرزها، جلد ۳. تهران.",
]
LATIN = [
    "Bush, K. D. (2004). Building capacity for peace: The role of local government. Ottawa: Federation of Cities.",
    "Taylor, P. J., & Flint, C. (2000). Political geography: Economy and locality (4th ed.). Harlow: Prentice Hall.",
    "World Tourism Organization, 2001, Tourism Market Trends: Europe, Madrid: WTO. 2nd edition.",
]
ENTRIES = [*PERSIAN, *LATIN]
NUMBERS = ["{}. ", "{}- ", "[{}] ", "({}) ", "{}) ", "{} ـ ", "{}.", "{}/ ", "{}: ", "{}\t"]
WIDTHS = [50, 70, 90]


def entries(text: str) -> list[str]:
    """The entries of a list, spaces left out: a line may be broken at any."""
    return ["".join(raw.raw_text.split()) for raw in split_references(split_lines(text), 1)]


def without_spaces(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, expand_tabs=False, replace_whitespace=False,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def numbered(texts: list[str], form: str, digits: str) -> list[str]:
    to_digits = str.maketrans(ASCII_DIGITS, digits)
    return [form.format(str(number).translate(to_digits)) + text for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("digits", [PERSIAN_DIGITS, ARABIC_DIGITS, ASCII_DIGITS])
@pytest.mark.parametrize("form", NUMBERS)
def test_numbers_of_any_digits_and_form(form: str, digits: str) -> None:
    lines = numbered(ENTRIES, form, digits)
    wanted = without_spaces(ENTRIES)
    assert entries("\n".join(lines)) == wanted
    assert entries("\n".join(part for line in lines for part in wrap(line, 70))) == wanted
    assert entries(" ".join(lines)) == wanted


@pytest.mark.parametrize("form", NUMBERS)
def test_numbers_that_begin_anew_in_each_half(form: str) -> None:
    halves = [numbered(PERSIAN, form, PERSIAN_DIGITS), numbered(LATIN, form, ASCII_DIGITS)]
    text = "\n".join(["منابع فارسی", *halves[0], "منابع لاتین", *halves[1]])
    assert entries(text) == without_spaces(ENTRIES)


@pytest.mark.parametrize("bullet", "•-–*▪✓·●")
def test_bullets(bullet: str) -> None:
    wanted = without_spaces(ENTRIES)
    for space in (" ", ""):
        lines = [bullet + space + entry for entry in ENTRIES]
        assert entries("\n".join(lines)) == wanted
        assert entries("\n".join(part for line in lines for part in wrap(line, 70))) == wanted
    assert entries(" ".join(f"{bullet} {entry}" for entry in ENTRIES)) == wanted


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("first", "rest"), [("", "    "), ("", "\t"), ("    ", ""), ("", "")])
def test_entries_without_labels(first: str, rest: str, width: int) -> None:
    lines = [part for entry in ENTRIES for part in wrap(entry, width, first, rest)]
    assert entries("\n".join(lines)) == without_spaces(ENTRIES)


@pytest.mark.parametrize("width", WIDTHS)
def test_entries_set_apart_by_blank_lines(width: int) -> None:
    blocks = ["\n".join(wrap(entry, width)) for entry in ENTRIES]
    assert entries("\n\n".join(blocks)) == without_spaces(ENTRIES)


HALVES = [
    ("الف) منابع فارسی", "ب) منابع لاتین"),
    ("۱. منابع فارسی", "۲. منابع لاتین"),
    ("۵-۱- منابع داخلی", "۵-۲- منابع خارجی"),
    ("۱-۵ منابع فارسی", "۲-۵ منابع لاتین"),
    ("فارسی", "لاتین"),
    ("منابع و مآخذ فارسی", "منابع غیرفارسی"),
    ("الف. کتب فارسی", "ب. منابع خارجی"),
    ("کتاب‌ها و مقالات:", "References:"),
    ("I. منابع فارسی", "II. منابع انگلیسی و سایت‌های اینترنتی"),
    ("* منابع فارسی *", "* English references *"),
]


@pytest.mark.parametrize(("first", "second"), HALVES)
@pytest.mark.parametrize("form", ["", "{}. ", "• "])
def test_headings_of_halves_belong_to_no_entry(first: str, second: str, form: str) -> None:
    lines = [first, *numbered(PERSIAN, form, PERSIAN_DIGITS), second, *numbered(LATIN, form, ASCII_DIGITS)]
    text = "\n".join(lines)
    assert entries(text) == without_spaces(ENTRIES)
    assert [line.text for line in find_headings(split_lines(text))] == [first, second]


@pytest.mark.parametrize(
    "line", ["فارسی، علی (۱۳۸۰). شهر.", "منابع آب ایران", "تهران: سمت.", "کتاب ماه", "و مقالات دیگر در باب آن", ""]
)
def test_a_line_of_an_entry_is_no_heading(line: str) -> None:
    assert find_headings(split_lines(line)) == []


DASHES = ["ــــــ", "------", "———", "____", "–––––", "- - - -", "ـ ـ ـ ـ", "همو"]


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("form", ["", "{}. ", "• "])
def test_a_dash_for_the_author_begins_an_entry_and_is_kept(dash: str, form: str) -> None:
    listed = [
        PERSIAN[0],
        f"{dash} (۱۳۸۶). طراحی شهری، تهران: نی.",
        f"{dash}، (۱۳۸۷)، شهرهای نو، تهران: نی.",
        *PERSIAN[1:],
    ]
    lines = numbered(listed, form, PERSIAN_DIGITS)
    assert entries("\n".join(lines)) == without_spaces(listed)
    if not form:
        assert entries("\n".join(part for line in lines for part in wrap(line, 70, "", "   "))) == without_spaces(
            listed
        )


def test_a_figure_that_the_line_before_asks_for_is_no_page_number() -> None:
    text = "۱. احمدی، علی (۱۳۸۱)، شهر، تهران: سمت، ص\n۱۲۰\n۲۵\n۲. نوری، سارا (۱۳۸۰)، آب، قم: نی، جلد\n۳.\n"
    assert entries(text) == without_spaces(
        ["احمدی، علی (۱۳۸۱)، شهر، تهران: سمت، ص ۱۲۰", "نوری، سارا (۱۳۸۰)، آب، قم: نی، جلد ۳."]
    )
