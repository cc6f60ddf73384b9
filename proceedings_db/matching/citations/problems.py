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
        if citation.reference is None:
            yield _unresolved(citation, link, entries)
        elif citation.match_method == "year-mismatch":
            yield _doubtful(citation, entries[citation.reference], ProblemCode.CITATION_YEAR_MISMATCH)
        elif citation.match_method == "name-variant":
            yield _doubtful(citation, entries[citation.reference], ProblemCode.CITATION_NAME_VARIANT)
    if citations:
        cited = {citation.reference for citation in citations}
        yield from (_uncited(reference) for reference in paper.references if reference.position not in cited)


def _unresolved(citation: Citation, link: Link, entries: dict[int, Reference]) -> Problem:
    if link.candidates:
        listed = "; ".join(f"{position}. {_shorten(entries[position])}" for position in link.candidates)
        message = f"«{_name(citation)}» may be any of {len(link.candidates)} entries of the list: {listed}"
        remedy = "Link the citation to the entry that is meant."
    else:
        message = f"No entry of the list fits «{_name(citation)}»."
        remedy = "Add the missing entry to the list, or put the citation right."
    return _problem(citation, ProblemCode.CITATION_UNRESOLVED, message, remedy, "warning")


def _doubtful(citation: Citation, reference: Reference, code: ProblemCode) -> Problem:
    is_year = code is ProblemCode.CITATION_YEAR_MISMATCH
    what = "another year" if is_year else "the name written otherwise"
    message = f"«{_name(citation)}» is taken for entry {reference.position}, which has {what}: {_shorten(reference)}"
    remedy = "Compare both; put the text right where it is a slip of the typist."
    return _problem(citation, code, message, remedy, "warning" if is_year else "info")


def _problem(citation: Citation, code: ProblemCode, message: str, remedy: str, severity: Severity) -> Problem:
    return Problem(
        code=code,
        message=message,
        severity=severity,
        place=citation.place,
        raw_text=citation.raw_text,
        remedy=remedy,
        confidence=citation.match_confidence,
    )


def _uncited(reference: Reference) -> Problem:
    return Problem(
        code=ProblemCode.REFERENCE_UNCITED,
        message=f"Nothing in the text cites entry {reference.position}: {_shorten(reference)}",
        severity="info",
        place=reference.place,
        raw_text=reference.raw_text,
        remedy="Nothing, if the list holds further reading; else look for a marker that was not found.",
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
