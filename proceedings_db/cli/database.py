"""Commands for the database as a whole: ``db …``."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict

import click

from proceedings_db.cli.asking import queries


@click.group()
def db() -> None:
    """Migrate the database and look at it as a whole."""


db.add_command(queries)


def _tell(message: str) -> None:
    click.echo(message, err=True)


@db.command()
@click.pass_obj
def upgrade(url: str, /) -> None:
    """Make the database if there is none, and bring its tables up to date."""
    from proceedings_db.database import migrate

    before = migrate.upgrade(url, tell=_tell)
    now = migrate.current(url)
    click.echo(f"{before or 'empty'} -> {now}" if before != now else f"{now}, nothing to do")


@db.command()
@click.argument("revision")
@click.confirmation_option(prompt="This drops tables or columns with what is in them. Go on?")
@click.pass_obj
def downgrade(url: str, /, revision: str) -> None:
    """Take the tables back to REVISION, as an older release needs them; 'base' drops them all."""
    from proceedings_db.database import migrate

    before = migrate.downgrade(url, revision, tell=_tell)
    click.echo(f"{before or 'empty'} -> {migrate.current(url) or 'empty'}")


@db.command()
@click.pass_obj
def current(url: str, /) -> None:
    """Print the revision of the tables."""
    from proceedings_db.database import migrate

    click.echo(migrate.current(url) or "empty")


@db.command()
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def stats(url: str, /, output_format: str) -> None:
    """Print how much of everything is there; on a terminal with small charts."""
    from proceedings_db import report
    from proceedings_db.cli.bars import bar_lines
    from proceedings_db.database.engine import opened
    from proceedings_db.database.stats import get_distributions, get_stats

    with opened(url, create=False) as engine:
        counted, spread = get_stats(engine), get_distributions(engine)
    if output_format == "json":
        counts = asdict(counted) | {name.replace(" ", "_"): counts for name, counts in spread.items()}
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(report.stats_lines(counted)))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if not any(spread.values()):
        click.echo("nothing is loaded yet; `proceedings-db load FILE` does it", err=True)
    for name, counts in spread.items():
        if counts:
            click.echo("\n".join(("", f"{name}:", *bar_lines(counts, width=width, encoding=sys.stdout.encoding))))


@db.command()
@click.pass_obj
def schema(url: str, /) -> None:
    """Print the SQL of all tables, indexes and views."""
    from proceedings_db.database import engine
    from proceedings_db.database.schema import schema_sql

    click.echo(schema_sql(engine.open_engine(url, create=False)))


@db.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--replace", is_flag=True, help="What only TO has may go.")
@click.pass_obj
def copy(_url: str, /, source: str, target: str, replace: bool) -> None:
    """Make the database TO equal to FROM, each a URL or an SQLite file, and prove it.

    The first copy is whole, a later one writes only what changed. All is one transaction. Prints a line a table: rows
    added, changed, removed and there now, and the SHA-256 of all rows, which is the same on both sides.
    """
    from proceedings_db.cli.urls import to_url
    from proceedings_db.database.copying import copy_database
    from proceedings_db.database.engine import opened
    from proceedings_db.database.models import Base

    tables = len(Base.metadata.tables)
    hidden = not sys.stderr.isatty()
    with opened(to_url(source)) as there, opened(to_url(target), create=True) as here:
        with click.progressbar(length=tables, file=sys.stderr, hidden=hidden, label="Copying") as progress:
            copied = copy_database(there, here, replace=replace, progress=lambda _table: progress.update(1))
        width = max(len(table.table) for table in copied)
        for table in copied:
            counts = f"{table.rows:>10,} rows  +{table.added:<9,} ~{table.changed:<9,} -{table.removed:<9,}"
            click.echo(f"{table.table:<{width}} {counts} {table.sha256}")


@db.command()
@click.argument("file", type=click.Path())
@click.option("--force", is_flag=True, help="Overwrite FILE if it is there.")
@click.pass_obj
def backup(url: str, /, file: str, force: bool) -> None:
    """Copy the SQLite file to FILE, whole and checked, even while volumes are being loaded."""
    from proceedings_db.database import backup as backups

    path = backups.backup(url, file, force=force)
    click.echo(f"{path}, {path.stat().st_size:,} bytes")
