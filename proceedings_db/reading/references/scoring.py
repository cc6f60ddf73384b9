"""Development only: how well readings agree with the gold, by the rules of the annotation guide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from proceedings_db.reading.references.scheme import NAME_FIELDS

_FOLD: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يىكۀةأإٱآؤئ", "01234567890123456789ییکههااااوی")
_EDGES: Final = " \t\n.,،:;؛«»\"'“”‘’()[]{}-–—/*"


def fold_value(value: str) -> str:
    """Return a value by which the guide compares: letters and digits in one form, no spaces, no marks at the ends."""
    folded = unicodedata.normalize("NFKC", value).translate(_FOLD).casefold()
    kept = "".join(c for c in folded if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.sub(r"\s+", "", kept.replace("\N{ARABIC TATWEEL}", "")).strip(_EDGES)


def fold_printed_name(name: dict[str, str]) -> str:
    """Return one comparable string for a name; a family name alone and a literal are the same."""
    if name.get("literal"):
        return fold_value(name["literal"])
    family, given = fold_value(name.get("family") or ""), fold_value(name.get("given") or "")
    return f"{family}|{given}" if given else family


def values_of(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield field and comparable value of every labelled value, names one by one with their place."""
    for name, value in fields.items():
        if name == "et_al":
            if value:
                yield name, "true"
        elif name in NAME_FIELDS:
            for place, printed in enumerate(value):
                yield name, f"{place}:{fold_printed_name(printed)}"
        elif value:
            text = re.sub(r"^.*?(?=10\.\d{4})", "", str(value)) if name == "doi" else str(value)
            yield name, fold_value(text)


@dataclass(slots=True)
class Score:
    """Counts over pairs of gold and reading."""

    references: int = 0
    whole: int = 0
    types: int = 0
    languages: int = 0
    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)

    def add(self, gold: dict[str, Any], read: dict[str, Any]) -> bool:
        """Count one pair, and return whether every value of it is right."""
        wanted, found = Counter(values_of(gold["fields"])), Counter(values_of(read["fields"]))
        for name, _ in wanted.elements():
            self.gold[name] += 1
        for name, _ in found.elements():
            self.read[name] += 1
        for name, _ in (wanted & found).elements():
            self.right[name] += 1
        self.references += 1
        self.whole += wanted == found
        self.types += gold["type"] == read["type"]
        self.languages += gold["lang"] == read["lang"]
        return wanted == found

    def f1(self, name: str | None = None) -> float:
        """Return the F1 of a field, or over all values."""
        names = [name] if name else list(self.gold | self.read)
        right, gold, read = (sum(counts[n] for n in names) for counts in (self.right, self.gold, self.read))
        return 2 * right / (gold + read) if gold + read else 0.0

    def figures(self) -> dict[str, float]:
        """Return the figures of the bars: micro-F1, whole references, type, language."""
        count = max(1, self.references)
        return {
            "references": self.references,
            "micro_f1": round(self.f1(), 4),
            "whole": round(self.whole / count, 4),
            "type": round(self.types / count, 4),
            "language": round(self.languages / count, 4),
        }


def group_of(language: str) -> str:
    """Return the group that a reference is scored in: fa, ar or latin."""
    return language if language in ("fa", "ar") else "latin"


def score_groups(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, Score]:
    """Return the scores of all pairs and of each group of languages."""
    groups: dict[str, Score] = {"all": Score()}
    for gold, read in pairs:
        groups["all"].add(gold, read)
        groups.setdefault(group_of(gold["lang"]), Score()).add(gold, read)
    return groups


def to_table(groups: dict[str, Score]) -> str:
    """Return the scores as a table of fields by groups."""
    lines: list[str] = []
    for name, score in groups.items():
        shown = ", ".join(f"{key} {value:.3f}" for key, value in score.figures().items() if key != "references")
        lines.append(f"{name}: {score.references} references, {shown}")
    fields = [name for name, _ in groups["all"].gold.most_common()]
    lines += ["", f"{'field':18}{'gold':>6}" + "".join(f"{name:>8}" for name in groups)]
    for name in fields:
        row = "".join(f"{score.f1(name):8.3f}" if score.gold[name] else f"{'-':>8}" for score in groups.values())
        lines.append(f"{name:18}{groups['all'].gold[name]:6}{row}")
    return "\n".join(lines)
