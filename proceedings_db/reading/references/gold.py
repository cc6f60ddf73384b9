"""The labelled references: read from the gold, and written in its shape."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from proceedings_db.reading.references.assemble import Parse, PrintedName, Value
from proceedings_db.reading.references.cues import find_cues
from proceedings_db.reading.references.labels import read_label
from proceedings_db.reading.references.languages import script_of
from proceedings_db.reading.references.scheme import NAME_FIELDS, Span
from proceedings_db.reading.references.tokens import fold_token, split_tokens
from proceedings_db.text.characters import KASHIDA

_ORDER: Final = (
    "url", "doi", "isbn", "title", "container_title", "event", "note", "publisher", "genre", "author",
    "translator", "editor",
    "accessed", "original_date", "issued", "publisher_place", "pages", "number_of_pages", "volume", "issue", "number",
    "edition", "year_suffix",
)  # fmt: skip
_CUES: Final = {
    "pages": "page", "number_of_pages": "page", "volume": "volume", "issue": "issue", "number": "serial",
    "edition": "edition",
    "editor": "editor", "translator": "translator", "accessed": "accessed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference string with its labelled spans, CSL type and language; ``source`` is the list it was read in."""

    raw: str
    language: str
    csl_type: str
    spans: tuple[Span, ...]
    source: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    key: str = ""


def read_gold(path: Path) -> list[Labelled]:
    """Return the labelled references of a JSON-lines file in the shape of the annotation guide."""
    with path.open(encoding="utf-8") as lines:
        return [_labelled(json.loads(line)) for line in lines if line.strip()]


def _labelled(row: dict[str, Any]) -> Labelled:
    label = read_label(row["raw"])
    raw = row["raw"][label.end if label else 0 :]
    spans = align(raw, row["fields"])
    return Labelled(
        raw, row["lang"], row["type"], tuple(spans), row.get("source", ""), row["fields"], row.get("id", "")
    )


class _Raw:
    """A raw string prepared for finding values in it: folded without spaces, with an index back."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.tokens = split_tokens(raw)
        self.cues = find_cues(self.tokens)
        self.starts = {token.start: index for index, token in enumerate(self.tokens)}
        self.ends = {token.end for token in self.tokens}
        self.used = [False] * len(raw)
        self.folded, self.index = _fold_characters(raw)

    def find(self, value: str) -> list[tuple[int, int]]:
        """Return the free places of ``value``, those that begin and end with a token before the others."""
        wanted, _ = _fold_characters(value)
        found: list[tuple[int, int]] = []
        position = self.folded.find(wanted) if wanted else -1
        while position >= 0:
            start, end = self.index[position], self.index[position + len(wanted) - 1] + 1
            if not any(self.used[start:end]):
                found.append((start, end))
            position = self.folded.find(wanted, position + 1)
        whole = [span for span in found if span[0] in self.starts and span[1] in self.ends]
        half = [span for span in found if span[0] in self.starts]
        return whole or half or found

    def take(self, span: tuple[int, int]) -> None:
        """Mark a place as used."""
        self.used[span[0] : span[1]] = [True] * (span[1] - span[0])

    def announced(self, start: int, cue: str) -> int:
        """Return how far before ``start`` a cue of the class stands, in tokens; 99 where none does."""
        index = next((i for i, token in enumerate(self.tokens) if token.end > start), len(self.tokens))
        for distance in range(1, 5):
            if index - distance >= 0 and cue in self.cues[index - distance]:
                return distance
        return 99


def _fold_characters(text: str) -> tuple[str, list[int]]:
    """Return ``text`` folded without white space, and for each character of that its place in ``text``."""
    characters: list[str] = []
    index: list[int] = []
    for place, character in enumerate(text):
        if character.isspace() or character == KASHIDA or unicodedata.category(character) in ("Mn", "Cf"):
            continue
        for folded in fold_token(character) or character:
            characters.append(folded)
            index.append(place)
    return "".join(characters), index


def align(raw: str, fields: dict[str, Any]) -> list[Span]:
    """Return where the labelled values stand in ``raw``; long values first, short figures after their cue."""
    prepared = _Raw(raw)
    spans: list[Span] = []
    for name in sorted(fields, key=lambda name: _ORDER.index(name) if name in _ORDER else 99):
        value = fields[name]
        if name in NAME_FIELDS:
            spans += _align_names(prepared, name, value)
        elif isinstance(value, str) and value:
            found = prepared.find(value)
            if found:
                span = _choose(prepared, name, found, spans)
                prepared.take(span)
                spans.append(Span(*span, name))
    return sorted(spans, key=lambda span: span.start)


def _choose(prepared: _Raw, name: str, found: list[tuple[int, int]], spans: Sequence[Span]) -> tuple[int, int]:
    """Return the likeliest of several places of one value."""
    title = next((span for span in spans if span.field == "title"), None)
    after = title.end if title and name not in ("title", "issued", "note") else 0
    cue = _CUES.get(name, "")
    return min(found, key=lambda span: (prepared.announced(span[0], cue) if cue else 0, span[0] < after, span[0]))


def _align_names(prepared: _Raw, role: str, names: Iterable[dict[str, str]]) -> list[Span]:
    """Return the spans of the parts of names, which follow each other in the string for the most part."""
    spans: list[Span] = []
    cursor = 0
    for number, name in enumerate(names):
        parts = [(part, prepared.find(text)) for part, text in name.items() if text]
        parts = [(part, found) for part, found in parts if found]
        if not parts:
            continue
        anchor_part, anchors = max(parts, key=lambda item: item[1][0][1] - item[1][0][0])
        best: list[tuple[str, tuple[int, int]]] = []
        best_cost = 1e9
        for anchor in anchors:
            chosen = [(anchor_part, anchor)]
            cost = 0.0 if anchor[0] >= cursor else 40.0
            cost += prepared.announced(anchor[0], _CUES[role]) if role in _CUES else anchor[0] * 0.02
            for part, found in parts:
                if part == anchor_part:
                    continue
                free = [span for span in found if span[1] <= anchor[0] or span[0] >= anchor[1]]
                if free:
                    near = min(free, key=lambda span: (max(span[0] - anchor[1], anchor[0] - span[1]), -span[0]))
                    chosen.append((part, near))
                    cost += max(near[0] - anchor[1], anchor[0] - near[1])
            if cost < best_cost:
                best, best_cost = chosen, cost
        for part, span in best:
            prepared.take(span)
            spans.append(Span(*span, role, part, number))
            cursor = max(cursor, span[0])
    return spans


def find_unaligned(labelled: Labelled) -> list[str]:
    """Return the fields of a labelled reference that no span was found for, to check the gold itself."""
    have = {span.field for span in labelled.spans}
    return [name for name in labelled.fields if name not in have and name != "et_al"]


def to_parse(labelled: Labelled) -> Parse:
    """Return the labelled spans as if they had been read."""
    parse = Parse(script=script_of(labelled.raw))
    names: dict[tuple[str, int], PrintedName] = {}
    for span in labelled.spans:
        if span.part:
            name = names.setdefault((span.field, span.name), PrintedName(span.field))
            name.parts[span.part] = (span.start, span.end)
        else:
            parse.values[span.field] = Value(span.field, span.start, span.end)
    parse.names = list(names.values())
    return parse
