"""Which person of an authority file an author is, and who they are not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from proceedings_db.matching.people import Agreement, PersonCandidate, Surroundings, agree, person_block_key, person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings_db.authorities import PersonEntry
    from proceedings_db.matching.organizations import OrganizationAuthorities
    from proceedings_db.records import Name


@dataclass(frozen=True, slots=True)
class PrintedAuthor:
    """An author as the files may speak of them: by the keys of authorship and paper, by name and surroundings."""

    authorship_key: str
    paper_key: str
    name: Name
    around: Surroundings


class EntryMatch(NamedTuple):
    """The one entry that claims an author, or all that may, where nothing printed says which.

    ``against`` are those whose name it is, but who work elsewhere or write with others.
    """

    entry: PersonEntry | None = None
    candidates: tuple[PersonEntry, ...] = ()
    against: tuple[PersonEntry, ...] = ()


class PersonAuthorities:
    """The people of an authority file, by all that they are known by."""

    def __init__(self, entries: Sequence[PersonEntry], bodies: OrganizationAuthorities) -> None:
        self.by_key = {entry.key: entry for entry in entries}
        self._by_authorship = {key: entry for entry in entries for key in entry.authorships}
        self._merged = {key: entry for entry in entries for key in entry.merge}
        self._by_name: defaultdict[str, list[PersonEntry]] = defaultdict(list)
        self._by_paper: defaultdict[tuple[str, str], list[PersonEntry]] = defaultdict(list)
        self._excluded: defaultdict[str, set[str]] = defaultdict(set)
        self._known: dict[str, PersonCandidate] = {}
        for entry in entries:
            for key in dict.fromkeys(map(person_key, entry.names)):
                self._by_name[key].append(entry)
            for paper in entry.papers:
                for block in dict.fromkeys(map(person_block_key, entry.names)):
                    self._by_paper[paper, block].append(entry)
            for key in entry.excluded:
                self._excluded[key].add(entry.key)
            institutions = {bodies.institution(name) for name in entry.affiliations}
            self._known[entry.key] = PersonCandidate(
                0, set(), institutions, set(map(person_block_key, entry.coauthors))
            )

    def match(self, author: PrintedAuthor) -> EntryMatch:
        """Return the entry that an author is: by authorship, by paper, by name and what stands around it."""
        named = self._by_authorship.get(author.authorship_key)
        if named is not None:
            return EntryMatch(named)
        excluded = self.excluded(author)
        on_paper = self._by_paper[author.paper_key, person_block_key(author.name)]
        if on_paper and (found := self._choose(on_paper, excluded, author)).entry is not None:
            return found
        return self._choose(self._by_name[person_key(author.name)], excluded, author)

    def excluded(self, author: PrintedAuthor) -> set[str]:
        """Return the keys of the people whom the files say this author is not."""
        return self._excluded.get(author.authorship_key, set()) | self._excluded.get(author.paper_key, set())

    def merged_into(self, key: str) -> PersonEntry | None:
        """Return the entry that the person ``key`` is merged into."""
        return self._merged.get(key)

    def _choose(self, entries: Iterable[PersonEntry], excluded: set[str], author: PrintedAuthor) -> EntryMatch:
        """Return the one that agrees with what is printed, else the one that nothing printed is against."""
        found: dict[Agreement, list[PersonEntry]] = {agreement: [] for agreement in Agreement}
        for entry in entries:
            if entry.key not in excluded:
                found[self._agree(entry, author)].append(entry)
        best = found[Agreement.FOR] or found[Agreement.OPEN]
        against = tuple(found[Agreement.AGAINST])
        return EntryMatch(best[0], (), against) if len(best) == 1 else EntryMatch(None, tuple(best), against)

    def _agree(self, entry: PersonEntry, author: PrintedAuthor) -> Agreement:
        if author.paper_key in entry.papers:
            return Agreement.FOR
        agreement = agree(author.around, self._known[entry.key])
        # One who is known by co-authors alone, and writes with none of them, is somebody else.
        is_alone = agreement is Agreement.OPEN and entry.coauthors and not entry.affiliations
        return Agreement.AGAINST if is_alone else agreement
