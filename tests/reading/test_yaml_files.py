"""Files of decisions by hand: what is typed is what is read, and a fault is told with its line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from proceedings_db.reading.yaml_files import line_of, new_yaml, read_list
from proceedings_db.records import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.yaml"


@pytest.mark.parametrize(
    "typed", ["no", "1391", "1391-07-18", "1391-02-31", "1.50", "~", "0o7", "on", "زرقانی", "12:30"]
)
def test_a_plain_value_is_what_was_typed(file: Path, typed: str) -> None:
    file.write_text(f"- value: {typed}\n", encoding="utf-8")
    assert read_list(file) == [{"value": typed}]


def test_lines_are_counted_from_one(file: Path) -> None:
    file.write_text("# people\n- key: a\n  names:\n    - علی\n    - رضا\n- key: b\n", encoding="utf-8")
    first, second = read_list(file)
    assert (line_of(first), line_of(first, "names"), line_of(first["names"], 1), line_of(second, "key")) == (2, 3, 5, 6)


def test_what_is_read_is_written_back_byte_for_byte() -> None:
    text = '# note\n- key: "no"   # why\n  when: 1391-02-31\n\n  list: [یک, ۲]\n- key: دو\n'
    out = io.StringIO()
    yaml = new_yaml()
    yaml.dump(yaml.load(text), out)
    assert out.getvalue() == text


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("- a: 1\n  a: 2\n", 2, "duplicate key «a»", id="a_key_twice"),
        pytest.param("- a: 1\n- b: [1\n", 3, "no YAML", id="an_open_bracket"),
        pytest.param("- a: b: c\n", 1, "no YAML", id="two_colons"),
        pytest.param("a: 1\n", 1, "no list", id="a_mapping"),
        pytest.param("- a: 1\n- زرقانی\n", 2, "«زرقانی» is no entry", id="a_word"),
        pytest.param("- a: 1\n  b: !!python/name:os.system x\n", 2, "no meaning here", id="a_tag"),
        pytest.param("- a: 1\n- ? [b]\n  : 2\n", 2, "is no key", id="a_list_for_a_key"),
        pytest.param("- a: 1\n- {{b: [c]}: d}\n", 2, "is no key", id="a_mapping_for_a_key"),
        pytest.param("- a: 1\n  b:\n    - [{[c]: d}]\n", 3, "is no key", id="a_list_for_a_key_within"),
        pytest.param("- a: 1\n  b: !!omap [c: d]\n", 2, "no meaning here", id="a_tag_of_a_list"),
        pytest.param("- a: 1\n- !!map x\n", 2, "no meaning here", id="a_tag_of_another_form"),
        pytest.param("- a: &all {b: *all}\n", 1, "«&all» has no meaning here", id="an_entry_in_itself"),
        pytest.param("- a: 1\n- {b: *all}\n", 2, "«\\*all» has no meaning here", id="an_alias_of_nothing"),
        pytest.param("- a: [[[[[[[[[[1]]]]]]]]]]\n", 1, "too many brackets", id="brackets_in_brackets"),
        pytest.param('- a: 1\n- b: "\\uD800"\n', 2, "stands for none", id="half_a_character"),
        pytest.param('- a: 1\n- b: "\\0"\n', 2, "stands for none", id="a_zero"),
        pytest.param("- a: 1\n- b: \x01\n", 2, "character", id="a_control_character"),
    ],
)
def test_a_fault_is_told_with_its_line(file: Path, text: str, line: int, message: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_list(file)
    assert caught.value.line == line
    assert caught.value.remedy


def test_lists_that_hold_each_other_are_refused_before_they_are_written_out(file: Path) -> None:
    lists = "".join(f"  a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    file.write_text(f"- a: &a0 [x, x]\n{lists}", encoding="utf-8")
    with pytest.raises(InputError, match="no meaning here"):
        read_list(file)


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? "])
def test_brackets_without_an_end_are_refused_at_once(file: Path, bracket: str) -> None:
    file.write_text(f"- {bracket * 100_000}", encoding="utf-8")
    with pytest.raises(InputError):
        read_list(file)


def test_a_refusal_is_one_line_that_can_be_read_and_printed(file: Path) -> None:
    long = "x" * 100_000
    file.write_text(f'- "\\e[31m\\n{long}"\n', encoding="utf-8")
    with pytest.raises(InputError, match="is no entry") as caught:
        read_list(file)
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()


def test_text_that_is_not_utf_8_is_refused_with_its_line(file: Path) -> None:
    file.write_bytes("- a: 1\n- b: رضا\n".encode("cp1256"))
    with pytest.raises(InputError, match="not UTF-8") as caught:
        read_list(file)
    assert caught.value.line == 2


def test_a_missing_file_is_refused(file: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_list(file)


def test_an_empty_file_has_no_entries(file: Path) -> None:
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert read_list(file) == []
