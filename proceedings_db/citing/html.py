"""Documents as HTML: every paragraph in its language and direction, what runs the other way isolated, COinS at hand."""

from __future__ import annotations

import html
import re
from typing import Final

from proceedings_db.citing.coins import to_coins
from proceedings_db.citing.directions import DIRECTIONS, LANGUAGES, other_script, split_directions
from proceedings_db.citing.document import Block, Document, EntryList, Heading, LeaderLine, PageBreak, Paragraph
from proceedings_db.citing.entries import Entry, Run, Runs, Script
from proceedings_db.citing.plain_text import number_of, with_look

# The engine puts https:// before any address: what then begins with another scheme is no link.
_SAFE_LINK: Final = re.compile(r"(?:https?|ftp)://(?![a-z]+:(?!\d))", re.IGNORECASE)
_STYLE_SHEET: Final = """\
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.8;
  font-family: Vazirmatn, "Noto Naskh Arabic", "Iran Sans", Tahoma, serif; }
[dir="ltr"] { font-family: "Libertinus Serif", "Noto Serif", Georgia, serif; }
.csl-entry { margin: 0 0 .6rem; padding-inline-start: 2rem; text-indent: -2rem; }
.csl-entry.numbered { text-indent: 0; position: relative; }
.numbered .number { position: absolute; inset-inline-start: 0; }
.title, .subtitle, .centred { text-align: center; }
.title { font-size: 1.9rem; font-weight: bold; margin-top: 5rem; }
.subtitle { font-size: 1.2rem; }
.authors { color: #444; }
.leader { display: flex; gap: .4rem; align-items: baseline; margin: .25rem 0; }
.leader .dots { flex: 1; border-bottom: 1px dotted #888; min-width: 2rem; }
.leader .end { white-space: nowrap; }
.leader a { color: inherit; text-decoration: none; }
.note { color: #555; font-size: .92em; }
.page-break { break-before: page; }
h1, h2 { break-after: avoid; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; text-decoration: none; } }
"""


def to_html(document: Document) -> str:
    """Return a whole HTML page of a document."""
    language = document.language
    direction = "rtl" if language == "fa" else "ltr"
    body = "\n".join(_to_block(block) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(document.title)}</title>\n<style>\n{_STYLE_SHEET}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def to_runs_html(runs: Runs, script: Script) -> str:
    """Return runs of a paragraph of one script: looks, links, and the other script's words isolated in ``<bdi>``."""
    return "".join(_to_run(run, script) for run in runs)


def _to_block(block: Block) -> str:
    match block:
        case Heading():
            anchor = f' id="{html.escape(block.anchor)}"' if block.anchor else ""
            content = to_runs_html(block.runs, block.script)
            return f"<h{block.level}{anchor}{_direction(block.script)}>{content}</h{block.level}>"
        case Paragraph():
            return f'<p class="{block.role}"{_direction(block.script)}>{to_runs_html(block.runs, block.script)}</p>'
        case LeaderLine():
            return _to_leader(block)
        case EntryList():
            entries = "\n".join(_to_entry(entry) for entry in block.entries)
            return f'<div class="csl-bib-body" role="list">\n{entries}\n</div>'
        case PageBreak():
            return '<div class="page-break"></div>'


def _to_entry(entry: Entry) -> str:
    number = number_of(entry)
    classes = "csl-entry numbered" if number else "csl-entry"
    printed = f'<span class="number">{number}</span> ' if number else ""
    coins = html.escape(to_coins(entry.item)) if entry.item else ""
    hidden = f'<span class="Z3988" title="{coins}"></span>' if coins else ""
    return (
        f'<div class="{classes}" id="ref-{html.escape(entry.id)}" role="listitem" lang="{html.escape(entry.language)}"'
        f' dir="{entry.direction}">{printed}{to_runs_html(entry.runs, entry.script)}{hidden}</div>'
    )


def _to_leader(line: LeaderLine) -> str:
    text = _isolate(line.text, line.script)
    if line.anchor:
        text = f'<a href="#{html.escape(line.anchor)}">{text}</a>'
    note = f' <span class="note">{_isolate(line.note, line.script)}</span>' if line.note else ""
    end = html.escape(line.end)
    return (
        f'<div class="leader"{_direction(line.script)}><span>{text}{note}</span><span class="dots"></span>'
        f'<span class="end">{end}</span></div>'
    )


def _to_run(run: Run, script: Script) -> str:
    if run.url and _SAFE_LINK.match(run.url):
        address = html.escape(run.url)
        return with_look(f'<a href="{address}" dir="ltr">{html.escape(run.text, quote=False)}</a>', run)
    return with_look(_isolate(run.text, script), run)


def _isolate(text: str, script: Script) -> str:
    language = LANGUAGES[other_script(script)]
    return "".join(
        f'<bdi lang="{language}">{html.escape(part, quote=False)}</bdi>' if foreign else html.escape(part, quote=False)
        for part, foreign in split_directions(text, script)
    )


def _direction(script: Script) -> str:
    return f' lang="{LANGUAGES[script]}" dir="{DIRECTIONS[script]}"'
