"""The people whom authors may be: looked up by an indexed key, with what is known of each where that matters."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from proceedings_db.database.keys import chunks
from proceedings_db.database.loading.context import TABLES
from proceedings_db.database.loading.elsewhere import PAPER, is_of_other_paper
from proceedings_db.matching.people import Agreement, PersonCandidate, Surroundings, agree
from proceedings_db.text.common_names import is_common_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, FromClause

    from proceedings_db.database.loading.authorships import AuthorItem
    from proceedings_db.database.loading.context import Loading
    from proceedings_db.database.loading.entities import Entity
    from proceedings_db.matching.organizations import OrganizationAuthorities

PERSON_NAME, AUTHORSHIP, AFFILIATION = (TABLES[name] for name in ("person_name", "authorship", "affiliation"))


class Blocks:
    """The candidates of one load: those in the database, and those that its own authors were linked to.

    A link by hand says that this author is that person, not that all who are called so are: what it is printed under
    is no name to find the person by, unless the files say that the person bears it.
    """

    def __init__(self, loading: Loading, bodies: OrganizationAuthorities) -> None:
        self._loading = loading
        self._bodies = bodies
        self._candidates: dict[int, PersonCandidate] = {}
        self._blocks: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def look_up(
        self,
        items: Iterable[AuthorItem],
        around: dict[int, Surroundings],
        linked: Collection[int],
        told: Mapping[int, Collection[str]],
    ) -> None:
        """Read the candidates of ``items``.

        ``linked`` are the people whom this volume's authors were linked to, ``told`` the names that files give people.
        """
        wanted = list(items)
        found = self._read_blocks({item.block_key for item in wanted})
        members = {person for people in found.values() for person in people}
        names = self._read_names(members, set(linked))
        for person in members & told.keys():
            names[person].update(told[person])
        for block, people in found.items():
            for person in sorted(people):
                if names[person]:
                    self._blocks[block][person] = None
        for person in sorted(members):
            if names[person]:
                self._candidates[person] = PersonCandidate(person, names[person])
        self._read_surroundings(self._in_question(wanted, around))

    def candidates(self, item: AuthorItem, without: Collection[int] = ()) -> list[PersonCandidate]:
        """Return the candidates of an author, but for those named."""
        return [self._candidates[person] for person in self._blocks[item.block_key] if person not in without]

    def may_be(self, item: AuthorItem, around: Surroundings, without: Collection[int]) -> tuple[list[int], bool]:
        """Return whom an author may be, and whether what is printed speaks against all of them."""
        others = self.candidates(item, without)
        are_elsewhere = all(agree(around, candidate) is Agreement.AGAINST for candidate in others)
        return [candidate.person_id for candidate in others], are_elsewhere

    def add(self, item: AuthorItem, person: Entity, around: Surroundings, *, is_named: bool = True) -> None:
        """Take in the link of an author of this load; ``is_named`` says that others of the name may be the person."""
        candidate = self._candidates.setdefault(person.id, PersonCandidate(person.id))
        candidate.add(item.name_key if is_named else None, around)
        if is_named:
            self._blocks[item.block_key].setdefault(person.id)

    def _read_blocks(self, keys: set[str]) -> defaultdict[str, set[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for chunk in chunks(keys):
            query = select(PERSON_NAME.c.block_key, PERSON_NAME.c.person_id).where(PERSON_NAME.c.block_key.in_(chunk))
            for block, person in self._loading.connection.execute(query):
                found[block].add(person)
        return found

    def _read_names(self, people: set[int], linked: set[int]) -> defaultdict[int, set[str]]:
        """Read the names of ``people`` that other papers print, and nobody linked by hand."""
        names: defaultdict[int, set[str]] = defaultdict(set)
        in_doubt = linked & people
        for chunk in chunks(people):
            by_hand = AUTHORSHIP.c.person_id.in_(chunk) & (AUTHORSHIP.c.match_method == "by-hand")
            in_doubt.update(self._loading.connection.scalars(select(AUTHORSHIP.c.person_id).where(by_hand).distinct()))
        first: dict[int, str] = {}
        for chunk in chunks(people):
            held = select(PERSON_NAME.c.person_id, PERSON_NAME.c.position, PERSON_NAME.c.name_key)
            for person, position, name in self._loading.connection.execute(
                held.where(PERSON_NAME.c.person_id.in_(chunk))
            ):
                if person not in in_doubt:
                    names[person].add(name)
                elif position == 1:
                    first[person] = name
        printed_elsewhere: set[int] = set()
        for person, name, method in self._read_elsewhere(
            in_doubt, AUTHORSHIP.c.person_id, AUTHORSHIP.c.name_key, AUTHORSHIP.c.match_method
        ):
            printed_elsewhere.add(person)
            if method != "by-hand":
                names[person].add(name)
        # Of one whom files alone tell of, the name that the person goes by is the person's own.
        for person in printed_elsewhere:
            if not names[person]:
                names[person].add(first[person])
        return names

    def _in_question(self, items: Iterable[AuthorItem], around: dict[int, Surroundings]) -> set[int]:
        """Return the candidates of whom more than the name must be known to tell whether an author is one of them."""
        asked: set[int] = set()
        for item in items:
            people = self._blocks[item.block_key]
            name = item.authorship.name
            if len(people) > 1 or around[item.id].institutions or is_common_name(name.given, name.family):
                asked.update(people)
        return asked

    def _read_surroundings(self, people: set[int]) -> None:
        """Read where ``people`` work by other papers, and whom they wrote those with."""
        of_author = AFFILIATION.c.authorship_id == AUTHORSHIP.c.id
        for person, body in self._read_elsewhere(
            people, AUTHORSHIP.c.person_id, AFFILIATION.c.organization, joined=((AFFILIATION, of_author),)
        ):
            if body:
                self._candidates[person].institutions.add(self._bodies.institution(body))
        other = AUTHORSHIP.alias()
        together = (other.c.paper_id == AUTHORSHIP.c.paper_id) & (other.c.id != AUTHORSHIP.c.id)
        joined = ((other, together), (PERSON_NAME, PERSON_NAME.c.person_id == other.c.person_id))
        for person, block in self._read_elsewhere(
            people, AUTHORSHIP.c.person_id, PERSON_NAME.c.block_key, joined=joined
        ):
            self._candidates[person].coauthors.add(block)

    def _read_elsewhere(
        self,
        people: Iterable[int],
        *columns: ColumnElement[Any],
        joined: Sequence[tuple[FromClause, ColumnElement[bool]]] = (),
    ) -> Iterator[tuple[Any, ...]]:
        """Read the different values of ``columns`` over the authorships of ``people`` on papers that stay."""
        for chunk in chunks(people):
            rows: FromClause = AUTHORSHIP.join(PAPER, PAPER.c.id == AUTHORSHIP.c.paper_id)
            for table, condition in joined:
                rows = rows.join(table, condition)
            where = AUTHORSHIP.c.person_id.in_(chunk) & is_of_other_paper(self._loading)
            query = select(*columns).select_from(rows).where(where).distinct()
            yield from map(tuple, self._loading.connection.execute(query))
