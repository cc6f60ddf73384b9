"""Telling entries of one name and year apart by what else the marker prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from proceedings_db.matching.citations.cited import Cited
    from proceedings_db.matching.citations.entries import Entry


def narrow(cited: Cited, found: Iterable[Entry]) -> list[Entry]:
    """Return the entries of ``found`` that fit best: each mark that some of them fit drops the others."""
    left = list({entry.position: entry for entry in found}.values())
    for fits in (same_suffix, same_coauthors, same_number_of_authors, same_initial, title_is_named):
        if len(left) < 2:
            break
        left = _keep(left, fits, cited)
    return left


def _keep(entries: list[Entry], fits: Callable[[Cited, Entry], bool], cited: Cited) -> list[Entry]:
    return [entry for entry in entries if fits(cited, entry)] or entries


def same_suffix(cited: Cited, entry: Entry) -> bool:
    """The letter of the year is the entry's."""
    return cited.suffix == entry.suffix


def same_coauthors(cited: Cited, entry: Entry) -> bool:
    """Every further name is one of the entry's authors, or a word of its title: «(افلاطون، جمهور، ۱۳۶۷)»."""
    if len(cited.keys) < 2:
        return False
    return all(
        key in entry.coauthors or set(fold(name).split()) <= set(entry.words)
        for key, name in zip(cited.keys[1:], cited.names[1:], strict=True)
    )


def same_number_of_authors(cited: Cited, entry: Entry) -> bool:
    """«و همکاران» means several, one name alone means one."""
    return (entry.authors > 1) == (cited.citation.et_al or len(cited.keys) > 1)


def same_initial(cited: Cited, entry: Entry) -> bool:
    """The initial before the name is that of the entry's first author: «(م. رضایی، ۱۳۸۴)»."""
    initial = re.search(rf"(\w)\.\s*{re.escape(cited.name)}", cited.citation.raw_text)
    return initial is not None and bool(entry.givens) and entry.givens[0].startswith(fold(initial[1]))


def title_is_named(cited: Cited, entry: Entry) -> bool:
    """The marker prints the title."""
    return bool(entry.title) and entry.title in fold_name(cited.citation.raw_text)
