"""Markers of every form in sentences of our own, and which entries of a list they point to."""

from __future__ import annotations

import pytest

from proceedings_db.matching.citations import match_citations
from proceedings_db.records import Reference
from tests.citation_factories import a_paper, a_reference

REFERENCES = (
    a_reference(1, "شکویی", 1384, "اندیشه‌های نو در فلسفه جغرافیا", given="حسین"),
    a_reference(2, "پاپلی یزدی", 1382, "نظریه‌های شهر و پیرامون", given="محمدحسین", further=("رجبی سناجردی",)),
    a_reference(3, "Harvey", 1973, "Social Justice and the City", given="D."),
    a_reference(4, "Lefebvre", 1991, "The Production of Space", given="H."),
    a_reference(5, "لینچ", 1381, "سیمای شهر", given="کوین"),
    a_reference(6, None, 1390, "نتایج تفصیلی سرشماری", literal="مرکز آمار ایران"),
    a_reference(7, "کلانتری", 1385, "برنامه‌ریزی منطقه‌ای", given="خلیل", suffix="الف"),
    a_reference(8, "کلانتری", 1385, "مدل‌های کمی", given="خلیل", suffix="ب"),
    a_reference(9, "Scott", 2001, "Global City-Regions", given="A.", further=("Agnew", "Soja", "Storper")),
    a_reference(10, "فرید", 1375, "جغرافیا و شهرشناسی", given="یدالله"),
    a_reference(11, None, 1372, "قانون شهرداری‌ها", raw="قانون شهرداری‌ها (۱۳۷۲). تهران: مجلس شورا."),
    a_reference(12, "Friedmann", 1986, "The World City Hypothesis", given="J."),
    a_reference(13, "مشهدی‌زاده دهاقانی", 1383, "تحلیلی از ویژگی‌های برنامه‌ریزی شهری در ایران", given="ناصر"),
    a_reference(14, "UN-Habitat", 2010, "State of the World's Cities", given=None),
)

POINTS = [
    ("(فرید ۱۳۷۵ ص ۵)", [10]),
    ("(فرید ۱۳۷۵ ص ۵، لینچ ۱۳۸۱ ص ۶)", [10, 5]),
    ("(فرید ۱۳۷۵ ج ۲؛ لینچ ۱۳۸۱ ص ۶)", [10, 5]),
    ("(فرید، ۱۳۷۵: ۵، لینچ، ۱۳۸۱: ۶)", [10, 5]),
    ("(لینچ؛ ۱۳۸۱؛ ۱۲)", [5]),
    ("(لینچ; 1381)", [5]),
    ("(فرید، ۱۳۷۵؛ لینچ، ۱۳۸۱)", [10, 5]),
    ("لوفور (۱۹۹۱) تولید فضا را", [4]),
    ("شکویی (۱۳۸۴)، فرید (۱۳۷۵) و لینچ (۱۳۸۱) معتقدند", [1, 10, 5]),
    ("(لینچ، ۱۳۸۱: ۱۳). (همو: ۱۴)", [5, 5]),
    ("(کلانتری، ۱۳۸۵الف: ۱). (همو، ۱۳۸۵ب: ۲)", [7, 8]),
    ("(شکویی، ۱۳۸۴: ۱۳). متن (همانجا).", [1, 1]),
    ("(نتایج تفصیلی سرشماری، ۱۳۹۰)", [6]),
    ("(کلانتری، ۱۳۸۵)", [None]),
    ("در این دیدگاه (شکویی، ۱۳۸۴، ص ۱۴۵) فضا", [1]),
    ("در این دیدگاه (شکوئی: ۱۳۸۴: ۱۴۵) فضا", [1]),
    ("چنین آمده است (شکویی ۱۳۸۴، ج ۲، صص ۱۲-۱۴).", [1]),
    ("چنین آمده است (شکویی، 1384: 12ـ14).", [1]),
    ("پاپلی یزدی و رجبی سناجردی (۱۳۸۲) نشان دادند", [2]),
    ("به نظر پاپلی‌یزدی (۱۳۸۲: ۴۱) شهر", [2]),
    ("(پاپلی یزدی و رجبی سناجردی، ۱۳۸۲: ۷؛ شکویی، ۱۳۸۴: ۹ و Harvey, 1973: 22)", [2, 1, 3]),
    ("(Scott et al., 2001)", [9]),
    ("(Scott et al 2001: 11)", [9]),
    ("اسکات و همکاران (۲۰۰۱) می‌گویند", [9]),
    ("(اسکات و دیگران، ۲۰۰۱)", [9]),
    ("(Scott, Agnew, Soja & Storper, 2001)", [9]),
    ("هاروی (۱۹۷۳) عدالت را", [3]),
    ("به باور دیوید هاروی (1973, p. 55) عدالت", [3]),
    ("لوفور (۱۹۹۱) تولید فضا را", [4]),
    ("(کلانتری، ۱۳۸۵ الف: ۲۲)", [7]),
    ("(کلانتری، ۱۳۸۵ب: ۲۲)", [8]),
    ("(کلانتری، ۱۳۸۵الف و ب)", [7, 8]),
    ("(مرکز آمار ایران، ۱۳۹۰)", [6]),
    ("(مرکز آمار، ۱۳۹۰)", [6]),
    ("(قانون شهرداری‌ها، ۱۳۷۲)", [11]),
    ("(لینچ، ۱۳۸۱: ۱۳). سپس می‌افزاید (همان: ۲۰).", [5, 5]),
    ("(لینچ، ۱۳۸۱: ۱۳). سپس می‌افزاید (همان، ص ۲۰) و (همان).", [5, 5, 5]),
    ("(Friedmann, 1986: 69) and then (Ibid: 70) and (ibid., p. 71)", [12, 12, 12]),
    ("(لینچ، ۱۳۸۱: ۱۳) و (فرید، ۱۳۷۵: ۲) و باز (لینچ، پیشین: ۴۰)", [5, 10, 5]),
    ("(Harvey, 1973: 2) و (Lefebvre, 1991: 3) then (Harvey, op. cit., p. 9)", [3, 4, 3]),
    ("(شکویی، ۱۳۸۴ به نقل از فرید، ۱۳۷۵: ۱۲)", [1, 10]),
    ("(شکویی به نقل از فرید، ۱۳۷۵: ۱۲)", [10]),
    ("(مشهدیزاده دهاقانی، ۱۳۸۳)", [13]),
    ("(مشهدی زاده، ۱۳۸۳: ۵)", [13]),
    ("(شکوهی، ۱۳۸۴)", [1]),
    ("(Fridmann, 1986)", [12]),
    ("(فریدمن، ۱۹۸۶)", [12]),
    ("(لینچ، ۱۳۸۲: ۱۰)", [5]),
    ("(فرید، ۱۹۹۶)", [10]),
    ("(رک: فرید، ۱۳۷۵: ۲۱)", [10]),
    ("(نگاه کنید به: شکویی، ۱۳۸۴)", [1]),
    ("(برای نمونه بنگرید به لینچ، ۱۳۸۱)", [5]),
    ("(see Harvey, 1973)", [3]),
    ("(UN-Habitat, 2010: 33)", [14]),
    ("(Harvey 1973; Lefebvre 1991)", [3, 4]),
]

NO_CITATIONS = [
    "حافظ (۷۹۲ق) می‌گوید",
    "در کتاب خود (۱۳۸۴: ۱۲) می‌نویسد",
    "(Windows 2010)",
    "(استان فارس، ۱۳۸۴)",
    "المپیک پکن (۲۰۰۸)",
    "(صفوی، ۹۰۷-۱۱۳۵ ه.ق)",
    "(1:25000)",
    "(سرشماری ۱۳۸۵)",
    "(۱۲ مهر ۱۳۸۵)",
    "در زمان ناصرالدین شاه (۱۲۶۴-۱۳۱۳ق) شهر",
    "شاه عباس اول (۱۰۳۸-۹۹۶ ه.ق) پایتخت را",
    "سازمان ملل متحد (UN) اعلام کرد",
    "سامانه اطلاعات جغرافیایی (GIS) را",
    "مطابق جدول (۳) و شکل (۲) و نمودار (1-4)",
    "رابطه (۵) و معادله (۱۲) نشان می‌دهد",
    "پس از جنگ جهانی دوم (۱۹۴۵) شهرها",
    "انقلاب مشروطه (۱۲۸۵) آغاز",
    "در سال گذشته (۱۳۹۵) جمعیت",
    "بین سال‌های (۱۳۷۵-۱۳۸۵) رشد",
    "جمعیت (۲۳۴۵ نفر) بود",
    "اقلیم سرد (مانند تبریز و ارومیه) را",
    "طول جغرافیایی (۴۵ درجه و ۱۲ دقیقه) است",
    "برنامه پنجم توسعه (۱۳۹۰-۱۳۹۴) تدوین",
    "(P<0.05) و (R2=0.89) به دست آمد",
    "آیه (بقره: ۳۰) می‌فرماید",
]

NUMBERED = tuple(
    a_reference(at, family, year, f"کتاب {at}", label=str(at))
    for at, (family, year) in enumerate(
        [
            *(("شکویی", 1384), ("فرید", 1375), ("لینچ", 1381), ("Harvey", 1973)),
            *(("Scott", 2001), ("Soja", 2000), ("Sassen", 1991)),
        ],
        start=1,
    )
)

NUMBERS = [
    ("فضا مفهومی است [۱].", [1]),
    ("چند پژوهش [۱، ۳] و [2,4]", [1, 3, 2, 4]),
    ("چند پژوهش [۲-۵]", [2, 3, 4, 5]),
    ("چند پژوهش [2–4، ۶]", [2, 3, 4, 6]),
    ("پژوهش ]۳[ نشان داد", [3]),
    ("پژوهش ]۳و۵[ نشان داد", [3, 5]),
    ("نتایج [۴، ص. ۲۲]", [4]),
    ("هاروی [۴] گفت", [4]),
    ("[۱]-[۳]", [1, 2, 3]),
    ("[۱][۲]", [1, 2]),
    ("بازه [0,1] را", []),
    ("[۹]", [None]),
]

IN_ROUND_BRACKETS = [
    pytest.param(
        "دیابت شایع است (۱). در ایران (۲، ۳) و جهان )۴( هم چنین است (5-7)، نه جز این.",
        [1, 2, 3, 4, 5, 6, 7],
        id="cited",
    ),
    pytest.param("رابطه (۱) و شکل (۲) و جدول (۳) و ماده (۴) را ببینید.", [], id="counted"),
    pytest.param("(۱) شهر\n(۲) روستا\n(۳) دشت\n(۴) کوه", [], id="items"),
    pytest.param("a = b + c (۱)\na = b + d (۲)\na = b + e (۳)\na = c (۴)\n", [], id="formulas"),
    pytest.param("شهر (۱) و روستا (۲) است.", [], id="few"),
    pytest.param("گفت (فرید، ۱۳۷۵) که (۱) و (۲) و (۳) و (۴) از (شکویی، ۱۳۸۴) است.", [2, 1], id="where_names_are_cited"),
    pytest.param("چند پژوهش [۲] و (۱) و (۳) و (۴) و (۵) است.", [2], id="beside_square_ones"),
]


def points(text: str, references: tuple[Reference, ...]) -> list[int | None]:
    return [citation.reference for citation in match_citations(a_paper(text, references))[0]]


@pytest.mark.parametrize(("text", "expected"), POINTS, ids=[text for text, _ in POINTS])
def test_a_marker_points_to_what_it_names(text: str, expected: list[int | None]) -> None:
    assert points(text, REFERENCES) == expected


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_years_abbreviations_and_figures_are_no_citations(text: str) -> None:
    assert points(text, REFERENCES) == []


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_numbers_point_to_the_numbered_list(text: str, expected: list[int | None]) -> None:
    assert points(text, NUMBERED) == expected


@pytest.mark.parametrize(("text", "expected"), IN_ROUND_BRACKETS)
def test_numbers_in_round_brackets_count_where_the_paper_cites_by_them(text: str, expected: list[int | None]) -> None:
    assert points(text, NUMBERED) == expected
