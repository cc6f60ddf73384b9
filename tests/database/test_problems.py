"""What the database says of problems: the record each is about, what leans on it, the value it suggests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from proceedings_db.database.load import load_volume
from proceedings_db.database.problems import find_problems
from proceedings_db.records import Citation, LocatedProblem, Mention, Paper, Problem, ProblemCode, Section
from tests.factories import a_citation, a_paper, a_place, a_reference, a_volume, an_authorship

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEY = "geography-1391"
MARKER = a_place(300, 340, line=9)


def a_citing_paper(*citations: Citation) -> Paper:
    references = (
        a_reference(1, "کریمی", place=a_place(700, 790, line=20)),
        a_reference(2, "رضایی", "نظریه", place=a_place(800, 890, line=21)),
    )
    head = Mention("head", "عنوان", a_place(200, 220, line=5), "fa")
    section = Section(1, 1, "مقدمه", "مقدمه", place=a_place(260, 680, line=7))
    return a_paper(
        1,
        place=a_place(0, 90),
        mentions=(head,),
        sections=(section,),
        references=references,
        citations=citations,
        authors=(an_authorship(place=a_place(60, 80)),),
    )


@pytest.fixture
def found(engine: Engine) -> list[LocatedProblem]:
    """The problems of a paper that cites two works in one marker, one with another year, one that no list has."""
    year_off = a_citation(1, 1, ("کریمی",), year_as_printed="1380", place=MARKER, context="چنان‌که (کریمی …)")
    unknown = a_citation(1, 2, ("احمدی",), year_as_printed="1399", place=MARKER)
    same = a_citation(2, 1, ("رضایی",), year_as_printed="1381", place=a_place(400, 420, line=10))
    told = [
        Problem(
            ProblemCode.REFERENCE_FIELD_DOUBTFUL, "Doubtful.", place=a_place(800, 890, line=21), entity="reference"
        ),
        Problem(ProblemCode.NO_REFERENCE_LIST, "None.", place=a_place(200, 220, line=5), entity="paper"),
        Problem(ProblemCode.AUTHORS_DIFFER, "One more.", place=a_place(230, 240), entity="paper", field="author"),
        Problem(ProblemCode.NO_DATE, "No date.", entity="conference", field="start_date"),
    ]
    load_volume(engine, a_volume(KEY, a_citing_paper(year_off, unknown, same)), told)
    return find_problems(engine)


def of(found: list[LocatedProblem], code: ProblemCode) -> LocatedProblem:
    (item,) = [item for item in found if item.problem.code is code]
    return item


def test_works_of_one_marker_are_told_apart(found: list[LocatedProblem]) -> None:
    year, unknown = (of(found, code) for code in (ProblemCode.CITATION_YEAR_MISMATCH, ProblemCode.CITATION_UNRESOLVED))
    assert (year.problem.entity_key, year.problem.suggestion) == (f"{KEY}.1.c1.1", f"{KEY}.1.r1")
    assert (unknown.problem.entity_key, unknown.problem.suggestion) == (f"{KEY}.1.c1.2", None)
    assert year.context == "چنان‌که (کریمی …)"


def test_what_leans_on_a_record_is_counted(found: list[LocatedProblem]) -> None:
    assert of(found, ProblemCode.REFERENCE_FIELD_DOUBTFUL).links == 1
    assert of(found, ProblemCode.NO_REFERENCE_LIST).links == 1
    assert {item.papers for item in found} == {1}


def test_a_place_in_the_head_and_the_whole_volume_have_their_records(found: list[LocatedProblem]) -> None:
    assert of(found, ProblemCode.AUTHORS_DIFFER).problem.entity_key == f"{KEY}.1"
    conference = of(found, ProblemCode.NO_DATE).problem
    assert conference.entity == "conference"
    assert conference.entity_key


def test_an_authors_papers_lean_on_the_name(engine: Engine) -> None:
    doubt = Problem(ProblemCode.NAME_DOUBTFUL, "Doubtful.", place=a_place(60, 80), entity="authorship", field="family")
    papers = (
        a_citing_paper(),
        replace(a_citing_paper(), position=2, title="دیگر", place=a_place(1000, 1090), authors=(an_authorship(),)),
    )
    load_volume(engine, a_volume(KEY, *papers), [doubt])
    item = of(find_problems(engine), ProblemCode.NAME_DOUBTFUL)
    assert (item.problem.entity_key, item.links) == (f"{KEY}.1.a1", 2)
