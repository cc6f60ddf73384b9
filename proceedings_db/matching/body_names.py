"""Of which body a named one is part: «دفتر مطالعات سیاسی وزارت کشور» of «وزارت کشور», by the words alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from proceedings_db.text.body_words import BRANCHES, PARENT_BODIES, TOP_BODIES, UNIT_BODIES
from proceedings_db.text.fold import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD: Final = re.compile(r"[\w\u200c]+")
_BRACKETS: Final = re.compile(r"(?P<before>[^()]+)\((?P<inside>[^()]+)\)\s*")
_COMMA: Final = re.compile(r"\s*[،,؛;/]\s*|\s+[-–—]\s+")
_NO_GENITIVE: Final = frozenset(
    map(fold, ("و", "در", "از", "با", "به", "برای", "بر", "بین", "میان", "درباره", "پیرامون", "ویژه", "های", "ها"))
)
"""Words after which a body is what a name speaks of, not what the named one is part of."""
_SUBJECTS: Final = frozenset(map(fold, ("دانشکده", "پژوهشکده", "پردیس", "معاونت")))
"""Units that a name goes on with only if their own parent follows: «گروه تاریخ دانشکده ادبیات دانشگاه تهران»."""
_OFFICES: Final = UNIT_BODIES | frozenset(
    map(fold, ("انتشارات", "نشر", "بیمارستان", "آزمایشگاه", "بسیج", "پارک", "صندوق"))
)
"""Bodies that one word is enough of before their parent: «انتشارات دانشگاه تهران»."""
_UNIVERSITY: Final = fold("دانشگاه")
_SHRINE: Final = fold("آستان")
_OF_SHRINES: Final = frozenset(map(fold, ("قدس", "مقدس")))
"""What follows «آستان»; folded, that is the word for a province too."""
_MINISTRIES: Final = frozenset(map(fold, ("وزارت", "وزارتخانه")))
_BRANCH: Final = frozenset(map(fold, ("واحد", "شعبه")))
_NAMELESS: Final = frozenset(
    map(fold, ("دانشکده", "گروه", "بخش", "معاونت", "واحد", "دبیرخانه", "department", "faculty", "division"))
)
_LONGEST: Final = 300


class BodyParts(NamedTuple):
    """A unit and the body that it is part of, both as they stand in the name."""

    unit: str
    parent: str


@lru_cache(maxsize=1 << 12)
def split_body(name: str) -> BodyParts | None:
    """Return unit and parent of a name that holds both, else ``None``.

    «گروه تاریخ دانشکده ادبیات دانشگاه تهران» gives «گروه تاریخ» and «دانشکده ادبیات دانشگاه تهران»; «دانشگاه آزاد
    اسلامی واحد مشهد» gives «واحد مشهد» and «دانشگاه آزاد اسلامی»; «شهرداری تهران (معاونت برنامه‌ریزی)» gives
    «معاونت برنامه‌ریزی» and «شهرداری تهران»; «دانشگاه تهران» gives ``None``.
    """
    if len(name) > _LONGEST:
        return None
    parts = _split_brackets(name) or _split_at_comma(name) or _split_words(name)
    if parts is None or fold(parts.unit) == fold(parts.parent):
        return None
    return parts


def body_key(name: str) -> str:
    """Return the key that all spellings of one body share, whichever of unit and parent is printed first.

    «دانشگاه تهران، دانشکده ادبیات» and «دانشکده ادبیات دانشگاه تهران» have the same.
    """
    parts = split_body(name)
    return fold_name(parts.unit) + body_key(parts.parent) if parts else fold_name(name)


def institution_chain(name: str, to_known_name: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return the keys of the institution that a body is or belongs to, and of those above it.

    Faculties and departments stand for their university; a branch («واحد مشهد») is an institution of its own.
    ``to_known_name`` gives the name that a body goes by.
    """
    name = to_known_name(name)
    keys = [body_key(name)]
    seen = {keys[0]}
    while (parts := split_body(name)) is not None:
        name = to_known_name(parts.parent)
        key = body_key(name)
        if key in seen:
            break
        seen.add(key)
        if first_word(parts.unit) not in _BRANCH:
            keys.clear()
        keys.append(key)
    return tuple(keys)


def is_bare_unit(name: str) -> bool:
    """Whether a name is that of a unit of many bodies, and none of them is named: «دانشکده ادبیات»."""
    return first_word(name) in _NAMELESS and split_body(name) is None


def first_word(text: str) -> str:
    """Return the folded first word of a name."""
    match = _WORD.search(text)
    return fold(match[0]) if match else ""


def _split_brackets(name: str) -> BodyParts | None:
    """Part «شهرداری تهران (معاونت برنامه‌ریزی)», and «دانشکده ادبیات (دانشگاه تهران)»."""
    match = _BRACKETS.fullmatch(name)
    if match is None:
        return None
    before, inside = match["before"].strip(" ،,"), match["inside"].strip()
    if _is_whole(before) and first_word(inside) in UNIT_BODIES:
        return BodyParts(inside, before)
    return BodyParts(before, inside) if _is_unit(before) and _is_whole(inside) else None


def _split_at_comma(name: str) -> BodyParts | None:
    """Part «دانشگاه تهران، دانشکده ادبیات» and «دانشکده ادبیات، دانشگاه تهران»; both may have further parts."""
    cuts = list(_COMMA.finditer(name))
    for cut in cuts:
        before, after = name[: cut.start()].strip(), name[cut.end() :].strip()
        if _is_unit(before) and _is_whole(after):
            return BodyParts(before, after)
    for cut in reversed(cuts):
        before, after = name[: cut.start()].strip(), name[cut.end() :].strip()
        if _is_whole(before) and _is_part(after) and split_body(after) is None:
            return BodyParts(after, before)
    return None


def _split_words(name: str) -> BodyParts | None:
    """Part a name at the first word that begins its parent, or a branch of it."""
    words = list(_WORD.finditer(name))
    folded = [fold(word[0]) for word in words]
    if not folded or folded[0] not in TOP_BODIES | UNIT_BODIES or folded[0].isascii():
        return None
    for at in range(1, len(words) - 1):
        start = words[at].start()
        before, rest = name[:start].strip(" ،,-–"), name[start:].strip()
        if folded[at] in BRANCHES and at > 1 and folded[0] in TOP_BODIES and folded[at - 1] not in _NO_GENITIVE:
            return BodyParts(rest, before)
        if folded[at] in PARENT_BODIES and _may_be_parent(folded, at, rest):
            return BodyParts(before, rest)
    return None


def _may_be_parent(folded: list[str], at: int, rest: str) -> bool:
    """Whether the body that begins at a word of a name is the one that the whole is part of."""
    word, first = folded[at], folded[0]
    if folded[at - 1] in _NO_GENITIVE or folded[at + 1] in _NO_GENITIVE:
        return False
    if first not in _OFFICES and at < 2:
        return False
    if word == _SHRINE and folded[at + 1] not in _OF_SHRINES:
        return False
    if first == _UNIVERSITY:
        return word in _MINISTRIES
    return word not in _SUBJECTS or split_body(rest) is not None


def _is_whole(text: str) -> bool:
    """Whether a text names a body that stands by itself: «دانشگاه تهران», «University of Tehran»."""
    words = [fold(word) for word in _WORD.findall(text)]
    if len(words) < 2:
        return False
    if words[0].isascii():
        return any(word in TOP_BODIES for word in words) and words[0] not in UNIT_BODIES
    return words[0] in PARENT_BODIES or (words[0] in UNIT_BODIES and split_body(text) is not None)


def _is_part(text: str) -> bool:
    """Whether a text begins as the name of a unit does; «Research and Technology» may go on with a ministry's."""
    word = first_word(text)
    return word in UNIT_BODIES and word != "research"


def _is_unit(text: str) -> bool:
    word = first_word(text)
    return word in UNIT_BODIES or word in TOP_BODIES - {_UNIVERSITY} - _MINISTRIES
