"""Development only: Latin training strings whose segments are labelled but whose names are whole.

The data are converted from the training set of AnyStyle (BSD 2-Clause); the file itself is not part of the project.
Cue words and marks are taken off the segments, volume and issue parted, and names split by the five patterns that
account for most lists. A string that fits no pattern is left out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from proceedings_db.reading.references.gold import Labelled
from proceedings_db.reading.references.labels import read_label
from proceedings_db.reading.references.scheme import NAME_FIELDS, Span

_MEETING: Final = re.compile(r"\b(?:Conference|Symposium|Workshop|Congress|Meeting|Seminar|Colloquium)\b", re.I)
_BOOK: Final = re.compile(r"\b(?:Proc\b|Proceedings|Transactions|Journal|Annals|Papers|Notes|Advances)", re.IGNORECASE)
_EDGES: Final = " \t.,;:()[]“”\"'‘’/*-–—"
_INITIALS: Final = r"(?:[A-Z]\w?\.[\s\-‐]*|[A-Z]\b\s?){1,4}"
_PARTICLE: Final = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ten|ter|bin|ibn|auf|heide)\s+"
    r"|(?:Van|De|Le|La|Al|El|O')\s?)*"
)
_WORD: Final = r"[^\W\d_][\w'’\-‐]*"
_NATURAL_INITIALS: Final = re.compile(
    rf"(?P<given>{_INITIALS}(?:{_WORD}\s+)?)(?P<family>{_PARTICLE}{_WORD}(?:\s{_WORD})?)$"
)
_MEDICAL: Final = re.compile(rf"(?P<family>{_PARTICLE}{_WORD}(?:\s{_WORD})?)\s(?P<given>[A-Z]{{1,3}})\.?$")
_NATURAL: Final = re.compile(rf"(?P<given>{_WORD}(?:\s(?:{_WORD}|[A-Z]\.))?)\s(?P<family>{_PARTICLE}{_WORD})$")
_ONLY_INITIALS: Final = re.compile(rf"{_INITIALS}$")
_ROLE_WORDS: Final = re.compile(
    r"^\W*(?:in\s*:?\s+|edited by|translated by|ed\. by|eds?\.?\s+by|trans(?:l)?\.?\s+by|trans\.|tr\.)\s*"
    r"|\W*\(?(?:eds?\.?|editors?|trans\.|translators?|Hrsg\.?|ed\. and trans\.|hg\.)\)?\W*$",
    re.IGNORECASE,
)
_CUES: Final = {
    "container_title": r"^\W*(?:in\s*:\s*|in\s+|appeared in\s+"
    r"|(?:(?:paper|poster(?: session)?) )?presented at (?:the )?)",
    "pages": r"^\W*(?:pages?\s+|pp?\.?\s*(?=\d)|S\.\s*)",
    "edition": r"(?:\s*(?:edition|ed\.?|edn\.?)\W*)$",
    "issued": r"^\W*(?:in\s+)?",
    "isbn": r"^\W*ISBN:?\s*",
    "doi": r"^\W*doi:?\s*",
    "url": r"^\W*(?:URL:?\s*)",
    "volume": r"^\W*(?:vol(?:ume|\.)?\s*|v\.\s*|band\s+|bd\.\s*|tome\s+)",
}  # fmt: skip
_VOLUME_ISSUE: Final = re.compile(
    r"^\W*(?:vol(?:ume|\.)?\s*|v\.\s*)?(?P<volume>\w+)\s*"
    r"(?:\((?P<a>[\w\-–/ ]+)\)|[,:]?\s*(?:no|n|nr|issue|number)s?\.?\s*(?P<b>[\w\-–/]+))\W*$",
    re.IGNORECASE,
)
_ISSUE: Final = re.compile(r"^\W*(?:no|nr|issue|number)s?\.?\s*(?P<issue>[\w\-–/]+)\W*$", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"^(?P<genre>(?:[A-Za-z.]+\s+){0,4}(?:Report|Memo|Note|Paper|TR)),?\s*(?:No\.?\s*)?(?P<number>[\w\-/.]*\d[\w\-/.]*)\W*$"
)


def read_anystyle(path: Path) -> list[Labelled]:
    """Return the strings of the file that could be converted, without their label."""
    found: list[Labelled] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            converted = _convert(row["raw"], row["segments"])
            if converted is not None:
                found.append(converted)
    return found


def _convert(raw: str, segments: list[list[object]]) -> Labelled | None:
    """Return the labelled string, or ``None`` where a segment fits no pattern."""
    if "<" in raw or not re.search(r"[A-Za-z]{3}", raw):
        return None
    label = read_label(raw)
    cut = label.end if label else 0
    for _, end, name in segments:
        if name == "label":
            cut = max(cut, int(str(end)))
    while cut < len(raw) and raw[cut].isspace():
        cut += 1
    spans: list[Span] = []
    seen: set[str] = set()
    for first, last, field in segments:
        start, end, name = int(str(first)), int(str(last)), str(field)
        if name == "label" or end <= cut:
            continue
        if name in seen:
            return None
        seen.add(name)
        made = _names(raw, start, end, name) if name in NAME_FIELDS else _value(raw, start, end, name)
        if made is None:
            return None
        spans += made
    if "title" not in seen or (end_of(spans) == 0):
        return None
    moved = [Span(s.start - cut, s.end - cut, s.field, s.part, s.name) for s in spans if s.start >= cut]
    kind = "article-journal" if {"container_title", "volume"} <= seen else "thesis" if "genre" in seen else "book"
    return Labelled(raw[cut:], "en", kind, tuple(moved), "anystyle")


def end_of(spans: list[Span]) -> int:
    """Return where the last span ends."""
    return max((span.end for span in spans), default=0)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] in _EDGES:
        start += 1
    while end > start and raw[end - 1] in _EDGES and not (raw[end - 1] == ")" and "(" in raw[start:end]):
        end -= 1
    return start, end


def _value(raw: str, start: int, end: int, name: str) -> list[Span] | None:
    """Return the spans of a value: its cue taken off, volume and issue parted."""
    text = raw[start:end]
    if name == "volume":
        both = _VOLUME_ISSUE.match(text)
        if both:
            group = "a" if both["a"] else "b"
            return [
                Span(start + both.start("volume"), start + both.end("volume"), "volume"),
                Span(start + both.start(group), start + both.end(group), "issue"),
            ]
        issue = _ISSUE.match(text)
        if issue:
            return [Span(start + issue.start("issue"), start + issue.end("issue"), "issue")]
        if text.strip(_EDGES).startswith("n°"):
            return None
    if name == "pages" and (count := re.match(r"^\W*(\d+)\s*(?:p|pp|pages)\W*$", text)):
        return [Span(start + count.start(1), start + count.end(1), "number_of_pages")]
    if name == "genre":
        numbered = _NUMBERED.match(text)
        if numbered:
            return [
                Span(start + numbered.start(group), start + numbered.end(group), group) for group in ("genre", "number")
            ]
    if name == "note" and re.match(r"^\W*(?:retrieved|available)\b", text, re.IGNORECASE):
        return []
    cue = _CUES.get(name)
    if cue:
        match = re.search(cue, text, re.IGNORECASE)
        if match and match.start() == 0:
            start += match.end()
        elif match:
            end = start + match.start()
    start, end = _trimmed(raw, start, end)
    if end <= start:
        return None
    if name == "container_title" and _MEETING.search(raw[start:end]) and not _BOOK.search(raw[start:end]):
        name = "event"
    if name in ("volume", "pages", "edition") and end - start > 28:
        return None
    return [Span(start, end, name)]


def _names(raw: str, start: int, end: int, role: str) -> list[Span] | None:
    """Return the spans of the parts of the names of a segment, or ``None`` where no pattern fits them all."""
    while match := _ROLE_WORDS.search(raw[start:end]):
        if match.end() == match.start():
            break
        start, end = (start + match.end(), end) if match.start() <= 1 else (start, start + match.start())
    start, end = _trimmed(raw, start, end + (raw[end : end + 1] == "."))
    if raw[end : end + 1] == "." and re.search(r"\b[A-Z]$", raw[start:end]):
        end += 1
    et_al = re.search(r"[\s,]+(?:et\.?\s?al\.?|and others)\W*$", raw[start:end])
    if et_al:
        end = start + et_al.start()
    chunks: list[tuple[int, int]] = []
    place = start
    for mark in re.finditer(r"\s*(?:;|,)?\s+(?:and|&|und|et|y)\s+|\s*[;,]\s*", raw[start:end]):
        if start + mark.start() > place:
            chunks.append((place, start + mark.start()))
        place = start + mark.end()
    if end > place:
        chunks.append((place, end))
    texts = [raw[a:b] for a, b in chunks]
    if not texts:
        return None
    if re.search(
        r"\b(?:University|Institute|Department|Committee|Organi[sz]ation|Association|Group|Ministry|Council|Center|Centre|Bureau|Corporation|Inc|Society)\b",
        raw[start:end],
    ):
        return [Span(start, end, role, "literal", 0)] if len(chunks) <= 2 else None
    return _paired(chunks, texts, role)


def _paired(chunks: list[tuple[int, int]], texts: list[str], role: str) -> list[Span] | None:
    """Return the names that the chunks make, by the first pattern that fits."""
    spans: list[Span] = []
    number = 0
    place = 0
    first_reversed = len(texts) > 1 and bool(_ONLY_INITIALS.match(texts[1]))
    spelled = (
        not first_reversed
        and len(texts) > 1
        and re.fullmatch(_PARTICLE + _WORD, texts[0]) is not None
        and re.fullmatch(rf"{_WORD}(?:\s(?:{_WORD}|[A-Z]\.?)){{0,1}}", texts[1]) is not None
    )
    while place < len(chunks):
        start, end = chunks[place]
        text = texts[place]
        after = texts[place + 1] if place + 1 < len(texts) else ""
        if (first_reversed and _ONLY_INITIALS.match(after)) or (spelled and after and (place == 0 or " " not in text)):
            spans += [Span(start, end, role, "family", number), Span(*chunks[place + 1], role, "given", number)]
            place += 2
        else:
            match = _MEDICAL.fullmatch(text) or _NATURAL_INITIALS.fullmatch(text) or _NATURAL.fullmatch(text)
            if match is None:
                return None
            for part in ("given", "family"):
                a, b = match.span(part)
                while b > a and text[b - 1].isspace():
                    b -= 1
                spans.append(Span(start + a, start + b, role, part, number))
            place += 1
        number += 1
    return spans
