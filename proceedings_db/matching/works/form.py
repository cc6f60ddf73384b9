"""What a reference prints of the work it is to, folded: references that agree in all of it have one form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.works.titles import to_title
from proceedings_db.records import to_figure
from proceedings_db.text.calendars import guess_calendar
from proceedings_db.text.fold import fold, fold_name, fold_title
from proceedings_db.text.identifiers import read_doi, read_isbn
from proceedings_db.text.numerals import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.records import Calendar, Name, Paper, Reference, Volume

MOST_AUTHORS: Final = 6
LONGEST_TITLE: Final = 400
SHORTEST_ENTRY: Final = 8
"""Letters of a whole entry without author or year from which on two that are the same are to one work."""

PRINTED: Final = "printed"
"""What the key of a form begins with that holds a whole entry, since too little was read in it to compare."""

ALONE: Final = "alone"
"""What the key of a form begins with that says too little to be shared."""

PAPER: Final = "paper"
"""What the key of a form begins with that is of a paper of the database."""

_DIGEST_SIZE: Final = 12
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CONTAINER_WORDS: Final = frozenset(
    (
        *("فصلنامه", "دوفصلنامه", "ماهنامه", "دوماهنامه", "هفته", "نامه", "مجله", "نشریه", "مجموعه", "مقالات"),
        *("علمی", "پژوهشی", "تخصصی", "ترویجی", "دانشکده", "the", "journal", "of", "and", "in", "proceedings"),
    )
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print a work.

    ``title`` is as printed, the only value that is not folded; ``authors`` are pairs of family and given name
    («زرقانی», «سیدهادی»), an organisation by its whole name and an empty given name. ``year`` is the number printed.
    What is missing is empty, or ``None`` for a number.
    """

    key: str
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    calendar: Calendar | None = None
    csl_type: str | None = None
    container: str = ""
    volume: str = ""
    issue: str = ""
    page_first: int | None = None
    edition: str = ""
    doi: str = ""
    isbn: str = ""

    def __hash__(self) -> int:
        """Return the hash of the key, which is a digest of all the rest: forms are looked up over and over."""
        return hash(self.key)

    @property
    def is_comparable(self) -> bool:
        """Whether the form can be compared with others: one that is a whole entry, or stands alone, cannot."""
        return not self.key.startswith((PRINTED, ALONE))

    @property
    def is_of_paper(self) -> bool:
        """Whether the form is of a paper of the database, and no reference prints it."""
        return self.key.startswith(PAPER)


def to_form(reference: Reference) -> Form:
    """Return the form of ``reference``, with a key of its values."""
    form = _without_key(reference)
    return replace(form, key=_key_of(form))


def to_printed_form(reference: Reference, owner: str) -> Form:
    """Return the form of an entry in which too little is read: the whole of it, or, if it is short, ``owner``'s own."""
    letters = fold_title(reference.raw_text)
    key = f"{PRINTED}-{_digest(letters)}" if len(letters) >= SHORTEST_ENTRY else f"{ALONE}-{owner}"
    form = _without_key(reference)
    return replace(form, key=key, title=form.title or reference.raw_text[:LONGEST_TITLE])


def _without_key(reference: Reference) -> Form:
    year = to_figure(reference.year)
    return Form(
        key="",
        title=(reference.title or "")[:LONGEST_TITLE],
        authors=_to_authors(reference.names_of("author") or reference.names_of("editor")),
        year=year,
        calendar=reference.calendar or (guess_calendar(year) if year is not None else None),
        csl_type=reference.csl_type,
        container=fold_container(reference.container_title or reference.event or ""),
        volume=_fold_number(reference.volume_number, reference.volume),
        issue=_fold_number(reference.issue_number, reference.issue),
        page_first=to_figure(reference.page_first),
        edition=_fold_number(reference.edition_number, reference.edition),
        doi=(read_doi(reference.doi) or "").lower() if reference.doi else "",
        isbn=(read_isbn(reference.isbn) or "") if reference.isbn else "",
    )


def to_paper_form(paper: Paper, volume: Volume, key: str) -> Form:
    """Return the form of a paper as others would cite it."""
    year = next(_read_years(paper, volume), None)
    container = volume.conference.name if volume.conference else volume.title
    form = Form(
        key="",
        title=paper.title[:LONGEST_TITLE],
        authors=_to_authors(tuple(author.name for author in paper.authors if author.role == "author")),
        year=to_figure(year),
        calendar=guess_calendar(year) if year is not None else None,
        csl_type=paper.csl_type,
        container=fold_container(container),
        page_first=to_figure(paper.page_first),
        doi=(read_doi(paper.doi or "") or "").lower(),
    )
    return replace(form, key=f"{PAPER}-{_digest(key + _key_of(form))}")


def _read_years(paper: Paper, volume: Volume) -> Iterator[int]:
    """Give the years that are told of a paper: by its volume, its meeting, or the entry that it was imported from."""
    if volume.year is not None:
        yield volume.year
    dates = [volume.conference.start_date] if volume.conference and volume.conference.start_date else []
    for text in (*dates, *(field.value for field in paper.fields if field.variable == "issued")):
        yield from (int(figures) for figures in _YEAR.findall(to_ascii_digits(text)))


@lru_cache(maxsize=1 << 12)
def fold_container(title: str) -> str:
    """Return the key of a journal or a conference: folded, without spaces and the words that come and go."""
    words = fold(re.sub(r"[\W_]+", " ", title)).split()
    return "".join(word for word in words if word not in _CONTAINER_WORDS)


def _to_authors(names: tuple[Name, ...]) -> tuple[tuple[str, str], ...]:
    pairs = ((fold_name(name.family or name.literal or ""), fold_name(name.given or "")) for name in names)
    return tuple(pair for pair in pairs if pair[0])[:MOST_AUTHORS]


def _fold_number(number: int | None, printed: str | None) -> str:
    if number is not None:
        return str(number)
    return fold_title(printed) if printed else ""


def _key_of(form: Form) -> str:
    """Return a digest of the values of a form, of its title what is compared."""
    title = to_title(form.title)
    return f"form-{_digest(repr((title.letters, title.main, title.marks, *_OTHER_VALUES(form))))}"


_OTHER_VALUES: Final = attrgetter(*(name for name in Form.__slots__ if name not in ("key", "title")))


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_DIGEST_SIZE).hexdigest()
