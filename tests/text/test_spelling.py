"""Words that are one letter away from a common one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.spelling import find_meant_word, is_one_letter_off

LETTERS = st.text("ابپتجخدرزسشعفقکگلمنوهی", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("دانشکاه", "دانشگاه", id="a wrong letter"),
        pytest.param("انتشارت", "انتشارات", id="a lost letter"),
        pytest.param("جغراقیا", "جغرافیا", id="a letter of another dot"),
        pytest.param("مدیریتت", "مدیریت", id="a letter doubled"),
        pytest.param("پزشکتان", None, id="an ending set on"),
        pytest.param("دانشگاه", None, id="right"),
        pytest.param("دانشگاهي", None, id="an ending"),
        pytest.param("برایران", None, id="a space is lost"),
        pytest.param("وعلوم", None, id="short, and run on"),
        pytest.param("ژئوپلیتیک", None, id="a term that no list has"),
        pytest.param("دايرة", None, id="Arabic letters"),
        pytest.param("کتب", None, id="too short to tell"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_slip_is_told_only_where_one_common_word_is_near(word: str, meant: str | None) -> None:
    assert find_meant_word(word, {}) == meant


def test_a_word_that_the_text_prints_often_may_be_meant() -> None:
    assert find_meant_word("ژئوپلیتبک", {"ژئوپلیتیک": 4, "ژئوپلیتبک": 1}) == "ژئوپلیتیک"
    assert find_meant_word("ژئوپلیتبک", {"ژئوپلیتیک": 2, "ژئوپلیتبک": 1}) is None


def _distance(one: str, other: str) -> int:
    """The edit distance with changes of place, by the textbook."""
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            wrong = one[i - 1] != other[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + wrong)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(LETTERS, st.data())
def test_one_letter_off_is_a_distance_of_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    other = (
        word[:at]
        + data.draw(st.sampled_from(["", "ا", "ب", word[at + 1 : at + 2]]))
        + word[at + data.draw(st.integers(0, 2)) :]
    )
    assert is_one_letter_off(word, other) == (_distance(word, other) == 1)
