"""Which organisation a printed body is: by the word of an authority file, else by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.matching.body_names import body_key, institution_chain, split_body
from proceedings_db.matching.link import Link, link_to_only

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings_db.authorities import OrganizationEntry


def organization_key(name: str) -> str:
    """Return the key that all spellings of one body share: «موسسه آموزش عالی» and «مؤسسه آموزش‌عالی» have the same."""
    return body_key(name)


def match_organization(candidates: Iterable[int]) -> Link:
    """Return the link to the one organisation among ``candidates``, the ids of those with the same key."""
    return link_to_only(candidates, "exact", 1.0)


class OrganizationAuthorities:
    """The bodies of an authority file, by all their names."""

    def __init__(self, entries: Sequence[OrganizationEntry] = ()) -> None:
        self._by_name = {organization_key(name): entry for entry in entries for name in entry.names}
        self._by_key = {entry.key: entry for entry in entries if entry.key}
        self._chains: dict[str, tuple[str, ...]] = {}

    def match(self, name: str) -> OrganizationEntry | None:
        """Return the entry that has ``name`` among its names."""
        return self._by_name.get(organization_key(name))

    def to_known_name(self, name: str) -> str:
        """Return the name that the body goes by: that of its entry, else ``name`` itself."""
        entry = self.match(name)
        return entry.name if entry else name

    def parent_of(self, name: str) -> str | None:
        """Return the name of the body that ``name`` is part of: as its entry says, else as its name does."""
        entry = self.match(name)
        if entry is not None and entry.parent is not None:
            above = self._by_key.get(entry.parent)
            return above.name if above else self.to_known_name(entry.parent)
        parts = split_body(entry.name if entry else name)
        return self.to_known_name(parts.parent) if parts else None

    def institution(self, name: str) -> tuple[str, ...]:
        """Return the chain of :func:`institution_chain` with every body under the name that it goes by."""
        if name not in self._chains:
            self._chains[name] = institution_chain(name, self.to_known_name)
        return self._chains[name]
