from __future__ import annotations

from pathlib import Path

import pytest

from proceedings_db.reading import read_volume
from proceedings_db.reading.sources import read_sources
from proceedings_db.records import InputError
from proceedings_db.text.characters import BOM
from tests.reading.invented import CONTENTS, LAYOUTS

TEXT = CONTENTS + LAYOUTS["one line, slash before the authors"]


def test_a_byte_order_mark_and_line_ends_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "Water and City 94.txt"
    file.write_bytes((BOM + TEXT.replace("\n", "\r\n")).encode())
    key, sources = read_sources(file)
    assert key == "water-and-city-94"
    assert sources[0].path == file.name
    assert sources[0].text == TEXT.replace("\n", "\r\n")
    assert len(read_volume(file)[0].papers) == 6


def test_a_folder_gives_its_name_and_its_files_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "Shahr-1394"
    folder.mkdir()
    for name in ("2.txt", "1.txt", "corrections.yaml"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    key, sources = read_sources(folder)
    assert (key, [source.path for source in sources]) == ("shahr-1394", ["1.txt", "2.txt"])


def test_volume_txt_takes_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shahr-1394"
    folder.mkdir()
    (folder / "volume.txt").write_text(TEXT, encoding="utf-8")
    assert read_sources(folder / "volume.txt")[0] == "shahr-1394"


def test_a_persian_name_gives_a_latin_key(tmp_path: Path) -> None:
    file = tmp_path / "همایش آب.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert read_sources(file)[0].isascii()
    assert read_sources(file)[0] != "volume"


BAD_FILES = {
    "empty": (b"", None, "nothing is written"),
    "blank": (b"\n \n\t\n", None, "nothing is written"),
    "Windows-1256": (TEXT.replace("ی", "ي").encode("cp1256", errors="replace"), 1, "Windows-1256"),
    "UTF-16": (TEXT.encode("utf-16"), 1, "UTF-16"),
    "broken in line 3": ("الف\nب\n".encode() + b"\xff\xfe\n", 3, "not UTF-8"),
    "a zip file": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", 1, "binary"),
    "controls": (b"abc\x01\x02\x03\x04def", 1, "binary"),
    "prose of no volume": ("این متن هیچ همایشی نیست.\n".encode(), None, "no volume"),
}


@pytest.mark.parametrize(("data", "line", "message"), BAD_FILES.values(), ids=list(BAD_FILES))
def test_what_cannot_be_read_says_where_and_what_to_do(
    tmp_path: Path, data: bytes, line: int | None, message: str
) -> None:
    file = tmp_path / "volume.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_volume(file)
    assert caught.value.line == line
    assert caught.value.remedy
    assert str(file) in str(caught.value)


def test_a_missing_file_and_a_folder_without_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_volume(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="holds no text"):
        read_volume(tmp_path)
