"""Rows back to the records they were made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from proceedings_db.database.loading.citations import AUTHORS_JOINED_BY
from proceedings_db.database.models import Base
from proceedings_db.records import (
    Affiliation,
    Authorship,
    Caption,
    Citation,
    Conference,
    ConferenceOrganization,
    Keyword,
    Mention,
    Name,
    Paper,
    PaperField,
    PaperText,
    Place,
    Reference,
    ReferenceField,
    ReferenceName,
    Section,
    Volume,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance
    from sqlalchemy import Connection, Row, Select

_TABLES = Base.metadata.tables


def _same_named(record: type[DataclassInstance], table: str) -> tuple[str, ...]:
    """The columns of ``table`` that are fields of ``record`` under the same name."""
    named = {field.name for field in fields(record)} - {"key"}
    return tuple(column.name for column in _TABLES[table].columns if column.name in named)


_PAPER: Final = _same_named(Paper, "paper")
_REFERENCE: Final = _same_named(Reference, "reference")
_CITATION: Final = _same_named(Citation, "citation")
_CONFERENCE: Final = _same_named(Conference, "conference")
_VOLUME: Final = _same_named(Volume, "volume")


class PaperReader:
    """The rows of some papers and of all that stands in them, read in one query a table."""

    def __init__(self, connection: Connection, papers: Sequence[Row[Any]]) -> None:
        self._connection = connection
        ids = [paper.id for paper in papers]
        self._rows = {
            table: self._read(table, "paper_id", ids)
            for table in (
                "paper_text",
                "paper_keyword",
                "paper_field",
                "section",
                "caption",
                "reference",
                "citation",
                "authorship",
            )
        }
        authors = self._ids("authorship")
        references = self._ids("reference")
        self._affiliations = self._read("affiliation", "authorship_id", authors)
        self._mentions = {
            owner: self._read("mention", owner, ids if owner == "paper_id" else authors)
            for owner in ("paper_id", "authorship_id")
        }
        self._names = self._read("reference_name", "reference_id", references)
        self._fields = self._read("reference_field", "reference_id", references)
        self._people = self._person_keys()
        source = _TABLES["source"]
        volumes = {paper.volume_id for paper in papers if paper.volume_id is not None}
        # A file of entries is of no volume.
        held = or_(source.c.volume_id.in_(volumes), source.c.volume_id.is_(None))
        sources = select(source.c.id, source.c.position).where(held)
        self._sources = {row.id: row.position for row in connection.execute(sources)}

    def read(self, row: Row[Any]) -> Paper:
        """Return the paper whose row is ``row``."""
        references = self._rows["reference"][row.id]
        sections = self._rows["section"][row.id]
        position_of_reference = {reference.id: reference.position for reference in references}
        position_of_section = {section.id: section.position for section in sections}
        return Paper(
            **_values(row, _PAPER),
            key=row.key,
            place=self._place(row),
            authors=tuple(self._authorship(author) for author in self._rows["authorship"][row.id]),
            texts=tuple(
                PaperText(text.kind, text.language, text.text, self._place(text))
                for text in self._rows["paper_text"][row.id]
            ),
            keywords=tuple(
                Keyword(keyword.language, keyword.position, keyword.keyword, keyword.as_printed)
                for keyword in self._rows["paper_keyword"][row.id]
            ),
            fields=tuple(PaperField(field.variable, field.value) for field in self._rows["paper_field"][row.id]),
            sections=tuple(self._section(section) for section in sections),
            captions=tuple(
                Caption(caption.position, caption.kind, caption.text, caption.label_as_printed, self._place(caption))
                for caption in self._rows["caption"][row.id]
            ),
            references=tuple(self._reference(reference) for reference in references),
            citations=tuple(
                self._citation(citation, position_of_reference, position_of_section)
                for citation in self._rows["citation"][row.id]
            ),
            mentions=tuple(self._mention(mention) for mention in self._mentions["paper_id"][row.id]),
        )

    def _read(self, table: str, owner: str, ids: Sequence[int]) -> defaultdict[int, list[Row[Any]]]:
        found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for start in range(0, len(ids), 500):
            for row in self._connection.execute(_ordered(table, owner, ids[start : start + 500])):
                found[getattr(row, owner)].append(row)
        return found

    def _ids(self, table: str) -> list[int]:
        return [row.id for rows in self._rows[table].values() for row in rows]

    def _person_keys(self) -> dict[int, str]:
        person = _TABLES["person"]
        ids = sorted({row.person_id for rows in self._rows["authorship"].values() for row in rows} - {None})
        keys: dict[int, str] = {}
        for start in range(0, len(ids), 500):
            found = select(person.c.id, person.c.key).where(person.c.id.in_(ids[start : start + 500]))
            keys.update((row.id, row.key) for row in self._connection.execute(found))
        return keys

    def _place(self, row: Row[Any]) -> Place | None:
        if row.source_id is None:
            return None
        return Place(self._sources[row.source_id], row.line_start, row.line_end, row.char_start, row.char_end)

    def _mention(self, row: Row[Any]) -> Mention:
        place = self._place(row)
        assert place is not None
        return Mention(row.place, row.text, place, row.language)

    def _authorship(self, row: Row[Any]) -> Authorship:
        return Authorship(
            position=row.position,
            name_as_printed=row.name_as_printed,
            name=_name(row),
            role=row.role,
            is_corresponding=row.is_corresponding,
            is_presenter=row.is_presenter,
            email=row.email,
            affiliations=tuple(
                Affiliation(at.position, at.as_printed, at.rank, at.department, at.organization, self._place(at))
                for at in self._affiliations[row.id]
            ),
            mentions=tuple(self._mention(mention) for mention in self._mentions["authorship_id"][row.id]),
            place=self._place(row),
            confidence=row.confidence,
            key=row.key,
            person_key=self._people.get(row.person_id),
        )

    def _section(self, row: Row[Any]) -> Section:
        return Section(
            row.position,
            row.level,
            row.heading,
            row.heading_as_printed,
            row.label_as_printed,
            row.text,
            self._place(row),
        )

    def _reference(self, row: Row[Any]) -> Reference:
        return Reference(
            **_values(row, _REFERENCE),
            key=row.key,
            names=tuple(ReferenceName(name.role, name.position, _name(name)) for name in self._names[row.id]),
            fields=tuple(
                ReferenceField(field.field, field.char_start, field.char_end, field.confidence)
                for field in self._fields[row.id]
            ),
            place=self._place(row),
        )

    def _citation(self, row: Row[Any], references: dict[int, int], sections: dict[int, int]) -> Citation:
        place = self._place(row)
        assert place is not None
        return Citation(
            **_values(row, _CITATION),
            key=row.key,
            place=place,
            authors=tuple(row.authors_as_printed.split(AUTHORS_JOINED_BY)) if row.authors_as_printed else (),
            section=sections.get(row.section_id),
            reference=references.get(row.reference_id),
        )


def read_reference_records(connection: Connection, rows: Sequence[Row[Any]]) -> list[Reference]:
    """Return the references whose rows are ``rows``, without the places of their fields."""
    model = _TABLES["reference_name"]
    names: defaultdict[int, list[ReferenceName]] = defaultdict(list)
    listed = select(model).where(model.c.reference_id.in_([row.id for row in rows]))
    for name in connection.execute(listed.order_by(model.c.reference_id, model.c.role, model.c.position)):
        names[name.reference_id].append(ReferenceName(name.role, name.position, _name(name)))
    return [Reference(**_values(row, _REFERENCE), key=row.key, names=tuple(names[row.id])) for row in rows]


def read_volume_record(connection: Connection, row: Row[Any]) -> Volume:
    """Return the volume whose row is ``row``, without papers and sources."""
    conference = None
    if row.conference_id is not None:
        model = _TABLES["conference"]
        found = connection.execute(select(model).where(model.c.id == row.conference_id)).one()
        conference = _read_conference(connection, found)
    return Volume(**_values(row, _VOLUME), key=row.key, conference=conference, publisher=row.publisher_as_printed)


def _read_conference(connection: Connection, row: Row[Any]) -> Conference:
    body, series, source = _TABLES["conference_organization"], _TABLES["series"], _TABLES["source"]
    bodies = (
        select(body, source.c.position.label("source"))
        .outerjoin(source, source.c.id == body.c.source_id)
        .where(body.c.conference_id == row.id)
    )
    listed = []
    for item in connection.execute(bodies.order_by(body.c.role, body.c.position)):
        place = None
        if item.source is not None:
            place = Place(item.source, item.line_start, item.line_end, item.char_start, item.char_end)
        listed.append(ConferenceOrganization(item.role, item.position, item.name_as_printed, item.name, place))
    name = connection.scalar(select(series.c.name).where(series.c.id == row.series_id))
    return Conference(**_values(row, _CONFERENCE), key=row.key, series=name, organizations=tuple(listed))


def _ordered(table: str, owner: str, ids: Sequence[int]) -> Select[Any]:
    model = _TABLES[table]
    order = {
        "citation": (model.c.get("cluster"), model.c.get("position")),
        "paper_text": (model.c.get("kind"), model.c.get("language")),
        "paper_keyword": (model.c.get("language"), model.c.get("position")),
        "paper_field": (model.c.get("variable"),),
        "authorship": (model.c.get("role"), model.c.get("position")),
        "reference_name": (model.c.get("role"), model.c.get("position")),
        "reference_field": (model.c.get("char_start"), model.c.get("field")),
        "mention": (model.c.get("id"),),
    }.get(table, (model.c.get("position"),))
    return select(model).where(model.c[owner].in_(ids)).order_by(model.c[owner], *(c for c in order if c is not None))


def _name(row: Row[Any]) -> Name:
    return Name(row.honorific, row.given, row.family, row.literal)


def _values(row: Row[Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return dict(zip(columns, attrgetter(*columns)(row), strict=True))
