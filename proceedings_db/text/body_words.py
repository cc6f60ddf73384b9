"""The nouns with which names of bodies begin: «دانشگاه», «وزارت», «دانشکده», ``university``; folded."""

from __future__ import annotations

from typing import Final

from proceedings_db.text.fold import fold


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


TOP_BODIES: Final = _folded(
    *("دانشگاه", "سازمان", "وزارت", "وزارتخانه", "شهرداری", "استانداری", "فرمانداری", "بخشداری", "انجمن", "موسسه"),
    *("پژوهشگاه", "بنیاد", "فرهنگستان", "جهاد", "جهاددانشگاهی", "شرکت", "اداره", "کانون", "مجمع", "آستان", "بانک"),
    *("شورای", "اتحادیه", "جامعه", "پارک", "مجتمع", "حوزه", "نهاد", "خبرگزاری", "صدا", "ستاد", "صندوق", "فدراسیون"),
    *("مدرسه", "هنرستان", "آکادمی", "بیمارستان", "روزنامه", "نشر", "انتشارات", "مجلس", "قوه", "نیروی"),
    *("ارتش", "سپاه"),
    *("کمیسیون", "سفارت", "اتاق", "هلدینگ", "گروه‌صنعتی", "آزمایشگاه", "رصدخانه", "اندیشکده", "کمیساریای", "بسیج"),
    *("university", "institute", "ministry", "society", "association", "organization", "organisation", "academy"),
    *("college", "company", "municipality", "foundation", "corporation", "bank", "council", "agency", "union"),
)
"""Bodies that stand by themselves."""

UNIT_BODIES: Final = _folded(
    *("دانشکده", "گروه", "بخش", "معاونت", "پژوهشکده", "پژوهشسرا", "مرکز", "دفتر", "کمیته", "قطب", "کرسی", "پردیس"),
    *("آموزشکده", "مدیریت", "کتابخانه", "موزه", "خانه", "دبیرخانه", "هسته", "واحد", "کارگروه", "شورا"),
    *("هیات", "هیئت"),
    *("department", "faculty", "school", "center", "centre", "division", "group", "laboratory", "office"),
    *("research",),
)
"""Bodies that are mostly part of another one."""

PARENT_BODIES: Final = _folded(
    *("دانشگاه", "وزارت", "وزارتخانه", "سازمان", "شهرداری", "استانداری", "فرمانداری", "پژوهشگاه", "فرهنگستان"),
    *("جهاد", "جهاددانشگاهی", "آستان", "مجلس", "مجمع", "نیروی", "شورای", "قوه", "ستاد", "بنیاد", "موسسه"),
    *("دانشکده", "پژوهشکده", "پردیس", "معاونت"),
)
"""Bodies that others are named after: «دفتر مطالعات سیاسی وزارت کشور»; the rest are as often the subject of a name."""

BRANCHES: Final = _folded("واحد", "شعبه", "پردیس", "دانشکده", "پژوهشکده", "معاونت", "مرکز")
"""Units that may stand behind the body they are of: «دانشگاه آزاد اسلامی واحد مشهد»."""
