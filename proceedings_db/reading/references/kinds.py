"""The language of an entry and the CSL type of what it cites."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.tokens import split_tokens

_ARABIC_SCRIPT: Final = re.compile("[\u0621-\u06ff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_PERSIAN_ONLY: Final = re.compile("[پچژگ]")
_ARABIC_ARTICLE: Final = re.compile(r"(?:^|[\s(«])(?:و|ب|ل|ف)?ال\w{2,}|[ةإ]|(?:^|\s)(?:في|فی|علی|من|بن)\s")


def guess_language(raw: str, parse: Parse) -> str:
    """Return the ISO 639-1 code of the entry: ``en`` for Latin letters, else ``fa`` or ``ar`` by words and letters."""
    if len(_LATIN.findall(raw)) > len(_ARABIC_SCRIPT.findall(raw)):
        return "en"
    title = parse.values.get("title")
    text = raw[title.start : title.end] if title else raw
    articles = len(_ARABIC_ARTICLE.findall(text))
    words = max(1, len(text.split()))
    return "ar" if articles / words > 0.3 and not _PERSIAN_ONLY.search(text) else "fa"


def guess_type(raw: str, parse: Parse) -> str:
    """Return the CSL type that the fields and cue words speak for."""
    cues = {name for token in split_tokens(raw) for name in SINGLE.get(token.form, "").split("+")}
    for cue, kind in (("thesis", "thesis"), ("conference", "paper-conference"), ("newspaper", "article-newspaper")):
        if cue in cues:
            return kind
    if {"container_title", "issue"} & parse.values.keys() or ("journal" in cues and "volume" in parse.values):
        return "article-journal"
    return "webpage" if "url" in parse.values and "publisher" not in parse.values else "book"
