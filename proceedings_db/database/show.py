"""Everything known of one record, by its key, as a tree of plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, text

from proceedings_db.database.engine import reading
from proceedings_db.database.locate import hint_at_key
from proceedings_db.database.models import Base
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

Tree = dict[str, Any]

_TABLES: Final = Base.metadata.tables
_KINDS: Final = (
    "paper",
    "reference",
    "authorship",
    "citation",
    "person",
    "organization",
    "conference",
    "volume",
    "series",
    "work",
)
_INNER: Final = ("id", "name_key", "title_key", "sort_key", "family_key", "block_key")

_PROBLEMS: Final = "SELECT code, severity, line_start, message, remedy FROM problem WHERE entity_key = :key ORDER BY id"

_PARTS: Final[dict[str, dict[str, str]]] = {
    "paper": {
        "overview": "SELECT * FROM paper_overview WHERE paper_key = :key",
        "authors": "SELECT * FROM paper_author WHERE paper_key = :key ORDER BY position",
        "texts": "SELECT kind, language, text FROM paper_text WHERE paper_id = :id ORDER BY kind, language",
        "keywords": "SELECT language, keyword FROM paper_keyword WHERE paper_id = :id ORDER BY language, position",
        "sections": "SELECT position, level, label_as_printed, heading FROM section "
        "WHERE paper_id = :id ORDER BY position",
        "captions": "SELECT kind, label_as_printed, text FROM caption WHERE paper_id = :id ORDER BY position",
        "references": "SELECT * FROM paper_reference WHERE paper_key = :key ORDER BY position",
        "citations": "SELECT * FROM citation_overview WHERE paper_key = :key ORDER BY cluster, position",
        "mentions": "SELECT place, language, text FROM mention WHERE paper_id = :id ORDER BY id",
        "problems": "SELECT code, severity, entity_key, line_start, message, remedy FROM problem "
        "WHERE entity_key = :key OR (entity_key > :key || '.' AND entity_key < :key || '/') ORDER BY line_start, id",
    },
    "reference": {
        "names": "SELECT role, position, honorific, given, family, literal FROM reference_name "
        "WHERE reference_id = :id ORDER BY role, position",
        "paper": "SELECT p.key, p.title FROM paper p WHERE p.id = :paper_id",
        "work": "SELECT * FROM cited_work WHERE work_key = (SELECT key FROM work WHERE id = :work_id)",
        "cited": "SELECT cluster, position, raw_text, locator, section, match_method, match_confidence, context "
        "FROM citation_overview WHERE reference_key = :key ORDER BY cluster, position",
        "problems": _PROBLEMS,
    },
    "authorship": {
        "paper": "SELECT p.key, p.title FROM paper p WHERE p.id = :paper_id",
        "person": "SELECT key FROM person WHERE id = :person_id",
        "affiliations": "SELECT as_printed, rank, department, organization FROM affiliation "
        "WHERE authorship_id = :id ORDER BY position",
        "mentions": "SELECT place, language, text FROM mention WHERE authorship_id = :id ORDER BY id",
        "problems": _PROBLEMS,
    },
    "citation": {
        "overview": "SELECT * FROM citation_overview WHERE citation_key = :key",
        "problems": _PROBLEMS,
    },
    "person": {
        "names": "SELECT given, family, literal, script FROM person_name WHERE person_id = :id ORDER BY position",
        "papers": "SELECT a.key AS authorship_key, p.key AS paper_key, p.title, a.position, a.name_as_printed, "
        "a.match_method, a.match_confidence FROM authorship a JOIN paper p ON p.id = a.paper_id "
        "WHERE a.person_id = :id ORDER BY p.key, a.position",
        "organizations": "SELECT DISTINCT o.key, o.name FROM authorship a JOIN affiliation f ON f.authorship_id = a.id "
        "JOIN organization o ON o.id = f.organization_id WHERE a.person_id = :id ORDER BY o.key",
        "coauthors": "SELECT coauthor_key, coauthor_name, papers FROM coauthor WHERE person_key = :key "
        "ORDER BY papers DESC, coauthor_key",
    },
    "organization": {
        "names": "SELECT name, language FROM organization_name WHERE organization_id = :id ORDER BY position",
        "part_of": "SELECT key, name FROM organization WHERE id = :parent_id",
        "parts": "SELECT key, name FROM organization WHERE parent_id = :id ORDER BY key",
        "conferences": "SELECT conference_key, conference, role, position FROM organizer_overview "
        "WHERE organization_key = :key ORDER BY conference_key, role, position",
        "volumes": "SELECT key, title FROM volume WHERE publisher_id = :id ORDER BY key",
        "authors": "SELECT DISTINCT n.key AS person_key, a.name_as_printed, p.key AS paper_key FROM affiliation f "
        "JOIN authorship a ON a.id = f.authorship_id JOIN paper p ON p.id = a.paper_id "
        "LEFT JOIN person n ON n.id = a.person_id WHERE f.organization_id = :id ORDER BY p.key, n.key",
    },
    "conference": {
        "series": "SELECT key, name FROM series WHERE id = :series_id",
        "organizers": "SELECT role, position, name, name_as_printed, organization_key FROM organizer_overview "
        "WHERE conference_key = :key ORDER BY role, position",
        "volumes": "SELECT key, title, year FROM volume WHERE conference_id = :id ORDER BY key",
    },
    "volume": {
        "conference": "SELECT key, name FROM conference WHERE id = :conference_id",
        "sources": "SELECT position, path, sha256 FROM source WHERE volume_id = :id ORDER BY position",
        "papers": "SELECT paper_key, title, authors, page_first, page_last, type FROM paper_overview "
        "WHERE volume_key = :key ORDER BY position",
    },
    "series": {
        "conferences": "SELECT key, name, start_date FROM conference WHERE series_id = :id ORDER BY start_date, key"
    },
    "work": {
        "overview": "SELECT * FROM cited_work WHERE work_key = :key",
        "references": "SELECT paper_key, position, reference_key, raw_text, times_cited FROM paper_reference "
        "WHERE work_key = :key ORDER BY reference_key",
    },
}


class UnknownKeyError(ProceedingsError):
    """No record has this key."""


def show(engine: Engine, key: str) -> Tree:
    """Return everything known of the record with ``key``, a citation key of a paper included.

    The tree has ``entity`` (its kind), its own columns and its parts, each a list of dictionaries; empty values and
    parts are left out. Where records of several kinds have the key, ``also`` names the other kinds.

    Raises:
        UnknownKeyError: There is none.
        DatabaseError: The database cannot be read.
    """
    with reading(engine) as connection:
        found = [(kind, row) for kind in _KINDS if (row := _find(connection, kind, key)) is not None]
        if not found:
            raise UnknownKeyError(f"{key}: no such key. {hint_at_key(engine, key)}")
        kind, row = found[0]
        also = [other for other, _ in found[1:]]
        return {"entity": kind, **_tree(connection, kind, row), **({"also": also} if also else {})}


def _find(connection: Connection, kind: str, key: str) -> Tree | None:
    model = _TABLES[kind]
    row = connection.execute(select(model).where(model.c.key == key)).mappings().first()
    if row is None and kind == "paper":
        row = connection.execute(select(model).where(model.c.citation_key == key)).mappings().first()
    return dict(row) if row is not None else None


def _tree(connection: Connection, kind: str, row: Tree) -> Tree:
    tree = _plain(row)
    for part, query in _PARTS[kind].items():
        statement = text(query)
        named = {name: row[name] for name in statement.compile().params}
        rows = [_plain(dict(found)) for found in connection.execute(statement, named).mappings()]
        if part == "overview":
            tree |= rows[0] if rows else {}
        elif rows:
            tree[part] = rows
    return tree


def _plain(row: Tree) -> Tree:
    return {
        name: value
        for name, value in row.items()
        if value is not None and value != "" and name not in _INNER and not name.endswith("_id")
    }
