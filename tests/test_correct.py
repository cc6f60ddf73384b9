"""The command ``correct`` as a librarian meets it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from proceedings_db.cli import main
from proceedings_db.reading.correction_entries import HEADER
from proceedings_db.reading.corrections import read_corrections

if TYPE_CHECKING:
    from pathlib import Path

VOLUME = "applied-political-geography-1391"
PAPER = f"{VOLUME}.14"
REMADE = ("load_run", "problem", "retired_key", "work_form", "work_block")
"""Tables that count loads, or whose rows are made anew where one was gone for a while."""


@pytest.fixture
def volume(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the seed volume, under the current folder, loaded."""
    folder = tmp_path / "seeds" / VOLUME
    folder.mkdir(parents=True)
    shutil.copy(project / "seeds" / VOLUME / "volume.txt", folder)
    monkeypatch.chdir(tmp_path)
    assert run("load", str(folder)).exit_code == 0
    return folder


@pytest.fixture
def file(volume: Path) -> Path:
    return volume / "corrections.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", "proceedings.db", *arguments])


def correct(*arguments: str) -> Result:
    result = run("correct", *arguments, "--reason", "دیده در کتاب")
    assert result.exit_code == 0, result.output
    return result


def rows(sql: str) -> list[Any]:
    with closing(sqlite3.connect("proceedings.db")) as connection:
        return connection.execute(sql).fetchall()


def everything() -> list[str]:
    with closing(sqlite3.connect("proceedings.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(name for name in names if "_fts" not in name and name not in REMADE)
        return [f"{name}: {row}" for name in kept for row in connection.execute(f"SELECT * FROM {name}")]


def title() -> str:
    return str(rows(f"SELECT title FROM paper WHERE key = '{VOLUME}.3'")[0][0])


def test_a_title_is_corrected_for_ever_and_the_file_says_why(volume: Path, file: Path) -> None:
    printed = title()
    result = correct(f"{VOLUME}.3", "title", "نظام تقسیمات: کشوری # «شهری»")
    assert f"«{printed}» → «نظام تقسیمات: کشوری # «شهری»»" in result.stdout
    assert "corrections: 1 applied" in result.stdout
    assert "paper                    1 changed, 14 unchanged" in result.stdout
    assert title() == "نظام تقسیمات: کشوری # «شهری»"
    read = read_corrections(file)
    assert read is not None
    (entry,) = read.entries
    assert (entry.expected, entry.value, entry.reason) == (printed, title(), "دیده در کتاب")
    (volume / "volume.txt").write_text((volume / "volume.txt").read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert run("load", str(volume)).exit_code == 0
    assert title() == "نظام تقسیمات: کشوری # «شهری»"


def test_undo_leaves_database_and_folder_as_they_were(file: Path) -> None:
    before = everything()
    correct(f"{VOLUME}.3", "title", "دیگر")
    correct(f"{PAPER}.r1", "year", "1381")
    result = run("correct", "--undo")
    assert result.exit_code == 0
    assert f"taken back: {PAPER}.r1 year" in result.stdout
    assert run("correct", "--undo", f"{VOLUME}.3", "title").exit_code == 0
    assert not file.exists()
    assert everything() == before
    nothing = run("correct", "--undo")
    assert nothing.exit_code == 1
    assert "There is no correction in the database" in nothing.stderr


def test_comments_and_order_of_the_file_stay(file: Path) -> None:
    text = (
        "# decided on 1403-05-31\r\n"
        f"- key: {VOLUME}.2   # the second\r\n"
        "  entity: 'paper'\r\n"
        "  field: doi\r\n"
        '  value: "10.1/x"\r\n'
        "  reason: چاپی\r\n"
        "\r\n# the end"
    )
    file.write_bytes(text.encode())
    correct(f"{VOLUME}.3", "title", "دیگر")
    assert file.read_bytes().startswith(text.encode())
    assert run("correct", "--undo").exit_code == 0
    assert file.read_bytes() == text.encode()
    assert rows(f"SELECT doi FROM paper WHERE key = '{VOLUME}.2'") == [("10.1/x",)]


@pytest.mark.usefixtures("volume")
def test_a_citation_is_linked_by_one_command_and_unlinked_by_another() -> None:
    query = (
        "SELECT r.key, c.match_method, c.match_confidence FROM citation c LEFT JOIN reference r"
        f" ON r.id = c.reference_id WHERE c.key = '{PAPER}.c2.1'"
    )
    correct(f"{PAPER}.c2.1", "reference", f"{PAPER}.r6")
    assert rows(query) == [(f"{PAPER}.r6", "by-hand", 1.0)]
    correct(f"{PAPER}.c2.1", "reference", "")
    assert rows(query) == [(None, "by-hand", None)]


def test_records_are_added_and_removed(file: Path) -> None:
    correct(PAPER, "author", "دکتر علی رضایی", "--add")
    correct(PAPER, "keyword", "همگرایی", "--add")
    correct(f"{PAPER}.r20", "--remove")
    names = rows(f"SELECT key, honorific, given, family FROM authorship WHERE key LIKE '{PAPER}.a%' ORDER BY position")
    assert names[-1][1:] == ("دکتر", "علی", "رضایی")
    assert rows("SELECT count(*) FROM reference") == [(19,)]
    assert ("همگرایی",) in rows("SELECT keyword FROM paper_keyword")
    correct(PAPER, "keyword", "همگرایی", "--remove")
    assert ("همگرایی",) not in rows("SELECT keyword FROM paper_keyword")
    assert names[-1][0] in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("volume")
def test_a_body_of_the_title_page_is_corrected() -> None:
    ((meeting,),) = rows("SELECT key FROM conference")
    correct(f"{meeting}.organizer.2", "name", "سازمان دیگر")
    query = "SELECT name FROM conference_organization WHERE role = 'organizer' AND position = 2"
    assert rows(query) == [("سازمان دیگر",)]


@pytest.mark.usefixtures("volume")
def test_two_people_become_one_and_two_again() -> None:
    query = "SELECT key FROM person ORDER BY key"
    before = rows(query)
    (one,), (other,) = before[:2]
    correct(other, "merge", one)
    assert (other,) not in rows(query)
    assert run("correct", "--undo", other).exit_code == 0
    assert rows(query) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([f"{VOLUME}.33", "title", "x"], f"Did you mean {VOLUME}.3"),
        ([f"{PAPER}.r99", "title", "x"], f"Did you mean {PAPER}.r9"),
        (["zarghany", "merge", "x"], "There is no record with the key zarghany"),
        ([f"{VOLUME}.3", "titel", "x"], "Did you mean «title»? Known are: title, language"),
        ([f"{VOLUME}.3", "title_as_printed", "x"], "has no field «title_as_printed»"),
        ([f"{VOLUME}.3", "page_first", "ده"], "Wanted is a whole number"),
        ([f"{VOLUME}.3", "title", "  "], "cannot be empty"),
        (
            [PAPER, "csl_type", "paper-conference"],
            "csl_type of applied-political-geography-1391.14 is «paper-conference»",
        ),
        ([f"{PAPER}.c2.1", "reference", f"{PAPER}.r99"], "there is no reference"),
        ([f"{PAPER}.a1", "person", "nobody"], "There is no person with the key nobody"),
        ([f"{VOLUME}.3", "title", "x", "--in", "nowhere"], "nowhere: there is no such file or folder"),
        ([f"{VOLUME}.3", "title", "x\0y"], "stands for none"),
    ],
)
def test_what_will_not_do_is_told_and_nothing_is_touched(file: Path, arguments: list[str], message: str) -> None:
    before = everything()
    result = run("correct", *arguments, "--reason", "x")
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert not file.exists()
    assert everything() == before


@pytest.mark.parametrize(
    "arguments",
    [[], [VOLUME], [VOLUME, "title"], [VOLUME, "title", "x"], ["--undo", VOLUME, "title", "x"], ["--undo", "--add"]],
)
def test_wrong_use_is_told(arguments: list[str]) -> None:
    assert run("correct", *arguments).exit_code == 2


def test_the_text_of_a_volume_is_found_by_what_is_written_in_it(volume: Path, tmp_path: Path) -> None:
    moved = tmp_path / "archive" / "text.txt"
    moved.parent.mkdir()
    shutil.move(volume / "volume.txt", moved)
    lost = run("correct", f"{VOLUME}.3", "title", "x", "--reason", "y")
    assert lost.exit_code == 1
    assert "Name its file or folder with --in" in lost.stderr
    shutil.copy(moved, volume / "volume.txt")
    assert "seeds" in correct(f"{VOLUME}.3", "title", "دیگر").stdout


def test_a_load_that_fails_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(HEADER, encoding="utf-8")
    with closing(sqlite3.connect("proceedings.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(
            "proceedings_db.database.engine.open_engine.__kwdefaults__", {"create": True, "wait": 0, "wal": False}
        )
        result = run("correct", f"{VOLUME}.3", "title", "x", "--reason", "y")
        other.rollback()
    assert result.exit_code == 1
    assert "another program is writing" in result.stderr
    assert file.read_text(encoding="utf-8") == HEADER


def test_a_decision_that_was_killed_before_the_load_is_finished_by_the_same_command(file: Path) -> None:
    printed = title()
    correct(f"{VOLUME}.3", "title", "دیگر")
    written = file.read_text(encoding="utf-8")
    run("correct", "--undo")
    file.write_text(written, encoding="utf-8")
    assert title() == printed
    again = run("correct", f"{VOLUME}.3", "title", "دیگر", "--reason", "دیده در کتاب")
    assert again.exit_code == 1
    assert "its decisions were not loaded yet, and are now" in again.stderr
    assert title() == "دیگر"
    assert file.read_text(encoding="utf-8") == written


def test_an_undo_that_was_killed_before_the_load_is_finished_and_takes_no_other_decision(file: Path) -> None:
    printed = title()
    correct(f"{VOLUME}.4", "page_last", "99")
    first = file.read_text(encoding="utf-8")
    correct(f"{VOLUME}.3", "title", "دیگر")
    file.write_text(first, encoding="utf-8")
    again = run("correct", "--undo")
    assert "taken back" in again.stdout
    assert "دیگر" in again.stdout
    assert title() == printed
    assert file.read_text(encoding="utf-8") == first


def test_a_broken_file_is_told_with_its_line_and_no_load_is_made(volume: Path, file: Path) -> None:
    before = everything()
    file.write_text("- entity: paper\n  key: x\n  fild: title\n", encoding="utf-8")
    result = run("load", str(volume))
    assert result.exit_code == 1
    assert f"{file}:3: there is no field «fild». Did you mean «field»?" in result.stderr
    assert everything() == before


def test_check_tells_stale_corrections_and_exits_with_1(volume: Path, file: Path) -> None:
    correct(f"{VOLUME}.3", "title", "دیگر")
    file.write_text(file.read_text(encoding="utf-8").replace('expected: "', 'expected: "نه '), encoding="utf-8")
    assert "1 stale" in run("load", str(volume)).stdout
    for arguments in (["--code", "correction-stale"], [str(volume), "--code", "correction-stale"]):
        result = run("check", *arguments)
        assert result.exit_code == 1
        assert "corrections.yaml:3: the correction of" in result.stdout


def test_a_decision_about_a_person_holds_in_the_other_volumes_too(volume: Path, tmp_path: Path) -> None:
    other = tmp_path / "seeds" / "second"
    other.mkdir()
    text = (volume / "volume.txt").read_text(encoding="utf-8")
    (other / "volume.txt").write_text(text.replace("زرقانی", "مشرقی"), encoding="utf-8")
    assert run("load", str(other)).exit_code == 0
    query = "SELECT DISTINCT p.key FROM person p JOIN authorship a ON a.person_id = p.id WHERE a.key LIKE 'second.%'"
    before = rows(f"{query} ORDER BY p.key")
    first = rows(query.replace("second", VOLUME))
    shared = next(key for (key,) in before if (key,) in first)
    only = next(key for (key,) in before if (key,) not in first)
    result = correct(shared, "merge", only)
    assert f"{VOLUME}: loaded" in result.stdout
    assert "second: loaded" in result.stdout
    assert (shared,) not in rows("SELECT key FROM person")
    undone = run("correct", "--undo", shared)
    assert undone.exit_code == 0
    assert rows(f"{query} ORDER BY p.key") == before


def test_a_marker_that_the_reader_missed_is_added_where_it_stands(volume: Path) -> None:
    ((text,),) = rows("SELECT heading FROM section WHERE level = 1 AND position = 3")
    correct(PAPER, "citation", text, "--add")
    query = (
        "SELECT c.raw_text, c.char_start, r.key FROM citation c LEFT JOIN reference r ON r.id = c.reference_id"
        f" WHERE c.key = '{PAPER}.c42.1'"
    )
    ((raw_text, start, _),) = rows(query)
    assert (volume / "volume.txt").read_text(encoding="utf-8")[start:].startswith(raw_text)
    correct(f"{PAPER}.c42.1", "reference", f"{PAPER}.r6")
    assert rows(query) == [(text, start, f"{PAPER}.r6")]


def test_of_equal_markers_the_one_removed_stays_away(volume: Path) -> None:
    twice = "SELECT raw_text FROM citation GROUP BY raw_text, position HAVING count(*) > 1 ORDER BY raw_text"
    ((text,), *_) = rows(twice)
    query = "SELECT key, char_start FROM citation ORDER BY key"
    first = min(rows(f"SELECT char_start, key FROM citation WHERE raw_text = '{text}'"))[1]
    kept = [row for row in rows(query) if row[0] != first]
    correct(first, "--remove")
    for _ in range(2):
        assert rows(query) == kept
        with (volume / "volume.txt").open("a", encoding="utf-8") as out:
            out.write("\n")
        assert run("load", str(volume)).exit_code == 0
