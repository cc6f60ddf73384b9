"""The command that writes files for other programs: ``export``."""

from __future__ import annotations

from typing import Any

import click

import proceedings_db


@click.command()
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
