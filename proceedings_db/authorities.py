"""What authority files say: which people and bodies there are, under which names, and who is not whom.

The shape follows the people file of the ACL Anthology and the names and relationships of the Research Organization
Registry (ROR). A word of these files is a decision by hand: it goes before every rule of matching, and is gone with
the entry that said it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from proceedings_db.records import Name


@dataclass(frozen=True, slots=True)
class Spelling:
    """A further name of a body, in any language or as it is misprinted."""

    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """A body: ``name`` is the one it goes by, ``spellings`` are taken for it wherever they stand.

    ``key`` is the public key of a new row; a row that is there keeps its own. ``parent`` is the key of another entry
    or the whole name of a body. ``ror`` is the identifier alone: ``05vf56z40``.
    """

    name: str
    key: str | None = None
    spellings: tuple[Spelling, ...] = ()
    parent: str | None = None
    ror: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the one it goes by first."""
        return (self.name, *(spelling.name for spelling in self.spellings))


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person, by the public key of the row.

    An author is this person whose authorship's key stands in ``authorships``, or who bears one of ``names`` on a paper
    of ``papers``. Else the name decides: alone where ``affiliations`` and ``coauthors`` are empty; else those
    are others who print another institution, and those who print none where several entries have the name. One known
    by ``coauthors`` alone writes with one of them. ``excluded`` are authorships and papers of others of that name.
    ``merge`` are the keys of people who are this one.
    """

    key: str
    names: tuple[Name, ...] = ()
    orcid: str | None = None
    is_verified: bool = False
    merge: tuple[str, ...] = ()
    authorships: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    coauthors: tuple[Name, ...] = ()
    excluded: tuple[str, ...] = ()
    note: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Authorities:
    """All entries of the authority files."""

    organizations: tuple[OrganizationEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()

    def __bool__(self) -> bool:
        """Whether they say anything."""
        return bool(self.organizations or self.people)


NO_AUTHORITIES = Authorities()
