"""Authority files: ``people.yaml`` and ``organizations.yaml`` of a folder, read and checked against themselves.

Each file is a list of entries. What an entry may hold is told in :data:`PERSON_FIELDS` and
:data:`ORGANIZATION_FIELDS`, and at the head of the shipped files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from proceedings_db.authorities import NO_AUTHORITIES, Authorities, OrganizationEntry, PersonEntry, Spelling
from proceedings_db.reading.authority_checks import check_organizations, check_people
from proceedings_db.reading.authority_entries import EntryReader
from proceedings_db.reading.bodies import clean_body_name
from proceedings_db.reading.document import guess_language
from proceedings_db.reading.names import read_name
from proceedings_db.reading.yaml_files import read_list
from proceedings_db.records import InputError, Name

FOLDER: Final = "authorities"
"""The folder that is looked for beside a volume."""

PEOPLE_FILE: Final = "people.yaml"
ORGANIZATIONS_FILE: Final = "organizations.yaml"

PERSON_FIELDS: Final = (
    *("key", "names", "orcid", "verified", "merge", "authorships", "papers", "affiliations", "coauthors"),
    *("not", "note"),
)
ORGANIZATION_FIELDS: Final = ("key", "name", "spellings", "parent", "ror", "note")

_NAME_FIELDS: Final = ("given", "family", "literal")
_SPELLING_FIELDS: Final = ("name", "language")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YES_AND_NO: Final = {"true": True, "yes": True, "false": False, "no": False}


def find_authorities(volume: str | Path) -> Path | None:
    """Return the folder ``authorities`` beside a volume's folder, or beside a volume of one file, if it holds any."""
    path = Path(volume).absolute()
    is_in_folder = path.is_dir() or path.name == "volume.txt"
    beside = (path if path.is_dir() else path.parent).parent if is_in_folder else path.parent
    folder = beside / FOLDER
    return folder if any((folder / name).is_file() for name in (PEOPLE_FILE, ORGANIZATIONS_FILE)) else None


def read_authorities_of(volume: str | Path, folder: str | Path | None = None) -> Authorities:
    """Return what the files of ``folder`` say, or of the one beside ``volume``; nothing where there is none.

    Raises:
        InputError: As for :func:`read_authorities`.
    """
    found = Path(folder) if folder is not None else find_authorities(volume)
    return read_authorities(found) if found is not None else NO_AUTHORITIES


def read_authorities(folder: str | Path) -> Authorities:
    """Return what the files of a folder say; one of the two may be missing.

    Raises:
        InputError: Both files are missing, or one cannot be read, or says what cannot be: an unknown field, a wrong
            check digit, one ORCID or authorship given to two people, one spelling to two bodies. The message says
            where.
    """
    folder = Path(folder)
    organizations, people = folder / ORGANIZATIONS_FILE, folder / PEOPLE_FILE
    if not organizations.is_file() and not people.is_file():
        remedy = f"Name a folder that holds {PEOPLE_FILE} or {ORGANIZATIONS_FILE}."
        raise InputError("no authority file is there", path=str(folder), remedy=remedy)
    return Authorities(
        tuple(_read_organizations(organizations)) if organizations.is_file() else (),
        tuple(_read_people(people)) if people.is_file() else (),
    )


def _read_organizations(path: Path) -> list[OrganizationEntry]:
    entries = []
    for node in read_list(path):
        entry = EntryReader(path, node, ORGANIZATION_FIELDS)
        entries.append(
            OrganizationEntry(
                name=clean_body_name(entry.need_text("name")),
                key=entry.key("key"),
                spellings=tuple(_read_spellings(entry)),
                parent=_read_parent(entry),
                ror=entry.ror("ror"),
                line=entry.line(),
            )
        )
    check_organizations(path, entries)
    return entries


def _read_spellings(entry: EntryReader) -> Iterator[Spelling]:
    for item in entry.items("spellings"):
        if isinstance(item, str):
            name = clean_body_name(item)
            yield Spelling(name, guess_language(name))
            continue
        spelling = item.with_fields(_SPELLING_FIELDS)
        name = clean_body_name(spelling.need_text("name"))
        language = spelling.text("language") or guess_language(name)
        if _LANGUAGE.fullmatch(language) is None:
            spelling.refuse("language", f"«{language}» is no code of a language", "Write one like fa, ar or en.")
        yield Spelling(name, language)


def _read_parent(entry: EntryReader) -> str | None:
    parent = entry.text("parent")
    return parent if parent is None or parent.isascii() else clean_body_name(parent)


def _read_people(path: Path) -> list[PersonEntry]:
    entries = []
    for node in read_list(path):
        entry = EntryReader(path, node, PERSON_FIELDS)
        entries.append(
            PersonEntry(
                key=entry.need_key("key"),
                names=tuple(_read_names(entry, "names")),
                orcid=entry.orcid("orcid"),
                is_verified=_read_yes_or_no(entry, "verified"),
                merge=entry.keys("merge"),
                authorships=entry.keys("authorships"),
                papers=entry.keys("papers"),
                affiliations=tuple(clean_body_name(name) for name in entry.texts("affiliations")),
                coauthors=tuple(_read_names(entry, "coauthors")),
                excluded=entry.keys("not"),
                note=entry.text("note"),
                line=entry.line(),
            )
        )
    check_people(path, entries)
    return entries


def _read_names(entry: EntryReader, field: str) -> Iterator[Name]:
    """Give the names of a field: «سید هادی زرقانی», or ``{given: …, family: …}``, or ``{literal: …}``."""
    for item in entry.items(field):
        if isinstance(item, str):
            yield read_name(item)
            continue
        parts = item.with_fields(_NAME_FIELDS)
        given, family, literal = (parts.text(part) for part in _NAME_FIELDS)
        if (family is None) == (literal is None) or (literal and given):
            parts.refuse(
                None, "a name has a family name, or is literal", "Write {given: …, family: …} or {literal: …}."
            )
        yield Name(given=given, family=family, literal=literal)


def _read_yes_or_no(entry: EntryReader, field: str) -> bool:
    text = entry.text(field)
    if text is None:
        return False
    if text.lower() not in _YES_AND_NO:
        entry.refuse(field, f"«{text}» is neither true nor false", "Write true or false.")
    return _YES_AND_NO[text.lower()]
