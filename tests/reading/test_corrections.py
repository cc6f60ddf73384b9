"""The file of corrections: what it says, what is refused with its line, and what is written into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proceedings_db.corrections.records import Correction
from proceedings_db.reading.correction_entries import HEADER, UnwritableError, add_entry, remove_entry
from proceedings_db.reading.corrections import corrections_path, normalise_reference, read_corrections
from proceedings_db.reading.yaml_files import new_yaml
from proceedings_db.records import InputError
from proceedings_db.text.characters import BOM
from tests.factories import a_reference

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "- entity: paper\n  key: conf.3\n  field: title\n  value: {}\n  reason: چاپی\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "corrections.yaml"


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_entries_are_read_with_their_lines(file: Path) -> None:
    corrections = read_corrections(
        write(
            file,
            "# why\n"
            + TITLE.format("نقش اقلیم")
            + "\n- {entity: reference, key: conf.3.r7, action: remove, reason: x}\n",
        )
    )
    assert corrections is not None
    assert corrections.entries == (
        Correction("paper", "conf.3", "title", "نقش اقلیم", reason="چاپی", line=2),
        Correction("reference", "conf.3.r7", action="remove", reason="x", line=8),
    )
    assert corrections.path == "corrections.yaml"


@pytest.mark.parametrize("typed", ["no", "1391", "1391-07-18", "1391-02-31", "1.50", "~", "on", "12:30", "0o7"])
def test_a_value_is_what_was_typed(file: Path, typed: str) -> None:
    corrections = read_corrections(write(file, TITLE.format(typed)))
    assert corrections is not None
    assert corrections.entries[0].value == typed


def test_there_need_be_no_file(file: Path) -> None:
    assert read_corrections(file) is None
    corrections = read_corrections(write(file, "# nothing yet\n"))
    assert corrections is not None
    assert corrections.entries == ()


ENTRY = "- entity: {}\n  key: {}\n  action: {}\n  field: {}\n  value: {}\n  reason: x\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param(TITLE.format("a: b"), 4, "no YAML", id="no_yaml"),
        pytest.param(TITLE.format("x").replace("title", "titel"), 3, "Did you mean «title»", id="unknown_field"),
        pytest.param(TITLE.format("x").replace("paper", "article"), 1, "no entity «article»", id="unknown_entity"),
        pytest.param(TITLE.format("x") + "  action: change\n", 6, "no action «change»", id="unknown_action"),
        pytest.param(TITLE.format("x") + "  note: y\n", 6, "no field «note»", id="unknown_part"),
        pytest.param(TITLE.format("''"), 4, "cannot be empty", id="a_title_taken_away"),
        pytest.param(TITLE.format("x").replace("reason: چاپی", "expected: y"), 1, "no «reason»", id="no_reason"),
        pytest.param(TITLE.format("x").replace("conf.3", "Conf 3"), 2, "no key", id="no_key"),
        pytest.param(TITLE.format("x") + TITLE.format("x").replace("  field: title\n", ""), 6, "no field", id="second"),
        pytest.param(ENTRY.format("paper", "c.3", "set", "page_first", "ده"), 5, "whole number", id="number"),
        pytest.param(ENTRY.format("paper", "c.3", "set", "page_first", "99999999999"), 5, "smaller", id="huge"),
        pytest.param(ENTRY.format("paper", "c.3", "set", "type", "poster"), 5, "one of paper", id="choice"),
        pytest.param(ENTRY.format("conference", "c", "set", "start_date", "1391-02-31"), 5, "Gregorian", id="day"),
        pytest.param(ENTRY.format("paper", "c.3", "set", "title_as_printed", "x"), 4, "no field", id="printed"),
        pytest.param(ENTRY.format("reference", "c.3.r1", "set", "raw_text", "x"), 4, "no field", id="raw_text"),
        pytest.param(ENTRY.format("reference", "c.3.r1", "set", "authors", "'{a'"), 5, "brace", id="names"),
        pytest.param(
            ENTRY.format("paper", "c.3", "merge", "title", "c.4"), 3, "does not go with", id="action_of_other"
        ),
        pytest.param(ENTRY.format("paper", "c.3", "add", "title", "x"), 3, "is one value", id="add_a_title"),
        pytest.param(ENTRY.format("paper", "c.3", "set", "keyword", "x"), 1, "several", id="which_keyword"),
        pytest.param(
            ENTRY.format("authorship", "c.3.a1", "remove", "is_presenter", "x"),
            4,
            "whole authorship",
            id="remove_a_field",
        ),
        pytest.param(ENTRY.format("body", "c.partner.1", "add", "role", "x"), 4, "whole body", id="add_a_field"),
        pytest.param(ENTRY.format("work", "a", "merge", "title", "b"), 4, "whole work", id="merge_a_field"),
        pytest.param(ENTRY.format("citation", "c.3.c1.1", "link", "locator", "x"), 3, "no link", id="no_link"),
        pytest.param(TITLE.format('"\\0"'), 4, "stands for none", id="control_character"),
    ],
)
def test_a_fault_is_told_with_its_line(file: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_corrections(write(file, text))
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        ("seeds/conf-1391", "seeds/conf-1391/corrections.yaml"),
        ("seeds/conf-1391/volume.txt", "seeds/conf-1391/corrections.yaml"),
        ("texts/conf-1391.txt", "texts/conf-1391.corrections.yaml"),
    ],
)
def test_the_file_lies_beside_the_volume(tmp_path: Path, volume: str, expected: str) -> None:
    path = tmp_path / volume
    if path.suffix:
        path.parent.mkdir(parents=True)
    else:
        path.mkdir(parents=True)
    assert corrections_path(path) == tmp_path / expected


@pytest.mark.parametrize(
    ("field", "changes", "expected"),
    [
        ("year", {"year": 1386}, {"year_gregorian": 2007, "calendar": "jalali"}),
        ("year", {"year": 2007, "calendar": None}, {"year_gregorian": 2007, "calendar": "gregorian"}),
        ("year", {"year": None}, {"year_gregorian": None, "calendar": None}),
        ("page", {"page": "۲۰۱-۲۰۰"}, {"page_first": 200, "page_last": 201}),
        ("edition", {"edition": "دوم"}, {"edition_number": 2}),
        ("issue", {"issue": None}, {"issue_number": None}),
        ("title", {"title": "x"}, {"year_gregorian": 2002}),
    ],
)
def test_numbers_follow_from_a_value(field: str, changes: dict[str, Any], expected: dict[str, Any]) -> None:
    read = normalise_reference(replace(a_reference(), **changes), field)
    assert {name: getattr(read, name) for name in expected} == expected


FILES = [
    pytest.param(None, id="none"),
    pytest.param("", id="empty"),
    pytest.param("# only a remark", id="remark_without_a_line_end"),
    pytest.param(TITLE.format("نقش اقلیم"), id="an_entry"),
    pytest.param(TITLE.format("x").rstrip("\n"), id="no_line_end"),
    pytest.param(TITLE.format("x").replace("\n", "\r\n"), id="windows"),
    pytest.param(BOM + TITLE.format("x"), id="byte_order_mark"),
    pytest.param(TITLE.format("x").replace("\n", "\n  ").rstrip(" ").replace("- ", "  - ", 1), id="indented"),
    pytest.param("---\n" + TITLE.format("|\n    دو\n    سطر") + "\n\n# tail\n\n", id="block_and_tail"),
    pytest.param("- {entity: paper, key: a, reason: 'x', field: doi}   # why\n", id="on_one_line"),
    pytest.param(TITLE.format('"یک\rدو"'), id="a_line_end_of_old_machines"),
]


@pytest.mark.parametrize("text", FILES)
@given(
    value=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    expected=st.none() | st.just("«الف» # ب"),
)
@example(value="no", expected=None)
@example(value=" : «a» # b\r\n\u2028\x85\t\\\"'", expected="1391-02-31")
def test_an_entry_is_added_verbatim_and_its_undoing_leaves_the_file_as_it_was(
    text: str | None, value: str, expected: str | None
) -> None:
    correction = Correction("paper", "conf.3", "title", value, expected, reason="چرا: #")
    after = add_entry(text, correction)
    assert after.startswith((HEADER if text is None else text).removesuffix("\n"))
    entry = list(new_yaml().load(after))[-1]
    assert (entry["value"], entry.get("expected"), entry["reason"]) == (value, expected, "چرا: #")
    assert remove_entry(after, entry.lc.line + 1) == text


@pytest.mark.parametrize("value", ["\0", "\ud800"])
def test_what_no_file_may_hold_is_written_to_none(value: str) -> None:
    with pytest.raises(UnwritableError, match="stands for none"):
        add_entry(None, Correction("paper", "conf.3", "title", value, reason="چرا"))


def test_an_entry_in_the_middle_goes_alone() -> None:
    one, two, three = (TITLE.format(value) for value in "۱۲۳")
    text = f"# first\n{one}# second\n{two}\n# third\n{three}"
    assert remove_entry(text, 8) == f"# first\n{one}# second\n\n# third\n{three}"


@pytest.mark.parametrize("text", ["[]\n", "[{entity: paper}]\n", "- a: b\n...\n", "a: b\n", "- a: [\n"])
def test_a_file_of_another_form_is_left_alone(text: str) -> None:
    with pytest.raises(UnwritableError):
        add_entry(text, Correction("paper", "conf.3", "title", "x", reason="y"))
