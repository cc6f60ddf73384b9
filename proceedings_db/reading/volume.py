"""A volume from its files: title page, contents list and papers, each with its place, and the problems of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from proceedings_db.reading.authorship import check_names, join_authors, read_heads_authors
from proceedings_db.reading.contents import find_contents
from proceedings_db.reading.contents_records import ContentsList
from proceedings_db.reading.document import Document, clean_title, guess_language, is_empty_of_words
from proceedings_db.reading.entries import read_entries
from proceedings_db.reading.heads import Head, find_heads
from proceedings_db.reading.listing import find_repeated, list_papers
from proceedings_db.reading.paper import PaperReading, read_paper
from proceedings_db.reading.programme import find_programme
from proceedings_db.reading.sources import read_sources
from proceedings_db.reading.title_page import TitlePage, read_title_page
from proceedings_db.records import InputError, Mention, Paper, PaperText, Problem, ProblemCode, Source, Volume
from proceedings_db.text.fold import fold_title


@dataclass(slots=True)
class _Parts:
    """One document with what was found in it: the contents list, and where papers begin."""

    document: Document
    contents: ContentsList | None = None
    programme: int | None = None
    heads: list[Head] = field(default_factory=list)


def read_volume(path: str | Path) -> tuple[Volume, tuple[Problem, ...]]:
    """Return the volume at ``path``, a file or a folder of one front file and a file a paper, and its problems.

    Raises:
        InputError: The text cannot be used at all: missing, empty, no UTF-8, no text, nothing in it that is a volume.
    """
    key, sources = read_sources(path)
    volume, problems = read_volume_text(key, sources)
    if volume.conference is None and not volume.papers:
        remedy = "A volume needs a title page that names a meeting, a contents list, or a paper with its abstract."
        raise InputError("no volume was found in the text.", path=str(path), remedy=remedy)
    return volume, problems


def read_volume_text(key: str, sources: Sequence[Source]) -> tuple[Volume, tuple[Problem, ...]]:
    """Return the volume that decoded texts are; ``key`` becomes its key."""
    problems: list[Problem] = []
    parts = [_Parts(Document.of(source)) for source in sources]
    listed = _read_contents(parts, problems)
    _find_heads(parts, listed)
    page = _read_front(parts, problems)
    full = [paper for part in parts for paper in _read_papers(part, problems)]
    papers = _join(listed, full, problems)
    for paper in papers:
        problems += check_names(paper.authors)
    if not any(part.contents or part.programme is not None for part in parts) and len(papers) != 1:
        message = "No contents list was found."
        remedy = "See whether it has another heading, or was lost; papers in full were read."
        problems.append(Problem(ProblemCode.NO_CONTENTS, message, remedy=remedy))
    return _to_volume(key, sources, page, papers), tuple(_in_order(problems))


def _read_contents(parts: Sequence[_Parts], problems: list[Problem]) -> list[Paper]:
    for part in parts:
        part.contents = find_contents(part.document)
        if part.contents is not None:
            papers, found = list_papers(part.contents, read_entries(part.contents))
            problems += found
            return papers
    for part in parts:
        programme = find_programme(part.document)
        if programme is not None:
            part.programme = programme.start
            problems += programme.problems
            return programme.papers
    return []


def _find_heads(parts: Sequence[_Parts], listed: Sequence[Paper]) -> None:
    titles: dict[str, list[int]] = {}
    for paper in listed:
        titles.setdefault(fold_title(paper.title_as_printed), []).append(paper.position)
    for part in parts:
        start = part.contents.end if part.contents else 0
        part.heads = find_heads(part.document, start, titles) if part.programme is None else []
        for head in part.heads:
            if head.listed is not None:
                for positions in titles.values():
                    if head.listed in positions:
                        positions.remove(head.listed)
        titles = {key: positions for key, positions in titles.items() if positions}


def _read_front(parts: Sequence[_Parts], problems: list[Problem]) -> TitlePage:
    """Read the title page, which ends at the contents list or the first paper of the first file."""
    first = parts[0]
    document = first.document
    bounds = [first.contents.start] if first.contents else []
    bounds += [first.heads[0].start] if first.heads else []
    bounds += [first.programme] if first.programme is not None else []
    end = min(bounds, default=len(document.lines))
    page = read_title_page(document, document.lines[:end])
    problems += page.problems
    for part in parts:
        _report_between(part, 0 if part is not first else None, problems)
    return page


def _report_between(part: _Parts, start: int | None, problems: list[Problem]) -> None:
    """Report the lines between the contents list, or the start of a further file, and the first paper."""
    begin = part.contents.end if part.contents else start
    end = part.heads[0].start if part.heads else len(part.document.lines)
    if begin is None or part.programme is not None:
        return
    lines = [line for line in part.document.lines[begin:end] if not line.is_blank and not is_empty_of_words(line.text)]
    if lines:
        passage = part.document.lines_passage(lines)
        message = f"The text from «{lines[0].text.strip()[:60]}» on belongs to no paper."
        remedy = "See whether it is a paper whose title differs from the contents list."
        problems.append(
            Problem(ProblemCode.TEXT_NOT_READ, message, place=passage.place, raw_text=passage.text, remedy=remedy)
        )


def _read_papers(part: _Parts, problems: list[Problem]) -> list[PaperReading]:
    ends = [*(head.start for head in part.heads[1:]), len(part.document.lines)]
    papers = (
        [read_paper(part.document, head, end) for head, end in zip(part.heads, ends, strict=True)] if part.heads else []
    )
    for paper in papers:
        problems += paper.problems
    return papers


def _join(listed: Sequence[Paper], full: Sequence[PaperReading], problems: list[Problem]) -> list[Paper]:
    """Return all papers: the listed ones with what stands in full, then those that are not listed."""
    by_position = {reading.listed: reading for reading in full if reading.listed is not None}
    papers = [
        _with_full(paper, by_position[paper.position], problems) if paper.position in by_position else paper
        for paper in listed
    ]
    further = [reading for reading in full if reading.listed is None]
    for reading in further:
        paper = _from_full(reading, len(papers) + 1)
        if not fold_title(paper.title):
            problems.append(_without_title(reading))
            continue
        if listed:
            message = f"«{paper.title}» stands in the volume and not in the contents list."
            remedy = "See whether the list has another form of its title."
            problems.append(
                Problem(
                    ProblemCode.HEAD_NOT_LISTED,
                    message,
                    place=paper.place,
                    raw_text=paper.title_as_printed,
                    remedy=remedy,
                )
            )
        papers.append(paper)
    if further and not listed:
        problems += find_repeated(papers)
    return papers


def _without_title(reading: PaperReading) -> Problem:
    title = reading.head.title
    message = "An abstract stands here, and no title above it could be read."
    remedy = "Enter the paper by a correction, if it is one."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=title.place, raw_text=title.text, remedy=remedy)


def _with_full(paper: Paper, reading: PaperReading, problems: list[Problem]) -> Paper:
    head = reading.head
    authors, differences = join_authors(paper.authors, head.authors, paper.title)
    problems += differences
    mention = Mention("head", head.title.text, head.title.place, head.language)
    return replace(_with_body(paper, reading), authors=authors, mentions=(*paper.mentions, mention))


def _from_full(reading: PaperReading, position: int) -> Paper:
    title = reading.head.title
    paper = Paper(
        position=position,
        title=clean_title(title.text),
        title_as_printed=title.text,
        language=reading.head.language,
        authors=read_heads_authors(reading.head.authors),
        place=title.place,
    )
    return _with_body(paper, reading)


def _with_body(paper: Paper, reading: PaperReading) -> Paper:
    head = reading.head
    texts = tuple(text for text in reading.texts if not _repeats(text, paper))
    return replace(
        paper,
        received_as_printed=head.received,
        accepted_as_printed=head.accepted,
        doi=head.doi,
        texts=texts,
        keywords=reading.keywords,
        sections=reading.sections,
        captions=reading.captions,
        references=reading.references,
        citations=reading.citations,
    )


def _repeats(text: PaperText, paper: Paper) -> bool:
    return text.kind == "title" and text.language == paper.language


def _to_volume(key: str, sources: Sequence[Source], page: TitlePage, papers: Sequence[Paper]) -> Volume:
    printed = page.volume_title.text if page.volume_title else papers[0].title_as_printed if papers else key
    joined = " ".join(printed.split())
    return Volume(
        key=key,
        title=clean_title(joined),
        title_as_printed=joined,
        language=guess_language(joined) if page.volume_title or not papers else papers[0].language,
        conference=page.conference,
        year=page.year,
        year_as_printed=page.year_as_printed,
        publisher=page.publisher,
        isbn=page.isbn,
        papers=tuple(papers),
        sources=tuple(sources),
    )


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in the order of their places, those of the whole volume first."""
    return sorted(problems, key=lambda p: (p.place.source, p.place.char_start) if p.place else (0, 0))
