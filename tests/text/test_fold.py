from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import KASHIDA, RLM, ZWNJ
from proceedings_db.text.fold import fold, fold_name, fold_title
from proceedings_db.text.numerals import to_persian_digits

letters = st.text(alphabet="آأإٱابتثدذرزسعفکگلمنوؤهةۀیئيىكء ًٌَُِّ۱٢3" + ZWNJ + KASHIDA + RLM, max_size=25)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حكومت‌هاي ۱۳۹۱", "حکومتهای 1391"),
        ("دربارهٔ", "درباره"),
        ("خانۀ", "خانه"),
        ("خانه‌ی ملت", "خانۀ ملت"),
        ("متأثر", "متاثر"),
        ("رئیس", "رییس"),
        ("مؤمن", "مومن"),
        ("فرآیند", "فرایند"),
        ("اعضاء", "اعضا"),
        ("رشیدالدّین", "رشیدالدین"),
        ("مكّة", "مکه"),
        ("آن‌ها", "آنها"),
        ("Müller  COLLÈGE", "muller college"),
        ("ﻣﻬﺮ", "مهر"),
    ],
)
def test_spellings_of_one_thing_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("شهر", "شعر"), ("کتاب ها", "کتابها"), ("سد", "صد"), ("۱۳۹۱", "۱۳۹۲")])
def test_what_differs_in_letters_or_words_differs_in_its_key(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("روح الله", "روح‌اله"), ("سید هادی زرقانی", "سیدهادی زرقانی"), ("حافظ نیا", "حافظ‌نیا"), ("م. ح.", "م.ح.")],
)
def test_names_fold_without_spaces(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_titles_fold_without_punctuation() -> None:
    assert fold_title("«نقش» مرز؛ (مطالعه موردی)") == fold_title("نقش مرز: مطالعه‌ موردی")


@given(st.one_of(letters, st.text(max_size=30)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold_title(fold_title(text)) == fold_title(text)


@given(st.one_of(letters, st.text(max_size=30)))
def test_a_title_is_the_folded_text_without_what_is_no_letter(text: str) -> None:
    assert fold_title(text) == re.sub(r"[\W_]+", "", fold(text))


def test_a_ligature_of_several_words_folds_to_words() -> None:
    assert fold("پیامبر ﷺ فرمود") == fold("پیامبر صلى الله عليه وسلم فرمود")


@given(letters)
def test_keys_do_not_depend_on_spelling_marks_and_digits(text: str) -> None:
    other = to_persian_digits(text).replace("ی", "ي").replace("ک", "ك").replace("ا", f"ا{KASHIDA}")
    assert fold(other) == fold(text)
