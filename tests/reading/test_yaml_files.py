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
        pytest.param("- a: &all {b: *all}\n", 1, "holds itself", id="an_entry_in_itself"),
        pytest.param("- &all {b: *all}\n", 1, "holds itself", id="an_entry_in_itself_whole"),
        pytest.param("- a: 1\n- b: \x01\n", 2, "character", id="a_control_character"),
    ],
)
def test_a_fault_is_told_with_its_line(file: Path, text: str, line: int, message: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_list(file)
    assert caught.value.line == line
    assert caught.value.remedy


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
