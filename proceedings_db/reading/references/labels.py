"""The printed label of a reference: its number in the list, or its bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from proceedings_db.text.characters import BIDI_MARKS, BOM, KASHIDA, NBSP, ZWNJ, ZWSP
from proceedings_db.text.numerals import to_ascii_digits

_INVISIBLE: Final = re.escape(BIDI_MARKS + BOM + ZWSP + ZWNJ + NBSP)
_SPACE: Final = rf"[\s{_INVISIBLE}]"
_DASH: Final = rf"\-–—−˗‐‑{KASHIDA}"
_BULLET: Final = rf"[•·▪■□○●◦◾◼♦❖➢►✓*{_DASH}]"
# Brackets come mirrored out of many files: «]1[».
_NUMBER: Final = rf"""(?:
    [\[\](]{_SPACE}*(?P<bracketed>\d{{1,3}}){_SPACE}*[\])\[]{_SPACE}*[.{_DASH}:،]?
    |(?P<plain>\d{{1,3}}){_SPACE}*(?:[.)/:](?:{_SPACE}*[{_DASH}](?!{_SPACE}*[{_DASH}]))?(?![{_DASH}\d])|[{_DASH}](?![{_DASH}\d]))
    |(?P<spaced>\d{{1,3}})\t
)"""
# What LaTeX prints where entries are cited by name: «[طبیب‌زاده(۱۳۸۵)]», «[Knuth, 1984]», «[Knu84]».
_NAMED: Final = r"\[(?=[^\[\]]*[^\W\d_])[^\[\]\d]{1,80}\(?\d{2,4}[^\W\d_]?\)?\]"
# A second bullet is none where it begins a row of dashes, which stands for an author: «۳. - - - (۱۳۸۱)».
_SECOND: Final = rf"{_BULLET}(?![{_DASH}])(?!{_SPACE}*[{_DASH}])"
_LABEL: Final = re.compile(
    rf"""^{_SPACE}*
    (?P<label>{_NUMBER}(?:{_SPACE}*{_SECOND}(?={_SPACE}))?|{_BULLET}(?![{_DASH}]){_SPACE}*(?:{_SECOND}{_SPACE}*)?|{_NAMED})
    {_SPACE}*(?=\S)(?![{_DASH}\d]*$)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label at the head of a line: as printed, its number if it has one, and where the text after it begins."""

    printed: str
    number: int | None
    end: int


def read_label(line: str) -> Label | None:
    """Return the label that ``line`` begins with, or ``None``: «۱.», «1-», «[1]», «]۱[», «[رسولی(۱۳۸۹)]», «•».

    A row of dashes stands for the author of the entry above, and is no label: «ـــــ (۱۳۸۱)».
    """
    match = _LABEL.match(line)
    if not match:
        return None
    figures = match["bracketed"] or match["plain"] or match["spaced"]
    number = int(to_ascii_digits(figures)) if figures else None
    rest = line[match.end() :]
    if number is None and match["label"].strip()[-1] in f"{_DASH}" and rest[:1] in f"-–—−_{KASHIDA}":
        return None
    return Label(match["label"].strip(), number, match.end())
