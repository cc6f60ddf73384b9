"""The command line as a user meets it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from proceedings_db.cli import main

VOLUME = "applied-political-geography-1391"
PAPER = f"{VOLUME}.14"


@pytest.fixture
def seed(project: Path) -> Path:
    return project / "seeds" / VOLUME / "volume.txt"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "proceedings.db"


@pytest.fixture
def loaded(seed: Path, database: Path) -> Path:
    assert run(database, "load", str(seed)).exit_code == 0
    return database


def run(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", f"sqlite:///{database}", *arguments])


def dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def one(database: Path, sql: str) -> object:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchone()[0]


def test_load_tells_what_was_added_and_then_that_nothing_changed(seed: Path, database: Path) -> None:
    first = run(database, "load", str(seed))
    assert first.exit_code == 0
    for counted in (
        "paper                    15 added",
        "authorship               36 added",
        "citation                 41 added",
    ):
        assert counted in first.stdout
    before = dump(database)
    second = run(database, "load", str(seed))
    assert second.exit_code == 0
    assert "unchanged since the last load" in second.stdout
    assert dump(database) == before


def test_the_folder_and_its_file_are_one_volume(seed: Path, loaded: Path) -> None:
    assert "unchanged" in run(loaded, "load", str(seed.parent)).stdout


def test_dry_run_reads_and_touches_nothing(seed: Path, database: Path) -> None:
    result = run(database, "load", "--dry-run", str(seed))
    assert result.exit_code == 0
    assert "papers: 15" in result.stdout
    assert "citation markers: 41" in result.stdout
    assert not database.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "nothing", id="empty"),
        pytest.param(b" \n\n\t\n", "nothing", id="blank"),
        pytest.param("مجموعه مقالات\nهمايش ملي".encode("cp1256"), "UTF-8", id="windows-1256"),
        pytest.param("مجموعه مقالات\nهمایش ملی".encode("utf-16"), "UTF-8", id="utf-16"),
        pytest.param(b"%PDF-1.4\n\x00\x01\x02\x03\xff\xfe", "", id="binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_file_and_remedy(
    tmp_path: Path, loaded: Path, content: bytes, told: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    before = loaded.read_bytes()
    result = run(loaded, "load", str(bad))
    assert result.exit_code == 1
    assert str(bad) in result.stderr
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert loaded.read_bytes() == before


def test_a_refused_file_does_not_stop_the_others(tmp_path: Path, seed: Path, database: Path) -> None:
    missing = tmp_path / "missing.txt"
    result = run(database, "load", str(missing), str(seed))
    assert result.exit_code == 1
    assert str(missing) in result.stderr
    assert one(database, "SELECT count(*) FROM paper") == 15


def test_a_database_of_another_program_is_left_alone(tmp_path: Path, seed: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE holiday (day TEXT)")
        connection.commit()
    before = other.read_bytes()
    result = run(other, "load", str(seed))
    assert result.exit_code == 1
    assert str(other) in result.stderr
    assert other.read_bytes() == before


def test_a_text_file_as_database_is_refused(tmp_path: Path, seed: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("این پایگاه داده نیست\n" * 200, encoding="utf-8")
    result = run(text, "load", str(seed))
    assert result.exit_code == 1
    assert str(text) in result.stderr
    assert "Traceback" not in result.output


def test_check_lists_what_is_loaded_with_line_and_remedy(loaded: Path) -> None:
    result = run(loaded, "check")
    assert result.exit_code == 1
    assert f"{VOLUME}/volume.txt:" in result.stdout
    assert "remedy: " in result.stdout
    assert "عبدالفرجی" in result.stdout


def test_check_of_a_file_needs_no_database(seed: Path, database: Path) -> None:
    result = run(database, "check", "--format", "json", str(seed))
    problems = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"name-not-split", "citation-year-mismatch", "last-page-unknown"} <= {
        problem["code"] for problem in problems
    }
    assert all(problem["line_start"] for problem in problems)
    assert not database.exists()


def test_check_before_and_after_the_load_finds_the_same(seed: Path, loaded: Path) -> None:
    def found(*arguments: str) -> list[tuple[str, int, str]]:
        lines = run(loaded, "check", "--format", "json", *arguments).stdout.splitlines()
        return sorted((p["code"], p["line_start"], p["raw_text"]) for p in map(json.loads, lines))

    from_database = [item for item in found() if item[0] != "person-name-variant"]
    assert from_database == found(str(seed))


@pytest.mark.parametrize(("exchange_format", "start"), [("bibtex", "@"), ("ris", "TY  - CONF"), ("csl-json", "[")])
def test_export_writes_to_stdout_and_to_a_file_alike(
    loaded: Path, tmp_path: Path, exchange_format: str, start: str
) -> None:
    printed = run(loaded, "export", exchange_format)
    assert printed.exit_code == 0
    assert printed.stdout.lstrip().startswith(start)
    written = tmp_path / "out"
    result = run(loaded, "export", exchange_format, "-o", str(written))
    assert result.stdout == ""
    assert "15 entries" in result.stderr
    assert written.read_text(encoding="utf-8") == printed.stdout


def test_export_of_an_unknown_volume_is_an_error_and_leaves_the_file(loaded: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.ris"
    kept.write_text("old", encoding="utf-8")
    result = run(loaded, "export", "ris", "--volume", "no-such-volume", "-o", str(kept))
    assert result.exit_code == 1
    assert "no-such-volume" in result.stderr
    assert kept.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob(".kept*")) == []


def test_export_narrows_to_a_paper_and_its_references(loaded: Path) -> None:
    items = json.loads(run(loaded, "export", "csl-json", "--what", "references", "--paper", PAPER).stdout)
    assert len(items) == 20
    assert items[0]["id"] == f"{PAPER}.r1"


def test_export_everything_has_every_id_once(loaded: Path) -> None:
    items = json.loads(run(loaded, "export", "csl-json", "--what", "all").stdout)
    ids = [item["id"] for item in items]
    assert len(ids) == len(set(ids)) == 1 + 15 + 20


def test_show_finds_by_key_and_by_citation_key(loaded: Path) -> None:
    by_key = json.loads(run(loaded, "show", PAPER, "--format", "json").stdout)
    by_citation_key = json.loads(run(loaded, "show", by_key["citation_key"], "--format", "json").stdout)
    assert by_key == by_citation_key
    assert by_key["title"] == "نقش و جایگاه دیپلماسی شهری در برقراری صلح و توسعه"
    assert [author["family"] for author in by_key["authors"]] == ["زرقانی", "رنجکش", "اسکندران"]
    assert by_key["citation_key"] == "zarghani2012naqsh"
    assert len(by_key["references"]) == 20
    text = run(loaded, "show", PAPER).stdout
    assert "زرقانی" in text


def test_show_of_an_unknown_key_is_a_message(loaded: Path) -> None:
    result = run(loaded, "show", "nobody")
    assert result.exit_code == 1
    assert "nobody" in result.stderr


@pytest.mark.parametrize("command", [["check"], ["export", "ris"], ["show", "x"], ["db", "stats"], ["db", "schema"]])
def test_reading_commands_make_no_database(database: Path, command: list[str]) -> None:
    result = run(database, *command)
    assert result.exit_code == 1
    assert str(database) in result.stderr
    assert not database.exists()


def test_db_commands(database: Path) -> None:
    made = run(database, "db", "upgrade")
    assert made.exit_code == 0
    revision = run(database, "db", "current").stdout.strip()
    assert revision in made.stdout
    assert "nothing to do" in run(database, "db", "upgrade").stdout
    assert "CREATE TABLE" in run(database, "db", "schema").stdout
    assert "paper" in run(database, "db", "stats").stdout
    assert run(database, "db", "downgrade", "base", "--yes").exit_code == 0
    assert run(database, "db", "current").stdout.strip() == "empty"


def test_wrong_use_exits_2(database: Path) -> None:
    assert run(database, "load").exit_code == 2
    assert run(database, "export", "endnote").exit_code == 2
    assert run(database, "nonsense").exit_code == 2


def test_the_url_may_be_a_plain_path(seed: Path, database: Path) -> None:
    assert CliRunner().invoke(main, ["--db", str(database), "load", str(seed)]).exit_code == 0
    assert one(database, "SELECT count(*) FROM paper") == 15
