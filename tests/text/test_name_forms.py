from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.fold import fold_name
from proceedings_db.text.name_forms import ends_surname, restore_family_name, restore_given_name
from proceedings_db.text.name_lists import is_given_name, is_given_word, is_surname, to_name_key

names = st.text(alphabet="ابپتدرزسعفکگلمنوهیيكآحصنقی " + ZWNJ, max_size=20)


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("سیدمحمد", "سید محمد"),
        ("سيدهادي", "سید هادی"),
        ("سیده‌فاطمه", "سیده فاطمه"),
        ("روح اله", "روح‌اله"),
        ("حبیب الله", "حبیب‌الله"),
        ("عبد الله", "عبدالله"),
        ("علیاصغر", "علی‌اصغر"),
        ("علی اکبر", "علی‌اکبر"),
        ("علیرضا", "علیرضا"),
        ("محمد رضا", "محمد رضا"),
        ("محمدبن احمد", "محمد بن احمد"),
        ("جلالالدین", "جلال‌الدین"),
        ("غزاله", "غزاله"),
        ("ژاله", "ژاله"),
        ("م. ح.", "م. ح."),
        ("", ""),
    ],
)
def test_given_names(printed: str, clean: str) -> None:
    assert restore_given_name(printed) == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("حافظنيا", "حافظ‌نیا"),
        ("حسن زاده میرعلی", "حسن‌زاده میرعلی"),
        ("صابری نوغانی", "صابری نوغانی"),
        ("حقيقت بين", "حقیقت‌بین"),
        ("قوامالسلطنه", "قوام‌السلطنه"),
        ("ابن خلدون", "ابن خلدون"),
        ("علیزاده", "علیزاده"),
        ("سیدی", "سیدی"),
        ("صفری", "صفری"),
        ("", ""),
    ],
)
def test_family_names(printed: str, clean: str) -> None:
    assert restore_family_name(printed) == clean


@given(names)
def test_letters_stay_and_a_second_time_changes_nothing(name: str) -> None:
    for restore in (restore_given_name, restore_family_name):
        restored = restore(name)
        assert fold_name(restored) == fold_name(name)
        assert restore(restored) == restored


def test_knows_what_surnames_end_in() -> None:
    assert all(map(ends_surname, ("پور", "زاده", "نیا", "بین")))
    assert not any(map(ends_surname, ("احمدی", "موسوی", "اصل")))


@pytest.mark.parametrize("name", ["محمدرضا", "محمد رضا", "روح‌الله", "روح اله", "منصوره", "رؤیا", "رویا"])
def test_knows_given_names_in_any_spelling(name: str) -> None:
    assert is_given_name(to_name_key(name))


def test_tells_given_names_from_surnames() -> None:
    assert is_given_word(to_name_key("الله"))
    assert is_surname(to_name_key("محمودی نژاد"))
    assert not is_given_name(to_name_key("محمودی نژاد"))
    assert not is_surname(to_name_key("کتابخانه"))
