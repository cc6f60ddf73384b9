"""Half-spaces restored and names read per second beside hazm's Normalizer, and what importing the room costs."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter, process_time

from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.half_spaces import restore_half_spaces

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ROUNDS = 5


def main() -> None:
    """Print the ratios."""
    titles, names = read_corpus()
    start = perf_counter()
    restore_half_spaces("حکومتها")
    print(f"first word, lexicon loaded with it: {1000 * (perf_counter() - start):.0f} ms")
    words = sum(len(title.split()) for title in titles)
    cold = rate(restore_half_spaces, titles, words)
    ours = rate(restore_half_spaces, titles * ROUNDS, words * ROUNDS)
    print(f"restore_half_spaces: {cold:,.0f} words/s of new text, {ours:,.0f} of text with the same words")
    read_names = rate(load_read_name(), names, len(names))
    print(f"read_name: {read_names:,.0f} names/s")
    start = perf_counter()
    normalize = load_hazm()
    print(f"hazm's Normalizer, imported and made: {1000 * (perf_counter() - start):.0f} ms")
    theirs = rate(normalize, titles, words)
    print(f"hazm's Normalizer: {theirs:,.0f} words/s; ratio {cold / theirs:.1f} (new text), {ours / theirs:.1f}")
    their_names = rate(normalize, names, len(names))
    print(f"hazm's Normalizer: {their_names:,.0f} names/s; ratio of read_name {read_names / their_names:.2f}")
    bare, imported = python_time("pass"), python_time("import proceedings_db.text")
    print(f"import proceedings_db.text: {imported / bare:.2f} × bare Python ({1000 * imported:.0f} ms)")


def read_corpus() -> tuple[list[str], list[str]]:
    """Titles with their half-spaces taken out, and authors, both from the reference corpus."""
    titles: list[str] = []
    names: list[str] = []
    for path in sorted(CORPUS.glob("references-dev-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["lang"] == "fa":
                titles.append(row["fields"].get("title", "").replace(ZWNJ, ""))
                names += [
                    f"{name.get('family', '')}، {name.get('given', '')}" for name in row["fields"].get("author", ())
                ]
    return titles, names


def rate(convert: Callable[[str], object], texts: Iterable[str], count: int) -> float:
    """How many of ``count`` pieces in ``texts`` are done in a second of processor time."""
    start = process_time()
    for text in texts:
        convert(text)
    return count / (process_time() - start)


def load_read_name() -> Callable[[str], object]:
    """The reader of names, its lists loaded."""
    from proceedings_db.reading.names import read_name

    read_name("زرقانی، هادی")
    return read_name


def load_hazm() -> Callable[[str], object]:
    """What hazm offers for the same job."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import hazm

        normalize: Callable[[str], object] = hazm.Normalizer().normalize
    return normalize


def python_time(program: str) -> float:
    """The fastest of several runs of ``program`` in a Python of its own, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
