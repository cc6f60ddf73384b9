"""What a load does not touch: papers of other volumes, and those that files of entries brought into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_

from proceedings_db.database.loading.context import TABLES, imported_sources

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from proceedings_db.database.loading.context import Loading

PAPER = TABLES["paper"]


def is_of_other_paper(loading: Loading) -> ColumnElement[bool]:
    """Whether a row that is joined to its paper stays whatever this load does."""
    other_volume = PAPER.c.volume_id.is_distinct_from(loading.volume_id)
    return or_(other_volume, PAPER.c.source_id.in_(imported_sources()))
