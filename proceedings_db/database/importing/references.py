"""Entries of a file as references of one paper: those that its list has are left alone, the others come after them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from proceedings_db.database.engine import reading
from proceedings_db.database.loading.context import TABLES, PaperItem
from proceedings_db.database.show import UnknownKeyError
from proceedings_db.matching.references import ReferenceTraits, is_same_reference, reference_traits
from proceedings_db.records import Name, Paper, Reference, ReferenceName

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from sqlalchemy import Connection, Engine

    from proceedings_db.database.loading.context import Loading

PAPER, REFERENCE, REFERENCE_NAME = (TABLES[name] for name in ("paper", "reference", "reference_name"))


class ImportedReferences:
    """The references of one batch, on their way to the paper with the key ``paper``."""

    def __init__(self, loading: Loading, paper: str) -> None:
        self._loading = loading
        row = loading.connection.execute(select(PAPER).where(PAPER.c.key == paper)).one()
        self._row = row
        self._known: defaultdict[Hashable, list[ReferenceTraits]] = defaultdict(list)
        for traits in _read_traits(loading.connection, row.id):
            self._remember(traits)
        self.items: list[PaperItem] = []
        self.there = 0

    def load(self, references: Sequence[Reference]) -> None:
        """Give every reference that is new a position behind the list, and ask for nothing of the paper itself."""
        held = select(REFERENCE.c.key, REFERENCE.c.position).where(REFERENCE.c.paper_id == self._row.id)
        rows = self._loading.connection.execute(held).all()
        self._loading.imported[f"{self._row.key}.r"] = [row.key for row in rows]
        last = max((row.position for row in rows), default=0)
        added: list[Reference] = []
        for reference in references:
            traits = reference_traits(reference)
            if self._is_known(traits):
                self.there += 1
                continue
            # In the database it has another key; one that two entries of the file have makes them no one work.
            self._remember(replace(traits, key=None))
            added.append(replace(reference, position=last + len(added) + 1, key=None))
        if added:
            title, language = self._row.title, self._row.language
            paper = Paper(self._row.position, title, title, language, references=tuple(added))
            key, citation_key = self._row.key, self._row.citation_key
            self.items = [PaperItem(paper, self._row.id, key, citation_key, self._row, is_whole=False)]

    def _is_known(self, traits: ReferenceTraits) -> bool:
        return any(is_same_reference(traits, known) for mark in _marks(traits) for known in self._known.get(mark, ()))

    def _remember(self, traits: ReferenceTraits) -> None:
        for mark in _marks(traits):
            self._known[mark].append(traits)


def _marks(traits: ReferenceTraits) -> tuple[Hashable, ...]:
    """What two records of one reference have in common, one of them at least."""
    marks = (("key", traits.key), ("doi", traits.doi), ("text", traits.text_key), ("title", traits.title_key))
    return tuple(mark for mark in marks if mark[1])


def require_paper(engine: Engine, key: str) -> None:
    """Do nothing where a paper has the key.

    Raises:
        UnknownKeyError: There is none.
    """
    with reading(engine) as connection:
        if connection.scalar(select(PAPER.c.id).where(PAPER.c.key == key)) is None:
            raise UnknownKeyError(f"{key}: there is no paper with this key.")


def _read_traits(connection: Connection, paper_id: int) -> list[ReferenceTraits]:
    """Read by what the references of a paper are known."""
    named = select(REFERENCE_NAME).join(REFERENCE, REFERENCE.c.id == REFERENCE_NAME.c.reference_id)
    authors: dict[int, ReferenceName] = {}
    first = named.where(REFERENCE.c.paper_id == paper_id, REFERENCE_NAME.c.role == "author")
    for row in connection.execute(first.order_by(REFERENCE_NAME.c.position)):
        name = Name(family=row.family, literal=row.literal)
        authors.setdefault(row.reference_id, ReferenceName("author", row.position, name))
    traits = []
    for row in connection.execute(select(REFERENCE).where(REFERENCE.c.paper_id == paper_id)):
        names = (authors[row.id],) if row.id in authors else ()
        reference = Reference(row.position, row.raw_text, title=row.title, year=row.year, doi=row.doi, names=names)
        traits.append(reference_traits(replace(reference, key=row.key)))
    return traits
