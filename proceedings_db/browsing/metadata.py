"""What the browser says of tables and columns: titles, labels, facets, units, searches and worked queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from proceedings_db.database.models import Base
from proceedings_db.database.search_terms import KINDS, Kind
from proceedings_db.database.views import VIEWS
from proceedings_db.database.worked_queries import read_worked_queries

if TYPE_CHECKING:
    from collections.abc import Mapping

Tree = dict[str, Any]

DESCRIPTION: Final = (
    "A citation database of conference proceedings, for reading only. Begin with a search or a worked query, or with"
    " one of the views at the end of the page. Every search takes any spelling."
)

TITLES: Final[dict[str, tuple[str, str]]] = {
    "paper_overview": ("Papers — مقالات", "Each paper with its authors, meeting, volume and pages."),
    "paper_author": ("Authors of papers — نویسندگان", "Each author as printed on a paper, with the body worked for."),
    "paper_reference": (
        "References — منابع",
        "Each entry of each reference list: as printed, and what was read in it.",
    ),
    "citation_overview": ("Citations — ارجاعات", "Each work cited in a text, and the reference it was linked to."),
    "cited_work": ("Cited works — آثار استنادشده", "Each work with the papers that list it."),
    "coauthor": ("Co-authors — هم‌نویسندگان", "Each pair of authors, in both directions."),
    "organizer_overview": ("Organisers — برگزارکنندگان", "Each body on a title page, with its role."),
    "needs_review": ("To review — نیازمند بررسی", "Problems, and links that are not sure."),
    "paper": ("Papers, all columns", "The rows behind the view of papers."),
    "reference": ("References, all columns", "The rows behind the view of references."),
    "person": ("People — اشخاص", "Whom the authors are taken for."),
    "organization": ("Bodies — سازمان‌ها", "Universities, ministries, societies."),
    "conference": ("Meetings — همایش‌ها", "Each meeting with its date and place."),
    "volume": ("Volumes — مجموعه‌ها", "Each published volume."),
}
"""The title of each table in both languages, and what a row is."""

FACETS: Final[dict[str, list[str]]] = {
    "paper_overview": ["conference", "year", "language", "type"],
    "paper_author": ["organization", "rank", "honorific"],
    "paper_reference": ["csl_type", "language", "publisher"],
    "citation_overview": ["match_method", "section"],
    "cited_work": ["papers_citing", "year"],
    "organizer_overview": ["role", "conference"],
    "needs_review": ["code", "severity", "entity"],
    "paper": ["volume_id", "language", "csl_type"],
    "reference": ["csl_type", "language", "calendar"],
    "authorship": ["person_id", "match_method"],
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
"""The tables that have a search box: what they hold, and the column with its ids."""

LABELS: Final = {
    "paper": "title",
    "reference": "raw_text",
    "person": "key",
    "organization": "name",
    "conference": "name",
    "volume": "title",
    "series": "name",
    "source": "path",
    "section": "heading",
    "authorship": "name_as_printed",
    "work": "title",
    "load_run": "started_at",
}
"""What stands for a row where another points to it."""

UNITS: Final = {
    "cited_work": {"papers_citing": "papers", "times_cited": "citations"},
    "paper_reference": {"times_cited": "citations"},
    "coauthor": {"papers": "papers"},
}
CUSTOM_UNITS: Final = ["papers = [papers]", "citations = [citations]"]

COLUMNS: Final[dict[str, dict[str, str]]] = {
    "paper_overview": {
        "paper_key": "The public key, which never changes",
        "authors": "In the printed order",
        "date": "First day of the meeting, Gregorian",
        "year": "Gregorian",
    },
    "paper_reference": {
        "raw_text": "As printed",
        "year": "The number printed, in the calendar beside it",
        "year_gregorian": "The same year, Gregorian",
        "times_cited": "How often this paper's text cites it",
    },
    "citation_overview": {
        "cluster": "Counts the markers of a paper",
        "position": "Counts the works in one marker",
        "match_method": "How the reference was found",
    },
    "cited_work": {"papers_citing": "Papers whose lists have it", "times_cited": "Citations in the texts"},
    "needs_review": {"raw_text": "As printed", "confidence": "From 0 to 1"},
}

SEARCH_RESULTS: Final[dict[Kind, tuple[str, str]]] = {
    "paper": (
        "o.title, o.authors, o.conference, o.year, o.page_first, o.paper_key",
        "JOIN paper_overview o ON o.paper_id = f.rowid",
    ),
    "reference": (
        "o.raw_text, o.authors, o.year, o.title, o.paper_key",
        "JOIN paper_reference o ON o.reference_id = f.rowid",
    ),
    "person": (
        "coalesce(n.literal, coalesce(n.given || ' ', '') || n.family) AS name, p.key AS person_key",
        "JOIN person p ON p.id = f.rowid LEFT JOIN person_name n ON n.person_id = p.id AND n.position = 1",
    ),
    "organization": ("o.name, o.key AS organization_key", "JOIN organization o ON o.id = f.rowid"),
}
"""The columns that a search shows, and the tables that they stand in."""


def make_metadata(name: str) -> Tree:
    """Return Datasette's metadata for the database that is called ``name`` there."""
    shown = {*TITLES, *VIEWS}
    tables = {table: _describe(table) for table in {*shown, *Base.metadata.tables}}
    # The views say in one row what these tables say in several; they stay reachable, behind a link.
    for table in (*Base.metadata.tables, "alembic_version"):
        if table not in shown:
            tables.setdefault(table, {})["hidden"] = True
    return {
        "title": "Proceedings — مجموعه مقالات همایش‌ها",
        "description": DESCRIPTION,
        "extra_css_urls": ["/browsing/browsing.css"],
        "custom_units": CUSTOM_UNITS,
        "databases": {name: {"description": DESCRIPTION, "queries": _queries(), "tables": tables}},
    }


def _describe(table: str) -> Tree:
    described: Tree = {}
    if table in TITLES:
        described["title"], described["description"] = TITLES[table]
    if table in SEARCHED:
        kind, key = SEARCHED[table]
        described |= {"fts_table": f"{kind}_fts", "fts_pk": key}
    told: dict[str, Mapping[str, object]] = {
        "facets": FACETS,
        "label_column": LABELS,
        "units": UNITS,
        "columns": COLUMNS,
    }
    described |= {setting: values[table] for setting, values in told.items() if table in values}
    return described | SORTED_BY.get(table, {})


def _queries() -> Tree:
    searches = {f"search-{kind}": _search(kind) for kind in KINDS}
    worked = read_worked_queries()
    return searches | {
        query.name: {"title": query.title, "description": query.text, "sql": query.sql} for query in worked
    }


def _search(kind: Kind) -> Tree:
    columns, joins = SEARCH_RESULTS[kind]
    index = f"{kind}_fts"
    return {
        "title": f"Search: {TITLES[SEARCHED_AS[kind]][0]}",
        "description": 'Any spelling; "a phrase", a beginning*, -without, author:name, either OR other.',
        "hide_sql": True,
        "sql": f"SELECT {columns}\nFROM {index} f\n{joins}\n"
        f"WHERE {index} MATCH fts_query('{kind}', :query)\nORDER BY f.rank\nLIMIT 200",
    }


SEARCHED_AS: Final[dict[Kind, str]] = {
    "paper": "paper_overview",
    "reference": "paper_reference",
    "person": "person",
    "organization": "organization",
}
