"""Bar charts: in proportion, no wider than the terminal, and no bars in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.cli import main
from proceedings_db.cli.bars import bar_lines

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


@given(st.dictionaries(st.text(max_size=12), st.integers(0, 10**7), max_size=6), st.integers(1, 200))
def test_no_line_is_wider_than_the_terminal(counts: dict[str, int], width: int) -> None:
    lines = list(bar_lines(counts, width=width))
    assert len(lines) == len(counts)
    plain = list(bar_lines(counts, width=None))
    assert all(len(line) <= max(width, len(bare)) for line, bare in zip(lines, plain, strict=True))


def test_stats_tells_how_papers_and_references_spread(tmp_path: Path, project: Path) -> None:
    database = ["--db", f"{tmp_path}/x.db"]
    load = CliRunner().invoke(main, [*database, "load", str(project / "seeds" / "applied-political-geography-1391")])
    assert load.exit_code == 0
    told = CliRunner().invoke(main, [*database, "db", "stats"]).stdout
    for line in ("papers by year:\n  2012  15", "references by decade:\n  1980s   1", "fa  10", "  book  "):
        assert line in told
    assert "█" not in told
