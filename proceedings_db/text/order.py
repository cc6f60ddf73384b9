"""Sort keys: the order of a Persian bibliography, as strings that any database compares by code point."""

from __future__ import annotations

import unicodedata
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
    return composed.casefold().translate(_WEIGHTS[hamza])


class _Weights(dict[int, str]):
    """The weight of each letter or digit, found when it is first asked for: its group, then its place in the group."""

    def __init__(self, hamza: Hamza) -> None:
        super().__init__()
        self._hamza = hamza

    def __missing__(self, code: int) -> str:
        weight = self[code] = self._weigh(_SAME.get(chr(code), chr(code)))
        return weight

    def _weigh(self, letter: str) -> str:
        if letter in _SEATS:
            letter = _SEATS[letter] if self._hamza == "seat" else "ء"
        if letter and letter in _ALPHABET:
            return _PERSIAN + chr(ord("A") + _ALPHABET.index(letter))
        plain = unicodedata.normalize("NFKD", to_ascii_digits(letter)).casefold()
        return "".join(_weigh_plain(part) for part in plain if part.isalnum())


_WEIGHTS: Final[dict[Hamza, _Weights]] = {"letter": _Weights("letter"), "seat": _Weights("seat")}


def _weigh_plain(letter: str) -> str:
    """The weight of a letter or digit of another alphabet, without its accents."""
    if letter.isdigit() and letter.isascii():
        return _DIGITS + letter
    return (_LATIN if letter.isascii() else _OTHER) + letter
