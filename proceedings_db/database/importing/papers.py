"""Entries of a file as papers: those that are there are left alone, the others come into their volumes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from proceedings_db.database.importing.known import KnownPapers
from proceedings_db.database.importing.runs import ENTRY_SOURCE
from proceedings_db.database.importing.shelves import kept_apart
from proceedings_db.database.keys import chunks, to_citation_key
from proceedings_db.database.loading.context import TABLES, PaperItem
from proceedings_db.database.loading.papers import put_paper
from proceedings_db.matching.papers import paper_traits
from proceedings_db.records import ImportedEntry, PaperField, Problem, ProblemCode

if TYPE_CHECKING:
    from proceedings_db.database.importing.shelves import Shelf
    from proceedings_db.database.importing.titles import ImportedTitles
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Paper

PAPER, REFERENCE = TABLES["paper"], TABLES["reference"]

CITATION_KEY: Final = "citation-key"
"""The variable of CSL for the key that an entry has in its file, where the paper could not have it."""

_REFERENCE_KEY: Final = re.compile(r".+\.\d+\.r\d+")
_USABLE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{,99}")


class ImportedPapers:
    """The papers of one batch of entries."""

    def __init__(self, loading: Loading, titles: ImportedTitles) -> None:
        self._loading = loading
        self._titles = titles
        self._known = KnownPapers(loading.connection)
        self.items: list[PaperItem] = []
        self.there = 0

    def load(self, entries: Sequence[ImportedEntry]) -> None:
        """Give every entry that is new its volume, id and keys, and ask for its rows."""
        self._known.look_up([entry.paper for entry in entries if entry.paper])
        stems = (_stem(entry, entry.paper) for entry in entries if entry.paper)
        self._loading.keys.look_up("paper", stems, "citation_key")
        references = self._find_references(entries)
        for entry in entries:
            if entry.paper is not None and entry.paper.citation_key in references:
                self.there += 1
            elif entry.paper is None:
                _, is_new = self._titles.shelve(entry.volume)
                self.there += not is_new
            else:
                self._load(entry, entry.paper)

    def _find_references(self, entries: Sequence[ImportedEntry]) -> set[str]:
        """Which entries are references of papers in the database, exported under their keys."""
        keys = {entry.paper.citation_key for entry in entries if entry.paper and entry.paper.citation_key}
        found: set[str] = set()
        for chunk in chunks(key for key in keys if _REFERENCE_KEY.fullmatch(key)):
            query = select(REFERENCE.c.key).where(REFERENCE.c.key.in_(chunk))
            found.update(self._loading.connection.scalars(query))
        return found

    def _load(self, entry: ImportedEntry, paper: Paper) -> None:
        traits = paper_traits(paper, entry.volume)
        if self._known.find(traits) is not None:
            self.there += 1
            return
        shelf, _ = self._titles.shelve(entry.volume)
        number, position = shelf.take_place()
        citation_key = self._loading.keys.cite(_stem(entry, paper))
        fields = _fields(entry, paper, shelf, citation_key)
        placed = replace(paper, position=position, citation_key=citation_key, fields=fields)
        identity = self._loading.ids.next("paper")
        item = PaperItem(placed, identity, f"{shelf.key}.{number}", citation_key, None)
        put_paper(self._loading, item, shelf.id)
        if citation_key != paper.citation_key:
            self._report_key(entry, item, paper.citation_key)
        self.items.append(item)
        self._known.add(identity, replace(traits, citation_key=citation_key))

    def _report_key(self, entry: ImportedEntry, item: PaperItem, wanted: str | None) -> None:
        """Make a problem of a key that two entries of the file have; one that the database has taken is none."""
        in_file = PAPER.c.source_id == self._loading.sources[ENTRY_SOURCE]
        held = select(PAPER.c.id).where(PAPER.c.citation_key == wanted, in_file)
        in_batch = any(earlier.citation_key == wanted for earlier in self.items)
        if wanted and (in_batch or self._loading.connection.scalar(held) is not None):
            problem = Problem(
                ProblemCode.ENTRY_NOT_READ,
                f"two entries have the key {wanted}; this one was loaded as {item.citation_key}",
                severity="warning",
                place=entry.place,
                raw_text=entry.raw_text,
                remedy="Give one of the two another key in the file.",
                entity="paper",
                entity_key=item.key,
            )
            self._loading.problems.append(problem)


def _stem(entry: ImportedEntry, paper: Paper) -> str:
    """The citation key that a paper would like to have: the one it has in the file, if every program takes it."""
    if paper.citation_key and _USABLE.fullmatch(paper.citation_key):
        return paper.citation_key
    author = next((author.name for author in paper.authors if author.role == "author"), None)
    years = paper_traits(paper, entry.volume).years
    return to_citation_key(author, min(years, default=None), paper.title)


def _fields(entry: ImportedEntry, paper: Paper, shelf: Shelf, citation_key: str) -> tuple[PaperField, ...]:
    """What else the entry says: of its volume too, where the database has it otherwise."""
    fields = {field.variable: field for field in (*kept_apart(entry.volume, shelf), *paper.fields)}
    if paper.citation_key and paper.citation_key != citation_key:
        fields[CITATION_KEY] = PaperField.of(CITATION_KEY, paper.citation_key)
    return tuple(fields.values())
