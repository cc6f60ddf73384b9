"""Keys: Latin letters a Persian reader accepts, each given once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.database.keys import KEY_LENGTH, Numbers, letters, to_citation_key, to_key, to_person_key
from proceedings_db.database.loading.pairing import pair
from proceedings_db.database.loading.person_names import to_script
from proceedings_db.records import Name


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        pytest.param(("زرقانی", "سید هادی"), "zarghani-seyed-hadi", id="person"),
        pytest.param(("دانشگاه اصفهان",), "daneshgah-esfahan", id="body"),
        pytest.param(("زرقانی", None), "zarghani", id="no_given_name"),
        pytest.param(("City Diplomacy",), "city-diplomacy", id="latin"),
        pytest.param(("", None), "", id="nothing"),
        pytest.param(("؟!",), "", id="no_letter"),
    ],
)
def test_keys_in_latin_letters(parts: tuple[str | None, ...], key: str) -> None:
    assert to_key(*parts) == key


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        (Name(given="سید هادی", family="زرقانی"), 2012, "نقش و جایگاه دیپلماسی شهری", "zarghani2012naqsh"),
        (Name(literal="Sizoo"), 2007, "City Diplomacy", "sizoo2007city"),
        (None, 2012, "نقش", "2012naqsh"),
        (None, None, "؟", "paper"),
    ],
)
def test_citation_keys(name: Name | None, year: int | None, title: str, key: str) -> None:
    assert to_citation_key(name, year, title) == key


@given(st.text(max_size=300), st.text(max_size=300), st.one_of(st.none(), st.integers(0, 9999)))
def test_keys_of_any_text_are_short_and_plain(family: str, title: str, year: int | None) -> None:
    name = Name(family=family or None)
    for key in (to_person_key(name), to_citation_key(name, year, title)):
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key)
        assert len(key) <= KEY_LENGTH


def test_a_long_name_is_cut_between_words() -> None:
    key = to_key("همایش ملی جغرافیای سیاسی کاربردی " * 5)
    assert len(key) <= KEY_LENGTH
    assert not key.endswith("-")
    assert to_key("همایش ملی جغرافیای سیاسی کاربردی").startswith(key[:30])


def test_letters_after_a_taken_key() -> None:
    assert [letters(number) for number in (0, 1, 2, 26, 27, 52, 53, 702, 703)] == [
        "",
        "a",
        "b",
        "z",
        "aa",
        "az",
        "ba",
        "zz",
        "aaa",
    ]
    assert len({letters(number) for number in range(2000)}) == 2000


@given(st.sets(st.integers(1, 50)), st.lists(st.integers(1, 50), unique=True))
def test_a_number_is_given_once(known: set[int], positions: list[int]) -> None:
    numbers = Numbers(known)
    given_out = [numbers.give(position) for position in positions]
    assert len(set(given_out)) == len(given_out)
    assert not known & set(given_out)
    if not known:
        assert given_out == positions


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("abc", "abc", "abc", id="same"),
        pytest.param("abc", "cab", "cab", id="moved"),
        pytest.param("aab", "aba", "aba", id="two_alike"),
        pytest.param("aa", "aaa", "aa-", id="one_more_alike"),
        pytest.param("ab", "Ab", "ab", id="by_the_second_key"),
        pytest.param("aA", "Aa", "Aa", id="the_first_key_wins"),
        pytest.param("ab", "cd", "--", id="nothing_alike"),
        pytest.param("", "ab", "--", id="nothing_before"),
    ],
)
def test_pairs(old: str, new: str, found: str) -> None:
    pairs = pair(old, new, (lambda row: row, lambda record: record), (lambda row: row.lower(), lambda r: r.lower()))
    assert "".join(row or "-" for row in pairs) == found


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_every_old_row_is_paired_once(old: list[int], new: list[int]) -> None:
    rows = list(enumerate(old))
    found = [row for row in pair(rows, new, (lambda row: row[1], lambda record: record)) if row is not None]
    assert len(set(found)) == len(found)
    assert len(found) == sum(min(old.count(value), new.count(value)) for value in set(old))


@pytest.mark.parametrize(
    ("text", "script"),
    [("زرقانی", "Arab"), ("(Sizoo)", "Latn"), ("پ", "Arab"), ("Šizoo", "Latn"), ("Иванов", "Zyyy"), ("۱۲", "Zyyy")],
)
def test_scripts(text: str, script: str) -> None:
    assert to_script(text) == script
