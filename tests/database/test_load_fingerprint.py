"""A load is the same as the last one when all that it depends on is, and only then."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from proceedings_db.authorities import NO_AUTHORITIES
from proceedings_db.database.loading.fingerprint import Fingerprint, take_fingerprint
from proceedings_db.records import Problem, ProblemCode, ReferenceField
from tests.factories import a_place, a_volume

if TYPE_CHECKING:
    from proceedings_db.records import Volume

PROBLEM = Problem(ProblemCode.NO_CONTENTS, "بدون فهرست", place=a_place())


def take(volume: Volume, *problems: Problem) -> Fingerprint:
    return take_fingerprint(volume, problems, None, NO_AUTHORITIES, ())


def test_equal_records_have_one_fingerprint_whether_or_not_they_share_their_values() -> None:
    volume = a_volume()
    assert take(copy.deepcopy(volume), copy.deepcopy(PROBLEM)) == take(volume, PROBLEM)


def _with_reference(volume: Volume, /, **more: Any) -> Volume:
    *papers, last = volume.papers
    first, *others = last.references
    changed = replace(last, references=(replace(first, **more), *others))
    return replace(volume, papers=(*papers, changed))


@pytest.mark.parametrize(
    "more",
    [
        {"title": "جغرافیای سیاسی "},
        {"volume": ""},
        {"et_al": 0},
        {"year": 1381.0},
        {"place": a_place()},
        {"fields": (ReferenceField("title", 0, 5),)},
    ],
)
def test_a_value_that_differs_within_gives_another(more: dict[str, Any]) -> None:
    assert take(_with_reference(a_volume(), **more)) != take(a_volume())


def test_a_problem_or_a_text_that_differs_gives_another() -> None:
    volume = a_volume()
    retyped = replace(volume, sources=tuple(replace(source, sha256="0" * 64) for source in volume.sources))
    assert len({take(volume), take(volume, PROBLEM), take(volume, PROBLEM, PROBLEM), take(retyped)}) == 4
