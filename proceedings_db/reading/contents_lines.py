"""Lines of a contents list: page numbers at their ends, entry numbers at their starts, headings of parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from proceedings_db.reading.document import BLANKS, Document, Passage
from proceedings_db.reading.labels import FRONT_MATTER, is_label
from proceedings_db.text.fold import fold, fold_title
from proceedings_db.text.numerals import read_integer

_DIGIT: Final = "[0-9۰-۹٠-٩]"
_PAGE: Final = re.compile(
    rf"(?<!{_DIGIT})(?:(?P<label>صفحات|صفحه|صص|ص|pages?|pp|p)\s*[.:]?\s*)?"
    rf"(?P<first>{_DIGIT}{{1,4}})(?:\s*(?:[-–—ـ]|تا|الی)\s*(?P<last>{_DIGIT}{{1,4}}))?\s*\.?$",
    re.IGNORECASE,
)
_INNER_PAGE: Final = re.compile(
    rf"(?<![.…·•_])[.…·•_]{{3,}}+\s*{_DIGIT}{{1,4}}(?:\s?[-–]\s?{_DIGIT}{{1,4}})?(?=\s+[^\s.…])"
)
_LABEL_LEFT: Final = re.compile(r"\s(?:صفحه|صفحات|صص)\s*[.:]?$")
_TAIL: Final = 48
_DOTS: Final = ".…·•_‥․⋯"
_LEADER: Final = _DOTS + "-–—*" + BLANKS
_TOKEN: Final = re.compile(r"[^\s.…·_]{1,6}$")
_LETTERED: Final = re.compile("الف|[بجدهوزحطیي]|[ivxlIVXL]+")
"""A page of the front matter, counted in letters or Roman figures."""
_NUMBER: Final = re.compile(
    rf"\s*[\[(]?({_DIGIT}{{1,3}})(?:[\])]\s*[.\-–:]?|\s*[.\-–—:ـ](?!{_DIGIT})|\t|\s{{2,}})\s*(?=\D)"
)
_PART: Final = re.compile(
    r"\s*(?:محور|بخش|فصل|نشست|پنل|پانل|حوزه|کارگاه|كارگاه|روز|جلسه|قسمت|گروه|موضوع|session|part|section|track|panel|day|topic)"
    r"(?:\s+(?:تخصصی|تخصصي|علمی|علمي|شماره))?\s*(?P<which>[:：\-–]|[\w\u200c]+)",
    re.IGNORECASE,
)
_WHICH: Final = frozenset(
    fold(word)
    for word in (
        *("اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم"),
        *("یکم", "نخست"),
        *("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "پایانی", "ویژه", "افتتاحیه", "اختتامیه", "الف"),
        *("ب", "ج", "د"),
        *("one", "two", "three", "four", "five", "a", "b", "c", "d", "i", "ii", "iii", "iv", "v"),
    )
)
_HEADER_WORDS: Final = frozenset(
    fold_title(word)
    for word in (
        *("عنوان", "عناوین", "عنوانها", "مقاله", "مقالات", "صفحه", "صفحات", "نویسنده", "نویسندگان", "ردیف"),
        *("شماره", "و"),
        *("title", "titles", "author", "authors", "page", "pages", "no", "paper", "نام", "نامنویسنده", "ش"),
        *("ص", "پدیدآورندگان", "کد", "کدمقاله", "code", "id"),
    )
)
_TITLE_WORDS: Final = frozenset(map(fold_title, ("عنوان", "عناوین", "title", "titles")))
_OTHER_COLUMNS: Final = frozenset(
    map(fold_title, ("صفحه", "صفحات", "نویسنده", "نویسندگان", "page", "pages", "author", "authors"))
)
_FRONT_STARTS: Final = tuple(
    fold_title(word)
    for word in (
        *("پیام رئیس", "پیام رییس", "پیام دبیر", "پیام وزیر", "پیام استاندار", "پیام مدیر", "سخن دبیر", "سخن رئیس"),
        *("صفحات آغازین", "اعضای کمیته", "پیشگفتار دبیر", "مقدمه دبیر", "خوشامدگویی", "خیر مقدم"),
    )
)
_MOST_PART_WORDS: Final = 14
_STRONG_DOTS: Final = 3


@dataclass(frozen=True, slots=True)
class PageReading:
    """The page at the end of an entry; ``first`` is ``None`` where no number is printed.

    ``is_strong`` says that a leader, a tab or a label sets it apart, so that it cannot belong to the title.
    """

    printed: Passage
    first: int | None
    last: int | None
    is_strong: bool


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the list: ``text`` is without leader and page, ``index`` its place among the document's lines.

    ``number`` and ``page`` are what stands there; ``is_numbered`` and ``is_paged`` say that they are an entry's.
    """

    index: int
    whole: Passage
    text: Passage
    number: int | None
    page: PageReading | None
    starts_block: bool
    is_numbered: bool = False
    is_paged: bool = False


def read_contents_lines(document: Document, index: int, *, starts_block: bool = False) -> list[ContentsLine]:
    """Return a line of a contents list taken apart; two entries that have run together on it are parted."""
    line = document.lines[index]
    cuts = [match.end() for match in _INNER_PAGE.finditer(line.text)]
    lines = []
    for start, end in pairwise([0, *cuts, len(line.text)]):
        whole = document.passage(line.start + start, line.start + end)
        rest, page = split_page(whole)
        number = _NUMBER.match(rest.text)
        value = read_integer(number[1]) if number else None
        lines.append(ContentsLine(index, whole, rest, value, page, starts_block and start == 0))
    return lines


def without_number(line: ContentsLine) -> Passage:
    """Return the text of a line without the number of its entry."""
    match = _NUMBER.match(line.text.text)
    return line.text.cut(match.end()) if match else line.text


def split_page(whole: Passage) -> tuple[Passage, PageReading | None]:
    """Return a line without the page at its end, and the page: «عنوان ........ ۱۲», «… صفحات ۱-۲۶»."""
    text = whole.text
    tail_start = max(0, len(text) - _TAIL)
    match = _PAGE.search(text, tail_start)
    if match is not None:
        before = text[: match.start()]
        kept = before.rstrip(_LEADER)
        run = before[len(kept) :]
        if run or not kept:
            strong = _is_leader(run) or bool(match["label"] and kept) or not kept
            first, last = read_integer(match["first"]), read_integer(match["last"] or "")
            printed = whole.cut(match.start("first"), match.end("last") if match["last"] else match.end("first"))
            return whole.cut(0, len(kept)), PageReading(printed, first, last, strong)
    return _split_odd_page(whole)


def _is_leader(run: str) -> bool:
    return sum(run.count(dot) for dot in _DOTS) >= 2 or "…" in run or "\t" in run or "   " in run


def _split_odd_page(whole: Passage) -> tuple[Passage, PageReading | None]:
    """Return what stands after a leader where a number should: «……… الف», or nothing."""
    text = whole.text
    token = _TOKEN.search(text, max(0, len(text) - _TAIL))
    before = text[: token.start()] if token else text
    kept = before.rstrip(_LEADER)
    run = before[len(kept) :]
    dots = sum(run.count(dot) for dot in _DOTS)
    label = _LABEL_LEFT.search(text)
    if label is not None:
        return whole.cut(0, label.start()), None
    if kept and token and "\t" in run and _LETTERED.fullmatch(token[0]):
        return whole.cut(0, len(kept)), PageReading(whole.cut(token.start()), None, None, is_strong=True)
    if not kept or (dots < _STRONG_DOTS and run.count("…") < 2) or (token and run[-1:].strip(BLANKS + _DOTS)):
        return whole, None
    printed = whole.cut(token.start()) if token else whole.cut(len(text))
    return whole.cut(0, len(kept)), PageReading(printed, None, None, is_strong=True)


def is_part_heading(text: str) -> bool:
    """Whether a line heads a part of the list: «محور اول: مبانی», «بخش ۲», «مقالات انگلیسی:»."""
    if len(text.split()) > _MOST_PART_WORDS:
        return False
    match = _PART.match(text)
    if match is not None:
        which = match["which"]
        return which in ":：-–" or fold(which) in _WHICH or read_integer(which) is not None
    stripped = text.rstrip()
    return stripped.endswith((":", "：")) and len(stripped.split()) <= 6


def is_column_header(text: str) -> bool:
    """Whether a line only names the columns of the list: «عنوان … صفحه»."""
    words = re.findall(r"[\w\u200c]+", text)
    return bool(words) and len(words) <= 8 and all(fold_title(word) in _HEADER_WORDS for word in words)


def heads_columns(text: str) -> bool:
    """Whether a line names the columns of a list of papers, so that the list needs no other heading."""
    words = {fold_title(word) for word in re.findall(r"[\w\u200c]+", text)}
    return is_column_header(text) and bool(words & _TITLE_WORDS) and bool(words & _OTHER_COLUMNS)


def is_front_matter(title: str) -> bool:
    """Whether a title is that of front matter: «پیشگفتار», «سخن دبیر علمی همایش»."""
    return is_label(title, FRONT_MATTER) or fold_title(title).startswith(_FRONT_STARTS)


def find_numbering(lines: Sequence[ContentsLine]) -> frozenset[int]:
    """Return the offsets of the lines whose number counts the entries: 1, 2, 3 …, from 1 again in a new part.

    A number may be missing or stand twice; a list where fewer than half of the numbered lines fit is not numbered.
    """
    fitting: list[int] = []
    expected, candidates = 1, 0
    for line in lines:
        if line.number is None:
            continue
        candidates += 1
        if line.number == 1 or expected - 1 <= line.number <= expected + 2:
            fitting.append(line.whole.start)
            expected = line.number + 1
    return frozenset(fitting) if len(fitting) >= 2 and 2 * len(fitting) >= candidates else frozenset()


def find_paging(lines: Sequence[ContentsLine]) -> frozenset[int]:
    """Return the offsets of the lines that end in the page of an entry.

    A bare number after a space is a page only where most entries have one, and they rise.
    """
    strong = [line for line in lines if line.page is not None and line.page.is_strong]
    if strong:
        return frozenset(line.whole.start for line in strong)
    weak = [line for line in lines if line.page is not None]
    firsts = [line.page.first for line in weak if line.page is not None and line.page.first is not None]
    rising = sum(a <= b for a, b in pairwise(firsts))
    if len(weak) >= 3 and 3 * len(weak) >= len(lines) and rising >= 0.8 * (len(firsts) - 1):
        return frozenset(line.whole.start for line in weak)
    return frozenset()
