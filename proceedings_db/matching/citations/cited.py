"""What a citation says of the work it means, folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proceedings_db.matching.citations.entries import fold_suffix, is_latin
from proceedings_db.text.fold import fold_name
from proceedings_db.text.numerals import read_integer, to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.matching.citations.entries import Entry
    from proceedings_db.records import Citation

_FIGURES: Final = re.compile(r"\d+")
_CENTURY: Final = 100
_NEAR: Final = 10
_ACROSS: Final = (621, 622)


@dataclass(frozen=True, slots=True)
class Cited:
    """The names and the year of one citation. ``year`` is ``None`` where the marker has none or says «بی‌تا»."""

    citation: Citation
    names: tuple[str, ...]
    keys: tuple[str, ...]
    year: int | None
    is_undated: bool
    suffix: str | None
    number: int | None = None

    @property
    def name(self) -> str:
        """The first name as printed, empty where there is none."""
        return self.names[0] if self.names else ""

    @property
    def key(self) -> str:
        """The first name, folded."""
        return self.keys[0] if self.keys else ""

    @property
    def wholes(self) -> tuple[str, ...]:
        """All that stands in the author's place, folded: a body or a title may have been parted at a comma or «و»."""
        if not self.names:
            return ()
        *names, last = self.names
        word = "and" if is_latin(last) else "و"
        joined = (f" {word} ".join(self.names), f"{' '.join(names)} {word} {last}", " ".join(self.names))
        return tuple(dict.fromkeys(map(fold_name, joined))) if names else self.keys

    def agrees(self, entry: Entry) -> bool:
        """Whether the year is that of ``entry``, and its letter no other one."""
        if self.is_undated:
            return not entry.years
        if self.suffix and entry.suffix and self.suffix != entry.suffix:
            return False
        return self.year in entry.years or self._is_short_for(entry)

    def agrees_with_print(self, entry: Entry) -> bool:
        """Whether ``entry`` prints the year beside its own: the year of the original as a rule."""
        return self.year in entry.other_years

    def agrees_across(self, entry: Entry) -> bool:
        """Whether the year is that of ``entry`` in the other calendar, give or take the turn of the year."""
        return self.year is not None and any(abs(self.year - year) in _ACROSS for year in entry.years)

    def is_near(self, entry: Entry) -> bool:
        """Whether the year is not far from that of ``entry``, in its calendar or the other."""
        year = self.year
        return (
            year is None
            or not entry.years
            or any(
                abs(year - other - offset) <= _NEAR
                for other in entry.years
                for offset in (0, *_ACROSS, *(-o for o in _ACROSS))
            )
        )

    def _is_short_for(self, entry: Entry) -> bool:
        return self.year is not None and self.year < _CENTURY and any(y % _CENTURY == self.year for y in entry.years)


def read_cited(citation: Citation, number: int | None = None) -> Cited:
    """Return what ``citation`` says, folded; ``number`` is the number that it stands for in the list, if it has one."""
    figures = _FIGURES.search(to_ascii_digits(citation.year_as_printed or ""))
    return Cited(
        citation=citation,
        names=citation.authors,
        keys=tuple(fold_name(name) for name in citation.authors),
        year=int(figures[0]) if figures else None,
        is_undated=bool(citation.year_as_printed) and figures is None,
        suffix=fold_suffix(citation.year_suffix),
        number=number,
    )


def read_numbers(citations: Sequence[Citation]) -> list[int | None]:
    """Return the number that each citation stands for: its label, or, inside a range, what the ends imply.

    The citations are those of one paper, in order. «[۲-۵]» makes four, of which the first and last have a label.
    """
    numbers = [read_integer(citation.label or "") for citation in citations]
    for index, citation in enumerate(citations):
        if citation.style == "numeric" and citation.label is None and index:
            before = numbers[index - 1]
            last = _next_label(citations, index)
            if before is not None and last is not None:
                numbers[index] = before + (1 if last > before else -1)
    return numbers


def _next_label(citations: Sequence[Citation], index: int) -> int | None:
    """Return the next printed number of the same marker."""
    cluster = citations[index].cluster
    for citation in citations[index + 1 :]:
        if citation.cluster != cluster:
            return None
        if citation.label is not None:
            return read_integer(citation.label)
    return None
