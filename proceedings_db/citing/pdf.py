"""Documents as PDF, set by typst from text that is formatted already, with a font that is embedded."""

from __future__ import annotations

import importlib
import re
from importlib import resources
from typing import Final

from proceedings_db.citing.directions import DIRECTIONS, split_directions
from proceedings_db.citing.document import Block, Document, EntryList, Heading, LeaderLine, PageBreak, Paragraph
from proceedings_db.citing.entries import Entry, Run, Runs, Script
from proceedings_db.citing.errors import EngineError, MissingExtraError
from proceedings_db.citing.plain_text import number_of
from proceedings_db.text.characters import ISOLATES

# The Persian font has no slanted letters: what is italic stands in its bold, as Persian lists do («سیاه»).
_PREAMBLE: Final = """\
#set page(paper: "a4", margin: (x: 2.5cm, y: 2.5cm), numbering: "1",
  footer: context align(center, text(size: 9pt, numbering("۱", counter(page).get().first()))))
#set text(font: ("Vazirmatn", "Libertinus Serif"), size: 11pt, lang: "{language}", dir: {direction})
#set par(leading: 0.8em, spacing: 1.1em)
#set block(spacing: 1.1em)
#show heading: it => block(above: 1.6em, below: 1em, sticky: true, text(weight: "bold", it.body))
#show link: it => it
#let latin(body) = text(font: ("Libertinus Serif", "Vazirmatn"), lang: "en", dir: ltr, body)
#let persian(body) = text(font: ("Vazirmatn", "Libertinus Serif"), lang: "fa", dir: rtl, body)
#let set-ltr(indent, body) = block(width: 100%, {
  set text(font: ("Libertinus Serif", "Vazirmatn"), lang: "en", dir: ltr)
  set align(left)
  par(hanging-indent: indent, body)
})
#let set-rtl(indent, body) = block(width: 100%, {
  set text(font: ("Vazirmatn", "Libertinus Serif"), lang: "fa", dir: rtl)
  set align(right)
  par(hanging-indent: indent, body)
})
#let entry-rtl(body) = set-rtl(2em, body)
#let entry-ltr(body) = set-ltr(2em, body)
#let paragraph-rtl(body) = set-rtl(0em, body)
#let paragraph-ltr(body) = set-ltr(0em, body)
#let leader-rtl(body, end) = paragraph-rtl[#body #box(width: 1fr, repeat[.]) #end]
#let leader-ltr(body, end) = paragraph-ltr[#body #box(width: 1fr, repeat[.]) #end]
#let strong-title(body) = text(weight: "bold", body)
"""
_LRI, _RLI, _PDI = ISOLATES[0], ISOLATES[1], ISOLATES[3]
_SPECIAL: Final = re.compile(r"([\\#$*_`<>@\[\]~=/+'\"-])")
_RAISED: Final = {"super": "super", "sub": "sub"}
_SIZES: Final = {"title": "24pt", "subtitle": "15pt", "centred": "12pt", "authors": "11pt"}


def to_pdf(document: Document) -> bytes:
    """Return a document as the bytes of a PDF file.

    Raises:
        MissingExtraError: If the extra ``pdf`` is not installed.
        EngineError: If typst fails, with its message.
    """
    try:
        typst = importlib.import_module("typst")  # 81 MB that only this needs
    except ImportError:
        raise MissingExtraError(needed_for="PDF", extra="pdf") from None
    fonts = resources.files("proceedings_db.citing") / "fonts"
    with resources.as_file(fonts) as folder:
        try:
            return bytes(typst.compile(to_typst(document).encode(), font_paths=[str(folder)], ignore_system_fonts=True))
        except Exception as error:
            raise EngineError(f"typst: {error}") from error


def to_typst(document: Document) -> str:
    """Return a document as typst source: text in brackets with every special sign escaped.

    A call in a paragraph ends in a semicolon, or typst would take a bracket of the text for its argument.
    """
    direction = "rtl" if document.language == "fa" else "ltr"
    preamble = _PREAMBLE.replace("{language}", document.language).replace("{direction}", direction)
    title = document.title.replace("\\", "").replace('"', "")
    head = f'#set document(title: "{title}")\n'
    return head + preamble + "\n".join(_to_block(block) for block in document.blocks) + "\n"


def _to_block(block: Block) -> str:
    match block:
        case Heading():
            label = f" <{_label(block.anchor)}>" if block.anchor else ""
            content = f"#{block.script}[{_to_runs(block.runs, block.script)}]"
            return f"#heading(level: {block.level})[{content}]{label}\n"
        case Paragraph():
            return _to_paragraph(block)
        case LeaderLine():
            text = _isolate(block.text, block.script)
            if block.anchor:
                text = f"#link(<{_label(block.anchor)}>)[{text}];"
            note = f" #text(fill: luma(90), size: 0.9em)[{_escape(block.note)}];" if block.note else ""
            return f"#leader-{DIRECTIONS[block.script]}[{text}{note}][{_escape(block.end)}]\n"
        case EntryList():
            return "\n".join(_to_entry(entry) for entry in block.entries)
        case PageBreak():
            return "#pagebreak(weak: true)\n"


def _to_paragraph(block: Paragraph) -> str:
    content = _to_runs(block.runs, block.script)
    if block.role == "body":
        return f"#paragraph-{DIRECTIONS[block.script]}[{content}]\n"
    weight = ', weight: "bold"' if block.role == "title" else ""
    above = "#v(3cm)\n" if block.role == "title" else ""
    return f"{above}#align(center, text(size: {_SIZES[block.role]}{weight})[#{block.script}[{content}]])\n"


def _to_entry(entry: Entry) -> str:
    number = f"{number_of(entry)} " if entry.numbered else ""
    return f"#entry-{entry.direction}[{_escape(number)}{_to_runs(entry.runs, entry.script)}]\n"


def _to_runs(runs: Runs, script: Script) -> str:
    return "".join(_to_run(run, script) for run in runs)


def _to_run(run: Run, script: Script) -> str:
    text = _escape(run.text) if run.url else _isolate(run.text, script)
    if run.italic:
        text = f"#strong-title[{text}];" if script == "persian" else f"#emph[{text}];"
    if run.bold:
        text = f"#strong[{text}];"
    if run.raised:
        text = f"#{_RAISED[run.raised]}[{text}];"
    if run.url and re.match("https?://", run.url):
        address = run.url.replace("\\", "%5C").replace('"', "%22")
        text = f'#link("{address}")[#latin[{text}]];'
    return text


def _isolate(text: str, script: Script) -> str:
    """Escaped text, what runs the other way between marks that keep its own signs with it: «C++»."""
    opening = _LRI if script == "persian" else _RLI
    return "".join(
        f"{opening}{_escape(part)}{_PDI}" if foreign else _escape(part)
        for part, foreign in split_directions(text, script)
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _label(anchor: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", anchor)
