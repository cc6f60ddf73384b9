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

    assert found() == found(str(seed))


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


REFERENCES = (
    "۱. افتخاری، اصغر (۱۳۸۰): ناامنی جهانی، پژوهشکده مطالعات راهبردی، تهران.",
    "",
    "Rourke, John T. (2008) International politics on the world stage, McGraw Hill, New York.",
)


def test_parse_references_keeps_the_lines_in_step() -> None:
    result = CliRunner().invoke(main, ["parse-references"], input="\n".join(REFERENCES) + "\n")
    assert result.exit_code == 0
    parsed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item["raw"] for item in parsed] == list(REFERENCES)
    assert parsed[0]["fields"]["author"] == [{"family": "افتخاری", "given": "اصغر"}]
    assert parsed[0]["fields"]["title"] == "ناامنی جهانی"
    assert parsed[2]["lang"] == "en"
    assert parsed[2]["fields"]["issued"] == "2008"


def test_parse_references_in_two_processes_and_from_a_file_is_the_same(tmp_path: Path) -> None:
    strings = tmp_path / "references.txt"
    strings.write_text("\r\n".join(REFERENCES), encoding="utf-8-sig")
    alone = CliRunner().invoke(main, ["parse-references", str(strings)])
    together = CliRunner().invoke(main, ["parse-references", str(strings), "--jobs", "2"])
    assert alone.exit_code == together.exit_code == 0
    assert len(alone.stdout.splitlines()) == 3
    assert together.stdout == alone.stdout


def test_a_line_that_is_not_utf_8_is_told_and_stops_nothing() -> None:
    damaged = "كتاب، تهران".encode("cp1256") + b"\n" + REFERENCES[2].encode() + b"\n"
    result = CliRunner().invoke(main, ["parse-references"], input=damaged)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "line 1" in result.stderr


@pytest.mark.parametrize(
    ("output_format", "start"), [("bibtex", "@book{ref1,"), ("ris", "TY  - BOOK"), ("csl-json", "[")]
)
def test_parse_references_into_every_format(output_format: str, start: str) -> None:
    result = CliRunner().invoke(main, ["parse-references", "--format", output_format], input="\n".join(REFERENCES))
    assert result.exit_code == 0
    assert result.stdout.startswith(start)
    assert "ref3" in result.stdout


def test_parse_references_explains_itself() -> None:
    result = CliRunner().invoke(main, ["parse-references", "--explain"], input=REFERENCES[2])
    assert result.exit_code == 0
    assert "title [" in result.stdout


def test_cite_lists_styles_with_their_options() -> None:
    result = CliRunner().invoke(main, ["cite", "--list-styles"])
    assert result.exit_code == 0
    for style in ("apa", "chicago", "vancouver", "ieee", "harvard", "mla", "iso690"):
        assert f"{style}: " in result.stdout
    assert "--option given-initials" in result.stdout


def test_cite_prints_each_entry_in_its_language(loaded: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra cite is not installed")
    result = run(loaded, "cite", "--style", "apa", "--what", "references", "--paper", PAPER)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 20
    assert lines[0].startswith("افتخاری، اصغر. (۱۳۸۰). ناامنی جهانی.")
    assert any(line.startswith("Rourke, J. T. (2008). International politics on the world stage.") for line in lines)


def test_cite_reads_what_export_wrote(loaded: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra cite is not installed")
    from_database = run(loaded, "cite", "--style", "chicago").stdout
    for exchange_format, name in (("csl-json", "papers.json"), ("ris", "papers.ris"), ("bibtex", "papers.bib")):
        exported = tmp_path / name
        run(loaded, "export", exchange_format, "--calendar", "jalali", "-o", str(exported))
        result = run(loaded, "cite", "--style", "chicago", str(exported))
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0] == from_database.splitlines()[0], name


def test_a_booklet_of_the_only_volume(loaded: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra cite is not installed")
    booklet = tmp_path / "booklet.html"
    assert run(loaded, "cite", "--booklet", "-o", str(booklet)).exit_code == 0
    html = booklet.read_text(encoding="utf-8")
    assert 'dir="rtl"' in html
    assert "همایش ملی جغرافیای سیاسی کاربردی" in html


def test_an_unknown_style_is_a_message(loaded: Path) -> None:
    pytest.importorskip("pypandoc", reason="the extra cite is not installed")
    result = run(loaded, "cite", "--style", "no-such-style")
    assert result.exit_code == 1
    assert "no-such-style" in result.stderr


def test_load_takes_authority_files_from_a_folder(seed: Path, database: Path, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("- key: hafez\n  names: [محمدرضا حافظ‌نیا]\n", encoding="utf-8")
    assert run(database, "load", "--authorities", str(tmp_path), str(seed)).exit_code == 0
    assert "by-hand" in run(database, "show", "hafez").stdout
    # Without the option the shipped ones beside the volume count again.
    assert run(database, "load", str(seed)).exit_code == 0
    assert run(database, "show", "hafez").exit_code == 1
    # A key is made once, by the name of then; the name is the one that the file says.
    shown = run(database, "show", "ostandardari-khorasan-razavi").stdout
    assert "name: استانداری خراسان رضوی" in shown
    assert "part_of" in shown


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_wrong_authority_files_are_a_message_with_file_and_line(
    seed: Path, database: Path, tmp_path: Path, more: list[str]
) -> None:
    (tmp_path / "people.yaml").write_text("- key: a\n  names: [علی نو]\n  orcid: 1234\n", encoding="utf-8")
    refused = run(database, "load", *more, "--authorities", str(tmp_path), str(seed))
    assert refused.exit_code == 1
    assert f"{tmp_path / 'people.yaml'}:3: «1234» is no ORCID" in refused.stderr
    assert "Traceback" not in refused.output
    assert not database.exists()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_keeps_its_lines_as_written(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "\\b" not in result.output
