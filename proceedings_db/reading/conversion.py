"""Documents of word processors and web pages as text: pandoc reads them, and its answer is set one paragraph a line."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from proceedings_db.records import InputError

FORMATS: Final = {
    ".docx": "docx+empty_paragraphs",
    ".odt": "odt+empty_paragraphs",
    ".html": "html+empty_paragraphs",
    ".htm": "html+empty_paragraphs",
    ".rtf": "rtf",
}
"""Suffixes of the files that pandoc reads, with its name for the format; empty paragraphs part blocks and are kept."""

_Node = dict[str, Any]
"""A node of pandoc's document: its kind under «t», what it holds under «c»."""

_SECONDS: Final = 300
_INSTALL: Final = 'Install the extra "cite", which brings pandoc, or save the file as UTF-8 text.'
_BLANKS: Final = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_VERBATIM: Final = ("Code", "Math", "RawInline")


def read_document(file: Path) -> str:
    """Return the text of a DOCX, ODT, HTML or RTF file: a paragraph a line, cells parted by tabs, notes below.

    Raises:
        InputError: There is no pandoc, or it cannot read the file.
    """
    pandoc = _find_pandoc()
    if pandoc is None:
        raise InputError("pandoc is needed to read this file", path=str(file), remedy=_INSTALL)
    options = ["--sandbox", f"--from={FORMATS[file.suffix.lower()]}", "--to=json"]
    remedy = "Save the file as UTF-8 text."
    try:
        result = subprocess.run([pandoc, *options, str(file)], capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        message = f"pandoc did not finish within {_SECONDS} seconds"
        raise InputError(message, path=str(file), remedy=remedy) from error
    if result.returncode:
        reason = " ".join(result.stderr.decode(errors="replace").split())[:200]
        raise InputError(f"pandoc cannot read the file: {reason}", path=str(file), remedy=remedy)
    writer = _TextWriter()
    writer.write_blocks(json.loads(result.stdout)["blocks"])
    return "\n".join(writer.lines) + "\n"


def _find_pandoc() -> str | None:
    """Return where the pandoc of the extra is, else one on the search path."""
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")


class _TextWriter:
    """Sets blocks as lines; a note stands below its paragraph, behind its number."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._notes = 0
        self._pending: list[tuple[int, list[_Node]]] = []

    def write_blocks(self, blocks: list[_Node], prefix: str = "") -> None:
        """Set blocks; ``prefix`` stands before the first line, as a bullet or number."""
        for index, block in enumerate(blocks):
            self._write_block(block, prefix if index == 0 else "")

    def _write_block(self, block: _Node, prefix: str) -> None:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind in ("Para", "Plain"):
            self._write_text(prefix + self._inline(content))
        elif kind == "Header":
            self.lines.append("")
            self._write_text(self._inline(content[2]))
            self.lines.append("")
        elif kind == "BulletList":
            for item in content:
                self.write_blocks(item, "• ")
        elif kind == "OrderedList":
            for number, item in enumerate(content[1], start=content[0][0]):
                self.write_blocks(item, f"{number}. ")
        elif kind == "Table":
            self._write_table(content)
        elif kind == "LineBlock":
            for line in content:
                self._write_text(self._inline(line))
        elif kind in ("CodeBlock", "RawBlock"):
            self.lines += str(content[1]).splitlines() if kind == "CodeBlock" else []
        elif isinstance(content, list):
            self._write_nested(content, prefix)

    def _write_nested(self, content: list[Any], prefix: str) -> None:
        """Set what stands within a division, a quotation, a figure or a list of definitions."""
        for part in content:
            if isinstance(part, dict) and "t" in part:
                inline = part["t"] in ("Str", *_BLANKS)
                if inline:
                    self._write_text(prefix + self._inline([part]))
                else:
                    self._write_block(part, prefix)
            elif isinstance(part, list):
                self._write_nested(part, prefix)

    def _write_table(self, content: list[Any]) -> None:
        head, bodies, foot = content[3], content[4], content[5]
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        for row in rows:
            self._write_text("\t".join(self._cell(cell[4]) for cell in row[1]))

    def _cell(self, blocks: list[_Node]) -> str:
        """Return the text of a cell on one line."""
        inner = _TextWriter()
        inner.write_blocks(blocks)
        return " ".join(" ".join(inner.lines).split())

    def _write_text(self, text: str) -> None:
        self.lines += text.split("\n")
        pending, self._pending = self._pending, []
        for number, blocks in pending:
            self.write_blocks(blocks, f"{number}. ")

    def _inline(self, nodes: list[_Node]) -> str:
        """Return the text of inline nodes, emphasis left out; a note leaves its number."""
        return "".join(self._inline_text(node) for node in nodes)

    def _inline_text(self, node: _Node) -> str:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return str(content)
        if kind in _BLANKS:
            return _BLANKS[kind]
        if kind in _VERBATIM:
            return str(content[1]) if kind != "RawInline" else ""
        if kind == "Note":
            self._notes += 1
            self._pending.append((self._notes, content))
            return str(self._notes)
        if kind == "Quoted":
            return f"«{self._inline(content[1])}»"
        if isinstance(content, list):
            inner = (
                content
                if content and isinstance(content[0], dict)
                else next(
                    (part for part in content if isinstance(part, list) and part and isinstance(part[0], dict)), []
                )
            )
            return self._inline([part for part in inner if "t" in part])
        return ""
