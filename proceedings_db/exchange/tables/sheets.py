"""Which tables there are, what they are called, and which of them an export holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from proceedings_db.exchange.tables import columns
from proceedings_db.exchange.tables.columns import Cell, Column, paper_rows, volume_rows
from proceedings_db.records import Paper, Volume

Headings = Literal["fa", "en"]
Row = tuple[str, list[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its Persian name, and its columns."""

    name: str
    title: str
    columns: tuple[Column[Any], ...]

    def headings(self, language: Headings) -> list[str]:
        """The headings of the columns: the names that programs know, or the Persian ones."""
        return [column.heading if language == "fa" else column.name for column in self.columns]


SHEETS: Final = (
    Sheet("papers", "مقاله‌ها", columns.PAPERS),
    Sheet("authors", "نویسندگان", columns.AUTHORS),
    Sheet("references", "منابع", columns.REFERENCES),
    Sheet("citations", "ارجاع‌ها", columns.CITATIONS),
    Sheet("volumes", "مجموعه‌ها", columns.VOLUMES),
    Sheet("organizers", "برگزارکنندگان", columns.ORGANIZERS),
)
_HELD: Final = {
    "papers": ("papers", "authors"),
    "references": ("references",),
    "volumes": ("volumes", "organizers"),
    "all": tuple(sheet.name for sheet in SHEETS),
}


def sheets_of(what: str) -> tuple[Sheet, ...]:
    """Return the tables that belong to ``papers``, ``references``, ``volumes`` or ``all``, the main one first."""
    return tuple(sheet for sheet in SHEETS if sheet.name in _HELD[what])


def iter_rows(papers: Iterable[tuple[Paper, Volume]], volumes: Iterable[Volume]) -> Iterator[Row]:
    """Yield the rows of all tables, each with the name of its table: those of volumes first."""
    for volume in volumes:
        yield from volume_rows(volume)
    for paper, held in papers:
        yield from paper_rows(paper, held)
