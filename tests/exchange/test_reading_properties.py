"""Whatever a file holds, reading it ends in entries and problems, never in an error."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings_db.exchange.bibtex_reading import read_bibtex
from proceedings_db.exchange.bibtex_scanning import scan_entry
from proceedings_db.exchange.csl_entries import read_papers, read_references
from proceedings_db.exchange.csl_json_reading import read_csl_json
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.fields import FIELDS
from proceedings_db.exchange.ris_reading import read_ris
from proceedings_db.records import ImportedEntry, Problem, Reference

BIBTEX_PARTS = (
    "@book",
    "@string",
    "@",
    "{",
    "}",
    "k,",
    "title",
    " = ",
    ",",
    '"',
    "#",
    "\n",
    "شهر",
    "\\",
    "12",
    "and",
    "،",
)
RIS_TAGS = ("TY  - ", "ER  - ", "AU  - ", "TI  - ", "M2  - ", "DA  - ", "PY - ", "SP  - ")
RIS_PARTS = (*RIS_TAGS, "JOUR", "CONF", "\n", "\r", "شهر", ",", ";", "1391", "/", ": ")
BIBTEX = st.lists(st.sampled_from(BIBTEX_PARTS)).map("".join)
RIS = st.lists(st.sampled_from(RIS_PARTS)).map("".join)
NAMES = st.text(max_size=8) | st.just("date-parts")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
VARIABLES = st.sampled_from([field.variable for field in FIELDS] + ["id", "type", "custom", "x"])
ITEMS = st.dictionaries(VARIABLES, JSON | st.text(max_size=20), max_size=8)


def check(found: Iterable[ReadEntry | Problem]) -> None:
    kept = list(found)
    assert all(isinstance(entry, ImportedEntry | Problem) for entry in read_papers(kept))
    assert all(isinstance(entry, Reference | Problem) for entry in read_references(kept))


@settings(max_examples=150)
@given(BIBTEX | st.text())
def test_any_bib_file(text: str) -> None:
    check(read_bibtex(io.StringIO(text)))


@settings(max_examples=150)
@given(RIS | st.text())
def test_any_ris_file(text: str) -> None:
    check(read_ris(io.StringIO(text)))


@settings(max_examples=150)
@given(st.text() | st.lists(ITEMS, max_size=2).map(json.dumps))
def test_any_json_file(text: str) -> None:
    check(read_csl_json(io.StringIO(text)))


@settings(max_examples=100)
@given(ITEMS)
def test_any_item_is_one_entry_or_one_problem(item: dict[str, Any]) -> None:
    [first, *rest] = read_papers(read_csl_json(io.StringIO(json.dumps([{**item, "title": "شهر"}]))))
    assert isinstance(first, ImportedEntry)
    assert all(isinstance(problem, Problem) for problem in rest)


@settings(max_examples=100)
@given(st.text(alphabet='ab{}\\\n شهر,="#', max_size=30))
def test_a_plain_entry_holds_its_value_whole(text: str) -> None:
    entry = scan_entry(f"@book{{k, title = {{{text}}}, year = 1391}}\n", {})
    assert entry is None or entry.fields == {"title": text, "year": "1391"}
