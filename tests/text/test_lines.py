from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.text.characters import KASHIDA, RLM, ZWNJ
from proceedings_db.text.lines import split_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("", 1)]),
        ("الف", [("الف", 1)]),
        ("الف\nب\n", [("الف", 1), ("ب", 1)]),
        ("الف\r\nب\rپ", [("الف", 1), ("ب", 1), ("پ", 1)]),
        ("الف\n\fب", [("الف", 1), ("ب", 2)]),
        ("الف\fب\n\nپ", [("الف", 1), ("ب", 2), ("", 2), ("پ", 2)]),
    ],
)
def test_splits_at_every_kind_of_end(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line.text, line.page) for line in split_lines(text)] == expected


def test_a_line_of_spaces_is_blank() -> None:
    assert [line.is_blank for line in split_lines("الف\n \t\n")] == [False, True]


@given(st.text(alphabet="الف ب\n\r\f۱", max_size=60))
def test_offsets_give_the_line_and_no_letter_is_lost(text: str) -> None:
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert "".join(line.text for line in lines) == "".join(c for c in text if c not in "\n\r\f")
    assert all(one.end <= two.start and one.page <= two.page for one, two in pairwise(lines))


@pytest.mark.parametrize("text", ["", " \t", "\x1b", RLM + " " + ZWNJ, KASHIDA * 3])
def test_a_line_without_ink_is_blank(text: str) -> None:
    assert split_lines(text)[0].is_blank


@pytest.mark.parametrize("text", ["شهر", " ۱ ", "–", "…", RLM + "شهر"])
def test_a_line_with_ink_is_not(text: str) -> None:
    assert not split_lines(text)[0].is_blank
