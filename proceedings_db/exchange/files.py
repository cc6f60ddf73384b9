"""Files of exchange formats, opened and read by what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TextIO

from proceedings_db.exchange.encodings import Encoding, find_encoding
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.records import InputError, Problem
from proceedings_db.text.characters import BOM

FileFormat = Literal["bibtex", "ris", "csl-json"]

LONGEST_LINE: Final = 1 << 20
"""Characters of a line that are read at once."""

_TEXT: Final = 1 << 16

_SUFFIXES: Final[dict[str, FileFormat]] = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A .bib, .ris or CSL-JSON file that can be read, with its format and its encoding."""

    path: Path
    format: FileFormat
    encoding: Encoding

    def read(self) -> Iterator[ReadEntry | Problem]:
        """Yield the entries, and a problem for each that is broken; what is told of the file as a whole comes first."""
        yield from self.encoding.problems
        with self.path.open(encoding=self.encoding.name, errors="replace", newline=None) as file:
            if file.read(1) != BOM:
                file.seek(0)
            match self.format:
                case "bibtex":
                    from proceedings_db.exchange.bibtex_reading import read_bibtex  # noqa: PLC0415

                    yield from read_bibtex(bounded_lines(file))
                case "ris":
                    from proceedings_db.exchange.ris_reading import read_ris  # noqa: PLC0415

                    yield from read_ris(bounded_texts(file))
                case "csl-json":
                    from proceedings_db.exchange.csl_json_reading import read_csl_json  # noqa: PLC0415

                    yield from read_csl_json(file)


def bounded_lines(file: TextIO) -> Iterator[str]:
    """Yield the lines of a file, one that is longer than memory should hold in parts; zeros are no characters."""
    while line := file.readline(LONGEST_LINE):
        yield line.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in line else line


def bounded_texts(file: TextIO) -> Iterator[str]:
    """Yield the text of a file in whole lines, many in each part; else as :func:`bounded_lines`."""
    while text := file.read(_TEXT):
        text += file.readline(LONGEST_LINE)
        yield text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


def open_exchange_file(path: Path) -> ExchangeFile:
    """Return the file at ``path``, looked through to its last byte, for its entries to be read.

    Raises:
        InputError: If there is no such file, its ending is none of the three, or its encoding cannot be told.
    """
    file_format = _SUFFIXES.get(path.suffix.lower())
    if path.is_dir():
        raise InputError("a folder, not a file", path=str(path), remedy="Name the files in it.")
    if file_format is None:
        raise InputError("the format is not known", path=str(path), remedy="Name it .bib, .ris or .json.")
    return ExchangeFile(path, file_format, find_encoding(path))


def read_exchange_file(path: Path) -> Iterator[ReadEntry | Problem]:
    """Yield the entries of a .bib, .ris or CSL-JSON file, and a problem for each that is broken.

    Raises:
        InputError: As :func:`open_exchange_file`; nothing has been read then.
    """
    yield from open_exchange_file(path).read()
