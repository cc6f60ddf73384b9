"""What is left to do after the engine: Persian figures, «و همکاران» said by the data, one mark where two met."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from proceedings_db.citing.engine import join_runs
from proceedings_db.citing.entries import Run, Runs, Script
from proceedings_db.citing.names import OTHERS
from proceedings_db.text.numerals import to_persian_digits

# Addresses, identifiers and words with a Latin letter keep their own figures.
_LEFT_ALONE: Final = re.compile(
    r"(?:https?://|www\.|mailto:)\S+|\b(?:doi:\s*)?10\.\d{4,9}/\S+"
    # «Web 2.0», but not the figure of «DNA ۱۲ بیمار».
    r"|[0-9]*[A-Za-z](?:[\w./@-]*\w)?(?:\s[0-9][0-9.]*(?![0-9.]|\s*[\u0620-\u06d3]))*",
    re.IGNORECASE | re.ASCII,
)
_OTHERS_JOINED: Final = re.compile(rf"([،؛,;]?)\s*(?:(?:and|&|و)\s+)?{OTHERS}")
_STOP_TWICE: Final = re.compile(r"(?<=al\.)\.")
_STOP_AFTER_MARK: Final = re.compile(r"(?<=[؟!?])\.")
_MARK_OUTSIDE: Final = re.compile(r"»([.،])")
_INNER: Final = {"«": "“", "»": "”"}


def finish_entry(
    runs: Runs, script: Script, *, others: str, ascii_digits: bool = False, stop_inside: bool = False
) -> Runs:
    """Return an entry as it is printed.

    ``others`` is the style's word, «و همکاران» or «et al.»; a comma before it stays, a semicolon goes.
    """
    if any(OTHERS in run.text for run in runs):
        runs = replace_text(runs, _OTHERS_JOINED, lambda match: f"{_kept_comma(match[1])} {others}")
    if script == "latin":
        return replace_text(runs, _STOP_TWICE, lambda _: "")
    runs = replace_text(runs, _STOP_AFTER_MARK, lambda _: "")
    runs = _nest_quotes(runs)
    if stop_inside:
        runs = replace_text(runs, _MARK_OUTSIDE, lambda match: f"{match[1]}»")
    if ascii_digits:
        return runs
    return join_runs([run if run.url else replace(run, text=to_entry_digits(run.text)) for run in runs])


def finish_in_text(text: str, script: Script, *, others: str, ascii_digits: bool = False) -> str:
    """Return a reference in the text as it is printed: no comma stands before «و همکاران»."""
    text = _OTHERS_JOINED.sub(f" {others}", text)
    return text if script == "latin" or ascii_digits else to_entry_digits(text)


def to_entry_digits(text: str) -> str:
    """Return text with Persian figures, except in addresses, DOIs and words like «H2O»."""
    parts, end = [], 0
    for match in _LEFT_ALONE.finditer(text):
        parts += [to_persian_digits(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, to_persian_digits(text[end:])])


def replace_text(runs: Sequence[Run], pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Runs:
    """Return runs with each match of a pattern in their whole text replaced; new text looks like what it begins in."""
    whole = "".join(run.text for run in runs)
    matches = list(pattern.finditer(whole))
    if not matches:
        return tuple(runs)
    changed, start = [], 0
    for run in runs:
        end = start + len(run.text)
        pieces, at = [], start
        for match in matches:
            if match.end() <= start or match.start() >= end:
                continue
            pieces.append(whole[at : max(at, match.start())])
            if match.start() >= start:
                pieces.append(new(match))
            at = min(match.end(), end)
        changed.append(replace(run, text="".join(pieces) + whole[at:end]))
        start = end
    return join_runs(changed)


def _kept_comma(mark: str) -> str:
    return mark if mark in {"،", ","} else ""


def _nest_quotes(runs: Runs) -> Runs:
    """Guillemets inside guillemets become “ ”."""
    depth = 0

    def choose(match: re.Match[str]) -> str:
        nonlocal depth
        depth += 1 if match[0] == "«" else 0
        mark = _INNER[match[0]] if depth > 1 else match[0]
        depth -= 1 if match[0] == "»" and depth else 0
        return mark

    whole = "".join(run.text for run in runs)
    return runs if whole.count("«") < 2 else replace_text(runs, re.compile("[«»]"), choose)
