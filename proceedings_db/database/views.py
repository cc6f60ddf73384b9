"""The views for those who ask in SQL: one plain row a fact, the same on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from proceedings_db.database.self_citation import SELF_CITATION

if TYPE_CHECKING:
    from sqlalchemy import Connection

# SQLite before 3.44 orders nothing inside an aggregate; a window does, on both engines. {concat} is the engine's name.
# Views are asked by key of millions of rows: each key is a column of a table or of a GROUP BY, so that both engines
# look it up, and what must be gathered is gathered for the rows that are asked for.
_WINDOW: Final = "OVER (ORDER BY {order} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"


def _name(table: str) -> str:
    return (
        f"coalesce({table}.literal, CASE WHEN {table}.given IS NULL THEN {table}.family"
        f" ELSE {table}.given || ' ' || {table}.family END)"
    )


def _listed(name: str, source: str, order: str = "a.position") -> str:
    """The names of ``source`` in order, as one text."""
    return f"(SELECT {{concat}}({name}, '; ') {_WINDOW.replace('{order}', order)} FROM {source} LIMIT 1)"


_AUTHORS: Final = _listed(_name("a"), "authorship a WHERE a.paper_id = p.id AND a.role = 'author'")
_REFERENCE_AUTHORS: Final = _listed(_name("a"), "reference_name a WHERE a.reference_id = r.id AND a.role = 'author'")
_FIRST_REFERENCE: Final = "(SELECT min(f.id) FROM reference f WHERE f.work_id = w.id)"
_WORK_AUTHORS: Final = _listed(
    _name("a"), f"reference_name a WHERE a.role = 'author' AND a.reference_id = {_FIRST_REFERENCE}"
)


def _of_work(column: str) -> str:
    """What the first of a work's references with its year says of that year."""
    return f"(SELECT f.{column} FROM reference f WHERE f.work_id = w.id AND f.year = w.year ORDER BY f.id LIMIT 1)"


VIEWS: Final = {
    "paper_overview": f"""
        SELECT p.key AS paper_key, p.citation_key, p.title, {_AUTHORS} AS authors, c.name AS conference,
               v.title AS volume, c.start_date AS date, v.year, p.page_first, p.page_last, p.language,
               p.type, v.key AS volume_key, p.position, p.doi, p.id AS paper_id
        FROM paper p LEFT JOIN volume v ON v.id = p.volume_id LEFT JOIN conference c ON c.id = v.conference_id""",
    "paper_author": f"""
        SELECT p.key AS paper_key, a.position, {_name("a")} AS name, a.honorific, a.given, a.family,
               n.key AS person_key, coalesce(o.name, f.organization) AS organization, a.is_corresponding, a.email,
               a.name_as_printed, f.rank, f.department, a.key AS authorship_key
        FROM authorship a JOIN paper p ON p.id = a.paper_id LEFT JOIN person n ON n.id = a.person_id
             LEFT JOIN affiliation f ON f.authorship_id = a.id AND f.position = 1
             LEFT JOIN organization o ON o.id = coalesce(f.organization_id, a.organization_id)
        WHERE a.role = 'author'""",
    "paper_reference": f"""
        SELECT p.key AS paper_key, r.position, r.raw_text, {_REFERENCE_AUTHORS} AS authors, r.year, r.title,
               r.csl_type, r.language, r.container_title, r.publisher,
               (SELECT count(*) FROM citation c WHERE c.reference_id = r.id AND c.paper_id = p.id) AS times_cited,
               w.key AS work_key, r.key AS reference_key, r.calendar, r.year_gregorian, r.id AS reference_id
        FROM reference r JOIN paper p ON p.id = r.paper_id LEFT JOIN work w ON w.id = r.work_id""",
    "citation_overview": """
        SELECT p.key AS paper_key, c.cluster, c.position, c.raw_text, c.locator, s.heading AS section,
               r.position AS reference_position, c.match_method, c.match_confidence, c.context,
               c.key AS citation_key, r.key AS reference_key, c.char_start, c.char_end
        FROM citation c JOIN paper p ON p.id = c.paper_id LEFT JOIN section s ON s.id = c.section_id
             LEFT JOIN reference r ON r.id = c.reference_id""",
    "cited_work": f"""
        SELECT w.key AS work_key, coalesce(w.title, (SELECT f.raw_text FROM reference f
               WHERE f.id = {_FIRST_REFERENCE})) AS title, {_WORK_AUTHORS} AS authors, w.year,
               (SELECT count(DISTINCT r.paper_id) FROM reference r WHERE r.work_id = w.id) AS papers_citing,
               (SELECT count(*) FROM citation c JOIN reference r ON r.id = c.reference_id
                WHERE r.work_id = w.id) AS times_cited,
               {_of_work("calendar")} AS calendar, {_of_work("year_gregorian")} AS year_gregorian,
               p.key AS paper_key
        FROM work w LEFT JOIN paper p ON p.id = w.paper_id""",
    "coauthor": f"""
        SELECT p.key AS person_key, {_name("n")} AS name, q.key AS coauthor_key, {_name("m")} AS coauthor_name,
               count(DISTINCT a.paper_id) AS papers
        FROM authorship a JOIN authorship b ON b.paper_id = a.paper_id AND b.person_id <> a.person_id
             JOIN person p ON p.id = a.person_id JOIN person q ON q.id = b.person_id
             LEFT JOIN person_name n ON n.person_id = p.id AND n.position = 1
             LEFT JOIN person_name m ON m.person_id = q.id AND m.position = 1
        WHERE a.role = 'author' AND b.role = 'author'
        GROUP BY p.key, n.literal, n.given, n.family, q.key, m.literal, m.given, m.family""",
    "organizer_overview": """
        SELECT c.key AS conference_key, c.name AS conference, b.role, b.position, coalesce(o.name, b.name) AS name,
               o.key AS organization_key, b.name_as_printed, c.start_date AS date, c.place, s.name AS series,
               s.key AS series_key
        FROM conference_organization b JOIN conference c ON c.id = b.conference_id
             LEFT JOIN series s ON s.id = c.series_id LEFT JOIN organization o ON o.id = b.organization_id""",
    "self_citation": SELF_CITATION,
    "needs_review": """
        SELECT entity, entity_key, field, code, severity, line_start AS line, raw_text, message, confidence
        FROM problem
        UNION ALL
        SELECT 'citation', c.key, 'reference', 'doubtful-link', 'info', c.line_start, c.raw_text,
               'linked to ' || r.key || ' by ' || c.match_method, c.match_confidence
        FROM citation c JOIN reference r ON r.id = c.reference_id WHERE c.match_confidence < 0.8
        UNION ALL
        SELECT 'authorship', a.key, 'person', 'doubtful-link', 'info', a.line_start, a.name_as_printed,
               'linked to ' || p.key || ' by ' || coalesce(a.match_method, 'unknown'), a.match_confidence
        FROM authorship a JOIN person p ON p.id = a.person_id WHERE a.match_confidence < 0.8
        UNION ALL
        SELECT 'reference', r.key, 'work', 'doubtful-link', 'info', r.line_start, r.raw_text,
               'linked to ' || w.key || ' by ' || coalesce(r.match_method, 'unknown'), r.match_confidence
        FROM reference r JOIN work w ON w.id = r.work_id WHERE r.match_confidence < 0.8""",
}
"""The name and the query of each view; none reads another, so that their order does not matter."""


def view_statements(dialect: str) -> list[str]:
    """Return the statements that make all views on ``sqlite`` or ``postgresql``."""
    concat = "group_concat" if dialect == "sqlite" else "string_agg"
    return [f"CREATE VIEW {name} AS {query.strip().replace('{concat}', concat)}" for name, query in VIEWS.items()]


def create_views(connection: Connection) -> None:
    """Make all views."""
    for statement in view_statements(connection.dialect.name):
        connection.execute(text(statement))


def drop_views(connection: Connection) -> None:
    """Drop those of the views that are there."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
