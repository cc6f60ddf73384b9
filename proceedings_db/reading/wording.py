"""Words of titles, keywords and names that look misprinted: half-spaces and spaces lost, a letter wrong.

Each is left as printed and told, with the likelier form where there is one. What is only another way to write a word
(«ساماندهی», «سامان‌دهی») is not told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from proceedings_db.reading.document import Document, clean_title
from proceedings_db.records import Authorship, Paper, Place, Problem, ProblemCode, Source
from proceedings_db.text.characters import HARAKAT, ZWNJ
from proceedings_db.text.fold import fold, fold_name
from proceedings_db.text.half_spaces import HalfSpaceChange, find_half_spaces
from proceedings_db.text.half_spaces.lost_spaces import LOST_SPACE
from proceedings_db.text.lexicon import is_name_word, lexicon
from proceedings_db.text.spelling import find_meant_word, is_one_letter_off, to_spelling

_WORD: Final = re.compile(f"[ء-غف-يپچژکگیۀ{ZWNJ}{HARAKAT}]+")
_SHORTEST_IN_HEAD: Final = 4
_SHORTEST_FAMILY: Final = 4
_LIKELY: Final = 0.5
"""The certainty from which on a missing half-space is told; below, the printed form is the likelier one."""
_OTHER_WAYS: Final = frozenset({"compound"})
"""Rules of half-spaces by which a word may be written either way."""


@dataclass
class _Volume:
    """What all papers of a volume share: the texts, the surnames, and the words that stand in them."""

    sources: Sequence[Source]
    surnames: frozenset[str]

    @cached_property
    def documents(self) -> dict[int, Document]:
        """The texts as lines, by position."""
        return {source.position: Document.of(source) for source in self.sources}

    @cached_property
    def printed(self) -> Counter[str]:
        """How often each word stands in the volume, by its spelling."""
        return Counter(to_spelling(word) for source in self.sources for word in _WORD.findall(source.text))


def find_doubtful_words(papers: Sequence[Paper], sources: Sequence[Source]) -> list[Problem]:
    """Return a problem for each word of the papers' titles, keywords and names that looks misprinted."""
    families = (author.name.family for paper in papers for author in paper.authors)
    volume = _Volume(sources, frozenset(family for family in families if family))
    problems: list[Problem] = []
    for paper in papers:
        problems += _check_title(paper, volume)
        problems += _check_keywords(paper, volume)
    return [*problems, *_check_names(papers)]


def _check_title(paper: Paper, volume: _Volume) -> Iterator[Problem]:
    printed = paper.title_as_printed
    for change in _doubtful_changes(printed, volume):
        yield _half_space(change, f"the title «{paper.title}»", paper.place, "title", _restored(printed, change))
    for word, meant in _meant_words(printed, volume):
        where = f"the title «{paper.title}»"
        yield _misspelt(word, meant, where, paper.place, "title", clean_title(printed.replace(word, meant, 1)))
    for mention in paper.mentions:
        if mention.place_kind == "head" and mention.language in (None, paper.language):
            for word, other in _differing_words(printed, mention.text):
                message = f"The contents list prints «{word}» and the paper's head «{other}» in «{paper.title}»."
                remedy = "Compare both; give the paper the title that is spelt right."
                meant_title = clean_title(printed.replace(word, other, 1))
                yield Problem(
                    ProblemCode.SPELLING_DOUBTFUL, message, "info", paper.place, word, remedy,
                    entity="paper", field="title", suggestion=meant_title,
                )  # fmt: skip


def _check_keywords(paper: Paper, volume: _Volume) -> Iterator[Problem]:
    for keyword in paper.keywords:
        where = f"the keyword «{keyword.keyword}»"
        changes = list(_doubtful_changes(keyword.as_printed, volume))
        meant = list(_meant_words(keyword.as_printed, volume))
        if not changes and not meant:
            continue
        printed = keyword.as_printed
        place = _find_place(printed, paper, volume)
        found = [_half_space(change, where, place, "keyword", _restored(printed, change)) for change in changes]
        found += [
            _misspelt(word, other, where, place, "keyword", clean_title(printed.replace(word, other, 1)))
            for word, other in meant
        ]
        # The correction of one of several keywords names it whole.
        yield from (replace(problem, raw_text=printed) for problem in found)


def _check_names(papers: Sequence[Paper]) -> Iterator[Problem]:
    """Yield the family names that differ by one letter from that of an author with the same given name."""
    known: dict[str, dict[str, Authorship]] = {}
    for author in (author for paper in papers for author in paper.authors):
        given, family = fold_name(author.name.given or ""), fold_name(author.name.family or "")
        if len(given) < 2 or len(family) < _SHORTEST_FAMILY:
            continue
        others = known.setdefault(given, {})
        for key, other in others.items():
            if is_one_letter_off(family, key) and not (_is_surname(author) and _is_surname(other)):
                yield _name_differs(author, other)
                break
        others.setdefault(family, author)


def _restored(printed: str, change: HalfSpaceChange) -> str:
    return clean_title(printed[: change.start] + change.restored + printed[change.end :])


def _doubtful_changes(text: str, volume: _Volume) -> Iterator[HalfSpaceChange]:
    """Yield the uncertain changes of words that no list has as they are printed."""
    for change in find_half_spaces(text, kind="title", protect=volume.surnames):
        likely = change.certainty >= _LIKELY and not change.is_certain and change.rule not in _OTHER_WAYS
        if likely and not _is_listed(to_spelling(change.printed)):
            yield change


def _meant_words(text: str, volume: _Volume) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(text):
        # The words of the volume are counted only where a word is in doubt at all: most have none.
        if not _is_listed(to_spelling(word)) and (meant := find_meant_word(word, volume.printed)):
            yield word, meant


def _differing_words(listed: str, head: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two prints of one title that are one letter apart, where all else is in its place."""
    ones, others = _WORD.findall(listed), _WORD.findall(head)
    keys, other_keys = [list(map(fold_name, words)) for words in (ones, others)]
    for kind, start, end, at, to in SequenceMatcher(None, keys, other_keys, autojunk=False).get_opcodes():
        if kind != "replace" or end - start != to - at:
            continue
        for index in range(end - start):
            one, other = keys[start + index], other_keys[at + index]
            if min(len(one), len(other)) >= _SHORTEST_IN_HEAD and is_one_letter_off(one, other):
                yield ones[start + index], others[at + index]


def _half_space(
    change: HalfSpaceChange, where: str, place: Place | None, field: str, suggestion: str | None
) -> Problem:
    is_space = change.rule == LOST_SPACE
    what = "a space" if is_space else "a half-space"
    return Problem(
        ProblemCode.SPACES_LOST if is_space else ProblemCode.HALF_SPACE_DOUBTFUL,
        f"«{change.printed}» in {where} may lack {what}: «{change.restored}»; it was left as printed.",
        "info",
        place,
        change.printed,
        f"See whether «{change.restored}» is meant.",
        entity="paper",
        field=field,
        confidence=round(change.certainty, 2),
        suggestion=suggestion,
    )


def _misspelt(word: str, meant: str, where: str, place: Place | None, field: str, suggestion: str | None) -> Problem:
    message = f"«{word}» in {where} is no known word, and one letter off «{meant}»; it was left as printed."
    remedy = f"See whether «{meant}» is meant."
    return Problem(
        ProblemCode.SPELLING_DOUBTFUL, message, "info", place, word, remedy,
        entity="paper", field=field, suggestion=suggestion,
    )  # fmt: skip


def _name_differs(author: Authorship, other: Authorship) -> Problem:
    printed, elsewhere = author.name_as_printed, other.name_as_printed
    return Problem(
        ProblemCode.SPELLING_DOUBTFUL,
        f"«{printed}» is one letter off «{elsewhere}», another author of the volume.",
        "info",
        author.place,
        printed,
        "See whether they are one person, and which family name is right.",
        entity="authorship",
        field="family",
        suggestion=other.name.family,
    )


def _find_place(text: str, paper: Paper, volume: _Volume) -> Place | None:
    """Return where a keyword stands: the first such text after the head of its paper."""
    heads = [mention.place for mention in paper.mentions if mention.place_kind == "head"]
    begin = heads[0] if heads else paper.place
    if begin is None:
        return None
    document = volume.documents[begin.source]
    start = document.source.text.find(text, begin.char_start)
    return document.place(start, start + len(text)) if start >= 0 else begin


def _is_listed(word: str) -> bool:
    return word in lexicon().words or is_name_word(word)


def _is_surname(author: Authorship) -> bool:
    return is_name_word(author.name.family or "") or is_name_word(fold(author.name.family or ""))
