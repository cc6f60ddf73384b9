"""Markers in the text for several works."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from proceedings_db.citing import cite_entries, to_marker

Item = Mapping[str, object]
MakeItem = Callable[..., Item]


def test_works_of_one_marker_are_divided_by_semicolons(a_book: MakeItem, a_latin_article: MakeItem) -> None:
    items = [a_book(), a_book(id="k", author=[{"family": "کیانی"}]), a_latin_article()]
    entries = cite_entries(items, "chicago", in_text=True)
    assert to_marker(entries) == "(حری ۱۳۷۸؛ کیانی ۱۳۷۸؛ Agnew and Muscarà 2012)"
    assert to_marker(entries[2:]) == "(Agnew and Muscarà 2012)"


def test_numbers_are_drawn_together(a_book: MakeItem) -> None:
    entries = cite_entries([a_book(id=str(n), title=f"کتاب {n}") for n in range(1, 9)], "vancouver", in_text=True)
    chosen = [entries[position - 1] for position in (8, 1, 3, 4, 5, 7)]
    assert to_marker(chosen) == "[۱، ۳–۵، ۷، ۸]"


def test_marker_needs_entries_that_know_their_form(a_book: MakeItem) -> None:
    with pytest.raises(ValueError, match="in_text=True"):
        to_marker(cite_entries([a_book()], "apa"))
