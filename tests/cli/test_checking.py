"""The work list as a user meets it: chosen, written, decided."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from proceedings_db.cli import main

VOLUME = "applied-political-geography-1391"


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed volume and a database of it."""
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(project / "seeds" / VOLUME, folder / VOLUME)
    (folder / VOLUME / "corrections.yaml").unlink(missing_ok=True)
    assert run(folder, "load", str(folder / VOLUME)).exit_code == 0
    return folder


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(folder / "proceedings.db"), *arguments])


def problems(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(folder, "check", "--format", "json", *arguments).stdout.splitlines()]


def test_a_choice_sets_what_is_listed_and_the_exit_status(folder: Path) -> None:
    everything = problems(folder)
    names = problems(folder, "--code", "name-not-split")
    assert [problem["code"] for problem in names] == ["name-not-split"]
    assert names[0] in everything
    assert run(folder, "check", "--code", "name-not-split").exit_code == 1
    remarks = run(folder, "check", "--severity", "info")
    assert remarks.exit_code == 0
    assert remarks.stdout.splitlines()[-1].endswith("remarks")
    assert len(problems(folder, "--volume", VOLUME)) == len(everything)
    assert run(folder, "check", "--volume", "nowhere").exit_code == 1
    assert run(folder, "check", "--code", "nothing").exit_code == 2


def test_the_page_shows_the_text_of_what_is_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run(folder, "check", "--format", "html", "-o", "list.html").exit_code == 1
    page = (folder / "list.html").read_text(encoding="utf-8")
    assert "<mark>دکتر عبدالفرجی</mark>" in page
    assert page.count("<mark>") >= 18
    from_file = run(folder, "check", "--format", "html", VOLUME).stdout
    assert from_file.count("<mark>") == page.count("<mark>")


def test_files_that_cannot_be_read_are_told_and_the_rest_is_listed(folder: Path) -> None:
    result = run(folder, "check", str(folder / "missing.txt"), str(folder / VOLUME))
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert "name-not-split" in result.stdout


def test_every_problem_has_its_place_message_and_remedy(folder: Path) -> None:
    for problem in problems(folder):
        assert problem["path"] == "volume.txt"
        assert problem["line_start"] <= problem["line_end"]
        assert problem["char_start"] < problem["char_end"]
        assert problem["raw_text"]
        assert problem["message"].endswith(".")
        assert problem["remedy"].endswith(".")


def test_a_printed_command_settles_its_problem(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = shutil.copytree(folder, tmp_path / "library")
    monkeypatch.chdir(copied)
    listed = problems(copied, "--code", "citation-year-mismatch", "--code", "name-not-split")
    before = len(problems(copied))
    for problem in listed:
        program, option, url, *words = shlex.split(problem["command"])
        assert (program, option) == ("proceedings-db", "--db")
        words = ["فرجی" if word == "VALUE" else word for word in words]
        result = CliRunner().invoke(main, ["--db", url, *words])
        assert result.exit_code == 0, result.output
    assert problems(copied, "--code", "citation-year-mismatch") == []
    assert len(problems(copied)) < before


def test_an_export_tells_what_has_no_field(folder: Path) -> None:
    result = run(folder, "export", "ris")
    assert "ris: info: no field for venue (15)" in result.stderr
    assert "[export-lossy]" in result.stderr
    assert run(folder, "export", "csl-json").stderr == ""
