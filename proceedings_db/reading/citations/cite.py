"""One work named in a marker, and the marker itself, before they become records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Style = Literal["parenthetical", "narrative", "numeric", "footnote"]


@dataclass(frozen=True, slots=True)
class Cite:
    """What a marker prints of one work.

    ``authors`` are family names as printed; a cite that leaves its author to the one before it («؛ ۱۳۹۶») carries
    that one's. ``locator`` holds the printed figures, with a volume the whole string («ج ۱، ص ۱۲»);
    ``locator_label`` the word before it where that is no page. A number inside a range has no ``label``.
    """

    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: str | None = None
    year_suffix: str | None = None
    label: str | None = None
    is_ibid: bool = False
    locator: str | None = None
    locator_label: str | None = None
    is_separated: bool = False  # a comma or colon stands between name and year
    is_labelled: bool = False  # a word of the page or volume stands before the figures
    is_dated: bool = False  # the year stands in a whole date

    def with_locator(self, locator: str, label: str | None) -> Cite:
        """Return the cite with a place in the work."""
        return replace(self, locator=locator, locator_label=label)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker in the text: its span and the works it names, in order."""

    start: int
    end: int
    style: Style
    cites: tuple[Cite, ...]
