"""Nothing goes away silently: what a format has no field for stands in the note."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest

from proceedings_db.exchange.bibtex import write_bibtex
from proceedings_db.exchange.bibtex_text import read_bibtex_text
from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_json import write_csl_json
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.fields import TYPE_BY_CSL, ExchangeFormat
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.losses import lost_fields
from proceedings_db.exchange.ris import write_ris
from tests.exchange.factories import a_paper, a_volume, gold_references, seed_volume

Write = Callable[[Iterable[CslItem], TextIO], int]
WRITERS: dict[ExchangeFormat, Write] = {
    "bibtex": write_bibtex,
    "biblatex": partial(write_bibtex, profile="biblatex"),
    "ris": write_ris,
}
EVERYTHING: CslItem = {
    "id": "key",
    "title": "عنوان",
    "title-short": "کوتاه",
    "original-title": "Original",
    "author": [{"family": "زرقانی", "given": "هادی"}],
    "editor": [{"family": "بمانیان", "given": "محمدرضا"}],
    "translator": [{"family": "رضایی", "given": "علی"}],
    "organizer": [{"literal": "انجمن"}],
    "container-title": "مجموعه مقالات",
    "collection-title": "سلسله همایش",
    "event-date": {"date-parts": [[2012, 10, 7], [2012, 10, 9]]},
    "event-place": "مشهد",
    "publisher": "ناشر",
    "publisher-place": "تهران",
    "issued": {"date-parts": [[2013]]},
    "original-date": {"date-parts": [[1998]]},
    "accessed": {"date-parts": [[2020, 1, 2]]},
    "year-suffix": "ب",
    "volume": "31",
    "issue": "32",
    "number": "33",
    "edition": "34",
    "page": "35-36",
    "number-of-pages": "377",
    "genre": "سخنرانی",
    "section": "محور",
    "language": "fa",
    "keyword": "صلح, جنگ",
    "abstract": "چکیده",
    "DOI": "10.1000/x",
    "URL": "http://ut.ac.ir/a_b",
    "ISBN": "978-600-6064-00-0",
    "note": "یادداشت",
    "custom": {"venue": "تالار", "affiliation": ["هادی زرقانی: دانشگاه", "علی رضایی: پژوهشگاه"]},
}


def leaves(value: object) -> Iterator[str]:
    """Every text and number of an item, but the parts of dates."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "date-parts":
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield from str(value).split("\n")


def values_of(item: CslItem) -> list[str]:
    kept = {key: value for key, value in item.items() if key not in {"type", "keyword", "page"}}
    words = [word for key in ("keyword", "page") for word in str(item.get(key, "")).replace(",", "-").split("-")]
    return [*leaves(kept), *(word.strip() for word in words)]


def squeeze(text: str) -> str:
    """Without what the formats may change: spaces, commas, dashes."""
    return "".join(character for character in text if character not in " ,،-")


@pytest.mark.parametrize("exchange_format", WRITERS)
@pytest.mark.parametrize("csl_type", [*TYPE_BY_CSL, "song"])
@pytest.mark.parametrize("event", ["همایش ملی", None])
def test_every_value_of_every_type_is_in_the_file(
    exchange_format: ExchangeFormat, csl_type: str, event: str | None
) -> None:
    item: CslItem = {**EVERYTHING, "type": csl_type}
    if event:
        item["event-title"] = event
    out = io.StringIO()
    WRITERS[exchange_format]([item], out)
    text = squeeze(read_bibtex_text(out.getvalue()))
    missing = [value for value in values_of(item) if squeeze(value) not in text]
    assert missing == []
    for day in ("2012", "1998", "2020"):
        assert day in text


@pytest.mark.parametrize("exchange_format", WRITERS)
def test_every_value_of_real_entries_is_in_the_file(
    exchange_format: ExchangeFormat, shared: Path, project: Path
) -> None:
    volume = seed_volume(shared)
    items = [paper_to_csl(paper, volume) for paper in volume.papers]
    items += [volume_to_csl(volume), *map(reference_to_csl, gold_references(project))]
    for item in items:
        out = io.StringIO()
        WRITERS[exchange_format]([item], out)
        text = squeeze(read_bibtex_text(out.getvalue()))
        assert [value for value in values_of(item) if squeeze(value) not in text] == []


def test_what_is_lost_is_named() -> None:
    item = paper_to_csl(a_paper(), a_volume())
    assert lost_fields(item, "bibtex") == ("event-date", "custom.venue", "custom.affiliation")
    assert lost_fields(item, "biblatex") == lost_fields(item, "ris") == ("custom.venue", "custom.affiliation")
    assert lost_fields(item, "csl-json") == ()


def test_a_variable_that_we_do_not_know_is_kept_in_the_note() -> None:
    item: CslItem = {"id": "x", "type": "book", "title": "ت"}
    item["archive"] = "کتابخانه ملی"  # type: ignore[typeddict-unknown-key]
    assert lost_fields(item, "ris") == ("archive",)
    out = io.StringIO()
    write_ris([item], out)
    assert "\nN1  - archive: کتابخانه ملی\n" in out.getvalue()


def test_a_date_in_words_is_kept_in_the_note() -> None:
    item: CslItem = {"id": "x", "type": "book", "language": "fa", "issued": {"literal": "بی‌تا"}}
    out = io.StringIO()
    write_bibtex([item], out)
    assert "  note = {تاریخ نشر: بی‌تا},\n" in out.getvalue()
    assert "year" not in out.getvalue()


def test_labels_are_in_the_language_of_the_item() -> None:
    item: CslItem = {"id": "x", "type": "book", "language": "en", "custom": {"venue": "Main Hall"}}
    out = io.StringIO()
    write_ris([item], out)
    assert "\nN1  - venue: Main Hall\n" in out.getvalue()


def test_csl_json_holds_the_items_as_they_are() -> None:
    items = [EVERYTHING, paper_to_csl(a_paper(), a_volume())]
    out = io.StringIO()
    assert write_csl_json(items, out) == 2
    assert json.loads(out.getvalue()) == items
    assert "\\u" not in out.getvalue()


def test_csl_json_of_nothing_is_an_empty_array() -> None:
    out = io.StringIO()
    assert write_csl_json([], out) == 0
    assert json.loads(out.getvalue()) == []


def test_csl_json_leaves_out_halves_of_surrogate_pairs() -> None:
    out = io.StringIO()
    write_csl_json([{"id": "x", "type": "book", "title": "a\ud800b"}], out)
    assert json.loads(out.getvalue().encode("utf-8"))[0]["title"] == "ab"
