"""Tables for people: CSV and workbooks that open as they are meant, with nothing lost, and nothing run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from proceedings_db.exchange.tables.csv_file import Written, write_csv
from proceedings_db.exchange.tables.sheets import SHEETS, Headings, iter_rows, sheets_of
from proceedings_db.exchange.tables.workbook import LONGEST_CELL, write_workbook
from proceedings_db.records import Affiliation, Keyword, Paper, PaperField, PaperText
from proceedings_db.text.characters import BOM
from tests.exchange.factories import TORTURE, a_paper, a_reference, a_volume, an_author

UNIVERSITY = Affiliation(1, "استادیار، دانشگاه فردوسی مشهد", "استادیار", None, "دانشگاه فردوسی مشهد")
AUTHORS = (
    an_author("سید هادی", "زرقانی", affiliations=(UNIVERSITY,), email="zarghani@um.ac.ir", is_corresponding=True),
    an_author("محمد جواد", "رنجکش", 2, is_corresponding=False),
    an_author("منصوره", "اسکندران", 3, email="e@um.ac.ir"),
)
BILINGUAL = a_paper(
    authors=AUTHORS,
    texts=(
        PaperText("title", "en", "City Diplomacy"),
        PaperText("abstract", "fa", "چکیده، با «گیومه» و\nدو سطر"),
        PaperText("abstract", "en", "An abstract."),
    ),
    keywords=(Keyword("fa", 1, "صلح", "صلح"), Keyword("fa", 2, "توسعه", "توسعه"), Keyword("en", 1, "peace", "peace")),
    section="محور اول",
    references=(a_reference(), a_reference(position=2, key="k.r2")),
    fields=(PaperField("URL", "https://example.ir/1"),),
)


def written_csv(*papers: Paper, what: str = "papers", **options: Any) -> tuple[list[dict[str, str]], Written, str]:
    out = io.StringIO(newline="")
    volume = a_volume()
    rows = iter_rows([(paper, volume) for paper in papers], [volume])
    written = write_csv(rows, out, sheets_of(what)[0], **options)
    text = out.getvalue()
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))), written, text


def written_workbook(path: Path, *papers: Paper, headings: Headings = "en") -> tuple[Any, Written]:
    volume = a_volume()
    rows = iter_rows([(paper, volume) for paper in papers], [volume])
    written = write_workbook(rows, path, sheets_of("all"), headings=headings)
    return openpyxl.load_workbook(path), written


def cells(sheet: Any) -> list[dict[str, Any]]:
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_paper_is_one_row_with_all_that_indexing_asks_for() -> None:
    [row], written, text = written_csv(BILINGUAL)
    assert text.startswith(BOM)
    assert written.rows == 1
    wanted = {
        "title_fa": BILINGUAL.title,
        "title_en": "City Diplomacy",
        "authors": "سید هادی زرقانی; محمد جواد رنجکش; منصوره اسکندران",
        "affiliations": "استادیار، دانشگاه فردوسی مشهد; ; ",
        "emails": "zarghani@um.ac.ir; ; e@um.ac.ir",
        "corresponding_author": "سید هادی زرقانی",
        "abstract_fa": "چکیده، با «گیومه» و\nدو سطر",
        "abstract_en": "An abstract.",
        "keywords_fa": "صلح; توسعه",
        "keywords_en": "peace",
        "page_first": "222",
        "page_last": "235",
        "section": "محور اول",
        "conference": "همایش ملی جغرافیای سیاسی کاربردی",
        "start_date": "2012-10-09",
        "date_as_printed": "۱۸ مهر ۱۳۹۱",
        "year": "2012",
        "references": "2",
        "url": "https://example.ir/1",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_every_table_has_its_rows(tmp_path: Path) -> None:
    book, _ = written_workbook(tmp_path / "a.xlsx", BILINGUAL)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    assert {name: book[name].max_row - 1 for name in book.sheetnames} == {
        "papers": 1, "authors": 3, "references": 2, "citations": 0, "volumes": 1, "organizers": 4,
    }  # fmt: skip
    [first, second, third] = cells(book["authors"])
    assert (first["family"], first["is_corresponding"], first["organization"]) == ("زرقانی", 1, "دانشگاه فردوسی مشهد")
    # Unknown is not no.
    assert (second["is_corresponding"], third["is_corresponding"]) == (0, None)
    assert cells(book["papers"])[0]["page_first"] == 222


def test_sheets_run_from_right_to_left_and_keep_their_headings_in_view(tmp_path: Path) -> None:
    book, _ = written_workbook(tmp_path / "a.xlsx", BILINGUAL, headings="fa")
    assert book.sheetnames[0] == "مقاله‌ها"
    for sheet in book:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "A2"
    assert "عنوان فارسی" in [cell.value for cell in book.worksheets[0][1]]


FORMULAS = ("=1+1", "+98 21 8288", "-5", "@SUM(A1)", "\t=1+1", "  =1+1", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    paper = a_paper(title=text, section=text)
    [row], written, _ = written_csv(paper)
    assert (row["title_fa"], row["section"], written.guarded) == (f"'{text}", f"'{text}", 2)
    [row], written, _ = written_csv(paper, guard=False)
    assert (row["title_fa"], written.guarded) == (text, 0)
    book, _ = written_workbook(tmp_path / "a.xlsx", paper)
    [cell] = [cell for cell in book["papers"][2] if cell.column_letter == "H"]
    assert (cell.value, cell.data_type) == (text, "s")


PRINTED = {name: text for name, text in TORTURE.items() if text.strip()}


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    clean = text.replace("\ud800", "\N{REPLACEMENT CHARACTER}")
    paper = a_paper(title=text)
    [row], _, _ = written_csv(paper, guard=False)
    assert row["title_fa"] == clean.replace("\0", "\N{REPLACEMENT CHARACTER}")
    book, written = written_workbook(tmp_path / "a.xlsx", paper)
    [read] = cells(book["papers"])
    assert written.cut == (len(text) > LONGEST_CELL)
    if not written.cut:
        assert _as_excel(read["title_fa"]) == _as_excel(clean)


def _as_excel(text: str) -> str:
    """Without what XML and openpyxl do to line ends and controls: Excel's own escapes, ``_x000D_``."""
    for code in (*range(32), 127):
        text = text.replace(f"_x{code:04X}_", chr(code))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_cell_longer_than_excel_holds_is_cut_and_told(tmp_path: Path) -> None:
    book, written = written_workbook(tmp_path / "a.xlsx", a_paper(title="ش" * 40_000))
    [row] = cells(book["papers"])
    assert written.cut == 1
    assert len(row["title_fa"]) == LONGEST_CELL
    assert row["title_fa"].endswith("ش …")
    [whole], _, _ = written_csv(a_paper(title="ش" * 40_000))
    assert len(whole["title_fa"]) == 40_000


def test_a_full_sheet_goes_on_in_a_further_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proceedings_db.exchange.tables.workbook.MOST_ROWS", 3)
    book, written = written_workbook(tmp_path / "a.xlsx", *(replace(a_paper(), position=n) for n in range(5)))
    assert written.rows == 5
    pages = [name for name in book.sheetnames if name.startswith("papers")]
    assert [book[name].max_row for name in pages] == [3, 3, 2]


@pytest.mark.parametrize(("what", "expected"), [("references", 2), ("volumes", 1)])
def test_csv_holds_the_table_that_is_asked_for(what: str, expected: int) -> None:
    rows, written, _ = written_csv(BILINGUAL, what=what)
    assert len(rows) == written.rows == expected
