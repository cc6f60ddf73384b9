"""``db queries``: the worked queries by their names, as a table, CSV, JSON or SQL."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from proceedings_db.cli import main
from proceedings_db.database import migrate
from proceedings_db.database.engine import opened
from proceedings_db.database.load import load_volume
from proceedings_db.database.worked_queries import read_worked_queries
from tests.factories import a_full_paper, a_reference, a_volume

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = {query.name: query for query in read_worked_queries()}


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A volume whose only reference has a bar in its title."""
    cited = a_reference(1, title="شهر | امنیت " + "و " * 60)
    url = f"sqlite:///{tmp_path / 'sea.db'}"
    migrate.upgrade(url)
    with opened(url) as engine:
        load_volume(engine, a_volume("sea-1391", a_full_paper(1, references=(cited,), citations=())))
    return url


def ask(database: str, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["--db", database, "db", "queries", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_all_are_listed_without_a_database() -> None:
    listed = ask("nowhere/there-is-none.db")
    assert [line.split()[0] for line in listed.splitlines()] == list(QUERIES)


def test_a_table_cuts_and_csv_and_json_do_not(database: str) -> None:
    name = "most-cited-works"
    table = ask(database, name).splitlines()
    assert table[1] == "| --- | --- | --- | --- | --- | --- |"
    assert table[2].startswith("| شهر ¦ امنیت و")
    assert table[2].count("|") == 7
    assert "…" in table[2]
    columns, row = csv.reader(io.StringIO(ask(database, name, "--format", "csv")))
    told = json.loads(ask(database, name, "--format", "json"))
    assert columns == list(told)
    assert row[0] == told["title"]
    assert row[0].startswith("شهر | امنیت")
    assert "…" not in row[0]
    assert (told["papers_citing"], told["times_cited"]) == (1, 0)


@pytest.mark.parametrize("name", QUERIES)
def test_the_sql_is_one_statement_with_its_question(name: str) -> None:
    lines = ask("nowhere/there-is-none.db", name, "--sql").splitlines()
    statement = "\n".join(line for line in lines if not line.startswith("-- "))
    assert lines[0] == f"-- {QUERIES[name].title}"
    assert statement == f"{QUERIES[name].sql};"


def test_an_unknown_name_is_wrong_use(database: str) -> None:
    done = CliRunner().invoke(main, ["--db", database, "db", "queries", "nothing"])
    assert done.exit_code == 2
    assert "`proceedings-db db queries` lists them" in done.stderr
