"""Entries of .bib files as CSL items: BibTeX, BibLaTeX, persian-bib, and files without keys."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block as ParsedBlock
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)

from proceedings_db.exchange.bibtex_items import entry_to_csl
from proceedings_db.exchange.bibtex_scanning import scan_entry
from proceedings_db.exchange.bibtex_values import read_bibtex_value
from proceedings_db.exchange.entries import LONGEST_ENTRY, Block, ReadEntry, not_read, too_long
from proceedings_db.records import Problem

_START: Final = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]")
_WITHOUT_KEY: Final = re.compile(r"(\s*@\s*(?!string\b)[A-Za-z]+\s*[{(])\s*(?=[A-Za-z_]+\s*=)", re.IGNORECASE)
_KEYLESS: Final = "keyless"
_NO_ENTRIES: Final = frozenset({"comment", "preamble"})

# What it has to say is said as a problem.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def read_bibtex(lines: Iterable[str]) -> Iterator[ReadEntry | Problem]:
    """Yield the entries of a .bib file, and a problem for each that is broken; one entry at a time is in memory.

    Text outside of entries is a comment, as BibTeX has it. An entry begins at ``@type{`` at the start of a line, so
    that a broken one spoils no other. ``@string`` definitions hold for the entries after them.
    """
    strings: dict[str, str] = {}
    for block in split_blocks(lines):
        if block.is_cut:
            yield too_long(block)
        else:
            yield from _read_block(block, strings)


def split_blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Yield the text of each entry, from ``@type{`` at the start of a line to the next such line."""
    kept: list[str] = []
    size = position = start = start_line = 0
    number = 1
    for line in lines:
        if "@" in line and _START.match(line):
            if kept:
                yield Block("".join(kept), start_line, start, size > LONGEST_ENTRY)
            kept, size, start, start_line = [], 0, position, number
        if start_line:
            size += len(line)
            if size <= LONGEST_ENTRY or not kept:
                kept.append(line[:LONGEST_ENTRY])
        position += len(line)
        number += line.endswith("\n")
    if kept:
        yield Block("".join(kept), start_line, start, size > LONGEST_ENTRY)


def _read_block(block: Block, strings: dict[str, str]) -> Iterator[ReadEntry | Problem]:
    """The entry of one block, and what is wrong with it."""
    plain = scan_entry(block.raw_text, strings)
    if plain is not None:
        item = entry_to_csl(plain.entry_type, plain.fields)
        yield ReadEntry({"id": plain.key, **item}, block.raw_text.rstrip(), block.place)
        return
    text = _WITHOUT_KEY.sub(rf"\1{_KEYLESS},", block.raw_text, count=1)
    for parsed in parse_string(text, parse_stack=()).blocks:
        entry = _entry_of(parsed)
        if isinstance(parsed, String):
            strings[parsed.key.lower()] = read_bibtex_value(parsed.value, strings)
        elif entry is not None:
            yield from _read_entry(block, entry, strings, has_key=text is block.raw_text or entry.key != _KEYLESS)
            if isinstance(parsed, DuplicateFieldKeyBlock):
                names = ", ".join(sorted(parsed.duplicate_keys))
                yield not_read(block, f"the entry has a field twice ({names}); the first one counts")
        elif isinstance(parsed, ParsingFailedBlock):
            kind = _START.match(block.raw_text)
            if kind is None or kind[1].lower() not in _NO_ENTRIES:
                yield not_read(block, f"the entry is broken: {_reason(parsed)}")


def _entry_of(parsed: ParsedBlock) -> Entry | None:
    """The entry of a block, whole or with a field or key twice."""
    inner = parsed.ignore_error_block if isinstance(parsed, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock) else parsed
    return inner if isinstance(inner, Entry) else None


def _reason(parsed: ParsingFailedBlock) -> str:
    """What bibtexparser says, on one line and without its full stop."""
    reason = getattr(parsed.error, "abort_reason", "") or str(parsed.error)
    return " ".join(reason.split()).rstrip(".")


def _read_entry(block: Block, entry: Entry, strings: dict[str, str], *, has_key: bool) -> Iterator[ReadEntry | Problem]:
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.strip().lower(), read_bibtex_value(str(field.value), strings))
    item = entry_to_csl(entry.entry_type.strip().lower(), fields)
    if has_key:
        item = {"id": entry.key, **item}
    yield ReadEntry(item, block.raw_text.rstrip(), block.place)
