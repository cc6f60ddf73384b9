"""The texts of loaded volumes, where they still lie as they were loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings_db.reading.sources import read_sources
from proceedings_db.records import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from proceedings_db.database.problems import StoredSource
    from proceedings_db.report.excerpts import Texts


def find_texts(sources: Iterable[StoredSource]) -> Texts:
    """Return the texts of those files that are found with the digest they were loaded with; others have changed.

    They are looked for where they were loaded from, in the current folder, and in a folder there with the volume's key.
    """
    found: Texts = {}
    for source in sources:
        text = next(filter(None, (_read(file, source.sha256) for file in _places(source))), None)
        if text is not None:
            found[source.volume, source.path] = text
    return found


def _places(source: StoredSource) -> Iterator[Path]:
    if source.loaded_from is not None:
        loaded = Path(source.loaded_from)
        yield loaded if loaded.is_file() else loaded / source.path
    for folder in (Path(), Path(source.volume), Path("seeds") / source.volume):
        yield folder / source.path


def _read(file: Path, sha256: str) -> str | None:
    try:
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
            return None
        return read_sources(file)[1][0].text
    except (InputError, OSError):
        return None
