"""The command that reads volumes into the database: ``load``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.option("--dry-run", is_flag=True, help="Read and report only; the database is not touched.")
@click.option(
    "--authorities",
    type=click.Path(),
    metavar="FOLDER",
    help="Where people.yaml and organizations.yaml lie. [default: the folder authorities beside the volume's]",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.pass_obj
def load(url: str, /, files: Sequence[str], dry_run: bool, authorities: str | None) -> None:
    """Read volumes and load each in one transaction.

    FILE is a UTF-8 text file, or a folder with the text files of one volume. Prints what was added, changed and
    unchanged, and the problems. The database is made and migrated if need be.
    """
    from proceedings_db.records import InputError

    refused = 0
    hidden = len(files) < 2 or not sys.stderr.isatty()
    with click.progressbar(files, file=sys.stderr, hidden=hidden, label="Loading") as progress:
        for name in progress:
            try:
                lines = _load_one(url, name, dry_run, authorities)
            except InputError as error:
                refused += 1
                click.echo(f"Error: {error}", err=True)
            else:
                click.echo("\n".join(lines))
    if refused:
        raise SystemExit(1)


def _load_one(url: str, name: str, dry_run: bool, authorities: str | None) -> list[str]:
    from proceedings_db import report

    if dry_run:
        from proceedings_db.reading.authorities import read_authorities_of

        read_authorities_of(name, authorities)
        volume, problems = proceedings_db.read_volume(name)
        found = report.locate_problems(problems, volume)
        return [f"{volume.key}: read, not loaded", *report.volume_lines(volume), "", *report.problem_lines(found)]
    return report.load_lines(proceedings_db.load(name, url=url, authorities=authorities))
