"""Models: trained the same twice, written and read back the same, and made from the gold that stands beside them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from proceedings_db.reading.references import features
from proceedings_db.reading.references.gold import read_gold
from proceedings_db.reading.references.model import SCRIPTS, read_model, shipped_model, to_bytes
from proceedings_db.reading.references.scheme import allowed
from proceedings_db.reading.references.shapes import prepare
from proceedings_db.reading.references.tagger import Tagger, feature_id
from proceedings_db.reading.references.tokens import split_tokens

DATA = Path(features.__file__).parent / "data"


@pytest.fixture(scope="module")
def rows(project: Path) -> list[str]:
    return [row.raw for row in read_gold(project / "tests" / "corpus" / "references-dev-a.jsonl")[:40]]


def test_two_trainings_with_one_seed_are_equal_byte_for_byte(project: Path) -> None:
    pytest.importorskip("pycrfsuite")
    from proceedings_db.reading.references.train import Recipe, pack_classifiers, train_classifiers, train_tagger

    gold = read_gold(project / "tests" / "corpus" / "references-seed.jsonl")
    recipe = Recipe(runs=2, generated=15, iterations=3)
    models = [to_bytes(train_tagger("arabic", gold[:10], [], recipe, {"note": "test"})) for _ in range(2)]
    assert models[0] == models[1]
    taggers = {script: Tagger(shipped_model(script)) for script in SCRIPTS}
    packed = [pack_classifiers(train_classifiers(gold, taggers, Recipe(generated=20))) for _ in range(2)]
    assert packed[0] == packed[1]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_model_survives_its_file(script: str) -> None:
    model = shipped_model(script)
    again = read_model(to_bytes(model))
    assert again.labels == model.labels
    assert (again.weights == model.weights).all()
    assert (again.feature_ids == model.feature_ids).all()
    assert to_bytes(again) == to_bytes(model)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_shipped_model_was_made_from_the_gold_beside_it(project: Path, script: str) -> None:
    from proceedings_db.reading.references.train import hash_of

    facts = shipped_model(script).facts
    assert facts["gold_sha256"] == hash_of(project / "tests" / "corpus")
    assert facts["figures"]["fa"]["micro_f1"] > 0.8


def test_the_shipped_files_are_under_two_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 2_000_000


def test_sums_of_the_tagger_are_the_weights_of_all_features(rows: list[str]) -> None:
    tagger = Tagger(shipped_model("arabic"))
    row_of = {number: row for row, number in enumerate(tagger.model.feature_ids.tolist())}
    for raw in rows:
        tokens = split_tokens(raw)
        sums = tagger.emissions([prepare(tokens)])[0]
        for index, names in enumerate(features.features_of(tokens)):
            known = [row_of[feature_id(name)] for name in names if feature_id(name) in row_of]
            expected = tagger.model.weights[known].sum(axis=0, dtype=np.int64) * tagger.model.scale
            np.testing.assert_allclose(sums[index], expected, atol=1e-4)


def test_one_string_is_read_alike_alone_and_among_others(rows: list[str]) -> None:
    tagger = Tagger(shipped_model("arabic"))
    prepared = [prepare(split_tokens(raw)) for raw in rows]
    together = tagger.tag(prepared)
    alone = [Tagger(shipped_model("arabic")).tag([one])[0] for one in prepared]
    assert [tagging.labels for tagging in together] == [tagging.labels for tagging in alone]
    for one, other in zip(together, alone, strict=True):
        np.testing.assert_allclose(one.confidences, other.confidences, atol=1e-3)


def test_labels_follow_each_other_as_allowed(rows: list[str]) -> None:
    tagger = Tagger(shipped_model("arabic"))
    for tagging in tagger.tag([prepare(split_tokens(raw)) for raw in rows]):
        assert all(allowed(a, b) for a, b in zip(["", *tagging.labels], tagging.labels, strict=False))
        assert all(0 <= confidence <= 1.0001 for confidence in tagging.confidences)
