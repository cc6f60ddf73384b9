"""Words of titles, keywords and names that look misprinted."""

from __future__ import annotations

from typing import Any

import pytest

from proceedings_db.reading.wording import find_doubtful_words
from proceedings_db.records import Keyword, Mention, Name, Paper, ProblemCode, Source
from tests.factories import a_paper, a_place, an_authorship


def found(*papers: Paper, text: str = "") -> list[tuple[str, str | None, str | None]]:
    problems = find_doubtful_words(papers, [Source(1, "volume.txt", "0", text)])
    assert all(problem.severity == "info" for problem in problems)
    return [(problem.code, problem.raw_text, problem.suggestion) for problem in problems]


@pytest.mark.parametrize(
    ("title", "problems"),
    [
        pytest.param("بررسی زمینهای توسعه", [("half-space-doubtful", "زمینهای", "بررسی زمین‌های توسعه")], id="doubtful"),
        pytest.param("برخی ازمحصولات باغی", [("spaces-lost", "ازمحصولات", "برخی از محصولات باغی")], id="space"),
        pytest.param("نقش دانشکاه در توسعه", [("spelling-doubtful", "دانشکاه", "نقش دانشگاه در توسعه")], id="letter"),
        pytest.param("ساماندهی و بهسازی بافت فرسوده", [], id="another way to write"),
        pytest.param("کاروانسراهای دوره صفوی", [], id="a plural"),
        pytest.param("ژئوپلیتیک انرژی در خلیج فارس", [], id="terms"),
        pytest.param("City Diplomacy and Peace", [], id="Latin"),
    ],
)  # fmt: skip
def test_what_looks_misprinted_in_a_title_is_told(title: str, problems: list[tuple[str, str, str]]) -> None:
    assert found(a_paper(title=title, authors=())) == problems


def test_a_keyword_is_found_where_it_stands() -> None:
    text = "نقش دانش\nکلیدواژه‌ها: توسعه، دانشکاه"
    paper = a_paper(
        title="نقش دانش", authors=(), keywords=(Keyword("fa", 1, "دانشکاه", "دانشکاه"),), place=a_place(0, 8)
    )
    (problem,) = find_doubtful_words([paper], [Source(1, "volume.txt", "0", text)])
    assert problem.code is ProblemCode.SPELLING_DOUBTFUL
    assert problem.place is not None
    assert text[problem.place.char_start : problem.place.char_end] == "دانشکاه"
    assert problem.place.line_start == 2


def test_the_title_of_the_head_tells_a_slip_of_the_contents_list() -> None:
    head = Mention("head", "نقش زرین‌کوب در نقد ادبی", a_place(50, 74), "fa")
    paper = a_paper(title="نقش زرین‌کوپ در نقد ادبی", authors=(), mentions=(head,))
    assert found(paper) == [("spelling-doubtful", "زرین‌کوپ", "نقش زرین‌کوب در نقد ادبی")]
    same = a_paper(title="نقش زرين کوب در نقد ادبی", authors=(), mentions=(head,))
    assert found(same) == []


def an_author(given: str, family: str, **more: Any) -> Any:
    return an_authorship(name=Name(given=given, family=family), **more)


def test_a_name_one_letter_off_is_told() -> None:
    slip = an_author("سید هادی", "زرقاتی")
    right = a_paper(1, title="مقاله نخست", authors=(an_author("سید هادی", "زرقانی"),))
    assert found(right, a_paper(2, title="مقاله دوم", authors=(slip,))) == [
        ("spelling-doubtful", slip.name_as_printed, "زرقانی")
    ]
    other = a_paper(2, title="مقاله دوم", authors=(an_author("علی", "زرقاتی"),))
    assert found(right, other) == []


def test_two_surnames_that_lists_have_are_two_people() -> None:
    papers = [
        a_paper(at, title="مقاله", authors=(an_author("علی", family),))
        for at, family in enumerate(("کریمی", "کریمه", "رحیمی", "رحیمی"), start=1)
    ]
    assert "رحیمی" not in {raw for _, raw, _ in found(*papers)}
