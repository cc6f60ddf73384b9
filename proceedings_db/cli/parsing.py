"""The command that reads reference strings without a database: ``parse-references``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, TextIO

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.exchange.fields import ExchangeFormat
    from proceedings_db.records import Reference

FORMATS = ("json", "csl-json", "bibtex", "biblatex", "ris")


class Lines:
    """The lines of a binary stream as text; those that are not UTF-8 get marks of replacement and are counted."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.undecodable: list[int] = []

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(self._stream, 1):
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                self.undecodable.append(number)
                yield line.decode("utf-8", errors="replace").rstrip("\r\n")


@click.command("parse-references")
@click.argument("file", default="-", type=click.Path(), metavar="[FILE|-]")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@click.option("--explain", is_flag=True, help="Say for each field where it stands, how sure it is, and why.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
def parse_references(
    file: str, output_format: ExchangeFormat | Literal["json"], jobs: int, explain: bool, output: str | None
) -> None:
    """Read reference strings, one a line, into fields.

    json is one object a line, {"raw", "lang", "type", "fields"}, an empty line included, so that lines stay in step.
    No line stops the rest; a line that is not UTF-8 is read as far as it can be and told of, with exit status 1.
    """
    from proceedings_db.output import open_output

    with _open_input(file) as stream, open_output(output) as out:
        lines = Lines(stream)
        if explain:
            for line in lines:
                out.write("\n".join(_explanation(line)) + "\n")
        else:
            _write(_with_progress(proceedings_db.parse_references(lines, jobs=jobs)), out, output_format)
    if lines.undecodable:
        shown = ", ".join(map(str, lines.undecodable[:10]))
        raise click.ClickException(f"{file}: not UTF-8 in line {shown}. Convert it: iconv -f WINDOWS-1256 -t UTF-8")


def _open_input(file: str) -> IO[bytes]:
    if file != "-":
        return Path(file).open("rb")
    if sys.stdin is None:  # closed by the caller: «<&-»
        raise click.ClickException("stdin is closed. Name a FILE, or pipe the strings in.")
    return sys.stdin.buffer


def _with_progress(references: Iterator[Reference]) -> Iterator[Reference]:
    with click.progressbar(references, file=sys.stderr, hidden=not sys.stderr.isatty(), label="References") as shown:
        yield from shown


def _write(references: Iterator[Reference], out: TextIO, output_format: ExchangeFormat | Literal["json"]) -> None:
    from proceedings_db.exchange.csl_reference import reference_to_csl
    from proceedings_db.exchange.writing import write_items
    from proceedings_db.reading.references import to_gold

    if output_format == "json":
        for reference in references:
            out.write(json.dumps(to_gold(reference), ensure_ascii=False) + "\n")
        return
    items = (
        reference_to_csl(replace(reference, key=f"ref{number}"))
        for number, reference in enumerate(references, 1)
        if reference.raw_text.strip()
    )
    write_items(items, out, output_format)


def _explanation(line: str) -> Iterator[str]:
    from proceedings_db.reading.references import explain

    yield line
    for found in explain(line):
        why = ", ".join(f"{name} {weight:+.1f}" for name, weight in found.reasons)
        yield f"    {found.field} [{found.char_start}:{found.char_end}] {found.confidence:.2f}  {found.text}"
        yield f"        {' '.join(found.labels)}: {why}"
