"""What a librarian should look at in the links of a paper's citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.records import Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings_db.matching.link import Link
    from proceedings_db.records import Citation, Paper, Reference, Severity


def report(paper: Paper, citations: Sequence[Citation], links: Sequence[Link]) -> Iterator[Problem]:
    """Yield a problem for each citation that is open or linked with doubt, and for each entry that nothing cites."""
    entries = {reference.position: reference for reference in paper.references}
    for citation, link in zip(citations, links, strict=True):
        if citation.match_method == "by-hand":
            continue
        if citation.reference is None:
            yield _unresolved(citation, link, entries)
        elif citation.match_method == "year-mismatch":
            yield _doubtful(citation, entries[citation.reference], ProblemCode.CITATION_YEAR_MISMATCH)
        elif citation.match_method == "name-variant":
            yield _doubtful(citation, entries[citation.reference], ProblemCode.CITATION_NAME_VARIANT)
    if citations:
        cited = {citation.reference for citation in citations}
        cited.update(*(link.candidates for link in links))
        yield from (_uncited(reference) for reference in paper.references if reference.position not in cited)


def _unresolved(citation: Citation, link: Link, entries: dict[int, Reference]) -> Problem:
    if link.candidates:
        listed = "; ".join(f"{position} «{_shorten(entries[position])}»" for position in link.candidates)
        message = f"«{_name(citation)}» may be any of {len(link.candidates)} entries of the reference list: {listed}."
        remedy = "Link the citation to the entry that is meant."
        likeliest: int | None = link.candidates[0]
    else:
        message = f"No entry of the reference list fits «{_name(citation)}»."
        remedy = "Link the citation to its entry, if the list has it in another form; else the list lacks the work."
        likeliest = None
    return _problem(citation, ProblemCode.CITATION_UNRESOLVED, message, remedy, "warning", likeliest)


def _doubtful(citation: Citation, reference: Reference, code: ProblemCode) -> Problem:
    is_year = code is ProblemCode.CITATION_YEAR_MISMATCH
    what = "another year" if is_year else "the name written otherwise"
    entry = f"entry {reference.position} of the reference list, «{_shorten(reference)}»"
    message = f"«{_name(citation)}» is taken for {entry}, which has {what}."
    remedy = "Compare both; confirm the link, or link the citation to the entry that is meant."
    return _problem(citation, code, message, remedy, "warning" if is_year else "info", reference.position)


def _problem(
    citation: Citation, code: ProblemCode, message: str, remedy: str, severity: Severity, entry: int | None
) -> Problem:
    """Return the problem of a link; ``entry`` is the position of the likeliest entry."""
    return Problem(
        code=code,
        message=message,
        severity=severity,
        place=citation.place,
        raw_text=citation.raw_text,
        remedy=remedy,
        entity="citation",
        field="reference",
        confidence=citation.match_confidence,
        suggestion=str(entry) if entry is not None else None,
        position=citation.position,
    )


def _uncited(reference: Reference) -> Problem:
    return Problem(
        code=ProblemCode.REFERENCE_UNCITED,
        message=f"Nothing in the text cites entry {reference.position} of the reference list, «{_shorten(reference)}».",
        severity="info",
        place=reference.place,
        raw_text=reference.raw_text,
        remedy="Nothing, if the list holds further reading; else look for a citation that was not found.",
        entity="reference",
    )


def _name(citation: Citation) -> str:
    """The cited work as the marker names it: label, or names and year."""
    if citation.label:
        return citation.label
    printed = " ".join(filter(None, ["، ".join(citation.authors), citation.year_as_printed, citation.year_suffix]))
    return printed or citation.raw_text


def _shorten(reference: Reference, length: int = 60) -> str:
    raw = " ".join(reference.raw_text.split())
    return raw if len(raw) <= length else raw[: length - 1] + "…"
