"""Arabic entries: old works in modern editions, short references of footnotes, articles of today."""

from __future__ import annotations

import random
from typing import Final

from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.titles_fa import Titles
from proceedings_db.reading.references.generate.words_fa import split_list

_GIVEN: Final = split_list(
    """
    محمد|أحمد|علي|الحسن|الحسين|عبد الله|عبد الرحمن|عبد الملك|أبو القاسم|أبو جعفر محمد|أبو الحسن علي|أبو الفرج
    جلال الدين|محمد باقر|محمد تقي|محمد حسين|محمد رضا|يوسف|إبراهيم|إسماعيل|محمود|جعفر|جمال الدين|شمس الدين محمد
    محيي الدين|مرتضى|هاشم|أبو عبد الله محمد|أبوالفضل جمال الدین|ابوعلی فضل|احمد|حسن|ابوالقاسم حسین|محمّد
    عبدالرحمن|طه|عباس محمود|شوقي|نجيب
    """
)
_FAMILY: Final = split_list(
    """
    الطوسي|الطبرسي|الكليني|الصدوق|المفيد|الحلي|العاملي|المجلسي|السيوطي|الطبري|الزمخشري|الرازي|الغزالي|الجاحظ
    القرطبي|الذهبي|الأصفهاني|النجفي|الأنصاري|الخميني|الخوئي|الطباطبائي|البحراني|الحر العاملي|الشهيد الثاني
    الفراهيدي|الجوهري|الفيروزآبادي|القمي|البغدادي|الدمشقي|الحموي|البلاذري|اليعقوبي|المسعودي|الماوردي|الشوكاني
    النووي|العسقلاني|البيهقي|الترمذي|النسائي|طبرسی|طوسی|کلینی|مجلسی|حر عاملی|سیوطی|راغب اصفهانی|زمخشری|فراهیدی
    حسین|العقاد|ضيف|محفوظ|الجابري|حنفي
    """
)
_HEAD: Final = split_list(
    """
    ابن منظور|ابن الأثير|ابن كثير|ابن عربي|ابن تيمية|ابن هشام|ابن فارس|ابن قتيبة|ابن حجر|ابن سعد|ابن بابويه
    ابن شهرآشوب|ابن طاووس
    """
)
_TITLES: Final = split_list(
    """
    لسان العرب|الكافي|تهذيب الأحكام|من لا يحضره الفقيه|بحار الأنوار|وسائل الشيعة|مجمع البيان|جواهر الكلام
    المبسوط|الخلاف|شرائع الإسلام|الاحتجاج|الكشاف|مفاتيح الغيب|الجامع لأحكام القرآن|تاريخ الأمم والملوك
    الكامل في التاريخ|البداية والنهاية|مروج الذهب|فتوح البلدان|معجم البلدان|الصحاح|القاموس المحيط|تاج العروس
    معجم مقاييس اللغة|المعجم الوسيط|الميزان في تفسير القرآن|روضات الجنات|أعيان الشيعة|تفسير القمي|التبيان
    المقنعة|النهاية|السرائر|تذكرة الفقهاء|قواعد الأحكام|اللمعة الدمشقية|مسالك الأفهام|رياض المسائل
    مستدرك الوسائل|نهج البلاغة|عيون أخبار الرضا|تحف العقول|الإرشاد|الأمالي|الخصال|صحيح البخاري|صحيح مسلم
    سنن أبي داود|مسند أحمد|الدر المنثور|الإتقان في علوم القرآن|اختيار معرفة الرجال|رجال النجاشي|الفهرست
    كتاب العين|أساس البلاغة|البيان والتبيين|الأغاني|وفيات الأعيان|سير أعلام النبلاء|تاريخ الخلفاء
    الفقه الإسلامي وأدلته
    """
)
_WORDS: Final = split_list(
    """
    الفقه|الأصول|الحديث|التفسير|القرآن|التاريخ|الأدب|الشعر|اللغة|البلاغة|الفلسفة|الكلام|الأخلاق|التربية|السياسة
    الاقتصاد|الإسلام|العرب|الشيعة|النقد|الحديث|المعاصر|العربي|الإسلامي|العربية|الإسلامية|المقارن|العام|الجديد
    دراسة|منهج|نظرية|أثر|دور|المكتبة|المعلومات|الرواية|المجتمع|الثقافة
    """
)
_PLACES: Final = split_list(
    """
    بيروت|بيروت|بيروت|القاهرة|القاهرة|قم|قم|قم|النجف|بغداد|دمشق|طهران|مشهد|الرياض|مكة|مصر|بیروت|قم|تهران|الكويت
    عمان|النجف الأشرف|قم المقدسة
    """
)
_PUBLISHERS: Final = split_list(
    """
    دار الكتب العلمية|دار إحياء التراث العربي|دار الفكر|دار صادر|دار المعرفة|مؤسسة الرسالة|مؤسسة الأعلمي
    دار الكتب الإسلامية|مؤسسة آل البيت|دار المعارف|مكتبة الخانجي|مطبعة المدني|مؤسسة النشر الإسلامي
    دار العلم للملايين|المكتبة العصرية|دار الشروق|نشر المرتضى|مكتب الإعلام الإسلامي|دار ابن كثير|دار القلم
    منشورات الشريف الرضي|مكتبة المرعشي النجفي|دفتر انتشارات اسلامی|اسماعیلیان|دار الحديث|دار الهدى
    المطبعة الحيدرية|دارالعلم|دار إحياء الكتب العربية|مکتب الاعلام الاسلامی|دارالکتب الاسلامیه|موسسه آل البیت
    دار النهضة العربية|الهيئة المصرية العامة للكتاب
    """
)
_ORDINALS: Final = split_list("الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة|الأولى|اول|دوم|سوم")


def make_arabic(rng: random.Random, titles: Titles) -> Draft:
    """Return one Arabic reference without noise; ``titles`` lends Persian words where a list mixes the two."""
    kind = weighted(rng, [("book", 10), ("title-first", 4), ("short", 4), ("article", 2)])
    return {"book": _book, "title-first": _title_first, "short": _short, "article": _article}[kind](rng, titles)


def _parts(rng: random.Random) -> list[tuple[str, str]]:
    """Return the pieces of a name: family first, natural order with a byname last, or one name."""
    given = rng.choice(_GIVEN)
    for _ in range(weighted(rng, [(0, 3), (1, 5), (2, 1.5)])):
        given += rng.choice([" بن ", " بن "]) + rng.choice(_GIVEN)
    family = rng.choice(_FAMILY)
    shape = weighted(rng, [("first", 6), ("natural", 3), ("head", 2), ("one", 1.5)])
    if shape == "first":
        return [("family", family), ("", rng.choice(["، ", " ، ", ", "])), ("given", given)]
    if shape == "natural":
        return [("given", given), ("", " "), ("family", family)]
    if shape == "head":
        return [("family", rng.choice(_HEAD)), ("", "، "), ("given", given)]
    return [("literal", rng.choice([*_HEAD, *_FAMILY]))]


def _title(rng: random.Random) -> str:
    if rng.random() < 0.6:
        return rng.choice(_TITLES)
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(2, 5)))


def _year(rng: random.Random) -> str:
    year = rng.randint(1290, 1440)
    return weighted(
        rng,
        [(f"{year}ق", 4), (f"{year} ق", 3), (f"{year} هـ", 2), (f"{year}هـ", 1), (str(year), 3),
         (f"{rng.randint(1950, 2022)}م", 1),
         (str(rng.randint(1950, 2022)), 2), (f"{year} ه. ق", 1), ("د.ت", 0.3), ("بی‌تا", 0.8),
         (str(rng.randint(1340, 1395)), 1.5)],
    )  # fmt: skip


def _tail(rng: random.Random, draft: Draft, sep: str, *, year: bool) -> Draft:
    """Add editor, edition, volume, place, publisher and year."""
    if rng.random() < 0.4:
        draft.text(
            sep
            + rng.choice(["تحقيق: ", "تحقيق ", "تحقیق ", "تصحيح ", "تحقيق : ", "شرح ", "به تصحیح ", "تصحيح وتعليق : "])
        )
        draft.name("editor", [("given", rng.choice(_GIVEN)), ("", " "), ("family", rng.choice(_FAMILY))])
    if rng.random() < 0.2:
        draft.text(sep + rng.choice(["ج ", "ج", "المجلد "])).value("volume", str(rng.randint(1, 30)))
    edition = rng.choice(_ORDINALS)
    cue = rng.choice(["الطبعة ", "الطبعة ", "ط ", "چاپ "])
    late_edition = rng.random() < 0.5
    if rng.random() < 0.35 and not late_edition:
        draft.text(sep + cue).value("edition", edition)
    place, body = rng.choice(_PLACES), rng.choice(_PUBLISHERS)
    shape = weighted(rng, [("place: body", 4), ("place, body", 5), ("body, place", 4), ("body", 1), ("place", 1)])
    draft.text(sep)
    if shape in ("place: body", "place, body"):
        draft.value("publisher_place", place).text(rng.choice([": ", " : "]) if ":" in shape else sep).value(
            "publisher", body
        )
    elif shape == "body, place":
        draft.value("publisher", body).text(rng.choice([sep, " - "])).value("publisher_place", place)
    else:
        draft.value("publisher" if shape == "body" else "publisher_place", body if shape == "body" else place)
    if late_edition and rng.random() < 0.5:
        draft.text(sep + cue).value("edition", edition)
    if year:
        left, right = rng.choice([("", ""), ("", ""), ("(", ")")])
        draft.text(rng.choice([sep, sep, " "]) + left).value("issued", _year(rng)).text(right)
    return draft


def _book(rng: random.Random, _titles: Titles) -> Draft:
    draft = Draft("ar", "book")
    sep = weighted(rng, [("، ", 8), (". ", 2), (" ، ", 2), (", ", 1)])
    draft.name("author", _parts(rng))
    early = rng.random() < 0.4
    if early:
        left, right = weighted(rng, [((" (", ")، "), 4), (("، (", ") "), 3), ((" (", "). "), 2), (("، ", "، "), 2)])
        draft.text(left).value("issued", _year(rng)).text(right)
    else:
        draft.text(rng.choice([sep, sep, ": ", " : "]))
    draft.value("title", _title(rng))
    return _tail(rng, draft, sep, year=not early).end_with(rng.choice([".", "", " ."]))


def _title_first(rng: random.Random, _titles: Titles) -> Draft:
    draft = Draft("ar", "book")
    sep = weighted(rng, [("، ", 5), (" ، ", 4), (". ", 1)])
    draft.value("title", _title(rng)).text(rng.choice([" : ", ": ", "، ", " ، ", "، تأليف ", " - "]))
    draft.name("author", _parts(rng))
    if rng.random() < 0.12:
        draft.text(f" ({rng.choice(['الشيخ ', 'المعروف ب', ''])}{rng.choice(_FAMILY)})")
    if rng.random() < 0.3:
        shape = rng.choice(["المتوفى {} هـ", "ت {} هـ", "المتوفّى {} هـ", "م {} ق"]).format(rng.randint(150, 1300))
        left, right = rng.choice([(" (", ")"), (sep, "")])
        draft.text(left).value("note", shape).text(right)
    return _tail(rng, draft, sep, year=rng.random() < 0.8).end_with(rng.choice([".", "", " ."]))


def _short(rng: random.Random, _titles: Titles) -> Draft:
    """Return a reference of a footnote: «الكافي، ج ۲، ص ۱۲»."""
    draft = Draft("ar", "book")
    if rng.random() < 0.5:
        draft.name("author", [("literal" if rng.random() < 0.5 else "family", rng.choice([*_FAMILY, *_HEAD]))])
        draft.text(rng.choice(["، ", " در ", ", ", ": "]))
    draft.value("title", _title(rng))
    if rng.random() < 0.8:
        draft.text(rng.choice(["، ج ", "، ج", " ج ", "، جلد "])).value("volume", str(rng.randint(1, 100)))
    draft.text(rng.choice(["، ص ", "، ص", " ص ", "، صفحه "])).value("pages", str(rng.randint(2, 600)))
    if rng.random() < 0.2:
        draft.text(rng.choice(["، ح ", "، حدیث ", "، باب "])).value("note", str(rng.randint(1, 90)))
    return draft.end_with(rng.choice([".", "", ""]))


def _article(rng: random.Random, _titles: Titles) -> Draft:
    draft = Draft("ar", "article-journal")
    draft.name("author", _parts(rng)).text(" (").value("issued", str(rng.randint(1980, 2024))).text(
        rng.choice([")، ", "). ", ") "])
    )
    title = " ".join(rng.choice(_WORDS) for _ in range(rng.randint(4, 9)))
    left, right = rng.choice([("«", "»"), ('"', '"'), ("", "")])
    draft.text(left).value("title", title).text(right).text("، ")
    draft.value(
        "container_title",
        rng.choice(["مجلة ", "مجلة جامعة ", "حولية "]) + " ".join(rng.choice(_WORDS) for _ in range(2)),
    )
    draft.text("، ")
    if rng.random() < 0.5:
        draft.text(rng.choice(["المجلد ", "السنة "])).value(
            "volume", rng.choice([str(rng.randint(1, 40)), rng.choice(_ORDINALS[:6])])
        ).text("، ")
    draft.text(rng.choice(["العدد ", "ع ", "عدد "])).value("issue", str(rng.randint(1, 60)))
    first = rng.randint(1, 300)
    draft.text(rng.choice(["، ص ", "، صص ", "، ص: "])).value("pages", f"{first}-{first + rng.randint(5, 30)}")
    return draft.end_with(".")
