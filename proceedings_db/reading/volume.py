"""A volume from its files: title page, contents list and papers, each with its place, and the problems of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proceedings_db.reading.authorship import check_names
from proceedings_db.reading.contents import find_contents, find_second_contents
from proceedings_db.reading.contents_records import ContentsList
from proceedings_db.reading.document import Document, clean_title, guess_language, is_empty_of_words
from proceedings_db.reading.entries import EntriesReading, read_entries
from proceedings_db.reading.furniture import find_damaged_lines, find_running_lines
from proceedings_db.reading.heads import Head, ListedTitles, find_heads
from proceedings_db.reading.joining import join_papers
from proceedings_db.reading.listing import list_papers
from proceedings_db.reading.paper import PaperReading, read_paper
from proceedings_db.reading.programme import find_programme
from proceedings_db.reading.sources import read_sources
from proceedings_db.reading.text_layer import TextLayer, check_readable
from proceedings_db.reading.title_page import TitlePage, read_title_page
from proceedings_db.reading.truncation import find_truncation
from proceedings_db.reading.wording import find_doubtful_words
from proceedings_db.records import InputError, Paper, Problem, ProblemCode, Source, Volume
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
    check_readable(path, sources)
    volume, problems = read_volume_text(key, sources)
    if volume.conference is None and not volume.papers:
        remedy = "A volume needs a title page that names a meeting, a contents list, or a paper with its abstract."
        raise InputError("no volume was found in the text.", path=str(path), remedy=remedy)
    return volume, problems


def read_volume_text(key: str, sources: Sequence[Source]) -> tuple[Volume, tuple[Problem, ...]]:
    """Return the volume that decoded texts are; ``key`` becomes its key."""
    layer = TextLayer.of(sources)
    volume, problems = _read_sources(key, layer.sources)
    return layer.put_back(volume), tuple(_in_order([*layer.problems, *layer.put_back_problems(problems)]))


def _read_sources(key: str, sources: Sequence[Source]) -> tuple[Volume, list[Problem]]:
    problems: list[Problem] = []
    parts = [_Parts(_open(source, problems)) for source in sources]
    listed = _read_contents(parts, problems)
    _find_heads(parts, listed)
    page = _read_front(parts, problems)
    full = [paper for part in parts for paper in _read_papers(part, problems)]
    papers, found = join_papers(listed, full)
    problems += found
    for paper in papers:
        problems += check_names(paper.authors)
    problems += find_doubtful_words(papers, sources)
    if not any(part.contents or part.programme is not None for part in parts) and len(papers) != 1:
        message = "No contents list was found."
        remedy = "See whether it has another heading, or was lost; papers in full were read."
        problems.append(Problem(ProblemCode.NO_CONTENTS, message, remedy=remedy))
    return _to_volume(key, sources, page, papers), problems


def _open(source: Source, problems: list[Problem]) -> Document:
    """Return the document of a source, its running heads blanked out, and report damaged letters."""
    document = Document.of(source)
    running = find_running_lines(document.lines)
    for lines in find_damaged_lines(document.lines):
        passage = document.lines_passage(lines)
        message = f"The letters of «{lines[0].text.strip()[:40]}» stand apart or were lost: the text layer is damaged."
        remedy = "Take these lines from another copy, or type them anew."
        problems.append(
            Problem(ProblemCode.LETTERS_DAMAGED, message, place=passage.place, raw_text=passage.text, remedy=remedy)
        )
    return document.without(running) if running else document


def _read_contents(parts: Sequence[_Parts], problems: list[Problem]) -> list[Paper]:
    for part in parts:
        part.contents = find_contents(part.document)
        if part.contents is not None:
            papers, found = list_papers(part.contents, _read_both_lists(part, part.contents))
            problems += found
            return papers
    for part in parts:
        programme = find_programme(part.document)
        if programme is not None:
            part.programme = programme.start
            problems += programme.problems
            return programme.papers
    return []


def _read_both_lists(part: _Parts, contents: ContentsList) -> EntriesReading:
    """Return the entries of the contents list, with those of a list in a second language at the end of the file."""
    reading = read_entries(contents)
    second = find_second_contents(part.document, contents)
    if second is None:
        return reading
    further = read_entries(second)
    lines = part.document.lines[second.start : second.end]
    part.document = part.document.without(frozenset(line.number for line in lines))
    return EntriesReading((*reading.entries, *further.entries), (*reading.incomplete, *further.incomplete))


def _find_heads(parts: Sequence[_Parts], listed: Sequence[Paper]) -> None:
    positions: dict[str, list[int]] = {}
    for paper in listed:
        positions.setdefault(fold_title(paper.title_as_printed), []).append(paper.position)
    titles = ListedTitles(positions)
    for part in parts:
        start = part.contents.end if part.contents else 0
        part.heads = find_heads(part.document, start, titles) if part.programme is None else []


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
    problems += find_truncation(part.document, papers[-1] if papers else None)
    return papers


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
        number=page.number,
        publisher=page.publisher,
        isbn=page.isbn,
        papers=tuple(papers),
        sources=tuple(sources),
    )


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in the order of their places, those of the whole volume first."""
    return sorted(problems, key=lambda p: (p.place.source, p.place.char_start) if p.place else (0, 0))
