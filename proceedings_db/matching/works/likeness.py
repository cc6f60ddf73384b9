"""How sure it is that two forms are of one work.

Title, first author and year are each compared; where one of them is wanting, the place of publication must speak for
it. What contradicts is never outvoted: another number in the title, another volume, edition or DOI, another article
of the same author in another place. Precision comes first, so that editions of different years stay apart.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz

from proceedings_db.matching.works.authors import AuthorLikeness, compare_authors
from proceedings_db.matching.works.titles import LONG_TITLE, TitleLikeness, compare_titles, to_title
from proceedings_db.matching.works.years import YearLikeness, compare_years

if TYPE_CHECKING:
    from proceedings_db.matching.works.form import Form
    from proceedings_db.records import MatchMethod

SURE: Final = 0.85
"""Confidence from which on two forms are of one work; below, a librarian is asked."""

_DOUBTFUL: Final = 0.65
_ALIKE_CONTAINERS: Final = 85
_SHORTEST_CONTAINER: Final = 4
_IN_A_CONTAINER: Final = ("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference")
_WHOLE_BOOKS: Final = ("book", "thesis", "report", None)


class Likeness(NamedTuple):
    """How sure it is that two forms are of one work, and what makes the difference between them.

    ``unresolved`` is the method where something speaks against it; else at most something is wanting.
    """

    confidence: float
    method: MatchMethod = "name-variant"

    @property
    def is_sure(self) -> bool:
        """Whether the two are taken for one work."""
        return self.confidence >= SURE

    @property
    def is_against(self) -> bool:
        """Whether the two are kept apart even where a third form is like both."""
        return self.method == "unresolved"

    @property
    def is_doubtful(self) -> bool:
        """Whether the two may be one work or not."""
        return 0 < self.confidence < SURE


UNLIKE: Final = Likeness(0.0, "unresolved")
"""Of two forms that contradict each other."""


@lru_cache(maxsize=1 << 15)
def compare_forms(one: Form, other: Form) -> Likeness:
    """Return how sure it is that two forms are of one work."""
    if one.doi and other.doi:
        return Likeness(0.99, "exact") if one.doi == other.doi else UNLIKE
    if _contradict(one, other):
        return UNLIKE
    title = compare_titles(to_title(one.title), to_title(other.title))
    if title == TitleLikeness.OTHER:
        return UNLIKE
    author = compare_authors(one.authors, other.authors)
    year = compare_years(one.year, one.calendar, other.year, other.calendar)
    support = _count_support(one, other)
    is_long = len(to_title(min(one.title, other.title, key=len)).letters) >= LONG_TITLE
    if year == YearLikeness.SAME:
        return _judge_same_year(title, author, support, is_long=is_long)
    if year == YearLikeness.MISSING:
        both = one.year is None and other.year is None
        return _judge_without_year(title, author, support, is_long=is_long, both=both)
    return _judge_other_year(title, author, year, support)


def is_shareable(form: Form) -> bool:
    """Whether references that print the same as ``form`` are to one work, whatever they leave out."""
    return compare_forms(form, form).is_sure


def _judge_same_year(title: TitleLikeness, author: AuthorLikeness, support: int, *, is_long: bool) -> Likeness:
    if author == AuthorLikeness.OTHER:
        return Likeness(0.86) if title >= TitleLikeness.NEAR and support >= 2 else UNLIKE
    if author == AuthorLikeness.OTHER_GIVEN:
        if is_long and title >= TitleLikeness.NEAR:
            return Likeness(0.88)
        return Likeness(0.7, "unresolved") if is_long or support else UNLIKE
    if author == AuthorLikeness.MISSING:
        return Likeness(0.88 if support or (is_long and title >= TitleLikeness.NEAR) else 0.7)
    if title == TitleLikeness.SAME or is_long or support:
        return Likeness(*_SAME_YEAR[title, author])
    if title == TitleLikeness.REWORDED:
        return Likeness(0.7, "unresolved")
    return Likeness(0.9 if author == AuthorLikeness.SAME else 0.7)


_SAME_YEAR: Final[dict[tuple[TitleLikeness, AuthorLikeness], tuple[float, MatchMethod]]] = {
    (TitleLikeness.SAME, AuthorLikeness.SAME): (0.98, "exact"),
    (TitleLikeness.SAME, AuthorLikeness.VARIANT): (0.94, "name-variant"),
    (TitleLikeness.NEAR, AuthorLikeness.SAME): (0.94, "name-variant"),
    (TitleLikeness.NEAR, AuthorLikeness.VARIANT): (0.88, "name-variant"),
    (TitleLikeness.SHORT, AuthorLikeness.SAME): (0.9, "name-variant"),
    (TitleLikeness.SHORT, AuthorLikeness.VARIANT): (0.86, "name-variant"),
    (TitleLikeness.REWORDED, AuthorLikeness.SAME): (0.86, "name-variant"),
    (TitleLikeness.REWORDED, AuthorLikeness.VARIANT): (0.7, "unresolved"),
}


def _judge_without_year(
    title: TitleLikeness, author: AuthorLikeness, support: int, *, is_long: bool, both: bool
) -> Likeness:
    """Of two that have no year all must agree; one that has a year is one edition of perhaps several."""
    if author == AuthorLikeness.OTHER:
        return UNLIKE
    if author == AuthorLikeness.SAME and title == TitleLikeness.SAME:
        return Likeness(0.88 if both or is_long or support else 0.7, "exact" if both else "year-mismatch")
    if author == AuthorLikeness.SAME and title >= TitleLikeness.SHORT:
        return Likeness(
            0.86 if support or (title == TitleLikeness.NEAR and (is_long or both)) else 0.7, "year-mismatch"
        )
    certain = (support or both) and is_long and author == AuthorLikeness.VARIANT and title >= TitleLikeness.NEAR
    return Likeness(0.86 if certain else _DOUBTFUL, "year-mismatch")


def _judge_other_year(title: TitleLikeness, author: AuthorLikeness, year: YearLikeness, support: int) -> Likeness:
    """An article has one year, so that its pages tell a misprint; a book may have been printed again."""
    if author not in (AuthorLikeness.SAME, AuthorLikeness.VARIANT) or title < TitleLikeness.NEAR:
        return UNLIKE
    if support >= 2:
        return Likeness(0.88 if title == TitleLikeness.SAME else 0.86, "year-mismatch")
    if title < TitleLikeness.SAME or year == YearLikeness.OTHER:
        return UNLIKE
    if support:
        return Likeness(0.86, "year-mismatch")
    return Likeness(_DOUBTFUL, "unresolved") if year == YearLikeness.NEXT else UNLIKE


def _contradict(one: Form, other: Form) -> bool:
    if one.edition and other.edition and one.edition != other.edition:
        return True
    if one.csl_type in _WHOLE_BOOKS and other.csl_type in _WHOLE_BOOKS and _differ(one.volume, other.volume):
        return True
    for form, against in ((one, other), (other, one)):
        if form.csl_type == "thesis" and against.csl_type in _IN_A_CONTAINER and against.container:
            return True
    if one.page_first is None or other.page_first is None or one.page_first == other.page_first:
        return False
    elsewhere = bool(one.container and other.container) and not _is_same_container(one.container, other.container)
    return elsewhere or _differ(one.volume, other.volume) or _differ(one.issue, other.issue)


def _count_support(one: Form, other: Form) -> int:
    """How many facts about the place of publication agree."""
    issue = one.issue or one.volume
    return (
        _is_same_container(one.container, other.container)
        + (one.page_first is not None and one.page_first == other.page_first)
        + (bool(issue) and (one.volume, one.issue) == (other.volume, other.issue))
        + (bool(one.isbn) and one.isbn == other.isbn)
    )


def _is_same_container(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_CONTAINER:
        return False
    return one in other or other in one or fuzz.ratio(one, other) >= _ALIKE_CONTAINERS


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
