"""Cities, and houses where a meeting is held: «تهران - دانشگاه تربیت مدرس»."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from proceedings_db.reading.author_lines import has_function_word
from proceedings_db.reading.bodies import first_word, is_body
from proceedings_db.reading.document import Passage
from proceedings_db.text.body_words import TOP_BODIES
from proceedings_db.text.fold import fold, fold_title

_CITIES: Final = (
    *("تهران", "مشهد", "اصفهان", "کرج", "شیراز", "تبریز", "قم", "اهواز", "کرمانشاه", "ارومیه", "رشت", "زاهدان"),
    *("همدان",),
    *("کرمان", "یزد", "اردبیل", "بندرعباس", "اراک", "اسلامشهر", "زنجان", "سنندج", "قزوین", "خرم آباد", "گرگان", "ساری"),
    *("بجنورد", "بیرجند", "بوشهر", "سمنان", "شهرکرد", "ایلام", "یاسوج", "بابل", "آمل", "بابلسر", "قائمشهر", "کاشان"),
    *("نجف آباد", "شاهرود", "سبزوار", "نیشابور", "تربت حیدریه", "تربت جام", "قوچان", "دزفول", "آبادان", "خرمشهر"),
    *("بروجرد", "ملایر", "نهاوند", "تویسرکان", "بهار", "ساوه", "مراغه", "مرند", "میانه", "اهر", "خوی", "مهاباد", "سقز"),
    *("بوکان", "میاندوآب", "سلماس", "بناب", "شبستر", "آستارا", "انزلی", "بندر انزلی", "لاهیجان", "لنگرود", "رودسر"),
    *("فومن", "تنکابن", "رامسر", "چالوس", "نوشهر", "نور", "محمودآباد", "بهشهر", "نکا", "گنبد کاووس", "گنبد", "جرجان"),
    *("دامغان", "گرمسار", "ورامین", "شهریار", "دماوند", "پردیس", "ری", "شهر ری", "ابهر", "خرمدره", "تاکستان", "الوند"),
    *("خمینی شهر", "شاهین شهر", "لنجان", "مبارکه", "نایین", "اردستان", "گلپایگان", "خوانسار", "خمین", "محلات"),
    *("دلیجان",),
    *("تفرش", "آشتیان", "اردکان", "میبد", "مهریز", "بافق", "تفت", "رفسنجان", "سیرجان", "بم", "جیرفت", "زرند", "بافت"),
    *("چابهار", "ایرانشهر", "زابل", "خاش", "سراوان", "قشم", "کیش", "جزیره کیش", "میناب", "بندر لنگه", "لار"),
    *("جهرم", "فسا"),
    *("مرودشت", "داراب", "کازرون", "آباده", "اقلید", "استهبان", "نی ریز", "فیروزآباد", "برازجان", "گناوه", "دهدشت"),
    *("گچساران", "دوگنبدان", "بهبهان", "ماهشهر", "شوشتر", "شوش", "اندیمشک", "مسجدسلیمان", "ایذه", "رامهرمز", "شادگان"),
    *("الیگودرز", "دورود", "ازنا", "کوهدشت", "پلدختر", "مریوان", "بانه", "قروه", "بیجار", "کامیاران"),
    *("اسدآباد", "جوانرود"),
    *("سنقر", "کنگاور", "پاوه", "گیلانغرب", "دهلران", "مهران", "بروجن", "فارسان", "لردگان", "مشگین شهر"),
    *("پارس آباد", "خلخال"),
    *("شیروان", "اسفراین", "فردوس", "قائن", "طبس", "گناباد", "کاشمر", "بردسکن", "چناران", "درگز", "سرخس"),
    *("تایباد", "خواف"),
    *("کابل", "هرات", "بلخ", "دوشنبه", "باکو", "استانبول", "آنکارا", "بغداد", "نجف", "کربلا", "بیروت", "دمشق"),
    *("دبی", "مسقط"),
    *("دوحه", "کویت", "قاهره", "لاهور", "اسلام آباد", "کراچی", "دهلی", "دهلی نو", "پکن", "توکیو", "مسکو"),
    *("پاریس", "لندن"),
    *("برلین", "رم", "وین", "ژنو", "نیویورک", "واشنگتن", "تورنتو", "مونترال", "سیدنی", "کوالالامپور", "تفلیس"),
    *("ایروان",),
    *("tehran", "mashhad", "isfahan", "esfahan", "shiraz", "tabriz", "qom", "ahvaz", "ahwaz", "kerman"),
    *("kermanshah", "yazd"),
    *("rasht", "hamedan", "hamadan", "zanjan", "qazvin", "kashan", "karaj", "urmia", "arak", "gorgan", "sari"),
    *("semnan",),
    *("birjand", "bojnord", "bushehr", "sanandaj", "shahrekord", "babolsar", "babol", "ardabil", "zahedan"),
    *("ilam", "yasouj"),
)
CITIES: Final = frozenset(fold_title(city) for city in _CITIES)
COUNTRIES: Final = frozenset(
    fold_title(name)
    for name in (
        *("ایران", "جمهوری اسلامی ایران", "iran", "islamic republic of iran", "i.r. iran", "افغانستان"),
        *("تاجیکستان", "عراق"),
        *("ترکیه", "پاکستان", "هند", "لبنان", "سوریه", "آلمان", "فرانسه", "انگلستان", "کانادا", "ایالات متحده"),
        *("آمریکا",),
    )
)
_HALLS: Final = frozenset(
    fold_title(word) for word in ("سالن", "تالار", "هتل", "آمفی", "فرهنگسرا", "باغ", "مسجد", "مصلی", "آتلیه")
)
_HOUSES: Final = (
    TOP_BODIES | {fold(word) for word in ("دانشکده", "پژوهشکده", "پردیس", "مرکز", "کتابخانه", "موزه")}
) - {fold(word) for word in ("جامعه", "بانک", "مجلس", "نهاد", "صدا", "نشر", "روزنامه", "اتحادیه", "ستاد", "بسیج")}
_PARTS: Final = re.compile(r"\s*[،,؛;|/]\s*|\s+[-–—]\s*|\s*[-–—]\s+|\s*:\s*")
_AND: Final = re.compile(r"\s+(?:و|and)\s+|\s*[،,]\s*")


class PlaceReading(NamedTuple):
    """The city and the house of a meeting."""

    city: Passage | None
    venue: Passage | None


def is_city(text: str) -> bool:
    """Whether a text is the name of a known city, or of several: «تهران و قم»."""
    words = [part for part in _AND.split(text.strip(" ()،,.")) if part]
    return bool(words) and all(fold_title(_without_word_city(word)) in CITIES for word in words)


def is_country(text: str) -> bool:
    """Whether a text is the name of a country: «جمهوری اسلامی ایران»."""
    return fold_title(text) in COUNTRIES


def _without_word_city(text: str) -> str:
    return re.sub("^(?:شهر|شهرستان)\\s+", "", text)


def is_venue(text: str) -> bool:
    """Whether a text names a house: «سالن همایش‌های صدا و سیما», «دانشگاه تربیت مدرس»."""
    first = text.split()[:1]
    if not first or text.isascii():
        return is_body(text)
    # «مدیریت …» and «جامعه …» begin names of meetings as well, which go on over two lines.
    known = fold_title(first[0]) in _HALLS or first_word(text) in _HOUSES
    return known and not has_function_word(text)


def read_place(passage: Passage) -> PlaceReading | None:
    """Return the city and the house in a line like «تهران، دانشگاه تهران»; ``None`` if it names neither.

    Cities are those of a list; several stay as printed («تهران و قم»). One unknown word before or after a house is
    taken for a city.
    """
    edges = "-–—،,:؛." if passage.text.count("(") == passage.text.count(")") else "-–—،,:؛()."
    whole = passage.trim(edges)
    if whole.text.startswith("(") and whole.text.endswith(")"):
        whole = whole.trim("()")
    parts = whole.split(_PARTS)
    venues = [part for part in parts if is_venue(part.text)]
    cities = [part for part in parts if part not in venues and is_city(part.text)]
    rest = [part for part in parts if part not in venues and part not in cities and not is_country(part.text)]
    if not venues and not cities:
        return PlaceReading(None, None) if parts and not rest else None
    if venues and not cities and len(rest) == 1 and _may_be_city(rest[0].text):
        cities, rest = rest, []
    if rest and not venues:
        return None
    return PlaceReading(_join(cities), _join([part for part in parts if part in venues or part in rest]))


def _may_be_city(text: str) -> bool:
    return len(text.split()) <= 2 and not any(map(str.isdecimal, text))


def _join(parts: list[Passage]) -> Passage | None:
    if not parts:
        return None
    return parts[0].document.passage(parts[0].start, parts[-1].end)
