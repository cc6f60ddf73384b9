"""Texts as the layer of a PDF gives them: presentation forms, marks of direction, running heads, damaged letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings_db.reading import read_volume
from proceedings_db.records import InputError, ProblemCode
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


SOUND = """مجموعه مقالات

همایش ملی معماری اسلامی

۱۲ آبان ۱۳۹۵

فهرست مطالب

تحولات معماری اسلامی در ولایات
علی کلانتری - رضا غلامی.....	۱۱
جایگاه محلات و سلامت شهر
زهرا ولایتی.....	۲۵
"""


def test_swapped_ligatures_are_read_right_and_printed_as_they_are() -> None:
    damaged = SOUND.replace("لا", "ال")
    sound, _ = read_text(SOUND)
    volume, problems = read_text(damaged)
    assert [paper.title for paper in volume.papers] == [paper.title for paper in sound.papers]
    assert [a.name for p in volume.papers for a in p.authors] == [a.name for p in sound.papers for a in p.authors]
    assert volume.papers[0].title_as_printed == "تحوالت معماری اسالمی در والیات"
    assert [author.name_as_printed for author in volume.papers[0].authors] == ["علی کالنتری", "رضا غالمی"]
    assert volume.sources[0].text == damaged
    told = [problem for problem in problems if problem.code == ProblemCode.LETTERS_DAMAGED]
    assert len(told) == 1
    assert "«ال» stands for «لا»" in told[0].message


def test_a_word_either_way_is_told_with_its_place() -> None:
    _, problems = read_text(SOUND.replace("سلامت", "تلاش").replace("لا", "ال"))
    told = [problem for problem in problems if problem.code == ProblemCode.SPELLING_DOUBTFUL]
    assert [problem.raw_text for problem in told] == ["تالش"]
    assert told[0].place is not None


def test_lines_in_the_order_of_sight_are_told(tmp_path: Path) -> None:
    backward = "این مقاله نقش شهر را در توسعه پایدار بررسی کرده است"[::-1]
    _, problems = read_text(f"{CONTENTS}{LAYOUTS['columns by tabs']}\n{backward}\n")
    told = [p for p in problems if p.code == ProblemCode.LETTERS_DAMAGED]
    assert [p.raw_text for p in told] == [backward]
    file = tmp_path / "conf.txt"
    file.write_text("\n".join(line[::-1] for line in SOUND.splitlines()), encoding="utf-8")
    with pytest.raises(InputError, match="run backward") as caught:
        read_volume(file)
    assert caught.value.line == 3
    assert "pdftotext" in caught.value.remedy
