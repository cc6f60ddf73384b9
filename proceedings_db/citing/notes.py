"""The note of a CSL item: free text is printed where a style has a place for it, labelled lines are for programs.

Zotero's field «Extra» and our own exports put lines like «تاریخ: ۱۸ مهر ۱۳۹۱» there.
"""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.citing.entries import CslItem, text_of

_LABELLED: Final = re.compile(r"(?P<label>[^:\n]{1,40}):\s+(?P<text>\S.*)")
_RAW_LABELS: Final = frozenset(("متن چاپی", "as printed"))


def free_note(item: CslItem) -> str:
    """Return the note without its labelled lines, as one line."""
    return " ".join(line.strip() for line in _lines(item) if line.strip() and not _LABELLED.fullmatch(line.strip()))


def labelled_notes(item: CslItem) -> dict[str, str]:
    """Return the labelled lines of the note: their text by label."""
    found = (_LABELLED.fullmatch(line.strip()) for line in _lines(item))
    return {match["label"].strip(): match["text"].strip() for match in found if match}


def printed_text(item: CslItem) -> str:
    """Return the entry as it was printed, for a work whose title could not be read, or an empty string."""
    if text_of(item, "title"):
        return ""
    notes = labelled_notes(item)
    return next((notes[label] for label in _RAW_LABELS if label in notes), "")


def _lines(item: CslItem) -> list[str]:
    return text_of(item, "note").splitlines()
