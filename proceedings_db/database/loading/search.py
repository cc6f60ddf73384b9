"""The folded words that full-text search reads."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from proceedings_db.database import search_index
from proceedings_db.database.search_names import refresh_names
from proceedings_db.text.search_words import fold_sounds, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.database.loading.references import ReferenceItem
    from proceedings_db.records import Name

_NEXT = "\n"


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
                "title": fold_words(_NEXT.join(titles)),
                "authors": _fold_names(tuple(author.name for author in paper.authors)),
                "keywords": fold_words(_NEXT.join(keyword.keyword for keyword in paper.keywords)),
                "body": fold_words(_NEXT.join(body)),
                **search_index.measure_words(fold_words(paper.title)),
            }
        )
    for entry in references:
        reference = entry.reference
        title, printed = _fold_title(reference.title or ""), fold_words(reference.raw_text)
        loading.rows["reference_search"].put(
            {
                "reference_id": entry.id,
                "title": title,
                "authors": _fold_names(tuple(written.name for written in reference.names)),
                "body": printed,
                **search_index.measure_words(title or printed),
            }
        )


def write_search_texts(loading: Loading) -> None:
    """Write the folded texts, and keep the index in step with them: the old text is forgotten while it is there."""
    for index in ("paper_fts", "reference_fts"):
        rows = loading.rows[search_index.INDEXES[index][0]]
        changed = [new[0] for _, new in rows.changed]
        search_index.forget(loading.connection, index, (*changed, *(row[0] for row in rows.removed)))
        rows.write(loading.connection)
        search_index.remember(loading.connection, index, (*changed, *(row[0] for row in rows.added)))
        rows.delete(loading.connection)


def refresh_searched_names(loading: Loading, people: Iterable[int], bodies: Iterable[int]) -> None:
    """Bring what is searched of the volume's people, and of ``people`` and ``bodies``, in step with their names."""
    rows = loading.rows["authorship"]
    linked = (rows.value(row, "person_id") for row in (*rows.old.values(), *rows.new.values()))
    refresh_names(loading.connection, "person", sorted({*people, *filter(None, linked)}))
    refresh_names(loading.connection, "organization", sorted(set(bodies)))


# What is cited is cited again, by other papers and in other volumes.
@lru_cache(maxsize=1 << 14)
def _fold_title(title: str) -> str:
    return fold_words(title)


@lru_cache(maxsize=1 << 14)
def _fold_names(names: tuple[Name, ...]) -> str:
    """The folded names, and behind them what the family names sound like."""
    sounds = fold_sounds(name.family or name.literal or "" for name in names)
    return f"{fold_words(_NEXT.join(name.display for name in names))} {sounds}".strip()
