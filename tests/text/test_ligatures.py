"""«ال» for «لا»: put right where a word says so, and in a damaged text only."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.ligatures import find_swapped_ligatures

SOUND = "مجموعه مقالات همایش معماری اسلامی، با تلاش کلانتری و غلامی. بالای کلاس، علوم سیاسی و الهیات."


def damage(text: str) -> str:
    return text.replace("لا", "ال")


def test_words_that_are_none_are_put_right() -> None:
    found = find_swapped_ligatures(damage(SOUND))
    assert found.certain["مقاالت"] == "مقالات"
    assert found.certain["اسالمی"] == "اسلامی"
    assert found.certain["غالمی"] == "غلامی"
    assert "الهیات" not in found.certain


def test_words_either_way_are_named_and_left() -> None:
    found = find_swapped_ligatures(damage(SOUND))
    assert found.doubtful["تالش"] == "تلاش"
    assert "تالش" in found.put_right(damage(SOUND))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SOUND, id="a_sound_text"),
        pytest.param(f"{SOUND} مقاالت", id="one_slip_in_a_sound_text"),
        pytest.param("شیخ الرئیس و الیاس در شمال ایران", id="no_ligature_at_all"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_text_that_is_not_damaged_is_left_alone(text: str) -> None:
    found = find_swapped_ligatures(text)
    assert found.put_right(text) == text
    assert not found.doubtful


def test_nothing_is_made_wrong_in_real_texts(shared: Path) -> None:
    for path in sorted((shared / "gold").glob("*/*.txt")):
        sound = path.read_text(encoding="utf-8")
        assert not find_swapped_ligatures(sound).certain, path.name
        damaged = damage(sound)
        found = find_swapped_ligatures(damaged)
        mended = found.put_right(damaged)
        assert len(mended) == len(damaged)
        assert found.put_back(mended) == damaged
        # A letter that was put right is the letter that was printed before the damage.
        changed = [(now, was) for now, before, was in zip(mended, damaged, sound, strict=True) if now != before]
        assert all(now == was for now, was in changed), path.name


@given(st.lists(st.sampled_from([*damage(SOUND).split(), "مقاالت", "سالم", "مقالات"])).map(" ".join))
def test_what_is_put_right_can_be_put_back(text: str) -> None:
    found = find_swapped_ligatures(text)
    assert found.put_back(found.put_right(text)) == text
