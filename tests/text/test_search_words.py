"""The words that search compares, and where they stand in print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import KASHIDA, NBSP, RLM, SOFT_HYPHEN, ZWNJ
from proceedings_db.text.search_words import find_sounds, fold_sounds, fold_words, is_sound, iter_printed_words

LETTERS = f"ابپتجحخدرزسشصعفقکكگلمنوهیيةۀئءآأ‌{KASHIDA}{RLM}{NBSP}{SOFT_HYPHEN}.،-«»() aAzé۱۲٣45\n"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("حافظ‌نيا، م. (۱۳۸۵)", "حافظنیا م 1385"),
        ("مُحَمَّد", "محمد"),
        ("ص ۲۰۰-۲۰۱", "ص 200 201"),
        ("www.example.ir/a_b", "www example ir a b"),
        ("كتابـــخانه‌ي ملّي", "کتابخانه ملی"),
        ("«»،", ""),
    ],
)
def test_folded_words_have_no_punctuation(printed: str, words: str) -> None:
    assert fold_words(printed) == words


@given(st.text(alphabet=LETTERS, max_size=40))
def test_printed_words_are_the_folded_ones(text: str) -> None:
    assert "".join(word for _, _, word in iter_printed_words(text)) == fold_words(text).replace(" ", "")


@given(st.text(max_size=40))
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    for start, end, word in iter_printed_words(text):
        assert 0 <= start < end <= len(text)
        assert word in fold_words(text[start:end]).split()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zarghani", "زرقانی"),
        ("zarqani", "زرقانی"),
        ("Zarghāni", "زرقانی"),
        ("hafeznia", "حافظ‌نیا"),
        ("hafeznia", "حافظ نیا"),
        ("mojtahedzadeh", "مجتهد زاده"),
        ("ahmady", "احمدی"),
        ("zarqani", "Zarghani"),
        ("سایزو", "Sizoo"),
        ("اسمیت", "Smith"),
        ("golmohammadi", f"گل{ZWNJ}محمدی"),
    ],
)
def test_a_name_is_known_by_its_sound(typed: str, names: str) -> None:
    assert find_sounds(fold_words(typed)) & set(fold_sounds([names]).split())


@pytest.mark.parametrize(
    ("typed", "names"),
    [("zarghani", "رحیمی"), ("زرقانی", "زرقانی"), ("rahimi", "رحمان"), ("1391", "۱۳۹۱"), ("م", "M.")],
)
def test_other_names_sound_otherwise_and_persian_is_compared_by_its_letters(typed: str, names: str) -> None:
    assert not find_sounds(fold_words(typed)) & set(fold_sounds([names]).split())


def test_sounds_are_told_from_words() -> None:
    assert all(map(is_sound, fold_sounds(["زرقانی", "Smith"]).split()))
    assert not any(map(is_sound, fold_words("زرقانی Smith quixotic").split()))
