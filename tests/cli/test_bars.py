"""Bar charts: in proportion, no wider than the terminal, and no bars in a pipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.cli import main
from proceedings_db.cli.bars import bar_lines, count_columns

if TYPE_CHECKING:
    from pathlib import Path


def test_bars_are_in_proportion() -> None:
    assert list(bar_lines({"fa": 1000, "en": 500, "ar": 1, "fr": 0}, width=35)) == [
        f"  fa  1,000  {'█' * 22}",
        f"  en    500  {'█' * 11}",
        "  ar      1  ▏",
        "  fr      0",
    ]


def test_a_pipe_gets_figures_alone() -> None:
    assert list(bar_lines({"fa": 1000, "en": 5}, width=None)) == ["  fa  1,000", "  en      5"]


def test_letters_that_take_no_column_or_two() -> None:
    assert [count_columns(name) for name in ("می‌شود", "جُغرافیا", "fa", "東京")] == [5, 7, 2, 4]
    counts = {"می‌شود": 3, "جُغرافیا": 3, "東京": 3}
    assert list(bar_lines(counts, width=None)) == ["  می‌شود    3", "  جُغرافیا  3", "  東京     3"]


def test_a_terminal_without_block_letters() -> None:
    assert list(bar_lines({"fa": 20, "en": 10, "ar": 1}, width=30, encoding="iso-8859-1")) == [
        f"  fa  20  {'#' * 20}",
        f"  en  10  {'#' * 10}",
        "  ar   1  #",
    ]


@given(st.dictionaries(st.text(max_size=12), st.integers(0, 10**7), max_size=6), st.integers(1, 200))
def test_no_line_is_wider_than_the_terminal(counts: dict[str, int], width: int) -> None:
    lines = list(bar_lines(counts, width=width))
    assert len(lines) == len(counts)
    plain = list(bar_lines(counts, width=None))
    assert all(count_columns(line) <= max(width, count_columns(bare)) for line, bare in zip(lines, plain, strict=True))


def test_stats_tells_how_papers_and_references_spread(tmp_path: Path, project: Path) -> None:
    database = ["--db", f"{tmp_path}/x.db"]
    load = CliRunner().invoke(main, [*database, "load", str(project / "seeds" / "applied-political-geography-1391")])
    assert load.exit_code == 0
    told = CliRunner().invoke(main, [*database, "db", "stats"]).stdout
    for line in ("papers by year:\n  2012  15", "references by decade:\n  1980s   1", "fa  10", "  book  "):
        assert line in told
    assert "█" not in told


def test_stats_for_scripts(tmp_path: Path) -> None:
    database = ["--db", f"{tmp_path}/x.db"]
    assert CliRunner().invoke(main, [*database, "db", "upgrade"]).exit_code == 0
    told = json.loads(CliRunner().invoke(main, [*database, "db", "stats", "--format", "json"]).stdout)
    assert told["tables"]["paper"] == told["authors"] == 0
    assert told["references_by_decade"] == told["match_methods"] == {}


def test_stats_of_an_empty_database_and_of_none(tmp_path: Path) -> None:
    database = ["--db", f"{tmp_path}/x.db"]
    missing = CliRunner().invoke(main, [*database, "db", "stats"])
    assert missing.exit_code == 1
    assert "x.db" in missing.stderr
    assert not (tmp_path / "x.db").exists()
    (tmp_path / "x.db").touch()
    bare = CliRunner().invoke(main, [*database, "db", "stats"])
    assert bare.exit_code == 1
    assert "db upgrade" in bare.stderr
    CliRunner().invoke(main, [*database, "db", "upgrade"])
    empty = CliRunner().invoke(main, [*database, "db", "stats"])
    assert empty.exit_code == 0
    assert "papers by year" not in empty.stdout
    assert "nothing is loaded" in empty.stderr
