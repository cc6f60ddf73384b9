"""The words that printed dates are made of: days, months, seasons, years, and what joins them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from proceedings_db.text.calendars import JALALI_MONTHS, Calendar
from proceedings_db.text.characters import BIDI_MARKS, BOM, HARAKAT, KASHIDA, ZWJ, ZWNJ
from proceedings_db.text.numerals import HUNDREDS, TENS, UNITS, read_cardinal, read_ordinal, to_ascii_digits

_DROPPED: Final = frozenset(BIDI_MARKS + BOM + HARAKAT + KASHIDA + ZWJ)
_SAME: Final = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "ة": "ه", "ۀ": "ه", "ؤ": "و", ZWNJ: " "})

_MONTHS: Final[dict[Calendar, tuple[str, ...]]] = {
    "jalali": (*JALALI_MONTHS[:4], "ا?مرداد", *JALALI_MONTHS[5:7], "[آا]بان", "[آا]ذر", *JALALI_MONTHS[9:]),
    "gregorian": (
        "ژانویه|ینایر|january|jan", "فوریه|فبرایر|february|feb", "مارس|march|mar", "[آا][وپب]ریل|april|apr",
        "مه|می|مایو|may", "ژوئن|ژوین|جون|یونیو|june|jun", "ژو[ئی]یه|جولای|یولیو|july|jul",
        "اوت|[آا]گوست|اغسطس|august|aug", "سپتامبر|سبتمبر|september|sept|sep", "اکتوبر|اکتبر|october|oct",
        "نوامبر|نوفمبر|november|nov", "دسامبر|دیسمبر|december|dec",
    ),
    "hijri": (
        "محرم", "صفر", "ربیع ?الا?ول", "ربیع ?(?:الثانی|الا?خر|الآخر)", "جماد[یا] ?(?:الا?ولی?|الا?ول)",
        "جماد[یا] ?(?:الثانیه?|الا?خره?|الآخره?)", "رجب", "شعبان", "رمضان", "شوال", "ذی? ?(?:ال)?قعده",
        "ذی? ?(?:ال)?حجه",
    ),
}  # fmt: skip
_SEASONS: Final = ("بهار|spring", "تابستان|summer", "پاییز|پائیز|autumn|fall", "زمستان|winter")
_WEEKDAYS: Final = (
    "شنبه|saturday|sat", "یک ?شنبه|sunday|sun", "دو ?شنبه|monday|mon", "سه ?شنبه|tuesday|tue",
    "چهار ?شنبه|wednesday|wed", "پنج ?شنبه|thursday|thu", "جمعه|آدینه|friday|fri",
)  # fmt: skip
_CALENDAR_MARKS: Final[dict[Calendar, str]] = {
    "jalali": r"(?:ه(?:جری)? ?\.? ?)?(?:شمسی|خورشیدی)|ه ?\.? ?ش\.?|ش\.?|(?:h\.?)?sh\.?",
    "hijri": r"(?:ه(?:جری)? ?\.? ?)?قمری|ه ?\.? ?ق\.?|ق\.?|a\.?h\.?",
    "gregorian": r"میلادی|م\.?|a\.?d\.?|c\.?e\.?",
}


@dataclass(frozen=True, slots=True)
class DateToken:
    """One word of a date.

    ``kind`` is one letter: ``D`` a day, ``Z`` a day or a two-digit year (01 to 09), ``T`` a two-digit year, ``Y`` a
    year, ``N`` a date in figures, ``M`` a month, ``S`` a season, ``W`` a weekday (Saturday 0), ``C`` a calendar's
    mark, ``R`` to, ``A`` and, ``K`` a comma, ``J`` what stands between two dates, ``F`` a word without weight, ``X``
    anything else. ``start`` and ``end`` are offsets into the printed text.
    """

    kind: str
    start: int
    end: int
    value: int = 0
    calendar: Calendar | None = None
    figures: tuple[str, str, str] | None = None


def split_date_tokens(text: str) -> list[DateToken]:
    """Return the tokens of ``text`` in order; spaces, marks of direction and half-spaces are none."""
    plain, offsets = _fold_with_offsets(text)
    tokens = []
    for match in _token_pattern().finditer(plain):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        tokens.append(_to_token(match, start, end))
    return tokens


def _fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The text in one form of letters and digits, and for each of its characters where it was printed."""
    plain: list[str] = []
    offsets: list[int] = []
    for offset, printed in enumerate(text):
        if printed in _DROPPED:
            continue
        letters = unicodedata.normalize("NFKC", printed) if "\ufb50" <= printed <= "\ufefc" else printed
        letters = to_ascii_digits(letters.translate(_SAME)).lower()
        plain.extend(" " if letter.isspace() and letter != "\n" else letter for letter in letters)
        offsets.extend([offset] * len(letters))
    return "".join(plain), offsets


@cache
def _token_pattern() -> re.Pattern[str]:
    """All kinds of tokens, those that hold others first."""
    ordinals = "|".join(_day_words())
    words = {
        # A hyphen between spaces parts two dates: «۱۳۹۳ - 27-28 February».
        "N": r"(?<![\d/])(?!\d+ - \d+-\d|\d+-\d+ - \d)"
        r"(?P<n1>\d{1,4}) ?(?P<sep>[/.٫\-]) ?(?P<n2>\d{1,2}) ?(?P=sep) ?(?P<n3>\d{1,4})(?![\d/])",
        "X1": r"\d+(?::\d+)+",
        "Y": _whole(rf"(?:یک ?)?هزار ?و ?(?:{'|'.join(HUNDREDS)})(?: ?و ?(?:{'|'.join([*TENS, *UNITS])}))*"),
        "W": _any("w", _WEEKDAYS, after=""),
        "D": _whole(f"{ordinals}") + r"|\d{1,2} ?(?:ا?م|امین|st|nd|rd|th)(?![^\W_])",
        **{
            f"M{calendar}": _any(f"m{calendar}", months, after=r"(?: ?ماه)?" if calendar == "jalali" else "")
            for calendar, months in _MONTHS.items()
        },
        "S": _any("s", _SEASONS, after=""),
        **{f"C{calendar}": _whole(mark) for calendar, mark in _CALENDAR_MARKS.items()},
        "R": _whole("تا|الی|لغایت|to|until|till") + "|[-–—]",
        "A": _whole("و|and") + "|&",
        "K": "[،,]",
        "J": _whole("(?:برابر|مصادف|مطابق|مقارن|معادل)(?: با)?") + r"|[()\[\]/=|؛;\n]",
        "F": _whole("روزهای|روز|مورخه?|سال|ماه|از|ایام|the|of|during") + "|[.:]",
        "I": r"\d+",
        "X": r"[^\W\d_]+|[^\s\w]|_",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.items()))


def _whole(words: str) -> str:
    """A pattern for words that no letter touches; a figure may."""
    return rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"


def _any(name: str, words: tuple[str, ...], *, after: str) -> str:
    """A pattern for one of several words, with a group for each."""
    return _whole("(?:" + "|".join(f"(?P<{name}{number}>{word})" for number, word in enumerate(words)) + ")" + after)


def _day_words() -> list[str]:
    """Patterns for the days of a month in words, ordinal or cardinal, longest first."""
    units = "یکم|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم"
    teens = [f"{word}م?" for word in sorted(UNITS, key=len, reverse=True)]
    return [rf"(?:بیست|سی) ?و ?(?:{units}|{'|'.join(UNITS)})", "سی ?ا?م", "بیستم?", "سی", "اول", "نخست", "سوم", *teens]


def _to_token(match: re.Match[str], start: int, end: int) -> DateToken:
    """The token of a match of the pattern."""
    groups = {name for name, value in match.groupdict().items() if value is not None}
    group = next(name for name in _token_pattern().groupindex if name in groups and name[0].isupper())
    kind, text = group[0], match[0]
    if kind == "N":
        return DateToken("N", start, end, figures=(match["n1"], match["n2"], match["n3"]))
    if kind == "I":
        return _to_number(text, start, end)
    if kind == "Y":
        return DateToken("Y", start, end, read_cardinal(text) or 0)
    if kind == "D":
        figures = re.match(r"\d+", text)
        day = int(figures[0]) if figures else read_ordinal(text) or read_cardinal(text) or 0
        return DateToken("D" if 1 <= day <= 31 else "X", start, end, day)
    if kind == "M":
        return DateToken("M", start, end, _number_of(groups, f"m{group[1:]}") + 1, _calendar(group[1:]))
    if kind == "S":
        return DateToken("S", start, end, _number_of(groups, "s") + 1)
    if kind == "W":
        return DateToken("W", start, end, _number_of(groups, "w"))
    return DateToken(kind, start, end, calendar=_calendar(group[1:]) if kind == "C" else None)


def _to_number(figures: str, start: int, end: int) -> DateToken:
    """The token of a run of digits."""
    value = int(figures) if len(figures) <= 4 else 0
    if len(figures) == 4:
        return DateToken("Y", start, end, value)
    if len(figures) > 2:
        return DateToken("X", start, end)
    if figures[0] == "0" and len(figures) == 2:
        return DateToken("Z" if value else "T", start, end, value)
    return DateToken("D" if 1 <= value <= 31 else "T" if len(figures) == 2 else "X", start, end, value)


def _number_of(groups: set[str], prefix: str) -> int:
    """The number at the end of the one group that has this prefix and matched."""
    return next(int(name[len(prefix) :]) for name in groups if re.fullmatch(rf"{prefix}\d+", name))


def _calendar(name: str) -> Calendar:
    return next(calendar for calendar in _MONTHS if calendar == name)
