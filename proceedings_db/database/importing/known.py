"""Which papers the database holds already, looked up a batch at a time by indexed columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from proceedings_db.database.keys import chunks, to_index_key
from proceedings_db.database.loading.context import TABLES
from proceedings_db.matching.papers import PaperTraits, match_paper, paper_traits
from proceedings_db.records import Authorship, Conference, Name, Paper, PaperField, PaperText, Volume
from proceedings_db.text.fold import fold_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Table


PAPER, VOLUME, CONFERENCE = (TABLES[name] for name in ("paper", "volume", "conference"))
AUTHORSHIP, PAPER_TEXT, PAPER_FIELD = (TABLES[name] for name in ("authorship", "paper_text", "paper_field"))

SUBTITLE_AFTER: Final = ": "


class KnownPapers:
    """The papers that entries of one batch may be, those of the batch itself included."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._traits: dict[int, PaperTraits] = {}
        self._by: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def look_up(self, papers: Sequence[Paper]) -> None:
        """Read from the database whatever one of ``papers`` may be."""
        titles = {key for paper in papers for key in _title_keys(paper)}
        dois = {form for paper in papers if paper.doi for form in (paper.doi, paper.doi.lower())}
        keys = {paper.citation_key for paper in papers if paper.citation_key}
        ids: set[int] = set()
        for column, wanted in ((PAPER.c.title_key, titles), (PAPER.c.doi, dois), (PAPER.c.citation_key, keys)):
            for chunk in chunks(wanted):
                ids.update(self._connection.scalars(select(PAPER.c.id).where(column.in_(chunk))))
        for found in chunks(ids):
            for identity, traits in _read_traits(self._connection, found):
                self.add(identity, traits)

    def add(self, identity: int, traits: PaperTraits) -> None:
        """Take note of a paper that is in the database, or about to be."""
        self._traits[identity] = traits
        for kind, value in _marks(traits):
            self._by[kind, value].append(identity)

    def find(self, traits: PaperTraits) -> int | None:
        """Return the id of the paper that has these traits, or ``None``."""
        near = dict.fromkeys(identity for mark in _marks(traits) for identity in self._by.get(mark, ()))
        return match_paper(traits, [(identity, self._traits[identity]) for identity in near])


def _marks(traits: PaperTraits) -> Iterator[tuple[str, str]]:
    yield "title", traits.title_key
    if traits.doi:
        yield "doi", traits.doi


def _title_keys(paper: Paper) -> set[str]:
    """The keys under which a title may stand: alone, with its subtitle, and without one that is a part of it."""
    subtitle = next((text.text for text in paper.texts if text.kind == "subtitle"), "")
    titles = {paper.title, f"{paper.title} {subtitle}", paper.title.partition(SUBTITLE_AFTER)[0]}
    return {to_index_key(fold_title(title)) for title in titles}


def _read_traits(connection: Connection, ids: list[int]) -> Iterator[tuple[int, PaperTraits]]:
    """Read the traits of some papers, in one query a table."""
    texts, fields, authors = (
        _first_rows(connection, table, ids, condition)
        for table, condition in (
            (PAPER_TEXT, PAPER_TEXT.c.kind == "subtitle"),
            (PAPER_FIELD, PAPER_FIELD.c.variable == "issued"),
            (AUTHORSHIP, AUTHORSHIP.c.role == "author"),
        )
    )
    held = (
        select(PAPER, VOLUME.c.title.label("volume_title"), VOLUME.c.year, VOLUME.c.year_as_printed)
        .add_columns(CONFERENCE.c.name.label("conference"), CONFERENCE.c.start_date)
        .outerjoin(VOLUME, VOLUME.c.id == PAPER.c.volume_id)
        .outerjoin(CONFERENCE, CONFERENCE.c.id == VOLUME.c.conference_id)
        .where(PAPER.c.id.in_(ids))
        .order_by(PAPER.c.id)
    )
    for row in connection.execute(held):
        paper = _to_paper(row, texts.get(row.id), fields.get(row.id), authors.get(row.id))
        yield row.id, paper_traits(paper, _to_volume(row))


def _first_rows(
    connection: Connection, table: Table, ids: list[int], where: ColumnElement[bool]
) -> dict[int, Row[Any]]:
    """The first row of each paper in its order."""
    query = select(table).where(table.c.paper_id.in_(ids), where)
    found: dict[int, Row[Any]] = {}
    for row in connection.execute(query.order_by(table.c.position) if "position" in table.c else query):
        found.setdefault(row.paper_id, row)
    return found


def _to_paper(row: Row[Any], subtitle: Row[Any] | None, issued: Row[Any] | None, author: Row[Any] | None) -> Paper:
    """As much of the record of a paper as tells it from others."""
    name = Name(family=author.family, literal=author.literal) if author is not None else None
    return Paper(
        position=row.position,
        title=row.title,
        title_as_printed=row.title_as_printed,
        language=row.language,
        csl_type=row.csl_type,
        page_first=row.page_first,
        pages_as_printed=row.pages_as_printed,
        doi=row.doi,
        authors=(Authorship(1, name.display, name),) if name else (),
        texts=(PaperText("subtitle", subtitle.language, subtitle.text),) if subtitle is not None else (),
        fields=(PaperField("issued", issued.value),) if issued is not None else (),
        citation_key=row.citation_key,
    )


def _to_volume(row: Row[Any]) -> Volume:
    meeting = Conference(row.conference, row.conference, start_date=row.start_date) if row.conference else None
    title = row.volume_title or ""
    return Volume("", title, title, row.language, meeting, year=row.year, year_as_printed=row.year_as_printed)
