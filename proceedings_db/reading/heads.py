"""Where each paper begins: at a title of the contents list, or above an abstract."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from proceedings_db.reading.affiliations import is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.document import Document, Passage, guess_language
from proceedings_db.reading.head_lines import CERTAIN_NAMES, below_title, find_name_end
from proceedings_db.reading.labels import ABSTRACT, INTRODUCTION, KEYWORDS, REFERENCES, is_label, match_label
from proceedings_db.text.fold import fold_title
from proceedings_db.text.transliterate import to_skeletons

_FIRST_HEADING: Final = re.compile(r"\s*(?:فصل\s*[1۱]|فصل\s+اول|[1۱]\s*[.\-–)]?)\s+\S")
_TITLE_LINES: Final = 4
_BELOW_TITLE: Final = 20
_ABOVE_ABSTRACT: Final = 30
_SHORTEST_KEY: Final = 5
_SHORTEST_SOUND: Final = 2
_LONGEST_TITLE_LINE: Final = 300


class Head(NamedTuple):
    """Where a paper begins: the index of its first line, how many lines its title has, which listed title it is.

    ``title_lines`` is 0 where the title is still to be found; ``listed`` is ``None`` for a paper that is not listed.
    """

    start: int
    title_lines: int
    listed: int | None


class ListedTitles:
    """The folded titles of a contents list with the positions of their entries.

    A title that is listed twice has two positions, and its heads take them in turn.
    """

    def __init__(self, titles: Mapping[str, Sequence[int]]) -> None:
        self.positions = titles
        self._waiting = {key: list(positions) for key, positions in titles.items()}

    def take(self, key: str) -> int | None:
        """Return the position of the next entry of a title, or ``None`` if all have been met."""
        return self._waiting[key].pop(0) if self._waiting.get(key) else None


def find_heads(document: Document, start: int, titles: ListedTitles) -> list[Head]:
    """Return the heads from line index ``start`` on, in order."""
    listed = _find_listed(document, start, titles)
    return _add_unlisted(document, start, listed)


def _find_listed(document: Document, start: int, titles: ListedTitles) -> list[Head]:
    heads: list[Head] = []
    index = start
    while index < len(document.lines) and titles.positions:
        taken, key = _match_title(document, index, titles.positions)
        position = titles.take(key) if taken else None
        if position is None and taken and _begins_paper(document, index + taken):
            # The abstract of a paper, and further on the paper: two heads of one entry.
            position = titles.positions[key][-1]
        if position is not None:
            heads.append(Head(index, taken, position))
        index += max(taken, 1)
    return heads


def _begins_paper(document: Document, index: int) -> bool:
    """Whether the lines from ``index`` on are those of a head below its title: an abstract, or an affiliation."""
    for line in document.lines[index : index + _BELOW_TITLE]:
        if line.is_blank:
            continue
        if match_label(document.passage(line.start, line.end), ABSTRACT) is not None or is_affiliation(line.text):
            return True
        if below_title(document.passage(line.start, line.end)) <= 0:
            return False
    return False


def _match_title(document: Document, index: int, waiting: Mapping[str, Sequence[int]]) -> tuple[int, str]:
    """Return how many lines from ``index`` on are one listed title, and its key."""
    joined = ""
    for taken in range(1, _TITLE_LINES + 1):
        if index + taken > len(document.lines):
            break
        line = document.lines[index + taken - 1]
        if line.is_blank or len(line.text) > _LONGEST_TITLE_LINE:
            break
        joined += fold_title(line.text)
        if len(joined) >= _SHORTEST_KEY and joined in waiting:
            return taken, joined
    return 0, ""


def _add_unlisted(document: Document, start: int, listed: Sequence[Head]) -> list[Head]:
    """Add the papers that have an abstract and no listed title, or the one paper of a text that lists none."""
    heads: list[Head] = []
    bounds = [*(head.start for head in listed), len(document.lines)]
    abstracts = _find_abstracts(document, start)
    heads += _unlisted_between(document, start, bounds[0], abstracts, has_head=False)
    for head, end in zip(listed, bounds[1:], strict=True):
        heads.append(head)
        heads += _unlisted_between(document, head.start + head.title_lines, end, abstracts, has_head=True)
    if not heads and not listed:
        heads += _find_without_abstract(document, start)
    return heads


def _find_abstracts(document: Document, start: int) -> list[int]:
    return [
        index
        for index in range(start, len(document.lines))
        if not document.lines[index].is_blank and match_label(_passage(document, index), ABSTRACT) is not None
    ]


def _passage(document: Document, index: int) -> Passage:
    line = document.lines[index]
    return document.passage(line.start, line.end)


def _unlisted_between(
    document: Document, start: int, end: int, abstracts: Sequence[int], *, has_head: bool
) -> list[Head]:
    """Return the heads above further abstracts between two lines; one abstract a language belongs to each paper."""
    heads: list[Head] = []
    lower, head_lines = start, range(start, start)
    seen: set[str] = set()
    for index in abstracts[bisect_left(abstracts, start) : bisect_left(abstracts, end)]:
        language = guess_language(document.lines[index].text)
        if (has_head or heads) and not seen:
            seen, head_lines, lower = {language}, range(start, index), index + 1
            continue
        first = _find_head_start(document, lower, index)
        own = _starts_paper(document, lower, index) or _names_others(document, head_lines, range(first, index))
        if (has_head or heads) and language not in seen and not own:
            seen.add(language)
        else:
            heads.append(Head(first, 0, None))
            seen, head_lines = {language}, range(first, index)
        lower = index + 1
    return heads


def _names_others(document: Document, one: range, other: range) -> bool:
    """Whether the names above two abstracts in different languages are those of different people."""
    first, second = (_sounds_of_names(document, lines) for lines in (one, other))
    return bool(first and second) and not first & second


def _sounds_of_names(document: Document, lines: range) -> set[str]:
    """Return how the words of the names in a head sound, in either script."""
    passages = [_passage(document, index) for index in lines]
    named = [p.text for p in passages if author_likeness(p.text) > 0 and not is_affiliation(p.text)]
    ends = [(passage, find_name_end(passage)) for passage in passages]
    named += [passage.text[: end[0]] for passage, end in ends if end is not None]
    words = [word for text in named for word in re.findall(r"[^\W\d_]{3,}", text)]
    return {sound for word in words for sound in to_skeletons(word) if len(sound) >= _SHORTEST_SOUND}


def _starts_paper(document: Document, lower: int, index: int) -> bool:
    """Whether an abstract in another language than the one before it begins a paper of its own: a list lies between."""
    between = document.lines[lower:index]
    headed = any(is_label(line.text, REFERENCES) for line in between)
    return (
        headed and any(is_affiliation(line.text) for line in between[-_ABOVE_ABSTRACT:]) and _goes_on(document, index)
    )


def _goes_on(document: Document, index: int) -> bool:
    """Whether a body follows the abstract: an introduction or a list of references, before the next abstract."""
    for line in document.lines[index + 1 :]:
        if line.is_blank:
            continue
        passage = document.passage(line.start, line.end)
        if match_label(passage, ABSTRACT) is not None:
            return False
        if match_label(passage, INTRODUCTION) is not None or is_label(line.text, REFERENCES):
            return True
    return False


def _find_head_start(document: Document, lower: int, index: int) -> int:
    """Return where the head begins whose abstract stands at ``index``: at the block above names and affiliations."""
    lines = document.lines
    page = lines[index].page
    blocks: list[tuple[int, int]] = []
    at, names_seen = index, False
    while at > lower and index - at < _ABOVE_ABSTRACT:
        at -= 1
        if lines[at].page != page:
            break
        if not lines[at].is_blank:
            first = at
            while first > lower and not lines[first - 1].is_blank and lines[first - 1].page == page:
                first -= 1
            blocks.append((first, at + 1))
            at = first
            likeness = [below_title(_passage(document, at)) for at in range(first, blocks[-1][1])]
            # Where names have been seen, a block that may be one of names is the title above them.
            if min(likeness) < (CERTAIN_NAMES if names_seen else 0.0):
                break
            names_seen = names_seen or max(likeness) >= CERTAIN_NAMES
    return blocks[-1][0] if blocks else index


def _find_without_abstract(document: Document, start: int) -> list[Head]:
    """Return the head of a paper that has no abstract, above its first heading: keywords, or an introduction."""
    for index in range(start, len(document.lines)):
        if document.lines[index].is_blank:
            continue
        passage = _passage(document, index)
        if match_label(passage, INTRODUCTION | KEYWORDS) is not None or is_first_heading(document.lines[index].text):
            return [Head(_find_head_start(document, start, index), 0, None)]
    return []


def is_first_heading(text: str) -> bool:
    """Whether a short line is numbered as the first heading of a paper: «۱- کلیات», «فصل ۱ دستور وابستگی»."""
    return _FIRST_HEADING.match(text) is not None and len(text) < 120 and not text.rstrip().endswith((".", "…"))
