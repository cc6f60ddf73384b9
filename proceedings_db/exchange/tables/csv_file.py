"""One table as a CSV file that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TextIO

from proceedings_db.exchange.tables.columns import Cell
from proceedings_db.exchange.tables.sheets import Headings, Row, Sheet
from proceedings_db.text.characters import BOM

FORMULA: Final = re.compile(r"\s*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would take for a formula, and run."""

GUARD: Final = "'"
"""What is put before such a cell; spreadsheets do not show it where they know it, and no formula begins with it."""

_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(slots=True)
class Written:
    """How many rows were written, and how many cells are not exactly what the database has."""

    rows: int = 0
    guarded: int = 0
    cut: int = 0


def write_csv(
    rows: Iterable[Row], out: TextIO, sheet: Sheet, *, headings: Headings = "en", guard: bool = True
) -> Written:
    """Write those of ``rows`` that belong to ``sheet``, one at a time, and return how many.

    The file begins with a BOM, without which Excel takes UTF-8 for the code page of the country. Every text cell
    stands in quotation marks; with ``guard``, one that begins like a formula gets an apostrophe before it.
    """
    written = Written()
    out.write(BOM)
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(sheet.headings(headings))
    for name, cells in rows:
        if name == sheet.name:
            writer.writerow([_to_cell(cell, written, guard=guard) for cell in cells])
            written.rows += 1
    return written


def _to_cell(cell: Cell, written: Written, *, guard: bool) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", cell)
    if guard and FORMULA.match(text):
        written.guarded += 1
        return GUARD + text
    return text
