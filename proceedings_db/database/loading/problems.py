"""The problems of a load, each with the key of the record it is about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.rows import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.records import Place, Problem

PROBLEM = TABLES["problem"]
LOAD_RUN = TABLES["load_run"]
_COLUMNS = tuple(column.name for column in PROBLEM.columns)

NEAR: Final = 200
"""Records before a place that are looked at: a list of references holds that many within a paper."""


class Whereabouts:
    """Which record stands at a place of a text: the innermost one whose span holds it."""

    def __init__(
        self,
        loading: Loading,
        papers: Iterable[PaperItem],
        authors: Iterable[AuthorItem],
        references: Iterable[ReferenceItem],
    ) -> None:
        spans: list[tuple[Place | None, str, str]] = [(item.paper.place, "paper", item.key) for item in papers]
        for paper in papers:
            spans += [(section.place, "paper", paper.key) for section in paper.paper.sections]
        spans += [(item.authorship.place, "authorship", item.key) for item in authors]
        spans += [(item.reference.place, "reference", item.key) for item in references]
        rows = loading.rows["citation"]
        position = {identity: at for at, identity in loading.sources.items()}
        self._spans: dict[int, list[tuple[int, int, str, str]]] = {}
        for place, entity, key in spans:
            if place is not None:
                self._spans.setdefault(place.source, []).append((place.char_start, place.char_end, entity, key))
        for row in rows.new.values():
            source = position.get(rows.value(row, "source_id"), 0)
            span = (rows.value(row, "char_start"), rows.value(row, "char_end"), "citation", rows.value(row, "key"))
            self._spans.setdefault(source, []).append(span)
        for found in self._spans.values():
            found.sort(key=lambda span: (span[0], -span[1]))

    def find(self, place: Place, entity: str | None) -> tuple[str, str] | None:
        """Return the kind and the key of the record at ``place``, of the kind ``entity`` if that is named."""
        spans = self._spans.get(place.source, [])
        index = bisect_right(spans, place.char_start, key=lambda span: span[0])
        # Records nest, and the innermost begins last; what holds the place is among the last to begin before it.
        for start, end, kind, key in reversed(spans[max(0, index - NEAR) : index]):
            if start <= place.char_start and place.char_end <= end and entity in (None, kind):
                return kind, key
        return None


def name_records(problems: Sequence[Problem], whereabouts: Whereabouts) -> list[Problem]:
    """Return ``problems``, each with the record that it is about where its place tells."""
    named = []
    for problem in problems:
        found = whereabouts.find(problem.place, problem.entity) if problem.place and not problem.entity_key else None
        named.append(replace(problem, entity=found[0], entity_key=found[1]) if found else problem)
    return named


def replace_problems(loading: Loading, run_id: int, problems: Iterable[Problem]) -> None:
    """Write ``problems`` in the place of those of the volume's earlier loads."""
    runs = select(LOAD_RUN.c.id).where(LOAD_RUN.c.volume_id == loading.volume_id)
    loading.connection.execute(delete(PROBLEM).where(PROBLEM.c.load_run_id.in_(runs)))
    write_problems(loading, run_id, problems)


def write_problems(loading: Loading, run_id: int, problems: Iterable[Problem]) -> None:
    """Write ``problems`` beside those that are there."""
    rows = [_row(loading, run_id, problem) for problem in problems]
    insert(loading.connection, "problem", tuple(PROBLEM.columns.keys()), rows)


def _row(loading: Loading, run_id: int, problem: Problem) -> tuple[Any, ...]:
    values: dict[str, Any] = {
        "id": loading.ids.next("problem"),
        "load_run_id": run_id,
        "code": str(problem.code),
        "severity": problem.severity,
        "entity": problem.entity,
        "entity_key": problem.entity_key,
        "field": problem.field,
        "raw_text": problem.raw_text,
        "message": problem.message,
        "remedy": problem.remedy,
        "confidence": problem.confidence,
        "suggestion": problem.suggestion,
        **loading.placed(problem.place),
    }
    return tuple(values[column] for column in _COLUMNS)
