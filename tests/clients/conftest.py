"""Real clients of BibTeX and RIS, and three sets of entries to give them.

The programs are looked for where CI puts them; a client that is not there skips its tests with the reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import proceedings_db
from proceedings_db.exchange.fields import ExchangeFormat
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.writing import write_items
from tests.exchange.factories import TORTURE, gold_references

SUFFIXES: dict[ExchangeFormat, str] = {"bibtex": ".bib", "biblatex": ".bib", "ris": ".ris", "csl-json": ".json"}
Write = Callable[[list[CslItem], ExchangeFormat], Path]
RunNode = Callable[[str, Path], Any]


@pytest.fixture(scope="session")
def seed_items(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[CslItem]:
    """The shipped volume, its papers and their references, as the database exports them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('clients') / 'seed.db'}"
    proceedings_db.load(project / "seeds" / "applied-political-geography-1391", url=url)
    return list(proceedings_db.iter_items(url=url, what="all"))


@pytest.fixture(scope="session")
def gold_items(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[CslItem]:
    """The references of the development gold, loaded as the list of one paper and exported from the database."""
    folder = tmp_path_factory.mktemp("clients-gold")
    strings = [" ".join(reference.raw_text.split()) for reference in gold_references(project)]
    listed = "\n".join(f"{number}. {text}" for number, text in enumerate(strings, 1))
    head = "مرور پژوهش‌های شهری\nعلی رضایی\nچکیده\nاین نوشته فهرست منابع خود را می‌آورد.\nمقدمه\nمتن.\nمنابع\n"
    (folder / "volume.txt").write_text(f"{head}{listed}\n", encoding="utf-8")
    url = f"sqlite:///{folder / 'gold.db'}"
    proceedings_db.load(folder / "volume.txt", url=url)
    items = list(proceedings_db.iter_items(url=url, what="references"))
    assert len(items) == len(strings)
    return items


@pytest.fixture(scope="session")
def torture_items() -> list[CslItem]:
    """Entries whose title and abstract are text that breaks careless writers and readers."""
    return [_torture_item(number, text) for number, text in enumerate(TORTURE.values(), 1)]


def _torture_item(number: int, text: str) -> CslItem:
    return {
        "id": f"torture{number}",
        "type": "article-journal",
        "language": "fa",
        "title": text,
        "abstract": text,
        "container-title": "پژوهش‌های جغرافیایی",
        "author": [{"family": "ابن سینا", "given": "حسین"}, {"literal": "سازمان ملل متحد"}],
        "issued": {"date-parts": [[2012, 10, 9]]},
        "page": "35-36",
        "DOI": "10.1000/a_b%c",
    }


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write items to a file of a format and return its path."""

    def write_file(items: list[CslItem], exchange_format: ExchangeFormat) -> Path:
        path = tmp_path / f"items{SUFFIXES[exchange_format]}"
        with path.open("w", encoding="utf-8", newline="") as out:
            write_items(items, out, exchange_format)
        return path

    return write_file


@pytest.fixture(scope="session")
def node() -> RunNode:
    """Run a script of this folder on a file with the npm packages that CI installs; return the JSON it prints."""
    folder = os.environ.get("PROCEEDINGS_DB_NPM")
    if not folder or shutil.which("node") is None:
        pytest.skip("PROCEEDINGS_DB_NPM names no folder with the npm clients; .ci/run installs them")

    def run(script: str, path: Path) -> Any:
        command = ["node", str(Path(__file__).parent / script), folder, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a program that Debian packages; skip where it is not installed."""

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed; .ci/run installs it")
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    return run
