"""CSL items to a CSL-JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from proceedings_db.exchange.items import CslItem


def write_csl_json(items: Iterable[CslItem], out: TextIO) -> int:
    """Write items as one JSON array, one on each line, and return how many; nothing but one item stays in memory.

    ``out`` is a text file open for writing in UTF-8: letters stand as they are, not as escapes.
    """
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    count = 0
    for item in items:
        out.write(",\n" if count else "[\n")
        # Halves of surrogate pairs have no place in UTF-8.
        out.write(encode(item).encode("utf-8", "ignore").decode())
        count += 1
    out.write("\n]\n" if count else "[]\n")
    return count
