from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.names import read_name, read_name_scored, read_names, read_names_scored, split_names
from proceedings_db.records import Name
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.fold import fold_name

CORPUS = Path(__file__).parent.parent / "corpus"
Row = dict[str, str | None]


def _rows() -> list[Row]:
    with (CORPUS / "names-dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _read_rows(rows: list[Row]) -> list[Name]:
    """Each row read by itself, those of an unmarked family-first list as a list."""
    listed = [row for row in rows if row["order"] == "family given"]
    names = read_names([row["raw"] or "" for row in listed])
    by_list = dict(zip(map(id, listed), names, strict=True))
    return [by_list.get(id(row)) or read_name(row["raw"] or "") for row in rows]


def _is_right(row: Row, name: Name) -> bool:
    same = all(
        fold_name(read or "") == fold_name(expected or "")
        for read, expected in ((name.given, row["given_clean"]), (name.family, row["family_clean"]))
    )
    return same and name.honorific == row["honorific"]


def test_most_printed_names_are_read_right() -> None:
    rows = _rows()
    names = _read_rows(rows)
    right = sum(map(_is_right, rows, names))
    clean = sum(
        (name.given, name.family) == (row["given_clean"], row["family_clean"])
        for row, name in zip(rows, names, strict=True)
    )
    assert right / len(rows) >= 0.97
    assert clean / len(rows) >= 0.95


@pytest.mark.parametrize(
    ("raw", "honorific", "given", "family"),
    [
        ("دکتر سید هادی زرقانی", "دکتر", "سید هادی", "زرقانی"),
        ("سیدهادی زرقانی", None, "سید هادی", "زرقانی"),
        ("سیده مریم مختاری موسوی", None, "سیده مریم", "مختاری موسوی"),
        ("دکتر سید محمد حسین پورجعفری", "دکتر", "سید محمد حسین", "پورجعفری"),
        ("پیشگاهی‌فرد، زهرا", None, "زهرا", "پیشگاهی‌فرد"),
        ("احمديپور, زهرا", None, "زهرا", "احمدی‌پور"),
        ("حافظ‌نیا، دکتر محمدرضا", "دکتر", "محمدرضا", "حافظ‌نیا"),
        ("حجت الاسلام والمسلمین دکتر علی احمدی", "حجت الاسلام والمسلمین دکتر", "علی", "احمدی"),
        ("آیت‌الله ناصر مکارم شیرازی", "آیت‌الله", "ناصر", "مکارم شیرازی"),
        ("سرکار خانم زهرا محمدی", "سرکار خانم", "زهرا", "محمدی"),
        ("حاج حسینی، محسن", None, "محسن", "حاج‌حسینی"),
        ("شیخ انصاری، مرتضی", None, "مرتضی", "شیخ‌انصاری"),
        ("شیخ مرتضی انصاری", "شیخ", "مرتضی", "انصاری"),
        ("آيه الله مکارم شيرازي، ناصر", "آیه الله", "ناصر", "مکارم شیرازی"),
        ("محمد هادی جاویدی", None, "محمد هادی", "جاویدی"),
        ("عبدالرضا هوشنگ مهدوی", None, "عبدالرضا", "هوشنگ مهدوی"),
        ("روح اله نیکزاد", None, "روح‌اله", "نیکزاد"),
        ("دکتر نبیالله رشو", "دکتر", "نبی‌الله", "رشو"),
        ("سعیده سادات احمدی", None, "سعیده سادات", "احمدی"),
        ("ابو القاسم پاینده", None, "ابوالقاسم", "پاینده"),
        ("علیاصغر پورعزت", None, "علی‌اصغر", "پورعزت"),
        ("علیرضا رزقی رستمی", None, "علیرضا", "رزقی رستمی"),
        ("محمد بن جریر طبری", None, "محمد بن جریر", "طبری"),
        ("محمدبن احمد مستوفی هروی", None, "محمد بن احمد", "مستوفی هروی"),
        ("محمد بن علی ابن عربی", None, "محمد بن علی", "ابن عربی"),
        ("ابن سینا", None, None, "ابن سینا"),
        ("دکتر عبدالفرجی", "دکتر", None, "عبدالفرجی"),
        ("م. ح. لطفی", None, "م. ح.", "لطفی"),
        ("پورعزت، ع.ا.", None, "ع.ا.", "پورعزت"),
        ("قلیپور آ.", None, "آ.", "قلی‌پور"),
        ("فردینان دو سوسور", None, "فردینان", "دو سوسور"),
        ("قطب الدین شیرازی", None, "قطب‌الدین", "شیرازی"),
        ("Van Der Pluijm, Rogier", None, "Rogier", "Van Der Pluijm"),
        ("Rogier Van Der Pluijm", None, "Rogier", "Van Der Pluijm"),
        ("Pluijm R.", None, "R.", "Pluijm"),
        ("de la Macorra JC", None, "JC", "de la Macorra"),
        ("J. A. Smith", None, "J. A.", "Smith"),
        ("SMITH John", None, "John", "SMITH"),
        ("Dr. Jane Doe", "Dr.", "Jane", "Doe"),
        ("غلامرضا محتشمی برزادران۱", None, "غلامرضا", "محتشمی برزادران"),
        ("مهرداد خزلی ۱,*", None, "مهرداد", "خزلی"),
        ("دکتر حسن احمدی (نویسنده مسئول)", "دکتر", "حسن", "احمدی"),
    ],
)
def test_reads_a_name(raw: str, honorific: str | None, given: str | None, family: str) -> None:
    assert read_name(raw) == Name(honorific, given, family)


@pytest.mark.parametrize(
    ("joined", "clean"),
    [
        ("حافظنیا", "حافظ‌نیا"),
        ("حافظ نیا", "حافظ‌نیا"),
        ("رسولیپور", "رسولی‌پور"),
        ("شفیعینیا", "شفیعی‌نیا"),
        ("حیدریفر", "حیدری‌فر"),
        ("سجاد زاده", "سجادزاده"),
        ("زمان زاده نصر آبادی", "زمان‌زاده نصرآبادی"),
        ("ابناثیر", "ابن‌اثیر"),
        ("آیتالهی", "آیت‌الهی"),
        ("شاهمحمدی", "شاه‌محمدی"),
        ("نیکزاد", "نیکزاد"),
        ("رنجکش", "رنجکش"),
        ("جعفرزاده", "جعفرزاده"),
        ("شمشیربند", "شمشیربند"),
        ("علیزاده", "علیزاده"),
        ("سیدی اصل", "سیدی اصل"),
        ("ناتل خانلری", "ناتل خانلری"),
        ("جعفری", "جعفری"),
        ("اصغری", "اصغری"),
        ("مرادی", "مرادی"),
    ],
)
def test_sets_the_half_spaces_of_a_surname(joined: str, clean: str) -> None:
    assert read_name(f"{joined}، علی").family == clean
    assert read_name(f"علی {joined}").family == clean


@pytest.mark.parametrize(
    "raw",
    [
        "شهرداری تهران",
        "سازمان برنامه و بودجه",
        "گروه پژوهشی دادگان",
        "مرکز آمار ایران",
        "University of Tehran",
        "World Health Organization",
    ],
)
def test_a_body_is_literal(raw: str) -> None:
    assert read_name(raw) == Name(literal=raw)


@pytest.mark.parametrize(
    ("raws", "families"),
    [
        (["محمدی جمال", "شریفنژاد علی", "خراسانی اباصلت"], ["محمدی", "شریف‌نژاد", "خراسانی"]),
        (["صابری نوغانی زهرا", "امیری منش مرضیه", "گائینی عباسعلی"], ["صابری نوغانی", "امیری‌منش", "گائینی"]),
        (["جمال محمدی", "علی شریفنژاد", "اباصلت خراسانی"], ["محمدی", "شریف‌نژاد", "خراسانی"]),
        (["خراسانی اباصلت", "پورعزت، ع.ا.", "محمدی جمال"], ["خراسانی", "پورعزت", "محمدی"]),
        (["زهرا محمدی"], ["محمدی"]),
        ([], []),
    ],
)
def test_a_list_tells_its_order(raws: list[str], families: list[str]) -> None:
    assert [name.family for name in read_names(raws)] == families


@pytest.mark.parametrize(
    ("sure", "doubtful"),
    [("زهرا محمدی", "سید علی"), ("پیشگاهی‌فرد، زهرا", "خالدی ندا"), ("Smith, J.", "Gabriel García Márquez")],
)
def test_says_how_sure_it_is(sure: str, doubtful: str) -> None:
    assert read_name_scored(sure)[1] >= 0.9
    assert read_name_scored(doubtful)[1] <= 0.6


def test_a_list_makes_an_order_sure() -> None:
    lone = read_name_scored("خالدی ندا")
    _, (name, confidence) = read_names_scored(["محمدی جمال", "خالدی ندا"])
    assert name == lone[0] == Name(given="ندا", family="خالدی")
    assert confidence > lone[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("حسن جعفرزاده - دکتر جواد اطاعت", ["حسن جعفرزاده", "دکتر جواد اطاعت"]),
        ("حسن جعفرزاده- دکتر جواد اطاعت", ["حسن جعفرزاده", "دکتر جواد اطاعت"]),
        ("محمدرضا حافظ‌نیا، زهرا احمدی‌پور، حسن جعفرزاده", ["محمدرضا حافظ‌نیا", "زهرا احمدی‌پور", "حسن جعفرزاده"]),
        ("محمدرضا حافظ‌نیا، زهرا احمدی‌پور و حسن جعفرزاده", ["محمدرضا حافظ‌نیا", "زهرا احمدی‌پور", "حسن جعفرزاده"]),
        ("محمود ملكيان و نوذر قمبري", ["محمود ملكيان", "نوذر قمبري"]),
        ("پیشگاهی‌فرد، زهرا؛ رضایی، علی", ["پیشگاهی‌فرد، زهرا", "رضایی، علی"]),
        ("پیشگاهی‌فرد، زهرا", ["پیشگاهی‌فرد، زهرا"]),
        ("افشار سیستانی، ایرج، حافظ نیا، محمد رضا", ["افشار سیستانی، ایرج", "حافظ نیا، محمد رضا"]),
        ("احمدی، ع. و رضایی، م.", ["احمدی، ع.", "رضایی، م."]),
        ("علی احمدی و سازمان برنامه و بودجه", ["علی احمدی", "سازمان برنامه و بودجه"]),
        ("سازمان تحقیقات و مطالعات ناجا", ["سازمان تحقیقات و مطالعات ناجا"]),
        ("مهرداد خزلی ۱,*, امیر علیدادی ۲", ["مهرداد خزلی ۱,*", "امیر علیدادی ۲"]),
        ("Smith, J., & Doe, A.", ["Smith, J.", "Doe, A."]),
        ("Smith J, Doe A", ["Smith J", "Doe A"]),
        ("John Smith and Jane Doe", ["John Smith", "Jane Doe"]),
        ("", []),
    ],
)
def test_parts_a_list(text: str, names: list[str]) -> None:
    assert split_names(text) == names


printed = st.text(alphabet="ابپتدرزسعفکگلمنوهیيكآحصنق .،,؛-۱*" + ZWNJ + "abJRe", max_size=30)


@given(st.one_of(printed, st.text(max_size=25)))
def test_no_letter_is_lost_or_invented(raw: str) -> None:
    name, confidence = read_name_scored(raw)
    assert 0 <= confidence <= 1
    if not re.search(r"[(\[]", raw) and name.literal is None:
        read = "".join(filter(None, (name.honorific, name.given, name.family)))
        assert _letters(read) == _letters(raw)


def _letters(text: str) -> list[str]:
    return sorted(filter(str.isalpha, fold_name(text)))


@given(st.lists(printed, max_size=6))
def test_a_list_has_as_many_names_as_lines(raws: list[str]) -> None:
    assert len(read_names(raws)) == len(raws)


@given(printed)
def test_parts_of_a_list_stand_in_it(text: str) -> None:
    names = split_names(text)
    assert all(name in text for name in names)
    assert fold_name("".join(names)).replace("و", "") == fold_name(text).replace("و", "")
