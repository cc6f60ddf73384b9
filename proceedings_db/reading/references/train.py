"""Development only: trains the models with python-crfsuite.

``python -m proceedings_db.reading.references.train --gold tests/corpus --latin references.jsonl --out FOLDER`` is
deterministic: the same gold, data and seeds give the same bytes. A tagger is the average of several runs, each over the
gold, other labelled strings of its script and generated strings of a seed of its own.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import hashlib
import json
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proceedings_db.reading.references.anystyle import read_anystyle
from proceedings_db.reading.references.features import features_of
from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled, read_gold, to_parse
from proceedings_db.reading.references.kinds import kind_features
from proceedings_db.reading.references.languages import language_features, script_of
from proceedings_db.reading.references.model import SCRIPTS, Model, make_model, read_model, to_bytes
from proceedings_db.reading.references.reader import Reader
from proceedings_db.reading.references.scheme import to_labels
from proceedings_db.reading.references.tagger import Tagger, feature_id
from proceedings_db.reading.references.tokens import split_tokens

DATA: Final = Path(__file__).resolve().parent / "data"
GUIDE: Final = "gold guide of 24 November 2026"
TEMPERATURE: Final = 0.08
RUNS: Final = 3
GENERATED: Final = 2500
KIND_TEMPERATURE: Final = 1.5
"""What scores of types are divided by; found by cross-validation, so that probabilities come out as they are told."""
_CLASSIFIER_WEIGHTS: Final = 12_000
Example = tuple[list[list[str]], list[str]]
Weights = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of what goes into a model: runs to average, generated strings a run, copies of the gold.

    ``gold_copies`` are those for the classifiers, of each reference as labelled and as read.
    """

    runs: int = RUNS
    generated: int = GENERATED
    copies: int = 2
    gold_copies: int = 3
    others: int = 3500
    iterations: int = 12
    aggressiveness: float = 0.05
    seed: int = 1


def to_example(labelled: Labelled) -> Example:
    """Return the features and labels of the tokens of a labelled reference."""
    tokens = split_tokens(labelled.raw)
    return features_of(tokens), to_labels(tokens, labelled.spans)


def train_once(
    examples: Sequence[Example], seed: int, parameters: Mapping[str, float], algorithm: str = "pa"
) -> tuple[Weights, Weights]:
    """Return the transitions and the state weights of one run of the trainer, the examples in an order of their own."""
    import pycrfsuite  # noqa: PLC0415

    # CRFsuite shuffles by the generator of the C library, which goes on from one training to the next.
    ctypes.CDLL(None).srand(seed + 1)
    shuffled = list(examples)
    random.Random(seed).shuffle(shuffled)
    trainer = pycrfsuite.Trainer(verbose=False, algorithm=algorithm)
    trainer.set_params(parameters)
    for features, labels in shuffled:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return dict(info.transitions), dict(info.state_features)


def train_tagger(
    script: str, gold: Sequence[Labelled], others: Sequence[Labelled], recipe: Recipe, facts: dict[str, Any]
) -> Model:
    """Return the model of one script: the average of the runs of ``recipe``."""
    parameters = {"max_iterations": recipe.iterations, "c": recipe.aggressiveness, "feature.minfreq": 0}
    base = [to_example(labelled) for labelled in gold] * recipe.copies
    picked = list(others)
    random.Random(recipe.seed).shuffle(picked)
    base += [to_example(labelled) for labelled in picked[: recipe.others]]
    titles = [str(labelled.fields.get("title", "")) for labelled in gold]
    transitions: Weights = {}
    weights: dict[tuple[int, str], float] = {}
    for run in range(recipe.runs):
        seed = recipe.seed * 1000 + run
        made = [to_example(labelled) for labelled in generate(script, recipe.generated, seed, titles)]
        found_transitions, found_weights = train_once(base + made, seed, parameters)
        for pair, weight in found_transitions.items():
            transitions[pair] = transitions.get(pair, 0.0) + weight / recipe.runs
        for (feature, label), weight in found_weights.items():
            key = (feature_id(feature), label)
            weights[key] = weights.get(key, 0.0) + weight / recipe.runs
    labels = sorted({label for pair in transitions for label in pair} | {label for _, label in weights})
    return make_model(labels, transitions, weights, temperature=TEMPERATURE, facts=facts)


def train_classifier(
    rows: Sequence[tuple[list[str], str]], temperature: float = 1.0, largest: int = _CLASSIFIER_WEIGHTS
) -> dict[str, Any]:
    """Return labels and weights of a linear model: the largest ones, by feature number."""
    parameters = {"c1": 0.02, "c2": 0.05, "max_iterations": 120}
    _, found = train_once([([features], [label]) for features, label in rows], 0, parameters, "lbfgs")
    labels = sorted({label for _, label in rows})
    kept = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))[:largest]
    weights: dict[str, list[tuple[int, float]]] = {}
    for (feature, label), weight in sorted(kept):
        weights.setdefault(str(feature_id(feature)), []).append((labels.index(label), round(weight, 3)))
    return {"labels": labels, "temperature": temperature, "weights": weights}


def train_classifiers(gold: Sequence[Labelled], taggers: Mapping[str, Tagger], recipe: Recipe) -> dict[str, Any]:
    """Return the models of CSL type and of language.

    The types are learned from the labelled fields and from what the ``taggers`` read of the same strings, so that the
    model knows their mistakes; the generated strings are others than those that the taggers were trained on.
    """
    made: list[Labelled] = []
    for script in SCRIPTS:
        titles = [str(labelled.fields.get("title", "")) for labelled in gold if script_of(labelled.raw) == script]
        made += generate(script, recipe.generated, recipe.seed * 1000 + 500, titles)
    kinds: list[tuple[list[str], str]] = []
    languages: list[tuple[list[str], str]] = []
    reader = Reader(taggers, None, None)
    for rows, copies, copies_for_language in ((gold, recipe.gold_copies, 2 * recipe.gold_copies), (made, 1, 1)):
        read = reader.parse([labelled.raw for labelled in rows])
        for labelled, (sequence, parse) in zip(rows, read, strict=True):
            own = to_parse(labelled)
            for known in (own, parse):
                kinds += [(kind_features(labelled.raw, sequence, known), labelled.csl_type)] * copies
            if own.script == "arabic":
                languages += [(language_features(labelled.raw, sequence, own), labelled.language)] * copies_for_language
    return {"kind": train_classifier(kinds, KIND_TEMPERATURE), "language": train_classifier(languages)}


def read_corpus(folder: Path) -> list[Labelled]:
    """Return the labelled references of a folder, file by file."""
    return [labelled for path in sorted(folder.glob("references-*.jsonl")) for labelled in read_gold(path)]


def hash_of(folder: Path) -> str:
    """Return the SHA-256 of the labelled references of a folder, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("references-*.jsonl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pack_classifiers(classifiers: dict[str, Any]) -> bytes:
    """Return the classifiers as the bytes of a file."""
    return gzip.compress(json.dumps(classifiers, sort_keys=True, separators=(",", ":")).encode(), mtime=0)


def main() -> None:
    """Train everything and write the model files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with references-*.jsonl")
    parser.add_argument("--latin", type=Path, help="labelled Latin strings with segments")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write the models to")
    parser.add_argument("--only", choices=(*SCRIPTS, "classifiers"), help="train this model alone")
    parser.add_argument("--figures", type=Path, help="JSON of an evaluation, to be kept inside the models")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--generated", type=int, default=GENERATED)
    arguments = parser.parse_args()
    recipe = Recipe(runs=arguments.runs, generated=arguments.generated)
    gold = read_corpus(arguments.gold)
    figures = json.loads(arguments.figures.read_text(encoding="utf-8")) if arguments.figures else {}
    arguments.out.mkdir(parents=True, exist_ok=True)
    for script in SCRIPTS:
        if arguments.only not in (None, script):
            continue
        own = [labelled for labelled in gold if script_of(labelled.raw) == script]
        others = read_anystyle(arguments.latin) if script == "latin" and arguments.latin else []
        facts = {
            "gold_sha256": hash_of(arguments.gold), "gold_references": len(own), "guide": GUIDE, "seed": recipe.seed,
            "runs": recipe.runs, "generated_a_run": recipe.generated, "others": min(len(others), recipe.others),
            "figures": figures.get("figures", {}),
        }  # fmt: skip
        model = train_tagger(script, own, others, recipe, facts)
        (arguments.out / f"{script}.npz").write_bytes(to_bytes(model))
    if arguments.only in (None, "classifiers"):
        models = {script: read_model((arguments.out / f"{script}.npz").read_bytes()) for script in SCRIPTS}
        taggers = {script: Tagger(model) for script, model in models.items()}
        classifiers = train_classifiers(gold, taggers, recipe)
        (arguments.out / "classifiers.json.gz").write_bytes(pack_classifiers(classifiers))


if __name__ == "__main__":
    main()
