"""Where the text of a loaded volume lies: known again by what is written in it, else by its name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proceedings_db.records import ProceedingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEPTH: Final = 4
"""Folders within folders that are looked through."""

_LEFT_OUT: Final = frozenset(("node_modules", "__pycache__", "build", "dist"))


def find_volume(key: str, sources: Sequence[tuple[str, str]], root: Path) -> Path:
    """Return the file or folder of a volume under ``root``, by its files: path in the volume's folder, and digest.

    A file with the same text is the one; where the text was mended since, the one of the same name in a folder of the
    volume's name.

    Raises:
        ProceedingsError: It is not there, or its name fits several.
    """
    names = {Path(path).name: digest for path, digest in sources}
    same: list[Path] = []
    named: list[Path] = []
    for file in _files(root):
        digest = names.get(file.name)
        if digest is None:
            continue
        if hashlib.sha256(file.read_bytes()).hexdigest() == digest:
            same.append(_volume_of(file, len(sources)))
        elif key in (file.parent.name, file.stem):
            named.append(_volume_of(file, len(sources)))
    found = list(dict.fromkeys(same or named))
    fitting = [path for path in found if key in (path.name, path.parent.name, path.stem)]
    if len(found) > 1 and len(fitting) == 1:
        found = fitting
    if len(found) == 1:
        return found[0]
    listed = f": it may be any of {', '.join(map(str, found))}" if found else f" under {root}"
    raise ProceedingsError(f"The text of {key} was not found{listed}. Name its file or folder with --in.")


def _volume_of(file: Path, count: int) -> Path:
    return file.parent if count > 1 else file


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        depth = len(Path(folder).relative_to(root).parts)
        folders[:] = sorted(f for f in folders if depth < DEPTH and not f.startswith(".") and f not in _LEFT_OUT)
        yield from (Path(folder, name) for name in sorted(files))
