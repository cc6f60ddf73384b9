"""The command that answers the worked queries: ``db queries``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.database.worked_queries import WorkedQuery


@click.command()
@click.argument("name", required=False)
@click.option("--format", "output_format", type=click.Choice(["table", "csv", "json"]), default="table")
@click.option("--sql", is_flag=True, help="Print the query instead of its answer; no database is needed.")
@click.pass_obj
def queries(url: str, /, name: str | None, output_format: str, sql: bool) -> None:
    """Answer the worked query NAME; without it, list what can be asked.

    The table cuts long texts; csv and json have them whole.
    """
    from proceedings_db.database.engine import opened
    from proceedings_db.database.sql import run_query
    from proceedings_db.database.worked_queries import read_worked_queries

    worked = {query.name: query for query in read_worked_queries()}
    if name is None:
        width = max(map(len, worked))
        for query in worked.values():
            click.echo(f"{query.name:<{width}}  {query.title}")
        return
    if name not in worked:
        raise click.UsageError(f"{name}: no worked query has this name. `proceedings-db db queries` lists them.")
    if sql:
        click.echo(_commented(worked[name]))
        return
    with opened(url) as engine:
        _write(output_format, *run_query(engine, worked[name].sql))


def _commented(query: WorkedQuery) -> str:
    comment = "".join(f"-- {line}\n" for line in (query.title, *query.text.splitlines()))
    return f"{comment}{query.sql};"


def _write(output_format: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    if output_format == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows((columns, *rows))
    elif output_format == "json":
        import json

        for row in rows:
            click.echo(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False))
    else:
        from proceedings_db.report.tables import table_lines

        click.echo("\n".join(table_lines(columns, rows)))
