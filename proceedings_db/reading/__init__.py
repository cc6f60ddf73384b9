"""Lines to records and problems; no database.

``read_volume`` and ``read_name`` load at their first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from proceedings_db.reading.names import read_name
    from proceedings_db.reading.volume import read_volume

__all__ = ["read_name", "read_volume"]

_HOMES: Final = {"read_name": "proceedings_db.reading.names", "read_volume": "proceedings_db.reading.volume"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
