"""Affiliations: rank or degree, department, organisation, city."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import has_function_word, starts_with_given_name
from proceedings_db.reading.bodies import clean_body_name, find_top_body, first_word, is_body
from proceedings_db.reading.document import Passage
from proceedings_db.reading.places import is_city, is_country
from proceedings_db.records import Affiliation
from proceedings_db.text.body_words import TOP_BODIES, UNIT_BODIES
from proceedings_db.text.fold import fold

_LOCAL: Final = r"[A-Za-z0-9._%+\-]{1,64}"
EMAIL: Final = re.compile(
    rf"(?:{_LOCAL}|[{{\[(]\s?(?P<group>{_LOCAL}(?:\s?[,،;|]\s?{_LOCAL}){{1,9}})\s?[}}\])])"
    r"@(?P<domain>[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5})"
)
"""An address, or several of one domain: «{parsa, javidan}@sutech.ac.ir»."""
_Y: Final = "[یيئ]"
_GAP: Final = "[\\s\u200c]*"
_DEGREE: Final = (
    rf"(?:[کك]ارشناس{_Y}?{_GAP}(?:ارشد)?|د[كک]تر(?:{_Y}|ا{_Y}|ا)(?:{_GAP}تخصص{_Y})?|ارشد|سطح{_GAP}\w+"
    rf"|فوق{_GAP}ل{_Y}سانس|ل{_Y}سانس|مقطع{_GAP}\w+|دوره{_GAP}د[کك]تر{_Y}|پسا{_GAP}د[کك]تر{_Y}|Ph\.?D\.?|M\.?Sc\.?|M\.?A\.?)"
)
_RANK: Final = re.compile(
    rf"(?:(?:دانشجو{_GAP}{_Y}?|دانش{_GAP}[آا]موخته{_GAP}(?:{_Y})?|فارغ{_GAP}التحص{_Y}ل|پژوهشگر|پژوهنده|محقق|داوطلب)"
    rf"(?:{_GAP}(?:مقطع|دوره|دوره{_GAP}{_Y}){_GAP})?{_GAP}(?:{_DEGREE})?"
    rf"|(?:استاد{_GAP}{_Y}ار|استاد|دانش{_GAP}{_Y}ار|مرب{_Y}|مدرس|عضو{_GAP}(?:محترم{_GAP})?ه{_Y}ات{_GAP}علم{_Y}|عضو{_GAP}ه{_Y}أت{_GAP}علم{_Y}"
    rf"|ه{_Y}ات{_GAP}علم{_Y}|دب{_Y}ر|معلم|طلبه|رئ?{_Y}س|مد{_Y}ر{_GAP}[کك]ل|معاون|مشاور|سرپرست)"
    rf"(?:{_GAP}(?:تمام|مدعو|بازنشسته|مشارک|پا{_Y}ه{_GAP}\w+)(?!\w))?"
    rf"|{_DEGREE})(?![\w\u200c])",
    re.IGNORECASE,
)
_LATIN_RANK: Final = re.compile(
    r"(?:(?:assistant|associate|full|visiting|adjunct|emeritus)\s+)?(?:professor|lecturer|instructor|researcher)(?:\s+of\b)?"
    r"|(?:ph\.?d\.?|m\.?sc\.?|m\.?a\.?|master'?s?|doctoral|graduate|post-?doc\w*)(?:\s+(?:student|candidate|researcher|graduate))?",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*[،,؛;]\s*|\s+[-–—]\s*|\s*[-–—]\s+|\n")
_CORRESPONDING: Final = re.compile(
    rf"[(\[]?\s*(?:نو{_Y}سنده{_GAP}(?:{_Y}{_GAP})?(?:مسئول|مسؤول|مسوول)|عهده{_GAP}دار{_GAP}م[کك]اتبات|corresponding(?:\s+author)?)"
    r"\s*[)\]]?\s*[:：]?",
    re.IGNORECASE,
)
_PRESENTER: Final = re.compile(
    rf"[(\[]?\s*(?:سخنران|ارا{_Y}ه{_GAP}دهنده(?:{_GAP}مقاله)?|presenter|presenting(?:\s+author)?|speaker)\s*[)\]]?\s*[:：.]?",
    re.I,
)
_CONTACT: Final = re.compile(
    rf"(?:پست{_GAP}ال[کك]ترون{_Y}[کك]{_Y}?|(?:آدرس{_GAP})?ا{_Y}م{_Y}ل|را{_Y}ا?نامه|نشان{_Y}{_GAP}ال[کك]ترون{_Y}[کك]{_Y}?|e-?mail|تلفن|همراه)\s*[:：]?\s*",
    re.IGNORECASE,
)


_PLAIN_BODIES: Final = frozenset(
    fold(word)
    for word in (
        *("دانشگاه", "دانشکده", "پژوهشگاه", "پژوهشکده", "گروه", "موسسه", "مجتمع", "پردیس", "جهاد", "رشته", "آموزشکده"),
    )
)
"""Words with which an affiliation begins; other bodies are the subjects of papers as often."""


class AffiliationReading(NamedTuple):
    """An affiliation taken apart; ``organization`` is clean, the rest as printed."""

    rank: str | None
    department: str | None
    organization: str | None


@lru_cache(maxsize=4096)
def is_affiliation(text: str) -> bool:
    """Whether a text begins with a rank or the name of a body: «استادیار گروه تاریخ، دانشگاه تهران»."""
    stripped = re.sub(r"^[\s\d۰-۹٠-٩*†().\-–]+", "", text)
    rank = _RANK.match(stripped)
    if rank is not None and _is_honorific(rank[0], stripped[rank.end() :]):
        return False
    if rank is not None or _LATIN_RANK.match(stripped):
        return True
    word = first_word(stripped)
    if word.isascii():
        return word in ("department", "faculty", "university") or (is_body(stripped) and "," in stripped)
    if word in _PLAIN_BODIES:
        return not has_function_word(stripped)
    return word in TOP_BODIES | UNIT_BODIES and not has_function_word(stripped) and _is_body_in_place(stripped)


def _is_body_in_place(text: str) -> bool:
    """Whether a name like «مرکز …», with which titles begin as well, is printed with its parent or its city."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1 and (is_city(parts[-1]) or is_country(parts[-1])):
        return True
    first, *rest = text.split(maxsplit=1)
    return bool(first) and any(find_top_body(other) is not None for other in rest)


def _is_honorific(rank: str, rest: str) -> bool:
    """Whether a rank is printed before a name, or is a family name: «استاد محمد رضایی», «مدرس، علی»."""
    following = rest.strip(" ،,")
    return len(rank.split()) == 1 and find_top_body(rest) is None and starts_with_given_name(following)


def names_responsibility(text: str) -> str | None:
    """Return ``corresponding`` or ``presenter`` where a note says what a star means, else ``None``."""
    if _CORRESPONDING.search(text):
        return "corresponding"
    return "presenter" if _PRESENTER.search(text) else None


def strip_contacts(passage: Passage) -> Passage:
    """Return an affiliation without e-mail, telephone and the word for the corresponding author at its ends."""
    text = passage.text
    email = EMAIL.search(text)
    if email is not None:
        passage = passage.cut(0, email.start()) if email.start() > 2 else passage.cut(email.end())
    for pattern in (_CONTACT, _CORRESPONDING, _PRESENTER):
        found = pattern.search(passage.text)
        if found is not None and found.start() <= 1:
            passage = passage.cut(found.end())
        elif found is not None:
            passage = passage.cut(0, found.start())
    return passage.trim(":：.،,؛;-–*()") if not passage.text.endswith(")") else passage.trim(":：.،,؛;-–*")


def read_affiliation(printed: str) -> AffiliationReading:
    """Return rank, department and organisation; the city at the end belongs to none of them.

    «استاديار گروه باستان شناسي دانشکده هنر دانشگاه بوعلي سينا، همدان» gives «استاديار», «گروه باستان شناسي دانشکده هنر»
    and «دانشگاه بوعلی‌سینا».
    """
    text = printed.strip(" \t\n.،,؛;-–—")
    rank = _RANK.match(text) or _LATIN_RANK.match(text)
    rest = text[rank.end() :] if rank else text
    rest = rest.strip(" \t\n.،,؛;-–—:")
    department, organization = _split_organization(rest)
    return AffiliationReading(
        rank[0].strip() if rank and rank[0].strip() else None,
        department or None,
        clean_body_name(organization) if organization else None,
    )


def _split_organization(text: str) -> tuple[str, str]:
    """Return department and organisation, as printed."""
    parts = [(m.start(), m.end()) for m in _PARTS.finditer(text)]
    end = _cut_city(text, parts)
    start = find_top_body(text[:end])
    if start is None:
        start = _find_latin_body(text[:end])
    if start is None:
        return text[:end].strip(" ،,؛;-–—"), ""
    organization, department = text[start:end], text[:start].strip(" ،,؛;-–—")
    for cut_start, cut_end in parts:
        if start < cut_start < end and first_word(text[cut_end:end]) in UNIT_BODIES:
            organization = text[start:cut_start]
            department = department or text[cut_end:end]
            break
    return department, organization.strip(" ،,؛;-–—")


def _cut_city(text: str, parts: list[tuple[int, int]]) -> int:
    """Return where the organisation ends, before a comma, a city and perhaps a country."""
    end = len(text)
    for cut_start, cut_end in reversed(parts):
        last = text[cut_end:end].strip(" .،")
        alone = len(last.split()) <= 2 and first_word(last) not in TOP_BODIES | UNIT_BODIES
        known = is_city(last) or is_country(last)
        if not known and not (alone and "و" not in last.split() and find_top_body(text[:cut_start]) is not None):
            break
        end = cut_start
        if known and not is_country(last):
            break
    return end


def _find_latin_body(text: str) -> int | None:
    """Return where an English organisation begins: the part with «University» in it."""
    at = 0
    for part in re.split("([,;])", text):
        if any(fold(word) in TOP_BODIES and word.isascii() for word in re.findall(r"\w+", part)):
            return at + len(part) - len(part.lstrip())
        at += len(part)
    return None


def to_affiliation(passage: Passage, position: int) -> Affiliation:
    """Return the record of an affiliation as printed."""
    reading = read_affiliation(strip_contacts(passage).text)
    return Affiliation(position, passage.text, reading.rank, reading.department, reading.organization, passage.place)
