"""Values of fields as .bib files hold them: in braces, in quotation marks, as macros, and joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

from proceedings_db.exchange.bibtex_text import read_bibtex_text

_MARKS: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_JOINT: Final = re.compile(r"\s*#\s*")
_SPACES: Final = re.compile(r"\s+")
_NOT_SIMPLE: Final = re.compile(r"[\\{}]|[^\S ]|  ")
_OURS: Final = re.compile(
    r"\\(?:text(?:asciitilde|asciicircum|backslash|braceleft|braceright)(?![A-Za-z])|[%&_#$~^\\{} ])"
)


def split_outside_braces(text: str, divider: re.Pattern[str]) -> list[str]:
    """Return the parts of ``text`` between the dividers that stand outside of braces."""
    return list(_split(text, divider)) if "{" in text or "\\" in text else divider.split(text)


def read_bibtex_value(value: str, strings: Mapping[str, str]) -> str:
    """Return a value without its delimiters, TeX commands kept: ``"a" # name # {b}`` with the macro's text between."""
    value = value.strip()
    if value[:1] == "{" and value[-1:] == "}" and _closes_at_end(value):
        return value[1:-1]
    parts = (part.strip() for part in split_outside_braces(value, _JOINT))
    return "".join(_read_part(part, strings) for part in parts)


def read_tex(value: str) -> str:
    r"""Return the text of a value: accents and symbols of TeX as letters, commands and braces dropped.

    Values with no commands but those that :func:`to_bibtex_text` writes are read exactly; for others bibtexparser
    knows the commands: ``G{\"o}del`` gives «Gödel».
    """
    if _NOT_SIMPLE.search(value) is None:
        return value.strip(" ")
    value = _SPACES.sub(" ", value).strip()
    if "\\" not in value or "\\" not in _OURS.sub("", value):
        return read_bibtex_text(value)
    entry = Entry("misc", "key", [Field("title", value)])
    _decoder().transform(Library([entry]))
    return _SPACES.sub(" ", str(entry.fields[0].value)).strip()


@lru_cache(maxsize=1)
def _decoder() -> LatexDecodingMiddleware:
    return LatexDecodingMiddleware(allow_inplace_modification=True)


def _closes_at_end(value: str) -> bool:
    """Whether the brace that opens a value is closed by its last character."""
    if "{" not in value[1:]:
        return value.find("}") == len(value) - 1
    depth = 0
    for mark in _MARKS.finditer(value):
        depth += (mark[0] == "{") - (mark[0] == "}")
        if depth == 0 and mark[0] == "}":
            return mark.end() == len(value)
    return False


def _read_part(part: str, strings: Mapping[str, str]) -> str:
    if len(part) > 1 and part[0] + part[-1] in {"{}", '""'}:
        return part[1:-1]
    return strings.get(part.lower(), part)


def _split(text: str, divider: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for found in divider.finditer(_mask(text)):
        if found.end() > found.start():
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _mask(text: str) -> str:
    """The text with all that stands in braces, or after a backslash, made letters: no divider is found there."""
    parts, start, depth = [], 0, 0
    for mark in _MARKS.finditer(text):
        parts.append(text[start : mark.start()] if depth == 0 else "x" * (mark.start() - start))
        if len(mark[0]) > 1:
            parts.append("xx")
        else:
            closes = mark[0] == "}"
            parts.append(mark[0] if depth == (1 if closes else 0) else "x")
            depth = max(depth - 1, 0) if closes else depth + 1
        start = mark.end()
    parts.append(text[start:] if depth == 0 else "x" * (len(text) - start))
    return "".join(parts)
