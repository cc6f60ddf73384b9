"""Headings and captions in the body of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from proceedings_db.reading.document import Document, Passage, clean_title, is_empty_of_words
from proceedings_db.reading.labels import PLAIN_HEADINGS, is_label
from proceedings_db.records import Caption, Section
from proceedings_db.text.fold import fold
from proceedings_db.text.lines import Line
from proceedings_db.text.numerals import read_integer, read_ordinal

_DIGIT: Final = "[0-9۰-۹٠-٩]"
_CHAPTER: Final = "(?:فصل|بخش|گفتار|chapter|section)\\s+"
_NUMBERED: Final = re.compile(
    rf"(?P<label>(?P<chapter>{_CHAPTER})?(?P<numbers>{_DIGIT}{{1,2}}(?:\s?[.\-–/ـ]\s?{_DIGIT}{{1,2}}){{0,3}})"
    rf"(?P<close>\s?[.\-–—ـ:)]{{1,2}})?)(?P<gap>\s*)(?P<title>\D.*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_WORDS: Final = re.compile(
    r"(?P<label>(?:فصل|بخش|گفتار|مبحث|باب|بند)\s+(?P<ordinal>[\w\u200c]+))\s*[:：.\-–—]\s*(?P<title>\S.*)", re.DOTALL
)
_LETTERED: Final = re.compile(
    r"(?P<label>(?:الف|[بپتثجچحدذرزسهو]|[A-H]|[IVX]{1,4})\s?[)\-–.:])\s+(?P<title>\S.*)", re.DOTALL
)
_CAPTION: Final = re.compile(
    rf"(?P<label>(?P<word>جدول|شکل|شكل|نمودار|نقشه|تصویر|تصوير|عکس|table|figure|fig\.|chart|map|plate)\s*(?:شماره\s*)?"
    rf"\(?{_DIGIT}{{1,3}}(?:\s?[.\-–]\s?{_DIGIT}{{1,2}})?\)?)\s*(?P<mark>[.:：\-–—)ـ]*)\s*(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_TABLES: Final = ("جدول", "table")
_PROSE_END: Final = re.compile(r"[.…؛،,]\s*$|\.\.\.")
_LONGEST_HEADING: Final = 140
_LOOK_AHEAD: Final = 60
_MOST_WORDS: Final = 20
_LONGEST_CAPTION: Final = 250
_CAPTION_WORDS_UNMARKED: Final = 15


class Heading(NamedTuple):
    """A heading: the whole line, its label and title; ``numbers`` of «۳-۱-», none for a letter or a plain heading."""

    line: Passage
    label: Passage | None
    title: Passage
    numbers: tuple[int, ...]
    closes_with_bracket: bool


def read_heading(document: Document, line: Line) -> Heading | None:
    """Return the heading that a line may be, ``None`` for prose.

    «۳-۱- جهانی شدن», «الف) …», «فصل ۱ …», «گفتار اول: …» and «مقدمه» are headings.
    """
    whole = document.passage(line.start, line.end)
    text = whole.text
    if not text or len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or _PROSE_END.search(text):
        return None
    if is_label(text, PLAIN_HEADINGS):
        return Heading(whole, None, whole.trim(":：.-–"), (), closes_with_bracket=False)
    match = _NUMBERED.match(text)
    if match is not None:
        # A note number is glued to its word; a heading's stands apart.
        apart = match["close"] or match["gap"]
        if not apart or not match["title"].strip(" .…-–"):
            return None
        numbers = tuple(n for n in map(read_integer, re.findall(f"{_DIGIT}+", match["numbers"])) if n is not None)
        label = whole.cut(match.start("label"), match.end("label"))
        bracket = ")" in (match["close"] or "")
        return Heading(whole, label, whole.cut(match.start("title")).trim(":："), numbers, bracket)
    match = _IN_WORDS.match(text)
    ordinal = read_ordinal(match["ordinal"]) if match else None
    if match is not None and ordinal is not None:
        label = whole.cut(match.start("label"), match.end("label"))
        return Heading(whole, label, whole.cut(match.start("title")), (ordinal,), closes_with_bracket=False)
    match = _LETTERED.match(text)
    if match is not None:
        label = whole.cut(match.start("label"), match.end("label"))
        return Heading(whole, label, whole.cut(match.start("title")).trim(":："), (), closes_with_bracket=True)
    return None


def read_sections(document: Document, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Return the sections of a body in order, each with the text up to the next heading.

    The level follows from how many numbers a label has, whichever way round they are printed («۳-۱-» and «۱-۴-» are
    both second level); a counted item («۱)», «الف)») is one below the numbered heading that it stands under.
    """
    headings = _find_headings(document, lines)
    end = lines[-1].end if lines else 0
    sections = []
    for position, (heading, level) in enumerate(headings, start=1):
        stop = headings[position][0].line.start if position < len(headings) else end
        text = document.passage(heading.line.end, stop)
        sections.append(
            Section(
                position=position,
                level=level,
                heading=clean_title(heading.title.text),
                heading_as_printed=heading.title.text,
                label_as_printed=heading.label.text if heading.label else None,
                text="" if is_empty_of_words(text.text) else text.text,
                place=document.place(heading.line.start, max(text.end, heading.line.end)),
            )
        )
    return tuple(sections)


class _Levels:
    """The state that says whether «۳-» is the third section, or the third item of a list below one."""

    def __init__(self) -> None:
        self.top = 0
        self.numbered = 0
        self.item = 0

    def level_of(self, heading: Heading, *, comes_again: bool) -> int | None:
        """Return the level of a heading, or ``None`` if its number does not fit where it stands."""
        if not heading.numbers:
            if heading.label is None:
                self.top, self.numbered, self.item = self.top, 1, 0
                return 1
            return self.numbered + 1
        if len(heading.numbers) > 1:
            self.numbered, self.item = len(heading.numbers), 0
            return self.numbered
        number = heading.numbers[0]
        follows_item = number == self.item + 1 and self.item > 0
        is_item = heading.closes_with_bracket or (follows_item and (number != self.top + 1 or comes_again))
        if is_item:
            if number not in (1, self.item + 1, self.item + 2):
                return None
            self.item = number
            return self.numbered + 1
        if not (self.top < number <= self.top + 3 or number == 1):
            return None
        self.top, self.numbered, self.item = number, 1, 0
        return 1


def _find_headings(document: Document, lines: Sequence[Line]) -> list[tuple[Heading, int]]:
    levels = _Levels()
    headings = [heading for line in lines if not line.is_blank and (heading := read_heading(document, line))]
    found = []
    for index, heading in enumerate(headings):
        level = levels.level_of(heading, comes_again=_comes_again(headings, index))
        if level is not None:
            found.append((heading, level))
    return found


def _comes_again(headings: Sequence[Heading], index: int) -> bool:
    """Whether the number of a heading is printed again before the next one: then the later one is the section."""
    numbers = headings[index].numbers
    if len(numbers) != 1:
        return False
    for later in headings[index + 1 : index + _LOOK_AHEAD]:
        if later.numbers == numbers and not later.closes_with_bracket:
            return True
        if later.numbers[:1] == (numbers[0] + 1,) and not later.closes_with_bracket:
            return False
    return False


def read_captions(document: Document, lines: Sequence[Line]) -> tuple[Caption, ...]:
    """Return the captions of a body: «جدول ۱. کارکردهای شهرداری‌ها:» gives the label «جدول ۱» and the text."""
    captions: list[Caption] = []
    for line in lines:
        whole = document.passage(line.start, line.end)
        match = _CAPTION.match(whole.text) if len(whole) <= _LONGEST_CAPTION else None
        if match is None or not (match["mark"] or _is_short(match["text"])):
            continue
        text = whole.cut(match.start("text")).trim(":：.")
        kind = "table" if fold(match["word"]) in _TABLES else "figure"
        label = whole.cut(match.start("label"), match.end("label"))
        captions.append(
            Caption(
                len(captions) + 1,
                "table" if kind == "table" else "figure",
                clean_title(text.text),
                label.text,
                whole.place,
            )
        )
    return tuple(captions)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _CAPTION_WORDS_UNMARKED and not _PROSE_END.search(text)
