"""The command that writes down a decision of a librarian: ``correct``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from proceedings_db.corrections.records import CorrectedEntity

if TYPE_CHECKING:
    from proceedings_db.cli.deciding import Decided
    from proceedings_db.corrections.records import CorrectionAction


@click.command()
@click.argument("key", required=False)
@click.argument("field", required=False)
@click.argument("value", required=False)
@click.option("--reason", metavar="TEXT", help="Why; it is kept with the correction.")
@click.option("--add", "action", flag_value="add", help="Add VALUE: an author, a reference, a keyword …")
@click.option("--remove", "action", flag_value="remove", help="Take the record KEY out, or the keyword VALUE.")
@click.option("--undo", is_flag=True, help="Take back the last correction, or the last one of KEY and FIELD.")
@click.option("--expected", metavar="TEXT", help="Which of several keywords is meant.")
@click.option("--entity", type=click.Choice(get_args(CorrectedEntity)), help="What KEY is, where it may be two things.")
@click.option(
    "--in",
    "place",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file or folder of the volume. [default: looked for under the current folder]",
)
@click.option("--authorities", type=click.Path(), metavar="FOLDER", help="Authority files, as for `load`.")
@click.pass_obj
def correct(
    url: str,
    /,
    key: str | None,
    field: str | None,
    value: str | None,
    reason: str | None,
    action: CorrectionAction | None,
    *,
    undo: bool,
    expected: str | None,
    entity: str | None,
    place: Path | None,
    authorities: str | None,
) -> None:
    """Correct FIELD of the record KEY to VALUE, for ever.

    The decision is written into corrections.yaml beside the volume, and the volume is loaded again to apply it. What
    was printed stays as it is. An empty VALUE ('') empties the field, or takes a link away.

    \b
    correct conf.3 title 'نقش اقلیم در امنیت' --reason 'typing error'
    correct conf.14.c3.1 reference conf.14.r5 --reason 'the book of 1385 is meant'
    correct conf.3.a1 person zarghani-2 --reason 'the other Zarghani'
    correct conf.3 author 'دکتر علی رضایی' --add --reason 'left out of the contents list'
    correct conf.3.r7 --remove --reason 'a heading, no reference'
    correct zarghani-2 merge zarghani --reason 'one person'
    correct --undo
    """  # noqa: D301 - click's own mark of a block
    from proceedings_db.cli.deciding import Desk
    from proceedings_db.cli.wishes import Wish

    desk = Desk(url, place, authorities)
    if undo:
        if value is not None or reason is not None or action is not None:
            raise click.UsageError("--undo takes a key and a field, and nothing else.")
        _tell(desk.undo(key, field), "taken back")
        return
    if key is None:
        raise click.UsageError("Missing argument 'KEY'.")
    if not (reason or "").strip():
        raise click.UsageError("Missing option '--reason': say why.")
    if action != "remove" and (field is None or value is None):
        raise click.UsageError(f"Missing argument '{'FIELD' if field is None else 'VALUE'}'.")
    wish = Wish(key, field, value, reason or "", action or "set", expected, entity)
    _tell(desk.decide(wish), "written")


def _tell(decided: Decided, done: str) -> None:
    from proceedings_db import report

    correction = decided.correction
    what = " ".join(part for part in (correction.key, correction.field) if part)
    change = f"«{correction.expected or ''}» → «{correction.value or ''}»"
    if correction.expected is None:
        change = " ".join(part for part in (correction.action, correction.value and f"«{correction.value}»") if part)
    click.echo(f"{decided.file}: {done}: {what}: {change}")
    for loaded in (decided.report, *decided.loaded):
        click.echo("\n".join(report.load_lines(loaded)))
    for volume in decided.waiting:
        click.echo(f"{volume}: its text was not found; load it again, and the decision holds there too.", err=True)
