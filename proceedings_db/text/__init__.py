"""Characters, words and lines: what is known of Unicode and of Persian, and nothing of conferences.

The public verbs load at first use, and so do their word lists: importing this package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

# Not with the others: the name of the module would stand where that of the verb should, once it is imported.
from proceedings_db.text.fold import fold

if TYPE_CHECKING:
    from proceedings_db.text.dates import read_date
    from proceedings_db.text.half_spaces import restore_half_spaces
    from proceedings_db.text.order import sort_key

__all__ = ["fold", "read_date", "restore_half_spaces", "sort_key"]

_MODULES: Final = {
    "read_date": "proceedings_db.text.dates",
    "restore_half_spaces": "proceedings_db.text.half_spaces",
    "sort_key": "proceedings_db.text.order",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
