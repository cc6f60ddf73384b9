"""Where results go: a file is whole or as it was, and takes its name at the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from proceedings_db.output import open_output, open_output_file, open_output_folder, write_output

OLD, NEW = "پیش", "پس\n"


@pytest.mark.parametrize("name", [None, "-"])
def test_nothing_or_a_hyphen_is_stdout(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    write_output(name, NEW)
    assert capsys.readouterr().out == NEW


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(OLD, encoding="utf-8")
    with open_output(str(path)) as out:
        out.write(NEW)
        out.flush()
        assert path.read_text(encoding="utf-8") == OLD
    assert path.read_bytes() == NEW.encode()
    assert [file.name for file in tmp_path.iterdir()] == ["list.txt"]


def write_half_a_text(path: Path) -> None:
    with open_output(str(path)) as out:
        out.write(NEW)
        raise ValueError("half")


def write_half_a_file(path: Path) -> None:
    with open_output_file(str(path)) as draft:
        draft.write_text(NEW, encoding="utf-8")
        raise ValueError("half")


def write_half_a_folder(path: Path) -> None:
    with open_output_folder(str(path.parent)) as folder:
        (folder / path.name).write_text(NEW, encoding="utf-8")
        raise ValueError("half")


@pytest.mark.parametrize("write", [write_half_a_text, write_half_a_file, write_half_a_folder])
def test_after_an_error_all_is_as_it_was(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = tmp_path / "list.txt"
    path.write_text(OLD, encoding="utf-8")
    with pytest.raises(ValueError, match="half"):
        write(path)
    assert path.read_text(encoding="utf-8") == OLD
    assert [file.name for file in tmp_path.iterdir()] == ["list.txt"]


def test_a_new_file_may_be_read_by_whom_the_mask_lets(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    mask = os.umask(0o027)
    try:
        write_output(str(path), NEW)
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text(OLD, encoding="utf-8")
    link.symlink_to(real)
    write_output(str(link), NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW.encode()


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_output(str(pipe), NEW)
    assert os.read(reader, 100) == NEW.encode()
    os.close(reader)
    assert pipe.is_fifo()
    with pytest.raises(IsADirectoryError):
        write_output(str(tmp_path), NEW)
