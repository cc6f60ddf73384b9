"""Markers in the text, and the references they point to."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.database.loading.pairing import pair
from proceedings_db.text.fold import fold_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading, PaperItem
    from proceedings_db.records import Citation

AUTHORS_JOINED_BY: Final = "; "


def load_citations(loading: Loading, papers: Sequence[PaperItem]) -> None:
    """Give every citation its id and key, and ask for its row."""
    loading.keys.recall(f"{paper.key}.c" for paper in papers)
    for paper in papers:
        for citation, (identity, key) in zip(paper.paper.citations, identify_citations(loading, paper), strict=True):
            _put(loading, paper, identity, key, citation)


def identify_citations(loading: Loading, paper: PaperItem) -> list[tuple[int, str]]:
    """Return the id and the key of each citation of ``paper``; the retired keys of papers were recalled before."""
    scope = f"{paper.key}.c"
    stored = loading.stored["citation"][paper.id]
    citations = paper.paper.citations
    found = pair(
        stored,
        citations,
        (lambda row: row.key, lambda citation: citation.key),
        # The same marker may stand in many sentences: its place tells which is which, or else the sentence.
        (
            lambda row: (row.raw_text, row.position, row.char_start),
            lambda citation: (citation.raw_text, citation.position, citation.place.char_start),
        ),
        (
            lambda row: (row.raw_text, row.context, row.position),
            lambda citation: (citation.raw_text, citation.context, citation.position),
        ),
        (lambda row: (row.raw_text, row.position), lambda citation: (citation.raw_text, citation.position)),
        (lambda row: (fold_title(row.raw_text), row.position), lambda c: (fold_title(c.raw_text), c.position)),
        (
            lambda row: loading.old_place(row, (row.cluster, row.position)),
            lambda citation: loading.place_of(
                scope, (citation.cluster, citation.position), partial(_match_key, citation)
            ),
        ),
    )
    keys = _to_keys(loading, scope, stored, citations, found)
    kept = {row.id for row in found if row is not None}
    loading.retiring += [(row.key, scope, _match_key(row), None) for row in stored if row.id not in kept]
    ids = (row.id if row is not None else loading.ids.next("citation") for row in found)
    return list(zip(ids, keys, strict=True))


def _to_keys(
    loading: Loading,
    scope: str,
    stored: Sequence[Row[Any]],
    citations: Sequence[Citation],
    found: Sequence[Row[Any] | None],
) -> list[str]:
    """Return the key of each citation: marker and work by the numbers of the first load, or the next ones."""
    taken = [
        *(row.key for row in stored),
        *(key for citation in citations if (key := citation.key) and key.startswith(scope)),
    ]
    clusters = loading.numbers(scope, taken)
    marker_of: dict[int, int] = {}
    for citation, row in zip(citations, found, strict=True):
        if row is not None:
            marker_of.setdefault(citation.cluster, int(row.key.removeprefix(scope).partition(".")[0]))
    within: defaultdict[int, list[str]] = defaultdict(list)
    for key in (*taken, *loading.keys.retired(scope)):
        within[int(key.removeprefix(scope).partition(".")[0])].append(key)
    numbers = {marker: loading.numbers(f"{scope}{marker}.", keys) for marker, keys in within.items()}
    keys = []
    for citation, row in zip(citations, found, strict=True):
        if row is not None:
            keys.append(row.key)
            continue
        known = loading.claim(scope, citation.key, partial(_match_key, citation))
        if known:
            keys.append(known[0])
            marker_of.setdefault(citation.cluster, int(known[0].removeprefix(scope).partition(".")[0]))
            continue
        if citation.cluster not in marker_of:
            marker_of[citation.cluster] = clusters.give(citation.cluster)
        marker = marker_of[citation.cluster]
        if marker not in numbers:
            numbers[marker] = loading.numbers(f"{scope}{marker}.", ())
        keys.append(f"{scope}{marker}.{numbers[marker].give(citation.position)}")
    return keys


def _match_key(citation: Citation | Row[Any]) -> str:
    return f"{citation.position}|{fold_title(citation.raw_text)[:200]}"


def _put(loading: Loading, paper: PaperItem, identity: int, key: str, citation: Citation) -> None:
    reference = paper.references.get(citation.reference or 0)
    loading.rows["citation"].put(
        {
            "id": identity,
            "key": key,
            "paper_id": paper.id,
            "section_id": paper.sections.get(citation.section or 0),
            "cluster": citation.cluster,
            "position": citation.position,
            "raw_text": citation.raw_text,
            "style": citation.style,
            "authors_as_printed": AUTHORS_JOINED_BY.join(citation.authors) or None,
            "et_al": citation.et_al,
            "year_as_printed": citation.year_as_printed,
            "year_suffix": citation.year_suffix,
            "label": citation.label,
            "is_ibid": citation.is_ibid,
            "locator": citation.locator,
            "locator_label": citation.locator_label,
            "context": citation.context,
            "reference_id": reference[0] if reference else None,
            "match_method": citation.match_method,
            "match_confidence": citation.match_confidence,
            **loading.placed(citation.place),
        }
    )
