"""The references of a load that may be to a work which others cite, told to the librarian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from proceedings_db.database.loading.entities import keys_of
from proceedings_db.records import Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.database.loading.work_forms import FormStore, StoredForm

MOST_NAMED: Final = 3
"""How many candidates a message names."""


def report_doubts(loading: Loading, store: FormStore, items: Iterable[ReferenceItem], ids: Mapping[str, int]) -> None:
    """Make a problem of every reference whose form may be of another work as well; ``ids`` are those of the forms."""
    by_form = {ids[item.form.key]: item for item in items if item.form is not None and item.work is not None}
    doubts = store.find_doubtful(by_form)
    others = {
        stored.id: stored for stored in store.find_by_id(other for found in doubts.values() for other, _ in found)
    }
    keys = keys_of(loading, "work", (other.work_id for other in others.values() if other.work_id is not None))
    papers = keys_of(loading, "paper", (other.paper_id for other in others.values() if other.paper_id is not None))
    for identity, found in sorted(doubts.items()):
        item = by_form[identity]
        assert item.work is not None
        surest = sorted(found, key=lambda doubt: (-doubt[1], doubt[0]))
        rivals = [(others[other], sure) for other, sure in surest if others[other].work_id != item.work.id]
        if rivals:
            loading.problems.append(_to_problem(item, rivals, keys, papers))


def _to_problem(
    item: ReferenceItem, rivals: Sequence[tuple[StoredForm, float]], works: dict[int, str], papers: dict[int, str]
) -> Problem:
    named = list(dict.fromkeys(_describe(stored, works, papers) for stored, _ in rivals))
    first, confidence = rivals[0]
    if first.work_id is not None:
        field, key = "work", works[first.work_id]
    else:
        field, key = "paper", papers[first.paper_id or 0]
    return Problem(
        code=ProblemCode.WORK_DOUBTFUL,
        message=f"The reference may be to {' or '.join(named[:MOST_NAMED])}; for now it is to a work apart.",
        severity="info",
        place=item.reference.place,
        raw_text=item.reference.raw_text,
        remedy="Link the reference to that work if it is the same; else nothing.",
        entity="reference",
        entity_key=item.key,
        field=field,
        confidence=confidence,
        suggestion=key if len(named) == 1 else None,
    )


def _describe(stored: StoredForm, works: dict[int, str], papers: dict[int, str]) -> str:
    year = f", {stored.form.year}" if stored.form.year is not None else ""
    if stored.work_id is not None:
        return f"the work {works[stored.work_id]} («{stored.form.title}»{year})"
    return f"the paper {papers[stored.paper_id or 0]} («{stored.form.title}»{year})"
