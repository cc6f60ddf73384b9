"""The words that head the parts of a volume and of a paper, in every spelling: they are compared folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from proceedings_db.reading.document import BLANKS, Passage
from proceedings_db.text.fold import fold_title

_LABEL_END: Final = re.compile(r"[:：.؛\-–—|\t]")
_NUMBER_BEFORE: Final = re.compile(r"\s*[\[(]?[0-9۰-۹٠-٩]{1,2}(?:[.\-–][0-9۰-۹٠-٩]{1,2})?[\])]?\s*[.\-–:)]*\s*")
_LONGEST: Final = 40


def _keys(*words: str) -> frozenset[str]:
    return frozenset(fold_title(word) for word in words)


CONTENTS: Final = _keys(
    *("فهرست", "فهرست مطالب", "فهرست مقالات", "فهرست مقاله ها", "فهرست مقاله‌های همایش", "فهرست مندرجات"),
    *("فهرست عناوین", "فهرست عناوین مقالات", "فهرست موضوعات", "فهرست محتویات", "فهرست سخنرانی ها", "فهرست چکیده ها"),
    *("فهرست چکیده مقالات", "فهرست مقالات همایش", "فهرست مقالات کنفرانس", "فهرست مقالات کنگره", "عناوین مقالات"),
    *("عنوان مقالات", "فهرست مقالات پذیرفته شده", "مقالات", "فهرست کلی", "فهرست تفصیلی", "مندرجات", "صورت مقالات"),
    *("contents", "table of contents", "list of papers", "list of abstracts"),
)
ABSTRACT: Final = _keys(
    *("چکیده", "خلاصه", "چکیده مقاله", "خلاصه مقاله", "چکیده فارسی", "چکیده مبسوط", "چکیده انگلیسی", "چکیده لاتین"),
    *("abstract", "extended abstract", "summary", "english abstract"),
)
KEYWORDS: Final = _keys(
    *("واژگان کلیدی", "واژه‌های کلیدی", "واژه کلیدی", "کلیدواژه‌ها", "کلیدواژه", "کلیدواژگان", "کلیدواژه‌های مقاله"),
    *("کلمات کلیدی", "کلمه‌های کلیدی", "واژگان اصلی", "واژه‌های اصلی", "واژگان راهنما", "کلیدواژها", "لغات کلیدی"),
    *("keywords", "key words", "keyword", "index terms", "key terms"),
)
REFERENCES: Final = _keys(
    *("منابع", "منابع و مآخذ", "مآخذ", "منبع", "مراجع", "فهرست مراجع", "فهرست منابع", "فهرست منابع و مآخذ"),
    *("کتابنامه", "کتاب‌شناسی", "مراجع و مآخذ", "منابع و مراجع", "مراجع و منابع", "فهرست مآخذ", "منابع مقاله"),
    *("منابع فارسی", "منابع لاتین", "منابع انگلیسی", "منابع عربی", "منابع خارجی", "منابع فارسی و عربی"),
    *("references", "bibliography", "works cited", "literature cited", "sources", "reference"),
)
BACK_MATTER: Final = _keys(
    *("پی‌نوشت", "پی‌نوشت‌ها", "زیرنویس", "زیرنویس‌ها", "یادداشت‌ها", "پانوشت‌ها", "پیوست", "پیوست‌ها", "ضمائم", "ضمیمه"),
    *("تشکر و قدردانی", "سپاسگزاری", "قدردانی", "تقدیر و تشکر", "سپاس و قدردانی"),
    *("notes", "endnotes", "appendix", "acknowledgements", "acknowledgments", "acknowledgement"),
)
PLAIN_HEADINGS: Final = BACK_MATTER | _keys(
    *("مقدمه", "پیشگفتار", "درآمد", "بیان مسئله", "بیان مساله", "طرح مسئله", "روش تحقیق", "روش پژوهش", "روش‌شناسی"),
    *("مواد و روش‌ها", "روش کار", "روش‌شناسی تحقیق", "روش‌شناسی پژوهش", "مبانی نظری", "چارچوب نظری", "ادبیات تحقیق"),
    *("پیشینه تحقیق", "پیشینه پژوهش", "پیشینه", "ادبیات پژوهش", "مبانی نظری پژوهش", "مبانی نظری تحقیق", "مرور ادبیات"),
    *("یافته‌ها", "یافته‌های تحقیق", "یافته‌های پژوهش", "بحث", "بحث و نتیجه‌گیری", "نتیجه‌گیری", "نتایج", "نتیجه"),
    *("جمع‌بندی", "جمع‌بندی و نتیجه‌گیری", "نتایج و بحث", "بحث و بررسی", "بحث و یافته‌ها", "پیشنهادها", "پیشنهادات"),
    *("نتیجه‌گیری و پیشنهادها", "نتیجه‌گیری و پیشنهادات", "اهداف تحقیق", "فرضیات تحقیق", "فرضیه‌ها", "سوالات تحقیق"),
    *("اهمیت و ضرورت تحقیق", "محدوده مورد مطالعه", "منطقه مورد مطالعه", "تجزیه و تحلیل", "تحلیل یافته‌ها"),
    *("introduction", "background", "methods", "methodology", "materials and methods", "literature review"),
    *("results", "discussion", "results and discussion", "conclusion", "conclusions", "concluding remarks"),
)
INTRODUCTION: Final = _keys("مقدمه", "درآمد", "introduction")
FRONT_MATTER: Final = _keys(
    *("پیشگفتار", "پیش گفتار", "مقدمه", "دیباچه", "سرآغاز", "سخن نخست", "سخن آغازین", "سرمقاله", "صفحات آغازین"),
    *("سخن دبیر", "سخن دبیر علمی", "سخن دبیر همایش", "سخن دبیر علمی همایش", "سخن ناشر", "سخن سردبیر", "یادداشت دبیر"),
    *("پیام رئیس دانشگاه", "پیام رئیس همایش", "پیام دبیر", "پیام دبیر علمی", "پیام دبیر همایش", "پیام دبیر علمی همایش"),
    *("مقدمه دبیر علمی", "مقدمه دبیر", "مقدمه ناشر", "خیر مقدم", "خوشامدگویی", "خوش آمدگویی", "بیانیه پایانی"),
    *("بیانیه",),
    *("فهرست", "فهرست مطالب", "فهرست مقالات", "نمایه", "فهرست اعلام", "نمایه نام‌ها", "نمایه نویسندگان", "کمیته علمی"),
    *("اعضای کمیته علمی", "کمیته اجرایی", "کمیته‌های همایش", "محورهای همایش", "درباره همایش", "فهرست داوران", "ضمائم"),
    *("فهرست نویسندگان", "نمایه پدیدآورندگان", "برنامه همایش", "تقدیر و تشکر", "سپاسگزاری", "شناسنامه", "داوران"),
    *("preface", "foreword", "author index", "index", "committees", "welcome", "welcome message", "editorial"),
)


def match_label(passage: Passage, labels: frozenset[str], *, loose: bool = False) -> Passage | None:
    """Return what follows a label at the start of a line, possibly nothing, or ``None`` if none stands there.

    «واژگان کلیدی: صلح، توسعه» gives «صلح، توسعه»; a label alone on its line gives an empty passage, and a number
    before it («۶- منابع») is passed over. ``loose`` takes a label without any mark after it, too.
    """
    text = passage.text
    number = _NUMBER_BEFORE.match(text)
    for start in {0, number.end() if number else 0}:
        end = _label_end(text, start, labels, loose=loose)
        if end is not None:
            return passage.cut(end).trim(":：.-–—|") if end < len(text) else passage.cut(len(text))
    return None


def _label_end(text: str, start: int, labels: frozenset[str], *, loose: bool) -> int | None:
    mark = _LABEL_END.search(text, start, start + _LONGEST)
    head = text[start : mark.start()] if mark else text[start : start + _LONGEST + 1]
    if fold_title(head) in labels and (mark or len(text) <= start + _LONGEST):
        return mark.end() if mark else len(text)
    if loose:
        return _end_after_words(text, start, labels)
    return None


def _end_after_words(text: str, start: int, labels: frozenset[str]) -> int | None:
    for match in list(re.finditer(r"\s", text[start : start + _LONGEST]))[:3]:
        if fold_title(text[start : start + match.start()]) in labels:
            return start + match.end()
    return None


def is_label(text: str, labels: Iterable[str]) -> bool:
    """Whether the whole of ``text`` is one of ``labels``: «فهرست مطالب:»."""
    return len(text) <= _LONGEST + len(BLANKS) and fold_title(text) in labels
