"""Commands for the database as a whole: ``db …``."""

from __future__ import annotations

import click


@click.group()
def db() -> None:
    """Migrate the database and look at it as a whole."""


@db.command()
@click.pass_obj
def upgrade(url: str, /) -> None:
    """Make the database if there is none, and bring its tables up to date."""
    from proceedings_db.database import migrate

    before = migrate.upgrade(url)
    now = migrate.current(url)
    click.echo(f"{before or 'empty'} -> {now}" if before != now else f"{now}, nothing to do")


@db.command()
@click.argument("revision")
@click.confirmation_option(prompt="This drops tables or columns with what is in them. Go on?")
@click.pass_obj
def downgrade(url: str, /, revision: str) -> None:
    """Take the tables back to REVISION, as an older release needs them; 'base' drops them all."""
    from proceedings_db.database import migrate

    before = migrate.downgrade(url, revision)
    click.echo(f"{before or 'empty'} -> {migrate.current(url) or 'empty'}")


@db.command()
@click.pass_obj
def current(url: str, /) -> None:
    """Print the revision of the tables."""
    from proceedings_db.database import migrate

    click.echo(migrate.current(url) or "empty")


@db.command()
@click.pass_obj
def stats(url: str, /) -> None:
    """Print how much of everything is there."""
    from proceedings_db import report
    from proceedings_db.database import engine, queries

    click.echo("\n".join(report.stats_lines(queries.get_stats(engine.open_engine(url, create=False)))))


@db.command()
@click.pass_obj
def schema(url: str, /) -> None:
    """Print the SQL of all tables, indexes and views."""
    from proceedings_db.database import engine, queries

    click.echo(queries.schema_sql(engine.open_engine(url, create=False)))
