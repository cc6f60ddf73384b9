"""Citation lists: the time of 10,000 entries, against pandoc alone with the same CSL file, and how it grows."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from proceedings_db.citing import cite_entries
from proceedings_db.citing.engine import get_pandoc_path
from proceedings_db.citing.styles import find_style

_CORPUS = Path(__file__).parent.parent / "corpus" / "citing" / "examples.jsonl"
_LATIN: Mapping[str, object] = {
    "type": "article-journal",
    "author": [{"family": "Agnew", "given": "John A."}],
    "container-title": "Political Geography Quarterly",
    "issued": {"date-parts": [[2012]]},
    "volume": "34",
    "page": "19-27",
}
_STYLES = ("apa", "chicago", "vancouver")


def main() -> None:
    """Print seconds for 2,500 and 10,000 entries (a tenth Latin), their ratio, and the ratio to pandoc alone."""
    print(f"{'style':12}{'2,500':>8}{'10,000':>8}{'growth':>8}{'pandoc':>8}{'ratio':>8}")
    for style in _STYLES:
        few, many = _items(2_500), _items(10_000)
        short = _seconds(lambda items=few, name=style: cite_entries(items, name))
        long = _seconds(lambda items=many, name=style: cite_entries(items, name))
        alone = _seconds(lambda items=many, name=style: _pandoc_alone(items, find_style(name).persian))
        print(f"{style:12}{short:8.2f}{long:8.2f}{long / short:8.2f}{alone:8.2f}{long / alone:8.2f}")


def _items(count: int) -> list[Mapping[str, object]]:
    """That many works: the published examples over and over under titles of their own, every tenth in English."""
    works = [json.loads(line)["item"] for line in _CORPUS.read_text(encoding="utf-8").splitlines()]
    return [
        {**works[number % len(works)], "id": f"w{number}", "title": f"عنوان {number}"}
        if number % 10
        else {**_LATIN, "id": f"w{number}", "title": f"Title {number}"}
        for number in range(count)
    ]


def _pandoc_alone(items: list[Mapping[str, object]], style: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as bibliography:
        json.dump(items, bibliography, ensure_ascii=False)
        bibliography.flush()
        command = [get_pandoc_path(), "--from=markdown", "--to=plain", "--citeproc", f"--csl={style}"]
        command.append(f"--bibliography={bibliography.name}")
        subprocess.run(command, input=b"---\nnocite: '@*'\n---\n", capture_output=True, check=True)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
