"""Whether a message says what to do."""

from __future__ import annotations

import re
from typing import Final

_REMEDIES: Final = (
    "check",
    "name another",
    "restore",
    "run",
    "install",
    "give",
    "copy it",
    "wait",
    "free",
    "look after",
    "use",
    "say",
    "report",
    "try again",
    "make",
    "close",
    "mend",
)
_REMEDY: Final = re.compile(rf"(?:^|[.;,:]|\b(?:or|and|then|please))\s+(?:{'|'.join(_REMEDIES)})\b", re.IGNORECASE)


def says_what_to_do(message: str) -> bool:
    """Whether a sentence or clause of ``message`` begins with what its reader should do: «… Free some space»."""
    return _REMEDY.search(message) is not None
