"""The fields that may be corrected, and what each may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from proceedings_db.corrections.records import CorrectedEntity
from proceedings_db.records import INTEGER_LIMIT, Calendar, ContributorRole, OrganizationRole, PaperType

Value = str | int | bool | None
"""What a field holds, as it stands in a record; a link is the key that it points to."""

_YES_AND_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
_DAY: Final = re.compile(r"(\d{4}-\d{2})(-\d{2})?", re.ASCII)
_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be corrected.

    ``kind`` is ``text``, ``number``, ``yes-no``, ``day`` (ISO, Gregorian), ``choice`` of ``choices``, ``names``
    («زرقانی، سید هادی؛ اعظمی، هادی»), ``key`` of the record that a link points to, or ``items``: one of several
    values, told by ``expected``. A ``needed`` field is never empty.
    """

    kind: Literal["text", "number", "yes-no", "day", "choice", "names", "key", "items"] = "text"
    choices: tuple[str, ...] = ()
    needed: bool = False

    def read(self, text: str) -> Value:
        """Return the value that ``text`` stands for.

        Raises:
            ValueError: It stands for none; the message says what is wanted.
        """
        if _NO_TEXT.search(text):
            raise ValueError("text; it holds a character that stands for none")
        if not text.strip() and self.needed:
            raise ValueError("a value; the field cannot be empty")
        if not text.strip():
            return None
        if self.kind == "number":
            return _read_number(text)
        if self.kind == "yes-no":
            return _read_choice(text, _YES_AND_NO)
        if self.kind == "day":
            return _read_day(text)
        if self.kind == "choice":
            return _read_choice(text, {choice: choice for choice in self.choices})
        return text.strip() if self.kind == "key" else text


def to_text(value: Value) -> str:
    """Return a value as it stands in the file: ``yes`` or ``no``, figures, nothing as nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _read_number(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise ValueError("a whole number") from None
    if abs(number) >= INTEGER_LIMIT:
        raise ValueError("a smaller number")
    return number


def _read_choice(text: str, choices: dict[str, str] | dict[str, bool]) -> str | bool:
    if text.strip() not in choices:
        raise ValueError(f"one of {', '.join(choices)}")
    return choices[text.strip()]


def _read_day(text: str) -> str:
    match = _DAY.fullmatch(text.strip())
    try:
        date.fromisoformat(f"{match[1]}{match[2] or '-01'}" if match else text)
    except ValueError:
        raise ValueError("a Gregorian day as 2012-10-09, or a month as 2012-10") from None
    return text.strip()


_TEXT: Final = Field()
_NUMBER: Final = Field("number")
_YES_NO: Final = Field("yes-no")
_KEY: Final = Field("key")
_LANGUAGE: Final = Field(needed=True)

_AFFILIATION: Final = {"rank": _TEXT, "department": _TEXT, "organization": _TEXT}
_REFERENCE_TEXTS: Final = (
    *("csl_type", "language", "title", "container_title", "event", "genre", "publisher", "publisher_place", "edition"),
    *("volume", "issue", "number", "page", "number_of_pages", "year_suffix", "original_date", "url", "doi", "isbn"),
    *("accessed", "note"),
)
_REFERENCE_NUMBERS: Final = (
    *("year", "year_gregorian", "page_first", "page_last", "edition_number", "volume_number", "issue_number"),
)

FIELDS: Final[dict[CorrectedEntity, dict[str, Field]]] = {
    "volume": {
        "key": Field("key", needed=True),
        "title": Field(needed=True),
        "language": _LANGUAGE,
        "number": _TEXT,
        "year": _NUMBER,
        "isbn": _TEXT,
    },
    "conference": {
        "name": Field(needed=True),
        "ordinal": _NUMBER,
        "calendar": Field("choice", get_args(Calendar)),
        "start_date": Field("day"),
        "end_date": Field("day"),
        "place": _TEXT,
        "venue": _TEXT,
        "series": _TEXT,
    },
    "body": {"name": Field(needed=True), "role": Field("choice", get_args(OrganizationRole), needed=True)},
    "paper": {
        "title": Field(needed=True),
        "language": _LANGUAGE,
        "type": Field("choice", get_args(PaperType), needed=True),
        "csl_type": Field(needed=True),
        "section": _TEXT,
        "page_first": _NUMBER,
        "page_last": _NUMBER,
        "doi": _TEXT,
        "keyword": Field("items"),
        "abstract": _TEXT,
    },
    "authorship": {
        "honorific": _TEXT,
        "given": _TEXT,
        "family": _TEXT,
        "literal": _TEXT,
        "role": Field("choice", get_args(ContributorRole), needed=True),
        "email": _TEXT,
        "is_corresponding": _YES_NO,
        "is_presenter": _YES_NO,
        "person": _KEY,
        **_AFFILIATION,
    },
    "reference": {
        **dict.fromkeys(_REFERENCE_TEXTS, _TEXT),
        **dict.fromkeys(_REFERENCE_NUMBERS, _NUMBER),
        "calendar": Field("choice", get_args(Calendar)),
        "et_al": Field("yes-no", needed=True),
        "authors": Field("names"),
        "editors": Field("names"),
        "translators": Field("names"),
        "work": _KEY,
        "paper": _KEY,
    },
    "citation": {"reference": _KEY, "locator": _TEXT, "locator_label": _TEXT},
    "person": {},
    "organization": {},
    "work": {},
}
"""The fields of each kind of record. ``rank``, ``department`` and ``organization`` are those of the first affiliation;
of the second they are ``organization.2``. ``abstract`` is in the language of the paper; ``abstract.en``, ``title.en``
and ``subtitle.fa`` name theirs."""

ADDED: Final[dict[str, tuple[CorrectedEntity, str]]] = {
    "author": ("authorship", "a"),
    "reference": ("reference", "r"),
    "citation": ("citation", "c"),
    "organizer": ("body", "organizer."),
    "partner": ("body", "partner."),
    "sponsor": ("body", "sponsor."),
}
"""What may be added to a paper or a meeting, and what comes before the number in its key: ``conf-1391.3.a4``."""

NUMBERED: Final = re.compile(r"(rank|department|organization)\.([1-9][0-9]?)")
TEXTS: Final = re.compile(r"(title|subtitle|abstract)\.([a-z]{2,3})")


def find_field(entity: CorrectedEntity, name: str) -> Field | None:
    """Return the field of that name; ``organization.2`` is that of the second affiliation."""
    if entity == "authorship" and (numbered := NUMBERED.fullmatch(name)):
        return FIELDS[entity][numbered[1]]
    if entity == "paper" and TEXTS.fullmatch(name):
        return _TEXT
    return FIELDS[entity].get(name)
