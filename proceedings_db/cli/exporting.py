"""The command that writes files for other programs: ``export``."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

import proceedings_db

TABLE_FORMATS = ("csv", "xlsx", "opencitations", "graphml", "parquet")
ENTRY_FORMATS = ("bibtex", "biblatex", "ris", "csl-json")


@click.command()
@click.argument("exchange_format", metavar="FORMAT", type=click.Choice([*ENTRY_FORMATS, *TABLE_FORMATS]))
@click.option(
    "--what",
    type=click.Choice(["papers", "references", "volumes", "all"]),
    help="Papers by default; of xlsx and parquet, all. With graphml, all adds the people.",
)
@click.option("--volume", metavar="KEY", help="Only this volume.")
@click.option("--paper", metavar="KEY", help="Only this paper.")
@click.option(
    "--calendar",
    type=click.Choice(["gregorian", "jalali"]),
    default="gregorian",
    show_default=True,
    help="Which date stands in the date fields of papers; the other stands in the note.",
)
@click.option(
    "--language-style",
    type=click.Choice(["code", "persian"]),
    default="code",
    show_default=True,
    help="In .bib files: language = {fa}, or {Persian} for persian-bib.",
)
@click.option(
    "--headings", type=click.Choice(["fa", "en"]), help="Headings of tables: Persian in xlsx, in csv those of columns."
)
@click.option(
    "--formulas",
    type=click.Choice(["guard", "keep"]),
    default="guard",
    show_default=True,
    help="In csv: put an apostrophe before cells that a spreadsheet would run as formulas, or keep them as they are.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, or to a folder, instead of stdout.")
@click.pass_obj
def export(
    url: str,
    /,
    exchange_format: Any,  # noqa: ANN401
    what: Any,  # noqa: ANN401
    volume: str | None,
    paper: str | None,
    headings: Any,  # noqa: ANN401
    formulas: Any,  # noqa: ANN401
    output: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Write entries for reference managers, tables for people, or the whole database.

    \b
    FORMAT is one of
      bibtex, biblatex, ris, csl-json  entries; ris is best for Zotero
      csv, xlsx                        tables as a secretariat sends them; a workbook holds all
      opencitations                    meta.csv and cits.csv, in a folder
      graphml                          the graph of citations, for Gephi and networkx
      parquet                          a file for each table and view, in a folder
    """  # noqa: D301 - click's own mark of a block
    if exchange_format in TABLE_FORMATS:
        from proceedings_db.cli.table_exports import TableExport, export_tables

        told = export_tables(exchange_format, TableExport(url, what, volume, paper, output, headings, formulas))
        click.echo(f"{output or exchange_format}: {told}", err=True)
        return
    from proceedings_db.output import open_output

    options |= {"what": what or "papers", "volume": volume, "paper": paper}
    losses: Counter[str] = Counter()
    with open_output(output) as out:
        count = proceedings_db.export(exchange_format, out, url=url, losses=losses, **options)
    if output not in {None, "-"}:
        click.echo(f"{output}: {count} {'entry' if count == 1 else 'entries'}", err=True)
    if losses:
        from proceedings_db import report

        click.echo(report.loss_line(exchange_format, losses), err=True)
