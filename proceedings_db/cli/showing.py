"""The command that prints one record: ``show``."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("key")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def show(url: str, /, key: str, output_format: str) -> None:
    """Print everything known of one paper, person, organization, conference, volume or reference by its KEY."""
    from proceedings_db import report
    from proceedings_db.database import engine, queries

    facts = queries.show(engine.open_engine(url, create=False), key)
    if output_format == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.fact_lines(facts)))
