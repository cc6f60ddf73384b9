"""All tables as the sheets of one workbook, from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proceedings_db.exchange.tables.columns import Cell
from proceedings_db.exchange.tables.csv_file import Written
from proceedings_db.exchange.tables.sheets import Headings, Row, Sheet
from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, as Excel has it; more go on in a further sheet."""

LONGEST_CELL: Final = 32_767
"""UTF-16 units of a cell, as Excel has it; more are cut, and told of."""

_CUT: Final = " …"
# What XML 1.0 has no way to say; xlsxwriter escapes the other controls as Excel does.
_NO_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": False,
}


def write_workbook(rows: Iterable[Row], path: Path, sheets: tuple[Sheet, ...], *, headings: Headings = "fa") -> Written:
    """Write those of ``rows`` that belong to ``sheets`` to a new workbook, one row in memory for each, and count them.

    Text stays text, whatever it begins with. The first row of every sheet stays in view and has filters.

    Raises:
        ProceedingsError: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415
    except ImportError as error:
        raise ProceedingsError(
            "Workbooks need the library xlsxwriter. Install it with: pip install 'proceedings-db[xlsx]'"
        ) from error
    written = Written()
    with xlsxwriter.Workbook(str(path), _OPTIONS) as workbook:
        workbook.set_properties({"title": "proceedings_db"})
        open_sheets = {sheet.name: _Sheet(workbook, sheet, headings) for sheet in sheets}
        for name, cells in rows:
            if name in open_sheets:
                open_sheets[name].add(cells, written)
                written.rows += name == sheets[0].name
        for sheet in open_sheets.values():
            sheet.close()
    return written


class _Sheet:
    """A sheet that rows are added to."""

    def __init__(self, workbook: Workbook, sheet: Sheet, headings: Headings) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._headings = headings
        self._bold: Format = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4", "bottom": 1}
        )
        self._plain: Format = workbook.add_format({"valign": "top"})
        self._number = 0
        self._row = 0
        self._page = self._begin()

    def add(self, cells: list[Cell], written: Written) -> None:
        """Add one row, in a further sheet where this one is full."""
        if self._row == MOST_ROWS:
            self.close()
            self._page = self._begin()
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                text = _fit(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", cell))
                written.cut += text.endswith(_CUT) and len(text) < len(cell)
                self._page.write_string(self._row, at, text, self._plain)
            elif cell is not None:
                self._page.write_number(self._row, at, cell, self._plain)
        self._row += 1

    def close(self) -> None:
        """Let the headings filter what is there."""
        self._page.autofilter(0, 0, max(self._row - 1, 0), len(self._sheet.columns) - 1)

    def _begin(self) -> Worksheet:
        self._number += 1
        name = self._sheet.title if self._headings == "fa" else self._sheet.name
        page: Worksheet = self._workbook.add_worksheet(name if self._number == 1 else f"{name} {self._number}")
        page.right_to_left()
        page.freeze_panes(1, 0)
        for at, column in enumerate(self._sheet.columns):
            page.set_column(at, at, column.width)
        for at, heading in enumerate(self._sheet.headings(self._headings)):
            page.write_string(0, at, heading, self._bold)
        self._row = 1
        return page


def _fit(text: str) -> str:
    """As much of a text as a cell holds."""
    if len(text) <= LONGEST_CELL // 2 or _units(text) <= LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
