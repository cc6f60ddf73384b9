"""The problems of a load, each with the key of the record it is about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from proceedings_db.database.driver import insert
from proceedings_db.database.loading.context import PLACE_COLUMNS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.records import Paper, Place, Problem

    Span = tuple[int, int, str, str, int | None]

PROBLEM = TABLES["problem"]
LOAD_RUN = TABLES["load_run"]
CONFERENCE = TABLES["conference"]
VOLUME = TABLES["volume"]
_COLUMNS: Final = (
    *("id", "load_run_id", "code", "severity", "entity", "entity_key", "field", "raw_text", "message", "remedy"),
    *("confidence", "suggestion", *PLACE_COLUMNS),
)

NEAR: Final = 200
"""Records before a place that are looked at: a list of references holds that many within a paper."""


class Whereabouts:
    """Which record a problem is about: the innermost one whose span holds its place, the conference or the volume."""

    def __init__(
        self,
        loading: Loading,
        papers: Iterable[PaperItem],
        authors: Iterable[AuthorItem],
        references: Iterable[ReferenceItem],
    ) -> None:
        self._papers = {item.key: item for item in papers}
        self._whole = {"volume": loading.volume.key, "conference": _conference_key(loading)}
        spans: list[tuple[Place | None, str, str]] = [(item.paper.place, "paper", item.key) for item in papers]
        for paper in papers:
            spans += [(section.place, "paper", paper.key) for section in paper.paper.sections]
            spans.append((_extent(paper.paper), "paper", paper.key))
        spans += [(item.authorship.place, "authorship", item.key) for item in authors]
        spans += [(item.reference.place, "reference", item.key) for item in references]
        rows = loading.rows["citation"]
        position = {identity: at for at, identity in loading.sources.items()}
        self._spans: dict[int, list[Span]] = {}
        for place, entity, key in spans:
            if place is not None:
                self._spans.setdefault(place.source, []).append((place.char_start, place.char_end, entity, key, None))
        for row in rows.new.values():
            source = position.get(rows.value(row, "source_id"), 0)
            start, end, key, number = (rows.value(row, name) for name in ("char_start", "char_end", "key", "position"))
            self._spans.setdefault(source, []).append((start, end, "citation", key, number))
        for found in self._spans.values():
            found.sort(key=lambda span: (span[0], -span[1]))
        self._starts = {source: [span[0] for span in found] for source, found in self._spans.items()}

    def find(self, problem: Problem) -> tuple[str, str] | None:
        """Return the kind and the key of the record that a problem is about, of its own kind if it names one."""
        entity, place = problem.entity, problem.place
        if entity in self._whole:
            key = self._whole[entity]
            return (entity, key) if key else None
        if place is None:
            return None
        spans = self._spans.get(place.source, [])
        index = bisect_right(self._starts.get(place.source, []), place.char_start)
        # Records nest, and the innermost begins last; what holds the place is among the last to begin before it.
        for start, end, kind, key, number in reversed(spans[max(0, index - NEAR) : index]):
            if not (start <= place.char_start and place.char_end <= end and entity in (None, kind)):
                continue
            if number is None or problem.position in (None, number):
                return kind, key
        return None

    def entry_key(self, citation: str, position: str) -> str | None:
        """Return the key of the entry at a position in the list of the paper that a citation stands in."""
        paper = self._papers.get(citation.rpartition(".c")[0])
        entry = paper.references.get(int(position)) if paper is not None else None
        return entry[1] if entry is not None else None


def name_records(problems: Sequence[Problem], whereabouts: Whereabouts) -> list[Problem]:
    """Return ``problems``, each with the record that it is about where its place tells."""
    named = []
    for problem in problems:
        found = None if problem.entity_key else whereabouts.find(problem)
        if found is not None:
            entity, key = found
            suggestion = problem.suggestion
            if entity == "citation" and problem.field == "reference" and suggestion is not None:
                suggestion = whereabouts.entry_key(key, suggestion)
            problem = replace(problem, entity=entity, entity_key=key, suggestion=suggestion)
        named.append(problem)
    return named


def _extent(paper: Paper) -> Place | None:
    """Return where a paper stands in full, from its head to its last section or entry, if it does."""
    head = next((mention.place for mention in paper.mentions if mention.place_kind == "head"), paper.place)
    if head is None:
        return None
    places = [section.place for section in paper.sections]
    places += [reference.place for reference in paper.references]
    places += [text.place for text in paper.texts]
    within = [p for p in places if p is not None and p.source == head.source and p.char_start >= head.char_start]
    last = max(within, key=lambda place: place.char_end, default=None)
    return replace(head, line_end=last.line_end, char_end=last.char_end) if last is not None else None


def _conference_key(loading: Loading) -> str | None:
    found = select(CONFERENCE.c.key).join(VOLUME, VOLUME.c.conference_id == CONFERENCE.c.id)
    key: str | None = loading.connection.scalar(found.where(VOLUME.c.id == loading.volume_id))
    return key


def replace_problems(loading: Loading, run_id: int, problems: Iterable[Problem]) -> None:
    """Write ``problems`` in the place of those of the volume's earlier loads."""
    runs = select(LOAD_RUN.c.id).where(LOAD_RUN.c.volume_id == loading.volume_id)
    loading.connection.execute(delete(PROBLEM).where(PROBLEM.c.load_run_id.in_(runs)))
    write_problems(loading, run_id, problems)


def write_problems(loading: Loading, run_id: int, problems: Iterable[Problem]) -> None:
    """Write ``problems`` beside those that are there."""
    rows = [_row(loading, run_id, problem) for problem in problems]
    insert(loading.connection, "problem", _COLUMNS, rows)


def _row(loading: Loading, run_id: int, problem: Problem) -> tuple[Any, ...]:
    return (
        loading.ids.next("problem"),
        run_id,
        str(problem.code),
        problem.severity,
        problem.entity,
        problem.entity_key,
        problem.field,
        problem.raw_text,
        problem.message,
        problem.remedy,
        problem.confidence,
        problem.suggestion,
        *loading.placed(problem.place).values(),
    )
