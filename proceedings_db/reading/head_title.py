"""The title of a paper where no contents list tells it: the lines above its names."""

from __future__ import annotations

from collections.abc import Sequence

from proceedings_db.reading.affiliations import is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.document import Document, Passage
from proceedings_db.reading.head_lines import CERTAIN_NAMES, DATES, below_title
from proceedings_db.reading.labels import ABSTRACT, INTRODUCTION, KEYWORDS, REFERENCES, match_label
from proceedings_db.text.lines import Line


def count_above(lines: Sequence[Line]) -> int:
    """Return how many lines stand above a title: the type of the article, its dates, blank lines."""
    count = 0
    while count < len(lines) - 1 and (lines[count].is_blank or DATES.match(lines[count].text)):
        count += 1
    return count


def _is_below_title(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands under the title: surely, or perhaps, and no line of names follows that it could head."""
    likeness = below_title(document.lines_passage([lines[index]]))
    if not 0 < likeness < CERTAIN_NAMES:
        return likeness > 0
    following = [document.lines_passage([line]) for line in lines[index + 1 : index + 6] if not line.is_blank]
    if not following or is_affiliation(following[0].text):
        return True
    return not any(author_likeness(line.text) >= CERTAIN_NAMES for line in following)


def read_title(document: Document, lines: Sequence[Line], title_lines: int) -> tuple[int, Passage]:
    """Return the index after the title, and the title: the lines of the first block above the names."""
    if title_lines:
        return title_lines, document.lines_passage(lines[:title_lines])
    end = 1
    while end < len(lines) and end < 4 and not lines[end].is_blank:
        if is_front_label(document, lines[end]) or _is_below_title(document, lines, end):
            break
        end += 1
    return end, document.lines_passage(lines[:end])


def is_front_label(document: Document, line: Line) -> bool:
    """Whether a line begins with a label that ends title and names: of abstract, keywords, introduction or list."""
    return (
        match_label(document.passage(line.start, line.end), ABSTRACT | KEYWORDS | INTRODUCTION | REFERENCES) is not None
    )
