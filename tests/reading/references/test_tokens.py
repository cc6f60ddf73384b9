"""Tokens, cue words and labels of reference strings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.reading.references.cues import find_cues
from proceedings_db.reading.references.gold import Labelled, find_unaligned, read_gold
from proceedings_db.reading.references.scheme import allowed, to_labels
from proceedings_db.reading.references.segments import split_segments
from proceedings_db.reading.references.shapes import prepare
from proceedings_db.reading.references.tokens import fold_token, split_tokens


def forms(raw: str) -> list[str]:
    return [token.form for token in split_tokens(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("شماره69", ["شماره", "69"]),
        ("جلداول", ["جلد", "اول"]),
        ("مجلةمدرس", ["مجله", "مدرس"]),
        ("93ـ99", ["93", "-", "99"]),
        ("حسام‌الدين", ["حسامالدین"]),
        ("Ṭehrānī", ["tehrani"]),
        ("ـــــــ (۱۳۸۱)", ["--", "(", "1381", ")"]),
        ("http://a.ir/b?c=1.", ["http://a.ir/b?c=1", "."]),
        ("B2n.ir/d78318", ["b2n.ir/d78318"]),
        ("doi:10.1016/x(94)1.", ["doi", ":", "10.1016/x(94)1", "."]),
    ],
)
def test_splits_tokens(raw: str, expected: list[str]) -> None:
    assert forms(raw) == expected


@given(st.text(max_size=200))
def test_every_token_is_a_verbatim_stretch_and_they_follow_each_other(raw: str) -> None:
    tokens = split_tokens(raw)
    assert all(raw[token.start : token.end] == token.text for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert all(place in covered for place, c in enumerate(raw) if c.isalpha() and c.isascii())


@given(st.text(max_size=40))
def test_folding_a_token_twice_changes_nothing(text: str) -> None:
    assert fold_token(fold_token(text)) == fold_token(text)


@pytest.mark.parametrize(
    ("raw", "cue"),
    [
        ("به کوشش علی", "editor"),
        ("ترجمه‌ی علی", "translator"),
        ("پایان نامه کارشناسی", "thesis"),
        ("زیر نظر علی", "editor"),
    ],
)
def test_finds_cue_words_with_and_without_half_spaces(raw: str, cue: str) -> None:
    assert find_cues(split_tokens(raw))[0].split("+")[0] == cue


def test_the_dot_of_an_initial_parts_no_segment() -> None:
    sequence = prepare(split_tokens("لطفی، م. ح. کتاب. تهران"))
    words = [[sequence.tokens[i].text for i in range(a, b)] for a, b in split_segments(sequence)]
    assert words == [["لطفی"], ["م", ".", "ح", ".", "کتاب"], ["تهران"]]


def test_the_gold_aligns_and_its_labels_follow_each_other_as_allowed(project: Path) -> None:
    rows = [row for path in sorted((project / "tests/corpus").glob("references-*.jsonl")) for row in read_gold(path)]
    assert len(rows) == 420
    assert sum(len(find_unaligned(row)) for row in rows) <= 3
    broken = {row.key for row in rows if not _is_allowed(row)}
    # Names printed given, family with a comma, and two families before two given names, have no labels of their own.
    assert len(broken) <= 8, broken


def _is_allowed(row: Labelled) -> bool:
    labels = to_labels(split_tokens(row.raw), row.spans)
    return all(allowed(before, label) for before, label in zip(["", *labels], labels, strict=False))
