from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import (
    BOM,
    KASHIDA,
    LRM,
    NBSP,
    NON_JOINING,
    NOT_SIGN,
    RLM,
    SOFT_HYPHEN,
    ZWJ,
    ZWNJ,
    clean,
)

persian = st.text(
    alphabet="آابپتدرزژسعفکگلمنوهیيكىةۀؤئءﻣﻬﷲ ۱۲12.،()" + ZWNJ + ZWJ + KASHIDA + RLM + NBSP + NOT_SIGN, max_size=30
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("كتاب‌هاي ملي", "کتاب‌های ملی"),
        ("موسى", "موسی"),
        ("ﻣﻬﺮ", "مهر"),
        ("ﷲ", "الله"),
        (f"مهـ{KASHIDA}ر", "مهر"),
        (f"{BOM}{RLM}متن{LRM}", "متن"),
        (f"کتاب{NBSP}{NBSP} ملی\n", "کتاب ملی"),
        (f"سکونتگاه{NOT_SIGN}ها", f"سکونتگاه{ZWNJ}ها"),
        (f"سکونتگاه{SOFT_HYPHEN}ها", f"سکونتگاه{ZWNJ}ها"),
        (f"کار{ZWNJ}ها", "کارها"),
        (f"{ZWNJ}کتاب{ZWNJ} ها{ZWNJ}", "کتاب ها"),
        (f"می{ZWNJ}{ZWNJ}شود", f"می{ZWNJ}شود"),
        ("خانۀ مؤسسه", "خانۀ مؤسسه"),
        ("co" + SOFT_HYPHEN + "operation ¬p", "cooperation ¬p"),
        (f"کتاب {ZWNJ} ملی", "کتاب ملی"),
        ("شهر\x00 ملی\x07", "شهر ملی"),
        ("ڪتابے ھا", "کتابی ها"),
        ("½ … ۱۳۹۱", "½ … ۱۳۹۱"),
    ],
)
def test_cleans_letters_spaces_and_half_spaces(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.one_of(persian, st.text(max_size=30)))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(persian)
def test_no_half_space_is_left_where_it_cannot_be_seen(text: str) -> None:
    cleaned = clean(text)
    assert not any(cleaned[i - 1] in NON_JOINING + " " + ZWNJ for i, c in enumerate(cleaned) if c == ZWNJ and i)
    assert not cleaned.startswith(ZWNJ)
    assert not cleaned.endswith(ZWNJ)
