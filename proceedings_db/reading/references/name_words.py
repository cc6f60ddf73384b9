"""Words that names are made of: which lean to be given names, which to be surnames, which go on with the one before."""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.reading.references.lexicon import word_classes
from proceedings_db.reading.references.tokens import fold_token

_WORD: Final = re.compile(r"[^\s،,؛;.()]+")
CONTINUES: Final = frozenset(["سادات", "قلی", "الله", "اله", "الدین", "السادات", "الملوک"])
"""Words that end a compound given name and begin no family name."""
FIRST_HALVES: Final = frozenset(
    ["محمد", "علی", "غلام", "امیر", "میر", "سید", "سیده", "حبیب", "نعمت", "رحمت", "عبد", "شاه"]
)
SECOND_HALVES: Final = frozenset(
    [
        "علی",
        "رضا",
        "حسین",
        "حسن",
        "تقی",
        "نقی",
        "باقر",
        "اکبر",
        "اصغر",
        "مهدی",
        "جواد",
        "صادق",
        "کاظم",
        "امین",
        "ابراهیم",
        "اسماعیل",
    ]
)
_COMMON_GIVEN: Final = frozenset(
    """
    علی محمد حسین حسن رضا احمد محمود عباس ابراهیم اسماعیل یوسف جواد صادق کاظم باقر جعفر حمید مجید سعید وحید ناصر منصور
    مسعود محسن غلامرضا محمدرضا محمدعلی علیرضا امیر ایرج بهرام بهمن بهروز پرویز جمشید داریوش کوروش سیاوش فریدون منوچهر
    هوشنگ خسرو بیژن شهرام ارش بابک فرهاد نادر سیروس کامران مهران مهرداد پیمان پیام امید ایمان احسان رامین جمال جلال کمال
    فاطمه زهرا مریم زینب سمیه معصومه لیلا نرگس مهناز شهناز شیرین پروین ناهید نسرین سوسن مینا سارا سحر سپیده الهام الهه
    اکرم اعظم طاهره صدیقه فریبا فرزانه فرشته شهلا نیلوفر ندا نگار پریسا ازاده مرضیه مهدی هادی مرتضی مصطفی مجتبی اکبر
    اصغر
    """.split()  # noqa: SIM905
)
"""Given names so common that a surname of the same form is the rarer reading."""
_GIVEN_IN_YEH: Final = frozenset(
    [
        *("مهدی", "هادی", "مرتضی", "مصطفی", "مجتبی", "عیسی", "موسی", "یحیی", "مهری", "صغری", "کبری", "لیلی", "سلمی"),
        *("هدی", "نجمی", "پوری", "طوبی", "عذری"),
    ]
)


def text_of(raw: str, span: tuple[int, int]) -> str:
    """Return the printed text of a span."""
    return raw[span[0] : span[1]]


def find_words(raw: str, span: tuple[int, int]) -> list[tuple[int, int, str]]:
    """Return the words of a span with their folded forms."""
    return [
        (span[0] + match.start(), span[0] + match.end(), fold_token(match[0]))
        for match in _WORD.finditer(text_of(raw, span))
    ]


def leaning(form: str) -> float:
    """Return how much a word leans to be a family name rather than a given one."""
    known = word_classes().get(form, "")
    if (form.startswith(("سید", "سیده", "عبدال")) and len(form) > 5) or form.endswith(
        ("الدین", "الله", "اله", "شاه", "میرزا")
    ):
        return -1.5
    if form in _COMMON_GIVEN:
        return -1.3
    score = ("s" in known) * 1.0 - ("G" in known) * 1.0 - ("g" in known) * 0.3
    ends = form.endswith(("پور", "زاده", "نژاد", "نیا", "فر", "یان", "وند"))
    if len(form) > 4 and (ends or (form.endswith("ی") and form not in _GIVEN_IN_YEH)):
        score += 0.8
    return score
