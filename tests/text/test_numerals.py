from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.numerals import (
    read_cardinal,
    read_integer,
    read_ordinal,
    read_roman,
    to_ascii_digits,
    to_cardinal,
    to_ordinal,
    to_persian_digits,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("۱۳۹۱", 1391),
        ("١٣٩١", 1391),
        ("1391", 1391),
        ("۱۳9١", 1391),
        (" ۷ ", 7),
        ("", None),
        ("۱۲-۱۴", None),
        ("صد", None),
    ],
)
def test_reads_figures_of_any_script(raw: str, expected: int | None) -> None:
    assert read_integer(raw) == expected


def test_a_run_of_digits_that_no_record_could_hold_is_no_number() -> None:
    assert read_integer("9" * 5000) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("بیست و هفتم", 27),
        ("بیست‌وهفتم", 27),
        ("بیستوهفتم", 27),
        ("دوم", 2),
        ("دومین", 2),
        ("سومین", 3),
        ("بیست و سوم", 23),
        ("نخستین", 1),
        ("اولین", 1),
        ("نخست", 1),
        ("یکم", 1),
        ("سی‌ام", 30),
        ("سی ام", 30),
        ("سی و یکم", 31),
        ("چهلمین", 40),
        ("هیجدهم", 18),
        ("صدم", 100),
        ("۲۷م", 27),
        ("۲۷ اُم", 27),
        ("۱۲امین", 12),
        ("سلام", None),
        ("م", None),
        ("همایش", None),
        ("بیست و یازدهم", None),
        ("", None),
    ],
)
def test_reads_ordinals(raw: str, expected: int | None) -> None:
    assert read_ordinal(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("هزار و سیصد و نود و یک", 1391),
        ("یک هزار و سیصد و نود و یک", 1391),
        ("دو هزار و نوزده", 2019),
        ("بیست‌وهفت", 27),
        ("یکصد", 100),
        ("هزار", 1000),
        ("۲۷", 27),
        ("و", None),
        ("صد و", None),
        ("نه صد هزار", None),
    ],
)
def test_reads_cardinals(raw: str, expected: int | None) -> None:
    assert read_cardinal(raw) == expected


@pytest.mark.parametrize(
    ("number", "words"), [(1, "اول"), (2, "دوم"), (3, "سوم"), (23, "بیست و سوم"), (30, f"سی{ZWNJ}ام")]
)
def test_writes_ordinals(number: int, words: str) -> None:
    assert to_ordinal(number) == words


@given(st.integers(1, 9999))
def test_words_are_read_back(number: int) -> None:
    assert read_ordinal(to_ordinal(number)) == number
    assert read_cardinal(to_cardinal(number)) == number


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_numbers_without_words_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        to_cardinal(number)


@given(st.integers(0, 10**17))
def test_digits_go_there_and_back(number: int) -> None:
    persian = to_persian_digits(str(number))
    assert read_integer(persian) == number
    assert to_ascii_digits(persian) == str(number)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("xiv", 14),
        ("XIV", 14),
        ("MCMXCIV", 1994),
        ("Ⅳ", 4),
        ("iv", 4),
        ("iiii", None),
        ("vx", None),
        ("", None),
        ("mix2", None),
    ],
)
def test_reads_roman_numerals(raw: str, expected: int | None) -> None:
    assert read_roman(raw) == expected
