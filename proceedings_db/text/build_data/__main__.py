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
    parser.add_argument("--data", type=Path, default=DATA, help="the folder to write to")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.sources or Path(temporary)
        if not (folder / "hazm").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sources.fetch_sources(folder)
        build(folder, arguments.word_forms, arguments.data)


def build(folder: Path, word_forms: Path, data: Path) -> None:
    """Write the data files to ``data`` from the packages in ``folder`` and the counts in ``word_forms``."""
    counts = sources.read_word_forms(word_forms)
    _write_lines(data / "given-names.txt", names.build_given_names(folder, counts))
    _write_lines(data / "surnames.txt", names.build_surnames(folder))
    words, parted = forms.build_words(folder, counts)
    _write_lines(data / "words.txt", words)
    _write_lines(data / "half-spaced-forms.txt", parted)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
