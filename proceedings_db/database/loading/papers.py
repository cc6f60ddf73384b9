"""The papers of a volume and what stands in them, but for people, references and citations."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from proceedings_db.database.keys import to_citation_key, to_index_key
from proceedings_db.database.loading.context import PaperItem
from proceedings_db.database.loading.pairing import pair
from proceedings_db.matching.people import person_key
from proceedings_db.records import Problem, ProblemCode, to_figure
from proceedings_db.text.fold import fold, fold_title
from proceedings_db.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from proceedings_db.database.loading.context import Loading
    from proceedings_db.records import Caption, Paper, PaperText, Section

SAME_TITLE: Final = 0.6
"""Share of letters from which on two titles at one position are taken for two readings of one."""


def load_papers(loading: Loading, papers: Sequence[Paper]) -> list[PaperItem]:
    """Give every paper its id and keys, and ask for its rows. What moved or went is a problem, never a new key."""
    items = identify_papers(loading, papers)
    for item in items:
        put_paper(loading, item, loading.volume_id)
    return items


def put_paper(loading: Loading, item: PaperItem, volume_id: int | None) -> None:
    """Ask for the rows of a paper in a volume, or in none, and of its texts, keywords, sections and captions."""
    _put_paper(loading, item, volume_id)
    _put_texts(loading, item)
    _load_sections(loading, item)
    _load_captions(loading, item)


def to_title_key(title: str) -> str:
    """Return the folded title as far as an index holds it."""
    return to_index_key(fold_title(title))


def identify_papers(loading: Loading, papers: Sequence[Paper]) -> list[PaperItem]:
    """Give every paper its id and keys."""
    scope = f"{loading.volume.key}."
    stored = loading.stored["paper"][loading.volume_id]
    loading.keys.recall([scope])
    found = _pair(loading, stored, papers)
    numbers = loading.numbers(scope, (*(row.key for row in stored), *(paper.key for paper in papers)))
    stems = [_citation_stem(loading, paper) for paper in papers]
    loading.keys.look_up("paper", (stem for stem, row in zip(stems, found, strict=True) if not row), "citation_key")
    items = []
    for paper, stem, row in zip(papers, stems, found, strict=True):
        if row is not None:
            items.append(PaperItem(paper, row.id, row.key, row.citation_key, row))
            _report_move(loading, row, paper)
            continue
        known = loading.claim(scope, paper.key, *_match_keys(paper))
        key, citation_key = known or (f"{scope}{numbers.give(paper.position)}", None)
        items.append(PaperItem(paper, loading.ids.next("paper"), key, citation_key or loading.keys.cite(stem), None))
    kept = {item.id for item in items}
    for row in stored:
        if row.id not in kept:
            loading.retiring.append((row.key, scope, to_title_key(row.title_as_printed), row.citation_key))
            _report_gone(loading, row)
    return items


def _match_keys(paper: Paper) -> tuple[partial[str], partial[str]]:
    """By what a paper is known when it comes back: its title as printed, or as read."""
    return partial(to_title_key, paper.title_as_printed), partial(to_title_key, paper.title)


def _pair(loading: Loading, stored: Sequence[Row[Any]], papers: Sequence[Paper]) -> list[Row[Any] | None]:
    """Pair by key where the record names one, by folded title, then by position if the two have something in common.

    The printed title comes first: the other may have been corrected by hand since it was read.
    """
    found = pair(
        stored,
        papers,
        (lambda row: row.key, lambda paper: paper.key),
        (lambda row: to_title_key(row.title_as_printed), lambda paper: to_title_key(paper.title_as_printed)),
        (lambda row: row.title_key, lambda paper: to_title_key(paper.title)),
    )
    taken = {row.id for row in found if row is not None}
    free = {row.position: row for row in stored if row.id not in taken}
    for index, paper in enumerate(papers):
        row = free.get(paper.position)
        if found[index] is not None or row is None or not _alike(loading, row, paper):
            continue
        if not any(loading.keys.is_retired(f"{loading.volume.key}.", to_key) for to_key in _match_keys(paper)):
            found[index] = free.pop(paper.position)
    return found


def _alike(loading: Loading, row: Row[Any], paper: Paper) -> bool:
    if row.page_first is not None and row.page_first == paper.page_first:
        return True
    names = {author.name_key for author in loading.stored["authorship"][row.id]}
    if any(person_key(author.name) in names for author in paper.authors):
        return True
    return SequenceMatcher(None, row.title_key, to_title_key(paper.title)).ratio() >= SAME_TITLE


def _citation_stem(loading: Loading, paper: Paper) -> str:
    year = loading.volume.year
    if year is None and loading.volume.conference and loading.volume.conference.start_date:
        year = int(loading.volume.conference.start_date[:4])
    return to_citation_key(paper.authors[0].name if paper.authors else None, year, paper.title)


def _report_move(loading: Loading, row: Row[Any], paper: Paper) -> None:
    if row.position != paper.position:
        message = f"Paper {row.position} of the last load is now paper {paper.position}; its keys stay {row.key}."
        _report(loading, row, message, "Nothing, if the order of the contents list was put right.", paper)


def _report_gone(loading: Loading, row: Row[Any]) -> None:
    message = f"«{row.title}» ({row.key}) was loaded before and is not found any more; its rows are deleted."
    _report(loading, row, message, "Look whether the text lost it; once back, it has its old keys again.", None)


def _report(loading: Loading, row: Row[Any], message: str, remedy: str, paper: Paper | None) -> None:
    loading.problems.append(
        Problem(
            code=ProblemCode.PAPER_MOVED,
            message=message,
            severity="info" if paper else "warning",
            place=paper.place if paper else None,
            raw_text=row.title_as_printed,
            remedy=remedy,
            entity="paper",
            entity_key=row.key,
            field="position",
        )
    )


def _put_paper(loading: Loading, item: PaperItem, volume_id: int | None) -> None:
    paper = item.paper
    loading.rows["paper"].put(
        {
            "id": item.id,
            "key": item.key,
            "citation_key": item.citation_key,
            "volume_id": volume_id,
            "position": paper.position,
            "type": paper.type,
            "csl_type": paper.csl_type,
            "title": paper.title,
            "title_as_printed": paper.title_as_printed,
            "title_key": to_title_key(paper.title),
            "sort_key": to_index_key(sort_key(paper.title)),
            "language": paper.language,
            "section": paper.section,
            "page_first": to_figure(paper.page_first),
            "page_last": to_figure(paper.page_last),
            "page_last_inferred": paper.page_last_inferred,
            "pages_as_printed": paper.pages_as_printed,
            "received_as_printed": paper.received_as_printed,
            "accepted_as_printed": paper.accepted_as_printed,
            "doi": paper.doi,
            "confidence": paper.confidence,
            **loading.placed(paper.place),
        }
    )


def _put_texts(loading: Loading, item: PaperItem) -> None:
    texts: dict[tuple[str, str], list[PaperText]] = {}
    for text in item.paper.texts:
        texts.setdefault((text.kind, text.language), []).append(text)
    for (kind, language), parts in texts.items():
        # An abstract printed in two pieces is one abstract.
        whole = "\n".join(part.text for part in parts)
        place = loading.placed(parts[0].place)
        loading.rows["paper_text"].put(
            {"paper_id": item.id, "kind": kind, "language": language, "text": whole, **place}
        )
    for keyword in item.paper.keywords:
        loading.rows["paper_keyword"].put(
            {
                "paper_id": item.id,
                "language": keyword.language,
                "position": keyword.position,
                "keyword": keyword.keyword,
                "as_printed": keyword.as_printed,
                "keyword_key": to_index_key(fold(keyword.keyword)),
            }
        )
    for field in item.paper.fields:
        loading.rows["paper_field"].put({"paper_id": item.id, "variable": field.variable, "value": field.value})


def _load_sections(loading: Loading, item: PaperItem) -> None:
    sections = item.paper.sections
    found = pair(
        loading.stored["section"][item.id],
        sections,
        (lambda row: row.heading_as_printed, lambda section: section.heading_as_printed),
        (lambda row: fold_title(row.heading), lambda section: fold_title(section.heading)),
        (lambda row: row.position, lambda section: section.position),
    )
    for section, row in zip(sections, found, strict=True):
        item.sections[section.position] = row.id if row else loading.ids.next("section")
        loading.rows["section"].put(_section_row(loading, item, section))


def _section_row(loading: Loading, item: PaperItem, section: Section) -> Mapping[str, Any]:
    return {
        "id": item.sections[section.position],
        "paper_id": item.id,
        "position": section.position,
        "level": section.level,
        "label_as_printed": section.label_as_printed,
        "heading": section.heading,
        "heading_as_printed": section.heading_as_printed,
        "text": section.text,
        **loading.placed(section.place),
    }


def _load_captions(loading: Loading, item: PaperItem) -> None:
    captions = item.paper.captions
    found = pair(
        loading.stored["caption"][item.id],
        captions,
        (lambda row: (row.kind, row.text), lambda caption: (caption.kind, caption.text)),
        (lambda row: row.position, lambda caption: caption.position),
    )
    for caption, row in zip(captions, found, strict=True):
        identity = row.id if row else loading.ids.next("caption")
        loading.rows["caption"].put(_caption_row(loading, item, identity, caption))


def _caption_row(loading: Loading, item: PaperItem, identity: int, caption: Caption) -> Mapping[str, Any]:
    return {
        "id": identity,
        "paper_id": item.id,
        "position": caption.position,
        "kind": caption.kind,
        "label_as_printed": caption.label_as_printed,
        "text": caption.text,
        **loading.placed(caption.place),
    }
