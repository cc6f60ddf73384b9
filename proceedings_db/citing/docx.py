"""Documents as DOCX, written by pandoc with real right-to-left paragraphs and with styles of our own."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from proceedings_db.citing.directions import DIRECTIONS, other_script, split_directions
from proceedings_db.citing.document import Block, Document, EntryList, Heading, LeaderLine, PageBreak, Paragraph
from proceedings_db.citing.engine import Element, run_pandoc
from proceedings_db.citing.entries import Entry, Run, Runs, Script
from proceedings_db.citing.plain_text import number_of

_LANGUAGES: Final[dict[Script, str]] = {"persian": "fa-IR", "latin": "en-US"}
_FONT: Final = "Times New Roman"  # has Persian letters and figures wherever Word is
_ROLES: Final = {
    "body": "Body Text",
    "title": "Title",
    "subtitle": "Centred",
    "centred": "Centred",
    "authors": "Centred",
}
_ENTRY_STYLES: Final[dict[Script, str]] = {"persian": "Entry Persian", "latin": "Entry Latin"}
_PAGE_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_TAB: Final = "<w:r><w:tab/></w:r>"
_STYLED: Final = (("italic", "Emph"), ("bold", "Strong"))
_RAISED: Final = {"super": "Superscript", "sub": "Subscript"}
_API_VERSION: Final = [1, 23]


def to_docx(document: Document) -> bytes:
    """Return a document as the bytes of a DOCX file.

    Raises:
        MissingExtraError: If the extra ``cite`` is not installed.
    """
    persian = document.language == "fa"
    meta = {"lang": "fa-IR" if persian else "en-US", "pagetitle": document.title} | ({"dir": "rtl"} if persian else {})
    tree = {
        "pandoc-api-version": _API_VERSION,
        "meta": {key: {"t": "MetaString", "c": value} for key, value in meta.items()},
        "blocks": [element for block in document.blocks for element in _to_elements(block)],
    }
    with tempfile.TemporaryDirectory(prefix="proceedings-db-") as folder:
        model, result = Path(folder, "model.docx"), Path(folder, "result.docx")
        model.write_bytes(_make_model())
        arguments = ["--from=json", "--to=docx", f"--reference-doc={model}", f"--output={result}"]
        run_pandoc(arguments, json.dumps(tree, ensure_ascii=False).encode())
        return result.read_bytes()


def _to_elements(block: Block) -> list[Element]:
    match block:
        case Heading():
            inlines = _to_inlines(block.runs, block.script)
            return [{"t": "Header", "c": [block.level, [block.anchor, [], _direction(block.script)], inlines]}]
        case Paragraph():
            return [_paragraph(_ROLES[block.role], block.script, _to_inlines(block.runs, block.script))]
        case LeaderLine():
            text = " ".join(part for part in (block.text, block.note) if part)
            inlines = [*_to_inlines((Run(text),), block.script), _raw("RawInline", _TAB), _string(block.end)]
            return [_paragraph("Leader Line", block.script, inlines)]
        case EntryList():
            return [_to_entry(entry) for entry in block.entries]
        case PageBreak():
            return [_raw("RawBlock", _PAGE_BREAK)]


def _to_entry(entry: Entry) -> Element:
    number = f"{number_of(entry)} " if entry.numbered else ""
    inlines = _to_inlines((Run(number), *entry.runs), entry.script)
    return _paragraph(_ENTRY_STYLES[entry.script], entry.script, inlines)


def _paragraph(style: str, script: Script, inlines: list[Element]) -> Element:
    attributes = ["", [], [["custom-style", style], *_direction(script)]]
    return {"t": "Div", "c": [attributes, [{"t": "Para", "c": inlines}]]}


def _to_inlines(runs: Runs, script: Script) -> list[Element]:
    return [_dress(part, run) for run in runs for part in _parts(run, script)]


def _parts(run: Run, script: Script) -> list[Element]:
    """The text of a run, what runs the other way in spans with their own direction."""
    parts = [(run.text, script == "persian")] if run.url else split_directions(run.text, script)
    against = _direction(other_script(script))
    return [
        {"t": "Span", "c": [["", [], against], [_string(text)]]} if foreign else _string(text)
        for text, foreign in parts
    ]


def _dress(inline: Element, run: Run) -> Element:
    """An inline element with the look of its run."""
    for name, kind in _STYLED:
        if getattr(run, name):
            inline = {"t": kind, "c": [inline]}
    if run.raised:
        inline = {"t": _RAISED[run.raised], "c": [inline]}
    if run.url and re.match("https?://", run.url):
        inline = {"t": "Link", "c": [["", [], []], [inline], [run.url, ""]]}
    return inline


def _string(text: str) -> Element:
    return {"t": "Str", "c": text}


def _raw(kind: str, xml: str) -> Element:
    return {"t": kind, "c": ["openxml", xml]}


def _direction(script: Script) -> list[list[str]]:
    return [["dir", DIRECTIONS[script]], ["lang", _LANGUAGES[script]]]


def _make_model() -> bytes:
    """Pandoc's own model document, with Persian as its second language and our paragraph styles."""
    original = io.BytesIO(run_pandoc(["--print-default-data-file=reference.docx"], b""))
    model = io.BytesIO()
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(model, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _with_styles(content.decode()) if name == "word/styles.xml" else content)
    return model.getvalue()


def _with_styles(styles: str) -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'
    styles = re.sub(r"<w:rFonts[^>]*?/>", fonts, styles)
    styles = re.sub(r'w:bidi="ar-SA"', 'w:bidi="fa-IR"', styles)
    return styles.replace("</w:styles>", f"{_entry_style('Persian')}{_entry_style('Latin')}{_LINE_STYLES}</w:styles>")


def _entry_style(script: str) -> str:
    """The style of a list's entries: in Word the «left» of a right-to-left paragraph is where its lines begin."""
    bidi = "<w:bidi/>" if script == "Persian" else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Entry{script}"><w:name w:val="Entry {script}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{bidi}<w:spacing w:before="0" w:after="120"/>'
        '<w:ind w:left="567" w:hanging="567"/></w:pPr></w:style>'
    )


_LINE_STYLES: Final = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="LeaderLine"><w:name w:val="Leader Line"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9360"/></w:tabs>'
    '<w:bidi/><w:spacing w:before="0" w:after="60"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Centred"><w:name w:val="Centred"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:bidi/><w:jc w:val="center"/></w:pPr></w:style>'
)
