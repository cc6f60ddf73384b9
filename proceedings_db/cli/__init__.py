"""The command line: each command parses its arguments, calls one verb and prints.

Data goes to stdout, everything else to stderr. Exit status: 0 done, 1 a check found problems or input could not be
used, 2 wrong use.
"""

from __future__ import annotations

import sys
from typing import Any

import click

import proceedings_db
from proceedings_db.cli.checking import check
from proceedings_db.cli.citing import cite
from proceedings_db.cli.correcting import correct
from proceedings_db.cli.database import db
from proceedings_db.cli.exporting import export
from proceedings_db.cli.importing import import_
from proceedings_db.cli.loading import load
from proceedings_db.cli.parsing import parse_references
from proceedings_db.cli.searching import search
from proceedings_db.cli.serving import serve
from proceedings_db.cli.showing import show
from proceedings_db.cli.urls import to_url


class ErrorsAsMessages(click.Group):
    """A group whose commands end in one clear sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; a known error becomes a message on stderr and exit status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of the pipe has seen enough; the interpreter must not try to flush into it once more.
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            from proceedings_db.cli.system_errors import explain_system_error

            raise click.ClickException(explain_system_error(error)) from error
        except Exception as error:
            from proceedings_db.records import ProceedingsError

            if isinstance(error, ProceedingsError):
                raise click.ClickException(str(error)) from error
            raise


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
    ctx.obj = to_url(url)


for command in (load, check, import_, parse_references, export, cite, search, show, correct, serve, db):
    main.add_command(command)
