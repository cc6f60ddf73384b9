"""How the cells of a table are shown: links to what they name, and lists of people each in their own direction."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from markupsafe import Markup

from proceedings_db.browsing.labels import LABELS, target_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings_db.browsing.labels import LabellingDatasette

KEYS: Final = {
    "paper_key": "paper",
    "reference_key": "reference",
    "person_key": "person",
    "coauthor_key": "person",
    "authorship_key": "authorship",
    "organization_key": "organization",
    "conference_key": "conference",
    "volume_key": "volume",
    "work_key": "work",
}
"""Whose public key a column holds. (``citation_key`` is a paper's in one view, a citation's in another.)"""

LISTS: Final = frozenset({"authors"})
"""The columns that hold several names with ``; `` between them."""


async def show_cell(
    datasette: LabellingDatasette, database: str, table: str | None, row: Mapping[str, Any], column: str
) -> Markup | None:
    """Return the HTML of a cell; ``None`` where it is shown as it is."""
    value: Any = row[column]
    if isinstance(value, dict):  # Datasette has asked for the labels of this column
        return _link(f"/{database}/{target_of(table, column)}/{value['value']}", value["label"])
    if isinstance(value, int) and (target := target_of(table, column)) in LABELS:
        return await _show_row(datasette, database, target, value)
    if not isinstance(value, str) or not value:
        return None
    if column in KEYS:
        return _link(record_path(KEYS[column], value), value)
    if column == "entity_key" and row["entity"] in LABELS:
        return _link(record_path(str(row["entity"]), value), value)
    return _show_list(value) if column in LISTS else None


def record_path(table: str, key: str) -> str:
    """Return the address of the page of a record by its public key, ``/record/paper/conf-1391.14``."""
    return f"/record/{table}/{quote(key)}"


async def _show_row(datasette: LabellingDatasette, database: str, table: str, identity: int) -> Markup:
    label = (await datasette.find_labels(database, table, [identity])).get(identity)
    return _link(f"/{database}/{table}/{identity}", label or f"{table} {identity}")


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _show_list(text: str) -> Markup:
    direction, separator = ("rtl", "\N{ARABIC SEMICOLON} ") if _begins_from_right(text) else ("ltr", "; ")
    names = Markup(separator).join(Markup("<bdi>{}</bdi>").format(name) for name in text.split("; "))
    return Markup('<div dir="{}">{}</div>').format(direction, names)


def _begins_from_right(text: str) -> bool:
    """Whether the first letter of ``text`` is of a script that is read from the right."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), False)
