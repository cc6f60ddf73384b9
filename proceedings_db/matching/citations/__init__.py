"""Citations to references: each marker finds its entry in the paper's list, or stays open as a problem."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.cited import Cited, read_cited, read_numbers
from proceedings_db.matching.citations.entries import Entries
from proceedings_db.matching.citations.problems import report
from proceedings_db.matching.citations.steps import BY_NAME, STEPS, Step
from proceedings_db.matching.citations.trail import Trail
from proceedings_db.matching.link import NO_LINK, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.records import Citation, Paper, Problem

BY_HAND: Final = "by-hand"


def match_citations(paper: Paper, *, steps: Sequence[Step] = STEPS) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    """Return the citations of ``paper`` with the reference each points to, and what a librarian should look at.

    ``steps`` are tried in order until one answers; leaving one out switches it off. Exactly one candidate makes a
    link; several, or none, leave the citation unresolved. What was decided by hand stays, and «همان» follows it.
    """
    entries = Entries(paper.references)
    authors = tuple(a.name.family or a.name.literal or "" for a in paper.authors if a.role == "author")
    trail = Trail(entries, authors)
    links = []
    without_name = [step for step in steps if step not in BY_NAME]
    for citation, number in zip(paper.citations, read_numbers(paper.citations), strict=True):
        if citation.match_method == BY_HAND:
            trail.linked.append(citation)
            links.append(Link(citation.reference))
            continue
        link = _match(read_cited(citation, number), trail, steps if citation.authors else without_name)
        trail.linked.append(_link(citation, link))
        links.append(link)
    return tuple(trail.linked), tuple(report(paper, trail.linked, links))


def _match(cited: Cited, trail: Trail, steps: Sequence[Step]) -> Link:
    """Return the answer of the first step that has one."""
    for step in steps:
        link = step(cited, trail)
        if link is not None:
            return link
    return NO_LINK


def _link(citation: Citation, link: Link) -> Citation:
    """Return ``citation`` with what was answered."""
    method, confidence = (link.method, link.confidence) if link.target else ("unresolved", None)
    if (citation.reference, citation.match_method, citation.match_confidence) == (link.target, method, confidence):
        return citation
    return replace(citation, reference=link.target, match_method=method, match_confidence=confidence)
