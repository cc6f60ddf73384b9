"""Development only: how well the recipe does on strings it was not trained on.

``python -m proceedings_db.reading.references.evaluate --gold tests/corpus --latin references.jsonl`` prints figures of
cross-validation split by source; ``--halves`` trains on one file of the gold and tests on the other, both ways.
``--record FILE`` compares with the references that were whole the last time, and ``--write`` keeps the new ones.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from proceedings_db.reading.references.anystyle import read_anystyle
from proceedings_db.reading.references.gold import Labelled, read_gold
from proceedings_db.reading.references.languages import script_of
from proceedings_db.reading.references.model import SCRIPTS
from proceedings_db.reading.references.reader import Reader, read_classifiers, to_raw
from proceedings_db.reading.references.record import to_gold
from proceedings_db.reading.references.scoring import Score, score_groups, to_table
from proceedings_db.reading.references.tagger import Tagger
from proceedings_db.reading.references.train import (
    GENERATED,
    RUNS,
    Recipe,
    hash_of,
    pack_classifiers,
    train_classifiers,
    train_tagger,
)

FOLDS: Final = 5
Pair = tuple[dict[str, Any], dict[str, Any]]


def make_reader(gold: Sequence[Labelled], latin: Path | None, recipe: Recipe) -> Reader:
    """Return a reader trained on ``gold`` alone and on what goes with it."""
    taggers: dict[str, Tagger] = {}
    for script in SCRIPTS:
        own = [labelled for labelled in gold if script_of(labelled.raw) == script]
        others = read_anystyle(latin) if script == "latin" and latin else []
        taggers[script] = Tagger(train_tagger(script, own, others, recipe, {}))
    classifiers = read_classifiers(pack_classifiers(train_classifiers(gold, taggers, recipe)))
    return Reader(taggers, classifiers["kind"], classifiers["language"])


def read_pairs(reader: Reader, tests: Sequence[Labelled]) -> list[Pair]:
    """Return gold and reading of each test reference."""
    references = reader.read([to_raw(labelled.raw) for labelled in tests])
    pairs: list[Pair] = []
    for labelled, reference in zip(tests, references, strict=True):
        gold = {"id": labelled.key, "lang": labelled.language, "type": labelled.csl_type, "fields": labelled.fields}
        pairs.append((gold, to_gold(reference)))
    return pairs


def _run(job: tuple[list[Labelled], list[Labelled], Path | None, Recipe]) -> list[Pair]:
    training, tests, latin, recipe = job
    return read_pairs(make_reader(training, latin, recipe), tests)


def split_folds(gold: Sequence[Labelled], count: int = FOLDS) -> list[tuple[list[Labelled], list[Labelled]]]:
    """Return training and test parts of each fold; no source stands on both sides."""
    sources = sorted({labelled.source for labelled in gold})
    random.Random(1).shuffle(sources)
    fold = {source: place % count for place, source in enumerate(sources)}
    return [
        ([x for x in gold if fold[x.source] != number], [x for x in gold if fold[x.source] == number])
        for number in range(count)
    ]


def compare(pairs: Sequence[Pair], record: Path) -> str:
    """Return which references are whole now and were not, and the reverse."""
    last = set(json.loads(record.read_text(encoding="utf-8")).get("whole", [])) if record.is_file() else set()
    now = set(_whole(pairs))
    gained, lost = sorted(now - last), sorted(last - now)
    return f"gained {len(gained)}: {' '.join(gained)}\nlost {len(lost)}: {' '.join(lost)}"


def _whole(pairs: Sequence[Pair]) -> list[str]:
    return sorted(str(gold["id"]) for gold, read in pairs if Score().add(gold, read))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with references-*.jsonl")
    parser.add_argument("--latin", type=Path, help="labelled Latin strings with segments")
    parser.add_argument("--halves", action="store_true", help="one file of the gold to the other, both ways")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--generated", type=int, default=GENERATED)
    parser.add_argument("--record", type=Path, help="figures and whole references of the last time")
    parser.add_argument("--write", action="store_true", help="keep figures and whole references in the record")
    parser.add_argument("--dump", type=Path, help="write gold and reading of every reference, a line each")
    arguments = parser.parse_args()
    recipe = Recipe(runs=arguments.runs, generated=arguments.generated)
    files = [read_gold(path) for path in sorted(arguments.gold.glob("references-dev-*.jsonl"))]
    gold = [labelled for file in files for labelled in file]
    parts = [(files[0], files[1]), (files[1], files[0])] if arguments.halves else split_folds(gold)
    jobs = [(list(training), list(tests), arguments.latin, recipe) for training, tests in parts]
    with ProcessPoolExecutor(arguments.jobs, mp_context=get_context("spawn")) as pool:
        results = list(pool.map(_run, jobs))
    pairs = [pair for result in results for pair in result]
    if arguments.halves:
        for name, result in zip(("a to b", "b to a"), results, strict=True):
            print(f"== {name}\n{to_table(score_groups(result))}\n")
    else:
        print(to_table(score_groups(pairs)))
    if arguments.record:
        print(compare(pairs, arguments.record))
    if arguments.record and arguments.write:
        figures = {name: score.figures() for name, score in score_groups(pairs).items()}
        split = "one half to the other" if arguments.halves else f"{FOLDS} folds by source"
        kept = {"gold_sha256": hash_of(arguments.gold), "split": split, "runs": recipe.runs, "figures": figures}
        kept["whole"] = _whole(pairs)
        arguments.record.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if arguments.dump:
        rows = (json.dumps({"gold": g, "read": r}, ensure_ascii=False) for g, r in pairs)
        arguments.dump.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
