"""Every message about a database, a disk or a file says what to do."""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import proceedings_db
from proceedings_db.cli.system_errors import explain_system_error
from proceedings_db.database.errors import DatabaseError
from proceedings_db.output import open_output
from tests.faults.messages import says_what_to_do


def _kinds(kind: type[DatabaseError] = DatabaseError) -> Iterator[type[DatabaseError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


def test_every_error_of_a_database_says_what_to_do() -> None:
    for module in pkgutil.walk_packages(proceedings_db.__path__, "proceedings_db."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kinds = list(_kinds())
    assert len(kinds) > 15
    assert [kind.__name__ for kind in kinds if not says_what_to_do(str(kind("proceedings.db", "detail")))] == []


@pytest.mark.parametrize("number", [*errno.errorcode, 4095])
def test_every_error_of_the_system_says_what_to_do(number: int) -> None:
    message = explain_system_error(OSError(number, os.strerror(number), "papers.bib"))
    assert message.startswith("papers.bib: ")
    assert says_what_to_do(message)


@pytest.mark.parametrize("message", ["the disk is full", "run out of space", "papers.bib: no such file", ""])
def test_what_says_nothing_to_do_is_known(message: str) -> None:
    assert not says_what_to_do(message)


def test_an_error_of_writing_names_the_file_and_not_its_draft(tmp_path: Path) -> None:
    def fail() -> None:
        with open_output(str(tmp_path / "papers.bib")):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match="No space") as caught:
        fail()
    assert caught.value.filename == str(tmp_path / "papers.bib")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path) -> None:
    references = tmp_path / "references.txt"
    references.write_text("مجتهدزاده، پیروز، ۱۳۸۱، جغرافیای سیاسی، تهران، سمت\n", encoding="utf-8")
    command = [sys.executable, "-m", "proceedings_db.cli", "parse-references", str(references)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert says_what_to_do(done.stderr)
    assert "Traceback" not in done.stderr
