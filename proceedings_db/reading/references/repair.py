"""What is put right after the tagger, each rule a property of the language or of lists, none of one string."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.assemble import Parse, PrintedName, Value, trim
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.figure_repair import find_note, repair_figures
from proceedings_db.reading.references.imprint_repair import repair_imprint
from proceedings_db.reading.references.name_repair import repair_names
from proceedings_db.reading.references.shapes import number_shape
from proceedings_db.reading.references.tokens import Token, fold_token
from proceedings_db.text.fold import fold
from proceedings_db.text.numerals import HUNDREDS, TENS, read_cardinal, read_ordinal

_DOUBT: Final = 0.85
"""What a repair leaves of a confidence."""
_PAIRS: Final = {"«": "»", "“": "”", '"': '"'}
_TRANSLATED: Final = re.compile(r"\s*\(\s*ترجمه\s*\)")
_TENS: Final = frozenset(map(fold, (*TENS, *HUNDREDS)))
_COUNTED: Final = ("edition", "volume", "issue")


def repair(raw: str, tokens: Sequence[Token], cues: Sequence[str], parse: Parse) -> Parse:
    """Return ``parse`` put right in place: quoted titles whole, ordinals whole, a missing title or year found."""
    _close_title(raw, parse)
    _join_bodies(raw, parse)
    _extend_ordinals(raw, tokens, parse)
    _name_serial(tokens, cues, parse)
    _find_title(raw, parse)
    _find_journal(raw, parse)
    _find_year(raw, tokens, parse)
    _move_roles(raw, tokens, cues, parse)
    repair_names(raw, parse)
    repair_figures(raw, parse)
    repair_imprint(raw, cues, parse)
    _drop_announcements(tokens, cues, parse)
    find_note(raw, parse)
    return parse


def _drop_announcements(tokens: Sequence[Token], cues: Sequence[str], parse: Parse) -> None:
    """Take from what is left over the words that only announce a field: «به کوشش», «زیر نظر», «تاریخ دسترسی»."""
    kept: list[tuple[int, int]] = []
    for start, end in parse.unread:
        inside = [
            cue for token, cue in zip(tokens, cues, strict=True) if start <= token.start < end and token.kind == "word"
        ]
        if not inside or not all(set(cue.split("+")) - {"note", ""} for cue in inside):
            kept.append((start, end))
    parse.unread = kept


def _close_title(raw: str, parse: Parse) -> None:
    """Let a title that opens a quotation end where the quotation closes, when it does so nearby."""
    title = parse.values.get("title")
    if title is None or title.start == 0 or raw[title.start - 1] not in _PAIRS:
        return
    left, right = raw[title.start - 1], _PAIRS[raw[title.start - 1]]
    depth, end = 1, -1
    for index in range(title.start, len(raw)):
        if raw[index] == right:
            depth -= 1
            if depth == 0:
                end = index
                break
        elif raw[index] == left:
            depth += 1
    if end < 0 or end == title.end:
        return
    start, stop = trim(raw, title.start, end, "title")
    taken = [v for v in parse.values.values() if v is not title and v.start < stop and v.end > title.start]
    if stop > start and not any(value.field in ("container_title", "issued") for value in taken):
        for value in taken:
            del parse.values[value.field]
        title.end = stop
        title.confidence *= _DOUBT


def _join_bodies(raw: str, parse: Parse) -> None:
    """Join the names of a body, a journal or a meeting that no mark parts: «مجموعه مقالات | دومین همایش»."""
    fields = ("container_title", "event", "publisher")
    values = sorted((parse.values[name] for name in fields if name in parse.values), key=lambda value: value.start)
    for left, right in itertools.pairwise(values):
        if right.start - left.end in (0, 1) and not raw[left.end : right.start].strip() and raw[left.end - 1].isalpha():
            left.end = right.end
            left.confidence = min(left.confidence, right.confidence) * _DOUBT
            del parse.values[right.field]
            return


def _extend_ordinals(raw: str, tokens: Sequence[Token], parse: Parse) -> None:
    """Let «بیست و» take the «هفتم» after it, and «دوم» the «سی و» before it."""
    for name in _COUNTED:
        value = parse.values.get(name)
        if value is None:
            continue
        after = [token for token in tokens if token.start >= value.end][:2]
        for count in range(len(after), 0, -1):
            text = fold(raw[value.start : after[count - 1].end])
            if all(token.kind == "word" for token in after[:count]) and (read_ordinal(text) or read_cardinal(text)):
                value.end = after[count - 1].end
                break
        before = [token for token in tokens if token.end <= value.start][-2:]
        if len(before) == 2 and before[1].form == "و" and before[0].form in _TENS:
            whole = fold(raw[before[0].start : value.end])
            taken = any(other.start <= before[0].start < other.end for other in parse.values.values())
            if not taken and (read_ordinal(whole) or read_cardinal(whole)):
                value.start = before[0].start
                parse.unread = [span for span in parse.unread if span[0] < value.start or span[1] > value.end]


def _name_serial(tokens: Sequence[Token], cues: Sequence[str], parse: Parse) -> None:
    """Tell an issue from a serial number by the cue word right before the figure."""
    number, issue = parse.values.get("number"), parse.values.get("issue")
    if (number is None) == (issue is None):
        return
    before = {token.start: cues[index - 1] for index, token in enumerate(tokens) if index}
    if number is not None and issue is None and before.get(number.start, "").startswith("issue"):
        if "container_title" in parse.values:
            number.field = "issue"
            parse.values["issue"] = parse.values.pop("number")
    elif issue is not None and number is None and before.get(issue.start, "") == "serial":
        issue.field = "number"
        parse.values["number"] = parse.values.pop("issue")


def _find_title(raw: str, parse: Parse) -> None:
    """Take what would be the container for the title where there is no other and nothing speaks for a part of it."""
    if "title" in parse.values:
        return
    for name in ("container_title", "event"):
        if name in parse.values and not {"volume", "issue"} <= parse.values.keys():
            span = parse.values[name]
            if any("encyclopedia" in SINGLE.get(fold_token(word), "") for word in raw[span.start : span.end].split()):
                continue
            value = parse.values.pop(name)
            parse.values["title"] = Value("title", value.start, value.end, value.confidence * _DOUBT)
            return


def _find_journal(raw: str, parse: Parse) -> None:
    """Take a body right before volume, issue and pages for the journal where none is named: «X، ۵۳(۱)، ۱۲۱-۱۳۸»."""
    values = parse.values
    body = values.get("publisher")
    figures = [values[name] for name in ("volume", "issue") if name in values]
    if body is None or not figures or "pages" not in values or {"container_title", "event", "genre"} & values.keys():
        return
    first = min(figures, key=lambda value: value.start)
    if body.end <= first.start and not re.search(r"\w", raw[body.end : first.start]) and "title" in values:
        values["container_title"] = Value("container_title", body.start, body.end, body.confidence * _DOUBT)
        del values["publisher"]


def _find_year(raw: str, tokens: Sequence[Token], parse: Parse) -> None:
    """Take the one figure that can be a year for the date where none was found."""
    issued = parse.values.get("issued")
    years = re.findall(r"\d{4}", raw[issued.start : issued.end]) if issued else []
    if issued and len(years) < 2:
        return
    spans = [(value.start, value.end) for value in parse.values.values()]
    free = [
        token
        for token in tokens
        if token.kind == "number"
        and number_shape(token.form)[0] == "Y"
        and not any(start <= token.start < end for start, end in spans)
    ]
    title = parse.values.get("title")
    if (
        issued
        and free
        and title
        and issued.start - title.end in (1, 2, 3)
        and raw[title.end : issued.start].strip() == "("
    ):
        # The years that a title ends with are of what it tells, if another year follows.
        title.start, title.end = trim(raw, title.start, issued.end + 1, "title")
        issued = None
    if not issued and len(free) == 1:
        parse.values["issued"] = Value("issued", free[0].start, free[0].end, 0.5)


def _move_roles(raw: str, tokens: Sequence[Token], cues: Sequence[str], parse: Parse) -> None:
    """Give the names before a role word in the author's place that role: «پورجوادی، ن. (ویراستار)»."""
    authors = [name for name in parse.names if name.role == "author"]
    if not authors or any(name.role != "author" for name in parse.names):
        return
    title = parse.values.get("title")
    if title is not None and _TRANSLATED.match(raw, title.end):
        for name in authors:
            name.role = "translator"
        return
    end = max(name.end for name in authors)
    after = next((i for i, token in enumerate(tokens) if token.start >= end and token.kind == "word"), None)
    if after is None or tokens[after].start - end > 4:
        return
    role = next((role for role in ("editor", "translator") if role in cues[after].split("+")), None)
    closing = next((t.form for t in tokens[after + 1 :]), "")
    if role and closing in (")", "]", "،", ",", ".", ":", "؛") and _is_role_noun(tokens[after].form):
        for name in authors:
            name.role = role


def _is_role_noun(form: str) -> bool:
    """Whether a cue names a person rather than a deed: «ویراستار», not «ترجمه»."""
    return bool(re.match(r"(?:ویراستار|گرداورنده|مصحح|مترجم|دبیر|سرپرست|eds?$|editors?$|translators?$)", form))


__all__ = ["PrintedName", "repair"]
