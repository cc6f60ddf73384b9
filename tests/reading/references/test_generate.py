"""Generated references: read here as a person would read them, label by label."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from proceedings_db.reading.references.assemble import assemble
from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.reading.references.gold import Labelled, to_parse
from proceedings_db.reading.references.scheme import FORM_FIELDS, to_labels
from proceedings_db.reading.references.scoring import fold_value
from proceedings_db.reading.references.tokens import split_tokens

SCRIPTS = ("arabic", "latin")
CUES_OUT = ("صص", "ص.", "شماره ", "چاپ ", "دوره ", "ترجمه ", "pp.", "Vol.", "No.", "Translated by", "«", "“")


@pytest.fixture(scope="module")
def sample() -> dict[str, list[Labelled]]:
    return {script: generate(script, 400, 11) for script in SCRIPTS}


def text(labelled: Labelled, field: str) -> str:
    span = next((span for span in labelled.spans if span.field == field and not span.part), None)
    return labelled.raw[span.start : span.end] if span else ""


def test_one_seed_gives_one_output_and_another_seed_another() -> None:
    assert generate("arabic", 30, 5) == generate("arabic", 30, 5)
    assert generate("arabic", 30, 5) != generate("arabic", 30, 6)


@pytest.mark.parametrize("script", SCRIPTS)
def test_spans_stand_in_the_string_and_do_not_overlap(sample: dict[str, list[Labelled]], script: str) -> None:
    for labelled in sample[script]:
        spans = sorted(labelled.spans, key=lambda span: span.start)
        assert all(0 <= span.start < span.end <= len(labelled.raw) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans)), labelled.raw
        assert text(labelled, "title"), labelled.raw


@pytest.mark.parametrize("script", SCRIPTS)
def test_values_hold_no_cue_words_as_the_guide_has_it(sample: dict[str, list[Labelled]], script: str) -> None:
    for labelled in sample[script]:
        for field in ("volume", "issue", "pages", "edition", "number_of_pages", "issued"):
            assert not text(labelled, field).startswith(CUES_OUT), (field, labelled.raw)


def test_every_kind_and_language_of_the_guide_is_made(sample: dict[str, list[Labelled]]) -> None:
    kinds = Counter(labelled.csl_type for labelled in generate("arabic", 3000, 2))
    assert kinds.keys() >= {
        "book", "article-journal", "thesis", "paper-conference", "chapter", "report", "article-newspaper",
        "article-magazine", "webpage", "entry-encyclopedia", "legislation", "manuscript", "speech", "interview",
        "document",
    }  # fmt: skip
    assert {labelled.language for labelled in sample["arabic"]} == {"fa", "ar"}
    assert {labelled.language for labelled in sample["latin"]} == {"en"}


@pytest.mark.parametrize("script", SCRIPTS)
def test_labels_of_tokens_give_the_values_back(sample: dict[str, list[Labelled]], script: str) -> None:
    wanted = right = 0
    for labelled in sample[script]:
        tokens = split_tokens(labelled.raw)
        labels = to_labels(tokens, labelled.spans)
        parse = assemble(labelled.raw, tokens, labels, [1.0] * len(tokens))
        gold = to_parse(labelled)
        for field, value in gold.values.items():
            if field in FORM_FIELDS:
                continue
            found = parse.values.get(field)
            wanted += 1
            right += found is not None and fold_value(labelled.raw[value.start : value.end]) == fold_value(
                labelled.raw[found.start : found.end]
            )
        assert len(parse.names) == len(gold.names), labelled.raw
    assert right >= 0.99 * wanted


def test_a_pair_of_known_titles_lends_its_words() -> None:
    words = ["بتن", "غلتکی", "سدهای", "خاکی", "پردازش"]
    made = generate("arabic", 200, 3, [" ".join(words)] * 5)
    assert sum("غلتکی" in labelled.raw for labelled in made) > 10
