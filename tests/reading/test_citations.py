"""Markers in the text: found where they stand, read for what they print, and brackets that are none left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.citations import find_citations
from proceedings_db.records import Citation, Place, Section
from proceedings_db.text.characters import RLM
from tests.citation_factories import a_reference, a_reference_list


def read(text: str, *, known: bool = True) -> list[Citation]:
    """All citations of ``text``, judged by the list of the factories unless ``known`` is false."""
    references = a_reference_list() if known else ()
    return find_citations(text, source=1, start=0, end=len(text), sections=(), references=references)


def show(citation: Citation) -> str:
    """What a citation says, on one line: names, همان, year and letter, number, place."""
    names = " + ".join(citation.authors) + (" +" if citation.et_al else "")
    year = (citation.year_as_printed or "") + (citation.year_suffix or "")
    label = f"#{citation.label}" if citation.label else ""
    place = f"@{citation.locator_label or ''}{citation.locator}" if citation.locator else ""
    return " ".join(part for part in (names, "ibid" if citation.is_ibid else "", year, label, place) if part)


IN_BRACKETS = [
    ("(احمدی، 1390 :22)", ["احمدی 1390 @22"]),
    ("(احمدی،۱۳۹۰،ص22)", ["احمدی ۱۳۹۰ @22"]),
    ("(احمدی، ۱۳۹۰، صص. ۲۲-۲۵)", ["احمدی ۱۳۹۰ @۲۲-۲۵"]),
    ("(احمدی 1390: 22)", ["احمدی 1390 @22"]),
    ("(احمدی، ۱۳۹۰، ج۱: ۲۲)", ["احمدی ۱۳۹۰ @ج۱: ۲۲"]),
    ("(احمدی، ۱۳۹۰، ج ۲، ص ۱۹)", ["احمدی ۱۳۹۰ @ج ۲، ص ۱۹"]),
    ("(احمدی، ۱۳۹۰: ۱۲-۱۵ و ۲۰)", ["احمدی ۱۳۹۰ @۱۲-۱۵ و ۲۰"]),
    ("(طوسی، ۱۴۰۹ق: ۳/۲۵)", ["طوسی ۱۴۰۹ق @۳/۲۵"]),
    ("(احمدی، ۱۳۹۰: غزل ۱۲)", ["احمدی ۱۳۹۰ @غزل۱۲"]),
    ("(کریمی، صادقی و حسینی، ۱۳۹۹)", ["کریمی + صادقی + حسینی ۱۳۹۹"]),
    ("(کریمی وهمکاران، ۱۳۹۹)", ["کریمی + ۱۳۹۹"]),
    ("(کریمی و دیگران ۱۳۹۹: ۱۲)", ["کریمی + ۱۳۹۹ @۱۲"]),
    ("(م. کریمی، ۱۳۹۹: ۱۲)", ["کریمی ۱۳۹۹ @۱۲"]),
    ("(Brown, A., & Green, B., 2010)", ["Brown + Green 2010"]),
    ("(Smith, Brown, and Lee, 2015)", ["Smith + Brown + Lee 2015"]),
    ("(Van der Velde et al., 2008, pp. 12-15)", ["Van der Velde + 2008 @12-15"]),
    ("(وزارت آموزش و پرورش، ۱۳۹۵)", ["وزارت آموزش و پرورش ۱۳۹۵"]),
    ("(خبرگزاری مهر، ۱۳۹۵)", ["خبرگزاری مهر ۱۳۹۵"]),
    ("(احمدی، ۱۳۹۰الف: ۱۲)", ["احمدی ۱۳۹۰الف @۱۲"]),
    ("(احمدی، ۱۳۹۰: الف، ص۱۲)", ["احمدی ۱۳۹۰الف @۱۲"]),
    ("(احمدی، ۱۳۹۰-ب)", ["احمدی ۱۳۹۰ب"]),
    ("(احمدی، الف ۱۳۹۰)", ["احمدی ۱۳۹۰الف"]),
    ("(احمدی، ۱۳۹۰ (الف): ۱۲)", ["احمدی ۱۳۹۰الف @۱۲"]),
    ("(احمدی، ۱۳۹۰، ج۲)", ["احمدی ۱۳۹۰ @ج۲"]),
    ("(Smith, 2010a,b)", ["Smith 2010a", "Smith 2010b"]),
    ("(احمدی، ۱۳۹۰ الف و ب)", ["احمدی ۱۳۹۰الف", "احمدی ۱۳۹۰ب"]),
    ("(احمدی، ۱۳۹۰ و ۱۳۹۲)", ["احمدی ۱۳۹۰", "احمدی ۱۳۹۲"]),
    ("(اکو، ۱۳۸۵: ۵۸؛ ۱۳۹۶)", ["اکو ۱۳۸۵ @۵۸", "اکو ۱۳۹۶"]),
    ("(احمدی، ۱۳۹۰، رضایی، ۱۳۹۱)", ["احمدی ۱۳۹۰", "رضایی ۱۳۹۱"]),
    ("(احمدی،۱۳۹۰: ۱۲ و رضایی، ۱۳۹۱: ۵)", ["احمدی ۱۳۹۰ @۱۲", "رضایی ۱۳۹۱ @۵"]),
    ("(آشورث و پیج، ۲۰۱۱؛ Calhoun, 2011)", ["آشورث + پیج ۲۰۱۱", "Calhoun 2011"]),
    ("(نک: احمدی، ۱۳۹۰: ۱۲)", ["احمدی ۱۳۹۰ @۱۲"]),
    ("(ر.ک. احمدی ۱۳۹۰)", ["احمدی ۱۳۹۰"]),
    ("(see, for example, Smith 2010)", ["Smith 2010"]),
    ("(منبع: احمدی، ۱۳۹۰)", ["احمدی ۱۳۹۰"]),
    ("(احمدی، ۱۳۹۰: ۱۲، با اندکی تغییر)", ["احمدی ۱۳۹۰ @۱۲"]),
    ("(هابرماس، ۱۹۸۹، به نقل از خانیکی، ۱۳۷۸: ۴۰)", ["هابرماس ۱۹۸۹", "خانیکی ۱۳۷۸ @۴۰"]),
    ("(هابرماس، به نقل از خانیکی، ۱۳۷۸: ۴۰)", ["خانیکی ۱۳۷۸ @۴۰"]),
    ("(به نقل از: ریچاردز، ۱۳۸۲، ص۷)", ["ریچاردز ۱۳۸۲ @۷"]),
    ("(احمدی، بی‌تا: ۱۲)", ["احمدی بی‌تا @۱۲"]),
    ("(Smith, n.d.)", ["Smith n.d."]),
    ("(وبر، ۱۳۷۴ [۱۹۲۲])", ["وبر ۱۳۷۴"]),
    ("(طبری، ج۲، ص ۵۵)", ["طبری @ج۲، ص ۵۵"]),
    ("(طبری، ۸۶/۱)", ["طبری @۸۶/۱"]),
    ("(کیهان، ۱۲ آبان ۱۳۵۷: ۳)", ["کیهان ۱۳۵۷ @۳"]),
    ("(بهار، ۱۳۷۰: ۱۲)", ["بهار ۱۳۷۰ @۱۲"]),
    ("(همان)", ["ibid"]),
    ("(همان‌جا، ۱۲)", ["ibid @۱۲"]),
    ("(همان، ج۲، ص ۱۹)", ["ibid @ج۲، ص ۱۹"]),
    ("(همو، ۱۳۸۵: ۶۰)", ["ibid ۱۳۸۵ @۶۰"]),
    ("(نک. همان: ۲۵)", ["ibid @۲۵"]),
    ("(پیشین: ۴۰)", ["ibid @۴۰"]),
    ("(Ibid., p. 9)", ["ibid @9"]),
    ("(احمدی، همان، ج۱، ص۹)", ["احمدی ibid @ج۱، ص۹"]),
    ("(Adams, op. cit.: 280)", ["Adams ibid @280"]),
    ("[احمدی ۱۳۹۰: ۱۲]", ["احمدی ۱۳۹۰ @۱۲"]),
    ("[Smith 2010; Castells 1996]", ["Smith 2010", "Castells 1996"]),
    ("[کوبلر و دیگران(۲۰۰۹)]", ["کوبلر + ۲۰۰۹"]),
    (")احمدی، ۱۳۹۰: ۱۲(", ["احمدی ۱۳۹۰ @۱۲"]),
    (f"({RLM}احمدی، ۱۳۹۰{RLM}: ۱۲)", ["احمدی ۱۳۹۰ @۱۲"]),
    ("(احمدي و\nهمكاران، ۱۳۹۰)", ["احمدي + ۱۳۹۰"]),
    ("(مک کال (3) و دوشر (4) ، 2001، ص 373)", ["مک کال + دوشر 2001 @373"]),
    ("( کریمی ، پور صادق 1387 ، صص 208 ـ 199)", ["کریمی + پور صادق 1387 @208 ـ 199"]),
    ("(م.م کریمی، ۱۳۷۶هـ.ش: ۱۲)", ["کریمی ۱۳۷۶هـ.ش @۱۲"]),
    ("(دهخدا، ۱۳۷۷: ذیل «شهر»)", ["دهخدا ۱۳۷۷"]),
    ("(Smith 1990; Brown 1991, 1992a; and Green 1995)", ["Smith 1990", "Brown 1991", "Brown 1992a", "Green 1995"]),
]


@pytest.mark.parametrize(("raw", "expected"), IN_BRACKETS, ids=[raw for raw, _ in IN_BRACKETS])
def test_a_bracket_is_read_for_each_work_it_names(raw: str, expected: list[str]) -> None:
    text = f"شهر و روستا چنین است {raw}. پس از آن"
    citations = read(text)
    assert [show(citation) for citation in citations] == expected
    assert {citation.raw_text for citation in citations} == {raw}
    assert {citation.style for citation in citations} == {"parenthetical"}


NUMBERS = [
    ("[1]", ["#1"]),
    ("[۱، ۷-۹]", ["#۱", "#۷", "", "#۹"]),
    ("[۱۱-۹]", ["#۱۱", "", "#۹"]),
    ("[۱ و ۲]", ["#۱", "#۲"]),
    ("[؟، ۶]", ["#؟", "#۶"]),
    ("[۵: ۱۲]", ["#۵ @۱۲"]),
    ("[۵، ص. ۱۲؛ ۶، ص. ۳]", ["#۵ @۱۲", "#۶ @۳"]),
    ("[۳، ج۲، ص۱۱]", ["#۳ @ج۲، ص۱۱"]),
    ("[۵، گزاره ۱۰-۶-۱ ]", ["#۵ @گزاره۱۰-۶-۱"]),
    ("[12, Theorem 3.1]", ["#12 @Theorem3.1"]),
    ("]1[", ["#1"]),
    ("]۱، ۲[", ["#۱", "#۲"]),
]


@pytest.mark.parametrize(("raw", "expected"), NUMBERS, ids=[raw for raw, _ in NUMBERS])
def test_a_square_bracket_of_numbers_has_a_cite_for_each(raw: str, expected: list[str]) -> None:
    citations = read(f"در پژوهش‌های پیشین {raw} آمده است.", known=False)
    assert [show(citation) for citation in citations] == expected
    assert {citation.raw_text for citation in citations} == {raw}
    assert {citation.style for citation in citations} == {"numeric"}


def test_a_range_over_two_brackets_implies_the_numbers_between() -> None:
    assert [citation.label for citation in read("چنان‌که [2]، [4]–[7] گفته‌اند", known=False)] == [
        *("2", "4"),
        *(None, None, "7"),
    ]


def test_the_square_brackets_alone_are_the_marker() -> None:
    assert [c.raw_text for c in read("استیگلر [۳۳] و بیز1[1] ([۳] را ببینید)", known=False)] == ["[۳۳]", "[1]", "[۳]"]


IN_SENTENCES = [
    ("به باور احمدی (۱۳۹۰) چنین", "احمدی (۱۳۹۰)", "احمدی ۱۳۹۰"),
    ("در آن رضایی و نوری (۱۳۹۱) چنین", "رضایی و نوری (۱۳۹۱)", "رضایی + نوری ۱۳۹۱"),
    ("شهر از نظر احمدی و همکارانش (۱۳۹۰) چنین", "احمدی و همکارانش (۱۳۹۰)", "احمدی + ۱۳۹۰"),
    ("اما محمود احمدی (۱۳۹۰) گفت", "محمود احمدی (۱۳۹۰)", "احمدی ۱۳۹۰"),
    ("اما م. احمدی (۱۳۹۰) گفت", "م. احمدی (۱۳۹۰)", "احمدی ۱۳۹۰"),
    ("اما احمدی (۱۳۸۷) گفت", "احمدی (۱۳۸۷)", "احمدی ۱۳۸۷"),
    ("اما اسمیت۱ (۲۰۱۰) بر آن است", "اسمیت۱ (۲۰۱۰)", "اسمیت ۲۰۱۰"),
    ("آن‌گاه کاستلز (Castells) (1996) جامعه", "کاستلز (Castells) (1996)", "کاستلز 1996"),
    ("آن‌گاه وزارت راه و شهرسازی (۱۳۹۰) نوشت", "وزارت راه و شهرسازی (۱۳۹۰)", "وزارت راه و شهرسازی ۱۳۹۰"),
    ("در پژوهش کریمی و همکاران (۱۳۹۰) آمده", "کریمی و همکاران (۱۳۹۰)", "کریمی + ۱۳۹۰"),
    ("سخن کریمی (۱۳۹۰: ۱۲) چنین", "کریمی (۱۳۹۰: ۱۲)", "کریمی ۱۳۹۰ @۱۲"),
    ("به باور صادقی نژاد (۱۳۹۵) دولت", "صادقی نژاد (۱۳۹۵)", "صادقی نژاد ۱۳۹۵"),
    ("سپس صادقی (۱۳۹۵) معتقد است", "صادقی (۱۳۹۵)", "صادقی ۱۳۹۵"),
    ("چنان‌که Brown and Green (2011) گفته‌اند", "Brown and Green (2011)", "Brown + Green 2011"),
    ("چنان‌که Brown et al. (2011) گفته‌اند", "Brown et al. (2011)", "Brown + 2011"),
    ("در پژوهش کریمی (۱۳۹۰) آمده", "کریمی (۱۳۹۰)", "کریمی ۱۳۹۰"),
    ("کریمی و صادقی نژاد (۱۳۹۵) بررسی کردند", "کریمی و صادقی نژاد (۱۳۹۵)", "کریمی + صادقی نژاد ۱۳۹۵"),
    ("در این زمینه محمد کریمی (۱۳۹۰: ۱۲) گفته", "محمد کریمی (۱۳۹۰: ۱۲)", "کریمی ۱۳۹۰ @۱۲"),
    ("و نظر مرادی (مصاحبه، آذر ۱۴۰۰) چنین", "مرادی (مصاحبه، آذر ۱۴۰۰)", "مرادی ۱۴۰۰"),
]


@pytest.mark.parametrize(("text", "raw", "expected"), IN_SENTENCES, ids=[raw for _, raw, _ in IN_SENTENCES])
def test_a_name_in_the_sentence_belongs_to_its_year(text: str, raw: str, expected: str) -> None:
    (citation,) = read(text)
    assert (citation.raw_text, show(citation), citation.style) == (raw, expected, "narrative")


def test_each_name_of_a_list_is_a_marker() -> None:
    citations = read("چنان‌که احمدی (۱۳۹۰)، رضایی (۱۳۹۱) و کریمی (۱۳۹۳) گفته‌اند")
    assert [citation.raw_text for citation in citations] == ["احمدی (۱۳۹۰)", "رضایی (۱۳۹۱)", "کریمی (۱۳۹۳)"]
    assert [citation.cluster for citation in citations] == [1, 2, 3]


def test_years_of_one_name_are_works_of_one_marker() -> None:
    citations = read("اما احمدی (۱۳۹۰، ۱۳۹۲) گفت")
    assert [(show(citation), citation.cluster, citation.position) for citation in citations] == [
        ("احمدی ۱۳۹۰", 1, 1),
        ("احمدی ۱۳۹۲", 1, 2),
    ]


NO_CITATIONS = [
    "پس از انقلاب (۱۳۵۷) شد",
    "در سال (۲۰۰۱) شد",
    "رضاشاه (۱۳۰۴-۱۳۲۰) بود",
    "جیمز برنولی (۱۶۵۴-۱۷۰۵) گفت",
    "آرنولد زلنر (۲ ژانویه ۱۹۲۷ - ۱۱ آگوست ۲۰۱۰) بود",
    "طبری (۳۱۰ق) مورخ بود",
    "سیوطی (متوفی ۹۱۱ق) گفت",
    "مولوی (د. ۶۷۲ق) گفت",
    "فتحعلی‌شاه (حک: ۱۲۱۲-۱۲۵۰ق) بود",
    "فیلم جدایی (۱۳۸۹) ساخته شد",
    "تظاهرات (۱۳ آبان ۱۳۵۷) بود",
    "شهر (۱۳۹۰) بزرگ شد",
    "در آن (سال ۱۳۵۷) شد",
    "در مطالعه موردی (۱۳۹۰) آمده",
    "دولت کریمی (۱۳۸۴) آمد",
    "جدول ۱ (یافته‌های تحقیق، ۱۳۹۵) و (منبع: نگارندگان، ۱۳۹۵)",
    "در آن (انقلاب ۱۳۵۷) شد",
    "در آن (جنگ جهانی دوم، ۱۹۴۵) شد",
    "در آن (پاییز و زمستان ۱۳۹۹) شد",
    "در آن (تهران، ۱۳۸۵) شد",
    "در آن (چاپ سوم، ۱۳۹۰) شد",
    "در آن (دوره ۵، شماره ۲، ۱۳۹۰) شد",
    "در آن (قرن ۱۹ میلادی) شد",
    "در آن (۱۲ درصد) و (۳۵ نفر) شد",
    "در آیه (بقره: ۲۵۵) و (آل عمران/ ۱۹) و (سوره بقره، آیه ۲۵)",
    "در (شکل ۲) و (جدول ۳-۱) و (رابطه ۵)",
    "سه گام (۱) و (الف) و (ب)",
    "نقطه (۰, ۱) و بازه [0, 1] و [۰, ۰/۵]",
    "سطح (P<0.05) و (r = 0.45) و (N=120)",
    "حکمرانی (Governance) و (GIS) و امام (ره)",
    "طبقه‌بندی موضوعی [۲۰۱۰]",
    "او گفت [کذا] و [...] و [او]",
    "(همان‌گونه که گفته شد) و (و همان را هم دید)",
    "(شهرداری تهران، که در سال ۱۳۹۰ تأسیس شد)",
    "(آلمان و ایتالیا و ژاپن) و (فرانک پیرچ)",
    "۱. احمدی مردی بود که در سال ۱۳۹۰ آمد.",
    "۲. همان‌طور که گفتیم ۱۲ مورد بود.",
]


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_brackets_that_are_no_citations_are_left_alone(text: str) -> None:
    assert [citation.raw_text for citation in read(text)] == []


NOTES = [
    ("1. احمدی، محمود، شهر و روستا، تهران: سمت، ۱۳۹۰، ص ۲۵.", "احمدی ۱۳۹۰ @۲۵"),
    ("1. همان، ص ۳۰.", "ibid @۳۰"),
    ("۲همان.", "ibid"),
    ("[3] احمدی، پیشین، ج۲، ص ۴۰.", "احمدی ibid @ج۲، ص ۴۰"),
    ("4. ر.ک: وبر، اقتصاد و جامعه، ص ۱۲.", "وبر @۱۲"),
    ("5- Castells, M., The Rise of the Network Society, Oxford: Blackwell, 1996, p. 12.", "Castells 1996 @12"),
    ("6. Ibid., p. 13.", "ibid @13"),
    ("7. محمدتقی بهار، سبک‌شناسی، ج۱، ص ۲۲.", "بهار @ج۱، ص ۲۲"),
    ("8. کریمی، حسن، کتاب نو، نشر نی، ۱۳۸۸، ص ۹.", "کریمی ۱۳۸۸ @۹"),
    ("9. احمدی، محمود (۱۳۹۰)، شهر و روستا، ص ۱۲.", "احمدی ۱۳۹۰ @۱۲"),
    ("10. همو، روستا، ص ۱۲.", "ibid @۱۲"),
]


@pytest.mark.parametrize(("note", "expected"), NOTES, ids=[note for note, _ in NOTES])
def test_a_note_that_is_the_reference_is_one_marker(note: str, expected: str) -> None:
    (citation,) = read(f"شهر و روستا1 چنین است.\n{note}\nپس از آن")
    assert (show(citation), citation.style) == (expected, "footnote")
    assert citation.raw_text == note.lstrip("0123456789۰۱۲۳۴۵۶۷۸۹[]. -").rstrip(".")


def test_a_note_in_prose_keeps_its_own_markers() -> None:
    (citation,) = read("متن1\n1. برای آگاهی بیشتر نگاه کنید به احمدی (۱۳۹۰).\n")
    assert (citation.raw_text, citation.style) == ("احمدی (۱۳۹۰)", "narrative")


def test_numbers_of_notes_are_no_citations_where_the_paper_cites_by_name() -> None:
    text = "شهر[1] چنین است (احمدی، ۱۳۹۰: ۵). روستا[2] چنان (رضایی، ۱۳۹۱: ۷)."
    unnumbered = tuple(a_reference(p, f, y) for p, f, y in [(1, "احمدی", 1390), (2, "رضایی", 1391)])
    citations = find_citations(text, source=1, start=0, end=len(text), sections=(), references=unnumbered)
    assert [citation.raw_text for citation in citations] == ["(احمدی، ۱۳۹۰: ۵)", "(رضایی، ۱۳۹۱: ۷)"]


def test_a_lone_year_in_square_brackets_is_a_number_if_the_list_has_it() -> None:
    numbered = (a_reference(1, "احمدی", 1390, label="2010"),)
    text = "چنان‌که [2010] گفت"
    (citation,) = find_citations(text, source=1, start=0, end=len(text), sections=(), references=numbered)
    assert citation.label == "2010"


def test_a_marker_knows_its_lines_its_section_and_its_sentence() -> None:
    text = "۱. مقدمه\nشهر بزرگ است. روستا کوچک است (احمدی و\nهمکاران، ۱۳۹۰) و زیبا. پایان\n۲. روش\nاو [۳] گفت."
    second = text.index("۲. روش")
    sections = (
        Section(1, 1, "مقدمه", "مقدمه", place=Place(4, 1, 3, 0, second)),
        Section(2, 1, "روش", "روش", place=Place(4, 4, 5, second, len(text))),
    )
    first, last = find_citations(text, source=4, start=0, end=len(text), sections=sections)
    assert (first.place.source, first.place.line_start, first.place.line_end) == (4, 2, 3)
    assert (first.section, last.section) == (1, 2)
    assert first.context == "روستا کوچک است (احمدی و همکاران، ۱۳۹۰) و زیبا."
    assert last.place.line_start == 5


def test_nothing_outside_the_body_is_read() -> None:
    text = "(احمدی، ۱۳۹۰) میانه (رضایی، ۱۳۹۱) پایان (نوری، ۱۳۹۲)"
    start, end = text.index("میانه"), text.index("پایان")
    found = find_citations(text, source=1, start=start, end=end, sections=())
    assert [citation.raw_text for citation in found] == ["(رضایی، ۱۳۹۱)"]


PARTS = [
    "(",
    ")",
    "[",
    "]",
    "،",
    "؛",
    ":",
    ".",
    "-",
    " ",
    "\n",
    "\n\n",
    "و",
    "همان",
    "همکاران",
    "et al.",
    "ص",
    "ج",
    "الف",
]
PARTS += [
    "احمدی",
    "Smith",
    "۱۳۹۰",
    "2010",
    "۱۲",
    "7",
    "؟",
    "بی‌تا",
    "به نقل از",
    "1. ",
    RLM,
    "ق",
    "(احمدی، ۱۳۹۰)",
    "[۱-۳]",
]


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=60).map(" ".join))
def test_every_marker_stands_where_it_says(text: str) -> None:
    citations = read(text)
    for citation in citations:
        assert text[citation.place.char_start : citation.place.char_end] == citation.raw_text
    starts = {citation.cluster: citation.place.char_start for citation in citations}
    assert list(starts.values()) == sorted(starts.values())
    assert list(starts) == list(range(1, len(starts) + 1))


@given(st.integers(1200, 1450), st.sampled_from(["احمدی", "حاجی یوسفی", "Smith"]), st.integers(1, 999))
def test_a_printed_citation_is_read_back(year: int, name: str, page: int) -> None:
    (citation,) = read(f"متن ({name}، {year}، ص {page}) متن", known=False)
    assert (citation.authors, citation.year_as_printed, citation.locator) == ((name,), str(year), str(page))
