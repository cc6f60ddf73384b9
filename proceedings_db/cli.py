"""The command line: each command parses its arguments, calls one verb and prints.

Data goes to stdout, everything else to stderr. Exit status: 0 done, 1 a check found problems or input could not be
used, 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

import proceedings_db
from proceedings_db.records import InputError, ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.report import LocatedProblem

FILES = click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]...")


class ErrorsAsMessages(click.Group):
    """A group whose commands end in one clear sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; a known error becomes a message on stderr and exit status 1."""
        try:
            return super().invoke(ctx)
        except ProceedingsError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # The reader of the pipe has seen enough; the interpreter must not try to flush into it once more.
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'input or output'}: {error.strerror or error}") from error


@click.group(cls=ErrorsAsMessages, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(proceedings_db.__version__, prog_name="proceedings-db")
@click.option(
    "--db",
    "url",
    envvar="PROCEEDINGS_DB_URL",
    default=proceedings_db.DEFAULT_URL,
    show_default=True,
    metavar="URL",
    help="The database; a plain path means a SQLite file. $PROCEEDINGS_DB_URL is its default.",
)
@click.pass_context
def main(ctx: click.Context, url: str) -> None:
    """Read Persian conference proceedings into a citation database, and export BibTeX and RIS."""
    ctx.obj = url if "://" in url else f"sqlite:///{url}"


@main.command()
@click.option("--dry-run", is_flag=True, help="Read and report only; the database is not touched.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.pass_obj
def load(url: str, /, files: Sequence[str], dry_run: bool) -> None:
    """Read volumes and load each in one transaction.

    FILE is a UTF-8 text file, or a folder with the text files of one volume. Prints what was added, changed and
    unchanged, and the problems. The database is made and migrated if need be.
    """
    refused = 0
    hidden = len(files) < 2 or not sys.stderr.isatty()
    with click.progressbar(files, file=sys.stderr, hidden=hidden, label="Loading") as progress:
        for name in progress:
            try:
                lines = _load_one(url, name, dry_run)
            except InputError as error:
                refused += 1
                click.echo(f"Error: {error}", err=True)
            else:
                click.echo("\n".join(lines))
    if refused:
        raise SystemExit(1)


def _load_one(url: str, name: str, dry_run: bool) -> list[str]:
    from proceedings_db import report

    if dry_run:
        volume, problems = proceedings_db.read_volume(name)
        found = report.locate_problems(problems, volume)
        return [f"{volume.key}: read, not loaded", *report.volume_lines(volume), "", *report.problem_lines(found)]
    return report.load_lines(proceedings_db.load(name, url=url))


@main.command()
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@FILES
@click.pass_obj
def check(url: str, /, files: Sequence[str], output_format: str) -> None:
    """Print the problems of what is loaded, or of FILEs that are not loaded yet.

    Exit status 1 says that there are problems beyond mere remarks.
    """
    from proceedings_db import report

    found = _problems_of_files(files) if files else _problems_of_database(url)
    to_lines = report.problem_json_lines if output_format == "json" else report.problem_lines
    for line in to_lines(found):
        click.echo(line)
    if any(item.problem.severity != "info" for item in found):
        raise SystemExit(1)


def _problems_of_files(files: Sequence[str]) -> list[LocatedProblem]:
    from proceedings_db import report
    from proceedings_db.matching.citations import match_citations

    found: list[LocatedProblem] = []
    for name in files:
        volume, problems = proceedings_db.read_volume(name)
        unlinked = [problem for paper in volume.papers for problem in match_citations(paper)[1]]
        found += report.locate_problems([*problems, *unlinked], volume)
    return found


def _problems_of_database(url: str) -> list[LocatedProblem]:
    from proceedings_db.database import engine, queries
    from proceedings_db.report import LocatedProblem

    stored = queries.find_problems(engine.open_engine(url, create=False))
    return [LocatedProblem(item.volume, item.path, item.problem) for item in stored]


@main.command()
@click.argument("exchange_format", metavar="FORMAT", type=click.Choice(["bibtex", "biblatex", "ris", "csl-json"]))
@click.option(
    "--what", type=click.Choice(["papers", "references", "volumes", "all"]), default="papers", show_default=True
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
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.pass_obj
def export(url: str, /, exchange_format: Any, output: str | None, **options: Any) -> None:  # noqa: ANN401 - click's values
    """Write BibTeX, BibLaTeX, RIS or CSL-JSON.

    FORMAT is bibtex, biblatex, ris (best for Zotero) or csl-json.
    """
    from proceedings_db.output import open_output

    with open_output(output) as out:
        count = proceedings_db.export(exchange_format, out, url=url, **options)
    if output not in {None, "-"}:
        click.echo(f"{output}: {count} {'entry' if count == 1 else 'entries'}", err=True)


@main.command()
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


@main.group()
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


if __name__ == "__main__":
    main()
