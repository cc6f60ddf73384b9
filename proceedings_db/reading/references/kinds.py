"""The CSL type of what an entry cites, and the language of the entry: two small linear models over what was read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.assemble import Parse
from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.shapes import Prepared
from proceedings_db.reading.references.tokens import Token, fold_token

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
_TEXT_FIELDS: Final = ("container_title", "genre", "publisher", "event", "note", "title")


def script_of(raw: str) -> str:
    """Return ``latin`` or ``arabic``, by the letters that a string has more of."""
    return "latin" if len(_LATIN_SCRIPT.findall(raw)) > len(_ARABIC_SCRIPT.findall(raw)) else "arabic"


def guess_latin_language(title: str) -> str:
    """Return ``fr``, ``de`` or ``en`` by the small words of a title; transliterated Persian counts as ``en``."""
    words = title.lower().split()
    counts = {code: sum(word.strip(".,:;()") in known for word in words) for code, known in _OF_LANGUAGE.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= 2 and counts[best] > counts["en"] else "en"


def kind_features(raw: str, sequence: Prepared, parse: Parse) -> list[str]:
    """Return what speaks for a CSL type: the fields, their cue words, the words of container, genre and publisher."""
    values, tokens, cues = parse.values, sequence.tokens, sequence.cues
    features = ["bias", *(f"has:{name}" for name in values)]
    have = values.keys()
    features += [
        f"not:{name}"
        for name in ("container_title", "publisher", "issue", "volume", "pages", "issued")
        if name not in have
    ]
    pairs = [("container_title", "publisher"), ("container_title", "volume"), ("container_title", "issue"),
     ("publisher", "number"),
             ("container_title", "editor"), ("url", "publisher"), ("url", "container_title"), ("publisher",
             "pages"), ("issue", "publisher")]  # fmt: skip
    roles = {name.role for name in parse.names}
    present = set(have) | roles
    features += [f"pair:{a}{a in present}|{b}{b in present}" for a, b in pairs]
    features += [f"role:{role}" for role in roles] or ["role:none"]
    if any("literal" in name.parts for name in parse.names):
        features.append("body-author")
    spans = {name: (values[name].start, values[name].end) for name in _TEXT_FIELDS if name in values}
    outside = [(start, end, name) for name, (start, end) in spans.items() if name != "title"]
    title_start, title_end = spans.get("title", (-1, -1))
    title: list[tuple[Token, str]] = []
    for token, cue in zip(tokens, cues, strict=True):
        place = token.start
        if title_start <= place < title_end:
            title.append((token, cue))
            continue
        if token.kind == "mark":
            continue
        where = "out"
        for start, end, name in outside:
            if start <= place < end:
                where = name
        if cue:
            features += [f"cue:{where}:{name}" for name in cue.split("+")]
        if token.kind == "word":
            features.append(f"word:{where}:{token.form}")
    features += [f"first:{token.form}" for token, _ in title[:2]]
    features += [f"cue:title:{name}" for _, cue in title[:1] for name in cue.split("+") if name]
    features.append(f"length:{min(len(title) // 3, 6)}")
    if "issued" in values:
        shown = raw[values["issued"].start : values["issued"].end]
        features.append("date:" + ("full" if re.search(r"\d\D+\d", shown) and len(shown) > 9 else "year"))
    if "issue" in values:
        figures = re.sub(r"\D", "", raw[values["issue"].start : values["issue"].end])
        features.append(f"issue:{len(figures)}")
    if "title" in spans and spans["title"][0] > 0:
        features.append("quoted" if raw[spans["title"][0] - 1] in "«“\"'" else "plain")
        between = raw[spans["title"][1] : spans["container_title"][0]] if "container_title" in spans else ""
        if re.search(r"(?:^|\W)(?:در|in)\W*$", between, re.IGNORECASE):
            features.append("in-container")
    return features


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


class Classifier:
    """A linear model over features, which gives the likeliest class and its probability."""

    def __init__(self, labels: Sequence[str], weights: dict[int, list[tuple[int, float]]]) -> None:
        self.labels = list(labels)
        self._weights = weights

    def classify(self, features: Sequence[str]) -> str:
        """Return the likeliest class."""
        scores = [0.0] * len(self.labels)
        for feature in features:
            for label, weight in self._weights.get(zlib.crc32(feature.encode()), ()):
                scores[label] += weight
        return self.labels[max(range(len(scores)), key=scores.__getitem__)]
