"""Reference strings read into records: the seed's own list, forms of every kind, bad input."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings_db.reading.references import (
    explain,
    find_problems,
    parse_references,
    read_reference,
    to_gold,
)
from proceedings_db.reading.references.gold import read_gold
from proceedings_db.reading.references.scheme import FORM_FIELDS, NAME_FIELDS, VALUE_FIELDS
from proceedings_db.reading.references.scoring import score_groups
from proceedings_db.records import ProblemCode
from proceedings_db.text.characters import RLM, ZWNJ
from proceedings_db.text.fold import fold_name

BOOK = "۳. حاجی یوسفی، امیرمجد (۱۳۸۸): دولت جهانی شدن در خاورمیانه، انتشارات دانشگاه شهید بهشتی، تهران."
ARTICLE = (
    "احدنژاد، محسن و نوری، سارا (1391) ارزیابی توزیع فضایی زیرساخت‌ها، فصلنامه مطالعات گردشگری، دوره 1، شماره 3، "
    "صص. 105-91."
)


def names(raw: str, role: str = "author") -> list[tuple[str | None, str | None]]:
    reference = read_reference(raw)
    return [(n.name.family or n.name.literal, n.name.given) for n in reference.names if n.role == role]


def test_a_book_is_read_whole() -> None:
    reference = read_reference(BOOK)
    assert (reference.label_as_printed, reference.csl_type, reference.language) == ("۳.", "book", "fa")
    assert (reference.title, reference.publisher) == ("دولت جهانی شدن در خاورمیانه", "انتشارات دانشگاه شهید بهشتی")
    assert (reference.publisher_place, reference.date_as_printed) == ("تهران", "۱۳۸۸")
    assert (reference.year, reference.calendar, reference.year_gregorian) == (1388, "jalali", 2009)
    assert names(BOOK) == [("حاجی‌یوسفی", "امیرمجد")]


def test_an_article_has_its_figures_beside_the_printed_ones() -> None:
    reference = read_reference(ARTICLE)
    assert reference.csl_type == "article-journal"
    assert (reference.container_title, reference.volume, reference.issue) == ("فصلنامه مطالعات گردشگری", "1", "3")
    assert (reference.page, reference.page_first, reference.page_last) == ("105-91", 91, 105)
    assert (reference.volume_number, reference.issue_number) == (1, 3)
    assert names(ARTICLE) == [("احدنژاد", "محسن"), ("نوری", "سارا")]


PRINTED_NAMES = [
    ("رابینز، استیفن (1387)، رفتار سازمانی، ترجمه علی پارساییان و سیدمحمد اعرابی، تهران: سمت.", "translator",
     [("پارساییان", "علی"), ("اعرابی", "سید محمد")]),
    ("حافظ، شمس‌الدین (1362)، دیوان حافظ، به کوشش پرویز خانلری، تهران: خوارزمی.", "editor", [("خانلری", "پرویز")]),
    ("پورجوادی، ن. (ویراستار) (۱۳۶۵)، درباره ویرایش، تهران: مرکز نشر دانشگاهی.", "editor", [("پورجوادی", "ن.")]),
    ("مرکز آمار ایران (1373)، نتایج سرشماری عمومی کارگاهی، تهران: مرکز آمار ایران.", "author",
     [("مرکز آمار ایران", None)]),
    ("Smith, J., & Brown, A. B. (2010). Urban growth. Cities, 12(3), 1-9.", "author",
     [("Smith", "J."), ("Brown", "A. B.")]),
    ("باستانی و صالحی، سوسن و مریم (1386)، سرمایه اجتماعی، نامه علوم اجتماعی، شماره 30.", "author",
     [("باستانی", "سوسن"), ("صالحی", "مریم")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "role", "expected"), PRINTED_NAMES)
def test_reads_names_in_groups_and_by_role(raw: str, role: str, expected: list[tuple[str, str | None]]) -> None:
    assert names(raw, role) == expected


def test_others_are_told_and_are_no_name() -> None:
    reference = read_reference("انیس، ابراهیم و همکاران (1378)، فرهنگ نو، تهران: دفتر نشر فرهنگ اسلامی.")
    assert reference.et_al
    assert [name.name.family for name in reference.names] == ["انیس"]


def test_address_doi_and_isbn_are_read_by_their_form() -> None:
    raw = "Nohlen, D. (2001). Elections in Asia. Oxford University Press. ISBN 0-19-924958-X. http://a.org/b_c?d=1"
    reference = read_reference(raw)
    assert (reference.isbn, reference.url) == ("0-19-924958-X", "http://a.org/b_c?d=1")
    assert (
        read_reference("Smith, J. (2010). Growth. Cities, 2(3), 1-9. doi: 10.1016/j.cities.2010.01.").doi
        == "10.1016/j.cities.2010.01"
    )


def test_every_span_is_verbatim_and_every_value_has_one(project: Path) -> None:
    for labelled in read_gold(project / "tests" / "corpus" / "references-dev-b.jsonl"):
        reference = read_reference(labelled.raw)
        assert reference.raw_text in labelled.raw
        read = to_gold(reference)["fields"]
        for field in reference.fields:
            assert 0 <= field.char_start < field.char_end <= len(reference.raw_text)
            assert 0 <= field.confidence <= 1
        for name in ("title", "publisher", "container_title", "note", "volume"):
            assert getattr(reference, name) == read.get(name)


def test_the_seeds_references_are_read_as_a_librarian_would(project: Path) -> None:
    path = project / "tests" / "corpus" / "references-seed.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [
        (row, to_gold(reference))
        for row, reference in zip(rows, parse_references(row["raw"] for row in rows), strict=True)
    ]
    score = score_groups(pairs)["all"]
    assert [read["raw"] for _, read in pairs] == [row["raw"] for row in rows]
    assert score.f1("issued") == 1.0
    assert score.figures()["micro_f1"] >= 0.95


ODD = [
    "",
    "   ",
    "1388",
    "۱۲۳۴۵ ۶۷۸۹۰ ۱۳۸۸",
    "<p class='x'>احمدی، علی (1380)، <b>شهر</b>، تهران.</p>",
    "Иванов И. И. История города. Москва, 1999.",
    "漢字の本 2001",
    "\x00\x01\x02\x07 \x1b[0m",
    RLM * 50,
    "(((((((([[[[[[««««««",
    "،،،،،،؛؛؛؛؛؛......",
    "همان، ص 25.",
    "ـــــــــــــــ",
    f"الف{ZWNJ}ب",
]


@pytest.mark.parametrize("raw", ODD)
def test_an_odd_line_has_an_answer_that_keeps_it(raw: str) -> None:
    reference = read_reference(raw)
    whole = f"{reference.label_as_printed or ''}{reference.raw_text}"
    assert whole.replace(" ", "") == raw.strip().replace(" ", "")
    if not any(c.isalpha() for c in raw):
        assert ProblemCode.REFERENCE_NOT_READ in {problem.code for problem in find_problems(reference)}


def test_a_line_of_a_megabyte_keeps_its_text_and_tells_what_was_not_read() -> None:
    reference = read_reference("احمدی، علی (1380)، شهر، تهران: سمت. " + "کتاب شهر " * 110_000)
    assert len(reference.raw_text) > 900_000
    assert reference.year == 1380
    assert any(field.field == "unread" for field in reference.fields)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error_and_kept(raw: str) -> None:
    reference = read_reference(raw, label="")
    assert reference.raw_text == raw.strip()
    assert to_gold(reference)["fields"].keys() <= {
        *VALUE_FIELDS, *FORM_FIELDS, *NAME_FIELDS, "et_al",
    }  # fmt: skip


def test_lines_are_read_as_they_come_and_in_order_over_processes() -> None:
    rows = [f"احمدی، علی ({year})، شهر {year}، تهران: سمت." for year in range(1300, 1400)] + [""]
    taken: list[int] = []

    def lines() -> Iterator[str]:
        for place, row in enumerate(rows * 10):
            taken.append(place)
            yield row

    stream = parse_references(lines())
    assert next(stream).year == 1300
    assert len(taken) < len(rows) * 10
    alone = list(parse_references(rows * 3))
    assert [reference.position for reference in alone] == list(range(1, len(rows) * 3 + 1))
    assert list(parse_references(rows * 3, jobs=2)) == alone


def test_fewer_than_one_process_is_wrong_use() -> None:
    with pytest.raises(ValueError, match="jobs"):
        parse_references([], jobs=0)


def test_an_explanation_names_span_label_and_reasons() -> None:
    found = {item.field: item for item in explain(BOOK)}
    assert found["title"].text == "دولت جهانی شدن در خاورمیانه"
    assert found["title"].labels[0] == "B-title"
    assert len(found["publisher"].reasons) == 3
    assert all(weight > 0 for _, weight in found["publisher"].reasons)


def test_doubt_and_reversed_pages_are_problems() -> None:
    codes = {problem.code for problem in find_problems(read_reference(ARTICLE))}
    assert ProblemCode.PAGES_REVERSED in codes
    doubtful = find_problems(read_reference(BOOK), threshold=1.01)
    assert {problem.field for problem in doubtful} >= {"title", "author", "publisher"}


def first_author(reference: object) -> str:
    found = [name.name for name in reference.names if name.role == "author"]  # type: ignore[attr-defined]
    return fold_name(found[0].family or found[0].literal or "") if found else ""


def lose_a_bracket(raw: str) -> str:
    return raw.replace("(", "", 1)


def lose_dots(raw: str) -> str:
    return raw.replace(".", "")


def double_spaces(raw: str) -> str:
    return raw.replace(" ", "  ")


def to_arabic_letters(raw: str) -> str:
    return raw.replace("ی", "ي").replace("ک", "ك")


def to_ascii(raw: str) -> str:
    return raw.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


@pytest.mark.parametrize("damage", [lose_a_bracket, lose_dots, double_spaces, to_arabic_letters, to_ascii])
def test_damage_changes_neither_year_nor_first_author(project: Path, damage: object) -> None:
    rows = [row for name in "ab" for row in read_gold(project / "tests" / "corpus" / f"references-dev-{name}.jsonl")]
    rows = random.Random(3).sample(rows, 200)
    before = list(parse_references(row.raw for row in rows))
    after = list(parse_references(damage(row.raw) for row in rows))  # type: ignore[operator]
    year = sum(a.year == b.year for a, b in zip(before, after, strict=True))
    author = sum(first_author(a) == first_author(b) for a, b in zip(before, after, strict=True))
    assert year >= 0.95 * len(rows)
    assert author >= 0.95 * len(rows)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("دوم", 2), ("سی و دوم", 32), ("بیست و یکم", 21), ("صد و پنجم", 105), ("۳۲", 32), ("بیستم", 20)],
)
def test_an_edition_in_words_is_whole(printed: str, number: int) -> None:
    reference = read_reference(f"احمدی، رضا (۱۳۸۵). تحلیل شهر. چاپ {printed}، تهران: نشر نی.")
    assert (reference.edition, reference.edition_number, reference.publisher) == (printed, number, "نشر نی")
