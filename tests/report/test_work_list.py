"""The order of the work list, its formats, and what it chooses."""

from __future__ import annotations

import json
import random
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings_db.records import LocatedProblem, Problem, ProblemCode
from proceedings_db.report import (
    PROBLEM_KINDS,
    choose_problems,
    make_work_list,
    problem_codes_markdown,
    problem_json_lines,
    problem_lines,
)
from tests.factories import a_place

NAMES: dict[str, Any] = {"volume": "conf-1391", "path": "volume.txt"}


def a_problem(code: ProblemCode, message: str | None = None, **more: Any) -> LocatedProblem:
    """A problem of the usual severity, in line 1 unless ``line`` says otherwise."""
    around = {name: more.pop(name) for name in ("volume", "path", "papers", "links", "context") if name in more}
    line = more.pop("line", 1)
    problem = Problem(
        code,
        message or f"A message about {code}.",
        severity=more.pop("severity", PROBLEM_KINDS[code].severity),
        place=more.pop("place", a_place(10 * line, 10 * line + 5, line=line)),
        **more,
    )
    return LocatedProblem(**(NAMES | around), problem=problem)


CONTENTS = a_problem(ProblemCode.NO_CONTENTS, papers=29, place=None)
CITED_FIVE_TIMES = [
    a_problem(ProblemCode.CITATION_UNRESOLVED, "«کریمی ۱۳۸۰» fits none.", line=n) for n in range(40, 45)
]
CITED_ONCE = a_problem(ProblemCode.CITATION_UNRESOLVED, "«احمدی ۱۳۸۵» fits none.", line=12)
NAME = a_problem(ProblemCode.NAME_NOT_SPLIT, links=3, line=5)
HALF_SPACE = a_problem(ProblemCode.HALF_SPACE_DOUBTFUL, line=3)
UNCITED = a_problem(ProblemCode.REFERENCE_UNCITED, line=90)
ALL = [UNCITED, HALF_SPACE, CITED_ONCE, NAME, *CITED_FIVE_TIMES, CONTENTS]


def test_what_settles_most_comes_first() -> None:
    (volume,) = make_work_list(ALL)
    assert [group.code for group in volume.codes] == [
        ProblemCode.NO_CONTENTS,
        ProblemCode.CITATION_UNRESOLVED,
        ProblemCode.NAME_NOT_SPLIT,
        ProblemCode.HALF_SPACE_DOUBTFUL,
        ProblemCode.REFERENCE_UNCITED,
    ]
    citations = volume.codes[1]
    assert citations.count == 6
    assert [len(task.problems) for task in citations.tasks] == [5, 1]
    assert [task.gain for task in citations.tasks] == [10, 2]


def test_volumes_stand_by_their_gain() -> None:
    other = a_problem(ProblemCode.HALF_SPACE_DOUBTFUL, volume="another")
    assert [tasks.volume for tasks in make_work_list([other, *ALL])] == ["conf-1391", "another"]
    assert [tasks.volume for tasks in make_work_list([other, UNCITED])] == ["another", "conf-1391"]


def test_a_remark_under_a_code_that_warns_comes_last() -> None:
    line = a_problem(ProblemCode.TEXT_NOT_READ, "A line was not understood.", place=a_place(0, 9, line=1))
    remark = a_problem(ProblemCode.TEXT_NOT_READ, "Nothing need be done.", severity="info", line=2)
    (volume,) = make_work_list([remark, line])
    assert [task.gain for group in volume.codes for task in group.tasks] == [2, 0]


@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_that_of_the_problems(shuffler: random.Random) -> None:
    shuffled = list(ALL)
    shuffler.shuffle(shuffled)
    assert list(problem_json_lines(shuffled)) == list(problem_json_lines(ALL))


def test_text_tells_place_message_print_remedy_and_counts() -> None:
    name = a_problem(
        ProblemCode.NAME_NOT_SPLIT,
        "Given and family name cannot be told apart in «دکتر عبدالفرجی».",
        raw_text="دکتر عبدالفرجی",
        remedy="Say which part is the family name.",
        line=72,
    )
    assert list(problem_lines([name, UNCITED])) == [
        "== conf-1391: 1 warning, 1 remark",
        "",
        "-- name-not-split (1, gain 2): Given and family name cannot be told apart.",
        "conf-1391/volume.txt:72: warning: Given and family name cannot be told apart in «دکتر عبدالفرجی»."
        " [name-not-split]",
        "    printed: دکتر عبدالفرجی",
        "    remedy: Say which part is the family name.",
        "",
        "-- reference-uncited (1, gain 0): Nothing in the text cites an entry of the reference list.",
        "conf-1391/volume.txt:90: info: A message about reference-uncited. [reference-uncited]",
        "",
        "2 problems in 1 volume: 1 warning, 1 remark",
    ]
    assert list(problem_lines([])) == ["No problems."]


def test_one_task_with_many_places_names_each() -> None:
    lines = list(problem_lines(CITED_FIVE_TIMES))
    assert sum("«کریمی ۱۳۸۰» fits none." in line for line in lines) == 1
    assert [line.rpartition(":")[2] for line in lines if "also at" in line] == ["41", "42", "43", "44"]


def test_an_imported_file_has_its_own_path() -> None:
    entry = a_problem(ProblemCode.ENTRY_NOT_READ, "The entry is broken.", volume="imported", path="/x/list.bib", line=7)
    assert "/x/list.bib:7: error: The entry is broken. [entry-not-read]" in list(problem_lines([entry]))


def test_json_has_every_problem_with_its_place_and_gain() -> None:
    objects = [json.loads(line) for line in problem_json_lines(ALL)]
    assert len(objects) == len(ALL)
    assert [item["gain"] for item in objects] == [580, 2, 2, 2, 2, 2, 2, 6, 1, 0]
    assert objects[1] | {"message": ""} == {
        "volume": "conf-1391", "path": "volume.txt", "line_start": 40, "line_end": 40, "char_start": 400,
        "char_end": 405, "code": "citation-unresolved", "message": "", "severity": "warning", "raw_text": None,
        "remedy": None, "entity": None, "entity_key": None, "field": None, "confidence": None, "suggestion": None,
        "gain": 2, "command": None,
    }  # fmt: skip


def test_a_choice_is_by_code_volume_and_severity() -> None:
    assert choose_problems(ALL) == ALL
    assert choose_problems(ALL, codes=["name-not-split"]) == [NAME]
    assert choose_problems(ALL, severities=["info"]) == [UNCITED, HALF_SPACE]
    assert choose_problems(ALL, volumes=["another"]) == []
    assert choose_problems(ALL, codes=["name-not-split"], severities=["error"]) == []


@pytest.mark.parametrize("code", ProblemCode)
def test_every_code_is_documented(code: ProblemCode) -> None:
    kind = PROBLEM_KINDS[code]
    assert kind.meaning.endswith(".")
    assert kind.remedy.endswith(".")
    assert kind.advice.endswith(".")
    assert f"| `{code}` | {kind.severity} |" in problem_codes_markdown()


def test_every_code_is_told_by_the_program(project: Path) -> None:
    table = project / "proceedings_db" / "report" / "codes.py"
    modules = (file for file in (project / "proceedings_db").rglob("*.py") if file != table)
    text = "\n".join(file.read_text(encoding="utf-8") for file in modules)
    assert [code for code in ProblemCode if not re.search(rf"ProblemCode\.{code.name}\b", text)] == []


@given(st.text(), st.text(min_size=1))
def test_a_command_reaches_the_shell_whole(suggestion: str, key: str) -> None:
    item = a_problem(
        ProblemCode.CITATION_UNRESOLVED,
        entity="citation",
        entity_key=key,
        field="reference",
        suggestion=suggestion,
    )
    (line,) = problem_json_lines([item])
    words = shlex.split(json.loads(line)["command"])
    assert words == ["proceedings-db", "correct", key, "reference", suggestion, "--reason", "…"]
