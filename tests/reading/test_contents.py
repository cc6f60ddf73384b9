from __future__ import annotations

import pytest

from proceedings_db.records import ProblemCode
from tests.reading.invented import BODY, CONTENTS, ENTRIES, LAYOUTS, TITLE_PAGE, codes, facts, persian, read_text

EXPECTED = [(entry.title, entry.authors, entry.page) for entry in ENTRIES]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_entries(layout: str) -> None:
    volume, problems = read_text(CONTENTS + LAYOUTS[layout])
    assert facts(volume.papers) == EXPECTED
    assert codes(problems) == [ProblemCode.LAST_PAGE_UNKNOWN]


@pytest.mark.parametrize("separator", ["؛ ", " و "])
def test_family_names_first(separator: str) -> None:
    lines = [f"{separator.join(e.reversed_authors)}\n\t{e.title}\t{e.page}" for e in ENTRIES]
    volume, _ = read_text(CONTENTS + "\n".join(lines))
    assert [authors for _, authors, _ in facts(volume.papers)] == [entry.reversed_authors for entry in ENTRIES]
    assert volume.papers[1].authors[0].name.given == "حسین"
    assert volume.papers[1].authors[0].name.family == "مرادی"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_without_pages_stays_without(between: str) -> None:
    lines = [f"{persian(n)}. {e.title}\n{'، '.join(e.authors)}" for n, e in enumerate(ENTRIES, start=1)]
    volume, problems = read_text(CONTENTS + between.join(lines))
    assert facts(volume.papers) == [(title, authors, None) for title, authors, _ in EXPECTED]
    assert codes(problems) == []


def test_blocks_without_pages_and_numbers() -> None:
    volume, _ = read_text(CONTENTS + "\n\n".join(f"{e.title}\n{'، '.join(e.authors)}" for e in ENTRIES))
    assert facts(volume.papers) == [(title, authors, None) for title, authors, _ in EXPECTED]


def test_the_last_page_follows_from_the_next_entry() -> None:
    volume, problems = read_text(CONTENTS + LAYOUTS["authors below, leader and page behind them"])
    pages = [(paper.page_first, paper.page_last, paper.page_last_inferred) for paper in volume.papers]
    assert pages == [(1, 14, True), (15, 26, True), (27, 40, True), (41, 57, True), (58, 69, True), (70, None, False)]
    assert [problem.raw_text for problem in problems] == ["۷۰"]


def test_a_printed_range_is_taken_as_it_is() -> None:
    volume, problems = read_text(f"{CONTENTS}آب و شهر\nعلی کریمی صفحات ۱-۱۰\nشهر و باد\nمریم رضایی صفحات ۱۵-۲۰\n")
    assert [(p.page_first, p.page_last, p.page_last_inferred) for p in volume.papers] == [
        (1, 10, False),
        (15, 20, False),
    ]
    assert [paper.pages_as_printed for paper in volume.papers] == ["۱-۱۰", "۱۵-۲۰"]
    assert codes(problems) == []


def test_front_matter_is_no_paper() -> None:
    text = f"{CONTENTS}پیشگفتار ........ ۵\nسخن دبیر علمی همایش ........ ۷\n"
    volume, _ = read_text(text + LAYOUTS["one line, slash before the authors"])
    assert [paper.type for paper in volume.papers[:3]] == ["front-matter", "front-matter", "paper"]
    assert facts(volume.papers) == EXPECTED


def test_parts_of_the_list() -> None:
    text = f"{CONTENTS}محور اول: آب\n\nآب و شهر\nعلی کریمی ..... ۱\n\nمحور دوم: باد\n\nشهر و باد\nمریم رضایی ..... ۹\n"
    volume, _ = read_text(text)
    assert [paper.section for paper in volume.papers] == ["محور اول: آب", "محور دوم: باد"]


ODD_LISTS = {
    "a page that is no number": (
        "آب و شهر\nعلی کریمی ....... ۱x\nشهر و باد\nمریم رضایی ..... ۹\n",
        "page-not-a-number",
        8,
    ),
    "no page": ("آب و شهر\nعلی کریمی .......\nشهر و باد\nمریم رضایی ..... ۹\n", "entry-without-page", 7),
    "pages run backwards": ("آب و شهر\nعلی کریمی ..... ۱۹\nشهر و باد\nمریم رضایی ..... ۹\n", "pages-run-backwards", 10),
    "a range high to low": ("آب و شهر\nعلی کریمی ..... ۸-۱\nشهر و باد\nمریم رضایی ..... ۹\n", "pages-reversed", 8),
    "the same paper twice": ("آب و شهر\nعلی کریمی ..... ۱\nآب  و شهر\nعلی کریمی ..... ۹\n", "paper-listed-twice", 9),
    "names without a title": ("آب و شهر\nعلی کریمی ..... ۱\nمریم رضایی ..... ۹\n", "entry-incomplete", 9),
}


@pytest.mark.parametrize(("lines", "code", "line"), ODD_LISTS.values(), ids=list(ODD_LISTS))
def test_what_is_odd_becomes_a_problem_with_its_line(lines: str, code: str, line: int) -> None:
    _, problems = read_text(CONTENTS + lines)
    found = [problem for problem in problems if problem.code == code]
    assert [problem.place.line_start for problem in found if problem.place] == [line]
    assert found[0].raw_text
    assert found[0].remedy


def test_pages_that_run_backwards_give_no_last_page() -> None:
    volume, _ = read_text(f"{CONTENTS}آب و شهر\nعلی کریمی ..... ۱۹\nشهر و باد\nمریم رضایی ..... ۹\n")
    assert [(paper.page_first, paper.page_last) for paper in volume.papers] == [(19, None), (9, None)]


def test_a_number_that_is_skipped_is_reported() -> None:
    lines = [f"{persian(n)}. {e.title}\n{'، '.join(e.authors)}" for n, e in enumerate(ENTRIES, start=1) if n != 3]
    volume, problems = read_text(CONTENTS + "\n".join(lines))
    assert len(volume.papers) == len(ENTRIES) - 1
    assert codes(problems) == [ProblemCode.ENTRY_INCOMPLETE]


def test_a_lost_line_of_names_is_reported_where_two_titles_meet() -> None:
    lines = LAYOUTS["authors below, leader and page behind them"].splitlines()
    del lines[3]
    volume, problems = read_text(CONTENTS + "\n".join(lines))
    joined = volume.papers[1]
    assert joined.title_as_printed.splitlines() == [ENTRIES[1].title, ENTRIES[2].title]
    assert [p.raw_text for p in problems if p.code == ProblemCode.ENTRY_INCOMPLETE] == [joined.title_as_printed]


def test_two_entries_on_one_line_are_parted() -> None:
    lines = LAYOUTS["one line, slash before the authors"].splitlines()
    lines[1:3] = [f"{lines[1]} {lines[2]}"]
    volume, _ = read_text(CONTENTS + "\n".join(lines))
    assert facts(volume.papers) == EXPECTED


def test_a_title_that_bold_print_doubled_counts_once() -> None:
    lines = LAYOUTS["authors below, leader and page behind them"].splitlines()
    lines.insert(0, lines[0])
    volume, _ = read_text(CONTENTS + "\n".join(lines))
    assert facts(volume.papers) == EXPECTED


def test_a_list_without_a_heading_is_found_by_its_leaders() -> None:
    volume, _ = read_text("همایش ملی شهر و آب\n۱۲ آبان ۱۳۹۴\n\n" + LAYOUTS["one line, slash before the authors"])
    assert facts(volume.papers) == EXPECTED


def test_a_latin_list() -> None:
    text = """Proceedings of the 2nd International Conference on Water and Cities
Tehran, 3-4 November 2015

Contents

Rivers and the Shape of Old Towns ........ 1
Mary Brown, John Smith
Wind Towers in Hot Regions: A Review ........ 12
Peter Green
The Bazaar as a Network ........ 25
Anna White and Robert Black
"""
    volume, _ = read_text(text)
    assert [(title, authors, page) for title, authors, page in facts(volume.papers)] == [
        ("Rivers and the Shape of Old Towns", ("Mary Brown", "John Smith"), 1),
        ("Wind Towers in Hot Regions: A Review", ("Peter Green",), 12),
        ("The Bazaar as a Network", ("Anna White", "Robert Black"), 25),
    ]
    assert {paper.language for paper in volume.papers} == {"en"}
    assert volume.conference is not None
    assert (volume.conference.ordinal, volume.conference.start_date) == (2, "2015-11-03")


def test_a_year_at_the_end_of_a_title_is_no_page() -> None:
    text = f"{CONTENTS}آب در سال ۱۳۹۰\nعلی کریمی ..... ۱\nشهر در سال ۱۳۹۴\nمریم رضایی ..... ۹\n"
    volume, _ = read_text(text)
    assert [paper.title for paper in volume.papers] == ["آب در سال ۱۳۹۰", "شهر در سال ۱۳۹۴"]


def test_a_line_too_long_for_an_entry_is_told() -> None:
    volume, problems = read_text(
        f"{CONTENTS}آب و شهر\nعلی کریمی ..... ۱\n{'آب ' * 800}\nشهر و باد\nمریم رضایی ..... ۹\n"
    )
    assert len(volume.papers) == 2
    assert ProblemCode.TEXT_NOT_READ in codes(problems)


def test_named_columns_head_a_list() -> None:
    text = (
        "مجموعه مقالات همایش ملی شهر و آب\nیزد، ۶ بهمن ۱۳۹۵\n\nنویسنده\tعنوان مقاله\tصفحه\n"
        "رضایی، علی و کریمی، نسرین\tارزیابی کیفیت آب شرب\t7\n"
        "محمدی، سارا\tنقش قنات در شهر\t21\nحسینی، سید رضا؛ جعفری، لیلا\tآب و معماری\t35\n"
    )
    volume, _ = read_text(text)
    assert [(p.title, p.page_first, [a.name.family for a in p.authors]) for p in volume.papers] == [
        ("ارزیابی کیفیت آب شرب", 7, ["رضایی", "کریمی"]),
        ("نقش قنات در شهر", 21, ["محمدی"]),
        ("آب و معماری", 35, ["حسینی", "جعفری"]),
    ]


def test_pages_in_letters_part_the_front_matter() -> None:
    text = (
        "همایش ملی شهر و آب\nیزد، ۶ بهمن ۱۳۹۵\n\nفهرست مطالب\nعنوان\tصفحه\nپیشگفتار\tالف\nسخن دبیر همایش\tج\n"
        "نقش قنات در شهر\nسارا محمدی - علی رضایی\t۱\nآب و معماری\nلیلا جعفری\t۱۹\n"
    )
    volume, _ = read_text(text)
    assert [(p.title_as_printed, p.type, p.page_first) for p in volume.papers] == [
        ("پیشگفتار", "front-matter", None),
        ("سخن دبیر همایش", "front-matter", None),
        ("نقش قنات در شهر", "paper", 1),
        ("آب و معماری", "paper", 19),
    ]


def test_codes_of_papers_are_no_part_of_titles() -> None:
    text = (
        "همایش ملی شهر و آب\nیزد، ۶ بهمن ۱۳۹۵\n\nفهرست\nکد\tعنوان\tصفحه\n101\tنقش قنات در شهر\t1\n"
        "\tسارا محمدی، علی رضایی\n102\tآب و معماری\t19\n\tلیلا جعفری\n"
    )
    volume, _ = read_text(text)
    assert [(p.title, p.page_first, [a.name.family for a in p.authors]) for p in volume.papers] == [
        ("نقش قنات در شهر", 1, ["محمدی", "رضایی"]),
        ("آب و معماری", 19, ["جعفری"]),
    ]


def test_an_open_order_is_told_at_the_entries_whichever_of_title_and_names_stands_first() -> None:
    names = ("دکتر زهرا احمدی‌پور، داود دانش", "شیرین دقیقیان", "حاج مهدی هدایت", "دکتر حسین ربیعی")
    titles = ("", "بررسی مدل‌های پیش‌بینی ورشکستگی در بورس اوراق بهادار", "اوج نگارگری", "")
    entries = zip((1, 13, 25, 37), titles, names, strict=True)
    listed = "\n\n".join(f"{persian(page)}\t{title}\n\n{name}" for page, title, name in entries)
    head = "دکتر زهرا احمدی‌پور**\nاستادیار تاریخ، دانشگاه آزاد اسلامی"
    volume, problems = read_text(f"{TITLE_PAGE}عنوان\tنویسنده\tصفحه\n\n{listed}\n\n\n{head}\n\n{BODY}")
    [told] = [problem for problem in problems if "begins and ends alike" in problem.message]
    assert told.place is not None
    passage = volume.sources[0].text[told.place.char_start : told.place.char_end]
    assert passage.startswith("دکتر زهرا")
    assert "اوج نگارگری" in passage
