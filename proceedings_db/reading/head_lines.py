"""Lines between the title of a paper and its abstract, told apart by what they begin with."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.affiliations import EMAIL, is_affiliation
from proceedings_db.reading.author_lines import author_likeness
from proceedings_db.reading.document import Passage
from proceedings_db.reading.labels import KEYWORDS, match_label
from proceedings_db.text.dates import find_date

DATES: Final = re.compile(
    r"\s*(?:(?:تار[یي]خ\s*)?(?:در[یي]افت|پذ[یي]رش|وصول|ارسال|بازنگر[یي]|انتشار|تصو[یي]ب)|received|accepted|revised)\b[^:：]{0,20}[:：]"
    r"|\s*نوع\s+مقاله\s*[:：]?|\s*doi\s*:|\s*https?://",
    re.IGNORECASE,
)
"""Dates, article type and addresses of a paper."""
AUTHOR_LABEL: Final = re.compile(
    r"\s*(?:نام\s+)?(?:نو[یي]سنده|نو[یي]سندگان|مؤلف|مولفان|پد[یي]دآورندگان|authors?|by)\s*(?:[:：]|(?<=by)\s)\s*", re.I
)
CERTAIN_NAMES: Final = 0.5
"""Likeness from which a line of a head is one of names, whatever stands around it."""
_BESIDE_NAME: Final = re.compile(r"\s*(?:[-–—:(،,]|\t)\s*")
_MOST_NAME_WORDS: Final = 7
_LEAST_NAME: Final = -0.5
_LONGEST_DATE: Final = 60
_LONGEST_LINE: Final = 600


def find_name_end(line: Passage) -> tuple[int, int] | None:
    """Return where a name ends and the affiliation beside it begins, or ``None``.

    «دکتر سیدهادی زرقانی* - استادیار جغرافیای سیاسی، دانشگاه فردوسی مشهد» has both on one line; a comma, a colon, a tab
    or a bracket may stand in the place of the hyphen.
    """
    text = line.text
    if len(text) > _LONGEST_LINE or is_affiliation(text):
        return None
    for match in _BESIDE_NAME.finditer(text):
        name, rest = text[: match.start()], text[match.end() :]
        if not name.strip() or len(name.split()) > _MOST_NAME_WORDS or author_likeness(name) <= _LEAST_NAME:
            continue
        if is_affiliation(rest):
            return match.start(), match.end()
    return None


def below_title(line: Passage) -> float:
    """Return how sure it is that a line of a head stands under the title: from -1, a title, to 1.

    Names, affiliations and addresses do; dates and keywords may stand anywhere in a head.
    """
    text = line.text
    if DATES.match(text) or is_date(text) or match_label(line, KEYWORDS, loose=True) is not None:
        return CERTAIN_NAMES / 2
    if EMAIL.search(text) or is_affiliation(text) or AUTHOR_LABEL.match(text) or find_name_end(line) is not None:
        return 1.0
    return author_likeness(text)


def is_date(text: str) -> bool:
    """Whether a line is a date and little else: «تابستان ۱۳۹۱»."""
    date = find_date(text) if len(text) < _LONGEST_DATE else None
    return date is not None and 2 * (date.char_end - date.char_start) > len(text.strip())
