"""What speaks for the CSL type of what an entry cites: its fields, the words in them, and how they stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proceedings_db.reading.references.assemble import Parse
from proceedings_db.reading.references.classifier import Classifier
from proceedings_db.reading.references.cues import SINGLE
from proceedings_db.reading.references.kind_words import find_periodical, find_word_classes
from proceedings_db.reading.references.shapes import Prepared
from proceedings_db.reading.references.tokens import split_tokens
from proceedings_db.text.numerals import to_ascii_digits

_TEXT_FIELDS: Final = ("title", "container_title", "genre", "publisher", "event", "note")
_TOLD_MISSING: Final = ("container_title", "publisher", "issue", "volume", "pages", "issued", "title")
_PAIRS: Final = (
    ("container_title", "publisher"), ("container_title", "volume"), ("container_title", "issue"),
    ("container_title", "editor"), ("publisher", "number"), ("publisher", "pages"), ("url", "publisher"),
    ("url", "container_title"), ("issue", "publisher"), ("author", "publisher"), ("event", "container_title"),
    ("author", "title"), ("publisher", "publisher_place"),
)  # fmt: skip
_HEAD: Final = 3
"""Words at the head of a title that tell its kind: «گزارش نهایی طرح …»."""
_DATED: Final = frozenset(("month", "season"))
_IN: Final = re.compile(r"(?:^|[^\w])(?:در|in|فی)(?:\s+کتاب)?\W*$", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(?:مین|1st|2nd|3rd|\dth|first|second|third)$")
_UNLIKELY: Final = 0.4
"""Probability below which the words of an entry say too little for the model."""
_SERIAL: Final = 60
"""Above this the number of an issue counts from the first one, as newspapers and magazines do."""


@dataclass(slots=True)
class _View:
    """One entry as its kind is told from it: the words of each field, the rest under ``out``, and their classes."""

    raw: str
    parse: Parse
    words: dict[str, list[str]] = field(default_factory=dict)
    cues: dict[str, list[str]] = field(default_factory=dict)
    classes: dict[str, list[str]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.parse.values

    def text(self, name: str) -> str:
        value = self.parse.values.get(name)
        return to_ascii_digits(self.raw[value.start : value.end]) if value else ""

    def says(self, name: str, *where: str) -> bool:
        """Whether a word of the class ``name`` stands in one of the fields."""
        return any(name in self.classes.get(place, ()) for place in where)


def _view(raw: str, sequence: Prepared, parse: Parse) -> _View:
    """Return the entry with its words sorted by field."""
    spans: list[tuple[int, int, str]] = [
        (parse.values[name].start, parse.values[name].end, name) for name in _TEXT_FIELDS if name in parse.values
    ]
    spans += [
        (*name.parts["literal"], "body") for name in parse.names if "literal" in name.parts and name.role == "author"
    ]
    people = [(name.start, name.end) for name in parse.names if "literal" not in name.parts]
    view = _View(raw, parse)
    for token, cue in zip(sequence.tokens, sequence.cues, strict=True):
        if token.kind == "mark":
            continue
        where = next((name for start, end, name in spans if start <= token.start < end), "out")
        if where == "out" and any(start <= token.start < end for start, end in people):
            where = "people"
        if token.kind == "word":
            view.words.setdefault(where, []).append(token.form)
        if cue:
            view.cues.setdefault(where, []).extend(cue.split("+"))
    for where, words in view.words.items():
        if where != "people":
            view.classes[where] = find_word_classes(words)
    view.classes["head"] = find_word_classes(view.words.get("title", [])[:_HEAD])
    opening = [token.form for token in sequence.tokens if token.kind == "word"][:_HEAD]
    view.classes["opening"] = find_word_classes(opening)
    return view


def read_kind(raw: str, sequence: Prepared, parse: Parse, classifier: Classifier) -> tuple[str, float]:
    """Return the CSL type and how likely it is; where all types are unlikely, what the rules of thumb say."""
    view = _view(raw, sequence, parse)
    rule = guess_by_rules(view)
    kind, likely = classifier.classify(_features(view, rule))
    return (rule if likely < _UNLIKELY else kind), likely


def kind_features(raw: str, sequence: Prepared, parse: Parse) -> list[str]:
    """Return what speaks for a CSL type, as strings for a linear model."""
    view = _view(raw, sequence, parse)
    return _features(view, guess_by_rules(view))


def _features(view: _View, rule: str) -> list[str]:
    """Return what speaks for a CSL type, the rules of thumb among it."""
    parse = view.parse
    features = ["bias", f"rule:{rule}", f"rule:{rule}|{parse.script}"]
    features += _of_fields(view)
    features += _of_words(view)
    features += _of_bodies(view)
    features += _of_figures(view)
    features += _of_order(view)
    return features


def _of_fields(view: _View) -> list[str]:
    """Return which fields and roles there are, and pairs of them."""
    roles = {name.role for name in view.parse.names}
    present = set(view.parse.values) | roles
    features = [f"has:{name}" for name in view.parse.values]
    features += [f"not:{name}" for name in _TOLD_MISSING if name not in present]
    features += [f"pair:{a}{a in present}|{b}{b in present}" for a, b in _PAIRS]
    return features + ([f"role:{role}" for role in sorted(roles)] or ["role:none"])


def _of_words(view: _View) -> list[str]:
    """Return the words of the fields, their cues and classes; of a title those at its head."""
    features: list[str] = []
    for where, words in view.words.items():
        if where not in ("title", "people", "body"):
            features += [f"word:{where}:{word}" for word in dict.fromkeys(words)]
    for where, cues in view.cues.items():
        if where not in ("title", "people"):
            features += [f"cue:{where}:{cue}" for cue in dict.fromkeys(cues)]
    for where, classes in view.classes.items():
        features += [f"class:{where}:{name}" for name in dict.fromkeys(classes)]
    features += [f"first:{word}" for word in view.words.get("title", [])[:2]]
    features.append(f"length:{min(len(view.words.get('title', ())) // 3, 6)}")
    return features


def _body_of(classes: Sequence[str]) -> str:
    """Return what kind of body a name is of, by the words in it."""
    for name in ("press", "school", "research", "state"):
        if name in classes:
            return name
    return "plain"


def container_kind(view: _View) -> str:
    """Return what kind of container it is by its name: ``none`` where there is no container."""
    if not view.has("container_title"):
        return "none"
    classes = view.classes.get("container_title", [])
    known = find_periodical(view.words.get("container_title", []))
    if known:
        return known.removeprefix("known-")
    for name in ("lexical", "daily", "study", "meeting", "collected", "magazine", "scholarly", "thesis"):
        if name in classes:
            return name
    return "body" if _body_of(classes) != "plain" else "plain"


def _of_bodies(view: _View) -> list[str]:
    """Return who stands behind the work: the kind of its publisher and of a body as its author."""
    publisher = _body_of(view.classes.get("publisher", ())) if view.has("publisher") else "none"
    author = _body_of(view.classes.get("body", ())) if "body" in view.words else "people"
    if author == "people" and not any(name.role == "author" for name in view.parse.names):
        author = "none"
    container = container_kind(view)
    features = [
        f"container-is:{container}|{'publisher' if view.has('publisher') else ''}",
        f"publisher-is:{publisher}|{container}",
        f"author-is:{author}|{container}",
    ]
    features.append(f"bodies:{author}|{publisher}|{container}")
    features.append(f"publisher-is:{publisher}|number{view.has('number')}|place{view.has('publisher_place')}")
    features.append(f"bodies:{author}|{publisher}|{container != 'none'}|{view.parse.script}")
    features.append(f"opening-is:{_body_of(view.classes['opening'])}|{publisher}|{container != 'none'}")
    if publisher != "none" and view.words.get("publisher") == view.words.get("body"):
        features.append("published-by-author")
    return features


def _of_figures(view: _View) -> list[str]:
    """Return how date, volume, issue and pages are printed."""
    issued, note = view.text("issued"), view.cues.get("note", ())
    near = find_dates(view)
    features = [f"dated:{near}"] if near else []
    if issued:
        features.append("date:" + ("full" if re.search(r"\d\D+\d", issued) and len(issued) > 9 else "year"))
    if _DATED & set(note):
        features.append("dated:note")
    issue = re.sub(r"\D", " ", view.text("issue")).split()
    serial = bool(issue) and int(issue[0][:6]) > _SERIAL
    pages = re.findall(r"\d+", view.text("pages"))
    shown = "range" if len(pages) > 1 else "one" if pages else "none"
    features += [f"pages:{shown}", f"pages:{shown}|container{view.has('container_title')}"]
    features.append(f"numbering:{view.has('volume')}|{view.has('issue')}|{serial}|{shown}")
    if len(issue) > 1:
        features.append("issues:several")
    return features


def find_dates(view: _View) -> str:
    """Return ``month`` or ``season`` where the date names one, ``day`` where it has a day too, else nothing."""
    issued = view.parse.values.get("issued")
    if issued is None:
        return ""
    found = find_date_words(view.raw[issued.start : issued.end])
    figures = re.findall(r"\d+", view.text("issued"))
    return "day" if len(figures) > 1 and found == "month" else found


def find_date_words(text: str) -> str:
    """Return ``month`` or ``season`` where the text names one: «بهار ۱۳۸۴» is a season."""
    for token in split_tokens(text):
        if token.kind == "word":
            for name in ("season", "month"):
                if name in SINGLE.get(token.form, "").split("+"):
                    return name
    return ""


def _of_order(view: _View) -> list[str]:
    """Return how the fields stand to each other: quotation marks, «در» before a container, an ordinal at its head."""
    values, raw, features = view.parse.values, view.raw, []
    title, container = values.get("title"), values.get("container_title")
    if title is not None and title.start:
        features.append("quoted" if raw[title.start - 1] in "«“\"'‘" else "plain")
    authors = [name.start for name in view.parse.names if name.role == "author"]
    if title is not None:
        features.append(f"title-first:{not authors or title.start < min(authors)}")
    if container is not None:
        before = [value.end for value in values.values() if value.end <= container.start]
        left = max([*before, *(name.end for name in view.parse.names if name.end <= container.start)], default=0)
        if _IN.search(raw[left : container.start]):
            features.append("in-container")
            features.append(f"in-container|{view.has('publisher')}")
        editors = [name.start for name in view.parse.names if name.role == "editor"]
        if editors and _IN.search(raw[max(0, min(editors) - 6) : min(editors)]):
            features.append("in-editors")
        words = view.words.get("container_title", [])
        features.append(f"container-length:{min(len(words), 6)}")
        if container.start < (title.start if title else 0):
            features.append("container-first")
    for where in ("container_title", "event"):
        if any(_ORDINAL.search(word) for word in view.words.get(where, ())[:4]):
            features.append(f"ordinal:{where}")
    return features


def guess_by_rules(view: _View) -> str:
    """Return the type by the rules of thumb of a cataloguer, one after the other."""
    latin = view.parse.script == "latin"
    kind, outside = container_kind(view), ("genre", "note", "out", "publisher")
    held = kind not in ("none", "body")
    publisher = _body_of(view.classes.get("publisher", ())) if view.has("publisher") else "none"
    numbered = view.has("volume") or view.has("issue")
    authors = any(name.role == "author" for name in view.parse.names)
    rules = (
        ("thesis", view.says("thesis", "genre", "note", "out") and not held),
        ("interview", view.says("spoken", "genre", "out", "head")),
        ("speech", view.says("taught", "genre", "out", "head") and not held),
        ("entry-encyclopedia", kind == "lexical" or view.says("lexical", "out", "note")),
        ("article-newspaper", kind == "daily"),
        ("report", kind == "study"),
        ("article-magazine", kind == "magazine"),
        (
            "paper-conference",
            view.has("event") or kind == "meeting" or view.says("meeting", "out", "genre", "publisher"),
        ),
        ("article-journal", held and numbered and not view.has("publisher")),
        ("article-journal", kind == "scholarly"),
        ("chapter", held and (view.has("publisher") or any(name.role == "editor" for name in view.parse.names))),
        ("legislation", view.says("law", "head") and not authors),
        ("manuscript", view.says("script", "note", "out", "number", "genre")),
        ("document", view.says("item", "head", "genre")),
        ("report", view.says("study", *outside, "head")),
        ("webpage", view.has("url") and not held and not view.has("publisher")),
        ("report", ("body" in view.words or _body_of(view.classes["opening"]) != "plain") and publisher != "press"),
        ("report", publisher in ("state", "research") and (view.says("official", "head") or latin)),
        ("article-journal", held),
    )
    return next((name for name, holds in rules if holds), "book")
