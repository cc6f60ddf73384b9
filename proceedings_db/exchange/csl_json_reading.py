"""CSL items of a CSL-JSON file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TextIO

from proceedings_db.exchange.csl_json_values import to_item
from proceedings_db.exchange.entries import LONGEST_ENTRY, Block, ReadEntry, not_read
from proceedings_db.records import Problem

_CHUNK: Final = 1 << 16  # characters
_BETWEEN: Final = re.compile(r"[\s,\[\]\ufeff]*")
# How an item begins, and no name or date within one.
_ITEM: Final = re.compile(r'\{\s*"(?:id|type|title|DOI|citation-key|container-title|author|issued)"\s*:')


def read_csl_json(file: TextIO) -> Iterator[ReadEntry | Problem]:
    """Yield the items of a CSL-JSON file, an array or objects one after another; one item at a time is in memory.

    What is no JSON is told with its place, and the reading goes on with the next thing that begins like an item.
    """
    decoder = json.JSONDecoder()
    text, line, position, is_lost = "", 1, 0, False
    while True:
        chunk = file.read(_CHUNK)
        text += chunk
        start = 0
        while (start := _skip(text, start)) < len(text):
            place = line + text.count("\n", 0, start), position + start
            try:
                value, end = decoder.raw_decode(text, start)
            except (ValueError, RecursionError) as error:
                if chunk and len(text) - start <= LONGEST_ENTRY:
                    break
                end = _next_item(text, start)
                if not is_lost:
                    yield not_read(Block(text[start:end], *place), f"no JSON here: {str(error).partition(':')[0]}")
                # Without another item in sight the rest is passed over, a chunk at a time.
                is_lost = _ITEM.match(text, end) is None
            else:
                is_lost = False
                yield from _read_item(Block(text[start:end], *place), value)
            start = end
        line, position, text = line + text.count("\n", 0, start), position + start, text[start:]
        if not chunk:
            return


def _skip(text: str, start: int) -> int:
    """Where the next object begins."""
    between = _BETWEEN.match(text, start)
    return between.end() if between else start


def _next_item(text: str, start: int) -> int:
    """Where the next item begins behind the broken one at ``start``, or the end of the text."""
    found = _ITEM.search(text, start + 1)
    return found.start() if found else len(text)


def _read_item(block: Block, value: object) -> Iterator[ReadEntry | Problem]:
    if not isinstance(value, dict):
        yield not_read(block, f"an item that is no object but {type(value).__name__}")
        return
    item, unread = to_item(value)
    yield ReadEntry(item, block.raw_text, block.place)
    if unread:
        yield not_read(block, f"values that are none of CSL: {', '.join(unread)}; the rest of the item was read")
