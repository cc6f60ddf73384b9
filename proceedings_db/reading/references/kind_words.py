"""The words by which a librarian tells what kind of work an entry cites: of periodicals, of bodies, of works."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from proceedings_db.reading.references.tokens import fold_token

_WORDS: Final[dict[str, str]] = {
    "daily": """روزنامه|روزنامۀ|خبرگزاری|جریده|صحیفه یومیه|جریدة|newspaper|daily|gazette|times|tribune|herald
        |news agency|rooznameh|ruznameh|ruzname|rouznameh|zeitung|journaux|press agency""",
    "magazine": """ماهنامه|دوماهنامه|دو ماهنامه|هفته نامه|هفتهنامه|دوهفته نامه|خبرنامه|کتاب ماه|گاهنامه|پیک|مجله هفتگی
        |magazine|weekly|newsletter|today|news|mahnameh|haftenameh|illustrated""",
    "scholarly": """فصلنامه|دوفصلنامه|دو فصلنامه|پژوهش|پژوهشی|پژوهشنامه|پژوهشهای|پژوهش های|تحقیقات|مطالعات|علمی
        |علوم|دانشکده|دانشگاه|دانش|جستارهای|سالنامه|نامه|بررسیهای|بررسی های|journal|j|quarterly|studies|research
        |review|science|sciences|annals|transactions|letters|bulletin|archives|acta|int|international|engineering
        |faslnameh|faslname|majalle|majalleh|pazhuhesh|motaleat|zeitschrift|revue|biology|chemistry|geology|medicine
        |pediatrics|psychology|sociology|linguistics|economics|physics|theoretical|applied|society|proc""",
    "meeting": """همایش|کنفرانس|کنگره|سمینار|سمپوزیوم|کارگاه|نشست|گردهمایی|هم اندیشی|هماندیشی|جشنواره|اجلاس|موتمر|ندوه
        |میزگرد|مجمع|یادواره|نکوداشت|بزرگداشت|conference|symposium|congress|workshop|seminar|meeting|conf
        |colloquium|convention|summit|forum|symp|conferences|congresses|symposia|workshops|seminars|paper presented
        |presented at|colloque|tagung|hamayesh|kongere|seminaire""",
    "collected": """مجموعه مقالات|مجموعه مقاله|مجموعه مقاله های|مجموعه مقالههای|خلاصه مقالات|چکیده مقالات|مقالات
        |گزیده مقالات|proceedings|proc|abstracts|papers presented|book of abstracts|collected papers|selected papers""",
    "thesis": """پایاننامه|پایان نامه|رساله|تز|کارشناسی|دکتری|دکترا|دکترای|ارشد|اطروحه|ماجستیر|دکتوراه|thesis
        |dissertation|phd|ph d|master|masters|msc|m sc|m a|m s|doctoral|doctor|bachelor|habilitation""",
    "study": """گزارش|گزارش نهایی|گزارش پژوهشی|گزارش فنی|گزارش داخلی|طرح پژوهشی|طرح تحقیقاتی|طرح مطالعاتی|طرح جامع
        |نشریه فنی|نشریه شماره|نشریه ترویجی|مقاله کاری|report|reports|working paper|working papers|technical report
        |discussion paper|technical bulletin|research project|policy paper|white paper|final report|annual report
        |staff paper|occasional paper|technical paper|technical note|fact sheet|rapport""",
    "official": """سرشماری|آمارنامه|سالنامه آماری|آمار|ضوابط|شیوهنامه|شیوه نامه|راهنمای|دستورالعمل|مبحث|مقررات|برنامه
        |برنامه ریزی|سند|ترازنامه|استاندارد|طرح|مطالعات|فاز|نتایج|عملکرد|کانسار|معیارهای|گزارش|پروژه|شناسایی|پهنه بندی
        |آیین نامه|census|statistics|statistical|guideline|guidelines|standard|standards|survey|yearbook|programme
        |program|strategy|plan|project|phase|guidance|assessment|manual|master plan|iso|astm""",
    "law": """قانون|قوانین|اساسنامه|لایحه|مصوب|مصوبه|تصویبنامه|تصویب نامه|بخشنامه|آییننامه|آیین نامه|اصلاحیه|معاهده
        |میثاق|کنوانسیون|law|act|constitution|regulation|regulations|decree|treaty|convention|directive|bill""",
    "item": """نقشه|اطلس|جزوه|جزوه درسی|مشروح مذاکرات|صورت مشروح مذاکرات|نرم افزار|عکس هوایی|عکسهای هوایی
        |عکس های هوایی|تصاویر ماهواره ای|فیلم|پوستر|لوح فشرده|صورتجلسه|map|maps|atlas|software|minutes|lecture notes
        |aerial photographs|satellite images|scale|poster|film|handout|photograph|cd|sheet""",
    "lexical": """دانشنامه|دایره المعارف|دایرهالمعارف|دائره المعارف|دائرهالمعارف|فرهنگنامه|لغت نامه|لغتنامه|ذیل|مدخل
        |موسوعه|encyclopedia|encyclopaedia|encyclopaedie|enzyklopadie|dictionary|lexicon|s v|sv|dayera|daerat
        |dayerat|danesname|daneshname|maarefe""",
    "script": """نسخه خطی|نسخه|خطی|مخطوط|مخطوطه|دستنویس|دستنوشته|ورقه|ورق|برگ|عکسی|unpublished|manuscript|manuscripts|ms
        |mss|folio|class notes|typescript|handwritten|archive|archives|کتابخانه|بایگانی|میکروفیلم""",
    "spoken": """مصاحبه|گفتگو|گفت و گو|گفتوگو|مصاحبه شخصی|interview|interviews|personal communication|conversation""",
    "taught": """سخنرانی|خطابه|تقریرات|تقریرات درس|درس گفتار|درسگفتار|بحث کلاسی|کلاس درس|کلاسی|موعظه|speech|lecture
        |address|talk|sermon|keynote""",
    "site": """سایت|وبسایت|وب سایت|وبگاه|تارنما|پایگاه|پرتال|وبلاگ|بازیابی|دسترسی|قابل دسترس|قابل دسترسی|website|web
        |site|blog|online|portal|accessed|retrieved|available|accessd|homepage|wikipedia|ویکی پدیا""",
    "press": """انتشارات|نشر|ناشر|چاپخانه|کتابفروشی|کتابسرا|بنگاه ترجمه و نشر|مطبعه|منشورات|مکتبه|دار|نشرکتاب
        |press|publisher|publishers|publishing|publications|publication|books|verlag|publicatins|nashr|entesharat|sons
        |editions|presse|inc|company|edition""",
    "state": """سازمان|وزارت|وزارتخانه|اداره|اداره کل|معاونت|ستاد|دفتر|بانک|بانک مرکزی|شهرداری|استانداری|فرمانداری
        |شورا|شورای|کمیسیون|دبیرخانه|شرکت|مهندسین مشاور|مهندسان مشاور|مجلس|ریاست|نهاد|کمیته|مرکز آمار|جهاد|ارتش|نیروی
        |نیروهای|ministry|agency|department|bureau|commission|bank|council|municipality|office|organization
        |organisation|authority|service|services|government|state|federal|administration|world bank|united nations|un
        |unesco|undp|who|fao|oecd|committee|parliament|board|fund|division""",
    "research": """پژوهشکده|پژوهشگاه|پژوهشسرا|موسسه تحقیقات|موسسه مطالعات|موسسه پژوهش|مرکز تحقیقات|مرکز مطالعات
        |مرکز پژوهش|مرکز پژوهشهای|ایستگاه تحقیقات|بخش تحقیقات|institute|centre|center|laboratory|station|consultants
        |consulting|company|agricultural|geological|academy|خاک و آب|فرهنگستان""",
    "school": """دانشگاه|دانشکده|حوزه علمیه|جامعه|کلیه|university|faculty|college|school|univ|universite|universitat
        |daneshgah|danesgah""",
}

_NEWSPAPERS: Final = """اطلاعات|کیهان|همشهری|ایران|شرق|اعتماد|اعتماد ملی|جام جم|جمهوری اسلامی|رسالت|آفتاب یزد
    |مردم سالاری|ابتکار|دنیای اقتصاد|خراسان|قدس|جوان|وطن امروز|حمایت|سلام|صبح امروز|خرداد|نشاط|توس|یاس نو|کارگزاران|بهار
    |آرمان|آرمان ملی|سازندگی|فرهیختگان|شهروند|هفت صبح|ابرار|ابرار اقتصادی|ایران ورزشی|کار و کارگر|سیاست روز|جهان صنعت
    |ستاره صبح|همدلی|رعد|شفق سرخ|ستاره ایران|باختر امروز|آیندگان|رستاخیز|صور اسرافیل|حبل المتین|وقایع اتفاقیه|الاهرام
    |الحیات|الشرق الاوسط|ایسنا|ایرنا|فارس|مهر نیوز|the times|new york times|washington post|guardian|financial times
    |wall street journal|le monde|usa today|los angeles times|daily telegraph|independent|observer|tehran times
    |iran daily|kayhan|keyhan|ettelaat|ettelaʿat|hamshahri|hamshahri daily|shargh|sharq|etemad|jam e jam|resalat
    |abrar|abrar eqtesadi|donya ye eqtesad|jomhuri ye eslami|kayhan international|international herald tribune"""

_MAGAZINES: Final = """بخارا|کلک|آدینه|دنیای سخن|یغما|سخن|مهر|ارمغان|آینده|راهنمای کتاب|نگین|فردوسی|خواندنیها|تهران مصور
    |سپید و سیاه|وحید|نشر دانش|کیهان فرهنگی|کیهان اندیشه|نگاه نو|گردون|زنده رود|شعر|تجربه|مهرنامه|چشم انداز ایران
    |اندیشه پویا|سیاست نامه|شهروند امروز|همشهری داستان|گلستانه|هفت|فیلم|دنیای تصویر|جهان کتاب|کتاب هفته|پیام امروز
    |ایران فردا|کیان|راه نو|زنان|پیام زن|تدبیر|اطلاعات سیاسی اقتصادی|اطلاعات علمی|دانشمند|نجوم|دانستنیها|پیوند|گل آقا
    |پیام یونسکو|زیتون|سنبله|برزگر|یادگار|کاوه|ایرانشهر|نوبهار|هنر و مردم|معمار|آبادی|سوره|سوره اندیشه|شهرداریها
    |عصر پنجشنبه|کارنامه|نافه|بیدار|رودکی|پیک نور|رونق|صنعت و کشاورزی|دام کشت و صنعت|خردنامه|خردنامه همشهری|گزارش فیلم
    |time|newsweek|economist|new yorker|national geographic|scientific american|new scientist|harvard business review
    |fortune|forbes|der spiegel|wired|atlantic|foreign policy|educational leadership|phi delta kappan|pm network
    |psychology today|american libraries|library journal|computer world|pc world|byte|discover|popular science
    |architectural digest|natural history|smithsonian|training and development|quality progress|money|life"""
_RUNNING: Final = ("رشد", "کتاب ماه", "اطلاعات سیاسی")
"""How the names of whole families of magazines begin: «رشد آموزش ابتدایی», «کتاب ماه فلسفه»."""
_GENERIC: Final = frozenset(["روزنامه", "مجله", "ماهنامه", "دوماهنامه", "هفتهنامه", "نشریه", "فصلنامه", "the"])
_QUALIFIERS: Final = frozenset(
    ["فرهنگی", "هنری", "ادبی", "خبری", "تحلیلی", "اجتماعی", "علمی", "تخصصی", "فرهنگ", "و", "هنر"]
)
LONGEST: Final = 4
"""Words of the longest phrase."""


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Return the classes of words and phrases, by the first word."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for name, text in _WORDS.items():
        for phrase in " ".join(text.split()).replace(" |", "|").split("|"):
            forms = tuple(fold_token(word) for word in phrase.split())
            for written in {forms, ("".join(forms),)}:
                known = found.setdefault(written[0], {})
                known[written] = (*known.get(written, ()), name)
    return found


@cache
def _periodicals() -> dict[str, str]:
    """Return the names of periodicals without their spaces, each ``known-daily`` or ``known-magazine``."""
    found: dict[str, str] = {}
    for name, text in (("known-daily", _NEWSPAPERS), ("known-magazine", _MAGAZINES)):
        for title in " ".join(text.split()).replace(" |", "|").split("|"):
            found.setdefault("".join(fold_token(word) for word in title.split()), name)
    return found


def find_word_classes(forms: Sequence[str]) -> list[str]:
    """Return the classes of the words in ``forms`` in order: «نشریه فنی شماره» gives study, «وزارت» state."""
    phrases = _phrases()
    found: list[str] = []
    place = 0
    while place < len(forms):
        known = phrases.get(forms[place])
        length = 1
        if known:
            for length in range(min(LONGEST, len(forms) - place), 0, -1):
                classes = known.get(tuple(forms[place : place + length]))
                if classes:
                    found += classes
                    break
        place += length
    return found


def find_periodical(forms: Sequence[str]) -> str | None:
    """Return whether a container is a well-known newspaper or magazine: ``known-daily``, ``known-magazine``."""
    words = [form for form in forms if form not in _GENERIC]
    name = "".join(words)
    plain = "".join(word for word in words if word not in _QUALIFIERS)
    known = _periodicals()
    return known.get(name) or known.get(plain) or ("known-magazine" if name.startswith(_STARTS) else None)


_STARTS: Final = tuple("".join(fold_token(word) for word in start.split()) for start in _RUNNING)
