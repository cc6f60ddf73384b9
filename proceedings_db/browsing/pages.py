"""What our pages show beyond Datasette's own: the front page, the page of a record, the answers of a search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup, escape

from proceedings_db.browsing.cells import record_path
from proceedings_db.browsing.labels import LABELS
from proceedings_db.browsing.metadata import NAME
from proceedings_db.browsing.titles import TITLES
from proceedings_db.database.models import Base
from proceedings_db.database.search import KINDS, QueryError
from proceedings_db.database.search_query import read_query

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

    from proceedings_db.browsing.labels import LabellingDatasette

RELATED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "paper": tuple((view, "paper_key") for view in ("paper_author", "paper_reference", "citation_overview")),
    "person": (("paper_author", "person_key"), ("coauthor", "person_key")),
    "organization": (("organizer_overview", "organization_key"),),
    "conference": (("organizer_overview", "conference_key"),),
    "volume": (("paper_overview", "volume_key"),),
    "reference": (("citation_overview", "reference_key"),),
    "work": (("cited_work", "work_key"), ("paper_reference", "work_key")),
}
"""The views that tell more of a record, and the column of each with its public key."""


async def describe_page(
    datasette: LabellingDatasette, database: str | None, table: str | None, view_name: str, request: Request
) -> dict[str, Any]:
    """Return what our templates name beyond Datasette's own variables."""
    described: dict[str, Any] = {
        "titles": TITLES,
        "kinds": KINDS,
        "related": RELATED.get(table or "", ()),
        "record_path": record_path,
        "mark_text": mark_text,
        "explain_query": explain_query,
    }
    if view_name == "row" and database and table:
        identity = request.url_vars["pks"]
        labels = await datasette.find_labels(database, table, [int(identity)] if identity.isdecimal() else [])
        described["label"] = next(iter(labels.values()), identity)
    return described


def mark_text(text: str, marks: str) -> Markup:
    """Return ``text`` as HTML with ``marks``, a JSON list of beginnings and ends, marked."""
    shown, last = Markup(), 0
    for start, end in json.loads(marks):
        shown += escape(text[last:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        last = end
    return shown + escape(text[last:])


def explain_query(query: str) -> str | None:
    """Return why nothing can be looked for, and what to write instead; ``None`` for a query that can be."""
    try:
        read_query(query)
    except QueryError as error:
        return str(error)
    return None


async def to_database(datasette: LabellingDatasette) -> Response:
    """Lead to the page of the one database that there is."""
    return Response.redirect(datasette.urls.database(NAME))


async def to_record(datasette: LabellingDatasette, request: Request) -> Response:
    """Lead from ``/record/paper/conf-1391.14`` to the page of the record with this public key.

    Raises:
        NotFound: There is none.
    """
    table, key = request.url_vars["table"], request.url_vars["key"]
    if table in LABELS and "key" in Base.metadata.tables[table].columns:
        found = await datasette.execute(NAME, f"SELECT id FROM {table} WHERE key = ?", [key])
        for (identity,) in found:
            return Response.redirect(datasette.urls.row(NAME, table, str(identity)))
    raise NotFound(f"There is no {table} with the key {key}.")
