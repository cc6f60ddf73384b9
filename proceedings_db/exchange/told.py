"""Values of CSL as the text of one column, and back."""

from __future__ import annotations

import json
from typing import Final

_JSON_STARTS: Final = ("{", "[", '"')


def write_field(value: object) -> str:
    """Return a value of CSL as text: a string as it is, unless it could be taken for the JSON of anything else."""
    if isinstance(value, str) and not value.startswith(_JSON_STARTS):
        return value
    return json.dumps(value, ensure_ascii=False)


def read_field(text: str) -> object:
    """Return the value that :func:`write_field` wrote."""
    return json.loads(text) if text.startswith(_JSON_STARTS) else text
