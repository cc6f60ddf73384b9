"""The parts of all slots for a batch of strings, as columns of numbers that stand for texts.

Rows are tokens, one string after the other. What depends on single tokens or segments is looked up once for each of
them; the rest follows by arithmetic on whole columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proceedings_db.reading.references.checksums import Ids, Texts
from proceedings_db.reading.references.segments import (
    MAIN_CUES,
    NO_SEGMENT,
    Segment,
    describe_segments,
    marks_of,
    size_band,
)
from proceedings_db.reading.references.shapes import NUMBER_KINDS, YEAR_KINDS, Prepared

Flags = NDArray[np.bool_]

_PLACES: Final = tuple(map(str, range(7)))
_YEAR_PLACES: Final = [f"{place}{past}" for place in ("none", "early", "late") for past in (False, True)]
_WHERES: Final = [f"{bucket}{year}" for bucket in range(7) for year in "ny"]
SMALL_TEXTS: Final = ("", *_PLACES, "-1", "False", "True", *_YEAR_PLACES)
"""Texts that every vocabulary starts with, so that they have small numbers."""
_EDGE_BEFORE: Final = ("^^", "^")
_EDGE_AFTER: Final = ("$", "$$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a batch.

    ``tokens`` holds the parts by token; ``cells`` those of the segment slot, which all tokens inside a segment share:
    ``cell`` says for each token which row. ``numbers`` are the places of the tokens that are figures.
    """

    tokens: dict[str, Ids]
    cells: dict[str, Ids]
    cell: Ids
    numbers: Ids


def lay_out(strings: Sequence[Prepared], texts: Texts) -> Layout:
    """Return the columns of a batch of strings, each of one token or more."""
    return _Batch(strings, texts).lay_out()


def _last_before(flags: Flags, starts: Ids) -> Ids:
    """Return for each token the last flagged one before it in its string, -1 where there is none."""
    places = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
    before = np.concatenate([[-1], places[:-1]])
    return np.where(before < starts, -1, before)


class _Batch:
    """A batch on its way into columns."""

    def __init__(self, strings: Sequence[Prepared], texts: Texts) -> None:
        self.texts = texts
        self.strings = strings
        self.segments = [describe_segments(prepared) for prepared in strings]
        self.counts = np.array([len(prepared.kinds) for prepared in strings])
        self.string = np.repeat(np.arange(len(strings)), self.counts)
        self.start_of = np.concatenate([[0], np.cumsum(self.counts)[:-1]])
        self.starts = self.start_of[self.string]
        self.flat = np.arange(len(self.string))
        self.index = self.flat - self.starts
        kinds: list[int] = []
        before, after = ([texts[text] for text in edge] for edge in (_EDGE_BEFORE, _EDGE_AFTER))
        for prepared in strings:
            kinds += before
            kinds += [texts[kind] for kind in prepared.kinds]
            kinds += after
        self.padded = np.array(kinds)
        self.at = self.flat + 4 * self.string + 2
        self.kind = self.padded[self.at]

    def lay_out(self) -> Layout:
        """Return the columns."""
        ids = self._ids
        year = self._is_one_of(YEAR_KINDS)
        first_year = np.minimum.reduceat(np.where(year, self.index, len(year)), self.start_of)
        first_year = np.minimum(first_year, self.counts)
        past_year = self.index > first_year[self.string]
        column, number, segment = self._segments()
        first, last = column["start"][segment], column["end"][segment] - 1
        inside = (self.index >= first) & (self.index <= last)
        place, rest = np.where(inside, self.index - first, -1), np.where(inside, last - self.index, -1)
        bucket = np.minimum(number, 6)
        year_seen = first_year[self.string] < first
        quote, quoted = self._quotes()
        zone = np.where(year_seen, 4, np.where(quoted, 5, np.minimum(number, 3)))
        year_place = np.where(first_year == self.counts, 0, np.where(first_year < self.counts * 0.4, 1, 2))
        tokens = {
            "kind": self.kind,
            "two_before": self.padded[self.at - 2],
            "one_before": self.padded[self.at - 1],
            "one_after": self.padded[self.at + 1],
            "two_after": self.padded[self.at + 2],
            "place": ids((*_PLACES, "-1"))[np.minimum(place, 4)],
            "rest": ids((*_PLACES, "-1"))[np.minimum(rest, 3)],
            "opens": ids(("False", "True"))[(place == 0).astype(int)],
            "spot": np.where(inside, ids(_PLACES)[np.minimum(place, 6)], self.kind),
            "quote": ids(_PLACES)[quote],
            "bracket": ids(_PLACES)[self._brackets()],
            "past_year": ids(("False", "True"))[past_year.astype(int)],
            "bucket": ids(_PLACES)[bucket],
            "year_place": ids(_YEAR_PLACES)[2 * year_place[self.string] + past_year],
            "zone": ids((*_PLACES[:4], "y", "q"))[zone],
            **{name: column[name][segment] for name in ("left", "right", "first", "pattern")},
            "pattern_before": column["pattern"][segment - 1],
            "pattern_after": column["pattern"][segment + 1],
            **self._figures(year),
            **self._cues(),
        }
        cells, cell = self._cells(column, segment, inside, ids(_WHERES)[2 * bucket + year_seen])
        return Layout(tokens, cells, cell, np.flatnonzero(self._is_one_of(NUMBER_KINDS)))

    def _ids(self, texts: Sequence[str]) -> Ids:
        return np.array([self.texts[text] for text in texts])

    def _is_one_of(self, kinds: Sequence[str] | frozenset[str]) -> Flags:
        """Return which tokens have one of these coarse classes."""
        flags: Flags = np.isin(self.kind, self._ids(sorted(kinds)))
        return flags

    def _segments(self) -> tuple[dict[str, Ids], Ids, Ids]:
        """Return the columns of all segments, and for each token the number of its segment and its row in them.

        A mark belongs to the segment before it, the marks at the head of a string to the first. An empty segment stands
        before, between and behind the strings.
        """
        rows = [NO_SEGMENT]
        numbers: list[int] = []
        lengths: list[int] = []
        first_rows: list[int] = []
        for prepared, found in zip(self.strings, self.segments, strict=True):
            segments = found or [NO_SEGMENT]
            first_rows.append(len(rows))
            rows += segments
            rows.append(NO_SEGMENT)
            ends = [*(segment.start for segment in segments[1:]), len(prepared.kinds)]
            lengths += [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
            numbers += range(len(segments))
        number = np.repeat(np.array(numbers), np.array(lengths))
        return self._columns(rows), number, np.array(first_rows)[self.string] + number

    def _columns(self, segments: Sequence[Segment]) -> dict[str, Ids]:
        """Return what is said of segments as columns."""
        texts = self.texts
        cues = [(*segment.cues, None, None, None)[:3] for segment in segments]
        columns = {
            "start": [segment.start for segment in segments],
            "end": [segment.end for segment in segments],
            "first": [texts[segment.first] for segment in segments],
            "last": [texts[segment.last] for segment in segments],
            "size": [texts[size_band(segment.end - segment.start)] for segment in segments],
            "left": [texts[segment.left] for segment in segments],
            "right": [texts[segment.right] for segment in segments],
            "cues": [texts["+".join(segment.cues)] for segment in segments],
            **{f"cue{place + 1}": [texts[found[place]] for found in cues] for place in range(3)},
            "pattern": [texts[segment.pattern] for segment in segments],
            "gist": [texts[segment.gist] for segment in segments],
        }
        return {name: np.array(column) for name, column in columns.items()}

    def _cells(self, column: Mapping[str, Ids], segment: Ids, inside: Flags, where: Ids) -> tuple[dict[str, Ids], Ids]:
        """Return the rows of the segment slot, one a segment and one a mark between two, and the row of each token."""
        count = len(column["first"])
        outside = np.flatnonzero(~inside)
        cell = segment.copy()
        cell[outside] = count + np.arange(len(outside))
        where_of = np.zeros(count, dtype=np.int64)
        where_of[segment] = where
        around = segment[outside]
        gist, blank = column["gist"], np.full(len(outside), self.texts[""])
        of_marks = {
            "first": np.full(len(outside), self.texts["M"]),
            "last": self.kind[outside],
            "size": blank,
            "left": column["left"][around],
            "right": column["right"][around],
            "cues": blank,
            **dict.fromkeys(("cue1", "cue2", "cue3"), np.zeros(len(outside), dtype=np.int64)),
            "before": gist[around],
            "after": gist[around + 1],
            "where": where[outside],
        }
        of_segments = {
            **column,
            "before": np.concatenate([gist[:1], gist[:-1]]),
            "after": np.concatenate([gist[1:], gist[-1:]]),
            "where": where_of,
        }
        return {part: np.concatenate([of_segments[part], of_marks[part]]) for part in of_marks}, cell

    def _quotes(self) -> tuple[Ids, Flags]:
        """Return for each token whether a quotation is open before it, and whether one was closed before it."""
        opening, closing, either = (self._is_one_of(marks) for marks in (("«", "“"), ("»", "”"), ('"',)))
        turns = np.cumsum(either)
        set_at = _last_before(opening | closing, self.starts)
        since = np.where(set_at >= 0, turns[set_at], turns[self.starts] - either[self.starts])
        quote = ((set_at >= 0) & opening[set_at]) ^ ((turns - either - since) % 2 == 1)
        closed = closing | (either & quote)
        return quote.astype(np.int64), _last_before(closed, self.starts) >= 0

    def _brackets(self) -> Ids:
        """Return for each token whether a bracket is open before it."""
        opening, closing = self._is_one_of(("(", "[")), self._is_one_of((")", "]"))
        last = _last_before(opening | closing, self.starts)
        return ((last >= 0) & opening[last]).astype(np.int64)

    def _figures(self, year: Flags) -> dict[str, Ids]:
        """Return how many figures other than years stand before each token, up to three."""
        figure = self._is_one_of(NUMBER_KINDS) & ~year
        count: Ids = np.cumsum(figure) - figure
        return {"numbers": self._ids(_PLACES)[np.minimum(count - count[self.starts], 3)]}

    def _cues(self) -> dict[str, Ids]:
        """Return the last cue before each token, how near it is, the main cues before it, and those of the string."""
        texts = self.texts
        cues: list[int] = []
        seen: list[int] = []
        whole: list[tuple[int, int]] = []
        for prepared, segments in zip(self.strings, self.segments, strict=True):
            cues += [texts[cue] for cue in prepared.cues]
            seen += self._main_cues_before(prepared)
            names = (name for segment in segments for name in segment.cues if name in MAIN_CUES)
            whole.append((texts["+".join(dict.fromkeys(names))], texts[marks_of(prepared.kinds)]))
        cue = np.array(cues)
        last = _last_before(cue != texts[""], self.starts)
        near = np.where(last >= 0, np.minimum(self.flat - last, 4), 4)
        of_string = np.array(whole)[self.string]
        return {
            "last_cue": np.where(last >= 0, cue[last], texts[""]),
            "near": self._ids(_PLACES)[near],
            "seen": np.array(seen),
            "all_cues": of_string[:, 0],
            "marks": of_string[:, 1],
        }

    def _main_cues_before(self, prepared: Prepared) -> list[int]:
        """Return for each token the main cues that stand before it, sorted."""
        kinds = prepared.kinds
        names: set[str] = set()
        now = self.texts["()"]
        result: list[int] = []
        for place, cue in enumerate(prepared.cues):
            if cue and (cue == kinds[place] or kinds[place] in YEAR_KINDS):
                name = cue.partition("+")[0]
                if name in MAIN_CUES and name not in names:
                    names.add(name)
                    result += [now] * (place + 1 - len(result))
                    now = self.texts[str(tuple(sorted(names)))]
        return result + [now] * (len(kinds) - len(result))
