"""Texts that break off: an open bracket at the end, or the head of a paper with nothing below it."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.document import Document, Passage
from proceedings_db.reading.paper import PaperReading
from proceedings_db.records import Problem, ProblemCode

_PAIRS: Final = (("(", ")"), ("«", "»"), ("[", "]"))
_LAST: Final = re.compile(r"\S")
_REMEDY: Final = "Load the whole text, if there is more of it."


def find_truncation(document: Document, last: PaperReading | None) -> list[Problem]:
    """Return a problem if a text breaks off; ``last`` is the last paper that stands in it in full."""
    line = next((line for line in reversed(document.lines) if _LAST.search(line.text)), None)
    if line is None:
        return []
    end = document.lines_passage([line])
    # A bracket that is turned round by the text layer has its fellow on the line.
    if any(end.text.count(opening) > end.text.count(closing) for opening, closing in _PAIRS):
        return [_problem(end, f"The text ends within a bracket: «…{end.text[-60:]}».")]
    if last is not None and last.head.is_bare:
        title = last.head.title
        return [_problem(title, f"Nothing follows the head of «{title.text[:60]}» at the end of the text.")]
    return []


def _problem(passage: Passage, message: str) -> Problem:
    return Problem(ProblemCode.TEXT_TRUNCATED, message, place=passage.place, raw_text=passage.text, remedy=_REMEDY)
