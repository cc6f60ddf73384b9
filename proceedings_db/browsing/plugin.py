"""Our part in Datasette: each function is one of its hooks, and hands on to the module that does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.filters import FilterArguments

from proceedings_db.browsing.cells import show_cell
from proceedings_db.browsing.metadata import NAME, SEARCHED
from proceedings_db.browsing.own_hosts import answer_own_hosts
from proceedings_db.browsing.pages import describe_page, to_database, to_record
from proceedings_db.browsing.sql_functions import register_functions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable, Mapping

    from datasette.utils.asgi import Request

    from proceedings_db.browsing.labels import LabellingDatasette
    from proceedings_db.browsing.own_hosts import App


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: LabellingDatasette) -> None:
    """Register our functions, after Datasette's own: one of them has the name of one of ours."""
    if database == NAME:
        register_functions(conn, datasette.get_database(database).path)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper() -> Callable[[App], App]:
    """Refuse what is asked under the name of another host."""
    return answer_own_hosts


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def filters_from_request(request: Request, table: str) -> FilterArguments | None:
    """Narrow a table to what ``proceedings-db search`` finds in it, in the place of Datasette's own search."""
    if table not in SEARCHED:
        return None
    kind, column = SEARCHED[table]
    query = request.args.get("_search") or ""
    shown = {"supports_search": True, "search": query}
    if not query.strip():
        return FilterArguments([], extra_context=shown)
    where = f"{column} IN (SELECT value FROM json_each(search_ids('{kind}', :search)))"
    return FilterArguments([where], {"search": query}, [f"search finds «{query}»"], shown)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    row: Mapping[str, object], column: str, table: str | None, database: str, datasette: LabellingDatasette
) -> Awaitable[object]:
    """Show labels and links."""
    return show_cell(datasette, database, table, row, column)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    database: str | None, table: str | None, view_name: str, request: Request, datasette: LabellingDatasette
) -> Awaitable[dict[str, Any]]:
    """Give our templates what they show beyond Datasette's own."""
    return describe_page(datasette, database, table, view_name, request)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, object]]:
    """Lead from a public key to the page of its record, and from the root to the one database."""
    return [
        (r"^/$", to_database),
        (r"^/record/(?P<table>\w+)/(?P<key>[^/]+)$", to_record),
    ]
