"""What files of entries brought into a volume of text: a load of the text leaves it there, and goes round it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from proceedings_db.database.loading.context import TABLES, imported_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading, PaperItem

PAPER, REFERENCE = TABLES["paper"], TABLES["reference"]


def recall_imported(loading: Loading) -> None:
    """Read the keys of what was imported into the volume, so that they are given to nothing else."""
    for _, _, rows in _read_imported(loading):
        for row in rows:
            loading.imported[row.key.rstrip("0123456789")].append(row.key)


def make_room(loading: Loading, papers: Sequence[PaperItem]) -> None:
    """Move what was imported behind what the text lists, where the text has grown: two cannot be at one position."""
    if not loading.imported:
        return
    last = {("volume_id", loading.volume_id): max((item.paper.position for item in papers), default=0)}
    for item in papers:
        last["paper_id", item.id] = max((reference.position for reference in item.paper.references), default=0)
    for table, owner, rows in _read_imported(loading):
        by_owner: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            by_owner[row.owner].append(row)
        for identity, held in by_owner.items():
            _move(loading, table, held, last.get((owner, identity), 0))


def _move(loading: Loading, table: Any, rows: Sequence[Row[Any]], last: int) -> None:  # noqa: ANN401
    """Move ``rows`` behind ``last``, all by so much that none meets another on its way."""
    if min(row.position for row in rows) > last:
        return
    distance = max(last, *(row.position for row in rows))
    moved = update(table).where(table.c.id.in_([row.id for row in rows]))
    loading.connection.execute(moved.values(position=table.c.position + distance))


def _read_imported(loading: Loading) -> list[tuple[Any, str, Sequence[Any]]]:
    """Give papers of the volume, then references of its papers: the table, the column of the owner, and the rows."""
    papers = select(PAPER.c.id).where(PAPER.c.volume_id == loading.volume_id)
    owned = (
        (PAPER, "volume_id", PAPER.c.volume_id == loading.volume_id),
        (REFERENCE, "paper_id", REFERENCE.c.paper_id.in_(papers)),
    )
    found: list[tuple[Any, str, Sequence[Any]]] = []
    for table, owner, condition in owned:
        query = select(table.c.id, table.c.key, table.c.position, table.c[owner].label("owner"))
        imported = query.where(condition, table.c.source_id.in_(imported_sources()))
        found.append((table, owner, loading.connection.execute(imported).all()))
    return found
