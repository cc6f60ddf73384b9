"""The command ``search`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import proceedings_db
from proceedings_db.cli import main

if TYPE_CHECKING:
    from click.testing import Result

PAPER = "applied-political-geography-1391.14"


def search(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(database), "search", *arguments])


def test_an_answer_tells_what_whose_when_and_where(seed_database: Path) -> None:
    result = search(seed_database, "دیپلماسی شهری", "kind:paper")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1. نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه",
        "   سید هادی زرقانی; محمد جواد رنجکش; منصوره اسکندران, 2012",
        f"   paper {PAPER}, in مجموعه مقالات «همایش ملی جغرافیای سیاسی کاربردی»",
        "   title: نقش و جایگاه **دیپلماسی** **شهری** در برقراری صلح و توسعه",
    ]


def test_json_has_the_marks_as_places(seed_database: Path) -> None:
    lines = search(seed_database, "--format", "json", "sizoo").stdout.splitlines()
    found = json.loads(lines[0])
    assert (found["kind"], found["key"], found["source"]) == ("reference", f"{PAPER}.r19", PAPER)
    snippet = found["snippet"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["Sizoo"]
    assert all(json.loads(line)["snippet"] for line in lines)


def test_limits(seed_database: Path) -> None:
    assert len(search(seed_database, "--format", "json", "--limit", "2", "جهانی").stdout.splitlines()) == 2
    kinds = [
        json.loads(line)["kind"]
        for line in search(seed_database, "--format=json", "--kind=person", "ی*", "محمد*").stdout.splitlines()
    ]
    assert set(kinds) <= {"person"}


def test_a_minus_is_no_option(seed_database: Path) -> None:
    found = search(seed_database, "شهر", "-دیپلماسی").stdout
    assert "شهر" in found
    assert "دیپلماسی" not in found
    assert search(seed_database, "--", "شهر", "--دیپلماسی").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["هیچ‌چیزی‌از‌این‌دست"], 0, "Nothing was found"),
        (["-شهر"], 1, "not wanted"),
        (["year:abc"], 1, "no year"),
        (["--colour", "شهر"], 2, "--colour"),
        ([], 2, "QUERY"),
    ],
)
def test_what_finds_nothing_says_so(seed_database: Path, arguments: list[str], status: int, told: str) -> None:
    result = search(seed_database, *arguments)
    assert result.exit_code == status
    assert told in result.stderr
    assert result.stdout == ""


def test_a_missing_database_is_told(tmp_path: Path) -> None:
    result = search(tmp_path / "none.db", "شهر")
    assert result.exit_code == 1
    assert "none.db" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_verb_gives_the_same(seed_database: Path) -> None:
    hits = proceedings_db.search("zarghani", url=f"sqlite:///{seed_database}", kinds=["person"], limit=5)
    assert [(hit.kind, hit.title) for hit in hits] == [("person", "سید هادی زرقانی")]
