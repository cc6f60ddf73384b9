"""A mark for the author of the entry above: the names are repeated, and the librarian is told."""

from __future__ import annotations

import pytest

from proceedings_db.reading.references import find_problems, read_reference, to_gold
from proceedings_db.reading.references.same_author import repeat_authors
from proceedings_db.records import Reference

ABOVE = "احمدی، علی و رضایی، مریم (۱۳۸۵). آب و شهر، تهران: سمت."
TAIL = "شهرهای نو، تهران: نی."


def read_list(*texts: str) -> tuple[Reference, ...]:
    return repeat_authors([read_reference(text, position=position) for position, text in enumerate(texts, 1)])


@pytest.mark.parametrize(
    "mark", ["ــــــ (۱۳۸۶). ", "------، ۱۳۸۶، ", "———. (۱۳۸۶). ", "ـ ـ ـ ـ (۱۳۸۶). ", "همو (۱۳۸۶). "]
)
def test_the_authors_are_those_of_the_entry_above_through_a_run_of_marks(mark: str) -> None:
    above, first, second = read_list(ABOVE, mark + TAIL, mark + TAIL)
    assert above.names_of("author") == first.names_of("author") == second.names_of("author")
    assert [name.family for name in first.names_of("author")] == ["احمدی", "رضایی"]
    told = [(problem.field, problem.severity) for problem in find_problems(first)]
    assert told == [("author", "info")]
    assert "author" not in to_gold(first)["fields"]


def test_a_mark_under_no_author_is_a_warning() -> None:
    (only,) = read_list("ــــــ (۱۳۸۶). " + TAIL)
    assert only.names == ()
    assert [(problem.field, problem.severity) for problem in find_problems(only)] == [("author", "warning")]


def test_an_entry_with_authors_of_its_own_keeps_them() -> None:
    references = read_list(ABOVE, "نوری، سارا (۱۳۸۰)، آب، قم: نی.", "ــــــ (۱۳۸۶). " + TAIL)
    assert [name.family for name in references[2].names_of("author")] == ["نوری"]
    assert all(problem.field != "author" for problem in find_problems(references[1]))
