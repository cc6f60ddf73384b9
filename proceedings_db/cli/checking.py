"""The command that lists what a librarian should look at: ``check``."""

from __future__ import annotations

import os
import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from proceedings_db.database.locate import Database
    from proceedings_db.records import LocatedProblem
    from proceedings_db.report import ListFormat, Texts

_URL_VARIABLE = "PROCEEDINGS_DB_URL"


def _require_codes(ctx: click.Context, option: click.Parameter, codes: Collection[str]) -> Collection[str]:
    from proceedings_db.records import ProblemCode

    known = click.Choice([str(code) for code in ProblemCode])
    return [known.convert(code, option, ctx) for code in codes]


@click.command()
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "html"]), default="text", show_default=True
)
@click.option(
    "--code",
    "codes",
    multiple=True,
    callback=_require_codes,
    metavar="CODE",
    help="Only problems of this code; may be repeated.",
)
@click.option("--volume", "volumes", multiple=True, metavar="KEY", help="Only this volume; may be repeated.")
@click.option(
    "--severity",
    "severities",
    multiple=True,
    type=click.Choice(["error", "warning", "info"]),
    help="Only problems of this severity; may be repeated.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]...")
@click.pass_obj
def check(
    url: str,
    /,
    files: Sequence[str],
    output_format: ListFormat,
    codes: Collection[str],
    volumes: Collection[str],
    severities: Collection[str],
    output: str | None,
) -> None:
    """Print the problems of what is loaded, or of FILEs that need not be loaded yet, as a work list.

    What settles most stands first. Under each problem that a decision can settle stands the command for it. The HTML
    page shows every problem within its text; the texts of loaded volumes are looked for under the current folder.

    Exit status 1 says that there are problems beyond mere remarks among those listed, or that a FILE cannot be read.
    """
    from proceedings_db import report
    from proceedings_db.output import open_output

    refused = 0
    if files:
        found, texts, refused = _check_files(files, with_texts=output_format == "html")
    else:
        found, texts = _check_database(url, volumes, with_texts=output_format == "html")
    chosen = report.choose_problems(found, codes=codes, volumes=volumes, severities=severities)
    program = _program(url)
    with open_output(output) as out:
        for line in report.write_work_list(chosen, output_format, program=program, texts=texts):
            out.write(f"{line}\n")
    if output not in {None, "-"}:
        click.echo(f"{output}: {len(chosen)} {'problem' if len(chosen) == 1 else 'problems'}", err=True)
    if refused or any(item.problem.severity != report.REMARKS for item in chosen):
        raise SystemExit(1)


def _check_files(files: Sequence[str], *, with_texts: bool) -> tuple[list[LocatedProblem], Texts, int]:
    """Return the problems that a load of the files would leave, their texts, and how many files were refused."""
    from proceedings_db.reading.sources import read_sources
    from proceedings_db.records import InputError

    found: list[LocatedProblem] = []
    texts: Texts = {}
    refused = 0
    for name in files:
        try:
            found += _problems_of(name)
            if with_texts:
                key, sources = read_sources(name)
                texts |= {(key, source.path): source.text for source in sources}
        except InputError as error:
            refused += 1
            click.echo(f"Error: {error}", err=True)
    return found, texts, refused


def _problems_of(name: str) -> list[LocatedProblem]:
    """Load one volume into a database of its own, and return the problems there."""
    from proceedings_db.database import engine, queries

    with tempfile.TemporaryDirectory(prefix="proceedings-db-") as folder:
        url = f"sqlite:///{Path(folder) / 'check.db'}"
        proceedings_db.load(name, url=url)
        database = engine.open_engine(url)
        try:
            return queries.find_problems(database)
        finally:
            database.dispose()


def _check_database(url: str, volumes: Collection[str], *, with_texts: bool) -> tuple[list[LocatedProblem], Texts]:
    from proceedings_db.database import engine, queries

    database = engine.open_engine(url, create=False)
    for key in sorted(volumes):
        queries.require_keys(database, volume=key)
    found = queries.find_problems(database, volume=next(iter(volumes)) if len(volumes) == 1 else None)
    return found, _find_texts(database, {item.volume for item in found}) if with_texts else {}


def _find_texts(database: Database, volumes: Iterable[str]) -> Texts:
    """Return the texts of loaded volumes that lie under the current folder as they were when they were loaded."""
    from proceedings_db.cli.volume_places import find_volume
    from proceedings_db.database import locate
    from proceedings_db.reading.sources import read_sources
    from proceedings_db.records import ProceedingsError

    texts: Texts = {}
    for key in volumes:
        stored = locate.read_sources(database, key)
        try:
            _, sources = read_sources(find_volume(key, stored, Path()))
        except ProceedingsError:
            continue
        texts |= {(key, source.path): source.text for source in sources if (source.path, source.sha256) in stored}
    return texts


def _program(url: str) -> str:
    """Return how the command line begins that reaches this database; what the environment says need not be said."""
    from proceedings_db.report.decisions import PROGRAM

    if url in (proceedings_db.DEFAULT_URL, os.environ.get(_URL_VARIABLE)):
        return PROGRAM
    return f"{PROGRAM} --db {shlex.quote(url)}"
