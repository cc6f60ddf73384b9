"""Citations in the text of a paper: every marker with its span, the works it names, and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from proceedings_db.reading.citations.atoms import is_letter, is_year
from proceedings_db.reading.citations.author_date import read_cites
from proceedings_db.reading.citations.brackets import Bracket, find_brackets
from proceedings_db.reading.citations.cite import Marker
from proceedings_db.reading.citations.judge import is_citation, is_work
from proceedings_db.reading.citations.known import KnownWorks
from proceedings_db.reading.citations.narrative import read_narrative
from proceedings_db.reading.citations.notes import find_notes, is_number_of, iter_note_numbers
from proceedings_db.reading.citations.numeric import join_ranges, read_numeric
from proceedings_db.reading.citations.round_numbers import with_round_numbers
from proceedings_db.reading.citations.surroundings import Surroundings
from proceedings_db.records import Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings_db.records import Reference, Section

_NOTE_NUMBER: Final = re.compile(r"\s*\d{1,2}\s*")
_LONGEST: Final = 600  # letters of a marker; what is longer is prose


def find_citations(
    text: str,
    *,
    source: int,
    start: int,
    end: int,
    sections: Sequence[Section],
    references: Sequence[Reference] = (),
) -> list[Citation]:
    """Return the citations in ``text[start:end]``, the body of one paper, unlinked, one record per cited work.

    Offsets count in the whole ``text``; ``source`` is the position of the file it was read from. ``sections`` tell in
    which section a marker stands. ``references``, the paper's own list, lets doubtful markers be judged by it: whether
    «رضایی (۱۳۸۷)» is a work or an event, whether [12] is a number of the list.
    """
    known = KnownWorks(references)
    surroundings = Surroundings(text, source, start, end, sections)
    notes = find_notes(text, start, end, surroundings.headings, known)
    markers = _find_markers(text, start, end, known, notes)
    markers = with_round_numbers(text, start, end, known, markers)
    numbers_of_notes = set(iter_note_numbers(markers, known))
    kept = join_ranges([marker for marker in markers if marker not in numbers_of_notes], text)
    return [record for cluster, marker in enumerate(kept, 1) for record in _to_records(marker, cluster, surroundings)]


def _find_markers(text: str, start: int, end: int, known: KnownWorks, notes: list[Marker]) -> list[Marker]:
    """Return the markers in brackets and in sentences, and ``notes`` among them, in order."""

    def reads(content: str, is_square: bool) -> bool:
        if is_square:
            return bool(read_numeric(content, known.labels))
        return is_citation(read_cites(content), known)

    markers: list[Marker] = []
    waiting = list(reversed(notes))
    pending = list(reversed(find_brackets(text, start, end, reads)))
    while pending:
        bracket = pending.pop()
        while waiting and waiting[-1].end <= bracket.start:
            markers.append(waiting.pop())
        if waiting and (waiting[-1].start <= bracket.start or is_number_of(waiting[-1], bracket, text)):
            continue
        marker = _read_bracket(text, bracket, known, markers[-1] if markers else Marker(start, start, "numeric", ()))
        if marker:
            markers.append(marker)
        else:
            pending.extend(reversed(bracket.inner))
    return [*markers, *reversed(waiting)]


def _read_bracket(text: str, bracket: Bracket, known: KnownWorks, last: Marker) -> Marker | None:
    """Return the marker that a pair of brackets is, with a name before it if the sentence has it, or ``None``."""
    if bracket.end - bracket.start > _LONGEST:
        return None
    content = text[bracket.start + 1 : bracket.end - 1]
    if bracket.is_square and not bracket.inner and (cites := read_numeric(content, known.labels)):
        return Marker(bracket.start, bracket.end, "numeric", tuple(cites))
    flat = _flatten(text, bracket)
    cites = read_cites(flat) if flat is not None else []
    if cites and cites[0].year and not cites[0].authors and not cites[0].is_ibid:
        after_name = last.style == "narrative"
        marker = read_narrative(text, bracket, cites, known, floor=last.end, after_name=after_name)
        if marker:
            return marker
    if is_citation(cites, known, is_square=bracket.is_square):
        kept = tuple(cite for cite in cites if is_work(cite, known, is_square=bracket.is_square))
        return Marker(bracket.start, bracket.end, "parenthetical", kept)
    return None


def _flatten(text: str, bracket: Bracket) -> str | None:
    """Return the content of a pair; a round pair inside a square one gives a comma, any other inner pair ``None``.

    A pair that holds the letter of the year, the year of the original or the number of a note, «۱۳۹۰ (الف)»,
    «۱۳۷۴ [۱۹۲۲]», does not part what stands around it; a pair of the same shape without figures is part of the name,
    «خوانساری(موسوی)».
    """
    content = text[bracket.start + 1 : bracket.end - 1]
    for pair in bracket.inner:
        first, last = pair.start - bracket.start - 1, pair.end - bracket.start - 2
        inside = content[first + 1 : last]
        same_shape = pair.is_square == bracket.is_square
        if _NOTE_NUMBER.fullmatch(inside) or (is_year(inside) and not (bracket.is_square and not pair.is_square)):
            inside = ""
        if inside and not is_letter(inside) and not any(map(str.isdigit, inside)) and same_shape:
            continue
        if is_letter(inside) or not inside:
            content = f"{content[:first]} {inside.ljust(last - first - 1)} {content[last + 1 :]}"
        elif bracket.is_square and not pair.is_square and not pair.inner:
            content = f"{content[:first]}،{inside} {content[last + 1 :]}"
        else:
            return None
    return content


def _to_records(marker: Marker, cluster: int, surroundings: Surroundings) -> list[Citation]:
    """Return a record for each work that ``marker`` names."""
    place = surroundings.place(marker.start, marker.end)
    context, section = surroundings.context(marker.start, marker.end), surroundings.section(marker.start)
    raw_text = surroundings.text[marker.start : marker.end]
    return [
        Citation(
            cluster=cluster,
            position=position,
            raw_text=raw_text,
            place=place,
            style=marker.style,
            authors=cite.authors,
            et_al=cite.et_al,
            year_as_printed=cite.year,
            year_suffix=cite.year_suffix,
            label=cite.label,
            is_ibid=cite.is_ibid,
            locator=cite.locator,
            locator_label=cite.locator_label,
            section=section,
            context=context,
        )
        for position, cite in enumerate(marker.cites, 1)
    ]
