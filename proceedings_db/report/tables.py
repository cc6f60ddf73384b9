"""The answer of a query as a table that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from proceedings_db.report.texts import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDEST_CELL: Final = 60


def table_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown: long texts cut, nothing for what is missing, a bar within a text as «¦».

    The cells are not padded: Persian letters are of no one width on a terminal.
    """
    yield _line(columns)
    yield _line("---" for _ in columns)
    for row in rows:
        yield _line("" if value is None else shorten(str(value), WIDEST_CELL) for value in row)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "¦") for cell in cells) + " |"
