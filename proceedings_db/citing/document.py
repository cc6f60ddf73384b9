"""A printable document of few kinds of blocks, which HTML, DOCX and PDF are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from proceedings_db.citing.entries import Entry, Run, Runs, Script

Role = Literal["body", "title", "subtitle", "centred", "authors"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. ``anchor`` is what links in the document point to."""

    level: int
    runs: Runs
    script: Script = "persian"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the direction of its script; the role says how it is set."""

    runs: Runs
    script: Script = "persian"
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """A line of a contents list or an index: text, dots, and figures at the other end. ``anchor`` is its target."""

    text: str
    end: str
    script: Script = "persian"
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryList:
    """A citation list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | LeaderLine | EntryList | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one main language, ``fa`` or ``en``, with its title for the window and the file's properties."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "fa"


def plain(text: str) -> Runs:
    """Return text as runs of no particular look."""
    return (Run(text),) if text else ()
