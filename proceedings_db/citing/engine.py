"""The engine: pandoc formats the items of one language by one CSL file, and its answer is read as styled text."""

from __future__ import annotations

import importlib
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeAlias

from proceedings_db.citing.entries import CslItem, Run, Runs
from proceedings_db.citing.errors import EngineError, MissingExtraError

_API_VERSION: Final[list[object]] = [1, 23]
_STYLED: Final = frozenset(("Emph", "Strong", "Superscript", "Subscript"))
_SPACES: Final = frozenset(("Space", "SoftBreak", "LineBreak"))
_HOLDERS: Final = frozenset(("Cite", "Quoted"))  # what they hold stands second
_LOOKS_WE_DROP: Final = frozenset(("SmallCaps", "Underline", "Strikeout"))
_VERBATIM: Final = frozenset(("Code", "Math"))
_MARGIN: Final = "csl-left-margin"
_PLAIN: Final = Run("")

Element: TypeAlias = "dict[str, Any]"
"""A node of pandoc's document in JSON: its kind under «t», what it holds under «c»."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One reference from the text to a work: in the sentence if ``narrative``, with a page or so in ``locator``."""

    id: str
    narrative: bool = False
    locator: str = ""


def get_pandoc_path() -> str:
    """Return where the pandoc that comes with the extra ``cite`` is.

    Raises:
        MissingExtraError: If the extra is not installed.
    """
    try:
        pypandoc = importlib.import_module("pypandoc")  # loaded only where a list is made
        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise MissingExtraError(needed_for="a citation list", extra="cite") from None


def run_pandoc(arguments: Sequence[str], document: bytes) -> bytes:
    """Return what pandoc writes for a document, without network and without any file but those in ``arguments``.

    Raises:
        EngineError: If pandoc fails, with its message.
        MissingExtraError: If the extra ``cite`` is not installed.
    """
    result = subprocess.run([get_pandoc_path(), *arguments], input=document, capture_output=True, check=False)
    if result.returncode:
        raise EngineError(result.stderr.decode(errors="replace").strip())
    return result.stdout


def format_items(
    style: bytes, items: Sequence[CslItem], *, locale: str, pointers: Sequence[Pointer] = ()
) -> tuple[dict[str, Runs], list[Runs]]:
    """Return the entry of every item by id, without its number, and the pointers in order, as the style prints them."""
    document = {
        "pandoc-api-version": _API_VERSION,
        "meta": {"nocite": {"t": "MetaInlines", "c": [_to_cite(Pointer("*"))]}},
        "blocks": [{"t": "Para", "c": [_to_cite(pointer)]} for pointer in pointers],
    }
    with tempfile.TemporaryDirectory(prefix="proceedings-db-") as folder:
        style_path, items_path = Path(folder, "style.csl"), Path(folder, "items.json")
        style_path.write_bytes(style)
        items_path.write_text(json.dumps(list(items), ensure_ascii=False), encoding="utf-8")
        arguments = ["--sandbox", "--from=json", "--to=json", "--citeproc", f"--csl={style_path}"]
        arguments += [f"--bibliography={items_path}", f"--metadata=lang:{locale}"]
        answer: Element = json.loads(run_pandoc(arguments, json.dumps(document, ensure_ascii=False).encode()))
    blocks = answer["blocks"]
    cited = [_join_pieces(_read_inlines(block["c"], _PLAIN)) for block in blocks[: len(pointers)]]
    return {key: runs for block in blocks[len(pointers) :] for key, runs in _read_entries(block)}, cited


def join_runs(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours of one look made one, and without empty ones."""
    return _join_pieces((run.text, replace(run, text="")) for run in runs if run.text)


def _to_cite(pointer: Pointer) -> dict[str, object]:
    """A pointer as pandoc's inline element; a locator without a label of its own is a page."""
    suffix: list[object] = []
    if pointer.locator:
        # Braces keep pandoc from taking «1: 3–40», volume and page, apart.
        locator = f"{{{pointer.locator}}}" if ":" in pointer.locator else pointer.locator
        suffix = [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": locator}]
    citation: dict[str, object] = {
        "citationId": pointer.id,
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "AuthorInText" if pointer.narrative else "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _join_pieces(pieces: Iterable[tuple[str, Run]]) -> Runs:
    """Runs from pieces of text and their looks, each look a run without text."""
    return tuple(
        replace(look, text="".join(text for text, _ in group))
        for look, group in groupby(pieces, key=lambda piece: piece[1])
    )


def _read_entries(block: Element) -> Iterator[tuple[str, Runs]]:
    """The entries of the block that holds the list, by id."""
    if block["t"] != "Div":
        return
    (identifier, classes, _), content = block["c"]
    if "csl-entry" in classes:
        yield (
            identifier.removeprefix("ref-"),
            _join_pieces(piece for inner in content for piece in _read_inlines(inner["c"], _PLAIN)),
        )
        return
    for inner in content:
        yield from _read_entries(inner)


def _restyle(look: Run, kind: str) -> Run:
    """The look inside an element; italics inside italics stand upright."""
    if kind == "Emph":
        return replace(look, italic=not look.italic)
    if kind == "Strong":
        return replace(look, bold=not look.bold)
    return replace(look, raised="super" if kind == "Superscript" else "sub")


def _read_inlines(inlines: Sequence[Element], look: Run) -> Iterator[tuple[str, Run]]:
    """The text of pandoc's inline elements, each piece with its look; the number in the margin is left out."""
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            yield content, look
        elif kind in _SPACES:
            yield " ", look
        elif kind in _STYLED:
            yield from _read_inlines(content, _restyle(look, kind))
        elif kind == "Link":
            yield from _read_inlines(content[1], replace(look, url=content[2][0]))
        elif kind == "Span":
            if _MARGIN not in content[0][1]:
                yield from _read_inlines(content[1], look)
        elif kind in _HOLDERS:
            yield from _read_inlines(content[1], look)
        elif kind in _LOOKS_WE_DROP:
            yield from _read_inlines(content, look)
        elif kind in _VERBATIM:
            yield content[1], look
