"""The one table of fields: complete, and with no name given twice."""

from __future__ import annotations

import pytest

from proceedings_db.exchange.fields import (
    ENTRY_TYPES,
    FIELDS,
    M2,
    TYPE_BY_CSL,
    ExchangeFormat,
    fields_table_markdown,
    name_in,
)
from proceedings_db.exchange.items import CslItem

FORMATS: tuple[ExchangeFormat, ...] = ("bibtex", "biblatex", "ris")
# A meeting's place stands in the field of the publisher's where there is none; both writers see to that.
# Two meanings that no format but CSL keeps apart: they share a name.
SHARED = {"event-place", "publisher-place", "printing-number"}
GOLD_TYPES = {
    *("book", "chapter", "article-journal", "article-magazine", "article-newspaper", "paper-conference", "thesis"),
    *("report", "webpage", "legislation", "entry-encyclopedia", "manuscript", "dataset", "speech", "interview"),
    "document",
}


@pytest.mark.parametrize("exchange_format", FORMATS)
@pytest.mark.parametrize("csl_type", TYPE_BY_CSL)
def test_no_name_is_given_to_two_fields_of_a_type(exchange_format: ExchangeFormat, csl_type: str) -> None:
    named: dict[str, str] = {}
    for field in FIELDS:
        if field.kind == "note" or field.variable in SHARED:
            continue
        for name in (name_in(field, exchange_format, csl_type) or "").split():
            assert name == M2 or named.setdefault(name, field.variable) == field.variable


def test_every_variable_of_an_item_is_in_the_table() -> None:
    variables = set(CslItem.__annotations__) - {"id", "type", "custom"}
    assert variables == {field.variable for field in FIELDS if "." not in field.variable}


def test_every_type_of_a_reference_is_in_the_table() -> None:
    assert TYPE_BY_CSL.keys() >= GOLD_TYPES


@pytest.mark.parametrize("column", ["label_fa", "label_en"])
def test_labels_tell_fields_apart(column: str) -> None:
    labels = [getattr(field, column) for field in FIELDS]
    assert len(set(labels)) == len(labels)


def test_ris_tags_are_two_capitals_or_figures() -> None:
    tags = {tag for field in FIELDS for name in field.ris.values() if name for tag in name.split()}
    tags |= {entry.ris for entry in ENTRY_TYPES if len(entry.ris) == 2}
    assert all(len(tag) == 2 and tag.isupper() and tag.isascii() for tag in tags)


def test_the_table_is_shown_as_markdown() -> None:
    lines = fields_table_markdown().splitlines()
    assert "| paper-conference | @inproceedings | @inproceedings | CONF |" in lines
    [row] = [line for line in lines if "| event-title |" in line]
    assert row == (
        "| conference.name, event | event-title | note; eventtitle (paper-conference, proceedings) "
        "| note; eventtitle (paper-conference, proceedings, manuscript) | M2; T2 (paper-conference, speech) "
        "| همایش, event |"
    )
    assert len({line.count("|") for line in lines[: len(ENTRY_TYPES) + 2]}) == 1
    assert sum(line.startswith("| ") for line in lines) == len(ENTRY_TYPES) + len(FIELDS) + 2
