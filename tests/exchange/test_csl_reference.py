"""References as CSL items."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.records import Name, ReferenceField, ReferenceName
from tests.exchange.factories import a_reference


def test_a_book_of_the_seed() -> None:
    assert reference_to_csl(a_reference()) == {
        "id": "applied-political-geography-1391.14.r1",
        "type": "book",
        "author": [{"family": "افتخاری", "given": "اصغر"}],
        "title": "ناامنی جهانی",
        "publisher": "پژوهشکده مطالعات راهبردی",
        "publisher-place": "تهران",
        "issued": {"date-parts": [[1380]]},
        "language": "fa",
    }


@pytest.mark.parametrize(
    ("changes", "issued", "note"),
    [
        ({"year": 1380, "date_as_printed": "۱۳۸۰"}, [[1380]], None),
        ({"year": 1388, "date_as_printed": "بهار ۱۳۸۸"}, [[1388]], "تاریخ: بهار ۱۳۸۸"),
        ({"year": None, "date_as_printed": "بی‌تا"}, None, "تاریخ: بی‌تا"),
        ({"year": None, "date_as_printed": "n.d.", "language": "en"}, None, "date as printed: n.d."),
        ({"year": None, "date_as_printed": None}, None, None),
    ],
)
def test_a_date_is_a_year_or_stands_in_the_note(
    changes: dict[str, object], issued: list[list[int]] | None, note: str | None
) -> None:
    item = reference_to_csl(a_reference(**changes))
    assert item.get("issued", {}).get("date-parts") == issued
    assert item.get("note") == note


@pytest.mark.parametrize(
    ("changes", "variable", "value"),
    [
        ({"edition": "دوم", "edition_number": 2}, "edition", "2"),
        ({"edition": "ویرایش جدید"}, "edition", "ویرایش جدید"),
        ({"volume": "سوم", "volume_number": 3}, "volume", "3"),
        ({"issue": "۱۸ و ۱۹"}, "issue", "18 و 19"),
        ({"page": "۲۰۱-۲۰۰", "page_first": 200, "page_last": 201}, "page", "200-201"),
        ({"page": "۱۲ – ۱۹"}, "page", "12-19"),
        ({"number_of_pages": "۳۲۰"}, "number-of-pages", "320"),
        ({"isbn": "۹۷۸-۹۶۴"}, "ISBN", "978-964"),
        ({"doi": "https://doi.org/10.1000/x_y"}, "DOI", "10.1000/x_y"),
        ({"doi": "doi: https://doi.org/10.22059/jhgr.2016"}, "DOI", "10.22059/jhgr.2016"),
        ({"doi": "۱۰.۲۲۰۵۹/jhgr.2016"}, "DOI", "10.22059/jhgr.2016"),
        ({"isbn": "۹۷۸-۰-۱۹-۸۲۹۷۵۸-۱"}, "ISBN", "9780198297581"),
        ({"url": "http : //www.sid.ir"}, "URL", "http://www.sid.ir"),
        ({"original_date": "بی‌تا"}, "original-date", {"literal": "بی‌تا"}),
        ({"accessed": "دی ماه"}, "accessed", {"literal": "دی ماه"}),
        ({"original_date": "۱۹۹۸"}, "original-date", {"date-parts": [[1998]]}),
        ({"accessed": "۱۳۹۵/۰۷/۰۱"}, "accessed", {"date-parts": [[2016, 9, 22]]}),
        ({"year_suffix": "الف"}, "year-suffix", "الف"),
    ],
)
def test_numbers_and_dates_are_normalised(changes: dict[str, object], variable: str, value: object) -> None:
    assert dict(reference_to_csl(a_reference(**changes)))[variable] == value


@pytest.mark.parametrize(
    ("raw", "variable"),
    [
        ("حافظ‌نیا، محمدرضا (۱۳۸۵): اصول ژئوپلیتیک، چاپ دوم، مشهد.", "printing-number"),
        ("حافظ‌نیا، محمدرضا (۱۳۸۵): اصول ژئوپلیتیک، چ. دوم، مشهد.", "printing-number"),
        ("حافظ‌نیا، محمدرضا (۱۳۸۵): اصول ژئوپلیتیک، ویرایش دوم، مشهد.", "edition"),
    ],
)
def test_a_printing_is_no_edition(raw: str, variable: str) -> None:
    start = raw.index("دوم")
    fields = (ReferenceField("edition", start, start + 3),)
    reference = a_reference(raw_text=raw, edition="دوم", edition_number=2, fields=fields)
    item = reference_to_csl(reference)
    assert {name: item.get(name) for name in ("edition", "printing-number") if name in item} == {variable: "2"}


def test_a_date_of_access_in_another_calendar_stays_as_printed_in_the_note() -> None:
    assert reference_to_csl(a_reference(accessed="۱۳۹۵/۰۷/۰۱"))["note"] == "دسترسی: ۱۳۹۵/۰۷/۰۱"
    assert "note" not in reference_to_csl(a_reference(accessed="2016-09-22"))


def test_further_authors_are_told_in_the_note() -> None:
    item = reference_to_csl(a_reference(et_al=True, note="چاپ نشده"))
    assert item["note"] == "چاپ نشده\nدیگر نویسندگان: و همکاران"
    assert len(item["author"]) == 1


def test_an_entry_that_was_not_read_is_kept_verbatim() -> None:
    item = reference_to_csl(a_reference(title=None, names=(), raw_text="افتخاری: همان."))
    assert item["note"] == "متن چاپی: افتخاری: همان."


def test_letters_of_printed_values_become_persian() -> None:
    item = reference_to_csl(a_reference(title="كتاب‌هاي ملي"))
    assert item["title"] == "کتاب‌های ملی"


def test_names_of_all_roles() -> None:
    names = (
        ReferenceName("translator", 1, Name(given="علی", family="رضایی")),
        ReferenceName("editor", 1, Name(literal="سازمان ملل متحد")),
    )
    item = reference_to_csl(a_reference(names=names))
    assert item["translator"] == [{"family": "رضایی", "given": "علی"}]
    assert item["editor"] == [{"literal": "سازمان ملل متحد"}]
    assert "author" not in item


def test_lost_half_spaces_come_back_in_the_item_alone() -> None:
    printed = "جهانی شدن و چالشهای شهرنشینی"
    reference = a_reference(title=printed, language="fa", publisher="مرکز مطالعات و برنامه ریزی")
    item = reference_to_csl(reference)
    assert item["title"] == "جهانی شدن و چالش‌های شهرنشینی"
    assert item["publisher"] == "مرکز مطالعات و برنامه‌ریزی"
    assert reference.title == printed


def test_a_latin_entry_keeps_its_words() -> None:
    assert reference_to_csl(a_reference(title="A کتابها B", language="en"))["title"] == "A کتابها B"
