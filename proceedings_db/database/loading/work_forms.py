"""The forms of works in the database: found by their keys, their blocks and their works, and written."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import delete, func, select, update

from proceedings_db.database.driver import insert
from proceedings_db.database.keys import chunks
from proceedings_db.database.loading.context import TABLES
from proceedings_db.matching.works import Form, Likeness, to_blocks, to_reference_form
from proceedings_db.records import Name, Reference, ReferenceName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row


FORM, BLOCK, DOUBT = TABLES["work_form"], TABLES["work_block"], TABLES["work_doubt"]
REFERENCE, NAME = TABLES["reference"], TABLES["reference_name"]

_VALUES: Final = tuple(name for name in Form.__slots__ if name not in ("key", "authors"))
_GET_VALUES: Final = attrgetter(*_VALUES)
_COLUMNS: Final = (
    "id",
    "form_key",
    "work_id",
    "paper_id",
    "authors",
    *_VALUES,
    "is_fixed",
    "match_method",
    "match_confidence",
)
REFERENCE_COLUMNS: Final = tuple(
    name for name in Reference.__slots__ if name in REFERENCE.c and name not in ("key", "place", "names", "fields")
)
_BETWEEN_AUTHORS, _BETWEEN_NAMES = ";", ","


class StoredForm(NamedTuple):
    """A form with its row: which work it is of, or which paper, and how it came there."""

    form: Form
    id: int
    work_id: int | None
    paper_id: int | None
    is_fixed: bool = False
    link: Likeness | None = None


class Member(NamedTuple):
    """A reference that is not of this load, the work that it is linked to, if any, and how."""

    id: int
    work_id: int | None
    form: Form
    link: Likeness | None


class FormStore:
    """The forms in a database; ``ours`` are the ids of the references whose forms the caller knows."""

    def __init__(self, connection: Connection, ours: Collection[int] = ()) -> None:
        self._connection = connection
        self._ours = frozenset(ours)

    def find_by_key(self, keys: Iterable[str]) -> list[StoredForm]:
        """Return those of the forms ``keys`` that are there."""
        return self._find(FORM.c.form_key, keys)

    def find_by_work(self, works: Iterable[int]) -> list[StoredForm]:
        """Return all forms of ``works``."""
        return self._find(FORM.c.work_id, works)

    def find_by_paper(self, papers: Iterable[int]) -> list[StoredForm]:
        """Return the forms of ``papers`` of the database."""
        return self._find(FORM.c.paper_id, papers)

    def find_by_blocks(self, forms: Collection[Form]) -> list[StoredForm]:
        """Return the forms that share a block with one of ``forms``; those of two papers are never one work."""
        ids: set[int] = set()
        # Not «is None»: SQLite would go through all forms that are of no paper, which are nearly all, by their index.
        cited = (
            select(BLOCK.c.form_id)
            .join(FORM, FORM.c.id == BLOCK.c.form_id)
            .where(func.coalesce(FORM.c.paper_id, 0) == 0)
        )
        for query, asking in (
            (select(BLOCK.c.form_id), (form for form in forms if not form.is_of_paper)),
            (cited, (form for form in forms if form.is_of_paper)),
        ):
            for chunk in chunks({block for form in asking for block in to_blocks(form)}):
                ids.update(self._connection.scalars(query.where(BLOCK.c.block_key.in_(chunk))))
        return self._find(FORM.c.id, ids)

    def find_doubtful(self, ids: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
        """Return the forms that may be of the same work as each of ``ids`` and are of another, and how sure that is."""
        found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for chunk in chunks(ids):
            for row in self._connection.execute(select(DOUBT).where(DOUBT.c.form_id.in_(chunk))):
                found[row.form_id].append((row.other_id, row.confidence))
        return found

    def find_by_id(self, ids: Iterable[int]) -> list[StoredForm]:
        """Return the forms ``ids``."""
        return self._find(FORM.c.id, ids)

    def find_members(self, works: Iterable[int]) -> Iterator[Member]:
        """Give the references that are linked to ``works`` and are not ours, those by hand left out."""
        for chunk in chunks(works):
            yield from self._members(REFERENCE.c.work_id.in_(chunk))

    def find_orphans(self) -> Iterator[Member]:
        """Give the references that are not ours and whose work was taken away."""
        return self._members(REFERENCE.c.work_id.is_(None))

    def _members(self, where: ColumnElement[bool]) -> Iterator[Member]:
        found = self._connection.execute(select(REFERENCE).where(where))
        rows = [row for row in found if row.id not in self._ours and row.match_method != "by-hand"]
        names = self._names([row.id for row in rows])
        for row in rows:
            form = to_reference_form(to_reference(row, names[row.id]), row.key)
            yield Member(row.id, row.work_id, form, _to_link(row))

    def add(self, forms: Sequence[StoredForm]) -> None:
        """Insert ``forms`` and their blocks."""
        insert(self._connection, "work_form", _COLUMNS, [_to_row(stored) for stored in forms])
        blocks = [(block, stored.id) for stored in forms for block in sorted(to_blocks(stored.form))]
        insert(self._connection, "work_block", ("block_key", "form_id"), blocks)

    def move(self, forms: Iterable[StoredForm]) -> None:
        """Write to which works ``forms`` are linked, and how."""
        for stored in forms:
            link = stored.link
            values = {
                "work_id": stored.work_id,
                "match_method": link.method if link else None,
                "match_confidence": link.confidence if link else None,
            }
            self._connection.execute(update(FORM).where(FORM.c.id == stored.id).values(values))

    def remove(self, ids: Iterable[int]) -> None:
        """Delete the forms ``ids``, with their blocks and doubts."""
        for chunk in chunks(ids):
            self._connection.execute(delete(FORM).where(FORM.c.id.in_(chunk)))

    def write_doubts(
        self, before: Iterable[int], within: Iterable[int], doubts: Iterable[tuple[int, int, float]]
    ) -> None:
        """Write the ``doubts`` in the place of all those between two of the forms ``within``.

        Those of them that were there ``before`` may have had other doubts.
        """
        inside = set(within)
        old = {(one, other) for one, others in self.find_doubtful(before).items() for other, _ in others}
        old |= {(other, one) for one, other in old}
        new = {pair: sure for one, other, sure in doubts for pair in ((one, other), (other, one))}
        for one, other in sorted(pair for pair in old - new.keys() if inside.issuperset(pair)):
            self._connection.execute(delete(DOUBT).where(DOUBT.c.form_id == one, DOUBT.c.other_id == other))
        rows = [(*pair, sure) for pair, sure in sorted(new.items()) if pair not in old]
        insert(self._connection, "work_doubt", ("form_id", "other_id", "confidence"), rows)

    def _find(self, column: ColumnElement[Any], values: Iterable[Any]) -> list[StoredForm]:
        found = []
        for chunk in chunks(values):
            rows = self._connection.execute(select(FORM).where(column.in_(chunk)).order_by(FORM.c.id))
            found += [_to_stored(row) for row in rows]
        return found

    def _names(self, references: Iterable[int]) -> defaultdict[int, list[Row[Any]]]:
        names: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for chunk in chunks(references):
            found = select(NAME).where(NAME.c.reference_id.in_(chunk)).order_by(NAME.c.role, NAME.c.position)
            for row in self._connection.execute(found):
                names[row.reference_id].append(row)
        return names


def to_reference(row: Row[Any], names: Iterable[Row[Any]]) -> Reference:
    """Return the record of a reference, as far as its form depends on it."""
    values = {name: getattr(row, name) for name in REFERENCE_COLUMNS}
    return Reference(
        **values,
        names=tuple(
            ReferenceName(name.role, name.position, Name(name.honorific, name.given, name.family, name.literal))
            for name in names
        ),
    )


def _to_link(row: Row[Any]) -> Likeness | None:
    return Likeness(row.match_confidence, row.match_method) if row.match_method is not None else None


def _to_stored(row: Row[Any]) -> StoredForm:
    authors = tuple(
        (family, given)
        for family, _, given in (name.partition(_BETWEEN_NAMES) for name in row.authors.split(_BETWEEN_AUTHORS) if name)
    )
    values = dict(zip(_VALUES, _GET_VALUES(row), strict=True))
    form = Form(key=row.form_key, authors=authors, **values)
    return StoredForm(form, row.id, row.work_id, row.paper_id, row.is_fixed, _to_link(row))


def _to_row(stored: StoredForm) -> tuple[Any, ...]:
    form, link = stored.form, stored.link
    authors = _BETWEEN_AUTHORS.join(_BETWEEN_NAMES.join(name) for name in form.authors)
    method, confidence = (link.method, link.confidence) if link else (None, None)
    places = (stored.id, form.key, stored.work_id, stored.paper_id)
    return (*places, authors, *_GET_VALUES(form), stored.is_fixed, method, confidence)
