"""The engine: pandoc formats the items of one language by one CSL file, and its answer is read as styled text."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from proceedings_db.citing.entries import CslItem, Json, Run, Runs, text_of
from proceedings_db.citing.errors import EngineError, MissingExtraError

_API_VERSION: Final[list[Json]] = [1, 23]
_STYLED: Final = {"Emph": {"italic": True}, "Strong": {"bold": True}}
_RAISED: Final = {"Superscript": "super", "Subscript": "sub"}
_MARGIN: Final = "csl-left-margin"


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
        import pypandoc  # noqa: PLC0415 (loaded only where a list is made)

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
        answer = json.loads(run_pandoc(arguments, json.dumps(document, ensure_ascii=False).encode()))
    blocks = answer["blocks"]
    cited = [tuple(_read_inlines(block["c"])) for block in blocks[: len(pointers)]]
    return {key: runs for block in blocks[len(pointers) :] for key, runs in _read_entries(block)}, cited


def join_runs(runs: Sequence[Run]) -> Runs:
    """Return runs with neighbours of one look made one, and without empty ones."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(run, text="") == replace(joined[-1], text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _to_cite(pointer: Pointer) -> dict[str, Json]:
    """A pointer as pandoc's inline element; a locator without a label of its own is a page."""
    suffix: list[Json] = []
    if pointer.locator:
        # Braces keep pandoc from taking «1: 3–40», volume and page, apart.
        locator = f"{{{pointer.locator}}}" if ":" in pointer.locator else pointer.locator
        suffix = [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": locator}]
    citation: dict[str, Json] = {
        "citationId": pointer.id,
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "AuthorInText" if pointer.narrative else "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _read_entries(block: dict[str, Json]) -> Iterator[tuple[str, Runs]]:
    """The entries of the block that holds the list, by id."""
    if block.get("t") != "Div":
        return
    (identifier, classes, _), content = block["c"]  # type: ignore[misc, index, union-attr]
    if "csl-entry" in classes:
        runs = [run for inner in content for run in _read_inlines(inner.get("c", []))]
        yield str(identifier).removeprefix("ref-"), join_runs(runs)
        return
    for inner in content:
        yield from _read_entries(inner)


def _read_inlines(inlines: Json, look: Run = Run("")) -> Iterator[Run]:
    """The text of pandoc's inline elements with its look; the number in the margin is left out."""
    for inline in inlines if isinstance(inlines, list) else []:
        if not isinstance(inline, dict):
            continue
        kind, content = text_of(inline, "t"), inline.get("c")
        if kind in {"Str", "Code"}:
            yield replace(look, text=content if isinstance(content, str) else str(content[1]))  # type: ignore[index]
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield replace(look, text=" ")
        elif kind in _STYLED:
            toggled = {name: not getattr(look, name) for name in _STYLED[kind]}
            yield from _read_inlines(content, replace(look, **toggled))
        elif kind in _RAISED:
            yield from _read_inlines(content, replace(look, raised=_RAISED[kind]))
        elif isinstance(content, list):
            yield from _read_container(kind, content, look)


def _read_container(kind: str, content: list[Json], look: Run) -> Iterator[Run]:
    """The text of an element that holds others: a link, a span, a citation."""
    if kind == "Link":
        target = content[2][0]  # type: ignore[index]
        yield from _read_inlines(content[1], replace(look, url=str(target)))
    elif kind == "Span":
        attributes = content[0]
        if _MARGIN not in attributes[1]:  # type: ignore[index, operator]
            yield from _read_inlines(content[1], look)
    elif kind in {"Cite", "Quoted"}:
        yield from _read_inlines(content[1], look)
    else:
        yield from _read_inlines(content, look)
