"""Files of exchange formats, opened and read by what they are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.records import InputError, Problem
from proceedings_db.text.characters import BOM

FileFormat = Literal["bibtex", "ris", "csl-json"]

_SUFFIXES: Final[dict[str, FileFormat]] = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK: Final = 1 << 20  # bytes


def read_exchange_file(path: Path) -> Iterator[ReadEntry | Problem]:
    """Yield the entries of a .bib, .ris or CSL-JSON file, and a problem for each that is broken.

    Raises:
        InputError: If there is no such file, its ending is none of the three, or it is not UTF-8 (a BOM does no
            harm; UTF-16 with one is read too). Nothing has been read then.
    """
    file_format = _SUFFIXES.get(path.suffix.lower())
    if file_format is None:
        raise InputError("the format is not known", path=str(path), remedy="Name it .bib, .ris or .json.")
    encoding = _encoding_of(path)
    with path.open(encoding=encoding, newline=None) as file:
        if file.read(1) != BOM:
            file.seek(0)
        match file_format:
            case "bibtex":
                from proceedings_db.exchange.bibtex_reading import read_bibtex  # noqa: PLC0415

                yield from read_bibtex(file)
            case "ris":
                from proceedings_db.exchange.ris_reading import read_ris  # noqa: PLC0415

                yield from read_ris(file)
            case "csl-json":
                from proceedings_db.exchange.csl_json_reading import read_csl_json  # noqa: PLC0415

                yield from read_csl_json(file)


def _encoding_of(path: Path) -> str:
    """UTF-16 where a BOM says so, else UTF-8, of which every byte is checked."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    try:
        with path.open("rb") as file:
            if file.read(2) in _UTF_16:
                return "utf-16"
            file.seek(0)
            while chunk := file.read(_CHUNK):
                _decode(decoder, chunk, path, lines)
                lines += chunk.count(b"\n")
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", path=str(path)) from error
    return "utf-8"


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, path: Path, lines: int) -> None:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        raise InputError(
            "the file is not UTF-8",
            path=str(path),
            line=lines + chunk.count(b"\n", 0, error.start),
            remedy="Files of older Persian programs are often Windows-1256: convert it with "
            f"iconv -f WINDOWS-1256 -t UTF-8 {path.name}",
        ) from error
