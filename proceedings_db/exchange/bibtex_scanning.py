"""The plain entries of .bib files, read by one pattern a field; what is odd in any way is left to bibtexparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# The text between braces, with braces in it three deep; nothing that is taken is given back, so time is linear.
_INNER: Final = r"[^{}\\]*+(?:\\.[^{}\\]*+)*+"
_DEPTH_3: Final = rf"{_INNER}(?:\{{{_INNER}\}}{_INNER})*+"
_DEPTH_2: Final = rf"{_INNER}(?:\{{{_DEPTH_3}\}}{_INNER})*+"
_BRACED: Final = rf"{_INNER}(?:\{{{_DEPTH_2}\}}{_INNER})*+"

_HEAD: Final = re.compile(r"""\s*+@\s*+([A-Za-z]++)\s*+\{\s*+([^\s,{}=\"'#%\\()@]++)\s*+,""")
_FIELD: Final = re.compile(
    rf"\s*+([A-Za-z][\w.:+-]*+)\s*+=\s*+(?:\{{({_BRACED})\}}|\"([^\"{{}}\\]*+)\"|([0-9]++)|([A-Za-z][\w-]*+))\s*+(,|(?=\}}))",
    re.DOTALL,
)
_END: Final = re.compile(r"\s*+\}\s*+\Z")
_NOT_PLAIN: Final = frozenset({"string", "comment", "preamble"})


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """The type of an entry, its key, and its fields by name in lower case, each without its delimiters."""

    entry_type: str
    key: str
    fields: dict[str, str]


def scan_entry(text: str, strings: Mapping[str, str]) -> PlainEntry | None:
    """Return the entry that ``text`` is, or ``None`` where anything but one plain, whole entry stands there."""
    head = _HEAD.match(text)
    if head is None or head[1].lower() in _NOT_PLAIN:
        return None
    fields: dict[str, str] = {}
    position = head.end()
    while (field := _FIELD.match(text, position)) is not None:
        name, braced, quoted, figures, macro, _ = field.groups()
        name = name.lower()
        if name in fields:
            return None
        if braced is not None:
            fields[name] = braced
        elif quoted is not None:
            fields[name] = quoted
        else:
            fields[name] = figures or strings.get(macro.lower(), macro)
        position = field.end()
    if _END.match(text, position) is None:
        return None
    return PlainEntry(head[1].lower(), head[2], fields)
