"""The words that announce a field: «ترجمه», «انتشارات», «شماره», «صص», «Vol.»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from proceedings_db.reading.references.tokens import Token, fold_token

_TABLE: Final[dict[str, str]] = {
    "translator": """ترجمه|ترجمان|مترجم|مترجمان|مترجمین|برگردان|برگرداننده|برگردان به فارسی|به فارسی|به ترجمه
        |ترجمه و تالیف|ترجمه و تلخیص|ترجمه و تنظیم|مترجمها|تعریب|translated by|translated|translator
        |translators|trans|tr|tr by|trans by|translation by|transl""",
    "editor": """به کوشش|بکوشش|باهتمام|به اهتمام|به سعی|به سعی و اهتمام|به تصحیح|تصحیح|مصحح|مصححان|ویراستار
        |ویراستاران|ویراسته|ویرایش و تنظیم|ویراستاری|گردآورنده|گردآورندگان|گردآوری|گرداوری|گرداورنده
        |زیر نظر|زیرنظر|تحقیق|محقق|تدوین|به قلم|با مقدمه|مقدمه|با مقدمه و تصحیح|تصحیح و تعلیق|تعلیق
        |تحشیه|اهتمام|دبیر|سرویراستار|تنظیم|به انتخاب|گزینش|باشراف|اشراف|تقدیم|مراجعه|شرح
        |هیات تحریریه|سرپرست|به تحقیق|ضبط|تصحیح و تحشیه|مقدمه و تصحیح|تصحیح و مقدمه|به همت|edited by
        |editor|editors|ed by|eds by|eds|ed|editing""",
    "author": "تالیف|نوشته|نویسنده|نگارش|اثر|مولف|مولفان|نویسندگان|تصنیف|by|author|written by",
    "publisher": """انتشارات|ناشر|نشر|چاپخانه|موسسه انتشارات|شرکت سهامی|دفتر نشر|دفتر انتشارات|سازمان انتشارات
        |بنگاه ترجمه و نشر|موسسه|بنیاد|مرکز نشر|پژوهشگاه|پژوهشکده|سازمان|مرکز|دار|مکتبه|مطبعه|منشورات
        |مکتب|کتابفروشی|کتابسرا|بینا|بی نا|وزارت|شورای|اداره|اداره کل|شرکت|انجمن|جهاد دانشگاهی|press
        |publisher|publishers|publishing|publication|publications|books|verlag|books|ministry
        |institute|center|centre|organization|organisation|office|association|agency|co|inc|ltd|pub""",
    "university": """دانشگاه|دانشکده|جامعه|کلیه|گروه|موسسه آموزش عالی|حوزه علمیه|university|faculty|college
        |school|department|universite|universitat|danesgah|daneshgah""",
    "journal": """مجله|فصلنامه|ماهنامه|نشریه|دوفصلنامه|دو فصلنامه|پژوهشنامه|دوماهنامه|دو ماهنامه|سالنامه
        |هفته نامه|هفتهنامه|گاهنامه|نامه|خبرنامه|فصل نامه|ماه نامه|جستارهای|پژوهشهای|پژوهش های
        |مطالعات|دوره نامه|دوفصل نامه|دو فصل نامه|کتاب ماه|دوهفته نامه|فصلنامه علمی پژوهشی|journal
        |quarterly|bulletin|review|magazine|annals|archives|transactions|letters|studies|research
        |science|sciences|j|int|intl|quart|biannual|monthly|majalle|faslnameh|faslname|majaleh""",
    "newspaper": """روزنامه|خبرگزاری|هفته نامه|newspaper|daily|times|news""",
    "in": "در|فی|in",
    "conference": """همایش|کنفرانس|کنگره|سمینار|سمپوزیوم|مجموعه مقالات|مجموعه مقاله|همایشها|کارگاه|نشست|گردهمایی
        |مجموعه مقالههای|خلاصه مقالات|مقالات|ارائه شده در|موتمر|جشنواره|conference|proceedings
        |symposium|congress|workshop|seminar|proc|meeting|conf|presented at|paper presented at|papers""",
    "thesis": """پایاننامه|پایان نامه|رساله|رساله دکتری|تز|پروژه|کارشناسی|دکتری|دکترا|دکترای|ارشد|اطروحه
        |ماجستیر|دکتوراه|thesis|dissertation|phd|ph d|master|masters|m a|m sc|msc|ma|doctoral
        |bachelor""",
    "report": """گزارش|گزارش پژوهشی|طرح پژوهشی|طرح تحقیقاتی|طرح|استاندارد|آمارنامه|سالنامه آماری|سرشماری
        |مطالعات|نشریه شماره|report|working paper|technical report|standard|discussion paper|iso|astm""",
    "law": "قانون|آییننامه|آیین نامه|مصوب|مصوبه|اساسنامه|دستورالعمل|تصویبنامه|بخشنامه|law|act|code",
    "encyclopedia": """دانشنامه|دایره المعارف|دایرهالمعارف|دائره المعارف|فرهنگنامه|لغت نامه|لغتنامه|ذیل|مدخل|موسوعه
        |encyclopedia|encyclopaedia|dictionary|s v|sv""",
    "edition": """چاپ|چ|ویرایش|ویراست|طبع|الطبعه|ط|edition|edn|ed|revised|2nd|1st|3rd""",
    "volume": "جلد|ج|دوره|سال|مجلد|المجلد|س|د|السنه|المجلد|الجزء|جزء|vol|volume|vols|v|year|band|bd|tome|t",
    "issue": """شماره|ش|العدد|عدد|شمارههای|شماره های|شماره ی|پیاپی شماره|no|nos|issue|number|num|nr|iss|n
        |heft|nro""",
    "serial": "پیاپی|پی در پی|پیدرپی|شماره پیاپی|مسلسل|ش پ|شماره مسلسل|serial|series no|serial no|successive",
    "page": """ص|صص|صفحه|صفحات|ص ص|صفحههای|برگ|ورقه|از صفحه|page|pages|pp|p|pg|pgs""",
    "page_count": "ص ص|صفحه|page",
    "et_al": """و دیگر نویسندگان|و همکاران|و دیگران|همکاران|دیگران|و سایرین|و آخرون|آخرون|et al|et|others
        |and others|coworkers""",
    "season": """بهار|تابستان|پاییز|پائیز|زمستان|spring|summer|autumn|fall|winter""",
    "month": """فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|ماه|فروردینماه
        |محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ینایر|فبرایر|مارس|ابریل|مایو|یونیو|یولیو|اغسطس
        |سبتمبر|اکتوبر|نوفمبر|دیسمبر|ژانویه|فوریه|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر
        |january|february|march|april|may|june|july|august|september|october|november|december|jan
        |feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec""",
    "nodate": "بیتا|بی تا|بدون تاریخ|د ت|n d|nd|bita|no date",
    "noplace": "بیجا|بی جا|بینا|بی نا|بدون ناشر|د م|n p|bija|bina",
    "calendar": "ش|ق|م|ه|هجری|قمری|شمسی|میلادی|ه ق|ه ش|ش ه|خورشیدی|sh|ah|ad",
    "accessed": """بازیابی|بازیابی شده در|تاریخ دسترسی|دسترسی|دسترسی در|تاریخ مراجعه|مشاهده|مشاهده شده در
        |تاریخ الوصول|تاریخ بازیابی|آخرین بازدید|accessed|retrieved|accessed on|retrieved on
        |last accessed|visited|cited|access""",
    "available": """قابل دسترس در|قابل دسترسی در|نشانی|آدرس|در دسترس|قابل دسترس|سایت|وبسایت|وب سایت|تارنما
        |پایگاه|موجود فی|available|available at|available from|from|url|online|at""",
    "doi": "doi|شناسه دیجیتال",
    "isbn": "isbn|شابک|issn|شاپا",
    "note": """چاپ نشده|منتشر نشده|چاپنشده|در دست چاپ|زیر چاپ|جزوه|جزوه درسی|ویژهنامه|ویژه نامه
        |استاد راهنما|مقالات آماده انتشار|نسخه خطی|نسخه|خطی|مخطوط|in persian|persian|in farsi
        |in arabic|forthcoming|in press|unpublished|online|online first|with english abstract
        |abstract in english|سلسله|مجموعه|آفست|دستنوشته|مورخ|مورخه""",
    "interview": "مصاحبه|گفتگو|گفت و گو|سخنرانی|interview|speech|lecture|درس گفتار|تقریرات",
    "honorific": """دکتر|مهندس|آیت|آیتالله|حجت|حجتالاسلام|استاد|امام|حاج|حاجی|شیخ|علامه|خواجه|مولانا|شهید
        |پروفسور|جناب|سرتیپ|سرهنگ|آقای|خانم|دکترسید|دکترمحمد|dr|prof|mr|mrs|eng|professor""",
    "and": "و|and|und|et",
    "bin": "بن|ابن|ابو|ابی|بنت|b|ibn|abu|bin",
    "ordinal": """اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم|سیزدهم|چهاردهم|پانزدهم|شانزدهم
        |هفدهم|هجدهم|نوزدهم|بیستم|نخست|نخستین|اولین|دومین|سومین|چهارمین|پنجمین|ششمین|هفتمین|هشتمین
        |نهمین|دهمین|یازدهمین|دوازدهمین|یکم|یک|دو|سه|چهار|پنج|سیام|الاولی|الثانیه|الثالثه|الرابعه
        |الخامسه|الاول|الثانی|الثالث|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
        |th|st|nd|rd|i|ii|iii|iv|vi|vii|viii|ix|x|xi|xii""",
}


def _build() -> tuple[dict[str, str], dict[str, dict[tuple[str, ...], str]]]:
    """Return the classes of single words, and of phrases by their first word.

    A word that stands in several classes carries them all, joined by «+», in the order of the table.
    """
    single: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for name, text in _TABLE.items():
        for phrase in dict.fromkeys(" ".join(text.split()).split("|")):
            forms = tuple(fold_token(word) for word in phrase.split())
            if len(forms) > 1:
                phrases.setdefault(forms[0], {}).setdefault(forms, name)
                forms = ("".join(forms),)
            for form in (forms[0], forms[0] + "ی") if forms[0].endswith("ه") else forms:
                known = single.get(form)
                if known is None:
                    single[form] = name
                elif name not in known.split("+"):
                    single[form] = f"{known}+{name}"
    return single, phrases


SINGLE, PHRASES = _build()
LONGEST_PHRASE: Final = max(len(forms) for found in PHRASES.values() for forms in found)


def find_cues(tokens: Sequence[Token]) -> list[str]:
    """Return for each token the class of cue that it belongs to, or the empty string.

    The tokens of «به کوشش» both carry ``editor``; «ص» carries ``page``, «ش» both ``issue`` and ``calendar``.
    """
    forms = [token.form for token in tokens]
    cues = [SINGLE.get(token.form, "") if token.kind == "word" else "" for token in tokens]
    for index in [index for index, form in enumerate(forms) if form in PHRASES]:
        phrases = PHRASES[forms[index]]
        for length in range(min(LONGEST_PHRASE, len(tokens) - index), 1, -1):
            words = tuple(forms[index : index + length])
            found = phrases.get(words)
            if found is None and words[-1].endswith("هی"):
                found = phrases.get((*words[:-1], words[-1][:-1]))
            if found:
                cues[index : index + length] = [found] * length
                break
    for index in [index for index, cue in enumerate(cues) if cue]:
        if len(forms[index]) == 1 and forms[index] not in "وp" and not _near_number(tokens, index):
            cues[index] = ""
    return cues


def _near_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure stands beside a single letter, so that it is a cue and no initial: «ش ۳», «ص. ۵», «۱۳۹۱ق»."""
    if index and tokens[index - 1].kind == "number":
        return True
    after = tokens[index + 1 : index + 4]
    while after and after[0].kind == "mark" and after[0].form in ".:(":
        after = after[1:]
    return bool(after) and (after[0].kind == "number" or "ordinal" in SINGLE.get(after[0].form, ""))
