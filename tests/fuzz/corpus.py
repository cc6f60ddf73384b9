"""What inputs are made of: printed references, names and the lines of real volumes, read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

PROJECT: Final = Path(__file__).parent.parent.parent
SEEDS: Final = PROJECT / "seeds"
CORPUS: Final = PROJECT / "tests" / "corpus"


@cache
def gold_references() -> tuple[dict[str, Any], ...]:
    """Return the references of the development sets, each with its string, its language and its fields."""
    names = ("references-dev-a.jsonl", "references-dev-b.jsonl", "references-seed.jsonl")
    return tuple(json.loads(line) for name in names for line in _lines(CORPUS / name))


@cache
def printed_names() -> tuple[str, ...]:
    """Return names as contents lists print them."""
    return tuple(json.loads(line)["raw"] for line in _lines(CORPUS / "names-dev.jsonl"))


@cache
def printed_titles() -> tuple[str, ...]:
    """Return titles of works, Persian and Latin."""
    return tuple(entry["fields"]["title"] for entry in gold_references() if "title" in entry["fields"])


@cache
def volume_lines() -> tuple[str, ...]:
    """Return the lines of the volumes at hand."""
    paths = (SEEDS / "applied-political-geography-1391", CORPUS / "ambiguous-volume")
    return tuple(line for path in paths for line in (path / "volume.txt").read_text("utf-8").split("\n"))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
