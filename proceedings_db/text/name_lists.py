"""Given names and surnames by a key that spelling and half-spaces do not change."""

from __future__ import annotations

from functools import cache
from typing import Final

from proceedings_db.text.characters import HAMZA_ABOVE, HARAKAT, ZWNJ
from proceedings_db.text.lexicon import given_names, surnames

_TO_KEY: Final = str.maketrans(
    {
        **{
            "آ": "ا",
            "أ": "ا",
            "إ": "ا",
            "ٱ": "ا",
            "ؤ": "و",
            "ئ": "ی",
            "ۀ": "ه",
            "ة": "ه",
            "ي": "ی",
            "ى": "ی",
            "ك": "ک",
        },
        **dict.fromkeys("ء " + ZWNJ + HAMZA_ABOVE + HARAKAT),
    }
)


def to_name_key(text: str) -> str:
    """Return the key of a name in clean form: letters in one spelling, no spaces, «الله» as «اله»."""
    return text.translate(_TO_KEY).replace("الله", "اله")


def is_given_name(key: str) -> bool:
    """Whether a key is that of a whole given name: of «محمدرضا», of «محمد رضا»."""
    return key in _given_keys()


def is_given_word(key: str) -> bool:
    """Whether a key is that of a word that given names are made of: of «اله» in «روح اله»."""
    return key in _given_word_keys()


def is_surname(key: str) -> bool:
    """Whether a key is that of a whole surname."""
    return key in _surname_keys()


@cache
def _given_keys() -> frozenset[str]:
    return frozenset(to_name_key("\n".join(given_names())).split("\n"))


@cache
def _given_word_keys() -> frozenset[str]:
    return frozenset(to_name_key(word) for word in {word for name in given_names() for word in name.split()})


@cache
def _surname_keys() -> frozenset[str]:
    return frozenset(to_name_key("\n".join(surnames())).split("\n"))
