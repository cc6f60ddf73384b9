"""Reference lists, the works they are to, and what full-text search reads of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.database.keys import to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.pairing import pair
from proceedings_db.records import Reference, to_figure
from proceedings_db.text.fold import fold_name, fold_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.work_rows import WorkItem
    from proceedings_db.matching.works import Form

_COLUMNS: Final = tuple(
    name
    for name in (column.name for column in TABLES["reference"].columns)
    if name in Reference.__slots__ and name != "key"
)
_VALUES: Final = attrgetter(*_COLUMNS)
_FIGURES: Final = (
    "year",
    "year_gregorian",
    "page_first",
    "page_last",
    "edition_number",
    "volume_number",
    "issue_number",
)

BEGINNING: Final = 30
"""Letters of an entry that tell it from the others of its list: names, year and a word of the title."""


@dataclass(slots=True)
class ReferenceItem:
    """A reference on its way into the database, its old row, and the work it is linked to."""

    reference: Reference
    paper: PaperItem
    id: int
    key: str
    old: Row[Any] | None
    form: Form | None = None
    work: WorkItem | None = None
    method: str | None = None
    confidence: float | None = None


def identify_references(loading: Loading, papers: Sequence[PaperItem]) -> list[ReferenceItem]:
    """Give every reference its id and key, and let each paper know those of its list by their position."""
    loading.keys.recall(f"{paper.key}.r" for paper in papers)
    return [item for paper in papers for item in _identify(loading, paper)]


def _identify(loading: Loading, paper: PaperItem) -> list[ReferenceItem]:
    scope = f"{paper.key}.r"
    stored = loading.stored["reference"][paper.id]
    references = paper.paper.references
    found = pair(
        stored,
        references,
        (lambda row: row.key, lambda reference: reference.key),
        # An entry may stand in a list twice.
        (
            lambda row: (row.raw_text, row.char_start),
            lambda reference: (reference.raw_text, reference.place.char_start if reference.place else None),
        ),
        (lambda row: row.raw_text, lambda reference: reference.raw_text),
        (lambda row: fold_title(row.raw_text), lambda reference: fold_title(reference.raw_text)),
        # A correction may have joined an entry to the next one, or parted it: it begins as before.
        (lambda row: _beginning(row.raw_text), lambda reference: _beginning(reference.raw_text)),
        (
            lambda row: loading.old_place(row, row.position),
            lambda reference: loading.place_of(scope, reference.position, partial(_match_key, reference.raw_text)),
        ),
    )
    numbers = loading.numbers(scope, (*(row.key for row in stored), *(reference.key for reference in references)))
    items = []
    for reference, row in zip(references, found, strict=True):
        if row is None:
            known = loading.claim(scope, reference.key, partial(_match_key, reference.raw_text))
            key = known[0] if known else f"{scope}{numbers.give(reference.position)}"
            items.append(ReferenceItem(reference, paper, loading.ids.next("reference"), key, None))
        else:
            items.append(ReferenceItem(reference, paper, row.id, row.key, row))
        paper.references[reference.position] = (items[-1].id, items[-1].key)
    kept = {item.id for item in items}
    loading.retiring += [(row.key, scope, _match_key(row.raw_text), None) for row in stored if row.id not in kept]
    return items


def _beginning(raw_text: str) -> str | None:
    """What an entry begins with; ``None`` where that would fit other entries too."""
    beginning = fold_title(raw_text)[:BEGINNING]
    return beginning if len(beginning) == BEGINNING else None


def _match_key(raw_text: str) -> str:
    """What a reference is known by when it comes back."""
    return to_index_key(fold_title(raw_text))


def put_references(loading: Loading, items: Iterable[ReferenceItem]) -> None:
    """Ask for the rows of all references, their names and their fields' places."""
    for item in items:
        reference = item.reference
        values = dict(zip(_COLUMNS, _VALUES(reference), strict=True))
        for column in _FIGURES:
            values[column] = to_figure(values[column])
        loading.rows["reference"].put(
            {
                **values,
                "id": item.id,
                "key": item.key,
                "paper_id": item.paper.id,
                "work_id": item.work.id if item.work else None,
                "match_method": item.method,
                "match_confidence": item.confidence,
                **loading.placed(reference.place),
            }
        )
        _put_names(loading, item)
        for place in reference.fields:
            loading.rows["reference_field"].put(
                {
                    "reference_id": item.id,
                    "field": place.field,
                    "char_start": place.char_start,
                    "char_end": place.char_end,
                    "confidence": place.confidence,
                }
            )


def _put_names(loading: Loading, item: ReferenceItem) -> None:
    for entry in item.reference.names:
        name = entry.name
        if not (name.family or name.literal or name.given):
            continue
        loading.rows["reference_name"].put(
            {
                "reference_id": item.id,
                "role": entry.role,
                "position": entry.position,
                "honorific": name.honorific,
                "given": name.given,
                "family": name.family,
                "literal": name.literal or (None if name.family else name.given),
                "family_key": to_index_key(fold_name(name.family or name.literal or name.given or "")),
            }
        )
