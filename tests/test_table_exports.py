"""The command ``export`` where it writes tables, deposits, graphs and the whole database."""

from __future__ import annotations

import csv
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from proceedings_db.cli import main
from proceedings_db.database import engine
from proceedings_db.database.table_rows import column_kinds, table_names
from tests.database.dump import values

SEED = "applied-political-geography-1391"
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


def export(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(database), "export", *arguments])


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("what", "expected"), [("papers", 15), ("references", 20), ("volumes", 1)])
def test_csv(seed_database: Path, tmp_path: Path, what: str, expected: int) -> None:
    path = tmp_path / "a.csv"
    result = export(seed_database, "csv", "--what", what, "-o", str(path))
    assert result.exit_code == 0, result.output
    assert len(records(path)) == expected
    assert f"{expected} rows" in result.stderr


def test_one_paper(seed_database: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export(seed_database, "csv", "--paper", f"{SEED}.14", "--what", "references", "-o", str(path))
    assert {row["paper_key"] for row in records(path)} == {f"{SEED}.14"}


def test_a_workbook(seed_database: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    result = export(seed_database, "xlsx", "-o", str(path))
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(path)
    assert {name: book[name].max_row - 1 for name in book.sheetnames}["مقاله‌ها"] == 15
    assert export(seed_database, "xlsx", "--what", "references", "--headings", "en", "-o", str(path)).exit_code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["references"]


def test_opencitations(seed_database: Path, tmp_path: Path) -> None:
    result = export(seed_database, "opencitations", "-o", str(tmp_path / "deposit"))
    assert result.exit_code == 0, result.output
    meta, cits = (records(tmp_path / "deposit" / name) for name in ("meta.csv", "cits.csv"))
    ids = [row["id"] for row in meta]
    assert len(ids) == len(set(ids)) == 35
    assert len(cits) == 20
    assert {row["citing_id"] for row in cits} == {f"temp:{SEED}.14"}
    assert {row["cited_id"] for row in cits} <= set(ids)
    assert sorted(path.name for path in (tmp_path / "deposit").iterdir()) == ["cits.csv", "meta.csv"]


@pytest.mark.parametrize(
    ("what", "kinds"), [("papers", {"paper": 15, "work": 20}), ("all", {"paper": 15, "work": 20, "person": 32})]
)
def test_graphml(seed_database: Path, tmp_path: Path, what: str, kinds: dict[str, int]) -> None:
    path = tmp_path / "a.graphml"
    result = export(seed_database, "graphml", "--what", what, "-o", str(path))
    assert result.exit_code == 0, result.output
    root = ET.parse(path).getroot()
    (graph,) = root.iter(f"{GRAPH}graph")
    assert graph.get("edgedefault") == "directed"
    listed = [(node.get("id"), facts(root, node)) for node in root.iter(f"{GRAPH}node")]
    nodes = dict(listed)
    assert len(nodes) == len(listed), "no id stands for two"
    assert Counter(told["kind"] for told in nodes.values()) == kinds
    edges = list(root.iter(f"{GRAPH}edge"))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    assert len(edges) == 20 + (36 if what == "all" else 0)
    assert nodes[f"{SEED}.14"]["year"] == 2012
    assert {facts(root, edge)["weight"] for edge in edges} == {1}
    opened = engine.open_engine(f"sqlite:///{seed_database}")
    for kind in kinds:
        keys = {f"person:{key}" if kind == "person" else key for key in values(opened, f"SELECT key FROM {kind}")}
        assert {key for key, told in nodes.items() if told["kind"] == kind} == keys
    opened.dispose()


def facts(root: ET.Element, element: ET.Element) -> dict[str, str | int]:
    """What a node or an edge says, as a reader of GraphML takes it: by the declared names, in the declared types."""
    keys = {(key.get("for"), key.get("id")): key for key in root.iter(f"{GRAPH}key")}
    told: dict[str, str | int] = {}
    for data in element.iter(f"{GRAPH}data"):
        key = keys[element.tag.removeprefix(GRAPH), data.get("key")]
        told[key.get("attr.name", "")] = {"string": str, "int": int}[key.get("attr.type", "")](data.text or "")
    return told


def test_parquet(seed_database: Path, tmp_path: Path) -> None:
    result = export(seed_database, "parquet", "-o", str(tmp_path / "tables"))
    assert result.exit_code == 0, result.output
    opened = engine.open_engine(f"sqlite:///{seed_database}")
    try:
        for name in table_names():
            table = parquet.read_table(tmp_path / "tables" / f"{name}.parquet")
            assert values(opened, f"SELECT count(*) FROM {name}") == [table.num_rows], name
            assert table.column_names == list(column_kinds(opened, name)), name
    finally:
        opened.dispose()
    papers = parquet.read_table(tmp_path / "tables" / "paper.parquet")
    assert str(papers.schema.field("page_last_inferred").type) == "bool"
    assert str(papers.schema.field("page_first").type) == "int64"
    assert "page_first" in parquet.read_table(tmp_path / "tables" / "paper_overview.parquet").column_names


WRONG = {
    "csv of all": (["csv", "--what", "all"], "xlsx holds them all"),
    "parquet without a folder": (["parquet"], "-o FOLDER"),
    "parquet of one paper": (["parquet", "--paper", f"{SEED}.14", "-o", "x"], "the whole database"),
    "opencitations without a folder": (["opencitations"], "-o FOLDER"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use(seed_database: Path, arguments: list[str], message: str) -> None:
    result = export(seed_database, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_an_unknown_key_leaves_no_file(seed_database: Path, tmp_path: Path) -> None:
    for exchange_format in ("csv", "xlsx", "graphml"):
        result = export(seed_database, exchange_format, "--volume", "none", "-o", str(tmp_path / "a"))
        assert result.exit_code == 1
        assert "there is no volume with this key" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("exchange_format", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_missing_library_is_named_with_its_extra(
    seed_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange_format: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    result = export(seed_database, exchange_format, "-o", str(tmp_path / "a"))
    assert result.exit_code == 1
    assert f"proceedings-db[{exchange_format}]" in result.output


def test_a_workbook_is_not_written_to_a_terminal(seed_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from proceedings_db.cli import table_exports

    monkeypatch.setattr(table_exports.sys.stdout, "isatty", lambda: True)
    with pytest.raises(Exception, match="name a file with -o FILE"):
        table_exports.export_tables(
            "xlsx", table_exports.TableExport(str(seed_database), None, None, None, None, None, "keep")
        )
