"""Exports that are no list of entries: tables for people, deposits, graphs, and the whole database."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypedDict

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.database.locate import Database
    from proceedings_db.exchange.graphml import Edge, Node
    from proceedings_db.exchange.tables.csv_file import Written
    from proceedings_db.exchange.tables.sheets import Row


class Chosen(TypedDict):
    """What narrows a query: the keys of the only volume and the only paper wanted."""

    volume: str | None
    paper: str | None


@dataclass(frozen=True, slots=True)
class TableExport:
    """What is to be exported: from where, how much of it, whereto, and how the tables are headed."""

    url: str
    what: str | None
    volume: str | None
    paper: str | None
    output: str | None
    headings: Literal["fa", "en"] | None
    formulas: Literal["guard", "keep"]

    @property
    def chosen(self) -> Chosen:
        """The volume and the paper that narrow what is read."""
        return {"volume": self.volume, "paper": self.paper}

    def open(self) -> Database:
        """Return the engine, once it is sure that the volume and the paper are there."""
        from proceedings_db.database import engine, queries

        opened = engine.open_engine(self.url, create=False)
        queries.require_keys(opened, volume=self.volume, paper=self.paper)
        return opened

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all tables."""
        from proceedings_db.database import queries
        from proceedings_db.exchange.tables.sheets import iter_rows

        opened = self.open()
        papers = queries.iter_papers(opened, **self.chosen)
        volumes = () if self.paper else queries.iter_volumes(opened, volume=self.volume)
        return iter_rows(papers, volumes)


def export_tables(exchange_format: str, export: TableExport) -> str:
    """Write csv, xlsx, opencitations, graphml or parquet, and return what was written, in words.

    Raises:
        ProceedingsError: The database cannot be read, or a library is missing.
        UsageError: The format cannot be written so, or there.
    """
    match exchange_format:
        case "csv":
            return _export_csv(export)
        case "xlsx":
            return _export_xlsx(export)
        case "opencitations":
            return _export_opencitations(export)
        case "graphml":
            return _export_graphml(export)
    return _export_parquet(export)


def _export_csv(export: TableExport) -> str:
    from proceedings_db.exchange.tables.csv_file import write_csv
    from proceedings_db.exchange.tables.sheets import sheets_of
    from proceedings_db.output import open_output

    if export.what == "all":
        raise click.UsageError("a CSV file holds one table: papers, references or volumes; xlsx holds them all")
    sheet, rows = sheets_of(export.what or "papers")[0], export.rows()
    with open_output(export.output) as out:
        written = write_csv(rows, out, sheet, headings=export.headings or "en", guard=export.formulas == "guard")
    return _in_words(written)


def _export_xlsx(export: TableExport) -> str:
    from proceedings_db.exchange.tables.sheets import sheets_of
    from proceedings_db.exchange.tables.workbook import write_workbook
    from proceedings_db.output import open_output_file

    if export.output in {None, "-"}:
        if sys.stdout.isatty():
            raise click.UsageError("a workbook is no text: name a file with -o FILE")
        return _pipe_xlsx(export)
    assert export.output is not None
    with open_output_file(export.output) as path:
        written = write_workbook(export.rows(), path, sheets_of(export.what or "all"), headings=export.headings or "fa")
    return _in_words(written)


def _pipe_xlsx(export: TableExport) -> str:
    """A workbook is written at its end, so it goes to a pipe through a file."""
    import shutil
    import tempfile
    from dataclasses import replace
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.xlsx"
        told = _export_xlsx(replace(export, output=str(path)))
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    return told


def _in_words(written: Written) -> str:
    parts = [f"{written.rows:,} rows"]
    if written.guarded:
        parts.append(
            f"{written.guarded:,} cells that begin like a formula have an apostrophe before them (--formulas keep)"
        )
    if written.cut:
        parts.append(f"{written.cut:,} cells were longer than a sheet holds and are cut; csv has them whole")
    return "; ".join(parts)


def _export_opencitations(export: TableExport) -> str:
    from proceedings_db.database import cited_works, queries
    from proceedings_db.exchange.opencitations import CitationLink, CitedWork, paper_date, write_cits, write_meta
    from proceedings_db.output import open_output_folder

    opened = export.open()
    chosen = export.chosen
    dates = {volume.key: paper_date(volume) for volume in queries.iter_volumes(opened)}
    works = (CitedWork(key, reference) for key, reference in cited_works.iter_cited_works(opened, **chosen))
    links = (
        CitationLink(
            citing.citing,
            citing.citing_doi,
            dates.get(citing.volume or "", ""),
            citing.cited,
            citing.cited_doi,
            str(citing.year_gregorian or ""),
        )
        for citing in cited_works.iter_citing(opened, **chosen)
    )
    with open_output_folder(_folder(export)) as folder:
        with (folder / "meta.csv").open("w", encoding="utf-8", newline="") as meta:
            rows = write_meta(queries.iter_papers(opened, **chosen), works, meta)
        with (folder / "cits.csv").open("w", encoding="utf-8", newline="") as cits:
            count = write_cits(links, cits)
    return f"meta.csv with {rows:,} works, cits.csv with {count:,} citations"


def _export_graphml(export: TableExport) -> str:
    from proceedings_db.exchange.graphml import write_graphml
    from proceedings_db.output import open_output

    opened = export.open()
    with open_output(export.output) as out:
        nodes, edges = write_graphml(_nodes(export, opened), _edges(export, opened), out)
    return f"{nodes:,} nodes, {edges:,} edges"


def _nodes(export: TableExport, opened: Database) -> Iterator[Node]:
    from proceedings_db.database import cited_works, queries
    from proceedings_db.exchange.graphml import paper_node, person_node, work_node

    for paper, volume in queries.iter_papers(opened, **export.chosen):
        yield paper_node(paper, volume)
    for key, reference in cited_works.iter_cited_works(opened, **export.chosen):
        yield work_node(key, reference)
    if export.what == "all":
        for key, name in cited_works.iter_people(opened, **export.chosen):
            yield person_node(key, name)


def _edges(export: TableExport, opened: Database) -> Iterator[Edge]:
    from proceedings_db.database import cited_works
    from proceedings_db.exchange.graphml import Edge, to_person_id

    for citing in cited_works.iter_citing(opened, **export.chosen):
        yield Edge(citing.citing, citing.cited, "cites", citing.references)
    if export.what == "all":
        for person, paper in cited_works.iter_writing(opened, **export.chosen):
            yield Edge(to_person_id(person), paper, "wrote")


def _export_parquet(export: TableExport) -> str:
    from proceedings_db.database import table_rows
    from proceedings_db.exchange.parquet import write_parquet
    from proceedings_db.output import open_output_folder

    if export.volume or export.paper or export.what not in {None, "all"}:
        raise click.UsageError("parquet holds the whole database: neither --what, --volume nor --paper narrows it")
    opened, rows, names = export.open(), 0, table_rows.table_names()
    with open_output_folder(_folder(export)) as folder:
        for name in names:
            columns = table_rows.column_kinds(opened, name)
            batches = table_rows.iter_table_rows(opened, name, list(columns))
            rows += write_parquet(folder / f"{name}.parquet", columns, batches)
    return f"{len(names)} tables and views with {rows:,} rows"


def _folder(export: TableExport) -> str:
    if export.output in {None, "-"}:
        raise click.UsageError("this format is several files: name a folder for them with -o FOLDER")
    assert export.output is not None
    return export.output
