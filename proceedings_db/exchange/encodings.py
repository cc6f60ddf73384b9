"""In which encoding a file of entries is: UTF-8, UTF-16, or Windows-1256 as older Persian programs write it."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proceedings_db.records import InputError, Place, Problem, ProblemCode
from proceedings_db.text.characters import ZWNJ

ENOUGH: Final = 0.9
"""Share of the characters beyond ASCII that must stand in Persian words for a file to be taken for Windows-1256."""

FEW_BROKEN: Final = 0.02
"""Share of the characters beyond ASCII that may be broken in a file that is still taken for UTF-8."""

TOLD: Final = 20
"""Lines with broken characters that are told of one by one."""

_CHUNK: Final = 1 << 20  # bytes
_BOMS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BROKEN: Final = "\N{REPLACEMENT CHARACTER}"
_PERSIAN_WORD: Final = re.compile(f"[پچژگکء-يًٌٍَُِّْ،؛؟«»{ZWNJ}]{{2,}}")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file, its digest, and what is to be looked at: a guess, or characters that are broken."""

    name: str
    sha256: str
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Survey:
    """What the lines of a file that is not clean UTF-8 have in them."""

    broken_lines: list[int] = field(default_factory=list)
    broken: int = 0
    whole: int = 0
    beyond: int = 0
    persian: int = 0


def find_encoding(path: Path) -> Encoding:
    """Return the encoding of a file, by its BOM or by every byte of it.

    Raises:
        InputError: The file cannot be opened, or its encoding cannot be told.
    """
    try:
        start, sha256, is_utf_8 = _read_bytes(path)
        name = next((name for bom, name in _BOMS.items() if start.startswith(bom)), None) or _by_zeros(start)
        if name is None and is_utf_8:
            name = "utf-8"
        if name is not None and (is_utf_8 or name.startswith("utf-16")):
            return Encoding(name, sha256)
        survey = _survey(path)
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", path=str(path)) from error
    # One alone is what a file has that was cut off within a letter.
    few = survey.broken <= FEW_BROKEN * survey.whole or (survey.broken == 1 and survey.whole)
    if name is not None or few:
        return Encoding(name or "utf-8", sha256, tuple(_broken(line) for line in survey.broken_lines[:TOLD]))
    if survey.persian >= ENOUGH * survey.beyond:
        return Encoding("cp1256", sha256, (_guessed(path, survey.broken_lines[0]),))
    raise InputError(
        "the file is not UTF-8",
        path=str(path),
        line=survey.broken_lines[0],
        remedy=f"Convert it from the encoding it was saved in, for instance iconv -f WINDOWS-1252 -t UTF-8 {path.name}",
    )


def _read_bytes(path: Path) -> tuple[bytes, str, bool]:
    """The first bytes of a file, its digest, and whether it is UTF-8 to the last byte."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    start, is_utf_8 = b"", True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            start = start or chunk[:_CHUNK]
            digest.update(chunk)
            is_utf_8 = is_utf_8 and _decodes(decoder, chunk)
    return start, digest.hexdigest(), is_utf_8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _by_zeros(start: bytes) -> str | None:
    """UTF-16 without a BOM: every other byte of its ASCII characters is zero."""
    half = len(start) // 2
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < half // 4 or min(even, odd) > half // 50 or not half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _survey(path: Path) -> _Survey:
    survey = _Survey()
    with path.open("rb") as file:
        line = 1
        while part := file.readline(_CHUNK):
            text = part.decode("utf-8", "replace")
            if broken := text.count(_BROKEN):
                survey.broken += broken
                survey.broken_lines.append(line)
            survey.whole += len(_BEYOND_ASCII.findall(text)) - broken
            guessed = part.decode("cp1256", "replace")
            survey.beyond += len(_BEYOND_ASCII.findall(guessed))
            survey.persian += sum(map(len, _PERSIAN_WORD.findall(guessed)))
            line += part.endswith(b"\n")
    return survey


def _broken(line: int) -> Problem:
    return Problem(
        ProblemCode.ENTRY_NOT_READ,
        "bytes that are no character; they were read as «\N{REPLACEMENT CHARACTER}»",
        severity="warning",
        place=Place(0, line, line, 0, 0),
        remedy="Put the letter right in the file, or in the record.",
    )


def _guessed(path: Path, line: int) -> Problem:
    return Problem(
        ProblemCode.ENTRY_NOT_READ,
        "the file is not UTF-8; it was read as Windows-1256",
        severity="warning",
        place=Place(0, line, line, 0, 0),
        remedy=f"Look at the letters of what was read; to be sure, iconv -f WINDOWS-1256 -t UTF-8 {path.name} first.",
    )
