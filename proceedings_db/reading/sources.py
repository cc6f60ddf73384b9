"""The files of a volume, decoded, or a word on why they cannot be read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Final

from proceedings_db.reading.conversion import FORMATS, read_document
from proceedings_db.records import InputError, Source
from proceedings_db.text.characters import BOM
from proceedings_db.text.transliterate import to_latin

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.02
_NOT_SLUG: Final = re.compile("[^a-z0-9]+")
_PERSIAN_BYTES: Final = re.compile("[ا-ی]")
_SUFFIXES: Final = {".txt", *FORMATS}
_SAVE_AS_UTF8: Final = "Save the file as UTF-8 and load it again."


def read_sources(path: str | Path) -> tuple[str, tuple[Source, ...]]:
    """Return the key of a volume and its files, in order of name.

    A file is a volume of its own; a folder is one volume, of the text files and documents in it. Line ends stay as
    they are, so that offsets count in the text as decoded; a byte order mark is not part of it. Of a DOCX, ODT or HTML
    file offsets count in the text that pandoc makes of it.

    Raises:
        InputError: The path does not exist, or a file is empty, is not UTF-8, or is no text.
    """
    root = Path(path)
    if root.is_dir():
        files = sorted(child for child in root.iterdir() if child.suffix.lower() in _SUFFIXES and child.is_file())
        if not files:
            raise InputError("the folder holds no text", path=str(path), remedy="Put the volume there as .txt files.")
    elif root.exists():
        files = [root]
    else:
        raise InputError("there is no such file or folder", path=str(path), remedy="Check the name.")
    folder = root if root.is_dir() else root.parent
    sources = tuple(_read_source(file, folder, position) for position, file in enumerate(files, start=1))
    if not any(source.text.strip() for source in sources):
        raise InputError("nothing is written there", path=str(path), remedy="Load a file with the text of a volume.")
    return to_volume_key(root), sources


def to_volume_key(path: Path) -> str:
    """Return the public key of the volume at ``path``: the folder's name, or the file's unless it is ``volume.txt``."""
    named = path.resolve()
    stem = named.name if named.is_dir() else named.parent.name if named.name.lower() == "volume.txt" else named.stem
    plain = unicodedata.normalize("NFKD", stem)
    ascii_name = plain if plain.isascii() else to_latin(stem)
    return _NOT_SLUG.sub("-", ascii_name.lower()).strip("-") or "volume"


def _read_source(file: Path, folder: Path, position: int) -> Source:
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise InputError(f"the file cannot be read: {reason}", path=str(file), remedy="Check its rights.") from error
    if file.suffix.lower() in FORMATS and data.strip():
        text = read_document(file)
    else:
        text = _decode(data, file).removeprefix(BOM)
    control = _CONTROLS.search(text)
    if control is not None and ("\x00" in text or len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text)):
        line = text.count("\n", 0, control.start()) + 1
        remedy = "Turn it into plain text first."
        raise InputError("the file is binary, no text", path=str(file), line=line, remedy=remedy)
    return Source(position, file.relative_to(folder).as_posix(), hashlib.sha256(data).hexdigest(), text)


def _decode(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} (0x{data[error.start]:02X}) is not UTF-8"
        encoding = _guess_encoding(data)
        remedy = f"It may be {encoding}. {_SAVE_AS_UTF8}" if encoding else _SAVE_AS_UTF8
        if encoding is None and b"\x00" in data:
            message, remedy = "the file is binary, no text", "Turn it into plain text first."
        raise InputError(message, path=str(file), line=line, remedy=remedy) from error


def _guess_encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if b"\x00" in data:
        return None
    sample = data[:20_000].decode("cp1256", errors="replace")
    letters = [c for c in sample if c.isalpha()]
    persian = sum(bool(_PERSIAN_BYTES.match(c)) for c in letters)
    return "Windows-1256" if letters and persian > 0.5 * len(letters) else None
