"""What Datasette is told of the database: titles, facets, order, searches and worked queries."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.browsing.titles import MEANINGS, TITLES
from proceedings_db.database.models import Base
from proceedings_db.database.worked_queries import read_worked_queries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from proceedings_db.database.search_terms import Kind

Tree = dict[str, Any]

NAME: Final = "proceedings"
"""The name of the database in addresses, whatever the file is called."""

TITLE: Final = "Proceedings — مجموعه مقالات همایش‌ها"
DESCRIPTION: Final = (
    "A citation database of conference proceedings, for reading only. Every search takes any spelling: ی or ي, ک or ك, "
    "half-space, space or none, any digits, and names in Latin letters."
)

FACETS: Final[dict[str, list[str]]] = {
    "paper_overview": ["year", "conference", "type", "language"],
    "paper_author": ["organization", "rank", "honorific"],
    "paper_reference": ["csl_type", "language", "year_gregorian"],
    "citation_overview": ["match_method", "section"],
    "cited_work": ["papers_citing"],
    "self_citation": ["evidence"],
    "organizer_overview": ["role", "conference"],
    "needs_review": ["code", "severity", "entity"],
    "paper": ["volume_id", "type", "language", "section"],
    "paper_keyword": ["language"],
    "reference": ["csl_type", "language", "calendar"],
    "conference": ["place", "calendar"],
    "volume": ["year", "language"],
    "authorship": ["role", "match_method"],
    "affiliation": ["organization_id", "rank"],
    "citation": ["match_method", "style"],
    "problem": ["code", "severity"],
}

SORTED_BY: Final = {"cited_work": {"sort_desc": "times_cited"}, "coauthor": {"sort_desc": "papers"}}

SEARCHED: Final[dict[str, tuple[Kind, str]]] = {
    "paper": ("paper", "id"),
    "paper_overview": ("paper", "paper_id"),
    "reference": ("reference", "id"),
    "paper_reference": ("reference", "reference_id"),
    "person": ("person", "id"),
    "organization": ("organization", "id"),
}
"""The tables that have a search box: the kind of record they hold, and the column with its ids."""

SEARCH: Final = "search"
"""The name of the search over all kinds, in addresses."""

HIT: Final = {
    "kind": "$.kind",
    "title": "$.title",
    "authors": "$.authors",
    "year": "$.year",
    "source": "$.source",
    "key": "$.key",
    "field": "$.snippet.field",
    "text": "$.snippet.text",
    "marks": "$.snippet.marks",
}
"""The columns of an answer, and where each stands in what ``search_hits`` gives."""


def make_metadata(columns: Mapping[str, Collection[str]]) -> Tree:
    """Return Datasette's metadata for our one database; ``columns`` are those of its tables and views."""
    tables: Tree = {table: _describe(table, columns[table]) for table in TITLES if table in columns}
    tables |= {table: {"hidden": True} for table in (*Base.metadata.tables, "alembic_version") if table not in TITLES}
    described = {"title": TITLE, "description": DESCRIPTION}
    return {
        **described,
        "extra_css_urls": ["/browsing/browsing.css"],
        "databases": {NAME: {**described, "queries": _queries(), "tables": tables}},
    }


def _describe(table: str, columns: Collection[str]) -> Tree:
    title, description = TITLES[table]
    described: Tree = {"title": title, "description": description}
    described["columns"] = {column: MEANINGS[column] for column in columns if column in MEANINGS}
    if table in FACETS:
        described["facets"] = FACETS[table]
    return described | SORTED_BY.get(table, {})


def _queries() -> Tree:
    listed = ", ".join(f"json_extract(h.value, '{path}') AS {column}" for column, path in HIT.items())
    search = f"SELECT {listed} FROM json_each(search_hits(:query, :kind)) h ORDER BY h.key"
    queries: Tree = {SEARCH: {"title": "Search — جستجو", "sql": search, "params": ["query", "kind"]}}
    return queries | {
        query.name: {"title": query.title, "description_html": _to_html(query.text), "sql": query.sql}
        for query in read_worked_queries()
    }


def _to_html(text: str) -> str:
    """A text of the page of worked queries, whose only mark is that of code."""
    return re.sub("`(.+?)`", r"<code>\1</code>", html.escape(text))
