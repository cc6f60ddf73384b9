"""The words that citations are made of, and those that show that a bracket is none.

The patterns read text folded by :func:`~proceedings_db.reading.citations.printed.fold_in_place`: Persian letters,
ASCII digits, plain hyphens (for the kashida too, which stands for a dash) and spaces.
"""

from __future__ import annotations

import re
from typing import Final

from proceedings_db.text.characters import ZWNJ


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` compiled without regard to the case of Latin letters."""
    return re.compile(pattern, re.IGNORECASE)


def any_of(*lines: str) -> str:
    """Return a pattern for any of the phrases in ``lines``, parted by «|»; a space in one may be a half-space or none.

    The longest comes first, so that «همان منبع» is not read as «همان».
    """
    phrases = sorted((phrase.strip() for line in lines for phrase in line.split("|")), key=len, reverse=True)
    return "(?:" + "|".join(phrase.replace(" ", f"[ {ZWNJ}]?") for phrase in phrases) + ")"


def words(*lines: str) -> frozenset[str]:
    """Return the words in ``lines``."""
    return frozenset(" ".join(lines).split())


WORD_END: Final = rf"(?![\w{ZWNJ}])"

YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2}|[1-9][0-9]{2}(?=\s*(?:ه|ق)))(?![0-9])"
"""A year as a marker prints it: Jalali, Gregorian or hijri; three figures only with the letter of the calendar."""

ERA: Final = rf"(?:ه-?\s?\.?\s?[قش]|[قش]|م|ه-)\.?{WORD_END}"
"""The letter of the calendar: «ق», «هـ.ش», «م»."""

SUFFIX: Final = r"(?:الف|[ابپتثجچحخد]|[a-k])(?!\w)(?!\s?\.?\s?[0-9])"
"""The letter after the year: «۱۳۸۹ الف», 2010a. A letter before a figure is a volume: «ج۲»."""

UNDATED: Final = any_of("بی تا|بدون تاریخ|در دست چاپ|در دست انتشار|زیر چاپ|in press|forthcoming") + WORD_END
UNDATED_LATIN: Final = r"n\. ?d\.?(?!\w)"

IBID: Final = (
    "(?:"
    + any_of("همان|همان جا|همان منبع|همان مأخذ|همان ماخذ|همان اثر|همان کتاب|همان مقاله|همو")
    + "|"
    + any_of("پیشین|منبع پیشین|مأخذ پیشین|ماخذ پیشین|اثر پیشین|کتاب پیشین|مقاله پیشین")
    + r"|ibid(?:em)?\.?|id(?:em)?\.?|op\.? ?cit\.?|loc\.? ?cit\.?)"
    + WORD_END
)

ET_AL: Final = (
    r"(?:[،,]?\s*(?:(?:و|and)\s*|&\s*)?(?:"
    + any_of("همکاران|همکارانش|همکار|دیگران|سایرین|سایر همکاران|دیگر همکاران|others")
    + rf"|et\.? ?al\.?){WORD_END})"
)

VIA: Final = (
    any_of("به نقل از|نقل از|به روایت|as cited in|cited in|as quoted in|quoted in|quoted by|cited by") + r"\s*:?"
)
"""What parts a work from the one that it was read in."""

SEE: Final = (
    "(?:"
    + r"[رن]\s?\.? ?ک\s?\.?|"
    + any_of(
        "رجوع کنید به|رجوع شود به|نگاه کنید به|بنگرید به|بنگرید|نیز|همچنین",
        "برای نمونه|برای مثال|به عنوان مثال|مثلا|مانند|از جمله|به ویژه",
        "مقایسه کنید با|قس|منبع|مأخذ|ماخذ|منابع|ترجمه|اقتباس از|برگرفته از|به نقل|بازنشر|مقتبس از",
        "see also|see|cf|also|for example|compare|adapted from|source|based on",
    )
    + rf"|e\.g\.?|i\.e\.?){WORD_END}\s*[.:،,]?\s*"
)
"""What may stand before the first name in a bracket."""

INTERVIEW: Final = any_of(
    "مصاحبه|مصاحبه با|مصاحبه شخصی|گفتگو|گفت و گو|گفتگو با|گفت و گو با|گفتگوی شخصی|مکاتبه|مکاتبه شخصی",
    "personal communication|personal interview|interview|interview with",
)

PAGE_LABEL: Final = r"(?:صص|صفحات|صفحه|ص|pages?|pp|p)"
VOLUME_LABEL: Final = r"(?:مجلد|جلد|ج|دفتر|volume|vol)"
PART_LABEL: Final = any_of(
    "گزاره|قضیه|لم|تعریف|نتیجه|مثال|فصل|باب|بخش|بند|ماده|تبصره|اصل",
    "آیه|خطبه|نامه|حکمت|حدیث|مدخل|ذیل|ورق|برگ|بیت|شماره|ش|شکل|جدول",
    "theorem|thm|proposition|prop|lemma|corollary|definition|chapter|chap",
    "ch|section|sec|para|figure|fig|table|no|art|note",
)

MONTHS: Final = words(
    "فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند بهار تابستان پاییز زمستان",
    "ژانویه فوریه مارس آوریل مه می ژوئن ژوئیه جولای اوت آگوست سپتامبر اکتبر نوامبر دسامبر",
    "محرم صفر رجب شعبان رمضان شوال ذیقعده ذیحجه",
    "january february march april may june july august september october november december",
    "spring summer autumn fall winter",
)

NOT_A_NAME: Final = words(
    "کنفرانس اجلاس پروتکل کنوانسیون همایش کنگره جشنواره فیلم المپیک زلزله سیل انتخابات سرشماری چاپ ویرایش انتشارات نشر",
    "سال سالهای سنه قرن قرون سده دهه دوره عصر زمان تاریخ مورخ روز هفته ماه ساعت متولد تولد ولادت متوفی متوفای متوفا",
    "درگذشته درگذشت وفات مرگ شهادت حکومت حک سلطنت انقلاب جنگ نبرد کودتا معاهده عهدنامه قرارداد مصوب مصوبه تصویب",
    "تأسیس تاسیس شکل جدول نمودار تصویر نقشه عکس رابطه معادله فرمول پیوست ضمیمه مرحله ردیف سؤال سوال فرضیه گزینه شماره",
    "نسخه سوره آیه آیات درصد نفر کیلومتر متر میلیون میلیارد هزار",
    "ریال تومان دلار هکتار مایل تن مورد نمونه تعداد مدت حدود",
    "حداقل حداکثر میانگین است بود شد شده میشود کرد کرده که در از",
    "تا برای این آن هر یک بین طی پس پیش تاکنون اکنون بعد قبل",
    "حدودا تقریبا یعنی چون زیرا اما ولی اگر مثل به با بر را هم نه",
    "in from to until since during between about after before born died circa ca fl the year years century figure fig",
    "table eq equation sec section appendix chapter step model version age mean sd df vs",
    "خود خویش خویشتن وی او ایشان آنان آنها windows office excel spss matlab arcgis autocad iso",
)
"""Words that never stand in the author's place of a marker: a year after one of them is that of an event or a thing."""

NOT_FIRST: Final = words(
    "یافته یافتههای یافته‌های محاسبات مطالعات مطالعه مشاهدات مشاهده",
    "برداشت برداشتهای برداشت‌های ترسیم تهیه تنظیم طراحی آزمون",
    "پژوهش تحقیق بررسی نتایج پرسشنامه پرسش‌نامه دادههای داده‌های آرشیو عکاس مأخذ ماخذ منبع",
    "استان استانهای استان‌های شهرستان دهستان روستای روستاهای شهرهای کشور کشورهای منطقه ناحیه",
)
"""Words that do not begin an author's name: «(یافته‌های تحقیق، ۱۳۹۵)» says that the table is the paper's own."""

PLACES: Final = words(
    "ایران تهران اصفهان شیراز تبریز مشهد قم کرمان یزد اهواز",
    "رشت همدان کرمانشاه اراک قزوین زنجان ارومیه گرگان ساری بندرعباس",
    "بغداد کربلا نجف استانبول قاهره بیروت دمشق کابل دهلی لندن پاریس برلین رم مادرید وین مسکو واشنگتن نیویورک توکیو پکن",
    "عراق ترکیه افغانستان پاکستان هند مصر سوریه لبنان",
    "عربستان امریکا آمریکا انگلستان انگلیس بریتانیا فرانسه آلمان ایتالیا",
    "اسپانیا روسیه شوروی چین ژاپن کانادا استرالیا اروپا آسیا آفریقا",
)
"""Places that a year may stand after: «(تهران، ۱۳۵۷)» tells where and when."""

BODIES: Final = words(
    "وزارت سازمان مرکز دانشگاه مؤسسه موسسه شرکت بانک شورای شورا اداره پژوهشکده پژوهشگاه فرهنگستان مجلس دفتر شهرداری",
    "کمیته کمیسیون انجمن بنیاد معاونت استانداری فرمانداری مهندسین مهندسان قانون برنامه طرح گزارش سالنامه روزنامه مجله",
    "خبرگزاری پایگاه سایت وبگاه نهاد ستاد بخش صندوق اتاق",
    "جمعیت جامعه هیئت هیات کتابخانه موزه آیین‌نامه دستورالعمل نشریه",
    "ministry organization organisation university institute center centre department association society council",
    "committee commission bank office bureau agency world united national international conference",
)
"""First words of an organisation, or of a work that stands for its author: «و» inside parts nothing."""

HIMSELF: Final = words("نگارنده نگارندگان نویسنده نویسندگان مؤلف مولف مؤلفان مولفان")

SAYING_BEFORE: Final = (
    any_of(
        "به نظر|به اعتقاد|به باور|به گفته|به گفتهٔ|به عقیده|به زعم|به تعبیر|به قول|به پیروی از|به استناد|از نظر|از دید",
        "از دیدگاه|از منظر|از نگاه|بنا بر نظر|بنا به نظر|بنا بر گفته",
        "طبق نظر|بر اساس نظر|مطابق نظر|نظر|گفته|گفتهٔ|دیدگاه",
    )
    + r"\s+"
)
"""What introduces a name in a sentence: «به باور چامسکی»."""

WORK_BEFORE: Final = (
    any_of(
        "بنابر|طبق|بر اساس|مطابق|توسط|از سوی|مطالعه|مطالعات|پژوهش|پژوهش های|تحقیق|تحقیقات|نظریه|یافته های",
        "نتایج|تعریف|الگوی|مدل|آثار|مقاله|کتاب|گزارش",
    )
    + rf"(?:{ZWNJ}?ی|ٔ)?\s+"
)
"""What may introduce the name of an author as well as anything else: «پژوهش احمدی»."""

SAYING_AFTER: Final = r"\s*[،,]?\s*(?:نیز\s|هم\s)?\s*" + any_of(
    "معتقد|معتقدند|بر این باور|بر این عقیده|عقیده دارد|باور دارد",
    "می نویسد|می گوید|می نویسند|می گویند|اظهار می|اظهار داشت|بیان می",
    "بیان داشت|اذعان|استدلال|خاطرنشان|یادآور|argue|argues|argued",
    "believe|believes|claims|suggests|suggested|states|stated|writes",
)
"""What a person does after the year: «رضایی (۱۳۸۷) معتقد است»."""
