from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.order import sort_key

CORPUS = Path(__file__).parent.parent / "corpus"
ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
words = st.text(alphabet=ALPHABET + "ءأإؤئةۀكيى ۰۱۲abzé۳4-«" + ZWNJ, max_size=8)


def _key(heading: str) -> str:
    family, _, given = heading.replace(", ", "، ").partition("، ")
    return sort_key(family, given)


def test_the_headings_of_a_bibliography_stand_in_order() -> None:
    headings = (CORPUS / "sort-fa.txt").read_text(encoding="utf-8").splitlines()
    shuffled = random.Random(1391).sample(headings, len(headings))
    assert sorted(shuffled, key=_key) == headings


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(sorted(ALPHABET), key=sort_key) == list(ALPHABET)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("احمدی", "بابک"), ("احمدی پور", "زهرا")),
        (("علیا", "مسعود"), ("علی اکبری", "اسماعیل")),
        (("احمدی", "بابک"), ("احمدی", "حسن")),
        (("۱۳۹۱",), ("آب",)),
        (("یوشیج",), ("Agnew",)),
        (("Agnew",), ("Äther",)),
        (("مؤمنی",), ("مبینی",)),
        (("رئیسی",), ("ربیعی",)),
        (("",), ("آ",)),
    ],
)
def test_one_heading_stands_before_another(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert sort_key(*before) < sort_key(*after)


@pytest.mark.parametrize(
    ("before", "after"), [("مبینی", "مؤمنی"), ("ربیعی", "رئیسی"), ("مؤمنی", "مومنیان"), ("حاتمی", "حائری")]
)
def test_hamza_can_file_by_its_seat(before: str, after: str) -> None:
    assert sort_key(before, hamza="seat") < sort_key(after, hamza="seat")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کاظمی", "كاظمي"),
        ("حافظ‌نیا", "حافظ نیا"),
        ("علی‌اکبری", "علی اکبری"),
        ("«نقش»", "نقش"),
        ("خانۀ", "خانه"),
        ("Émile", "emile"),
    ],
)
def test_what_does_not_count_leaves_the_given_name_to_decide(one: str, other: str) -> None:
    assert sort_key(one, "الف") < sort_key(other, "ب")
    assert sort_key(other, "الف") < sort_key(one, "ب")


def _compare(one: str, two: str) -> int:
    """-1, 0 or 1: how two headings compare, 0 where it is left to the given name to decide."""
    if sort_key(one, "آ") < sort_key(two, "ی") and sort_key(two, "آ") < sort_key(one, "ی"):
        return 0
    return -1 if sort_key(one) < sort_key(two) else 1


@given(st.sets(words, max_size=6), st.randoms())
def test_order_is_total(headings: set[str], chance: random.Random) -> None:
    keys = [sort_key(heading) for heading in headings]
    assert len(set(keys)) == len(headings)
    shuffled = chance.sample(sorted(headings), len(headings))
    assert sorted(shuffled, key=sort_key) == sorted(headings, key=sort_key)


@given(words, words)
def test_a_field_counts_before_the_next(one: str, two: str) -> None:
    if _compare(one, two) < 0:
        assert sort_key(one, "ی") < sort_key(two, "آ")


@given(words, words)
def test_the_order_is_that_of_cldr(one: str, two: str) -> None:
    icu: Any = pytest.importorskip("icu", reason="PyICU is not installed")
    collator = icu.Collator.createInstance(icu.Locale("fa"))
    collator.setAttribute(icu.UCollAttribute.ALTERNATE_HANDLING, icu.UCollAttributeValue.SHIFTED)
    collator.setStrength(icu.Collator.PRIMARY)
    assert _compare(one, two) == collator.compare(one, two)
