"""The language of an entry: its script, and what speaks for Persian or for Arabic."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.assemble import Parse
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.shapes import Prepared
from proceedings_db.reading.references.tokens import fold_token

_ARABIC_SCRIPT: Final = re.compile("[\u0621-\u06ff]")
_LATIN_SCRIPT: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_PERSIAN_LETTERS: Final = re.compile("[پچژگ]")
_ARABIC_WORDS: Final = frozenset(
    ["فی", "من", "علی", "الی", "عن", "بین", "و", "لا", "هذا", "التی", "ابی", "ابن", "بن", "حول", "عند"]
)
_PERSIAN_WORDS: Final = frozenset(
    ["در", "از", "به", "با", "بر", "را", "است", "این", "ان", "تا", "برای", "یا", "که", "های", "ها", "تاریخ", "شرح"]
)
_OF_LANGUAGE: Final = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "en",
            "une",
            "dans",
            "sur",
            "pour",
            "au",
            "aux",
            "de",
            "l'histoire",
            "études",
        ]
    ),
    "de": frozenset(
        ["der", "die", "das", "und", "zur", "des", "im", "von", "zum", "den", "ein", "eine", "über", "für", "mit"]
    ),
    "en": frozenset(["the", "of", "and", "in", "on", "for", "to", "a", "an", "with", "from", "by"]),
}


def script_of(raw: str) -> str:
    """Return ``latin`` or ``arabic``, by the letters that a string has more of."""
    return "latin" if len(_LATIN_SCRIPT.findall(raw)) > len(_ARABIC_SCRIPT.findall(raw)) else "arabic"


def guess_latin_language(title: str) -> str:
    """Return ``fr``, ``de`` or ``en`` by the small words of a title; transliterated Persian counts as ``en``."""
    words = title.lower().split()
    counts = {code: sum(word.strip(".,:;()") in known for word in words) for code, known in _OF_LANGUAGE.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= 2 and counts[best] > counts["en"] else "en"


def language_features(raw: str, sequence: Prepared, parse: Parse) -> list[str]:
    """Return what speaks for Persian or for Arabic: letters, small words, the article, known words, the date."""
    title, tokens = parse.values.get("title"), sequence.tokens
    inside = [t for t in tokens if title is None or title.start <= t.start < title.end]
    words = [token.form for token in inside if token.kind == "word"]
    known = word_classes()
    count = max(1, len(words))
    article = sum(form.startswith(("ال", "وال", "بال", "لل")) and len(form) > 3 for form in words)
    persian = sum(form in _PERSIAN_WORDS for form in words)
    arabic = sum(form in _ARABIC_WORDS for form in words)
    plain = sum(("N" in known.get(form, "") or "A" in known.get(form, "")) for form in words)
    text = raw[title.start : title.end] if title else raw
    features = [
        "bias",
        f"article:{round(4 * article / count)}",
        f"article-persian:{min(article, 2)}|{min(persian, 2)}",
        f"persian:{min(persian, 2)}",
        f"arabic:{min(arabic, 2)}",
        f"known:{round(3 * plain / count)}",
        f"letters:{bool(_PERSIAN_LETTERS.search(text))}",
        f"letters-all:{bool(_PERSIAN_LETTERS.search(raw))}",
        f"marbuta:{'ة' in text}",
        f"count:{min(count, 4)}|{min(article, 2)}",
        f"plural:{any(form.endswith(('های', 'ها')) for form in words)}",
        f"ending:{sum(form.endswith('ی') and not form.startswith('ال') for form in words) > 1}",
        f"keheh:{'ک' in raw}|{'ك' in raw}",
        f"yeh:{'ی' in raw}|{'ي' in raw}",
    ]
    for token in tokens:
        if token.kind == "word" and not (title and title.start <= token.start < title.end):
            features.append(f"out:{fold_token(token.text)}")
    return features
