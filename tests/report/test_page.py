"""The work list as a page: each problem within its text, and nothing that a text could break."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.records import LocatedProblem, Place, ProblemCode
from proceedings_db.report.excerpts import ExcerptLine, Excerpts
from proceedings_db.report.page import problem_page
from tests.browser import ask_browser
from tests.factories import a_place
from tests.report.test_work_list import ALL, a_problem

TEXT = "همایش ملی\n\nسطر دوم متن\nدر این سطر (کریمی، ۱۳۸۰) آمده است\nسطر پس از آن\n\n\nسطر آخر\n"
START = TEXT.index("(کریمی")
CITED = a_problem(
    ProblemCode.CITATION_UNRESOLVED,
    "No entry of the list fits «کریمی ۱۳۸۰».",
    raw_text="(کریمی، ۱۳۸۰)",
    place=Place(1, 4, 4, START, START + len("(کریمی، ۱۳۸۰)")),
)


class Skeleton(HTMLParser):
    """The elements of a page with their attributes, and its text apart from the style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.text += data


def skeleton(page: str) -> Skeleton:
    parser = Skeleton()
    parser.feed(page)
    parser.close()
    return parser


def page_of(*found: LocatedProblem, text: str | None = None) -> str:
    return "\n".join(problem_page(found, texts={("conf-1391", "volume.txt"): text} if text is not None else None))


def test_the_place_is_marked_within_its_lines() -> None:
    excerpt = Excerpts({("conf-1391", "volume.txt"): TEXT}).of(CITED)
    assert excerpt == [
        ExcerptLine(3, "سطر دوم متن"),
        ExcerptLine(4, "در این سطر ", "(کریمی، ۱۳۸۰)", " آمده است"),
        ExcerptLine(5, "سطر پس از آن"),
    ]
    page = page_of(CITED, text=TEXT)
    assert "در این سطر <mark>(کریمی، ۱۳۸۰)</mark> آمده است" in page
    assert "سطر ۴" in page


def test_without_the_text_the_sentence_or_the_print_is_shown() -> None:
    assert Excerpts({}).of(CITED) == [ExcerptLine(None, "", "(کریمی، ۱۳۸۰)")]
    known = LocatedProblem("conf-1391", "volume.txt", CITED.problem, context="چنان‌که (کریمی، ۱۳۸۰) گفته است")
    assert Excerpts({}).of(known) == [ExcerptLine(None, "چنان‌که ", "(کریمی، ۱۳۸۰)", " گفته است")]


def test_only_the_words_meant_are_marked() -> None:
    line = "کریمی، علی (۱۳۸۰) جغرافیا. تهران: سمت. با دیگران"
    meant = a_problem(ProblemCode.REFERENCE_FIELD_DOUBTFUL, raw_text="با دیگران", place=a_place(0, len(line)))
    assert Excerpts({("conf-1391", "volume.txt"): line}).of(meant) == [
        ExcerptLine(1, line.removesuffix("با دیگران"), "با دیگران")
    ]


def test_a_long_place_is_cut() -> None:
    text = "\n".join(f"سطر {n} " + "متن " * 200 for n in range(1, 40))
    long = a_problem(ProblemCode.TEXT_NOT_READ, place=Place(1, 5, 38, text.index("سطر 5"), text.index("سطر 39") - 1))
    excerpt = Excerpts({("conf-1391", "volume.txt"): text}).of(long)
    assert [line.number for line in excerpt] == [*range(3, 13), None]
    assert all(len(line.before + line.marked + line.after) < 800 for line in excerpt)


def test_the_page_is_right_to_left_whole_and_loads_nothing() -> None:
    page = page_of(*ALL, text=TEXT)
    assert page.startswith('<!DOCTYPE html>\n<html lang="fa" dir="rtl">')
    parsed = skeleton(page)
    names = [tag for tag, _ in parsed.tags]
    assert not {"script", "link", "img", "iframe", "object"} & set(names)
    addresses = [value for _, attributes in parsed.tags for name, value in attributes if name in ("href", "src")]
    assert addresses
    assert all(address is not None and address.startswith("#") for address in addresses)
    assert "url(" not in page.replace('url("data:font/ttf;base64,', "")
    assert names.count("h1") == names.count("main") == names.count("nav") == 1
    assert names.count("article") == 6
    assert "۱۰ مورد: ۸ هشدار، ۲ یادآوری" in parsed.text


def test_a_page_of_no_problems_says_so() -> None:
    page = page_of()
    assert "چیزی برای بررسی نیست" in page
    assert "<table" not in page


_QUESTION = """(() => {
  const mark = document.querySelector('mark')
  const [inner, outer] = [mark, mark.parentElement].map(part => part.getBoundingClientRect())
  const shown = [...document.querySelectorAll('details')].filter(part => part.getClientRects().length)
  return {
    codes: shown.map(part => part.className),
    inside: mark.textContent && inner.left > outer.left && inner.right < outer.right,
    fonts: [...document.fonts].filter(font => font.status === 'loaded').length,
  }
})()"""


@pytest.mark.parametrize(("address", "codes"), [("", 5), ("#only-citation-unresolved", 1)])
def test_a_browser_shows_the_mark_in_its_line_and_what_a_link_chooses(tmp_path: Path, address: str, codes: int) -> None:
    page = page_of(CITED, *ALL, text=TEXT)
    told = ask_browser(page, _QUESTION, tmp_path, "--window-size=1000,1400", fragment=address)
    assert len(told["codes"]) == codes
    assert "citation-unresolved" in told["codes"]
    assert told["inside"] is True
    assert told["fonts"] == 2


HOSTILE = [
    "</p></article><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "]]>",
    "<!--",
    "«<i>»",
]


@pytest.mark.parametrize("text", HOSTILE)
@given(extra=st.text())
def test_no_text_breaks_out(text: str, extra: str) -> None:
    hostile = text + extra
    plain = LocatedProblem("v", "p", a_problem(ProblemCode.TEXT_NOT_READ, "m", raw_text="r", remedy="r.").problem)
    attack = a_problem(
        ProblemCode.TEXT_NOT_READ, hostile, raw_text=hostile, remedy=hostile, volume=hostile, path=hostile,
        place=a_place(0, len(hostile)),
    )  # fmt: skip
    quiet = [tag for tag, _ in skeleton("\n".join(problem_page([plain]))).tags]
    loud = [tag for tag, _ in skeleton("\n".join(problem_page([attack], texts={(hostile, hostile): hostile}))).tags]
    assert set(loud) <= set(quiet) | {"mark", "span"}
    assert loud.count("article") == 1


@given(st.text(min_size=1), st.integers(0, 50), st.integers(0, 50), st.integers(1, 8), st.integers(0, 4))
def test_any_place_gives_an_excerpt(text: str, start: int, length: int, line: int, lines: int) -> None:
    item = a_problem(
        ProblemCode.TEXT_NOT_READ, raw_text=text, place=Place(1, line, line + lines, start, start + length)
    )
    for excerpt in (Excerpts({("conf-1391", "volume.txt"): text}).of(item), Excerpts({}).of(item)):
        shown = [part for line in excerpt for part in (line.before, line.marked, line.after) if part != "…"]
        assert all(part in text for part in shown)
        numbers = [line.number for line in excerpt if line.number is not None]
        assert numbers == sorted(set(numbers))
