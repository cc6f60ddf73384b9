"""Generated labelled references by script and seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.generate.arabic import make_arabic
from proceedings_db.reading.references.generate.kinds_fa import make_persian
from proceedings_db.reading.references.generate.kinds_latin import make_latin
from proceedings_db.reading.references.generate.noise import make_edits, make_latin_edits
from proceedings_db.reading.references.generate.titles_fa import Titles
from proceedings_db.reading.references.generate.titles_latin import LatinTitles
from proceedings_db.reading.references.gold import Labelled

_ARABIC_SHARE: Final = 0.1


def generate(script: str, count: int, seed: int, titles: Sequence[str] = ()) -> list[Labelled]:
    """Return ``count`` labelled references of a script, the same for the same seed and ``titles``.

    ``titles`` of training references lend words to the generated ones; those that a model is judged on must not be
    among them.
    """
    rng = random.Random(seed)
    if script == "latin":
        source = LatinTitles(rng, titles)
        return [make_latin(rng, source).finish(make_latin_edits(rng)) for _ in range(count)]
    persian = Titles(rng, titles)
    found: list[Labelled] = []
    for _ in range(count):
        draft = make_arabic(rng, persian) if rng.random() < _ARABIC_SHARE else make_persian(rng, persian)
        found.append(draft.finish(make_edits(rng)))
    return found
