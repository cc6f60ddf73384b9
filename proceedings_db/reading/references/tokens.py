"""The tokens of a reference string, each knowing where it stands."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from proceedings_db.text.characters import BIDI_MARKS, BOM, HAMZA_ABOVE, HARAKAT, KASHIDA, ZWJ, ZWNJ, ZWSP
from proceedings_db.text.numerals import to_ascii_digits

LONGEST: Final = 6000
"""Characters of a string that are tokenised; no reference is longer, and the rest is reported as not read."""

_MARKS: Final = re.escape(HARAKAT + HAMZA_ABOVE + ZWNJ + ZWJ + KASHIDA) + "\u0300-\u036f"
_LETTER: Final = rf"[^\W\d_{KASHIDA}]"
_URL_CHARACTER: Final = r"[^\s«»<>،؛\"“”\]\[]"
# Names of hosts and of letterboxes are bounded as the standards have them, so that no text takes squared time.
_LABEL: Final = "[a-zA-Z0-9-]{1,63}"
_URL: Final = rf"""(?P<url>(?:https?\s?:\s?//|ftp://|www\.\s?(?=\w+\.)){_URL_CHARACTER}+
        |(?:doi\.org/|dx\.doi\.org/)?10\.\d{{4,9}}/{_URL_CHARACTER}+
        |[\w.+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,8}}
        |[a-zA-Z0-9][a-zA-Z0-9-]{{0,62}}(?:\.{_LABEL}){{0,8}}\.[a-zA-Z]{{2,6}}/{_URL_CHARACTER}+
        |[a-zA-Z][a-zA-Z0-9-]{{0,62}}(?:\.{_LABEL}){{0,8}}\.(?:ir|com|org|net|edu|info|gov)\b)|"""
_OTHERS: Final = rf"""(?P<number>\d+)
    |(?P<word>{_LETTER}(?:{_LETTER}|[{_MARKS}])*(?:['’]{_LETTER}+)*)
    |(?P<run>(?P<same>[_.…\-–—{KASHIDA}*#=])(?P=same)+)
    |(?P<mark>[^\s{re.escape(BIDI_MARKS + BOM + ZWSP + ZWNJ + ZWJ)}\ud800-\udfff])"""
_TOKEN: Final = re.compile(_OTHERS, re.VERBOSE)
_TOKEN_OR_URL: Final = re.compile(_URL + _OTHERS, re.VERBOSE)
_MAY_HOLD_URL: Final = re.compile(r"[/@]|\.[a-zA-Z]|www\.")
"""What no address is without; most strings hold none, and are parted in half the time."""
_URL_END: Final = ".,:;)]}'’"
_FOLD: Final = str.maketrans(
    {
        **dict(zip("يىكةۀأإٱآؤئ", "ییکههااااوی", strict=True)),
        **dict.fromkeys(HARAKAT + HAMZA_ABOVE + ZWNJ + ZWJ + KASHIDA + "ء"),
    }
)
_MARK_FOLD: Final = str.maketrans({**dict.fromkeys("–—−˗‐‑" + KASHIDA, "-"), "٫": ".", "٬": ",", "٪": "%", "۔": "."})
# A teh marbuta inside a word means that the space after it was lost: «مجلةمدرس».
_LOST_SPACE: Final = re.compile(rf"(?<=[ةۀ])(?={_LETTER}{{3}})")
_ORDINAL_ENDS: Final = [
    "اول",
    "دوم",
    "سوم",
    "چهارم",
    "پنجم",
    "ششم",
    "هفتم",
    "هشتم",
    "نهم",
    "دهم",
    "یازدهم",
    "دوازدهم",
    "سیزدهم",
    "چهاردهم",
    "پانزدهم",
    "شانزدهم",
    "بیستم",
    "یکم",
]
_COUNTED: Final = re.compile(rf"^(جلد|چاپ|شماره|دوره|سال|ج|چ)({'|'.join(_ORDINAL_ENDS)})$")


class Token(NamedTuple):
    """One token: ``raw[start:end]``, its folded ``form`` and what it is."""

    start: int
    end: int
    text: str
    form: str
    kind: str  # word, number, mark, url


@lru_cache(maxsize=20_000)
def fold_token(text: str) -> str:
    """Return the form by which a token is compared: «كتاب‌هاي» gives «کتابهای», «Ṭehrān» gives tehran."""
    if text.isascii():
        return text.lower()
    folded = to_ascii_digits(text.translate(_FOLD)).lower()
    if any("\u00c0" <= c <= "\u036f" or "\u1e00" <= c <= "\u1eff" or c >= "\ufb50" for c in folded):
        plain = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in plain if unicodedata.category(c) != "Mn").translate(_FOLD).lower()
    return folded


def _form(text: str, kind: str) -> str:
    """Return the folded form of a token, never empty."""
    if kind == "mark":
        return text.translate(_MARK_FOLD)[:1] if len(text) == 1 else text[0].translate(_MARK_FOLD) * 2
    return fold_token(text) or text


@lru_cache(maxsize=50_000)
def _split_match(text: str, kind: str) -> tuple[Token, ...]:
    """Return the tokens of one match as if it stood at offset 0; remembered, since a list repeats its words."""
    if kind == "word" and len(text) > 4 and not text.isascii():
        return tuple(_split_word(text, 0))
    if kind == "url":
        return tuple(_split_url(text))
    kind = "mark" if kind == "run" else kind
    return (Token(0, len(text), text, _form(text, kind), kind),)


def _split_word(text: str, start: int) -> list[Token]:
    """Return the tokens of a word, two where a counting word or a teh marbuta shows that a space was lost."""
    lost = _LOST_SPACE.search(text)
    if lost:
        cut = lost.start()
        return [*_split_word(text[:cut], start), *_split_word(text[cut:], start + cut)]
    form = _form(text, "word")
    counted = _COUNTED.match(form)
    if counted and len(form) == len(text):
        cut = counted.end(1)
        return [
            Token(start, start + cut, text[:cut], counted[1], "word"),
            Token(start + cut, start + len(text), text[cut:], counted[2], "word"),
        ]
    return [Token(start, start + len(text), text, form, "word")]


def _split_url(text: str) -> list[Token]:
    """Return the token of an address and those of the marks that end the phrase it stands in."""
    url = text.rstrip(_URL_END)
    if "(" in url and text[len(url) : len(url) + 1] == ")":
        url = text[: len(url) + 1]
    place = len(url)
    marks = [Token(place + i, place + i + 1, mark, _form(mark, "mark"), "mark") for i, mark in enumerate(text[place:])]
    return [Token(0, place, url, url.lower(), "url"), *marks]


def split_tokens(raw: str) -> list[Token]:
    """Return the tokens of ``raw``: words, runs of digits, single marks and whole URLs, with their offsets.

    A letter meeting a digit parts two tokens, since typists lose that space: «شماره۶۹» gives «شماره» and «۶۹». A
    half-space parts nothing. Only the first :data:`LONGEST` characters are looked at.
    """
    tokens: list[Token] = []
    end = min(len(raw), LONGEST)
    pattern = _TOKEN_OR_URL if _MAY_HOLD_URL.search(raw, 0, end) else _TOKEN
    for match in pattern.finditer(raw, 0, end):
        start = match.start()
        for begin, stop, text, form, kind in _split_match(match[0], match.lastgroup or "mark"):
            tokens.append(Token(start + begin, start + stop, text, form, kind))
    return tokens
