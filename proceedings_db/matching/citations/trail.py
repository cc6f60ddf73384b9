"""What a step may look at beside the citation: the list, the paper's authors, the citations linked before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings_db.matching.citations.entries import Entries
    from proceedings_db.records import Citation


@dataclass(slots=True)
class Trail:
    """The citations of one paper as far as they are linked; ``authors`` are the family names of the paper's own."""

    entries: Entries
    authors: tuple[str, ...] = ()
    linked: list[Citation] = field(default_factory=list)

    def before(self, citation: Citation) -> Iterator[Citation]:
        """Yield the citations before, nearest first: before a note the notes, in the text those of the text."""
        is_note = citation.style == "footnote"
        yield from (other for other in reversed(self.linked) if (other.style == "footnote") == is_note)
        yield from (other for other in reversed(self.linked) if (other.style == "footnote") != is_note)

    def shares_marker(self, citation: Citation) -> bool:
        """Whether the marker of ``citation``, an earlier one, names other works too."""
        cluster = citation.cluster
        return any(other.cluster == cluster and other.reference != citation.reference for other in self.linked[-20:])
