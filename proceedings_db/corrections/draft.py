"""A volume under correction: its records found by their keys, and put back changed, one more or one fewer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from proceedings_db.records import Authorship, Citation, Conference, ConferenceOrganization, Paper, Reference, Volume

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.corrections.records import CorrectedEntity
    from proceedings_db.records import Source

Record = Volume | Conference | ConferenceOrganization | Paper | Authorship | Reference | Citation
Child = TypeVar("Child", Authorship, Reference, Citation)

_PART: Final = re.compile(r"(?P<paper>.+)\.(?:[ar]\d+|c\d+\.\d+)")


def paper_key_of(key: str) -> str | None:
    """Return the key of the paper that a part of it names: ``conf-1391.3`` of the reference ``conf-1391.3.r5``."""
    match = _PART.fullmatch(key)
    return match["paper"] if match else None


def body_key(conference: str, body: ConferenceOrganization) -> str:
    """Return by what a body of a title page is named: ``hamayesh-1391.organizer.2``."""
    return f"{conference}.{body.role}.{body.position}"


class Draft:
    """A volume whose records all have their keys; the records are replaced one by one.

    Bodies are named by role and position as read, whatever is taken out before them.
    """

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._conference = volume.conference
        self._papers = {paper.key or "": paper for paper in volume.papers}
        self._bodies: dict[str, ConferenceOrganization] = {}
        if volume.conference:
            key = volume.conference.key or ""
            self._bodies = {body_key(key, body): body for body in volume.conference.organizations}

    def find(self, entity: CorrectedEntity, key: str) -> Record | None:
        """Return the record of that kind and key."""
        if entity == "volume":
            return self._volume if self._volume.key == key else None
        if entity == "conference":
            return self._conference if self._conference and self._conference.key == key else None
        if entity == "body":
            return self._bodies.get(key)
        if entity == "paper":
            return self._papers.get(key)
        paper = self._papers.get(paper_key_of(key) or "")
        return next((record for record in _children(paper, entity) if record.key == key), None) if paper else None

    def put(self, key: str, record: Record) -> None:
        """Put a changed record in the place of the one that has the key, or a new one at the end."""
        if isinstance(record, Volume):
            self._volume = record
        elif isinstance(record, Conference):
            self._conference = record
        elif isinstance(record, ConferenceOrganization):
            self._bodies[key] = record
        elif isinstance(record, Paper):
            self._papers[key] = record
        else:
            self._put_child(key, record)

    def remove(self, entity: CorrectedEntity, key: str) -> None:
        """Take a record out; those after it move up."""
        if entity == "body":
            del self._bodies[key]
        elif entity == "paper":
            del self._papers[key]
        else:
            paper = self.paper_of(key)
            self.put(paper.key or "", _without(paper, key))

    def paper_of(self, key: str) -> Paper:
        """Return the paper that a record is of.

        Raises:
            KeyError: There is no such paper.
        """
        return self._papers[paper_key_of(key) or ""]

    def has_paper_of(self, key: str) -> bool:
        """Whether the paper is there that a record of this key would be of."""
        return paper_key_of(key) in self._papers

    def bodies(self) -> dict[str, ConferenceOrganization]:
        """Return the bodies of the title page by what they are named."""
        return self._bodies

    def conference_key(self) -> str | None:
        """Return the key of the meeting, if the volume is of one."""
        return self._conference.key if self._conference else None

    def source(self, position: int) -> Source:
        """Return the file of that position."""
        return next(source for source in self._volume.sources if source.position == position)

    def records(self) -> Iterator[tuple[CorrectedEntity, str]]:
        """Yield kind and key of every record."""
        yield "volume", self._volume.key
        if self._conference and self._conference.key:
            yield "conference", self._conference.key
        yield from (("body", key) for key in self._bodies)
        for key, paper in self._papers.items():
            yield "paper", key
            for entity in ("authorship", "reference", "citation"):
                yield from ((entity, record.key or "") for record in _children(paper, entity))

    def finish(self) -> Volume:
        """Return the volume with all that was done to it, its positions without gaps."""
        conference = self._conference
        if conference:
            conference = replace(conference, organizations=tuple(_renumber_bodies(self._bodies.values())))
        papers = tuple(replace(paper, position=at) for at, paper in enumerate(self._papers.values(), 1))
        kept = papers if len(papers) != len(self._volume.papers) else tuple(self._papers.values())
        return replace(self._volume, conference=conference, papers=kept)

    def _put_child(self, key: str, record: Authorship | Reference | Citation) -> None:
        paper = self.paper_of(key)
        if isinstance(record, Authorship):
            paper = replace(paper, authors=_renumber_authors(_with(paper.authors, key, record)))
        elif isinstance(record, Reference):
            paper = replace(paper, references=_renumber(_with(paper.references, key, record)))
        else:
            paper = replace(paper, citations=_with(paper.citations, key, record))
        self._papers[paper.key or ""] = paper


def _children(paper: Paper, entity: CorrectedEntity) -> tuple[Authorship | Reference | Citation, ...]:
    if entity == "authorship":
        return paper.authors
    return paper.references if entity == "reference" else paper.citations if entity == "citation" else ()


def _with(records: tuple[Child, ...], key: str, record: Child) -> tuple[Child, ...]:
    if any(other.key == key for other in records):
        return tuple(record if other.key == key else other for other in records)
    return records + (record,)  # noqa: RUF005 - unpacking would lose the type


def _without(paper: Paper, key: str) -> Paper:
    return replace(
        paper,
        authors=_renumber_authors(tuple(author for author in paper.authors if author.key != key)),
        references=_renumber(tuple(reference for reference in paper.references if reference.key != key)),
        citations=tuple(citation for citation in paper.citations if citation.key != key),
    )


def _renumber(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    return tuple(replace(reference, position=at) for at, reference in enumerate(references, 1))


def _renumber_authors(authors: tuple[Authorship, ...]) -> tuple[Authorship, ...]:
    last: dict[str, int] = {}
    numbered = []
    for author in authors:
        last[author.role] = last.get(author.role, 0) + 1
        numbered.append(replace(author, position=last[author.role]))
    return tuple(numbered)


def _renumber_bodies(bodies: Iterable[ConferenceOrganization]) -> Iterator[ConferenceOrganization]:
    last: dict[str, int] = {}
    for body in bodies:
        last[body.role] = last.get(body.role, 0) + 1
        yield replace(body, position=last[body.role])
