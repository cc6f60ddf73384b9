"""Languages by code and by the names that files of exchange have for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

LANGUAGE_NAMES: Final = {
    "fa": "persian", "ar": "arabic", "en": "english", "fr": "french", "de": "german", "es": "spanish",
    "it": "italian", "ru": "russian", "tr": "turkish", "he": "hebrew",
}  # fmt: skip
"""The names that BibLaTeX's ``langid`` takes, by ISO 639-1 code."""
_OTHER_NAMES: Final = {
    "farsi": "fa", "per": "fa", "fas": "fa", "فارسی": "fa", "ara": "ar", "عربی": "ar", "eng": "en", "american": "en",
    "british": "en", "انگلیسی": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "ngerman": "de",
}  # fmt: skip
_CODES: Final = {name: code for code, name in LANGUAGE_NAMES.items()} | _OTHER_NAMES


@lru_cache(maxsize=1 << 10)
def read_language(text: str) -> str:
    """Return the code of a language: of «Persian», «farsi», «per» and «fa-IR» ``fa``; an unknown name as it is."""
    name = text.strip().lower()
    code = name.replace("_", "-").partition("-")[0]
    return _CODES.get(name) or _CODES.get(code) or (code if code in LANGUAGE_NAMES else text.strip())
