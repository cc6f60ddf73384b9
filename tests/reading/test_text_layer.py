"""Texts as the layer of a PDF gives them: presentation forms, marks of direction, running heads, damaged letters."""

from __future__ import annotations

from proceedings_db.records import ProblemCode
from proceedings_db.text.characters import KASHIDA, RLM
from tests.reading.invented import BODY, CONTENTS, ENTRIES, LAYOUTS, TITLE_PAGE, codes, facts, read_text

SHAPES = str.maketrans({"ا": "ﺍ", "م": "ﻣ", "ه": "ﻫ", "ی": "ﯾ", "ش": "ﺷ", "ن": "ﻧ", "ر": "ﺭ", "د": "ﺩ"})


def test_presentation_forms_kashida_and_marks_of_direction() -> None:
    lines = LAYOUTS["authors below, leader and page behind them"]
    plain, _ = read_text(CONTENTS + lines)
    shaped, _ = read_text((CONTENTS + lines).translate(SHAPES).replace("\n", f"{RLM}\n").replace("ت", f"ت{KASHIDA}"))
    assert shaped.conference is not None
    assert plain.conference is not None
    assert shaped.conference.name == plain.conference.name
    assert [(p.title, [a.name for a in p.authors], p.page_first) for p in shaped.papers] == [
        (p.title, [a.name for a in p.authors], p.page_first) for p in plain.papers
    ]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    entries = LAYOUTS["authors below, leader and page behind them"].splitlines()
    pages = ["\n".join(entries[start : start + 4]) for start in range(0, len(entries), 4)]
    text = "".join(f"همایش ملی شهر و آب\n{page}\n{number}\n\f" for number, page in enumerate(pages, start=3))
    volume, _ = read_text(f"{TITLE_PAGE}\fفهرست مطالب\n\f{text}")
    assert facts(volume.papers) == [(entry.title, entry.authors, entry.page) for entry in ENTRIES]


def test_a_title_that_runs_on_over_its_pages_begins_the_paper_once() -> None:
    title = ENTRIES[0].title
    head, rest = BODY.split("۱- مقدمه")
    last = "۲. کریمی، علی (۱۳۸۵): شهر، نشر نو، تهران."
    text = f"{title}\n\nمریم رضایی، علی کریمی\n\n{head}\f{title}\n۱- مقدمه{rest}\f{title}\n{last}\n"
    volume, problems = read_text(f"{CONTENTS}{LAYOUTS['columns by tabs']}\f{text}")
    assert len(volume.papers) == len(ENTRIES)
    assert [section.heading for section in volume.papers[0].sections] == ["مقدمه"]
    assert len(volume.papers[0].references) == 2
    assert not {ProblemCode.HEAD_NOT_LISTED, ProblemCode.TEXT_NOT_READ} & set(codes(problems))


def test_letters_that_stand_apart_are_told() -> None:
    line = "ج غ ر ا ف ی ا ی س ی ا س ی"
    _, problems = read_text(f"{CONTENTS}{LAYOUTS['columns by tabs']}\n{line}\n")
    assert [p.raw_text for p in problems if p.code == ProblemCode.LETTERS_DAMAGED] == [line]


def test_abstracts_under_the_entries() -> None:
    text = """فهرست مقالات

شکل‌گیری شهر در کنار رود
مریم رضایی*، علی کریمی صفحات ۱-۲۶
چکیده
شهرها رشد کردند.
کلیدواژه‌ها: شهر، رود

بادگیر در معماری کویر
حسین مرادی* صفحات ۲۷-۴۰
چکیده
باد می‌وزد.
کلیدواژه‌ها: باد
"""
    volume, _ = read_text(TITLE_PAGE + text)
    assert [(p.title, p.page_first, p.page_last, p.abstract()) for p in volume.papers] == [
        ("شکل‌گیری شهر در کنار رود", 1, 26, "شهرها رشد کردند."),
        ("بادگیر در معماری کویر", 27, 40, "باد می‌وزد."),
    ]
    assert [[a.name.display for a in paper.authors] for paper in volume.papers] == [
        ["مریم رضایی", "علی کریمی"],
        ["حسین مرادی"],
    ]
