"""The content of a bracket by author and year: «اسدی و زبردست، ۱۳۸۹: ۲۲؛ Batty, 2000», «همان، ج۲، ص ۱۹»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from proceedings_db.reading.citations.atoms import Atom, split_atoms
from proceedings_db.reading.citations.author_names import split_authors
from proceedings_db.reading.citations.cite import Cite
from proceedings_db.reading.citations.printed import fold_in_place
from proceedings_db.reading.citations.vocabulary import SUFFIX, VIA, YEAR, compile_pattern
from proceedings_db.text.characters import ZWNJ

_PIECE: Final = compile_pattern(rf"[؛;]|(?:[،,]\s*)?{VIA}")
_NEXT_CITE: Final = compile_pattern(
    rf"(?:(?<=[0-9])|(?<=[0-9][a-kابجد])|(?<=الف))\s*(?:\s(?:و|and)\s|&|\s[-/]\s|[./]\s)\s*(?=[^\W\d_]{{2}})(?!{SUFFIX})"
)
_BY_SEMICOLONS: Final = compile_pattern(
    rf"\s*(?:[^\W\d_]|[\s{ZWNJ}.])+(?P<first>[؛;])\s*(?:{YEAR})\s*(?:(?P<second>[؛;])\s*[0-9]{{1,3}}\s*)?"
)
_YEAR_AND: Final = compile_pattern(rf"(?<![0-9])(?:{YEAR})\s*(?:{SUFFIX})?\s?(?P<and>\s(?:و|and)\s)(?={YEAR}|{SUFFIX})")


def read_cites(content: str) -> list[Cite]:
    """Return the works that ``content``, the text of a bracket, names by author and year, in order.

    Works are parted by «؛», by «به نقل از», by «و» after a year, or by a comma; further years of one author are
    further works and carry the author. A piece with anything that is neither name, year nor place names no work.
    Whether the names are names at all is not judged here.
    """
    cites: list[Cite] = []
    content = _with_commas(content)
    for start, end in _split_pieces(content):
        for cite in _PieceReader(content[start:end]).read():
            carries = not cite.authors and not cite.is_ibid and cites
            if carries:
                cite = replace(cite, authors=cites[-1].authors, et_al=cites[-1].et_al, is_separated=True)
            cites.append(cite)
    return cites


def _with_commas(content: str) -> str:
    """Return «لینچ؛ ۱۳۸۱؛ ۱۲» with commas, all else where it stood: these semicolons part no works."""
    match = _BY_SEMICOLONS.fullmatch(fold_in_place(content))
    for at in (match.start("first"), match.start("second")) if match else ():
        content = f"{content[:at]}،{content[at + 1 :]}" if at >= 0 else content
    return content


def _split_pieces(content: str) -> list[tuple[int, int]]:
    """Return the spans between the marks that part works."""
    shadow = fold_in_place(content)
    cuts = sorted(match.span() for pattern in (_PIECE, _NEXT_CITE) for match in pattern.finditer(shadow))
    spans, last = [], 0
    for start, end in cuts:
        if start >= last:
            spans.append((last, start))
            last = end
    return [*spans, (last, len(content))]


def _part_years(printed: str) -> str:
    """Return ``printed`` with a comma for the «و» between two years, every other character where it stood."""
    parted = printed
    for match in _YEAR_AND.finditer(fold_in_place(printed)):
        start, end = match.span("and")
        parted = parted[:start] + "،".ljust(end - start) + parted[end:]
    return parted


class _PieceReader:
    """Reads one piece of a bracket, atom by atom: names wait for their year, places go to the work before them."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.cites: list[Cite] = []
        self.names: list[str] = []
        self.places: list[Atom] = []
        self.letter: str | None = None  # «الف» that stands before its year

    def read(self) -> list[Cite]:
        """Return the cites of the piece; a part of it that is no part of a citation leaves those before it."""
        for atom in split_atoms(_part_years(self.printed)):
            if atom.kind in {"other", "other place"} and not (self.cites and self.cites[-1].year and atom.sign):
                return []
            if atom.kind == "other":
                break
            if atom.kind != "interview":
                getattr(self, f"_read_{atom.kind.removeprefix('other ')}")(atom)
        return self.cites

    def _printed(self, atom: Atom) -> str:
        return self.printed[atom.start : atom.end].strip()

    def _add(self, cite: Cite) -> None:
        self.cites.append(cite)
        self.names, self.places = [], []

    def _take_names(self) -> Cite:
        authors, et_al = split_authors(self.names)
        return Cite(authors=authors, et_al=et_al)

    def _read_name(self, atom: Atom) -> None:
        self.names.append(self._printed(atom))

    def _read_year(self, atom: Atom) -> None:
        last = self.cites[-1] if self.cites and not self.names else None
        if last and last.year and atom.sign == ":":
            self._read_place(replace(atom, kind="place", figures=atom.start))
        elif last and last.is_ibid and not last.year:
            self.cites[-1] = replace(last, year=self._printed(atom))
        else:
            cite = replace(self._take_names(), year=self._printed(atom), is_separated=bool(atom.sign))
            self._add(replace(cite, is_dated=atom.is_date, year_suffix=self.letter))
            self.letter = None

    def _read_suffix(self, atom: Atom) -> None:
        last = self.cites[-1] if self.cites else None
        if last and last.year and not last.year_suffix:
            self.cites[-1] = replace(last, year_suffix=self._printed(atom))
        elif last and last.year:
            self._add(Cite(year=last.year, year_suffix=self._printed(atom), is_separated=True))
        elif not self._printed(atom).isascii():
            self.letter = self._printed(atom)
        else:
            self.names.append(self._printed(atom))

    def _read_ibid(self, _atom: Atom) -> None:
        self._add(replace(self._take_names(), is_ibid=True, is_separated=True))

    def _read_place(self, atom: Atom) -> None:
        if self.names or not self.cites:
            self._add(replace(self._take_names(), is_separated=bool(atom.sign)))
        self.places.append(atom)
        first, last = self.places[0], self.places[-1]
        has_volume = any(place.is_volume for place in self.places)
        label = self.printed[first.start : first.figures].strip(" .") if first.is_part else None
        self.cites[-1] = replace(
            self.cites[-1],
            locator=self.printed[first.start if has_volume else first.figures : last.end].strip(),
            locator_label=None if has_volume else label or None,
            is_labelled=self.cites[-1].is_labelled or atom.is_labelled,
        )
