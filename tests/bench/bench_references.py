"""Reference strings read a second on one core, beside the plain library tagging the same; memory for 100,000.

Two sets: the printed entries of tests/corpus over and over with other figures, as long lists repeat their journals and
publishers, and generated strings, four Persian or Arabic ones to a Latin one, whose words never come back. The plain
library is python-crfsuite with a model trained here on the same features and labels; it only tags, while we also make
values, names, type, language and confidence of what was tagged.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import process_time

# One thread of linear algebra: the figures are for one core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

STRINGS = 3_000
PLAIN_STRINGS = 600
MANY = 100_000
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def sample(count: int, seed: int) -> list[str]:
    """Return generated strings, four of five in Arabic script."""
    from proceedings_db.reading.references.generate.sample import generate

    arabic = iter(generate("arabic", count - count // 5, seed))
    latin = iter(generate("latin", count // 5, seed))
    return [next(latin if place % 5 == 4 else arabic).raw for place in range(count // 5 * 5)]


def printed(count: int, seed: int) -> list[str]:
    """Return entries of the corpus in any order, each with figures of its own."""
    draw = random.Random(seed)
    entries = [
        json.loads(line)["raw"]
        for path in sorted(CORPUS.glob("references-dev-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [
        re.sub(r"(?<=\d)\d(?=\D|$)", lambda _: draw.choice("0123456789"), draw.choice(entries)) for _ in range(count)
    ]


def ours(strings: list[str]) -> float:
    """Return how many strings a second are read to records."""
    from proceedings_db.reading.references import parse_references

    list(parse_references(strings[:300]))
    start = process_time()
    count = sum(1 for _ in parse_references(strings[300:]))
    return count / (process_time() - start)


def plain(strings: list[str]) -> float:
    """Return how many strings a second python-crfsuite tags, features made by the same code."""
    import pycrfsuite

    from proceedings_db.reading.references.features import features_of
    from proceedings_db.reading.references.generate.sample import generate
    from proceedings_db.reading.references.tokens import split_tokens
    from proceedings_db.reading.references.train import to_example

    trainer = pycrfsuite.Trainer(algorithm="pa", verbose=False)
    trainer.set_params({"max_iterations": 3})
    for labelled in [*generate("arabic", 500, 1), *generate("latin", 200, 1)]:
        trainer.append(*to_example(labelled))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        start = process_time()
        for raw in strings:
            tagger.tag(features_of(split_tokens(raw)))
        took = process_time() - start
        tagger.close()
    return len(strings) / took


def read_many(count: int) -> None:
    """Read ``count`` strings in a stream and print the peak memory of this process, in megabytes."""
    from proceedings_db.reading.references import parse_references

    strings = printed(5_000, 9)
    stream = parse_references(f"{strings[place % len(strings)]} {place}" for place in range(count))
    read = sum(1 for _ in islice(stream, count))
    print(read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def peak(count: int) -> int:
    """Return the peak memory of a fresh process that reads ``count`` strings, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", f"from tests.bench.bench_references import read_many; read_many({count})"],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[1])


def main() -> None:
    """Print the figures of this run."""
    for name, strings in (("printed", printed(STRINGS, 9)), ("generated", sample(STRINGS, 9))):
        reading, tagging = ours(strings), plain(strings[:PLAIN_STRINGS])
        print(f"{name} references read to records:  {reading:8.0f} a second of one core (goal 2,000, floor 1,000)")
        print(
            f"{name}, python-crfsuite tagging:     {tagging:8.0f} a second of one core, ratio {reading / tagging:.2f}"
        )
    few, many = peak(5_000), peak(MANY)
    print(f"peak memory: {few} MB for 5,000 strings, {many} MB for {MANY:,}")
