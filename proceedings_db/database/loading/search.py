"""The folded text that full-text search reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings_db.database import search_index
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.records import Name


def put_search_texts(loading: Loading, papers: Iterable[PaperItem], references: Iterable[ReferenceItem]) -> None:
    """Ask for the folded text of every paper and every reference."""
    for item in papers:
        paper = item.paper
        titles = [paper.title, *(text.text for text in paper.texts if text.kind in ("title", "subtitle"))]
        body = [text.text for text in paper.texts if text.kind == "abstract"]
        for section in paper.sections:
            body += [section.heading, section.text]
        loading.rows["paper_search"].put(
            {
                "paper_id": item.id,
                "title": fold("\n".join(titles)),
                "authors": _fold_names(author.name for author in paper.authors),
                "keywords": fold("\n".join(keyword.keyword for keyword in paper.keywords)),
                "body": fold("\n".join(body)),
            }
        )
    for entry in references:
        reference = entry.reference
        loading.rows["reference_search"].put(
            {
                "reference_id": entry.id,
                "title": fold(reference.title or ""),
                "authors": _fold_names(written.name for written in reference.names),
                "body": fold(reference.raw_text),
            }
        )


def write_search_texts(loading: Loading) -> None:
    """Write the folded texts, and keep the index in step with them: the old text is forgotten while it is there."""
    for index, (table, _, _) in search_index.INDEXES.items():
        rows = loading.rows[table]
        changed = [new[0] for _, new in rows.changed]
        search_index.forget(loading.connection, index, (*changed, *(row[0] for row in rows.removed)))
        rows.write(loading.connection)
        search_index.remember(loading.connection, index, (*changed, *(row[0] for row in rows.added)))
        rows.delete(loading.connection)


def _fold_names(names: Iterable[Name]) -> str:
    return fold("\n".join(name.display for name in names))
