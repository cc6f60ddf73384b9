"""Names of bodies: universities, ministries, societies. Where one begins, and what a comma parts."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from proceedings_db.reading.document import Passage, clean_title
from proceedings_db.text.body_words import TOP_BODIES, UNIT_BODIES
from proceedings_db.text.fold import fold

_STRONG_AFTER_AND: Final = TOP_BODIES | {fold(word) for word in ("دانشکده", "پژوهشکده", "پردیس", "معاونت", "دبیرخانه")}
_SEPARATOR: Final = re.compile(r"\s*[؛;\n]\s*|\s*[،,]\s*(?:و\s+|and\s+)?|\s+(?:و|and)\s+")
_COMMA: Final = re.compile(r"[،,؛;]")
_WITHOUT_COMMA: Final = frozenset(map(fold, ("دانشگاه", "شهرداری", "استانداری", "فرمانداری", "بانک", "انجمن")))
_PARTS_OF_BODIES: Final = frozenset(map(fold, ("گروه", "بخش", "دانشکده", "department", "faculty")))
_LONGEST_LIST: Final = 5000
_SHORTEST_CORRECTED: Final = 6
_CLOSE: Final = 0.84
_WORD: Final = re.compile(r"[\w\u200c]+")
_LATIN_COMMA: Final = re.compile(r"\s*,(?=\s*[ء-یۀ])")


def first_word(text: str) -> str:
    """Return the folded first word of a name: «دانشگاه» of «(دانشگاه تهران)»."""
    match = _WORD.search(text)
    return fold(match[0]) if match else ""


def is_body(text: str) -> bool:
    """Whether a text begins as the name of a body does: «انجمن ژئوپلیتیک ایران», «University of Tehran»."""
    word = first_word(text)
    if word in TOP_BODIES or word in UNIT_BODIES:
        return True
    return word.isascii() and any(fold(w) in TOP_BODIES for w in _WORD.findall(text))


def may_be_body(text: str) -> bool:
    """Whether a text begins as the name of a body does, its first word perhaps misspelt: «استاندارداری کرمان»."""
    return is_body(text) or _correct(first_word(text)) in TOP_BODIES


def find_top_body(text: str) -> int | None:
    """Return where the organisation begins in «گروه تاریخ دانشکده ادبیات دانشگاه تهران», or ``None``."""
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if word in TOP_BODIES and not word.isascii():
            return match.start()
    return None


def split_bodies(passage: Passage) -> list[Passage]:
    """Return the bodies named one after another in a passage.

    A comma parts two names only where another body begins: «وزارت علوم، تحقیقات و فن آوری» is one. «و» parts them
    under the same condition, once the name before it is complete.
    """
    text = passage.text
    if len(text) > _LONGEST_LIST:
        return [passage]
    cuts: list[tuple[int, int]] = []
    start, commas = 0, 0
    for match in _SEPARATOR.finditer(text):
        before, after, mark = text[start : match.start()], text[match.end() :], match[0].strip()
        if _inside_brackets(before) or not _parts(before, after, mark, commas):
            continue
        commas += mark[:1] in ("،", ",", "؛", ";")
        cuts.append((match.start(), match.end()))
        start = match.end()
    parts, at = [], 0
    for cut_start, cut_end in cuts:
        parts.append(passage.cut(at, cut_start))
        at = cut_end
    parts.append(passage.cut(at))
    return [trimmed for part in parts if (trimmed := part.trim(".،؛:"))]


def _inside_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _parts(before: str, after: str, mark: str, commas: int) -> bool:
    """Whether a separator stands between two bodies, by what stands on its sides."""
    if mark[:1] in ("؛", ";") or mark == "":
        return True
    word = _correct(first_word(after))
    known = word in TOP_BODIES or word in UNIT_BODIES
    if mark[0] in "،,":
        if not known:
            return not word.isascii() and (not is_body(before) or first_word(before) in _WITHOUT_COMMA)
        if word in UNIT_BODIES and first_word(before) in TOP_BODIES:
            return _has_parent(after)
        return True
    if len(_WORD.findall(before)) < 2:
        return False
    return word in _STRONG_AFTER_AND or (known and commas > 0)


def _has_parent(text: str) -> bool:
    """Whether a unit is printed with its own parent: «دانشکده هنر و معماری دانشگاه تهران», up to the next comma."""
    own = _COMMA.split(text, maxsplit=1)[0]
    return find_top_body(own) is not None or first_word(own) not in _PARTS_OF_BODIES


def _correct(word: str) -> str:
    """Return the word that begins a body's name for a misspelt one: «استاندارداری» gives «استانداری»."""
    if len(word) < _SHORTEST_CORRECTED or word in TOP_BODIES or word in UNIT_BODIES:
        return word
    return next(iter(get_close_matches(word, TOP_BODIES, n=1, cutoff=_CLOSE)), word)


def clean_body_name(printed: str) -> str:
    """Return the clean form of a body's name: «شهرداري (معاونت برنامه ريزي)» gives «شهرداری (معاونت برنامه‌ریزی)»."""
    return clean_title(_LATIN_COMMA.sub("،", printed))
