"""The command that prints citation lists and booklets: ``cite``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIST_FORMATS = ("text", "markdown", "html", "docx", "pdf", "json")


@click.command()
@click.option("--style", default="apa", show_default=True, help="A shipped style, or the path of a CSL file.")
@click.option("--option", "options", multiple=True, metavar="NAME", help="A house form of the style; may be repeated.")
@click.option("--list-styles", is_flag=True, help="Print the shipped styles with their options, and stop.")
@click.option("--what", type=click.Choice(["papers", "references", "all"]), default="papers", show_default=True)
@click.option("--volume", metavar="KEY", help="Only this volume of the database.")
@click.option("--paper", metavar="KEY", help="Only this paper of the database, or its references.")
@click.option("--calendar", type=click.Choice(["jalali", "gregorian"]), default="jalali", show_default=True)
@click.option("--in-text", is_flag=True, help="Print how the text refers to each work, instead of its entry.")
@click.option("--booklet", is_flag=True, help="The booklet of a whole volume: --format html, docx or pdf.")
@click.option("--format", "output_format", type=click.Choice(LIST_FORMATS), help="text by default; html for a booklet.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]...")
@click.pass_obj
def cite(
    url: str,
    /,
    files: Sequence[str],
    list_styles: bool,
    booklet: bool,
    output: str | None,
    **choice: Any,  # noqa: ANN401
) -> None:
    """Print a citation list: of the database, or of the .bib, .ris and CSL-JSON FILEs.

    Persian entries come first, each entry in the conventions of its own language.
    """
    from proceedings_db import citing
    from proceedings_db.output import write_output

    if list_styles:
        click.echo("\n".join(_style_lines()))
        return
    style, options, output_format = choice["style"], choice["options"], choice["output_format"]
    narrowed = {"volume": choice["volume"], "paper": choice["paper"], "calendar": choice["calendar"]}
    if booklet:
        volume, papers = proceedings_db.read_booklet(url=url, volume=choice["volume"], calendar=choice["calendar"])
        written = citing.write_booklet(volume, papers, style, options=options, format=output_format or "html")
    else:
        items = (
            _items_of_files(files)
            if files
            else list(proceedings_db.iter_items(url=url, what=choice["what"], **narrowed))
        )
        written = citing.cite(items, style, options=options, format=output_format or "text", in_text=choice["in_text"])
    if isinstance(written, bytes) and output is None and sys.stdout.isatty():
        raise click.UsageError("this format is no text: name a file with -o FILE")
    write_output(output, written)


def _items_of_files(files: Sequence[str]) -> list[Any]:
    from proceedings_db.exchange.files import read_exchange_file
    from proceedings_db.records import Problem

    items, broken = [], []
    for name in files:
        for entry in read_exchange_file(Path(name)):
            if isinstance(entry, Problem):
                line = f":{entry.place.line_start}" if entry.place else ""
                broken.append(f"{name}{line}: {entry.message}")
            else:
                items.append(entry.item)
    if broken:
        from proceedings_db.records import ProceedingsError

        raise ProceedingsError("\n".join(broken))
    return items


def _style_lines() -> Iterator[str]:
    from proceedings_db import citing

    for style in citing.list_styles():
        yield f"{style.name}: {style.title} ({', '.join(path.name for path in style.files)})"
        for name, meaning in style.options.items():
            yield f"    --option {name}  {meaning}"
