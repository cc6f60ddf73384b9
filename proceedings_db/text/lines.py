"""Lines that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from proceedings_db.text.characters import KASHIDA, clean

# A form feed ends a line as well as a page, since the text layer of a PDF has one between two pages.
_LINE: Final = re.compile(r"([^\r\n\f]*)(\r\n|\r|\n\f?|\f|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: ``text[line.start:line.end] == line.text`` of the text that it was split from.

    ``number`` and ``page`` count from 1; pages are parted by form feeds.
    """

    number: int
    start: int
    end: int
    text: str
    page: int = 1

    @property
    def is_blank(self) -> bool:
        """Whether nothing that prints stands here: white space, controls, marks of direction, a lone kashida."""
        stripped = self.text.strip()
        if not stripped:
            return True
        # Most lines are told by their first character; only the odd ones are looked at whole.
        return not ((stripped[0].isalnum() and stripped[0] != KASHIDA) or clean(stripped))


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text``, ended by a line feed, a carriage return, both, or a form feed."""
    lines: list[Line] = []
    page = 1
    for match in _LINE.finditer(text):
        if match.start() == len(text) and lines:
            break
        lines.append(Line(len(lines) + 1, match.start(1), match.end(1), match[1], page))
        page += match[2].count("\f")
    return tuple(lines)
