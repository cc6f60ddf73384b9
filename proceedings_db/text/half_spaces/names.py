"""Half-spaces inside the parts of a name, by rules of their own."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.text.characters import NON_JOINING, ZWNJ

_ENDINGS: Final = "پور زاده نیا نژاد نسب فرد راد منش آبادی دوست پناه تبار مقدم".split()
_JOINED: Final = re.compile(f"(?<=[^\\W{NON_JOINING}])({'|'.join(_ENDINGS)})(?![\\w{ZWNJ}])")
_ARABIC: Final = re.compile(f"(?<=[^\\W{NON_JOINING}])(الله|اله|الدین|السلطنه|الدوله|الملک)(?![\\w{ZWNJ}])")


def restore_name_half_spaces(part: str, given: bool) -> str:
    """Return a given name or a family name with its half-spaces: «حافظنیا» gives «حافظ‌نیا», «روحالله» «روح‌الله»."""
    restored = _ARABIC.sub(rf"{ZWNJ}\1", part)
    return restored if given else _JOINED.sub(rf"{ZWNJ}\1", restored)
