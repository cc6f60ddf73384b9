"""The tables, in one file and in the order of a load.

Every ``id`` is private; every ``key`` is public, lower-case ASCII, made once and never changed. ``*_as_printed`` and
``raw_text`` are verbatim, ``*_key`` is folded text for look-ups, ``sort_key`` is for order. Every ``position`` and
``cluster`` counts from 1. Dates are ISO text. ``char_start`` and ``char_end`` are Python string offsets in the file
``source_id``. Closed sets are CHECK constraints. Text is TEXT: a limit would only stop a load.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, get_args

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from proceedings_db import records

# Keys are compared byte by byte on both engines, whatever the locale of a PostgreSQL server.
KEY_TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

Id = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
Key = Annotated[str, mapped_column(KEY_TEXT, unique=True)]
Fold = Annotated[str, mapped_column(KEY_TEXT, index=True)]
SortKey = Annotated[str, mapped_column(KEY_TEXT)]
Position = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
Word = Annotated[str, mapped_column(KEY_TEXT, primary_key=True)]


def _ref(target: str, ondelete: str = "CASCADE") -> ForeignKey:
    return ForeignKey(f"{target}.id", ondelete=ondelete)


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """A named CHECK that ``column`` is one of ``values``; the name is that of the column."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


CALENDARS = get_args(records.Calendar)
BODY_ROLES = get_args(records.OrganizationRole)
NAME_ROLES = get_args(records.ContributorRole)
MATCH_METHODS = get_args(records.MatchMethod)
SEVERITIES = get_args(records.Severity)

PaperId = Annotated[int, mapped_column(_ref("paper"))]
OwnerPaperId = Annotated[int, mapped_column(_ref("paper"), primary_key=True, autoincrement=False)]
OrganizationLink = Annotated[int | None, mapped_column(_ref("organization", "SET NULL"), index=True)]


class Base(DeclarativeBase):
    """The declarative base; the names of all constraints follow from its convention."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text(), float: Float()}


class Placed:
    """Where a row was read: a file, its lines and its characters."""

    line_start: Mapped[int | None]
    line_end: Mapped[int | None]
    char_start: Mapped[int | None]
    char_end: Mapped[int | None]

    @declared_attr
    def source_id(self) -> Mapped[int | None]:
        """The file that the offsets count in."""
        return mapped_column(_ref("source", "SET NULL"), index=True)


# --- who and what: organisations, meetings, volumes, files ---------------------------------------------------------


class Organization(Base):
    """A body: a university, a ministry, a society. ``name`` is clean and whole, the parent included."""

    __tablename__ = "organization"
    id: Mapped[Id]
    key: Mapped[Key]
    name: Mapped[str]
    name_key: Mapped[Fold]
    sort_key: Mapped[SortKey]
    parent_id: Mapped[OrganizationLink]
    ror: Mapped[str | None] = mapped_column(index=True)


class OrganizationName(Base):
    """A spelling of a body's name; position 1 is the name it goes by."""

    __tablename__ = "organization_name"
    organization_id: Mapped[int] = mapped_column(_ref("organization"), primary_key=True, autoincrement=False)
    position: Mapped[Position]
    name: Mapped[str]
    language: Mapped[str | None]
    name_key: Mapped[Fold]
    is_inferred: Mapped[bool]


class Series(Base):
    """A recurring conference."""

    __tablename__ = "series"
    id: Mapped[Id]
    key: Mapped[Key]
    name: Mapped[str]
    name_key: Mapped[Fold]
    issn: Mapped[str | None]


class Conference(Base):
    """One meeting, at a place and on a date; ``end_date`` is null for one day."""

    __tablename__ = "conference"
    __table_args__ = (_one_of("calendar", CALENDARS),)
    id: Mapped[Id]
    key: Mapped[Key]
    series_id: Mapped[int | None] = mapped_column(_ref("series", "SET NULL"), index=True)
    name: Mapped[str]
    name_as_printed: Mapped[str]
    name_key: Mapped[Fold]
    ordinal: Mapped[int | None]
    date_as_printed: Mapped[str | None]
    date_other_as_printed: Mapped[str | None]
    calendar: Mapped[str | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]
    place: Mapped[str | None]
    venue: Mapped[str | None]


class Volume(Base):
    """The published proceedings. ``year`` is Gregorian. A journal issue or an imported file has no conference."""

    __tablename__ = "volume"
    id: Mapped[Id]
    key: Mapped[Key]
    conference_id: Mapped[int | None] = mapped_column(_ref("conference", "SET NULL"), index=True)
    title: Mapped[str]
    title_as_printed: Mapped[str]
    number: Mapped[str | None]
    language: Mapped[str]
    year: Mapped[int | None]
    year_as_printed: Mapped[str | None]
    publisher_as_printed: Mapped[str | None]
    publisher_id: Mapped[OrganizationLink]
    isbn: Mapped[str | None] = mapped_column(index=True)


class Source(Base):
    """One text file of a volume; ``path`` is relative to the volume's folder. A file of entries is of no volume."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("volume_id", "path"),)
    id: Mapped[Id]
    volume_id: Mapped[int | None] = mapped_column(_ref("volume"))
    path: Mapped[str]
    position: Mapped[int]
    sha256: Mapped[str]


class LoadRun(Base):
    """One load that changed or checked a volume; a load of the same text by the same loader leaves no row.

    An import of a file of entries has ``path`` in the place of a volume, the file's digest in ``records_sha256``, and
    in ``entries`` how many are done.
    """

    __tablename__ = "load_run"
    __table_args__ = (_one_of("status", ("running", "done", "failed")),)
    id: Mapped[Id]
    volume_id: Mapped[int | None] = mapped_column(_ref("volume"), index=True)
    path: Mapped[str | None]
    entries: Mapped[int | None]
    loader_version: Mapped[str]
    corrections_sha256: Mapped[str | None]
    records_sha256: Mapped[str]
    started_at: Mapped[str]
    finished_at: Mapped[str | None]
    status: Mapped[str]


class ConferenceOrganization(Placed, Base):
    """A body as listed on a title page; ``name`` is what was read, ``organization_id`` whom we take it for."""

    __tablename__ = "conference_organization"
    __table_args__ = (_one_of("role", BODY_ROLES),)
    conference_id: Mapped[int] = mapped_column(_ref("conference"), primary_key=True, autoincrement=False)
    role: Mapped[Word]
    position: Mapped[Position]
    name_as_printed: Mapped[str]
    name: Mapped[str]
    organization_id: Mapped[OrganizationLink]


# --- papers and what stands in them --------------------------------------------------------------------------------


class Paper(Placed, Base):
    """One contribution; title and authors as in the contents list where there is one, ``position`` its order."""

    __tablename__ = "paper"
    __table_args__ = (
        UniqueConstraint("volume_id", "position"),
        _one_of("type", get_args(records.PaperType)),
    )
    id: Mapped[Id]
    key: Mapped[Key]
    citation_key: Mapped[Key]
    volume_id: Mapped[int | None] = mapped_column(_ref("volume"))
    position: Mapped[int]
    type: Mapped[str]
    csl_type: Mapped[str]
    title: Mapped[str]
    title_as_printed: Mapped[str]
    title_key: Mapped[Fold]
    sort_key: Mapped[SortKey]
    language: Mapped[str]
    section: Mapped[str | None]
    page_first: Mapped[int | None]
    page_last: Mapped[int | None]
    page_last_inferred: Mapped[bool]
    pages_as_printed: Mapped[str | None]
    received_as_printed: Mapped[str | None]
    accepted_as_printed: Mapped[str | None]
    doi: Mapped[str | None] = mapped_column(index=True)
    confidence: Mapped[float]


class PaperText(Placed, Base):
    """A title in a further language, a subtitle or an abstract."""

    __tablename__ = "paper_text"
    __table_args__ = (_one_of("kind", ("title", "subtitle", "abstract")),)
    paper_id: Mapped[OwnerPaperId]
    kind: Mapped[Word]
    language: Mapped[Word]
    text: Mapped[str]


class PaperKeyword(Base):
    """One keyword, clean and as printed."""

    __tablename__ = "paper_keyword"
    paper_id: Mapped[OwnerPaperId]
    language: Mapped[Word]
    position: Mapped[Position]
    keyword: Mapped[str]
    as_printed: Mapped[str]
    keyword_key: Mapped[Fold]


class PaperField(Base):
    """What an imported entry says beyond the columns: a variable of CSL, and its value as text or as JSON."""

    __tablename__ = "paper_field"
    paper_id: Mapped[OwnerPaperId]
    variable: Mapped[Word]
    value: Mapped[str]


class Section(Placed, Base):
    """A heading, without its label, and the text below it up to the next heading."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("paper_id", "position"),)
    id: Mapped[Id]
    paper_id: Mapped[PaperId]
    position: Mapped[int]
    level: Mapped[int]
    label_as_printed: Mapped[str | None]
    heading: Mapped[str]
    heading_as_printed: Mapped[str]
    text: Mapped[str]


class Caption(Placed, Base):
    """The caption of a table or a figure."""

    __tablename__ = "caption"
    __table_args__ = (UniqueConstraint("paper_id", "position"), _one_of("kind", ("table", "figure")))
    id: Mapped[Id]
    paper_id: Mapped[PaperId]
    position: Mapped[int]
    kind: Mapped[str]
    label_as_printed: Mapped[str | None]
    text: Mapped[str]


class Person(Base):
    """Who we believe an author to be. ``is_verified`` is set by hand or by an ORCID only."""

    __tablename__ = "person"
    id: Mapped[Id]
    key: Mapped[Key]
    is_verified: Mapped[bool]
    orcid: Mapped[str | None] = mapped_column(unique=True)
    note: Mapped[str | None]


class PersonName(Base):
    """A name of a person; position 1 is the one the person goes by. ``block_key`` finds the candidates of a match."""

    __tablename__ = "person_name"
    __table_args__ = (UniqueConstraint("person_id", "name_key", "script"),)
    person_id: Mapped[int] = mapped_column(_ref("person"), primary_key=True, autoincrement=False)
    position: Mapped[Position]
    given: Mapped[str | None]
    family: Mapped[str | None]
    literal: Mapped[str | None]
    script: Mapped[str]
    name_key: Mapped[Fold]
    block_key: Mapped[Fold]
    sort_key: Mapped[SortKey]
    is_inferred: Mapped[bool]


class Authorship(Placed, Base):
    """A contributor as printed on this paper. Null in ``is_corresponding`` is unknown, which is not no."""

    __tablename__ = "authorship"
    __table_args__ = (
        UniqueConstraint("paper_id", "role", "position"),
        _one_of("role", NAME_ROLES),
        _one_of("match_method", MATCH_METHODS),
        CheckConstraint("family IS NOT NULL OR literal IS NOT NULL", name="family_or_literal"),
    )
    id: Mapped[Id]
    key: Mapped[Key]
    paper_id: Mapped[PaperId]
    role: Mapped[str]
    position: Mapped[int]
    name_as_printed: Mapped[str]
    honorific: Mapped[str | None]
    given: Mapped[str | None]
    family: Mapped[str | None]
    literal: Mapped[str | None]
    name_key: Mapped[Fold]
    is_corresponding: Mapped[bool | None]
    is_presenter: Mapped[bool | None]
    email: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(_ref("person", "SET NULL"), index=True)
    organization_id: Mapped[OrganizationLink]
    match_method: Mapped[str | None]
    match_confidence: Mapped[float | None]
    confidence: Mapped[float]


class Affiliation(Placed, Base):
    """Where an author worked at the time; ``organization`` is what was read, ``organization_id`` our belief."""

    __tablename__ = "affiliation"
    authorship_id: Mapped[int] = mapped_column(_ref("authorship"), primary_key=True, autoincrement=False)
    position: Mapped[Position]
    as_printed: Mapped[str]
    rank: Mapped[str | None]
    department: Mapped[str | None]
    organization: Mapped[str | None]
    organization_id: Mapped[OrganizationLink]


class Mention(Placed, Base):
    """A further printed form of a title, a name or a body; it belongs to exactly one of the three."""

    __tablename__ = "mention"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conference_id", "role", "position"],
            [
                "conference_organization.conference_id",
                "conference_organization.role",
                "conference_organization.position",
            ],
            ondelete="CASCADE",
        ),
        Index(None, "conference_id", "role", "position"),
        CheckConstraint(
            "CASE WHEN paper_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN authorship_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN conference_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_target",
        ),
    )
    id: Mapped[Id]
    paper_id: Mapped[int | None] = mapped_column(_ref("paper"), index=True)
    authorship_id: Mapped[int | None] = mapped_column(_ref("authorship"), index=True)
    conference_id: Mapped[int | None]
    role: Mapped[str | None] = mapped_column(KEY_TEXT)
    position: Mapped[int | None]
    place: Mapped[str]
    language: Mapped[str | None]
    text: Mapped[str]


# --- references, works, citations ----------------------------------------------------------------------------------


class Work(Base):
    """What references of several papers cite: one row for the same title, year and first author."""

    __tablename__ = "work"
    id: Mapped[Id]
    key: Mapped[Key]
    title: Mapped[str | None]
    title_key: Mapped[Fold]
    family_key: Mapped[str] = mapped_column(KEY_TEXT)
    year: Mapped[int | None]
    paper_id: Mapped[int | None] = mapped_column(_ref("paper", "SET NULL"), unique=True)


class WorkForm(Base):
    """What references print of a work, folded: one row for all references that agree in it; or a paper, to be cited.

    A form without a work is that of a paper which nobody cites. ``match_method`` and ``match_confidence`` say how
    the form came to its work; ``is_fixed`` that a librarian put it there.
    """

    __tablename__ = "work_form"
    __table_args__ = (_one_of("match_method", MATCH_METHODS),)
    id: Mapped[Id]
    form_key: Mapped[Key]
    work_id: Mapped[int | None] = mapped_column(_ref("work", "SET NULL"), index=True)
    paper_id: Mapped[int | None] = mapped_column(_ref("paper"), unique=True)
    title: Mapped[str]
    authors: Mapped[str]
    year: Mapped[int | None]
    calendar: Mapped[str | None]
    csl_type: Mapped[str | None]
    container: Mapped[str]
    volume: Mapped[str]
    issue: Mapped[str]
    page_first: Mapped[int | None]
    edition: Mapped[str]
    doi: Mapped[str]
    isbn: Mapped[str]
    is_fixed: Mapped[bool]
    match_method: Mapped[str | None]
    match_confidence: Mapped[float | None]


class WorkBlock(Base):
    """A key that forms of one work have in common, whatever is misprinted in one: it finds what to compare."""

    __tablename__ = "work_block"
    block_key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    form_id: Mapped[int] = mapped_column(_ref("work_form"), primary_key=True, autoincrement=False, index=True)


class WorkDoubt(Base):
    """Two forms of different works that may be one; each pair stands twice, once from either side."""

    __tablename__ = "work_doubt"
    form_id: Mapped[int] = mapped_column(_ref("work_form"), primary_key=True, autoincrement=False)
    other_id: Mapped[int] = mapped_column(_ref("work_form"), primary_key=True, autoincrement=False, index=True)
    confidence: Mapped[float]


class Reference(Placed, Base):
    """One entry of a reference list; ``year`` is as printed, ``year_gregorian`` to ``issue_number`` are normalised."""

    __tablename__ = "reference"
    __table_args__ = (
        UniqueConstraint("paper_id", "position"),
        UniqueConstraint("id", "paper_id"),
        Index(None, "work_id", "paper_id"),
        _one_of("calendar", CALENDARS),
        _one_of("match_method", MATCH_METHODS),
    )
    id: Mapped[Id]
    key: Mapped[Key]
    paper_id: Mapped[PaperId]
    position: Mapped[int]
    label_as_printed: Mapped[str | None]
    raw_text: Mapped[str]
    language: Mapped[str | None]
    csl_type: Mapped[str | None]
    title: Mapped[str | None]
    container_title: Mapped[str | None]
    event: Mapped[str | None]
    genre: Mapped[str | None]
    publisher: Mapped[str | None]
    publisher_place: Mapped[str | None]
    edition: Mapped[str | None]
    volume: Mapped[str | None]
    issue: Mapped[str | None]
    number: Mapped[str | None]
    page: Mapped[str | None]
    number_of_pages: Mapped[str | None]
    date_as_printed: Mapped[str | None]
    year: Mapped[int | None]
    calendar: Mapped[str | None]
    year_suffix: Mapped[str | None]
    original_date: Mapped[str | None]
    url: Mapped[str | None]
    doi: Mapped[str | None] = mapped_column(index=True)
    isbn: Mapped[str | None]
    accessed: Mapped[str | None]
    note: Mapped[str | None]
    et_al: Mapped[bool]
    year_gregorian: Mapped[int | None] = mapped_column(index=True)
    page_first: Mapped[int | None]
    page_last: Mapped[int | None]
    edition_number: Mapped[int | None]
    volume_number: Mapped[int | None]
    issue_number: Mapped[int | None]
    confidence: Mapped[float]
    work_id: Mapped[int | None] = mapped_column(_ref("work", "SET NULL"))
    match_method: Mapped[str | None]
    match_confidence: Mapped[float | None]


class ReferenceName(Base):
    """An author, editor or translator of a reference."""

    __tablename__ = "reference_name"
    __table_args__ = (
        _one_of("role", NAME_ROLES),
        CheckConstraint("family IS NOT NULL OR literal IS NOT NULL", name="family_or_literal"),
    )
    reference_id: Mapped[int] = mapped_column(_ref("reference"), primary_key=True, autoincrement=False)
    role: Mapped[Word]
    position: Mapped[Position]
    honorific: Mapped[str | None]
    given: Mapped[str | None]
    family: Mapped[str | None]
    literal: Mapped[str | None]
    family_key: Mapped[Fold]


class ReferenceField(Base):
    """Where a value stands in ``reference.raw_text``, and how sure that is."""

    __tablename__ = "reference_field"
    reference_id: Mapped[int] = mapped_column(_ref("reference"), primary_key=True, autoincrement=False)
    field: Mapped[Word]
    char_start: Mapped[Position]
    char_end: Mapped[int]
    confidence: Mapped[float]


class Citation(Placed, Base):
    """One cited work in one marker of the text; span and text of the marker are equal on all rows of a ``cluster``.

    A paper can cite its own list only: the key to ``reference`` is the pair of both ids.
    """

    __tablename__ = "citation"
    __table_args__ = (
        UniqueConstraint("paper_id", "cluster", "position"),
        ForeignKeyConstraint(["reference_id", "paper_id"], ["reference.id", "reference.paper_id"]),
        Index(None, "reference_id", "paper_id"),
        _one_of("style", ("parenthetical", "narrative", "numeric", "footnote")),
        _one_of("match_method", MATCH_METHODS),
    )
    id: Mapped[Id]
    key: Mapped[Key]
    paper_id: Mapped[PaperId]
    section_id: Mapped[int | None] = mapped_column(_ref("section", "SET NULL"), index=True)
    cluster: Mapped[int]
    position: Mapped[int]
    raw_text: Mapped[str]
    style: Mapped[str]
    authors_as_printed: Mapped[str | None]
    et_al: Mapped[bool]
    year_as_printed: Mapped[str | None]
    year_suffix: Mapped[str | None]
    label: Mapped[str | None]
    is_ibid: Mapped[bool]
    locator: Mapped[str | None]
    locator_label: Mapped[str | None]
    context: Mapped[str | None]
    reference_id: Mapped[int | None]
    match_method: Mapped[str]
    match_confidence: Mapped[float | None]


class Correction(Base):
    """A decision by hand: a mirror of the volume's corrections file, for those who ask in SQL."""

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("volume_id", "line"),
        _one_of("action", ("set", "add", "remove", "merge", "split", "link", "unlink")),
        _one_of("status", ("pending", "applied", "stale")),
    )
    id: Mapped[Id]
    volume_id: Mapped[int] = mapped_column(_ref("volume"))
    line: Mapped[int]
    action: Mapped[str]
    entity: Mapped[str]
    entity_key: Mapped[str]
    field: Mapped[str | None]
    expected: Mapped[str | None]
    value: Mapped[str | None]
    reason: Mapped[str]
    status: Mapped[str]


class Problem(Base):
    """What the last load of a volume leaves for a librarian to look at."""

    __tablename__ = "problem"
    __table_args__ = (_one_of("severity", SEVERITIES),)
    id: Mapped[Id]
    load_run_id: Mapped[int] = mapped_column(_ref("load_run"), index=True)
    source_id: Mapped[int | None] = mapped_column(_ref("source", "SET NULL"), index=True)
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    entity: Mapped[str | None]
    entity_key: Mapped[str | None] = mapped_column(KEY_TEXT, index=True)
    field: Mapped[str | None]
    line_start: Mapped[int | None]
    line_end: Mapped[int | None]
    char_start: Mapped[int | None]
    char_end: Mapped[int | None]
    raw_text: Mapped[str | None]
    message: Mapped[str]
    remedy: Mapped[str | None]
    confidence: Mapped[float | None]
    suggestion: Mapped[str | None]


class RetiredKey(Base):
    """A public key whose record is gone: it is given to nothing else, and again only to the same record.

    ``scope`` is what the key begins with if it is numbered (``conf-1391.14.r``), else the name of its table;
    ``match_key`` is the folded text by which the record is known again. ``citation_key`` is that of a paper.
    """

    __tablename__ = "retired_key"
    __table_args__ = (Index(None, "scope", "match_key"),)
    scope: Mapped[Word]
    key: Mapped[Word]
    match_key: Mapped[str] = mapped_column(KEY_TEXT)
    citation_key: Mapped[str | None] = mapped_column(KEY_TEXT, unique=True)


class Measured:
    """How long the title or the name is by which a record is known: its letters, and the bounds that it is within."""

    letters: Mapped[int] = mapped_column(server_default="0", sort_order=1)
    within: Mapped[str] = mapped_column(server_default="", sort_order=1)


class PaperSearch(Measured, Base):
    """The folded text of a paper, behind ``paper_fts``."""

    __tablename__ = "paper_search"
    paper_id: Mapped[OwnerPaperId]
    title: Mapped[str]
    authors: Mapped[str]
    keywords: Mapped[str]
    body: Mapped[str]


class ReferenceSearch(Measured, Base):
    """The folded text of a reference, behind ``reference_fts``."""

    __tablename__ = "reference_search"
    reference_id: Mapped[int] = mapped_column(_ref("reference"), primary_key=True, autoincrement=False)
    title: Mapped[str]
    authors: Mapped[str]
    body: Mapped[str]


class PersonSearch(Measured, Base):
    """The folded names of a person, behind ``person_fts``.

    No foreign key: the row of a person who goes must stay until the index has forgotten its words.
    """

    __tablename__ = "person_search"
    person_id: Mapped[Position]
    names: Mapped[str]


class OrganizationSearch(Measured, Base):
    """The folded names of a body, behind ``organization_fts``; without a foreign key as :class:`PersonSearch`."""

    __tablename__ = "organization_search"
    organization_id: Mapped[Position]
    names: Mapped[str]
