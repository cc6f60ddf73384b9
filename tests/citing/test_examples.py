"""The published examples of Persian citation lists, to the character."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from proceedings_db.citing import Entry, cite_entries, cite_lists, list_styles
from proceedings_db.citing.plain_text import to_inline_html

CORPUS = Path(__file__).parent.parent / "corpus" / "citing"
LINES = [json.loads(line) for line in (CORPUS / "examples.jsonl").read_text(encoding="utf-8").splitlines()]
KNOWN_OPTIONS = {style.name: set(style.options) for style in list_styles()}

# House forms that no option makes: the thesis of the LaTeX style for IEEE, in italics where our default has quotes.
NOT_REACHED = {"iee-pb-3"}


def _wanted_options(line: Mapping[str, object]) -> tuple[str, ...]:
    return () if line["default"] else tuple(line["deviates"])  # type: ignore[arg-type]


def _is_reachable(line: Mapping[str, object]) -> bool:
    return set(_wanted_options(line)) <= KNOWN_OPTIONS[str(line["style"]).removesuffix("-fa")]


@pytest.fixture(scope="module")
def printed() -> dict[str, Entry]:
    """Every example that the defaults or our options can make, by id; one run of the engine a style and options."""
    groups: dict[tuple[str, tuple[str, ...]], list[Mapping[str, object]]] = defaultdict(list)
    for line in LINES:
        if _is_reachable(line):
            groups[(line["style"], _wanted_options(line))].append(line)
    found: dict[str, Entry] = {}
    for (style, options), lines in groups.items():
        locators = {line["id"]: line["locator"] for line in lines if "locator" in line}
        # One list an example: year letters are for works of one list.
        lists = [[line["item"]] for line in lines]
        entries = cite_lists(lists, style, options=options, in_text=True, locators=locators)
        found |= {line["id"]: entry for line, (entry,) in zip(lines, entries, strict=True)}
    return found


REACHABLE = [line for line in LINES if _is_reachable(line) and line["id"] not in NOT_REACHED]


@pytest.mark.parametrize("line", [line for line in REACHABLE if "expected" in line], ids=lambda line: line["id"])
def test_entry_is_printed_as_published(line: Mapping[str, str], printed: Mapping[str, Entry]) -> None:
    html = to_inline_html(printed[line["id"]].runs)
    assert html.replace("&amp;", "&") == line["expected"]


IN_TEXT = [(line, key) for line in REACHABLE for key in ("in_text", "in_text_narrative", "in_text_page") if key in line]


@pytest.mark.parametrize(("line", "key"), IN_TEXT, ids=[f"{line['id']}-{key}" for line, key in IN_TEXT])
def test_text_refers_to_the_work_as_published(line: Mapping[str, str], key: str, printed: Mapping[str, Entry]) -> None:
    forms = printed[line["id"]].in_text
    assert forms is not None
    said = {
        "in_text": forms.parenthetical,
        "in_text_narrative": forms.narrative,
        "in_text_page": forms.with_locator,
    }
    assert said[key] == line[key]


def test_known_gaps_are_still_gaps(printed: Mapping[str, Entry]) -> None:
    wanted = {line["id"]: line["expected"] for line in LINES if line["id"] in NOT_REACHED}
    assert {key for key in wanted if to_inline_html(printed[key].runs) == wanted[key]} == set()


def test_all_default_lines_are_tested() -> None:
    counted = Counter(line["default"] for line in REACHABLE)
    assert counted[True] == sum(line["default"] for line in LINES) == 65


def test_list_is_in_dictionary_order() -> None:
    headings = (CORPUS / "sort-fa.txt").read_text(encoding="utf-8").splitlines()
    items = []
    for position, heading in enumerate(headings):
        comma = "، " if "، " in heading else ", "
        family, given = heading.split(comma)
        author = [{"family": family, "given": given}]
        items.append({"id": heading, "type": "book", "author": author, "title": f"{position}", "issued": {}})
    entries = cite_entries(items[::-1], "apa")
    assert [entry.id for entry in entries] == headings
