"""Whether two records are of one paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings_db.matching.papers import PaperTraits, is_same_paper, match_paper, paper_traits, to_years
from tests.factories import a_paper, a_volume

ONE = PaperTraits(
    title_key="نقشوجایگاهدیپلماسیشهری",
    csl_type="paper-conference",
    family_key="زرقانی",
    years=frozenset({2012}),
    containers=frozenset({"همایشملیجغرافیایسیاسیکاربردی"}),
    page="222",
)
BARE = PaperTraits("سخنسردبیر", "article-journal", years=frozenset({2012}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ONE, ONE, True),
        (ONE, replace(ONE, containers=frozenset({"مجموعهمقالاتهمایشملیجغرافیایسیاسیکاربردی"})), True),
        (ONE, replace(ONE, containers=frozenset()), True),
        (ONE, replace(ONE, csl_type="document", containers=frozenset()), True),
        (ONE, replace(ONE, years=frozenset({2012, 2013})), True),
        (ONE, replace(ONE, years=frozenset()), True),
        (ONE, replace(ONE, years=frozenset({2016})), False),
        (ONE, replace(ONE, family_key="رنجکش"), False),
        (ONE, replace(ONE, page="1"), False),
        (ONE, replace(ONE, title_key="دیگر"), False),
        (ONE, replace(ONE, csl_type="article-journal", containers=frozenset({"ژئوپلیتیک"})), False),
        (replace(ONE, doi="10.1/a"), replace(ONE, doi="10.1/b"), False),
        (replace(ONE, doi="10.1/a"), replace(BARE, doi="10.1/a"), True),
        (replace(ONE, citation_key="k"), replace(BARE, title_key=ONE.title_key, citation_key="k"), True),
        (replace(ONE, citation_key="k"), replace(BARE, citation_key="k"), False),
        (BARE, BARE, True),
        (replace(BARE, containers=frozenset({"یک"})), replace(BARE, containers=frozenset({"دو"})), False),
        (replace(BARE, page="1"), replace(BARE, page="5"), False),
    ],
)
def test_what_makes_two_records_one(one: PaperTraits, other: PaperTraits, expected: bool) -> None:
    assert is_same_paper(one, other) is expected
    assert is_same_paper(other, one) is expected


def test_the_first_candidate_that_fits_is_taken() -> None:
    assert match_paper(ONE, [(1, BARE), (2, ONE), (3, ONE)]) == 2
    assert match_paper(ONE, [(1, BARE)]) is None


@pytest.mark.parametrize(
    ("years", "expected"), [([1391], {2012, 2013}), ([2012, None], {2012}), ([], set()), ([99999], set())]
)
def test_years_of_any_calendar(years: list[int | None], expected: set[int]) -> None:
    assert to_years(years) == expected


def test_the_traits_of_a_paper_of_a_volume() -> None:
    traits = paper_traits(a_paper(1, page_first=10), a_volume())
    assert (traits.family_key, traits.page) == ("زرقانی", "10")
    assert traits.years == {2012, 2013}
    assert len(traits.containers) == 2
