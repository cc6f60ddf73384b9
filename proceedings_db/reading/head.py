"""The head of a paper: title, authors, dates, abstract, keywords, and the same again in a second language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proceedings_db.reading.affiliations import EMAIL, is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.contents_lines import PageReading, split_page
from proceedings_db.reading.document import Document, Passage, guess_language, is_empty_of_words
from proceedings_db.reading.head_authors import read_head_authors
from proceedings_db.reading.head_emails import HeadAuthor
from proceedings_db.reading.head_lines import DATES, is_date
from proceedings_db.reading.head_title import count_above, is_front_label, read_title
from proceedings_db.reading.labels import ABSTRACT, KEYWORDS, match_label
from proceedings_db.reading.sections import read_heading
from proceedings_db.text.fold import fold_title
from proceedings_db.text.lines import Line

_RECEIVED: Final = re.compile(
    r"(?:تار[یي]خ\s*)?(?:در[یي]افت|وصول|ارسال)[^:：]{0,20}[:：]|received[^:]{0,20}:", re.IGNORECASE
)
_ACCEPTED: Final = re.compile(
    r"(?:تار[یي]خ\s*)?(?:پذ[یي]رش|تصو[یي]ب)[^:：]{0,20}[:：]|accepted[^:]{0,20}:", re.IGNORECASE
)
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s،؛]{1,80}")
_KEYWORD: Final = re.compile(r"\s*[،,؛;•|\n]\s*|\s+[-–—]\s+|\s*[-–—]\s+")
_PAGE_NUMBER: Final = re.compile(r"\s*[-–—(\[]?\s*[0-9۰-۹٠-٩]{1,4}\s*[-–—)\]]?\s*")
_SECOND_HEAD: Final = 14


@dataclass(slots=True)
class HeadReading:
    """What the head of a paper says; ``body`` is the index, among the paper's lines, of the first line after it.

    ``is_bare`` says that nothing follows title and authors: neither abstract nor keywords nor text.
    """

    title: Passage
    language: str
    body: int = 0
    is_bare: bool = False
    authors: list[HeadAuthor] = field(default_factory=list)
    author_lines: list[Passage] = field(default_factory=list)
    received: str | None = None
    accepted: str | None = None
    doi: str | None = None
    titles: list[Passage] = field(default_factory=list)
    abstracts: list[Passage] = field(default_factory=list)
    keywords: list[Passage] = field(default_factory=list)
    second_lines: list[Passage] = field(default_factory=list)
    pages: PageReading | None = None
    unread: list[Passage] = field(default_factory=list)


def read_head(document: Document, lines: Sequence[Line], title_lines: int) -> HeadReading:
    """Return the head at the start of a paper's lines; ``title_lines`` is 0 where the title has to be found."""
    above = 0 if title_lines else count_above(lines)
    start, title = read_title(document, lines[above:], title_lines)
    head = HeadReading(title, guess_language(title.text))
    for line in lines[:above]:
        _read_date(document.passage(line.start, line.end), head)
    index = _read_authors(document, lines, above + start, head)
    head.is_bare = index == len(lines)
    index = _read_labelled(document, lines, index, head)
    head.body = _read_second_language(document, lines, index, head)
    return head


def read_authors(head: HeadReading, notes: Sequence[Passage]) -> None:
    """Fill in the authors, with the lines of the body that may be notes to them."""
    head.authors, unread = read_head_authors(head.author_lines, notes)
    head.unread += unread


def _ends_front(document: Document, line: Line) -> bool:
    """Whether the text of a paper begins on a line: a heading, or an ellipsis that stands for prose."""
    heading = read_heading(document, line)
    if heading is None:
        return False
    counted = heading.label is not None and bool(heading.numbers)
    # «1- استادیار …» has the form of a heading and is a note to a name.
    return (heading.label is None or counted) and not is_affiliation(heading.title.text) and not EMAIL.search(line.text)


def _read_authors(document: Document, lines: Sequence[Line], index: int, head: HeadReading) -> int:
    """Read the lines between title and abstract, and return the index of the first one after them."""
    while index < len(lines):
        line = lines[index]
        passage = document.passage(line.start, line.end)
        if passage and (is_front_label(document, line) or _ends_front(document, line)):
            break
        if (passage and is_empty_of_words(passage.text)) or _PAGE_NUMBER.fullmatch(line.text):
            index += 1
            continue
        if passage and fold_title(passage.text) == fold_title(head.title.text):
            index += 1
            continue
        if passage and not _read_date(passage, head):
            if len(passage) > 400 or (head.author_lines and passage.text.startswith("…")):
                break
            second = guess_language(passage.text) != head.language and author_likeness(passage.text) < 0
            known = is_affiliation(passage.text) or EMAIL.search(passage.text)
            if second and not known:
                head.titles.append(passage)
            else:
                head.author_lines.append(_without_pages(passage, head))
        index += 1
    return index


def _without_pages(passage: Passage, head: HeadReading) -> Passage:
    """Return a line of names without the pages of the paper behind them: «علی کریمی*، مریم رضایی صفحات ۱-۲۶»."""
    rest, page = split_page(passage)
    if page is None or not page.is_strong or page.first is None or author_likeness(rest.text) <= 0:
        return passage
    head.pages = page
    return rest


def _read_date(passage: Passage, head: HeadReading) -> bool:
    text = passage.text
    if is_date(text):
        head.unread.append(passage)
        return True
    if not DATES.match(text):
        return False
    received, accepted = _RECEIVED.search(text), _ACCEPTED.search(text)
    if received is not None:
        stop = accepted.start() if accepted and accepted.start() > received.start() else len(text)
        head.received = text[received.end() : stop].strip(" ،,؛;-–—") or None
    if accepted is not None:
        stop = received.start() if received and received.start() > accepted.start() else len(text)
        head.accepted = text[accepted.end() : stop].strip(" ،,؛;-–—") or None
    doi = _DOI.search(text)
    head.doi = doi[0] if doi else head.doi
    if received is None and accepted is None and doi is None:
        head.unread.append(passage)
    return True


def _read_labelled(document: Document, lines: Sequence[Line], index: int, head: HeadReading) -> int:
    """Read abstract and keywords from ``index`` on, in either order, and return the index of the first line after."""
    while index < len(lines):
        if lines[index].is_blank or _PAGE_NUMBER.fullmatch(lines[index].text):
            index += 1
            continue
        passage = document.passage(lines[index].start, lines[index].end)
        abstract, keywords = match_label(passage, ABSTRACT), match_label(passage, KEYWORDS, loose=True)
        if abstract is not None and not _has_language(head.abstracts, passage.text, head):
            index = _read_abstract(document, lines, index, abstract, head)
        elif keywords is not None:
            index = _read_keywords(document, lines, index, keywords, head)
        else:
            break
    return index


def _has_language(abstracts: Sequence[Passage], label: str, head: HeadReading) -> bool:
    return bool(abstracts) and guess_language(label) == head.language


def _read_abstract(document: Document, lines: Sequence[Line], index: int, rest: Passage, head: HeadReading) -> int:
    end = index + 1
    while end < len(lines):
        line = lines[end]
        if not line.is_blank and (
            is_front_label(document, line)
            or match_label(document.passage(line.start, line.end), KEYWORDS, loose=True) is not None
            or _ends_front(document, line)
        ):
            break
        end += 1
    start = rest.start if rest else lines[index].end
    text = document.passage(start, lines[end - 1].end)
    if not is_empty_of_words(text.text):
        head.abstracts.append(text)
    elif not head.abstracts:
        head.abstracts.append(document.passage(start, start))
    return end


def _read_keywords(document: Document, lines: Sequence[Line], index: int, rest: Passage, head: HeadReading) -> int:
    end = index + 1
    if not rest:
        while end < len(lines) and lines[end].is_blank:
            end += 1
        if end < len(lines) and not is_front_label(document, lines[end]) and not _ends_front(document, lines[end]):
            rest = document.passage(lines[end].start, lines[end].end)
            end += 1
    while end < len(lines) and rest.text.endswith(("،", ",", "؛", ";")) and not lines[end].is_blank:
        rest = document.passage(rest.start, lines[end].end)
        end += 1
    head.keywords += [word for part in rest.split(_KEYWORD) if (word := part.trim(".،؛:«»"))]
    return end


def _read_second_language(document: Document, lines: Sequence[Line], index: int, head: HeadReading) -> int:
    """Read title, abstract and keywords in another language that follow at once, and return the index after them."""
    label = next(
        (
            i
            for i in range(index, min(index + _SECOND_HEAD, len(lines)))
            if not lines[i].is_blank
            and match_label(document.passage(lines[i].start, lines[i].end), ABSTRACT) is not None
            and guess_language(lines[i].text) != head.language
        ),
        None,
    )
    if label is None:
        return index
    between = [line for line in lines[index:label] if not line.is_blank]
    if any(guess_language(line.text) == head.language or _ends_front(document, line) for line in between):
        return index
    if between:
        head.titles.append(document.lines_passage(between[:1]))
        head.second_lines += [document.lines_passage([line]) for line in between[1:]]
    return _read_labelled(document, lines, label, head)
