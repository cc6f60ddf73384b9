"""Sort keys: the order of a Persian bibliography, as strings that any database compares by code point."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, Literal

from proceedings_db.text.characters import HAMZA_ABOVE, clean
from proceedings_db.text.numerals import to_ascii_digits

Hamza = Literal["letter", "seat"]

# ء stands between ا and ب, as in CLDR's collation fa, for hamza on any seat.
_ALPHABET: Final = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_SAME: Final = {"ٱ": "ا", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ې": "ی"}
_SEATS: Final = {"أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ی", "ء": ""}
# Below every letter, so that a shorter field comes first, and printable, so that the key can be stored as text.
_FIELD_END: Final = "!"
_DIGITS, _PERSIAN, _LATIN, _OTHER = "0", "1", "2", "3"
_NOT_WORD: Final = re.compile(r"[\W_]+")


def sort_key(family: str, given: str = "", *more: str, hamza: Hamza = "letter") -> str:
    """Return the key that files a name, or a title and what follows it, in Persian dictionary order.

    Compared by code point, the keys go field by field: «احمدی، بابک» before «احمدی پور، زهرا». Spaces, half-spaces,
    punctuation and vowel marks do not count, figures stand before letters, Persian before Latin. With ``hamza`` as a
    ``"letter"`` (the collation ``fa`` of CLDR) «مؤمنی» stands before «مبینی»; by its ``"seat"`` ؤ files as و, ئ as ی.
    The printed form ends the key, so that only equal fields have equal keys.
    """
    fields = (family, given, *more)
    primary = _FIELD_END.join(_to_primary(field, hamza) for field in fields)
    return f"{primary}{_FIELD_END * 2}{_FIELD_END.join(fields)}"


def _to_primary(field: str, hamza: Hamza) -> str:
    """What counts of one field, two characters a letter or digit."""
    # Hamza printed apart from its seat is one letter with it; Unicode knows that of ي, not of ی.
    composed = unicodedata.normalize("NFC", clean(field)).replace("ی" + HAMZA_ABOVE, "ئ")
    letters = to_ascii_digits(composed.casefold())
    return "".join(_weigh(letter, hamza) for letter in _NOT_WORD.sub("", letters))


@cache
def _weigh(letter: str, hamza: Hamza) -> str:
    """The weight of one letter or digit: its group, then its place in the group."""
    letter = _SAME.get(letter, letter)
    if letter in _SEATS:
        letter = _SEATS[letter] if hamza == "seat" else "ء"
        if not letter:
            return ""
    if letter in _ALPHABET:
        return _PERSIAN + chr(ord("A") + _ALPHABET.index(letter))
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)).casefold()
    return "".join(_weigh_plain(c) for c in plain)


def _weigh_plain(letter: str) -> str:
    """The weight of a letter or digit of another alphabet, without its accents."""
    if letter.isdigit() and letter.isascii():
        return _DIGITS + letter
    return (_LATIN if letter.isascii() else _OTHER) + letter
