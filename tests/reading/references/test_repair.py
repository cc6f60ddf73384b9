"""What is put right after the tagger, on strings whose labels are given."""

from __future__ import annotations

import pytest

from proceedings_db.reading.references.assemble import Parse, PrintedName, Value
from proceedings_db.reading.references.repair import repair
from proceedings_db.reading.references.shapes import prepare
from proceedings_db.reading.references.tokens import split_tokens


def a_parse(raw: str, values: dict[str, str], names: list[dict[str, str]] | None = None, role: str = "author") -> Parse:
    """Return the parse whose values and names stand in ``raw``, found from the left."""
    parse = Parse()
    for field, text in values.items():
        start = raw.index(text)
        parse.values[field] = Value(field, start, start + len(text))
    place = 0
    for parts in names or []:
        name = PrintedName(role)
        for part, text in sorted(parts.items(), key=lambda item: raw.index(item[1], place)):
            start = raw.index(text, place)
            name.parts[part] = (start, start + len(text))
        place = name.end
        parse.names.append(name)
    return parse


def repaired(raw: str, parse: Parse) -> Parse:
    prepared = prepare(split_tokens(raw))
    return repair(raw, prepared.tokens, prepared.cues, parse)


VALUES = [
    ("نوری، س. «شهر و روستا» آب، 1380", {"title": "شهر", "container_title": "آب"}, {"title": "شهر و روستا"}),
    ("شهر، مجله آب، شماره بیست و هفتم", {"title": "شهر", "issue": "بیست و"}, {"issue": "بیست و هفتم"}),
    ("شهر، نشر نی، تهران (1380)", {"title": "شهر", "publisher": "نشر نی"}, {"issued": "1380"}),
    ("شهر، مجله آب، ش 48 – 47", {"title": "شهر", "container_title": "مجله آب", "issue": "48", "pages": "47"},
     {"issue": "48 – 47"}),
    ("شهر، مجله آب، سال دهم، 4 (35)", {"title": "شهر", "volume": "دهم", "issue": "35"},
     {"issue": "4", "number": "35"}),
    ("شهر، مجله آب، 1 (2): 3-9", {"title": "شهر", "issue": "2", "pages": "3-9"}, {"volume": "1", "issue": "2"}),
    ("شهر، مجله آب، (41)38، 42-1", {"title": "شهر", "issue": "41", "pages": "42-1"}, {"volume": "38"}),
    ("شهر، اداره آب، شماره 82/315", {"title": "شهر", "publisher": "اداره آب", "issue": "82", "pages": "315"},
     {"number": "82/315"}),
    ("شهر، روزنامه ایران، 2 دی، 1398", {"title": "شهر", "note": "2 دی", "issued": "1398"}, {"issued": "2 دی، 1398"}),
    ("نوری (1391، ب)؛ شهر", {"title": "شهر", "issued": "1391"}, {"year_suffix": "ب"}),
    ("مکتب‌ها جلد اول، تهران", {"title": "مکتب‌ها جلد اول"}, {"title": "مکتب‌ها", "volume": "اول"}),
    ("شهر، دو فصلنامه علمی پژوهشی، مدیریت مدرسه، ش 1",
     {"title": "شهر", "container_title": "دو فصلنامه علمی پژوهشی، مدیریت مدرسه"},
     {"container_title": "مدیریت مدرسه"}),
    ("شهر، مجموعه مقالات دومین همایش آب، قم",
     {"title": "شهر", "container_title": "مجموعه مقالات", "event": "دومین همایش آب"},
     {"container_title": "مجموعه مقالات دومین همایش آب"}),
    ("کاپلان (2007/1389)، خلاصه، تهران", {"title": "خلاصه", "issued": "2007/1389"},
     {"issued": "1389", "original_date": "2007"}),
    ("نوری (1380/2001)، شهر، تهران", {"title": "شهر", "issued": "1380/2001"}, {"issued": "1380"}),
    ("رسوب در آبگیر. صفحه‌های 385 تا 393", {"title": "رسوب در آبگیر. صفحه‌های 385 تا 393"},
     {"title": "رسوب در آبگیر", "pages": "385 تا 393"}),
    ("شهر، دانشگاه قم، 99 ص", {"title": "شهر", "note": "99 ص"}, {"number_of_pages": "99"}),
    ("نوری (1395) شهر، مجله آب، زمستان 1395، ش 2",
     {"title": "شهر", "issued": "1395", "container_title": "مجله آب", "note": "زمستان 1395"},
     {"issued": "زمستان 1395", "note": None}),
    ("شهر، مجله آب، ویژه‌نامه سدهای خاکی، ش 2", {"title": "شهر", "container_title": "مجله آب، ویژه‌نامه سدهای خاکی"},
     {"container_title": "مجله آب", "note": "ویژه‌نامه سدهای خاکی"}),
    ("فرهنگ باغ (دو جلدی)، تهران", {"title": "فرهنگ باغ (دو جلدی"}, {"title": "فرهنگ باغ", "note": "دو جلدی"}),
    ("شهر، انتشارات آب و خاک تبریز", {"title": "شهر", "publisher": "انتشارات آب و خاک تبریز"},
     {"publisher": "انتشارات آب و خاک", "publisher_place": "تبریز"}),
    ("شهر، انتشارات دانشگاه تبریز", {"title": "شهر", "publisher": "انتشارات دانشگاه تبریز"},
     {"publisher": "انتشارات دانشگاه تبریز", "publisher_place": None}),
    ("شهر، رساله، دانشگاه امام صادق (ع)", {"title": "شهر", "publisher": "دانشگاه امام صادق", "year_suffix": "ع"},
     {"publisher": "دانشگاه امام صادق (ع)", "year_suffix": None}),
    ("شهر، نشریه فنی، شماره 12، قم", {"title": "شهر", "genre": "نشریه فنی", "issue": "12"},
     {"number": "12", "issue": None}),
    ("شهر، کتاب هفته، (198)، 64-71", {"title": "شهر", "container_title": "کتاب هفته", "issued": "198"},
     {"issue": "198", "issued": None}),
    ("شهر، مجله آب، مقالات آماده انتشار",
     {"title": "شهر", "container_title": "مجله آب", "event": "مقالات آماده انتشار"},
     {"note": "مقالات آماده انتشار", "event": None}),
    ("شهر، 230-201، مجله آب", {"title": "شهر، 230-201"}, {"title": "شهر", "pages": "230-201"}),
    ("Steel. Structural Journal, ASCE, 12", {"title": "Steel", "container_title": "Structural Journal, ASCE"},
     {"container_title": "Structural Journal", "publisher": "ASCE"}),
    ("Steel, Graduate Texts in Physics, 106, 2009",
     {"title": "Steel", "container_title": "Graduate Texts in Physics", "volume": "106"},
     {"note": "Graduate Texts in Physics", "number": "106", "container_title": None}),
    ("Steel, Lecture Notes in Physics, 12, 2009",
     {"title": "Steel", "publisher": "Lecture Notes in Physics", "volume": "12"},
     {"note": "Lecture Notes in Physics", "number": "12", "publisher": None}),
    ("Steel. PhD Thesis at Oxford University", {"title": "Steel", "genre": "PhD Thesis at Oxford University"},
     {"genre": "PhD Thesis", "publisher": "Oxford University"}),
    ("Steel, Water Research, 4 March 2007", {"title": "Steel", "issued": "March 2007"}, {"issued": "4 March 2007"}),
    ("Steel, from Water Research, 12", {"title": "Steel", "container_title": "from Water Research"},
     {"container_title": "Water Research"}),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "values", "expected"), VALUES)
def test_values_are_put_right(raw: str, values: dict[str, str], expected: dict[str, str]) -> None:
    parse = repaired(raw, a_parse(raw, values))
    found = {field: raw[value.start : value.end] for field, value in parse.values.items()}
    assert {field: found.get(field) for field in expected} == expected
    assert all(value.confidence <= 1 for value in parse.values.values())


NAMES = [
    ("دکتر علی نوری، شهر", [{"given": "دکتر علی", "family": "نوری"}], [("نوری", "علی")]),
    ("مهدی قلی هدایت، خاطرات", [{"given": "مهدی", "family": "قلی هدایت"}], [("هدایت", "مهدی قلی")]),
    ("پرویز ناتل خانلری، دیوان", [{"given": "پرویز ناتل", "family": "خانلری"}], [("ناتل خانلری", "پرویز")]),
    ("محمدی جمال؛ شهر", [{"given": "محمدی", "family": "جمال"}], [("محمدی", "جمال")]),
    ("باستانی و صالحی، سوسن و مریم، سرمایه", [{"family": "باستانی"}, {"family": "صالحی", "given": "سوسن و مریم"}],
     [("باستانی", "سوسن"), ("صالحی", "مریم")]),
    ("کاپلان و سادوک، خلاصه", [{"family": "کاپلان", "given": "و سادوک"}], [("کاپلان", None), ("سادوک", None)]),
    ("خواندمیر، غیاث‌الدین بن همام حسینی، حبیب", [{"family": "خواندمیر", "given": "غیاث‌الدین"},
     {"given": "بن همام", "family": "حسینی"}], [("خواندمیر", "غیاث‌الدین بن همام حسینی")]),
    ("اشنایدر، سوزان؛ وژان بارسو، مدیریت", [{"family": "اشنایدر", "given": "سوزان"},
     {"given": "وژان", "family": "بارسو"}],
     [("اشنایدر", "سوزان"), ("بارسو", "ژان")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "names", "expected"), NAMES)
def test_names_are_put_right(raw: str, names: list[dict[str, str]], expected: list[tuple[str, str | None]]) -> None:
    parse = repaired(raw, a_parse(raw, {}, names))
    found = [{part: raw[start:end] for part, (start, end) in name.parts.items()} for name in parse.names]
    assert [(name.get("family"), name.get("given")) for name in found] == expected


def test_names_before_a_role_word_have_that_role() -> None:
    raw = "پورجوادی، ن. (ویراستار)، درباره ویرایش، تهران"
    parse = repaired(raw, a_parse(raw, {"title": "درباره ویرایش"}, [{"family": "پورجوادی", "given": "ن."}]))
    assert [name.role for name in parse.names] == ["editor"]


def test_an_editor_loses_the_in_before_the_name() -> None:
    raw = "Ball, L. What? In N. Mankiw (ed), Policy"
    parse = repaired(raw, a_parse(raw, {}, [{"given": "In N.", "family": "Mankiw"}], role="editor"))
    assert raw[slice(*parse.names[0].parts["given"])] == "N."


def test_what_is_left_over_and_says_something_is_the_note() -> None:
    raw = "نوری (1380) شهر، تهران، مرکز مطالعات شهر"
    parse = a_parse(raw, {"title": "شهر", "publisher_place": "تهران"})
    start = raw.index("مرکز")
    parse.unread = [(start, len(raw))]
    note = repaired(raw, parse).values["note"]
    assert raw[note.start : note.end] == "مرکز مطالعات شهر"
    assert not parse.unread


def test_a_year_after_the_translator_is_that_of_the_translation() -> None:
    raw = "Blair, S. 1996. Art of Islam. Translated by Azhand, 2002. Tehran: Samt."
    parse = a_parse(raw, {"issued": "1996", "title": "Art of Islam"}, [{"family": "Azhand"}], "translator")
    found = repaired(raw, parse).values
    assert {field: raw[found[field].start : found[field].end] for field in ("issued", "original_date")} == {
        "issued": "2002",
        "original_date": "1996",
    }


@pytest.mark.parametrize("words", ["به کوشش", "زیر نظر", "تاریخ دسترسی"])
def test_words_that_announce_a_field_are_no_note(words: str) -> None:
    raw = f"شهر، {words} نوری، تهران"
    parse = a_parse(raw, {"title": "شهر"})
    parse.unread = [(raw.index(words), raw.index(words) + len(words))]
    assert "note" not in repaired(raw, parse).values
    assert parse.unread == []


@pytest.mark.parametrize(
    ("raw", "names", "expected"),
    [
        ("شهر، ترجمه م. ح. لطفی، تهران", [{"family": "م."}, {"given": "ح.", "family": "لطفی"}], "م. ح. لطفی"),
        ("شهر، ترجمه ک، همائی، تهران", [{"family": "ک"}, {"family": "همائی"}], "ک، همائی"),
    ],
)
def test_an_initial_alone_belongs_to_the_name_after_it(raw: str, names: list[dict[str, str]], expected: str) -> None:
    found = repaired(raw, a_parse(raw, {"title": "شهر"}, names, "translator")).names
    assert [raw[name.start : name.end] for name in found] == [expected]
    assert set(found[0].parts) == {"given", "family"}


def test_a_given_name_alone_before_the_title_takes_its_first_word() -> None:
    raw = "حسین نوری و علی شریفی روش‌های شمارش نقطه‌ها در میدان، تهران"
    names = [{"given": "حسین", "family": "نوری"}, {"family": "علی"}]
    parse = repaired(raw, a_parse(raw, {"title": "شریفی روش‌های شمارش نقطه‌ها در میدان"}, names))
    assert {part: raw[start:end] for part, (start, end) in parse.names[1].parts.items()} == {
        "given": "علی",
        "family": "شریفی",
    }
    assert raw[parse.values["title"].start :].startswith("روش‌های")


def test_a_title_that_begins_with_and_lends_the_second_author_his_name() -> None:
    raw = "حسین نوری و علی شریفی روش‌های شمارش نقطه‌ها در میدان، تهران"
    values = {"title": "و علی شریفی روش‌های شمارش نقطه‌ها در میدان"}
    parse = repaired(raw, a_parse(raw, values, [{"given": "حسین", "family": "نوری"}]))
    assert [raw[name.start : name.end] for name in parse.names] == ["حسین نوری", "علی شریفی"]
    assert raw[parse.values["title"].start :].startswith("روش‌های")
