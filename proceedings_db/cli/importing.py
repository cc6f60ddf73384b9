"""The command that takes files of other programs into the database: ``import``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from proceedings_db.database.importing import ImportReport


@click.command("import")
@click.option("--paper", metavar="KEY", help="The entries are references of this paper.")
@click.option(
    "--batch", type=click.IntRange(1), default=1000, show_default=True, help="Entries loaded in one transaction."
)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.pass_obj
def import_(url: str, /, files: Sequence[str], paper: str | None, batch: int) -> None:
    """Load the entries of .bib, .ris and CSL-JSON files.

    Each entry becomes a paper in the volume that it stands in. What is there already, by DOI, citation key, or title
    with year and first author, stays as it is. Entries that are broken are told of and kept as problems, the rest is
    loaded, and the exit status is 1. After an import that was killed the same command goes on where it was.
    """
    from proceedings_db.records import InputError

    failed = False
    for name in files:
        try:
            with _progress(name) as tell:
                report = proceedings_db.import_file(name, url=url, paper=paper, batch=batch, progress=tell)
        except InputError as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
        else:
            failed = failed or bool(report.broken) or report.is_empty
            _print(report)
    if failed:
        raise SystemExit(1)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int], None]]:
    """Give what shows on a terminal how many entries are done; a file does not say how many it has."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    try:
        yield lambda done: click.echo(f"\r{name}: {done:,} entries", nl=False, err=True)
    finally:
        click.echo("\r", nl=False, err=True)


def _print(report: ImportReport) -> None:
    from proceedings_db.report.imports import broken_lines, import_lines

    for line in import_lines(report):
        click.echo(line)
    for line in broken_lines(report):
        click.echo(line, err=True)
