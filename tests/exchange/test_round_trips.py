"""Records to a file of each format and back: nothing is lost on the way."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.exchange.bibtex import write_bibtex
from proceedings_db.exchange.bibtex_reading import read_bibtex
from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_conference import item_to_volume
from proceedings_db.exchange.csl_json import write_csl_json
from proceedings_db.exchange.csl_json_reading import read_csl_json
from proceedings_db.exchange.csl_records import item_to_paper, item_to_reference
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.fields import TYPE_BY_CSL
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.ris import write_ris
from proceedings_db.exchange.ris_reading import read_ris
from proceedings_db.exchange.values import to_one_line
from proceedings_db.records import Name, Paper, Problem, Reference, Volume
from tests.exchange.factories import TORTURE, a_paper, a_volume, gold_references, seed_volume
from tests.exchange.test_losses import EVERYTHING

Write = Callable[[Iterable[CslItem], TextIO], int]
Read = Callable[[TextIO], Iterator[ReadEntry | Problem]]


def write_biblatex(items: Iterable[CslItem], out: TextIO) -> int:
    return write_bibtex(items, out, profile="biblatex")


FORMATS: dict[str, tuple[Write, Read]] = {
    "bibtex": (write_bibtex, read_bibtex),
    "biblatex": (write_biblatex, read_bibtex),
    "ris": (write_ris, read_ris),
    "csl-json": (write_csl_json, read_csl_json),
}
formats = pytest.mark.parametrize("name", FORMATS)


def there_and_back(name: str, items: Iterable[CslItem]) -> list[ReadEntry]:
    write, read = FORMATS[name]
    file = io.StringIO()
    write(items, file)
    file.seek(0)
    entries = list(read(file))
    assert [entry for entry in entries if isinstance(entry, Problem)] == []
    return cast("list[ReadEntry]", entries)


@formats
@pytest.mark.parametrize("csl_type", TYPE_BY_CSL)
def test_every_variable_of_every_type_comes_back(name: str, csl_type: str) -> None:
    item: CslItem = {**EVERYTHING, "type": "book" if csl_type == "proceedings" else csl_type}
    if csl_type in {"proceedings", "paper-conference"}:
        item["event-title"] = "همایش ملی"
    [entry] = there_and_back(name, [item])
    assert entry.item == item


@formats
@pytest.mark.parametrize("changes", [{"publisher-place": "مشهد"}, {"container-title": "همایش ملی"}])
def test_equal_values_are_told_apart(name: str, changes: dict[str, str]) -> None:
    item = cast("CslItem", {**EVERYTHING, "type": "paper-conference", "event-title": "همایش ملی", **changes})
    [entry] = there_and_back(name, [item])
    assert entry.item == item


@formats
@pytest.mark.parametrize("text", TORTURE.values(), ids=TORTURE.keys())
def test_the_torture_set_comes_back(name: str, text: str) -> None:
    item: CslItem = {"id": "x", "type": "article-journal", "language": "en"}
    item |= {"title": text, "container-title": text, "abstract": text, "publisher": text, "genre": text}
    [entry] = there_and_back(name, [item])
    if name == "csl-json":
        assert entry.item == {key: value.replace("\ud800", "") for key, value in item.items()}
    else:
        lines = {key: to_one_line(value) for key, value in item.items()}
        assert entry.item == {key: line for key, line in lines.items() if line}


ANY_TEXT = st.text(st.characters()).map(to_one_line).filter(bool)


@given(name=st.sampled_from(["bibtex", "biblatex", "ris"]), title=ANY_TEXT, abstract=ANY_TEXT, place=ANY_TEXT)
def test_any_text_comes_back(name: str, title: str, abstract: str, place: str) -> None:
    item: CslItem = {"id": "x", "type": "book", "title": title, "publisher-place": place, "abstract": abstract}
    [entry] = there_and_back(name, [item])
    assert entry.item == item


@given(
    name=st.sampled_from(["bibtex", "biblatex", "ris"]),
    people=st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=1, max_size=3),
)
def test_any_names_come_back(name: str, people: list[tuple[str, str]]) -> None:
    # RIS divides at commas and semicolons; those of a given name stay.
    people = [(family.replace(",", "،").replace(";", "؛"), given.replace(";", "؛")) for family, given in people]
    item: CslItem = {"id": "x", "type": "book"}
    item["author"] = [{"family": family, "given": given} for family, given in people]
    [entry] = there_and_back(name, [item])
    assert [(part["family"].replace(",", "،"), part["given"]) for part in entry.item["author"]] == people


def comparable(reference: Reference) -> Reference:
    """What a reference has to keep: all of it but its text, places, and whether a lone name is a body's."""
    names = tuple(
        replace(
            part, name=Name(family=part.name.display) if not part.name.given else replace(part.name, honorific=None)
        )
        for part in reference.names
    )
    return replace(reference, names=names, raw_text="", key=None, label_as_printed=None, place=None, position=0)


@formats
def test_the_references_of_the_gold_come_back_as_the_same_records(name: str, project: Path) -> None:
    items = [reference_to_csl(reference) for reference in gold_references(project)]
    first = [item_to_reference(ReadEntry(item, "", None), n) for n, item in enumerate(items)]  # type: ignore[arg-type]
    back = [item_to_reference(entry, n) for n, entry in enumerate(there_and_back(name, items))]
    assert list(map(comparable, back)) == list(map(comparable, first))


@formats
def test_a_reference_read_back_has_the_fields_of_the_one_written(name: str, project: Path) -> None:
    references = gold_references(project)
    entries = there_and_back(name, map(reference_to_csl, references))
    for reference, entry in zip(references, entries, strict=True):
        back = item_to_reference(entry, reference.position)
        for field in ("year", "calendar", "csl_type", "language", "et_al", "year_suffix"):
            assert getattr(back, field) == getattr(reference, field)
        assert [part.name.display for part in back.names] == displays(reference)


def displays(reference: Reference) -> list[str]:
    item = reference_to_csl(reference)
    return [
        " ".join(filter(None, (name.get("given"), name.get("family") or name.get("literal"))))
        for role in ("author", "editor", "translator")
        for name in item.get(role, ())  # type: ignore[attr-defined]
    ]


def bare(volume: Volume) -> Volume:
    """What the entry of one paper tells of its volume: all but its key, its papers and the bodies of other roles."""
    conference = volume.conference
    assert conference is not None
    bodies = tuple(
        replace(body, name_as_printed=body.name, place=None)
        for body in conference.organizations
        if body.role == "organizer"
    )
    return replace(volume, key="", papers=(), conference=replace(conference, organizations=bodies))


def paper_core(paper: Paper) -> Paper:
    authors = tuple(
        replace(
            author,
            name_as_printed="",
            name=replace(author.name, honorific=None),
            affiliations=(),
            is_corresponding=None,
        )
        for author in paper.authors
    )
    texts = tuple(replace(text, text=to_one_line(text.text)) for text in paper.texts)
    return replace(paper, authors=authors, texts=texts, key=None, place=None, references=(), pages_as_printed=None)


@formats
def test_the_seed_comes_back_as_the_same_records(name: str, shared: Path) -> None:
    volume = seed_volume(shared)
    entries = there_and_back(name, (paper_to_csl(paper, volume) for paper in volume.papers))
    for paper, entry in zip(volume.papers, entries, strict=True):
        back = paper_core(item_to_paper(entry, paper.position))
        assert back == replace(paper_core(paper), title_as_printed=paper.title)
        assert bare(item_to_volume(entry.item, "")) == bare(volume)


@formats
def test_a_full_paper_comes_back_with_affiliation_and_email(name: str) -> None:
    [entry] = there_and_back(name, [paper_to_csl(a_paper(), a_volume())])
    back = item_to_paper(entry, 14)
    assert paper_core(back) == paper_core(a_paper())
    [affiliation] = back.authors[0].affiliations
    assert affiliation.as_printed == "استادیار، جغرافیای سیاسی، دانشگاه فردوسی مشهد"
    assert back.authors[0].email == "zarghani@um.ac.ir"


@formats
def test_a_volume_comes_back_with_the_bodies_of_all_roles(name: str, shared: Path) -> None:
    volume = seed_volume(shared)
    [entry] = there_and_back(name, [volume_to_csl(volume)])
    back = item_to_volume(entry.item, volume.key)
    assert back.conference is not None
    assert volume.conference is not None
    assert [(b.role, b.position, b.name) for b in back.conference.organizations] == [
        (b.role, b.position, b.name) for b in volume.conference.organizations
    ]
    assert bare(back) == bare(volume)


@formats
def test_the_jalali_calendar_loses_no_day(name: str) -> None:
    [entry] = there_and_back(name, [paper_to_csl(a_paper(), a_volume(), calendar="jalali")])
    assert bare(item_to_volume(entry.item, "")) == bare(a_volume())
