"""What stands for a row where another row points to it: a title, a name, never a bare number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from datasette.app import Datasette
from datasette.database import QueryInterrupted

from proceedings_db.database.models import Base

if TYPE_CHECKING:
    from collections.abc import Iterable

LABELS: Final = {
    "paper": "r.title",
    "reference": "r.raw_text",
    "person": "(SELECT coalesce(n.literal, coalesce(n.given || ' ', '') || n.family) FROM person_name n"
    " WHERE n.person_id = r.id ORDER BY n.position LIMIT 1)",
    "organization": "r.name",
    "conference": "r.name",
    "volume": "r.title",
    "series": "r.name",
    "source": "r.path",
    "section": "r.heading",
    "authorship": "r.name_as_printed",
    "citation": "r.raw_text",
    "work": "coalesce(r.title, (SELECT f.raw_text FROM reference f WHERE f.work_id = r.id ORDER BY f.id LIMIT 1))",
    "load_run": "r.started_at",
}
"""The label of a row ``r`` of each table that others point to."""


class LabellingDatasette(Datasette):  # type: ignore[misc]
    """Datasette, whose labels may be written in SQL: the name of a person stands in another table than the person."""

    async def find_labels(self, database: str, table: str, ids: Iterable[object]) -> dict[object, str]:
        """Return the labels of rows of ``table`` by their ids; a row without one is not among them."""
        wanted = sorted({identity for identity in ids if isinstance(identity, int)})
        if table not in LABELS or not wanted:
            return {}
        marks = ", ".join("?" * len(wanted))
        sql = f"SELECT r.id, {LABELS[table]} FROM {table} r WHERE r.id IN ({marks})"
        try:
            found = await self.execute(database, sql, wanted)
        except QueryInterrupted:
            return {}
        return {identity: label for identity, label in found if label}

    async def expand_foreign_keys(
        self, database: str, table: str, column: str, values: Iterable[object]
    ) -> dict[tuple[str, object], str]:
        """Return the labels of what ``column`` points to, as Datasette asks for them."""
        target = target_of(table, column)
        labels = await self.find_labels(database, target, values) if target else {}
        return {(column, identity): label for identity, label in labels.items()}


def target_of(table: str | None, column: str) -> str | None:
    """Return the table whose ``id`` a column holds; ``None`` for a column that holds no id."""
    model = Base.metadata.tables.get(table or "")
    if model is None or column not in model.columns:
        return None
    keys = model.columns[column].foreign_keys
    return next((key.column.table.name for key in keys if key.column.name == "id"), None)
