"""The smallest parts of a bracket between its commas and colons: name, year, letter of the year, place, «همان»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import (
    ERA,
    IBID,
    INTERVIEW,
    MONTHS,
    PAGE_LABEL,
    PART_LABEL,
    SUFFIX,
    UNDATED,
    UNDATED_LATIN,
    VOLUME_LABEL,
    YEAR,
    compile_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["name", "year", "suffix", "place", "other place", "ibid", "interview", "other"]

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_FIGURES: Final = r"[0-9]+(?:\s?[-/.]\s?[0-9]+)*(?:\s?(?:و|and|تا|to)\s?[0-9]+(?:\s?-\s?[0-9]+)?)*"
_DATED: Final = rf"(?:(?P<year>{YEAR}(?:\s?/\s?{YEAR})?\s*(?:{ERA})?)|(?P<undated>{UNDATED}|{UNDATED_LATIN}))"
_LETTER: Final = rf"\s*[-/(]?\s*(?P<suffix>{SUFFIX})\)?"

_YEAR: Final = compile_pattern(rf"{_DATED}(?:{_LETTER})?")
_DATE: Final = compile_pattern(
    rf"(?:[0-9]{{1,2}}\s+)?(?:{_MONTH})(?:\s?ماه)?\s+(?P<year>{YEAR})(?:\s*{ERA})?"
    rf"|(?:[0-9]{{1,2}}/){{2}}(?P<last>{YEAR})|(?P<first>{YEAR})(?:/[0-9]{{1,2}}){{2}}"
)
_SUFFIX: Final = compile_pattern(rf"\(?({SUFFIX})\)?")
_PLACE: Final = compile_pattern(
    rf"(?:(?P<label>(?P<volume>{VOLUME_LABEL})|(?P<page>{PAGE_LABEL})|(?P<part>{PART_LABEL}))(?![^\W\d_])\s*\.?\s*)?"
    rf"(?P<figures>{_FIGURES})\s*(?:f{{1,2}}\.?)?"
)
_LABELLED_PLACE: Final = compile_pattern(rf"\s*(?:{VOLUME_LABEL}|{PAGE_LABEL})(?![^\W\d_])\s*\.?\s*{_FIGURES}\s*")
_OTHER_PLACE: Final = compile_pattern(rf"(?P<part>[^\W\d_]+)\s+(?P<figures>{_FIGURES})")
_IBID: Final = compile_pattern(IBID)
_INTERVIEW: Final = compile_pattern(INTERVIEW)
_NAME_AND_YEAR: Final = compile_pattern(
    rf"(?P<name>[^0-9]*[^\s0-9/.-])\s*[-/.]?\s*(?<![0-9]){_DATED}\s*(?P<suffix>{SUFFIX})?"
)
_LETTER_AND_YEAR: Final = compile_pattern(rf"(?P<suffix>الف|[بپجد])\s+(?P<year>{YEAR})")
_NAME_AND_IBID: Final = compile_pattern(rf"(?P<name>\D*[^\W\d_]\.?)\s+(?P<ibid>{IBID})")
_NAME: Final = compile_pattern(r"[^0-9]*[^\W\d_][^0-9]*(?:\[?[0-9]{1,2}\]?)?")
_SEPARATOR: Final = re.compile(r"[،,:]")


@dataclass(frozen=True, slots=True)
class Atom:
    """One part: its kind, its span in the content, and the sign before it (comma, colon, or none).

    Of a place ``start`` is where its label stands and ``figures`` where the figures begin; ``is_labelled`` says that
    the label is that of a page or a volume, ``is_part`` that it is another one («گزاره»). ``is_date`` marks a year
    that stands in a whole date.
    """

    kind: Kind
    start: int
    end: int
    sign: str = ""
    figures: int = -1
    is_volume: bool = False
    is_labelled: bool = False
    is_part: bool = False
    is_date: bool = False


def split_atoms(content: str) -> list[Atom]:
    """Return the atoms of ``content``, in order: «نصیری ۱۳۸۸، ۳» gives a name, a year and a place."""
    shadow = fold_in_place(content)
    atoms: list[Atom] = []
    last, sign = 0, ""
    for at, end in [*(match.span() for match in _SEPARATOR.finditer(shadow)), (len(shadow), len(shadow))]:
        text = shadow[last:at]
        start = last + len(text) - len(text.lstrip())
        if text.strip():
            atoms.extend(_read_atom(text.strip(), start, sign))
        last, sign = end, shadow[at:end]
    return atoms


def is_year(text: str) -> bool:
    """Whether ``text`` is a year and nothing else."""
    return _YEAR.fullmatch(fold_in_place(text).strip()) is not None


def is_letter(text: str) -> bool:
    """Whether ``text`` is the letter of a year: «الف»."""
    return _SUFFIX.fullmatch(fold_in_place(text).strip()) is not None


def _read_atom(text: str, at: int, sign: str) -> Iterator[Atom]:
    """Yield what stands between two separators: one atom, or several that only a space parts."""
    has_stop = text.endswith(".")
    text = text if text.endswith(("cit.", "al.", "d.")) else text.rstrip(".")
    if match := _DATE.fullmatch(text):
        group = next(name for name in ("year", "last", "first") if match[name])
        yield Atom("year", at + match.start(group), at + match.end(group), sign, is_date=True)
    elif (match := _SUFFIX.fullmatch(text)) and not has_stop:
        yield Atom("suffix", at + match.start(1), at + match.end(1), sign)
    elif match := _INTERVIEW.fullmatch(text):
        yield Atom("interview", at, at + len(text), sign)
    elif match := _IBID.match(text):
        yield Atom("ibid", at, at + match.end(), sign)
        yield from _read_rest(text, match.end(), at)
    elif match := _YEAR.match(text):
        yield from _read_year(match, at, sign)
        yield from _read_rest(text, match.end(), at)
    elif match := _PLACE.fullmatch(text):
        yield _read_place(match, at, sign)
    elif match := _LETTER_AND_YEAR.fullmatch(text):
        yield Atom("suffix", at, at + match.end("suffix"), sign)
        yield Atom("year", at + match.start("year"), at + match.end("year"), "")
    elif match := _NAME_AND_YEAR.fullmatch(text):
        yield Atom("name", at, at + match.end("name"), sign)
        yield from _read_year(match, at, "")
    elif (match := _NAME_AND_YEAR.match(text)) and _LABELLED_PLACE.fullmatch(text, match.end()):
        yield Atom("name", at, at + match.end("name"), sign)
        yield from _read_year(match, at, "")
        yield from _read_rest(text, match.end(), at)
    elif match := _NAME_AND_IBID.fullmatch(text):
        yield Atom("name", at, at + match.end("name"), sign)
        yield Atom("ibid", at + match.start("ibid"), at + match.end(), "")
    elif match := _OTHER_PLACE.fullmatch(text):
        yield replace(_read_place(match, at, sign), kind="other place")
    elif _NAME.fullmatch(text):
        yield Atom("name", at, at + len(text), sign)
    else:
        yield Atom("other", at, at + len(text), sign)


def _read_year(match: re.Match[str], at: int, sign: str) -> Iterator[Atom]:
    """Yield a year and its letter, if it has one."""
    group = "year" if match["year"] else "undated"
    end = match.start(group) + len(match[group].rstrip())
    yield Atom("year", at + match.start(group), at + end, sign)
    if match["suffix"]:
        yield Atom("suffix", at + match.start("suffix"), at + match.end("suffix"), "")


def _read_rest(text: str, start: int, at: int) -> Iterator[Atom]:
    """Yield what follows a year or «همان» without a separator."""
    rest = text[start:].strip(" .")
    if not rest:
        return
    begin = at + text.index(rest, start)
    match = _PLACE.fullmatch(rest)
    yield _read_place(match, begin, "") if match else Atom("other", begin, begin + len(rest), "")


def _read_place(match: re.Match[str], at: int, sign: str) -> Atom:
    """Return the atom of a page, a volume or another part of a work."""
    labels = match.groupdict()
    return Atom(
        "place",
        at,
        at + match.end("figures"),
        sign,
        at + match.start("figures"),
        is_volume=bool(labels.get("volume")),
        is_labelled=bool(labels.get("volume") or labels.get("page")),
        is_part=bool(labels["part"]),
    )
