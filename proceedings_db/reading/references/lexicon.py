"""What is known of a word apart from its place: a given name, a surname, a town, and how common it is."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import Final

GIVEN: Final = "g"
TRUSTED_GIVEN: Final = "G"
SURNAME: Final = "s"
TOWN: Final = "c"
TOWN_PART: Final = "d"
"""Bands of frequency: each is four times as common as the one below."""


@cache
def word_classes() -> dict[str, str]:
    """Return the classes of folded words, as letters: «علی» gives ``gG3N``, «تهران» gives ``c5N``."""
    data = files("proceedings_db.reading.references") / "data" / "lexicon.txt.gz"
    classes: dict[str, str] = {}
    for line in gzip.decompress(data.read_bytes()).decode("utf-8").splitlines():
        code, _, words = line.partition("\t")
        classes.update(dict.fromkeys(words.split(" "), code))
    return classes
