"""The vocabulary: what a volume of proceedings is made of, as immutable records.

Three layers are never mixed. What was *printed* stands verbatim in ``*_as_printed``, ``raw_text`` and the spans;
what we *read* in it stands in the other fields; what we *believe* it to be (a person, an organisation, the
reference a citation points to) is a link with a method and a confidence.

Every ``position`` and ``cluster`` counts from 1. Every offset is a Python ``str`` offset into the text of one
:class:`Source`, so that ``source.text[start:end]`` is the printed string.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

Calendar = Literal["jalali", "gregorian", "hijri"]
OrganizationRole = Literal["organizer", "partner", "sponsor"]
PaperType = Literal["paper", "front-matter", "other"]
ContributorRole = Literal["author", "editor", "translator"]
Severity = Literal["error", "warning", "info"]
MatchMethod = Literal["exact", "name-variant", "year-mismatch", "ibid", "number", "unresolved", "by-hand"]


_JSON_STARTS: Final = ("{", "[", '"')
_LONGEST_MESSAGE: Final = 400
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


INTEGER_LIMIT = 2**31
"""A printed figure from here on is no year and no page, and no integer of PostgreSQL would hold it."""


def to_figure(number: int | None) -> int | None:
    """Return ``number`` where a column can hold it; what was printed stands beside it in any case."""
    return number if number is None or abs(number) < INTEGER_LIMIT else None


class ProceedingsError(Exception):
    """Something the caller must change: wrong use, or input that cannot be used at all."""


class InputError(ProceedingsError):
    """A file that cannot be read as a volume.

    Attributes:
        path: The file as the caller named it.
        line: The line at fault, counted from 1, or ``None`` where the whole file is.
        remedy: What to do about it, one sentence.
    """

    def __init__(self, message: str, *, path: str, line: int | None = None, remedy: str = "") -> None:
        self.path = path
        self.line = line
        self.remedy = remedy
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {_in_one_line(message).rstrip('.')}." + (f" {remedy}" if remedy else ""))


def _in_one_line(message: str) -> str:
    """Return a message that a terminal prints as it stands, whatever the file had in it; of a long one both ends."""
    line = _UNPRINTABLE.sub(" ", message)
    half = _LONGEST_MESSAGE // 2
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:half]} … {line[-half:]}"


@dataclass(frozen=True, slots=True)
class Source:
    """One text file of a volume; ``path`` is relative to the volume's folder, ``position`` its place in order."""

    position: int
    path: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a span of a source, and its lines, both ends included, counted from 1."""

    source: int
    line_start: int
    line_end: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name read apart, or a name that is not to be divided.

    ``given`` and ``family`` are in clean form: half-spaces restored, letters Persian, «سید» with the given name.
    An organisation, or any name that cannot be split, has ``literal`` alone. A name of one part has ``family`` alone.
    """

    honorific: str | None = None
    given: str | None = None
    family: str | None = None
    literal: str | None = None

    @property
    def display(self) -> str:
        """The name in natural order, without the honorific."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True)
class Mention:
    """A further printed form of a title or name; ``place_kind`` is ``head``, ``title-page``, ``abstract-en`` or so."""

    place_kind: str
    text: str
    place: Place
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ConferenceOrganization:
    """A body as listed on the title page; ``name`` is the whole printed name made clean, parent included."""

    role: OrganizationRole
    position: int
    name_as_printed: str
    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """One meeting.

    ``name`` is clean, without the ordinal before it and the city after it; ``place`` is the city, ``venue`` the
    house. ``start_date`` and ``end_date`` are ISO Gregorian days, ``end_date`` ``None`` for one day; a Gregorian
    month without a day is ``2019-10`` with no end, a Jalali month its first and last day. ``calendar`` is that of
    ``date_as_printed``; ``date_other_as_printed`` is the same date as printed in another calendar.
    """

    name: str
    name_as_printed: str
    ordinal: int | None = None
    date_as_printed: str | None = None
    date_other_as_printed: str | None = None
    calendar: Calendar | None = None
    start_date: str | None = None
    end_date: str | None = None
    place: str | None = None
    venue: str | None = None
    series: str | None = None
    organizations: tuple[ConferenceOrganization, ...] = ()
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where an author worked at the time: rank or degree, department, and the organisation without its city."""

    position: int
    as_printed: str
    rank: str | None = None
    department: str | None = None
    organization: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Authorship:
    """A contributor as printed on this paper. ``is_corresponding`` is ``None`` where no mark tells."""

    position: int
    name_as_printed: str
    name: Name
    role: ContributorRole = "author"
    is_corresponding: bool | None = None
    is_presenter: bool | None = None
    email: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None
    confidence: float = 1.0
    key: str | None = None
    person_key: str | None = None


@dataclass(frozen=True, slots=True)
class PaperText:
    """A title in a further language, a subtitle or an abstract."""

    kind: Literal["title", "subtitle", "abstract"]
    language: str
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword, clean and as printed."""

    language: str
    position: int
    keyword: str
    as_printed: str


@dataclass(frozen=True, slots=True)
class PaperField:
    """What an imported entry says that no other field has room for: a CSL variable, its value as text or as JSON.

    A thesis has ``publisher``, «دانشگاه تهران», and ``issued``, ``{"date-parts": [[1391]]}``.
    """

    variable: str
    value: str

    @classmethod
    def of(cls, variable: str, content: object) -> PaperField:
        """Return the field with a value of CSL: a string as it is, unless it could be taken for JSON itself."""
        if isinstance(content, str) and not content.startswith(_JSON_STARTS):
            return cls(variable, content)
        return cls(variable, json.dumps(content, ensure_ascii=False))

    @property
    def content(self) -> object:
        """The value that :meth:`of` was given."""
        return json.loads(self.value) if self.value.startswith(_JSON_STARTS) else self.value


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it; the span runs from the heading to the next one. ``heading`` has no label."""

    position: int
    level: int
    heading: str
    heading_as_printed: str
    label_as_printed: str | None = None
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a table or a figure, without its label."""

    position: int
    kind: Literal["table", "figure"]
    text: str
    label_as_printed: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReferenceName:
    """An author, editor or translator of a reference, in order within the role."""

    role: ContributorRole
    position: int
    name: Name


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """Where a value of a reference stands: a span of its ``raw_text``, with a confidence between 0 and 1."""

    field: str
    char_start: int
    char_end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list.

    ``raw_text`` is verbatim without its printed label, which stands in ``label_as_printed``. The text fields hold the
    printed value without label words («چاپ دوم» gives «دوم»); ``year_gregorian``, ``page_first``, ``page_last`` and
    the ``*_number`` fields are normalised beside them. ``year`` is the number printed, in ``calendar``.
    """

    position: int
    raw_text: str
    label_as_printed: str | None = None
    language: str | None = None
    csl_type: str | None = None
    title: str | None = None
    container_title: str | None = None
    event: str | None = None
    genre: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    page: str | None = None
    number_of_pages: str | None = None
    date_as_printed: str | None = None
    year: int | None = None
    calendar: Calendar | None = None
    year_suffix: str | None = None
    original_date: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    accessed: str | None = None
    note: str | None = None
    et_al: bool = False
    year_gregorian: int | None = None
    page_first: int | None = None
    page_last: int | None = None
    edition_number: int | None = None
    volume_number: int | None = None
    issue_number: int | None = None
    names: tuple[ReferenceName, ...] = ()
    fields: tuple[ReferenceField, ...] = ()
    place: Place | None = None
    confidence: float = 1.0
    key: str | None = None
    type_confidence: float = 1.0
    """How likely ``csl_type`` is the right one."""

    def names_of(self, role: ContributorRole) -> tuple[Name, ...]:
        """The names of one role, in order."""
        return tuple(item.name for item in self.names if item.role == role)


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work in one marker of the text.

    ``cluster`` counts the markers of a paper, ``position`` the works within one; ``raw_text`` and ``place`` are the
    whole marker's, equal for all its works. ``reference`` is the position of the reference it points to, or ``None``.
    ``section`` is the position of the section it stands in. ``authors`` are the family names as printed.
    """

    cluster: int
    position: int
    raw_text: str
    place: Place
    style: Literal["parenthetical", "narrative", "numeric", "footnote"] = "parenthetical"
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year_as_printed: str | None = None
    year_suffix: str | None = None
    label: str | None = None
    is_ibid: bool = False
    locator: str | None = None
    locator_label: str | None = None
    section: int | None = None
    context: str | None = None
    reference: int | None = None
    match_method: MatchMethod = "unresolved"
    match_confidence: float | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One contribution to a volume, from the contents list, in full, or both.

    Title and authors are those of the contents list where there is one; other printed forms are ``mentions``.
    ``page_last_inferred`` says that the last page follows from the next paper's first. ``section`` is the part of the
    contents list («محور اول»). ``key`` and ``citation_key`` are given at the first load and never change.
    """

    position: int
    title: str
    title_as_printed: str
    language: str
    type: PaperType = "paper"
    csl_type: str = "paper-conference"
    section: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    page_last_inferred: bool = False
    pages_as_printed: str | None = None
    received_as_printed: str | None = None
    accepted_as_printed: str | None = None
    doi: str | None = None
    authors: tuple[Authorship, ...] = ()
    texts: tuple[PaperText, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    fields: tuple[PaperField, ...] = ()
    sections: tuple[Section, ...] = ()
    captions: tuple[Caption, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None
    confidence: float = 1.0
    key: str | None = None
    citation_key: str | None = None

    def abstract(self, language: str | None = None) -> str | None:
        """The abstract in ``language``, by default the paper's own."""
        wanted = language or self.language
        return next((t.text for t in self.texts if t.kind == "abstract" and t.language == wanted), None)


@dataclass(frozen=True, slots=True)
class Volume:
    """The published proceedings, or one file or folder of text that we take for them. ``year`` is Gregorian."""

    key: str
    title: str
    title_as_printed: str
    language: str
    conference: Conference | None = None
    number: str | None = None
    year: int | None = None
    year_as_printed: str | None = None
    publisher: str | None = None
    isbn: str | None = None
    papers: tuple[Paper, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry of a .bib, .ris or CSL-JSON file: a paper, what it stands in, and where its text is in the file.

    ``paper`` is ``None`` where the entry is a whole volume (``@proceedings``). ``volume`` has no papers, and is
    ``None`` for a work that stands in nothing; its ``key`` is what the file calls it, or empty. The ``place`` counts
    in the file, which is source 0.
    """

    paper: Paper | None
    volume: Volume | None
    raw_text: str
    place: Place


class ProblemCode(StrEnum):
    """The closed set of things that a librarian should look at.

    ``report.codes`` has a row for each: its severity, what it means, what to do, and how much hangs on it.
    """

    # Reading a volume
    NO_CONTENTS = "no-contents"  # no contents list was found
    NO_DATE = "no-date"  # the title page has no date
    DATE_NOT_READ = "date-not-read"  # a date stands there and could not be read
    NO_CONFERENCE_NAME = "no-conference-name"  # the title page names no meeting
    ENTRY_WITHOUT_PAGE = "entry-without-page"  # an entry of the contents list has no page
    ENTRY_INCOMPLETE = "entry-incomplete"  # an entry breaks off, or has no title or no authors
    PAGE_NOT_A_NUMBER = "page-not-a-number"
    PAGES_RUN_BACKWARDS = "pages-run-backwards"  # a paper begins before the one listed above it
    LAST_PAGE_UNKNOWN = "last-page-unknown"  # nothing follows that would end the paper
    PAPER_LISTED_TWICE = "paper-listed-twice"
    HEAD_NOT_LISTED = "head-not-listed"  # a paper's own head has no entry in the contents list
    TITLES_DIFFER = "titles-differ"  # contents list and head print the title otherwise
    AUTHORS_DIFFER = "authors-differ"  # contents list and head name other people
    TEXT_NOT_READ = "text-not-read"  # lines under no rule: kept verbatim, not understood
    TEXT_TRUNCATED = "text-truncated"  # the file breaks off: an open bracket, a paper without its list
    # Names and words
    NAME_NOT_SPLIT = "name-not-split"  # given and family name cannot be told apart
    NAME_DOUBTFUL = "name-doubtful"  # read, with another reading nearly as good
    HALF_SPACE_DOUBTFUL = "half-space-doubtful"
    SPACES_LOST = "spaces-lost"  # words run together
    SPELLING_DOUBTFUL = "spelling-doubtful"
    LETTERS_DAMAGED = "letters-damaged"  # reversed, spaced out or mixed letters
    # References and citations
    NO_REFERENCE_LIST = "no-reference-list"
    REFERENCE_NOT_READ = "reference-not-read"  # kept verbatim, no field found
    REFERENCE_FIELD_DOUBTFUL = "reference-field-doubtful"
    REFERENCE_TYPE_DOUBTFUL = "reference-type-doubtful"  # a book, a report or a thesis: two are nearly as likely
    REFERENCE_NUMBER_SKIPPED = "reference-number-skipped"
    REFERENCE_UNCITED = "reference-uncited"
    CITATION_UNRESOLVED = "citation-unresolved"  # no candidate in the list, or more than one
    CITATION_YEAR_MISMATCH = "citation-year-mismatch"
    CITATION_NAME_VARIANT = "citation-name-variant"
    PAGES_REVERSED = "pages-reversed"  # a range printed high to low
    # Links and loading
    PERSON_AMBIGUOUS = "person-ambiguous"  # more than one person may be meant
    PERSON_NAME_VARIANT = "person-name-variant"  # one person under several printed names
    ORGANIZATION_AMBIGUOUS = "organization-ambiguous"
    WORK_DOUBTFUL = "work-doubtful"  # a reference may be to a work that others cite, or to another
    PAPER_MOVED = "paper-moved"  # a reload found a paper at another place, or not at all
    CORRECTION_STALE = "correction-stale"
    EXPORT_LOSSY = "export-lossy"  # a format cannot hold a value
    ENTRY_NOT_READ = "entry-not-read"  # an entry of a .bib, .ris or CSL-JSON file that is broken, or in part


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a librarian should look at.

    ``entity`` and ``entity_key`` name the record once it has a key; before a load ``place`` alone says where.
    ``remedy`` is one sentence saying what to do. ``suggestion`` is the likeliest value of ``field`` where there is
    one: of the title «مولفه های امنیت» it is the title with the half-space; of a citation the position of an entry, and
    once loaded the entry's key. ``position`` says which work is meant in a marker that cites several.
    """

    code: ProblemCode
    message: str
    severity: Severity = "warning"
    place: Place | None = None
    raw_text: str | None = None
    remedy: str | None = None
    entity: str | None = None
    entity_key: str | None = None
    field: str | None = None
    confidence: float | None = None
    suggestion: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class LocatedProblem:
    """A problem with the volume and the file that it stands in; ``path`` is relative to the volume's folder.

    ``papers`` counts those of the volume. ``links`` counts what leans on the record that the problem is about: the
    citations of a reference, a paper's citations without a reference, an author's papers. ``context`` is the sentence
    that a citation stands in.
    """

    volume: str
    path: str | None
    problem: Problem
    papers: int = 0
    links: int = 0
    context: str | None = None
