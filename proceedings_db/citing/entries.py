"""What the room works on: CSL items as read from JSON, and entries of a list as styled text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

CslItem: TypeAlias = Mapping[str, object]
"""One work in CSL-JSON 1.0.2. A Jalali year stands in ``date-parts`` as a bare year; a Jalali day only in ``custom``:
``jalali_issued``, ``jalali_accessed``, as «1385-07-11»."""

Script = Literal["persian", "latin"]
Direction = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. ``url`` is the address it leads to."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: Literal["", "super", "sub"] = ""
    url: str | None = None


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class InText:
    """How the text refers to a work: «(کیانی ۱۳۹۵)», in the sentence «کیانی (۱۳۹۵)», with a page «(کیانی ۱۳۹۵، ص. ۱۰)».

    ``with_locator`` is empty where no locator was asked for.
    """

    parenthetical: str
    narrative: str
    with_locator: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a citation list.

    ``language`` is a tag like ``fa`` or ``en``; ``number`` is the place in the list, printed by numeric styles alone.
    """

    id: str
    language: str
    script: Script
    runs: Runs
    number: int
    numbered: bool = False
    in_text: InText | None = None
    item: CslItem = field(default_factory=dict)

    @property
    def direction(self) -> Direction:
        """The direction of the paragraph: right to left for a Persian entry."""
        return "rtl" if self.script == "persian" else "ltr"

    @property
    def text(self) -> str:
        """The entry without its look."""
        return "".join(run.text for run in self.runs)


def text_of(item: CslItem, key: str) -> str:
    """The value of a text or number field, or an empty string; a number becomes its figures."""
    value = item.get(key)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def mapping_of(item: CslItem, key: str) -> dict[str, object]:
    """The value of a field that is an object, like a date, or an empty one."""
    value = item.get(key)
    return value if isinstance(value, dict) else {}


def names_of(item: CslItem, key: str) -> list[dict[str, object]]:
    """The names under a field, in order, or an empty list."""
    value = item.get(key)
    return [name for name in value if isinstance(name, dict)] if isinstance(value, list) else []
