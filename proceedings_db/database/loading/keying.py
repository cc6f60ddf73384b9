"""The keys that the records of a volume have, or will have, before anything is written: corrections name them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings_db.database.loading.authorships import identify_authorships
from proceedings_db.database.loading.citations import identify_citations
from proceedings_db.database.loading.context import begin
from proceedings_db.database.loading.front import Front
from proceedings_db.database.loading.imported import recall_imported
from proceedings_db.database.loading.papers import identify_papers
from proceedings_db.database.loading.references import identify_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.records import Paper, Volume


def give_keys(connection: Connection, volume: Volume, reserved: Iterable[str] = ()) -> Volume:
    """Return ``volume`` with the keys that a load of it as it was read would give; nothing is written.

    ``reserved`` are the keys of records that corrections add.
    """
    loading = begin(connection, volume)
    loading.reserved = frozenset(reserved)
    recall_imported(loading)
    papers = identify_papers(loading, volume.papers)
    authors = identify_authorships(loading, papers)
    identify_references(loading, papers)
    loading.keys.recall(f"{paper.key}.c" for paper in papers)
    keys: dict[int, list[str]] = {paper.id: [] for paper in papers}
    for item in authors:
        keys[item.paper.id].append(item.key)
    conference = volume.conference and replace(volume.conference, key=Front(loading).conference_key())
    keyed = tuple(_with_keys(loading, paper, keys[paper.id]) for paper in papers)
    return replace(volume, conference=conference, papers=keyed)


def _with_keys(loading: Loading, item: PaperItem, authors: list[str]) -> Paper:
    paper = item.paper
    references = (replace(reference, key=item.references[reference.position][1]) for reference in paper.references)
    citations = zip(paper.citations, identify_citations(loading, item), strict=True)
    return replace(
        paper,
        key=item.key,
        authors=tuple(replace(author, key=key) for author, key in zip(paper.authors, authors, strict=True)),
        references=tuple(references),
        citations=tuple(replace(citation, key=key) for citation, (_, key) in citations),
    )
