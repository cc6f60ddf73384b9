"""What a search shows of a record: its title or name, whose and when it is, and the printed text that was found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, text

from proceedings_db.database.search_marks import Snippet, cut_snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row, TextClause

    from proceedings_db.database.search_rank import Rank
    from proceedings_db.database.search_terms import Alternative, Kind

_RECORDS: Final[dict[Kind, str]] = {
    "paper": "SELECT p.id, p.key, o.title, o.authors, o.year, o.volume AS source FROM paper p "
    "JOIN paper_overview o ON o.paper_key = p.key WHERE p.id IN :ids",
    "reference": "SELECT r.id, r.key, o.title, o.authors, o.year, o.paper_key AS source, r.raw_text FROM reference r "
    "JOIN paper_reference o ON o.reference_key = r.key WHERE r.id IN :ids",
    "person": "SELECT p.id, p.key, coalesce(n.literal, CASE WHEN n.given IS NULL THEN n.family "
    "ELSE n.given || ' ' || n.family END) AS title, NULL AS authors, NULL AS year, NULL AS source "
    "FROM person p LEFT JOIN person_name n ON n.person_id = p.id AND n.position = 1 WHERE p.id IN :ids",
    "organization": "SELECT o.id, o.key, o.name AS title, NULL AS authors, NULL AS year, NULL AS source "
    "FROM organization o WHERE o.id IN :ids",
}
_PAPER_TEXTS: Final = (
    "SELECT kind, text FROM paper_text WHERE paper_id = :id AND kind <> 'abstract' ORDER BY kind, language",
    "SELECT 'keyword', keyword FROM paper_keyword WHERE paper_id = :id ORDER BY language, position",
    "SELECT kind, text FROM paper_text WHERE paper_id = :id AND kind = 'abstract' ORDER BY language",
    "SELECT 'heading', heading FROM section WHERE paper_id = :id ORDER BY position",
    "SELECT 'section', text FROM section WHERE paper_id = :id ORDER BY position",
)
_NAMES: Final[dict[Kind, str]] = {
    "person": "SELECT coalesce(literal, CASE WHEN given IS NULL THEN family ELSE given || ' ' || family END) "
    "FROM person_name WHERE person_id = :id ORDER BY position",
    "organization": "SELECT name FROM organization_name WHERE organization_id = :id ORDER BY position",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found: its id, the alternative that it has, and how near it is."""

    kind: Kind
    id: int
    alternative: Alternative
    rank: Rank


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer.

    Attributes:
        kind: ``paper``, ``reference``, ``person`` or ``organization``.
        key: The public key; ``show`` tells more of it.
        title: The title of a paper or a reference, the name of a person or a body.
        authors: Of a paper or a reference, in order, with ``; `` between them.
        year: Of a paper Gregorian, of a reference as printed.
        source: The title of a paper's volume, the key of the paper whose list has a reference.
        snippet: The printed text that was found, with its marks.
    """

    kind: Kind
    key: str
    title: str | None
    authors: str | None
    year: int | None
    source: str | None
    snippet: Snippet


def describe_found(connection: Connection, found: Sequence[Found]) -> list[SearchHit]:
    """Return what is to be shown of ``found``, in its order."""
    ids: defaultdict[Kind, list[int]] = defaultdict(list)
    for one in found:
        ids[one.kind].append(one.id)
    rows: dict[tuple[Kind, int], Row[Any]] = {}
    for kind, listed in ids.items():
        query = _by_ids(kind)
        rows |= {(kind, row.id): row for row in connection.execute(query, {"ids": listed})}
    return [_to_hit(connection, one, rows[one.kind, one.id]) for one in found if (one.kind, one.id) in rows]


@cache
def _by_ids(kind: Kind) -> TextClause:
    return text(_RECORDS[kind]).bindparams(bindparam("ids", expanding=True))


def _to_hit(connection: Connection, one: Found, row: Row[Any]) -> SearchHit:
    snippet = cut_snippet(one.alternative.wanted, _PRINTED[one.kind](connection, one.kind, row))
    return SearchHit(one.kind, row.key, row.title, row.authors, row.year, row.source, snippet)


def _texts_of_paper(connection: Connection, _kind: Kind, row: Row[Any]) -> Iterator[tuple[str, str]]:
    """The texts of a paper, read one kind at a time, since the title mostly has what was asked for."""
    yield "title", row.title
    if row.authors:
        yield "authors", row.authors
        yield "title and authors", f"{row.title} / {row.authors}"
    for query in _PAPER_TEXTS:
        listed = [(field, printed) for field, printed in connection.execute(text(query), {"id": row.id}) if printed]
        if listed and listed[0][0] == "keyword":
            yield "keywords", "، ".join(printed for _, printed in listed)
        else:
            yield from listed


def _texts_of_reference(_connection: Connection, _kind: Kind, row: Row[Any]) -> Iterable[tuple[str, str]]:
    return [("reference", row.raw_text)]


def _names(connection: Connection, kind: Kind, row: Row[Any]) -> Iterator[tuple[str, str]]:
    yield "name", row.title or row.key
    for (name,) in connection.execute(text(_NAMES[kind]), {"id": row.id}):
        yield "name", name
    yield "key", row.key


_PRINTED: Final[dict[Kind, Callable[[Connection, Kind, Row[Any]], Iterable[tuple[str, str]]]]] = {
    "paper": _texts_of_paper,
    "reference": _texts_of_reference,
    "person": _names,
    "organization": _names,
}
