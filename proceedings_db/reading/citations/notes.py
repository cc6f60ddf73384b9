"""Notes that are themselves the reference: «هوشنگ مهدوی، سیاست خارجی ایران، ۱۳۸۴، ص ۱۷۲», «همان، ص ۱۷۵»."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.atoms import Atom, split_atoms
from proceedings_db.reading.citations.author_names import split_authors
from proceedings_db.reading.citations.cite import Cite, Marker
from proceedings_db.reading.citations.judge import may_be_name, read_year
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import SEE, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from proceedings_db.reading.citations.brackets import Bracket
    from proceedings_db.reading.citations.known import KnownWorks

_NOTE: Final = re.compile(r"^[^\S\n]*[\[(]?\d{1,3}[\])]?[^\S\n]*[.\-–ـ):/]?[^\S\n]*(?=[^\W\d_]|[«\"“])", re.MULTILINE)
_NEXT_LINE: Final = re.compile(r"\n(?![^\S\n]*(?:[\[(]?\d|\n|[•*\-–]|$))")
_AFTER_NUMBER: Final = " \t.-–ـ):/"
_ENDS: Final = " .\t\r\n\f"
_PIECE: Final = re.compile("[؛;]")
_SEE: Final = compile_pattern(SEE)
_BRACKETS: Final = str.maketrans("()[]", "،،،،")
_LONGEST: Final = 600
_FULL_LINE: Final = 60
_MOST_LINES: Final = 3
_FEWEST_PARTS: Final = 3
_MOST_WORDS: Final = 3


def find_notes(text: str, start: int, end: int, headings: Collection[int], known: KnownWorks) -> list[Marker]:
    """Return the notes in ``text[start:end]`` that cite as a whole: from after the number to before the last stop.

    ``headings`` are the offsets at which a heading stands, which may be numbered too. A note in prose, which may hold
    markers of its own, is none of these.
    """
    markers = []
    for match in _NOTE.finditer(text, start, end):
        if match.start() in headings:
            continue
        stop = _find_end(text, match.end(), end)
        if stop - match.end() > _LONGEST:
            continue
        if cites := read_note(text[match.end() : stop], known):
            markers.append(Marker(match.end(), stop, "footnote", tuple(cites)))
    return markers


def read_note(note: str, known: KnownWorks) -> list[Cite]:
    """Return the works that a note cites, or none if it is no citation as a whole.

    A note cites by «همان» or «پیشین», by a known name with its year or a page, or, when no list knows the name, by
    name, title, year and page one after the other.
    """
    cites = []
    for piece in _PIECE.split(note.translate(_BRACKETS)):
        cite = _read_piece(piece, known)
        if cite is None:
            return []
        cites.append(cite)
    return cites


def _read_piece(piece: str, known: KnownWorks) -> Cite | None:
    """Return the work that one piece of a note cites."""
    if see := _SEE.match(fold_in_place(piece.strip())):
        piece = piece.strip()[see.end() :]
    atoms = [atom for atom in split_atoms(piece) if piece[atom.start : atom.end].strip()]
    if not atoms or atoms[0].kind not in {"name", "ibid"}:
        return None
    cite = _gather(piece, atoms)
    if atoms[0].kind == "ibid":
        return cite if cite.is_labelled or all(atom.kind in {"ibid", "place", "year"} for atom in atoms) else None
    name = piece[atoms[0].start : atoms[0].end].strip()
    if not may_be_name(name):
        return None
    authors, et_al = split_authors([find_family(name, known)])
    if not authors:
        return None
    cite = replace(cite, authors=authors, et_al=et_al)
    return cite if _is_citation(cite, atoms, known) else None


def _is_citation(cite: Cite, atoms: list[Atom], known: KnownWorks) -> bool:
    """Whether what a piece holds makes a citation of it."""
    if cite.is_ibid:
        return True
    if known.has(cite.authors[0], read_year(cite)) and (cite.year or cite.is_labelled):
        return True
    return cite.is_labelled and cite.year is not None and len(atoms) > _FEWEST_PARTS


def _gather(piece: str, atoms: list[Atom]) -> Cite:
    """Return the year and the place of a piece, and whether it says «همان»; the last of each counts."""
    years = [atom for atom in atoms if atom.kind == "year"]
    places = [atom for atom in atoms if atom.kind == "place" and (atom.is_labelled or atoms[0].kind == "ibid")]
    cite = Cite(
        year=piece[years[-1].start : years[-1].end].strip() if years else None,
        is_ibid=any(atom.kind == "ibid" for atom in atoms),
        is_labelled=any(atom.is_labelled for atom in places),
    )
    if not places:
        return cite
    first, last = places[0], places[-1]
    begins = first.start if any(atom.is_volume for atom in places) else first.figures
    return replace(cite, locator=piece[begins : last.end].strip())


def find_family(name: str, known: KnownWorks) -> str:
    """Return the family name in a full name, if the list knows its last words («نیکی کدی» gives «کدی»), else all."""
    parts = name.split()
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        family = " ".join(parts[-count:])
        if known.is_family(family):
            return family
    return name


def _find_end(text: str, at: int, end: int) -> int:
    """Return where the note that begins ``at`` ends: full lines go on on the next one that begins with no number."""
    stop = _line_end(text, at, end)
    begins = at
    for _ in range(_MOST_LINES - 1):
        ends_sentence = text[begins:stop].rstrip().endswith(".")
        if ends_sentence or stop - begins < _FULL_LINE or not _NEXT_LINE.match(text, stop, end):
            break
        begins, stop = stop + 1, _line_end(text, stop + 1, end)
    return at + len(text[at:stop].rstrip(_ENDS))


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def is_number_of(note: Marker, bracket: Bracket, text: str) -> bool:
    """Whether ``bracket`` holds the number that stands before ``note``."""
    return bracket.end <= note.start and not text[bracket.end : note.start].strip(_AFTER_NUMBER)


def iter_note_numbers(markers: list[Marker], known: KnownWorks) -> Iterator[Marker]:
    """Yield the numeric markers that are numbers of notes and no citations.

    They begin with 1 where the paper cites by name and each stands alone, if the list has no numbers of its own and
    most markers have names, or if they run 1, 2, 3 … once each and are fewer than the names.
    """
    numeric = [marker for marker in markers if marker.style == "numeric"]
    named = len(markers) - len(numeric)
    labels = [fold_in_place(marker.cites[0].label or "") for marker in numeric]
    if named < len(numeric) or any(len(marker.cites) > 1 or marker.cites[0].locator for marker in numeric):
        return
    if labels[:1] != ["1"]:
        return
    if not known.labels or labels == [str(number) for number in range(1, len(labels) + 1)]:
        yield from numeric
