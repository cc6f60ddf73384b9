"""Half-spaces found in printed text, and the text with them restored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Final, Literal

from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, KASHIDA, NBSP, NON_JOINING, ZWNJ
from proceedings_db.text.half_spaces.joins import find_join
from proceedings_db.text.half_spaces.lost_spaces import CERTAINTY as LOST_CERTAINTY
from proceedings_db.text.half_spaces.lost_spaces import LOST_SPACE, find_lost_space
from proceedings_db.text.half_spaces.names import restore_name_half_spaces
from proceedings_db.text.half_spaces.words import CERTAIN, DOUBTFUL, HalfSpace, find_positions

Kind = Literal["text", "title", "name"]


_MARKS: Final = HARAKAT + HAMZA_ABOVE + KASHIDA
_WORD: Final = re.compile(f"[ء-غف-يپچژکگیۀ{ZWNJ}{_MARKS}]+")
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|@)\S*", re.IGNORECASE)
_LETTERS: Final = str.maketrans("يىك", "ییک")


@dataclass(frozen=True, slots=True)
class HalfSpaceChange:
    """A place where half-spaces are, or may be, missing: ``text[start:end] == printed``.

    ``rule`` names what found it; ``certainty`` is the share of this reading among all readings. A change of the rule
    "lost-space" tells of a whole space that is missing («ازمحصولات»); it is never certain.
    """

    start: int
    end: int
    printed: str
    restored: str
    rule: str
    certainty: float

    @property
    def is_certain(self) -> bool:
        """Whether ``restore_half_spaces`` makes this change."""
        return self.certainty >= CERTAIN


@dataclass(frozen=True, slots=True)
class _Unit:
    """A printed word, or several that are one.

    ``letters`` are those that count, ``places`` gives where in the text each ends (marks included), ``printed`` after
    how many letters a half-space stands or a space that stands for one.
    """

    start: int
    end: int
    letters: str
    places: tuple[int, ...]
    printed: frozenset[int]
    joins: tuple[HalfSpace, ...] = field(default=())


def restore_half_spaces(text: str, *, kind: Kind = "text", protect: Set[str] = frozenset()) -> str:
    """Return ``text`` with its half-spaces: «حکومتها» gives «حکومت‌ها», «برنامه ریزی» gives «برنامه‌ریزی».

    Nothing but half-spaces changes, and spaces that stand for one; «تنها» and «میدان» stay whole. Words of ``protect``
    (surnames of the volume) stay as printed.
    """
    if kind == "name":
        return restore_name_half_spaces(text, given=False)
    parts: list[str] = []
    last = 0
    for change in find_half_spaces(text, kind=kind, protect=protect):
        if change.is_certain:
            parts += (text[last : change.start], change.restored)
            last = change.end
    return "".join(parts) + text[last:]


def find_half_spaces(text: str, *, kind: Kind = "text", protect: Set[str] = frozenset()) -> list[HalfSpaceChange]:
    """Return the places of ``text`` where half-spaces are missing, certain or not, in order.

    Of a word with both, the certain ones come first, as one change, and the likeliest of the others as another at the
    same place.
    """
    kept = {word for name in protect for word in name.replace(ZWNJ, "").translate(_LETTERS).split()}
    found: list[HalfSpaceChange] = []
    for unit in _join_units(text, list(_split_units(text)), kept, kind):
        if unit.letters not in kept:
            found += _changes(text, unit)
    return found


def _split_units(text: str) -> Iterator[_Unit]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in addresses) or _touches_other_script(text, start, end):
            continue
        yield _read_unit(text, start, end)


def _touches_other_script(text: str, start: int, end: int) -> bool:
    """Whether a letter of another script or a digit stands at either side: «NGOها» is left alone."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def _read_unit(text: str, start: int, end: int) -> _Unit:
    word = text[start:end]
    if word.isalpha():
        return _Unit(start, end, word.translate(_LETTERS), tuple(range(start + 1, end + 1)), frozenset())
    letters: list[str] = []
    places: list[int] = []
    printed: set[int] = set()
    for index in range(start, end):
        character = text[index]
        if character == ZWNJ:
            printed.add(len(letters))
        elif character in _MARKS:
            if places:
                places[-1] = index + 1
        else:
            letters.append(character)
            places.append(index + 1)
    word = "".join(letters).translate(_LETTERS)
    visible = frozenset(place for place in printed if 0 < place < len(word) and word[place - 1] not in NON_JOINING)
    return _Unit(start, end, word, tuple(places), visible)


def _join_units(text: str, units: list[_Unit], kept: Set[str], kind: Kind) -> list[_Unit]:
    """Return the units with those joined that a space should not part, until no two are left to join."""
    joined: list[_Unit] = []
    for unit in units:
        joined.append(unit)
        while len(joined) > 1 and (both := _join(text, joined[-2], joined[-1], kept, kind)):
            joined[-2:] = [both]
    return joined if len(joined) == len(units) else _join_units(text, joined, kept, kind)


def _join(text: str, left: _Unit, right: _Unit, kept: Set[str], kind: Kind) -> _Unit | None:
    if text[left.end : right.start] not in (" ", NBSP) or left.letters in kept or right.letters in kept:
        return None
    if not left.letters or not right.letters:
        return None
    join = find_join(left.letters, right.letters, kind == "title")
    if join is None or join.certainty < CERTAIN:
        return None
    cut = len(left.letters)
    moved = frozenset(cut + place for place in right.printed)
    visible = frozenset() if left.letters[-1] in NON_JOINING else frozenset([cut])
    return _Unit(
        left.start,
        right.end,
        left.letters + right.letters,
        left.places + right.places,
        left.printed | visible | moved,
        (*left.joins, HalfSpace(cut, join.certainty, join.rule), *(_moved(half, cut) for half in right.joins)),
    )


def _moved(half: HalfSpace, by: int) -> HalfSpace:
    return half._replace(position=half.position + by)


def _changes(text: str, unit: _Unit) -> Iterator[HalfSpaceChange]:
    """Yield the certain change of a unit, and after it the uncertain one."""
    certain = list(unit.joins)
    printed = unit.printed
    halves = find_positions(unit.letters, printed)
    while new := [half for half in halves if half.certainty >= CERTAIN]:
        certain += new
        printed |= {half.position for half in new}
        halves = find_positions(unit.letters, printed)
    if certain:
        yield _change(text, unit, certain)
    if doubtful := [half for half in halves if half.certainty >= DOUBTFUL]:
        yield _change(text, unit, [*certain, max(doubtful, key=lambda half: half.certainty)])
    elif not certain and not printed and (cut := find_lost_space(unit.letters)):
        place = unit.places[cut - 1]
        restored = f"{text[unit.start : place]} {text[place : unit.end]}"
        yield HalfSpaceChange(unit.start, unit.end, text[unit.start : unit.end], restored, LOST_SPACE, LOST_CERTAINTY)


def _change(text: str, unit: _Unit, halves: list[HalfSpace]) -> HalfSpaceChange:
    weakest = min(halves, key=lambda half: half.certainty)
    restored = _render(text, unit, {half.position for half in halves})
    return HalfSpaceChange(unit.start, unit.end, text[unit.start : unit.end], restored, weakest.rule, weakest.certainty)


def _render(text: str, unit: _Unit, positions: Set[int]) -> str:
    """Return the printed letters and marks of a unit with half-spaces at ``positions`` and no space inside."""
    parts: list[str] = []
    start = unit.start
    for count, place in enumerate(unit.places, start=1):
        piece = text[start:place]
        if count - 1 in positions:
            piece = piece.lstrip(f" {NBSP}{ZWNJ}")
            if unit.letters[count - 2] not in NON_JOINING:
                parts.append(ZWNJ)
        parts.append(piece)
        start = place
    return "".join(parts) + text[start : unit.end]
