"""Who an author is: exactly one candidate, or none."""

from __future__ import annotations

import pytest

from proceedings_db.matching.body_names import institution_chain
from proceedings_db.matching.people import PersonCandidate, Surroundings, match_person, person_block_key, person_key
from proceedings_db.records import Name

ZARGHANI = Name(given="سید هادی", family="زرقانی")
COMMON = Name(given="محمد", family="رضایی")
RARE = Name(given="مسلم", family="نامدارزاده")


def around(institution: str | None = None, *coauthors: Name) -> Surroundings:
    chains = frozenset([institution_chain(institution)] if institution else [])
    return Surroundings(chains, frozenset(map(person_block_key, coauthors)))


def candidate(person_id: int, *names: Name, at: Surroundings | None = None) -> PersonCandidate:
    found = PersonCandidate(person_id)
    for name in names:
        found.add(person_key(name), at or around())
    return found


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
    assert not link.candidates


@pytest.mark.parametrize(
    ("name", "known", "printed", "target", "confidence"),
    [
        pytest.param(COMMON, around(), around(), 7, 0.9, id="common_and_nothing_printed"),
        pytest.param(COMMON, around("دانشگاه تهران"), around(), 7, 0.9, id="common_and_one_prints_nothing"),
        pytest.param(COMMON, around("دانشگاه تهران"), around("دانشگاه تهران"), 7, 0.98, id="the_same_university"),
        pytest.param(
            COMMON,
            around("دانشکده ادبیات دانشگاه تهران"),
            around("گروه تاریخ دانشکده علوم دانشگاه تهران"),
            7,
            0.98,
            id="faculties_of_one_university",
        ),
        pytest.param(COMMON, around("دانشگاه تهران"), around("دانشگاه شیراز"), None, None, id="common_and_elsewhere"),
        pytest.param(
            COMMON,
            around("دانشگاه آزاد اسلامی واحد مشهد"),
            around("دانشگاه آزاد اسلامی واحد اهر"),
            None,
            None,
            id="common_and_another_branch",
        ),
        pytest.param(
            COMMON,
            around("دانشگاه آزاد اسلامی واحد مشهد"),
            around("دانشگاه آزاد اسلامی"),
            7,
            0.98,
            id="a_branch_or_not",
        ),
        pytest.param(
            COMMON, around("دانشگاه تهران", RARE), around("دانشگاه شیراز", RARE), 7, 0.98, id="elsewhere_with_a_friend"
        ),
        pytest.param(
            COMMON, around("دانشگاه بوعلی سینا"), around("دانشگاه بوعلی سینا همدان"), 7, 0.9, id="perhaps_with_its_city"
        ),
        pytest.param(RARE, around("دانشگاه تهران"), around("دانشگاه شیراز"), 7, 0.75, id="rare_and_elsewhere"),
        pytest.param(RARE, around(), around("دانشگاه شیراز"), 7, 0.98, id="rare_and_nothing_against"),
    ],
)
def test_what_stands_around_a_name_tells(
    name: Name, known: Surroundings, printed: Surroundings, target: int | None, confidence: float | None
) -> None:
    link = match_person(name, [candidate(7, name, at=known)], around=printed)
    assert (link.target, link.confidence) == (target, confidence)
    assert link.candidates == (7,)


def test_of_two_the_one_that_something_speaks_for() -> None:
    two = [candidate(7, COMMON, at=around("دانشگاه تهران")), candidate(8, COMMON, at=around("دانشگاه شیراز"))]
    link = match_person(COMMON, two, around=around("دانشکده هنر دانشگاه شیراز"))
    assert (link.target, link.confidence) == (8, 0.98)
    assert match_person(COMMON, two).candidates == (7, 8)
    assert match_person(COMMON, two).target is None


def test_the_only_one_that_nothing_speaks_against_is_a_guess() -> None:
    two = [candidate(7, COMMON, at=around("دانشگاه تهران")), candidate(8, COMMON)]
    link = match_person(COMMON, two, around=around("دانشگاه شیراز"))
    assert (link.target, link.confidence) == (8, 0.85)


def test_a_variant_elsewhere_is_somebody_else() -> None:
    without = Name(given="هادی", family="زرقانی")
    known = candidate(7, ZARGHANI, at=around("دانشگاه فردوسی مشهد"))
    assert match_person(without, [known], around=around("دانشگاه تهران")).target is None
