"""Reference lists parted into entries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.references.headings import find_headings
from proceedings_db.reading.references.labels import read_label
from proceedings_db.reading.references.split import split_references
from proceedings_db.text.lines import split_lines

LABELS = [
    ("۱. افتخاری، اصغر", "۱.", 1),
    ("12- Bush, Kenneth", "12-", 12),
    ("[3] سیروس محبی", "[3]", 3),
    ("[4] . نیکی کدی", "[4] .", 4),
    ("]1[ آقانباتی", "]1[", 1),
    ("(1) - من لایحضره", "(1) -", 1),
    ("١٠٥ ـ تاریخ الخلفاء", "١٠٥ ـ", 105),
    ("2. - اعتماد، م.", "2. -", 2),
    ("• اسدی، ایرج", "•", None),
    ("-لطفی،صدیقه", "-", None),
    ("- · انصاری", "- ·", None),
    ("[رسولی(۱۳۸۹)] رسولی، م.ص. (۱۳۸۹)", "[رسولی(۱۳۸۹)]", None),
    ("[کوبلر و دیگران(۲۰۰۹)] Kübler, S.", "[کوبلر و دیگران(۲۰۰۹)]", None),
    ("[Knu84] Knuth, D. E.", "[Knu84]", None),
]


@pytest.mark.parametrize(("line", "printed", "number"), LABELS)
def test_reads_the_label_at_the_head_of_a_line(line: str, printed: str, number: int | None) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.printed, label.number) == (printed, number)


@pytest.mark.parametrize(
    "line",
    [
        "ـــــــ (۱۳۸۱)، صحیفه نور",
        "________ (1390). تنگه",
        "1388، چاپ دوم",
        "97-59.",
        "1371 شماره",
        "احمدی، علی",
        "",
        "[۱۳۸۹] احمدی",
        "[بی‌نا] شهر",
    ],
)
def test_takes_neither_the_dash_for_an_author_nor_a_figure_for_a_label(line: str) -> None:
    assert read_label(line) is None


def entries(text: str) -> list[tuple[str | None, str]]:
    return [(raw.label, raw.raw_text) for raw in split_references(split_lines(text), 1)]


def test_joins_wrapped_lines_and_skips_headings_and_page_numbers() -> None:
    text = (
        "منابع فارسی\n۱. افتخاری، اصغر (۱۳۸۰): ناامنی جهانی،\nپژوهشکده مطالعات، تهران.\n۲۵\n"
        "۲. نای، جوزف (۱۳۸۷): رهبری، تهران.\nمنابع لاتین\n3. Bush, K. (2004) Building\nCapacity, CIDA.\n"
    )
    assert entries(text) == [
        ("۱.", "افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، پژوهشکده مطالعات، تهران."),
        ("۲.", "نای، جوزف (۱۳۸۷): رهبری، تهران."),
        ("3.", "Bush, K. (2004) Building Capacity, CIDA."),
    ]
    assert [line.text for line in find_headings(split_lines(text))] == ["منابع فارسی", "منابع لاتین"]


def test_parts_several_entries_of_one_line_at_the_numbers_that_follow_in_the_run() -> None:
    text = (
        "1. احمدی، علی (1380)، شهر، تهران: سمت. 2. کریمی، رضا (1381)، روستا، چاپ 3. تهران: نی. 3. نوری، سارا، آب، قم."
    )
    assert [raw for _, raw in entries(text)] == [
        "احمدی، علی (1380)، شهر، تهران: سمت.",
        "کریمی، رضا (1381)، روستا، چاپ 3. تهران: نی.",
        "نوری، سارا، آب، قم.",
    ]


def test_a_number_out_of_the_run_begins_no_entry() -> None:
    text = "۱. احمدی، علی، کتاب، تهران،\n۱۳۸۰. چاپ دوم.\n۲. نوری، سارا، آب، قم.\n"
    assert [label for label, _ in entries(text)] == ["۱.", "۲."]


def test_bullets_and_the_dash_for_the_author_above_begin_entries() -> None:
    text = "- تربیت، محمد علی (1316) مثنوی، مهر،\nش 55.\n- نوری، سارا (1380)، آب، قم.\nـــــــ (1381)، باد، قم.\n"
    assert entries(text) == [
        ("-", "تربیت، محمد علی (1316) مثنوی، مهر، ش 55."),
        ("-", "نوری، سارا (1380)، آب، قم."),
        (None, "ـــــــ (1381)، باد، قم."),
    ]


def test_reads_entries_without_labels_by_indentation_and_by_blank_lines() -> None:
    hanging = "احمدی، علی (1380)، شهر،\n   تهران: سمت.\nکریمی، رضا (1381)، روستا،\n   تهران: نی.\n"
    blank = "احمدی، علی (1380)، شهر،\nتهران: سمت.\n\nکریمی، رضا (1381)، روستا،\nتهران: نی.\n"
    expected = ["احمدی، علی (1380)، شهر، تهران: سمت.", "کریمی، رضا (1381)، روستا، تهران: نی."]
    assert [raw for _, raw in entries(hanging)] == expected
    assert [raw for _, raw in entries(blank)] == expected


def test_the_place_holds_the_entry_without_its_label() -> None:
    text = "پیش\n\nمنابع\n۱. افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، تهران.\n۲. نای، جوزف (۱۳۸۷): رهبری،\nتهران.\n"
    lines = split_lines(text)
    found = split_references(lines[3:], 7)
    assert [text[raw.place.char_start : raw.place.char_end] for raw in found] == [
        "افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، تهران.",
        "نای، جوزف (۱۳۸۷): رهبری،\nتهران.",
    ]
    assert [(raw.place.source, raw.place.line_start, raw.place.line_end) for raw in found] == [(7, 4, 4), (7, 5, 6)]


def test_the_seed_has_twenty_entries(shared: Path) -> None:
    text = (shared / "seed" / "applied-political-geography-1391.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "gold" / "seed-volume.json").read_text(encoding="utf-8"))["references"]
    lines = split_lines(text)
    heading = max(
        index for index, line in enumerate(lines) if line.text.strip() == "منابع" and line.start < gold[0]["offset"]
    )
    found = split_references(lines[heading + 1 :], 1)
    assert [f"{raw.label} {raw.raw_text}" for raw in found] == [row["raw"] for row in gold]


@given(st.lists(st.text(max_size=60), max_size=30))
def test_nothing_but_headings_and_page_numbers_is_left_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    split = split_lines(text)
    kept = "".join(f"{raw.label or ''}{raw.raw_text}" for raw in split_references(split, 1))
    skipped = find_headings(split)
    rest = [line for line in split if line not in skipped]
    digits = [line.text for line in rest if not any(c.isalpha() for c in line.text)]
    wanted = "".join(line.text for line in rest if line.text not in digits)
    assert {c for c in wanted if c.isalpha()} <= set(kept)
