"""What the contents list says of a paper, joined with the paper itself, which may stand there more than once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proceedings_db.reading.authorship import join_authors, mention_names, read_heads_authors
from proceedings_db.reading.document import clean_title
from proceedings_db.reading.listed_titles import match_listed
from proceedings_db.reading.listing import find_repeated
from proceedings_db.reading.paper import PaperReading
from proceedings_db.records import Keyword, Mention, Paper, PaperText, Problem, ProblemCode
from proceedings_db.text.fold import fold_title


def join_papers(listed: Sequence[Paper], full: Sequence[PaperReading]) -> tuple[list[Paper], list[Problem]]:
    """Return all papers, the listed ones with what stands in full and then those that are not listed, and problems."""
    problems: list[Problem] = []
    papers = list(listed)
    indexes = {paper.position: index for index, paper in enumerate(papers)}
    for reading in full:
        if reading.listed is not None:
            index = indexes[reading.listed]
            papers[index] = _with_full(papers[index], reading, problems)
    met = {reading.listed for reading in full}
    further: list[PaperReading] = []
    for reading in (reading for reading in full if reading.listed is None):
        entry = match_listed(reading, (paper for paper in listed if paper.position not in met))
        if entry is None:
            further.append(reading)
        else:
            met.add(entry.position)
            problems.append(_titled_otherwise(entry, reading))
            index = indexes[entry.position]
            papers[index] = _with_full(papers[index], reading, problems)
    for reading in further:
        paper = _from_full(reading, len(papers) + 1)
        if not fold_title(paper.title):
            problems.append(_without_title(reading))
            continue
        if listed:
            problems.append(_not_listed(paper))
        papers.append(paper)
    if further and not listed:
        problems += find_repeated(papers)
    return papers, problems


def _titled_otherwise(entry: Paper, reading: PaperReading) -> Problem:
    title = reading.head.title
    message = (
        f"The head prints «{clean_title(title.text)}», the contents list «{entry.title}»; both are taken for one paper."
    )
    remedy = "Compare both, and give the paper the title that is right."
    return Problem(ProblemCode.TITLES_DIFFER, message, place=title.place, raw_text=title.text, remedy=remedy)


def _without_title(reading: PaperReading) -> Problem:
    title = reading.head.title
    message = "An abstract stands here, and no title above it could be read."
    remedy = "Put the paper into the contents list of the text, if it is one."
    return Problem(ProblemCode.TEXT_NOT_READ, message, place=title.place, raw_text=title.text, remedy=remedy)


def _not_listed(paper: Paper) -> Problem:
    message = f"«{paper.title}» stands in the volume and not in the contents list."
    remedy = "See whether the list has another form of its title."
    code = ProblemCode.HEAD_NOT_LISTED
    return Problem(code, message, place=paper.place, raw_text=paper.title_as_printed, remedy=remedy)


def _with_full(paper: Paper, reading: PaperReading, problems: list[Problem]) -> Paper:
    """Return a listed paper with what one place of the volume says of it: an abstract, or the whole."""
    head = reading.head
    mention = Mention("head", head.title.text, head.title.place, head.language)
    paper = replace(paper, mentions=(*paper.mentions, mention))
    if head.language == paper.language:
        authors, differences = join_authors(paper.authors, head.authors, paper.title)
        problems += differences
        paper = replace(paper, authors=authors)
    else:
        names = [author.name.passage for author in head.authors]
        paper = replace(paper, authors=mention_names(paper.authors, names, "head"))
    return _with_body(paper, reading, problems)


def _from_full(reading: PaperReading, position: int) -> Paper:
    head = reading.head
    paper = Paper(
        position=position,
        title=clean_title(head.title.text),
        title_as_printed=head.title.text,
        language=head.language,
        page_first=head.pages.first if head.pages else None,
        page_last=head.pages.last if head.pages else None,
        pages_as_printed=head.pages.printed.text if head.pages else None,
        authors=read_heads_authors(head.authors),
        place=head.title.place,
    )
    return _with_body(paper, reading, [])


def _with_body(paper: Paper, reading: PaperReading, problems: list[Problem]) -> Paper:
    """Return a paper with texts, keywords and body of a reading; what it has already is kept."""
    head = reading.head
    if paper.references and reading.references:
        problems.append(_twice(paper, reading))
    fuller = len(reading.sections) + len(reading.references) >= len(paper.sections) + len(paper.references)
    body = reading if fuller else paper
    return replace(
        paper,
        received_as_printed=paper.received_as_printed or head.received,
        accepted_as_printed=paper.accepted_as_printed or head.accepted,
        doi=paper.doi or head.doi,
        authors=mention_names(paper.authors, reading.second_names, "abstract"),
        texts=_join_texts(paper, reading),
        keywords=_join_keywords(paper.keywords, reading.keywords),
        sections=body.sections,
        captions=body.captions,
        references=body.references,
        citations=body.citations,
    )


def _twice(paper: Paper, reading: PaperReading) -> Problem:
    message = f"«{paper.title}» stands in the volume twice with a reference list; the fuller one was taken."
    remedy = "Take one of them out of the text."
    place = reading.head.title.place
    return Problem(ProblemCode.PAPER_LISTED_TWICE, message, place=place, raw_text=paper.title_as_printed, remedy=remedy)


def _join_texts(paper: Paper, reading: PaperReading) -> tuple[PaperText, ...]:
    head = reading.head
    texts = list(reading.texts)
    if head.language != paper.language:
        texts.append(PaperText("title", head.language, clean_title(head.title.text), head.title.place))
    known = {(text.kind, text.language) for text in paper.texts} | {("title", paper.language)}
    joined = list(paper.texts)
    for text in texts:
        if (text.kind, text.language) not in known:
            known.add((text.kind, text.language))
            joined.append(text)
    return tuple(joined)


def _join_keywords(keywords: tuple[Keyword, ...], others: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
    known = {keyword.language for keyword in keywords}
    return (*keywords, *(keyword for keyword in others if keyword.language not in known))
