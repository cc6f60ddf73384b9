"""A paper in full: its head, sections, captions, references and citations, as a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from proceedings_db.reading.citations import find_citations
from proceedings_db.reading.document import Document, Passage, clean_title, guess_language, is_empty_of_words
from proceedings_db.reading.head import HeadReading, read_authors, read_head
from proceedings_db.reading.head_authors import read_head_authors
from proceedings_db.reading.heads import Head
from proceedings_db.reading.labels import ABSTRACT, REFERENCES, is_label, match_label
from proceedings_db.reading.references import find_problems, split_references
from proceedings_db.reading.references.numbering import find_skipped_numbers
from proceedings_db.reading.references.reader import shipped_reader, to_raw
from proceedings_db.reading.references.same_author import repeat_authors
from proceedings_db.reading.sections import read_captions, read_sections
from proceedings_db.records import (
    Caption,
    Citation,
    Keyword,
    PaperText,
    Problem,
    ProblemCode,
    Reference,
    Section,
)
from proceedings_db.text.characters import clean
from proceedings_db.text.lines import Line

_COMPARE: Final = "Compare the entry with the printed list."
_FEWEST_LINES_AFTER: Final = 1
_MOST_TITLE_LINES: Final = 4
_ENTRY: Final = re.compile(r"\d{4}|^\s*[\[(]?\d{1,3}[\])]?[.\-–\s]|\.\s*$")


@dataclass(slots=True)
class PaperReading:
    """A paper as it stands in full in a document, apart from what the contents list says of it."""

    head: HeadReading
    listed: int | None
    texts: tuple[PaperText, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    sections: tuple[Section, ...] = ()
    captions: tuple[Caption, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    second_names: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_paper(document: Document, head: Head, end: int) -> PaperReading:
    """Return the paper that begins at ``head`` and ends before line index ``end``."""
    lines = document.lines[head.start : end]
    reading = read_head(document, lines, head.title_lines)
    body = lines[reading.body :]
    list_start = _find_reference_list(body)
    text_lines = body[:list_start] if list_start is not None else body
    read_authors(reading, [document.passage(line.start, line.end) for line in text_lines if not line.is_blank])
    paper = PaperReading(reading, head.listed)
    if list_start is not None:
        back, list_end = _read_back(document, body, list_start, reading)
        paper.references = _read_references(document, body[list_start:list_end])
        paper.problems += _check_references(paper.references)
        paper.problems += back
    paper.sections = read_sections(document, text_lines)
    paper.captions = read_captions(document, text_lines)
    if text_lines:
        paper.citations = tuple(
            find_citations(
                document.source.text,
                source=document.source.position,
                start=text_lines[0].start,
                end=text_lines[-1].end,
                sections=paper.sections,
                references=paper.references,
            )
        )
    _read_second_names(paper)
    paper.texts, paper.keywords = _to_texts(reading), _to_keywords(reading)
    _report(document, paper, text_lines, has_list=list_start is not None)
    return paper


def _find_reference_list(body: Sequence[Line]) -> int | None:
    """Return the index of the heading of the reference list: the last part of a paper that has entries below it."""
    found = [index for index, line in enumerate(body) if is_label(line.text, REFERENCES) or _is_numbered_label(line)]
    for index in found:
        if any(not line.is_blank for line in body[index + _FEWEST_LINES_AFTER :]):
            return index
    return None


def _is_numbered_label(line: Line) -> bool:
    text = line.text.strip()
    return len(text) < 60 and is_label(text.lstrip("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩-–.() \t"), REFERENCES)


def _read_back(
    document: Document, body: Sequence[Line], list_start: int, head: HeadReading
) -> tuple[list[Problem], int]:
    """Read a second-language head after the reference list, and return where the list ends."""
    for index in range(list_start + 1, len(body)):
        line = body[index]
        if line.is_blank or match_label(document.passage(line.start, line.end), ABSTRACT) is None:
            continue
        if guess_language(line.text) == head.language:
            continue
        start = _block_before(body, index, list_start + 1)
        second = read_head(document, body[start:], 0) if start < index else None
        if second is None:
            return [], index
        head.titles.append(second.title)
        head.abstracts += second.abstracts
        head.keywords += second.keywords
        head.second_lines += second.author_lines
        rest = [line for line in body[start + second.body :] if not line.is_blank and not is_empty_of_words(line.text)]
        return [_unread(document.lines_passage(rest))] if rest else [], start
    return [], len(body)


def _block_before(body: Sequence[Line], index: int, lower: int) -> int:
    """Return where the blocks right above a label begin that are its title and names: at most two short blocks."""
    at, blocks = index, 0
    while at > lower and blocks < 2:
        end = at
        while end > lower and body[end - 1].is_blank:
            end -= 1
        start = end
        while start > lower and not body[start - 1].is_blank:
            start -= 1
        if not _may_be_title(body[start:end]) or start <= lower:
            break
        at, blocks = start, blocks + 1
        if body[at].page != body[index].page:
            break
    return at


def _may_be_title(block: Sequence[Line]) -> bool:
    """Whether a block above a second abstract is its title or its names, and no entry of the reference list."""
    return 0 < len(block) <= _MOST_TITLE_LINES and not any(
        guess_language(line.text) == "fa" or _ENTRY.search(line.text) for line in block
    )


def _read_references(document: Document, lines: Sequence[Line]) -> tuple[Reference, ...]:
    raws = split_references(lines, document.source.position)
    return repeat_authors(
        shipped_reader().read(
            [to_raw(raw.raw_text, position, raw.label, raw.place) for position, raw in enumerate(raws, start=1)]
        )
    )


def _check_references(references: Sequence[Reference]) -> list[Problem]:
    found = (problem for reference in references for problem in find_problems(reference))
    problems = [problem if problem.remedy else replace(problem, remedy=_COMPARE) for problem in found]
    return problems + find_skipped_numbers(references)


def _read_second_names(paper: PaperReading) -> None:
    """Read the names in a second language; what stands below them is kept as a problem."""
    authors, unread = read_head_authors(paper.head.second_lines)
    paper.second_names = [author.name.passage for author in authors]
    affiliations = [passage for author in authors for passage in author.affiliations]
    for passage in dict.fromkeys([*affiliations, *unread]):
        message = f"«{passage.text[:80]}» stands with the title in a second language; the database has no field for it."
        code = ProblemCode.TEXT_NOT_READ
        paper.problems.append(Problem(code, message, "info", passage.place, passage.text, "Nothing need be done."))


def _to_texts(head: HeadReading) -> tuple[PaperText, ...]:
    texts: dict[tuple[str, str], PaperText] = {}
    for title in head.titles:
        language = guess_language(title.text)
        texts.setdefault(("title", language), PaperText("title", language, clean_title(title.text), title.place))
    for abstract in head.abstracts:
        if abstract:
            language = guess_language(abstract.text)
            texts.setdefault(
                ("abstract", language), PaperText("abstract", language, clean(abstract.text), abstract.place)
            )
    return tuple(texts.values())


def _to_keywords(head: HeadReading) -> tuple[Keyword, ...]:
    counts: dict[str, int] = {}
    keywords = []
    main = {guess_language(word.text) for word in head.keywords}
    for word in head.keywords:
        language = guess_language(word.text)
        # A Latin abbreviation amid Persian keywords is one of them.
        if language != head.language and head.language in main and _stands_among(word, head):
            language = head.language
        counts[language] = counts.get(language, 0) + 1
        keywords.append(Keyword(language, counts[language], clean_title(word.text), word.text))
    return tuple(keywords)


def _stands_among(word: Passage, head: HeadReading) -> bool:
    """Whether a keyword stands on a line with keywords of the paper's language."""
    line = word.document.line_number(word.start)
    return any(
        guess_language(other.text) == head.language
        for other in head.keywords
        if other.document.line_number(other.start) == line
    )


def _unread(passage: Passage) -> Problem:
    message = f"«{passage.text[:80]}» in the head of the paper was not understood."
    remedy = "See whether it says something of the paper or its authors, and enter that."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)


def _report(document: Document, paper: PaperReading, text_lines: Sequence[Line], *, has_list: bool) -> None:
    paper.problems += [_unread(passage) for passage in paper.head.unread]
    title = clean_title(paper.head.title.text)
    if not has_list and paper.sections:
        message = f"«{title}» has no reference list."
        remedy = "See whether the list has another heading, or was lost."
        place = paper.head.title.place
        paper.problems.append(Problem(ProblemCode.NO_REFERENCE_LIST, message, "info", place=place, remedy=remedy))
    end = paper.sections[0].place.char_start if paper.sections and paper.sections[0].place else None
    loose = (
        document.passage(text_lines[0].start, end if end is not None else text_lines[-1].end) if text_lines else None
    )
    if loose and not is_empty_of_words(loose.text):
        message = f"Text of «{title}» stands under no heading; only its citations and captions were read."
        remedy = "Nothing need be done if it is prose."
        problem = Problem(ProblemCode.TEXT_NOT_READ, message, "info", loose.place, loose.text, remedy)
        paper.problems.append(problem)
