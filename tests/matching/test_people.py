"""Who an author is: exactly one candidate, or none."""

from __future__ import annotations

import pytest

from proceedings_db.matching.people import PersonCandidate, match_person, person_block_key, person_key
from proceedings_db.records import Name

ZARGHANI = Name(given="سید هادی", family="زرقانی")


def candidate(person_id: int, *names: Name) -> PersonCandidate:
    return PersonCandidate(person_id, frozenset(map(person_key, names)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Name(given="سیدهادی", family="زرقانی"), ZARGHANI, id="space"),
        pytest.param(Name(given="محمد", family="هادی جاویدی"), Name(given="محمد هادی", family="جاویدی"), id="split"),
        pytest.param(Name(given="روح‌اله", family="نیکزاد"), Name(given="روح الله", family="نيكزاد"), id="letters"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: Name, other: Name) -> None:
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Name(given="محمدرضا", family="حافظ‌نیا"), Name(given="محمدرضا", family="بمانیان"), id="given-only"),
        pytest.param(Name(given="زهرا", family="احمدی‌پور"), Name(given="زهرا", family="احمدی"), id="prefix"),
        pytest.param(Name(family="سید"), Name(family="سیدی"), id="seyyed-alone"),
    ],
)
def test_different_people_share_no_block(one: Name, other: Name) -> None:
    assert person_block_key(one) != person_block_key(other)


def test_missing_seyyed_is_no_difference_where_one_candidate_stands() -> None:
    without = Name(given="هادی", family="زرقانی")
    assert person_block_key(without) == person_block_key(ZARGHANI)
    link = match_person(without, [candidate(7, ZARGHANI)])
    assert (link.target, link.method, link.confidence) == (7, "name-variant", 0.95)


def test_the_same_name_wins_over_a_variant() -> None:
    without = Name(given="هادی", family="زرقانی")
    link = match_person(without, [candidate(7, ZARGHANI), candidate(8, without)])
    assert (link.target, link.method) == (8, "exact")


def test_two_candidates_are_left_open() -> None:
    link = match_person(ZARGHANI, [candidate(7, ZARGHANI), candidate(8, ZARGHANI)])
    assert link.target is None
    assert link.candidates == (7, 8)
    assert link.is_ambiguous


def test_two_authors_of_a_paper_are_never_one_person() -> None:
    link = match_person(ZARGHANI, [candidate(7, ZARGHANI)], taken={7})
    assert link.target is None
    assert not link.is_ambiguous
