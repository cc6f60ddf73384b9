"""The command: ``python -m proceedings_db.text.build_data --word-forms FILE [--sources FOLDER]``."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from proceedings_db.text.build_data import forms, names, sources

DATA: Final = Path(__file__).resolve().parent.parent / "data"


def main() -> None:
    """Fetch the packages unless a folder of them is given, and write the data files."""
    parser = argparse.ArgumentParser(prog="python -m proceedings_db.text.build_data", description=__doc__)
    parser.add_argument("--word-forms", type=Path, required=True, help="tab-separated forms and counts of running text")
    parser.add_argument("--sources", type=Path, help="a folder that the packages were put into before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.sources or Path(temporary)
        if not (folder / "hazm").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sources.fetch_sources(folder)
        build(folder, arguments.word_forms)


def build(folder: Path, word_forms: Path) -> None:
    """Write the data files from the packages in ``folder`` and the counts in ``word_forms``."""
    counts = sources.read_word_forms(word_forms)
    _write_lines(DATA / "given-names.txt", names.build_given_names(folder, counts))
    _write_lines(DATA / "surnames.txt", names.build_surnames(folder))
    words, parted = forms.build_words(folder, counts)
    common = words.without_rare()
    _write_lines(DATA / "half-spaced-forms.txt", parted.to_lines())
    _write_lines(DATA / "words.txt", common.to_lines())
    guards = forms.find_guards(words)
    _write_lines(DATA / "words.txt", forms.WordWeights(common.weights | guards.weights, words.classes).to_lines())


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
