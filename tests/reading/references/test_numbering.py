"""Numbers that a reference list skips."""

from __future__ import annotations

import pytest

from proceedings_db.reading.references.numbering import find_skipped_numbers
from proceedings_db.records import ProblemCode, Reference


def a_list(*labels: str | None) -> list[Reference]:
    return [Reference(at, f"مرجع {at}", label_as_printed=label) for at, label in enumerate(labels, start=1)]


@pytest.mark.parametrize(
    ("labels", "missing"),
    [
        pytest.param(("1.", "2.", "4."), ["3"], id="one"),
        pytest.param(("[۱]", "[۲]", "[۵]", "[۶]"), ["3, 4"], id="two, Persian digits"),
        pytest.param(("1-", "3-", "4-", "6-"), ["2", "5"], id="two gaps"),
        pytest.param(("]1[", "]2[", "]3["), [], id="whole, mirrored"),
        pytest.param(("1.", "2.", "3.", "1.", "2.", "4."), [], id="the number stands in the other half"),
        pytest.param(("1.", "3.", "2.", "4."), [], id="out of order"),
        pytest.param(("1.", "2.", "1387."), [], id="a year is no number of the list"),
        pytest.param((None, "3.", None, "7.", None), [], id="figures by chance"),
        pytest.param(("•", "•"), [], id="bullets"),
        pytest.param(("4.",), [], id="one entry"),
        pytest.param((), [], id="empty"),
    ],
)
def test_a_gap_is_told_at_the_entry_before_it(labels: tuple[str | None, ...], missing: list[str]) -> None:
    problems = find_skipped_numbers(a_list(*labels))
    assert [problem.message.partition(": ")[2] for problem in problems] == [f"{told} is missing." for told in missing]
    assert {problem.code for problem in problems} <= {ProblemCode.REFERENCE_NUMBER_SKIPPED}


def test_the_entry_before_the_gap_is_shown() -> None:
    (problem,) = find_skipped_numbers(a_list("1.", "2.", "4."))
    assert problem.raw_text == "مرجع 2"
    assert problem.remedy == "See whether entry 3 was lost from the text, or stands joined to entry 2."
