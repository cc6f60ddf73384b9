"""Lines of author names: whether a line is one, and the names on it with their footnote marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from proceedings_db.reading.document import LONGEST_TITLE, Passage
from proceedings_db.reading.names import split_names
from proceedings_db.text.characters import clean
from proceedings_db.text.fold import fold
from proceedings_db.text.lexicon import given_names
from proceedings_db.text.numerals import to_ascii_digits

CORRESPONDING: Final = "corresponding"
"""The mark of a name followed by «(نویسنده مسئول)»."""

_MARK: Final = "[0-9۰-۹٠-٩¹²³⁰⁴-⁹*٭∗†‡§#]"
_MARKS: Final = re.compile(rf"\(?{_MARK}+\)?(?:\s*[,،]\s*{_MARK}+)*")
_RESPONSIBLE: Final = re.compile(
    r"[(\[]\s*(?:نو[یي]سنده\s*(?:ی\s*)?(?:مسئول|مسؤول|مسوول)|corresponding(?:\s+author)?)\s*[)\]]", re.I
)
_HONORIFIC: Final = re.compile(
    r"(?:(?:آقای|خانم|جناب|سرکار|دکتر|مهندس|پروفسور|استاد|حجت|حجه|آیت|آيت|ایت|سردار|سرهنگ|سرتیپ|حضرت|dr|prof|eng)\b\.?\s*(?:(?:الله|الاسلام|و\s*المسلمین|والمسلمین)\s+)*)+",
    re.IGNORECASE,
)
_SAYYID: Final = re.compile(r"(?:سید|سيد|سیده|سيده|میر|سادات)\s+")
_PARTS: Final = re.compile(r"\s*[،,؛;/\n\t]\s*|\s+(?:و|and|&)\s+|\s*[-–—]\s*")
_HYPHEN: Final = re.compile(r"\s*[-–—]\s*")
_NATURAL_PARTS: Final = re.compile(r"[،,؛;/|\n]|\s(?:و|and)\s|&|\s[-–—]\s")
_INITIAL: Final = re.compile(r"(?:[ء-ی]\.\s*){1,3}[ء-ی]{2}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FAMILY_FIRST_PARTS: Final = re.compile(r"[؛;\n]|\s(?:و|and)\s")
_NO_NAME: Final = re.compile(r"[:؟?«»\"“”()!=%]|\d")
_FUNCTION_WORDS: Final = frozenset(
    fold(word)
    for word in (
        *("در", "از", "به", "با", "بر", "برای", "تا", "یا", "که", "این", "آن", "براساس", "پس", "پیش", "های"),
        *("of", "the", "in", "for", "on", "a", "an", "to", "with", "from", "by", "using", "based", "its", "their"),
    )
)
_TITLE_WORDS: Final = frozenset(
    fold(word)
    for word in (
        *("بررسی", "تحلیل", "تبیین", "مطالعه", "ارزیابی", "نقش", "تأثیر", "اثر", "اثرات", "مقایسه", "شناسایی"),
        *("جایگاه",),
        *("معرفی", "ارائه", "طراحی", "تدوین", "نقد", "نگاهی", "درآمدی", "پژوهشی", "رویکردی", "توسعه", "مدیریت", "نظام"),
        *("شهر", "شهری", "شهرهای", "شهرستان", "استان", "ایران", "ایرانی", "اسلامی", "تاریخ", "تاریخی"),
        *("معماری", "نمونه"),
        *("موردی", "مورد", "رابطه", "عوامل", "مؤثر", "الگو", "الگوی", "مدل", "روش", "مبانی", "مفهوم", "ساختار"),
        *("سیاست",),
        *("چالش‌ها", "راهکارها", "راهکارهای", "فرهنگ", "فرهنگی", "اجتماعی", "اقتصادی", "سیاسی", "امنیت", "جهان", "دوره"),
        *("study", "analysis", "effect", "effects", "role", "review", "case", "evaluation", "assessment", "model"),
    )
)
_PROFESSOR: Final = fold("استاد")
_MOST_WORDS: Final = 6


class PrintedName(NamedTuple):
    """A name as it stands on its line, honorific included, and the footnote marks beside it."""

    passage: Passage
    marks: frozenset[str]


@lru_cache(maxsize=4096)
def author_likeness(text: str) -> float:
    """Return how much a line looks like names of people: from -1, a title, to 1, certainly names.

    «دکتر زهرا احمدیپور-حسن جعفرزاده» gives 1, «نقش شهرهای مرزی در توسعه» less than 0.
    """
    parts = _likeness_of_parts(text) if len(text) <= LONGEST_TITLE else []
    return sum(parts) / len(parts) if parts else -1.0


def least_likeness(text: str) -> float:
    """Return how much the least likely name of a line looks like one: words of a title among names give it away.

    A word before a given name, as in «خشک زهرا احمدی», is the end of a title.
    """
    return min((-1.0 if _has_word_before(part) else _likeness_of_part(part) for part in _split_parts(text)), default=-1)


def _has_word_before(part: str) -> bool:
    words = part.split()
    if len(words) < 3 or _HONORIFIC.match(part) or _SAYYID.match(part) or starts_with_given_name(part):
        return False
    return starts_with_given_name(" ".join(words[1:]))


def _likeness_of_parts(text: str) -> list[float]:
    parts = _split_parts(text)
    if text.isascii() and not re.search("[,;]", text) and all(" " not in part for part in parts):
        # «Attachment and Depression»: names in Latin letters have two words, or a comma between them.
        return [-0.5] * len(parts)
    return [_likeness_of_part(part) for part in parts]


def _split_parts(text: str) -> list[str]:
    plain = _MARKS.sub(" ", _RESPONSIBLE.sub(" ", text)).strip(" .،؛-/*")
    return [part.strip() for part in _PARTS.split(plain) if part.strip()]


def _likeness_of_part(part: str) -> float:
    honorific = _HONORIFIC.match(part)
    words = part[honorific.end() if honorific else 0 :].split()
    if len(words) > _MOST_WORDS or _NO_NAME.search(part):
        return -1.0
    if any(fold(word) in _FUNCTION_WORDS for word in words):
        return -0.9
    # «استاد» before anything but a name is a rank.
    is_rank = honorific is not None and fold(honorific[0]) == _PROFESSOR and not starts_with_given_name(" ".join(words))
    if (honorific and not is_rank) or _SAYYID.match(part) or _INITIAL.match(part):
        return 1.0
    topical = any(fold(word) in _TITLE_WORDS for word in words)
    if starts_with_given_name(part):
        return 0.2 if topical else 1.0 if len(words) <= 4 else 0.4
    if topical:
        return -0.8
    if part.isascii():
        return 0.4 if all(word[:1].isupper() for word in words) and len(words) <= 4 else -0.3
    return 0.2 if 2 <= len(words) <= 4 else -0.1


def has_function_word(text: str) -> bool:
    """Whether a text has a word like «در» or «برای», which names and affiliations do not have."""
    return any(fold(word) in _FUNCTION_WORDS for word in text.split())


def ends_in_function_word(text: str) -> bool:
    """Whether a text breaks off: «مهاجرت روستاییان و پیامدهای آن در»."""
    words = text.split()
    return bool(words) and (fold(words[-1]) in _FUNCTION_WORDS or words[-1] in ("و", "and"))


def starts_with_given_name(text: str) -> bool:
    """Whether the first word, or the first two, are a known given name: «محمد جواد رنجکش»."""
    words = [clean(word) for word in text.split()[:2]]
    known = given_names()
    return bool(words) and (words[0] in known or " ".join(words) in known)


def is_family_first(texts: list[str]) -> bool:
    """Whether lists of names put the family first, with a comma inside each name: «رضایی، مصطفی؛ محمدی، مریم»."""
    votes = 0
    for text in texts:
        for part in _FAMILY_FIRST_PARTS.split(text):
            pieces = [piece.strip() for piece in re.split("[،,]", part) if piece.strip()]
            if len(pieces) == 2 and (len(texts) > 1 or len(_FAMILY_FIRST_PARTS.split(text)) > 1):
                later = starts_with_given_name(_SAYYID.sub("", pieces[1] + " ").strip() or pieces[1])
                alone = len(pieces[1].split()) <= 2 and not _HONORIFIC.match(pieces[0])
                votes += 1 if later and alone and not starts_with_given_name(pieces[0]) else 0
                votes -= 1 if starts_with_given_name(pieces[0]) and len(pieces[0].split()) > 1 else 0
            elif len(pieces) > 2:
                votes -= 1
    return votes > 0


def split_printed_names(passage: Passage, *, family_first: bool = False) -> list[PrintedName]:
    """Return the names on a line, in order, with their marks: «حسن سجادزاده1، آتوسا کاظمی‌فر2*».

    ``family_first`` says that a comma stands inside each name, and semicolons or «و» between them.
    """
    masked, marks = _mask_marks(passage.text)
    pieces = _split_pieces(masked, family_first=family_first)
    found: list[Passage] = []
    at = 0
    for piece in (piece.strip() for piece in pieces):
        start = masked.replace("\n", " ").find(piece.replace("\n", " "), at) if piece else -1
        if start >= 0:
            found.append(passage.cut(start, start + len(piece)).trim("،,؛;.-–/"))
            at = start + len(piece)
    names = [name for name in found if _LETTER.search(name.text)]
    owned: list[set[str]] = [set() for _ in names]
    for position, signs in marks:
        before = [i for i, name in enumerate(names) if name.start - passage.start < position]
        if names:
            owned[before[-1] if before else 0] |= signs
    return [PrintedName(name, frozenset(signs)) for name, signs in zip(names, owned, strict=True)]


def _split_pieces(text: str, *, family_first: bool) -> list[str]:
    if family_first:
        return _FAMILY_FIRST_PARTS.split(text)
    if text.isascii():
        return split_names(text)
    broken = any(len(line.split()) < 2 for line in text.split("\n"))
    if broken or _NATURAL_PARTS.search(text.replace("\n", " ")):
        # Where something else parts the names, or one breaks off, the end of a line only wraps them.
        text = text.replace("\n", " ")
    hyphened = _HYPHEN.split(text)
    if len(hyphened) > 1 and all(len(part.split()) > 1 for part in hyphened):
        return [piece for part in hyphened for piece in _NATURAL_PARTS.split(part)]
    return _NATURAL_PARTS.split(text)


def _mask_marks(text: str) -> tuple[str, list[tuple[int, frozenset[str]]]]:
    """Return the line with its marks blanked out, and each mark with its place."""
    marks: list[tuple[int, frozenset[str]]] = []

    def blank(match: re.Match[str], signs: frozenset[str]) -> str:
        marks.append((match.start(), signs))
        return " " * len(match[0])

    masked = _RESPONSIBLE.sub(lambda match: blank(match, frozenset((CORRESPONDING,))), text)
    masked = _MARKS.sub(lambda match: blank(match, read_marks(match[0])), masked)
    return masked, marks


def read_marks(text: str) -> frozenset[str]:
    """Return the footnote marks in a string, figures as ASCII and stars as «*»: «۱,*» gives 1 and *."""
    plain = to_ascii_digits(unicodedata.normalize("NFKC", text)).replace("٭", "*").replace("∗", "*")
    return frozenset(match[0] for match in re.finditer(r"\d+|([^\s\d،,()])\1*", plain))
