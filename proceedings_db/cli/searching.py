"""The command that looks things up: ``search``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import click

import proceedings_db

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings_db.database.search_found import SearchHit
    from proceedings_db.database.search_terms import Kind

KINDS: Final = ("paper", "reference", "person", "organization")


class WordsWithSigns(click.Command):
    """A command whose words may begin with a minus, or behind ``--`` with two; elsewhere two make an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse unknown long options, which click must let pass for the sake of the words."""
        known = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        for word in takewhile(lambda word: word != "--", args):
            if word.startswith("--") and word.partition("=")[0] not in known:
                raise click.NoSuchOption(word, ctx=ctx)
        return super().parse_args(ctx, args)


@click.command(cls=WordsWithSigns, context_settings={"ignore_unknown_options": True})
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many answers at most.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only these; may be given again.")
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@click.pass_obj
def search(url: str, /, words: Sequence[str], output_format: str, limit: int, kinds: Sequence[Kind]) -> None:
    """Find papers, references, people and organizations, the nearest first.

    \b
    Any spelling will do: Arabic or Persian letters, half-space, space or none, any
    digits, vowel signs, and names in Latin letters (zarghani).
      'حافظ نیا ژئوپلیتیک'     all words
      '"دیپلماسی شهری"'         the words next to each other
      'جغراف*'                  a beginning
      'شهر -تهران'              not the second
      'صلح OR امنیت'            either
      'author:زرقانی title:صلح keyword:شهر'
      'year:1380..1390'         Jalali or Gregorian; also year:1391, year:2001..
      'kind:paper'              or reference, person, organization
      'type:book'               or another CSL type
    """  # noqa: D301 - click's own mark of a block
    hits = proceedings_db.search(" ".join(words), url=url, kinds=kinds, limit=limit)
    if not hits:
        click.echo("Nothing was found.", err=True)
    for number, hit in enumerate(hits, 1):
        lines = [_to_json(hit)] if output_format == "json" else _to_lines(number, hit)
        for line in lines:
            click.echo(line)


def _to_json(hit: SearchHit) -> str:
    return json.dumps(asdict(hit), ensure_ascii=False)


def _to_lines(number: int, hit: SearchHit) -> Iterator[str]:
    """The answer for a person: what it is, whose, when, and the text that was found, its marks bright or in stars."""
    year = f", {hit.year}" if hit.year else ""
    yield f"{number}. {hit.title or hit.key}"
    if hit.authors:
        yield f"   {hit.authors}{year}"
    yield f"   {hit.kind} {hit.key}" + (f", in {hit.source}" if hit.source else "")
    if hit.snippet.marks:
        shown = hit.snippet.show(click.style("", bold=True, fg="yellow", reset=False), click.style("", reset=True))
        plain = hit.snippet.show("**", "**")
        yield f"   {hit.snippet.field}: {' '.join((shown if sys.stdout.isatty() else plain).split())}"
