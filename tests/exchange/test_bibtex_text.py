"""Text as BibTeX writes it: back to the same text, whatever it holds."""

from __future__ import annotations

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from proceedings_db.exchange.bibtex_text import (
    read_bibtex_text,
    to_bibtex_raw,
    to_bibtex_text,
    to_bibtex_title,
)
from proceedings_db.exchange.values import to_one_line
from tests.exchange.factories import TORTURE

ANY_TEXT = st.text(st.characters()) | st.text(st.sampled_from('{}\\%&_#$~^ \n"@=,(aAا')).filter(str.strip)


def read_back(value: str) -> str:
    """The value as bibtexparser reads it out of an entry, checked against pybtex."""
    entry = f"@misc{{key,\n  title = {{{value}}},\n}}\n"
    library = bibtexparser.parse_string(entry)
    assert library.failed_blocks == []
    [field] = library.entries[0].fields
    assert parse_string(entry, "bibtex").entries["key"].fields["title"] == field.value
    return field.value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("رشد ۵۰% در R&D", r"رشد ۵۰\% در R\&D"),
        ("a_b #1 $5", r"a\_b \#1 \$5"),
        ("{الف} ب", r"\{الف\} ب"),
        ("الف } ب", r"الف \textbraceright{} ب"),
        (r"a\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("حافظ‌نیا، «شهر»", "حافظ‌نیا، «شهر»"),
        ("یک\nدو", "یک دو"),
    ],
)
def test_special_characters_are_escaped(text: str, written: str) -> None:
    assert to_bibtex_text(text) == written


@pytest.mark.parametrize("text", TORTURE.values(), ids=TORTURE.keys())
def test_the_torture_set_comes_back(text: str) -> None:
    assert read_bibtex_text(read_back(to_bibtex_text(text))) == to_one_line(text)


@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    assert read_bibtex_text(read_back(to_bibtex_text(text))) == to_one_line(text)


@given(ANY_TEXT, st.sampled_from(["en", "fa", None]))
def test_any_title_comes_back(text: str, language: str | None) -> None:
    assert read_bibtex_text(read_back(to_bibtex_title(text, language))) == to_one_line(text)


@pytest.mark.parametrize(
    ("title", "language", "written"),
    [
        ("The role of NGOs in Iran", "en", "The role of {NGOs} in Iran"),
        ("McDonald and GIS", None, "{McDonald} and {GIS}"),
        ("R&D and NGOs", "en", r"R\&D and {NGOs}"),
        ("نقش NGOها", "fa", "نقش NGOها"),
    ],
)
def test_capitals_inside_words_are_protected(title: str, language: str | None, written: str) -> None:
    assert to_bibtex_title(title, language) == written


def test_an_address_stays_raw() -> None:
    assert to_bibtex_raw("https://ut.ac.ir/a_b?x=1%20&y=~z#t") == "https://ut.ac.ir/a_b?x=1%20&y=~z#t"


@given(ANY_TEXT)
def test_no_address_breaks_an_entry(text: str) -> None:
    value = to_bibtex_raw(text)
    assert read_back(value) == value
