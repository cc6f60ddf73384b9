"""Half-spaces that a text layer lost, or that stand as spaces, brought back.

Every change knows its rule and its certainty; what is uncertain is left as printed and told by ``find_half_spaces``.
"""

from __future__ import annotations

from proceedings_db.text.half_spaces.changes import (
    HalfSpaceChange,
    Kind,
    find_half_spaces,
    restore_half_spaces,
)
from proceedings_db.text.half_spaces.names import restore_name_half_spaces
from proceedings_db.text.half_spaces.words import CERTAIN

__all__ = [
    "CERTAIN",
    "HalfSpaceChange",
    "Kind",
    "find_half_spaces",
    "restore_half_spaces",
    "restore_name_half_spaces",
]
