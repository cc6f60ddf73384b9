"""Citation lists as plain text, Markdown and JSON lines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from proceedings_db.citing.entries import Entry, Run
from proceedings_db.text.numerals import to_persian_digits

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>])")
_RAISED_TAGS: Final = {"super": "sup", "sub": "sub"}


def to_text(entries: Iterable[Entry], *, in_text: bool = False) -> str:
    """Return a list as lines of text, an entry a line, with its number where the style has one."""
    return "".join(f"{_line(entry, in_text=in_text)}\n" for entry in entries)


def to_markdown(entries: Iterable[Entry], *, in_text: bool = False) -> str:
    """Return a list as Markdown, each language in a block with its direction; numbers are kept as they are."""
    blocks = []
    for direction, group in groupby(entries, key=lambda entry: entry.direction):
        members = list(group)
        lines = [_markdown_line(entry, in_text=in_text) for entry in members]
        blocks.append(f'<div dir="{direction}" lang="{members[0].language}">\n\n' + "\n\n".join(lines) + "\n\n</div>\n")
    return "\n".join(blocks)


def to_json_lines(entries: Iterable[Entry]) -> str:
    """Return a list as JSON, an object a line: ``id``, ``text``, ``html`` (with ``<i>`` alone), ``in_text``."""
    return "".join(
        json.dumps(
            {
                "id": entry.id,
                "text": entry.text,
                "html": to_inline_html(entry.runs),
                "in_text": entry.in_text.parenthetical if entry.in_text else "",
            },
            ensure_ascii=False,
        )
        + "\n"
        for entry in entries
    )


def to_inline_html(runs: Iterable[Run]) -> str:
    """Return runs as HTML of their looks alone: ``<i>``, ``<b>``, ``<sup>``, ``<sub>``."""
    return "".join(with_look(html.escape(run.text, quote=False), run) for run in runs)


def with_look(content: str, run: Run) -> str:
    """Return HTML with the tags of a run's look round it."""
    if run.raised:
        content = f"<{_RAISED_TAGS[run.raised]}>{content}</{_RAISED_TAGS[run.raised]}>"
    if run.bold:
        content = f"<b>{content}</b>"
    return f"<i>{content}</i>" if run.italic else content


def number_of(entry: Entry) -> str:
    """Return the printed number of an entry, «۱۲.» or 12., or an empty string where the style has none."""
    if not entry.numbered:
        return ""
    figures = str(entry.number)
    return f"{to_persian_digits(figures) if entry.script == 'persian' else figures}."


def in_text_of(entry: Entry) -> str:
    """Return how the text refers to an entry: in parentheses, and in the sentence where that differs."""
    if entry.in_text is None:
        return ""
    forms = (entry.in_text.parenthetical, entry.in_text.narrative, entry.in_text.with_locator)
    return "\t".join(dict.fromkeys(form for form in forms if form))


def _line(entry: Entry, *, in_text: bool) -> str:
    if in_text:
        return in_text_of(entry)
    return " ".join(part for part in (number_of(entry), entry.text) if part)


def _markdown_line(entry: Entry, *, in_text: bool) -> str:
    if in_text:
        return _MARKDOWN.sub(r"\\\1", in_text_of(entry).replace("\t", " · "))
    number = number_of(entry).replace(".", r"\.")
    return " ".join(part for part in (number, "".join(map(_markdown_run, entry.runs))) if part)


def _markdown_run(run: Run) -> str:
    if run.url and run.url == run.text:
        return f"<{run.url}>"
    text = _MARKDOWN.sub(r"\\\1", run.text)
    if run.url:
        text = f"[{text}](<{run.url}>)"
    for mark, wanted in (("*", run.italic), ("**", run.bold)):
        if wanted and (core := text.strip()):
            text = text.replace(core, f"{mark}{core}{mark}", 1)
    return text
