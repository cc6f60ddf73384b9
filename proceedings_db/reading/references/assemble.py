"""From labelled tokens to values and names, each a stretch of the raw string with a confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.scheme import FORM_FIELDS, NAME_FIELDS
from proceedings_db.reading.references.tokens import Token
from proceedings_db.text.identifiers import read_isbn
from proceedings_db.text.numerals import to_ascii_digits

_EDGES: Final = " \t\n.,،:;؛«»\"'“”‘’-–—/*_ـ#"
_OPEN: Final = "([{"
_CLOSE: Final = ")]}"
_ISBN: Final = re.compile(
    r"(?:isbn|شابک)(?:\s?-?\s?1[03](?=\s?:))?\W{0,4}(?P<figures>[\dx](?:[\s\-–‐]{0,2}[\dx])*)", re.IGNORECASE
)
_GROUP_END: Final = re.compile(r"[\dx](?![\dx])", re.IGNORECASE)
_DOI: Final = re.compile(r"(?:(?:doi|شناسه\s?دیجیتال)\W{0,3})?(?<![\d.])(?P<doi>10\.\d{4,9}/[^\s،؛«»]+)", re.IGNORECASE)
_NO_DOI: Final = re.compile(r"(?:doi|شناسه\s?دیجیتال)\W{0,3}10[.,]\d[^\s،؛«»]*", re.IGNORECASE)
_MAY_HOLD_FORM: Final = re.compile(r"[iI][sS][bB][nN]|شابک|[dD][oO][iI]|شناسه|10\.\d{4}")
"""What no ISBN and no DOI is without; most strings hold neither."""
_FORM_CHARACTERS: Final = 6000
"""Characters of a string that are searched for a DOI or an ISBN."""
_FORM_END: Final = ".,;:)]"
_REPAIRED: Final = 0.8
"""What a repair leaves of a confidence."""
_PARTS: Final = {"F": "family", "G": "given", "L": "literal"}


@dataclass(slots=True)
class Value:
    """A value of one field: ``raw[start:end]``."""

    field: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(slots=True)
class PrintedName:
    """A name of one role by its printed parts; each part is a span of the raw string."""

    role: str
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where the first of its parts begins."""
        return min(start for start, _ in self.parts.values())

    @property
    def end(self) -> int:
        """Where the last of its parts ends."""
        return max(end for _, end in self.parts.values())


@dataclass(slots=True)
class Parse:
    """What was read in one string, and its ``script``; ``unread`` are stretches of words that no field claims."""

    values: dict[str, Value] = field(default_factory=dict)
    names: list[PrintedName] = field(default_factory=list)
    et_al: bool = False
    unread: list[tuple[int, int]] = field(default_factory=list)
    script: str = "arabic"


def assemble(raw: str, tokens: Sequence[Token], labels: Sequence[str], confidences: Sequence[float]) -> Parse:
    """Return the values and names that the ``labels`` of ``tokens`` stand for.

    Each field has one value: runs with nothing but marks between them are one, and of several the surest stays while
    the rest is told as unread. URL, DOI and ISBN are found by their form, whatever their label.
    """
    parse = Parse()
    taken = _read_forms(raw, tokens, parse)
    runs: dict[str, list[Value]] = {}
    previous = ""
    parts_after = [label.partition("-")[0] for label in labels[1:]] + [""]
    for token, label, confidence, after in zip(tokens, labels, confidences, parts_after, strict=True):
        part, _, name = label.partition("-")
        of_form = token.kind == "url" or bool(taken and any(start <= token.start < end for start, end in taken))
        if part in ("", "e") or name in FORM_FIELDS or of_form:
            parse.et_al = parse.et_al or label == "e-author"
            previous = ""
            continue
        if part == "h" and "honorific" not in SINGLE.get(token.form, "") and token.kind == "word" and "2" in after:
            part = after
        if name in NAME_FIELDS and part[0] in _PARTS:
            _add_name(parse, token, part, name, confidence)
            previous = ""
        elif part in ("B", "I"):
            found = runs.setdefault(name, [])
            if found and previous == name and part == "I":
                found[-1].end = token.end
                found[-1].confidence = min(found[-1].confidence, confidence)
            else:
                found.append(Value(name, token.start, token.end, confidence))
            previous = name
        else:
            if token.kind != "mark" and len(token.form) > 1 and token.form not in SINGLE and part in ("o", "c"):
                _note_unread(parse, token)
            previous = ""
    for name, values in runs.items():
        _keep_one(raw, name, values, parse)
    for printed in parse.names:
        trimmed = {part: _trim_name(raw, *span) for part, span in printed.parts.items()}
        printed.parts = {part: span for part, span in trimmed.items() if span[1] > span[0]}
    parse.names = [name for name in parse.names if name.parts]
    return parse


def _note_unread(parse: Parse, token: Token) -> None:
    """Remember a word outside every field, joined to the one before it."""
    if parse.unread and token.start - parse.unread[-1][1] <= 1:
        parse.unread[-1] = (parse.unread[-1][0], token.end)
    else:
        parse.unread.append((token.start, token.end))


def _add_name(parse: Parse, token: Token, part: str, role: str, confidence: float) -> None:
    """Put a token of a name where it belongs: to the last name of its role, or to a new one."""
    kind = _PARTS[part[0]]
    last = parse.names[-1] if parse.names and parse.names[-1].role == role else None
    if last is None or part[1:2] == "B":
        last = PrintedName(role)
        parse.names.append(last)
    start = last.parts[kind][0] if kind in last.parts else token.start
    last.parts[kind] = (start, token.end)
    last.confidence = min(last.confidence, confidence)


def _read_forms(raw: str, tokens: Sequence[Token], parse: Parse) -> list[tuple[int, int]]:
    """Read URL, DOI and ISBN by their form, and return the stretches that ISBN and DOI take up with their labels."""
    for token in tokens:
        if token.kind != "url":
            continue
        name = (
            "doi"
            if re.search(r"10\.\d{4,9}/", token.form) and ("doi" in token.form or token.form[:3] == "10.")
            else "url"
        )
        if "@" not in token.form:
            parse.values.setdefault(name, Value(name, token.start, token.end))
    taken: list[tuple[int, int]] = []
    plain = to_ascii_digits(raw[:_FORM_CHARACTERS])
    if not _MAY_HOLD_FORM.search(plain):
        return taken
    isbn = _ISBN.search(plain)
    end = _isbn_end(isbn["figures"]) if isbn else 0
    if isbn and end:
        start = isbn.start("figures")
        parse.values["isbn"] = Value("isbn", start, start + end)
        taken.append((isbn.start(), start + end))
    doi = _DOI.search(plain) if "doi" not in parse.values else None
    if doi:
        parse.values["doi"] = Value("doi", doi.start("doi"), doi.start("doi") + len(doi["doi"].rstrip(_FORM_END)))
        taken.append(doi.span())
    broken = _NO_DOI.search(plain) if "doi" not in parse.values else None
    if broken:
        parse.unread.append(broken.span())
        taken.append(broken.span())
    return taken


def _isbn_end(figures: str) -> int:
    """Return how far an ISBN goes in figures that other ones may follow: one that is right, else the shortest; or 0."""
    ends = [match.end() for match in _GROUP_END.finditer(figures[:40])]
    likely = [end for end in ends if sum(character.isalnum() for character in figures[:end]) in (10, 13)]
    return next((end for end in reversed(likely) if read_isbn(figures[:end])), min(likely, default=0))


def _keep_one(raw: str, name: str, values: list[Value], parse: Parse) -> None:
    """Join the runs of one field where marks alone part them, and keep the surest of what is left."""
    joined: list[Value] = []
    for value in values:
        between = raw[joined[-1].end : value.start] if joined else ""
        if joined and not re.search(r"\w", between) and name not in ("volume", "issue", "number", "edition"):
            joined[-1].end = value.end
            joined[-1].confidence = min(joined[-1].confidence, value.confidence) * _REPAIRED
        else:
            joined.append(value)
    for value in joined:
        value.start, value.end = trim(raw, value.start, value.end, name)
    joined = [value for value in joined if value.end > value.start]
    if not joined:
        return
    best = max(joined, key=lambda value: (value.confidence * min(value.end - value.start, 12), -value.start))
    parse.values[name] = best
    parse.unread += [(value.start, value.end) for value in joined if value is not best]


def trim(raw: str, start: int, end: int, name: str = "") -> tuple[int, int]:
    """Return the span without marks at its ends and without brackets that have no partner in it."""
    if name == "title" and raw[end : end + 1] in ("؟", "?", "!"):
        end += 1
    while start < end:
        text = raw[start:end]
        if text[0] in _EDGES or (text[0] in _CLOSE) or (text[0] in _OPEN and not _closes(text)):
            if text[0] == "«" and "»" in text[:-1]:
                break
            start += 1
        elif text[-1] in _EDGES or text[-1] in _OPEN or (text[-1] in _CLOSE and not _opens(text)):
            if text[-1] == "»" and "«" in text[1:]:
                break
            end -= 1
        elif text[0] in _OPEN and _closes(text) == len(text) - 1:
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _closes(text: str) -> int:
    """Return where the bracket that opens ``text`` closes, or 0."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0:
            return index
    return 0


def _opens(text: str) -> bool:
    """Whether the bracket that ends ``text`` opens in it."""
    return text.count("(") >= text.count(")") and text.count("[") >= text.count("]")


def _trim_name(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a part of a name without marks at its ends; the dot of an initial stays."""
    while start < end and (raw[start] in _EDGES or raw[start] in _CLOSE):
        start += 1
    while end > start and (raw[end - 1] in _EDGES + "([" or (raw[end - 1] in _CLOSE and not _opens(raw[start:end]))):
        if raw[end - 1] == "." and end - start > 1 and (end - start == 2 or not raw[end - 3].isalnum()):
            break
        end -= 1
    return start, end
