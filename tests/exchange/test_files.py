"""Files of exchange formats: by ending and encoding, and refused with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.files import read_exchange_file
from proceedings_db.records import InputError, Problem
from proceedings_db.text.characters import BOM, ZWNJ

TEXTS = {
    "a.bib": "@book{k, title={شهر}}\n",
    "a.ris": "TY  - BOOK\nID  - k\nTI  - شهر\nER  - \n",
    "a.json": '[{"id": "k", "type": "book", "title": "شهر"}]',
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_file_is_read_by_its_ending(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_text(TEXTS[name], encoding)
    [entry] = read_exchange_file(path)
    assert isinstance(entry, ReadEntry)
    assert entry.item == {"id": "k", "type": "book", "title": "شهر"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", TEXTS)
def test_utf_16_is_known_without_a_bom(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXTS[name].encode(encoding))
    [entry] = read_exchange_file(path)
    assert isinstance(entry, ReadEntry)
    assert entry.item["title"] == "شهر"


@pytest.mark.parametrize("name", TEXTS)
def test_windows_1256_is_read_with_a_problem_that_tells_the_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\n\n" + TEXTS[name].encode("cp1256"))
    problem, entry = read_exchange_file(path)
    assert isinstance(entry, ReadEntry)
    assert entry.item["title"] == "شهر"
    assert isinstance(problem, Problem)
    assert problem.place is not None
    assert problem.place.line_start == 3 + ("TI  -" in TEXTS[name]) * 2
    assert "iconv -f WINDOWS-1256" in str(problem.remedy)


@pytest.mark.parametrize("text", ["Gödel, Kurt", "Año y niño, España: educación, política", "Müller, Jürgen"])
def test_a_western_encoding_is_refused_with_line_and_remedy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(f"@book{{k,\n author={{{text}}}}}\n".encode("cp1252"))
    with pytest.raises(InputError, match="iconv -f WINDOWS-1252") as caught:
        list(read_exchange_file(path))
    assert caught.value.line == 2


def test_a_character_cut_off_at_the_end_spoils_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(("@book{k, title={شهر}}\n" * 3 + "@book{j, title={ش").encode()[:-1])
    found = list(read_exchange_file(path))
    assert isinstance(found[0], Problem)
    assert found[0].place is not None
    assert found[0].place.line_start == 4
    assert [entry.item["title"] for entry in found if isinstance(entry, ReadEntry)] == ["شهر"] * 3


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        list(read_exchange_file(tmp_path))


@pytest.mark.parametrize("name", ["a.bib", "a.docx"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        list(read_exchange_file(tmp_path / name))


@pytest.mark.parametrize("name", TEXTS)
def test_an_empty_file_has_no_entries(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    assert list(read_exchange_file(tmp_path / name)) == []


def test_json_that_breaks_off_keeps_what_is_whole_and_tells_where(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    text = '[\n{"id": "a", "type": "book"},\n{"id": "b", "ty'
    path.write_text(text, "utf-8")
    entry, problem = read_exchange_file(path)
    assert isinstance(entry, ReadEntry)
    assert entry.item["id"] == "a"
    assert entry.place.line_start == 2
    assert isinstance(problem, Problem)
    assert problem.place is not None
    assert (problem.place.line_start, problem.place.char_start) == (3, text.index('{"id": "b"'))


def test_json_items_longer_than_a_chunk_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    items = [{"id": str(number), "type": "book", "abstract": "شهر " * 40_000} for number in range(3)]
    path.write_text(json.dumps(items, indent=2), "utf-8")
    read = [entry.item for entry in read_exchange_file(path) if isinstance(entry, ReadEntry)]
    assert read == items


def test_an_item_that_is_no_object_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[1, {"id": "k"}]')
    problem, entry = read_exchange_file(path)
    assert isinstance(problem, Problem)
    assert isinstance(entry, ReadEntry)
    assert entry.item == {"id": "k", "type": "document"}


@pytest.mark.parametrize("name", [BOM, ZWNJ, "", " ", "\n"])
def test_names_without_ink_are_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.json"
    people = [name, {"family": name, "given": "علی"}, {"literal": name}]
    path.write_text(json.dumps([{"id": "a", "type": "book", "author": people}]), encoding="utf-8")
    [entry] = read_exchange_file(path)
    assert isinstance(entry, ReadEntry)
    assert entry.item["author"] == [{"given": "علی"}]
