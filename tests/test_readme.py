"""What the README promises: its Python, its SQL and its list of commands."""

from __future__ import annotations

import doctest
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import proceedings_db
from proceedings_db.cli import main
from tests.readme_sections import write_sections

VOLUME = "applied-political-geography-1391"


@pytest.fixture(scope="module")
def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")


def test_its_python_runs_as_shown(project: Path, readme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
        assert example.examples
        failures: list[str] = []
        doctest.DocTestRunner().run(example, out=failures.append)
        assert failures == []


def test_its_sql_gives_the_table_shown(project: Path, readme: str, tmp_path: Path) -> None:
    database = tmp_path / "proceedings.db"
    proceedings_db.load(project / "seeds" / VOLUME, url=f"sqlite:///{database}")
    queries = re.findall(r"```sql\n(.*?)```", readme, re.DOTALL)
    assert len(queries) == 3
    with closing(sqlite3.connect(database)) as connection:
        answers = [connection.execute(query).fetchall() for query in queries]
    assert all(answers)
    shown = re.search(r"\| authors \| year .*?\n\|[-|]+\n(.*?)\n\n", readme, re.DOTALL)
    assert shown is not None
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown[1].splitlines()]
    assert rows == [[str(value) for value in row] for row in answers[0]]


def test_it_names_every_command(readme: str) -> None:
    for name in main.commands:
        assert f"| `{name}" in readme, name


def test_its_generated_parts_are_up_to_date(readme: str) -> None:
    assert write_sections(readme) == readme
