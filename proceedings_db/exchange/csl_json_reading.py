"""CSL items of a CSL-JSON file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TextIO, cast

from proceedings_db.exchange.entries import LONGEST_ENTRY, Block, ReadEntry, not_read
from proceedings_db.exchange.items import CslItem
from proceedings_db.records import Problem

_CHUNK: Final = 1 << 16  # characters
_BETWEEN: Final = re.compile(r"[\s,\[\]\ufeff]*")


def read_csl_json(file: TextIO) -> Iterator[ReadEntry | Problem]:
    """Yield the items of a CSL-JSON file, an array or objects one after another; one item at a time is in memory.

    What is no JSON ends the reading, with a problem that says where: nothing after it can be trusted.
    """
    decoder = json.JSONDecoder()
    text, line, position = "", 1, 0
    while True:
        chunk = file.read(_CHUNK)
        text += chunk
        start = 0
        while (start := _skip(text, start)) < len(text):
            place = line + text.count("\n", 0, start), position + start
            try:
                value, end = decoder.raw_decode(text, start)
            except ValueError as error:
                if not chunk or len(text) - start > LONGEST_ENTRY:
                    yield not_read(Block(text[start:], *place), f"no JSON from here on: {str(error).partition(':')[0]}")
                    return
                break
            yield _read_item(Block(text[start:end], *place), value)
            start = end
        line, position, text = line + text.count("\n", 0, start), position + start, text[start:]
        if not chunk:
            return


def _skip(text: str, start: int) -> int:
    """Where the next object begins."""
    between = _BETWEEN.match(text, start)
    return between.end() if between else start


def _read_item(block: Block, value: object) -> ReadEntry | Problem:
    if not isinstance(value, dict):
        return not_read(block, f"an item that is no object but {type(value).__name__}")
    value.setdefault("type", "document")
    return ReadEntry(cast("CslItem", value), block.raw_text, block.place)
