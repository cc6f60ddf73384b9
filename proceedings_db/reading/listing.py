"""Papers as the contents list has them, with their pages, and what is odd in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proceedings_db.reading.author_lines import split_printed_names
from proceedings_db.reading.authorship import is_list_family_first, mention_names, read_listed_authors
from proceedings_db.reading.bilingual import join_lists, split_languages
from proceedings_db.reading.contents_lines import PageReading
from proceedings_db.reading.contents_records import ContentsList
from proceedings_db.reading.document import Passage, clean_title, guess_language
from proceedings_db.reading.entries import ContentsEntry, EntriesReading
from proceedings_db.records import Authorship, Paper, PaperText, Place, Problem, ProblemCode, Severity
from proceedings_db.text.fold import fold_title

Pages = tuple[int | None, int | None, bool]
"""First and last page, and whether the last one is inferred."""


def list_papers(contents: ContentsList, reading: EntriesReading) -> tuple[list[Paper], list[Problem]]:
    """Return the papers of a contents list in order, and its problems."""
    entries = join_lists([_with_languages(entry) for entry in reading.entries])
    problems: list[Problem] = []
    family_first = is_list_family_first([entry.authors for entry in entries])
    has_authors = sum(entry.authors is not None for entry in entries) * 2 > len(entries)
    pages = _find_pages(entries, contents, problems)
    papers = []
    for position, (entry, (first, last, inferred)) in enumerate(zip(entries, pages, strict=True), start=1):
        place = _whole_place(entry)
        paper = Paper(
            position=position,
            title=clean_title(entry.title.text),
            title_as_printed=entry.title.text,
            language=guess_language(entry.title.text),
            type="front-matter" if entry.is_front_matter else "paper",
            section=clean_title(entry.part.text) if entry.part else None,
            page_first=first,
            page_last=last,
            page_last_inferred=inferred,
            pages_as_printed=entry.page.printed.text or None if entry.page else None,
            authors=_read_authors(entry, family_first=family_first),
            texts=_read_second_title(entry),
            place=place,
            confidence=0.6 if entry.is_doubtful else 1.0,
        )
        papers.append(paper)
        problems += _check_entry(entry, paper, has_authors=has_authors)
    problems += [_incomplete(passage) for passage in reading.incomplete]
    if contents.is_open and entries:
        problems.append(_open_order(entries))
    problems += [_unread(passage) for passage in contents.unread]
    problems += [_skipped(passage) for passage in contents.numbers_skipped]
    problems += find_repeated(papers)
    return papers, problems


def _with_languages(entry: ContentsEntry) -> ContentsEntry:
    title, second = split_languages(entry.title)
    return entry if second is None else replace(entry, title=title, second_title=second)


def _read_authors(entry: ContentsEntry, *, family_first: bool) -> tuple[Authorship, ...]:
    authors = read_listed_authors(entry.authors, family_first=family_first)
    names = [name.passage for name in split_printed_names(entry.second_authors)] if entry.second_authors else []
    return (
        mention_names(authors, names, "contents")
        if authors
        else read_listed_authors(entry.second_authors, family_first=False)
    )


def _read_second_title(entry: ContentsEntry) -> tuple[PaperText, ...]:
    second = entry.second_title
    if second is None:
        return ()
    return (PaperText("title", guess_language(second.text), clean_title(second.text), second.place),)


def _whole_place(entry: ContentsEntry) -> Place:
    spans = [entry.title, *([entry.authors] if entry.authors else []), *([entry.page.printed] if entry.page else [])]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return entry.title.document.place(start, end)


def _check_entry(entry: ContentsEntry, paper: Paper, *, has_authors: bool) -> list[Problem]:
    if entry.is_front_matter:
        return []
    problems = []
    if has_authors and not paper.authors:
        message = f"The entry «{paper.title}» of the contents list names no author."
        remedy = "Add the authors, or see whether the line with their names was lost or the entry is no paper."
        problems.append(_problem(ProblemCode.ENTRY_INCOMPLETE, message, entry.title, remedy, field="author"))
    if entry.is_doubtful:
        message = f"Lines may have been lost in or near the entry «{paper.title}»: compare its title and authors."
        remedy = "Compare the entry with the printed list."
        problems.append(_problem(ProblemCode.ENTRY_INCOMPLETE, message, entry.title, remedy))
    return problems


def _incomplete(passage: Passage) -> Problem:
    message = f"«{passage.text[:80]}» in the contents list has no title with it, and made no paper."
    remedy = "See which title was lost above or below it, and put it back into the text."
    return _problem(ProblemCode.ENTRY_INCOMPLETE, message, passage, remedy)


def _open_order(entries: Sequence[ContentsEntry]) -> Problem:
    document = entries[0].title.document
    parts = [part for entry in entries for part in (entry.title, entry.authors) if part]
    passage = document.passage(min(part.start for part in parts), max(part.end for part in parts))
    message = "The contents list begins and ends alike: a line is lost, and names were given to the titles above them."
    remedy = "Compare some entries with the printed list, and restore the first or the last line in the text."
    return Problem(ProblemCode.ENTRY_INCOMPLETE, message, "warning", passage.place, None, remedy)


def _unread(passage: Passage) -> Problem:
    message = f"The line «{passage.text[:80]}…» in the contents list is too long for an entry, and was not read."
    remedy = "Break the line where entries end, or take it out of the list."
    return _problem(ProblemCode.TEXT_NOT_READ, message, passage, remedy)


def _skipped(passage: Passage) -> Problem:
    message = f"The contents list skips a number at «{passage.text[:60]}»: an entry is lost, or was read with another."
    remedy = "Compare the entries before and after the gap with the printed list."
    return _problem(ProblemCode.ENTRY_INCOMPLETE, message, passage, remedy)


def _problem(
    code: ProblemCode,
    message: str,
    passage: Passage,
    remedy: str,
    *,
    severity: Severity = "warning",
    field: str | None = None,
) -> Problem:
    """Return a problem of an entry; ``field`` is that of the paper that would settle it."""
    entity = "paper" if field is not None else None
    return Problem(code, message, severity, passage.place, passage.text, remedy, entity=entity, field=field)


def _find_pages(entries: Sequence[ContentsEntry], contents: ContentsList, problems: list[Problem]) -> list[Pages]:
    """Return the pages of all entries; a last page that is not printed follows from the next entry, if later."""
    pages: list[Pages] = []
    for index, entry in enumerate(entries):
        if entry.page is None or entry.page.first is None:
            if contents.is_paged:
                problems.append(_without_page(entry))
            pages.append((None, None, False))
            continue
        first, last = entry.page.first, entry.page.last
        if last is not None and last < first:
            first, last = _turn_range(entry, first, last, problems)
        inferred = False
        if last is None:
            following = next((e.page for e in entries[index + 1 :] if e.page is not None), None)
            last = _infer_last(entry, first, following, problems)
            inferred = last is not None
        pages.append((first, last, inferred))
    return pages


def _turn_range(entry: ContentsEntry, first: int, last: int, problems: list[Problem]) -> tuple[int, int]:
    assert entry.page is not None
    message = f"The pages «{entry.page.printed.text}» of «{entry.title.text[:60]}» are printed high to low."
    remedy = "Nothing need be done if the lower page is the first."
    problems.append(_problem(ProblemCode.PAGES_REVERSED, message, entry.page.printed, remedy, severity="info"))
    return last, first


def _infer_last(entry: ContentsEntry, first: int, following: PageReading | None, problems: list[Problem]) -> int | None:
    assert entry.page is not None
    title = entry.title.text[:60]
    if following is None:
        message = f"The last page of «{title}» is unknown: no paper follows it in the list."
        problems.append(_last_unknown(message, entry.page, "Give the paper its last page, if the volume is at hand."))
        return None
    if following.first is None:
        return None
    if following.first < first:
        message = f"The paper after «{title}» begins on page {following.first}, and «{title}» itself on page {first}."
        remedy = "Compare both pages with the printed list, and correct the one that is wrong."
        code = ProblemCode.PAGES_RUN_BACKWARDS
        problems.append(_problem(code, message, following.printed, remedy, field="page_first"))
        return None
    if following.first == first:
        message = f"The last page of «{title}» is unknown: the next paper begins on the same page."
        problems.append(_last_unknown(message, entry.page, "Give the paper its last page, unless both stand on one."))
        return None
    return following.first - 1


def _last_unknown(message: str, page: PageReading, remedy: str) -> Problem:
    code = ProblemCode.LAST_PAGE_UNKNOWN
    return _problem(code, message, page.printed, remedy, severity="info", field="page_last")


def _without_page(entry: ContentsEntry) -> Problem:
    title = entry.title.text[:60]
    if entry.page is not None and entry.page.printed:
        message = f"The page «{entry.page.printed.text}» of «{title}» in the contents list is no number."
        code, passage = ProblemCode.PAGE_NOT_A_NUMBER, entry.page.printed
    else:
        message = f"The entry «{title}» of the contents list has no page."
        code, passage = ProblemCode.ENTRY_WITHOUT_PAGE, entry.title
    return _problem(code, message, passage, "Give the paper its first page.", field="page_first")


def find_repeated(papers: Sequence[Paper]) -> list[Problem]:
    """Return a problem for each paper whose title and first author were listed before."""
    seen: dict[str, Paper] = {}
    problems = []
    for paper in papers:
        key = fold_title(paper.title)
        if key in seen and paper.type == "paper":
            message = f"«{paper.title}» is listed twice, as papers {seen[key].position} and {paper.position}."
            remedy = "Take one of them out of the text, if they are the same paper."
            code = ProblemCode.PAPER_LISTED_TWICE
            problems.append(Problem(code, message, place=paper.place, raw_text=paper.title_as_printed, remedy=remedy))
        seen.setdefault(key, paper)
    return problems
