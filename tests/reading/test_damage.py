"""A damaged text is refused or read: never a traceback, never half a paper, never a wrong offset."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proceedings_db.reading import read_volume
from proceedings_db.records import InputError, Paper, Place, ProblemCode, Volume
from proceedings_db.text.fold import fold
from tests.reading.invented import CONTENTS, ENTRIES, LAYOUTS, printed_values, read_text

STEP = 200
DELETIONS = 300
DAMAGES = 40


@pytest.fixture(scope="module")
def seed_text(project: Path) -> str:
    """The text of the shipped seed volume."""
    file = project / "seeds" / "applied-political-geography-1391" / "volume.txt"
    return file.read_bytes().decode()


def _read(text: str, folder: Path) -> Volume | None:
    """Read a text as a file; ``None`` if it was refused."""
    file = folder / "volume.txt"
    file.write_bytes(text.encode())
    try:
        volume, problems = read_volume(file)
    except InputError:
        return None
    for problem in problems:
        assert problem.message
        assert problem.remedy
        if problem.place is not None:
            _check_place(problem.place, text)
    return volume


def _check_place(place: Place, text: str) -> None:
    assert 0 <= place.char_start <= place.char_end <= len(text)
    assert 1 <= place.line_start <= place.line_end


def _check(volume: Volume) -> None:
    texts = {source.position: source.text for source in volume.sources}
    for source, start, end, printed in printed_values(volume):
        assert texts[source][start:end] == printed
    for paper in volume.papers:
        assert paper.title.strip()
        assert [author.position for author in paper.authors] == list(range(1, len(paper.authors) + 1))
        assert all(author.name.family or author.name.literal for author in paper.authors)
        assert paper.page_first is None or paper.page_last is None or paper.page_first <= paper.page_last
        for section in paper.sections:
            assert section.place is not None
            _check_place(section.place, texts[section.place.source])
    assert [paper.position for paper in volume.papers] == list(range(1, len(volume.papers) + 1))


def test_every_prefix_is_read_or_refused(seed_text: str, tmp_path: Path) -> None:
    counts = []
    for end in range(0, len(seed_text), STEP):
        volume = _read(seed_text[:end], tmp_path)
        if volume is not None:
            _check(volume)
            counts.append(len(volume.papers))
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] == 15


def test_random_deletions_are_read_or_refused(seed_text: str, tmp_path: Path) -> None:
    chance = random.Random(1391)
    read = 0
    for _ in range(DELETIONS):
        start = chance.randrange(len(seed_text))
        volume = _read(seed_text[:start] + seed_text[start + chance.randrange(1, STEP) :], tmp_path)
        if volume is not None:
            _check(volume)
            read += 1
    assert read == DELETIONS


def _drop(lines: list[str], at: int, _: random.Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, _: random.Random) -> None:
    lines.insert(at, lines[at])


def _join(lines: list[str], at: int, _: random.Random) -> None:
    lines[at : at + 2] = [" ".join(lines[at : at + 2])]


def _split(lines: list[str], at: int, chance: random.Random) -> None:
    words = lines[at].split(" ")
    cut = chance.randrange(len(words) + 1)
    lines[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]


KINDS: dict[str, Callable[[list[str], int, random.Random], None]] = {
    "dropped": _drop,
    "doubled": _double,
    "joined": _join,
    "split": _split,
}


def _is_of_one_entry(paper: Paper) -> bool:
    """Whether title and authors hold words of one and the same printed entry only."""
    title = set(fold(paper.title).split())
    names = {word for author in paper.authors for word in fold(author.name_as_printed).replace("،", "").split()}
    return any(
        title <= set(fold(f"{entry.title} {' '.join(entry.authors)}").split())
        and names <= set(fold(" ".join(entry.authors)).split())
        for entry in ENTRIES
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_wrong_pairing_of_titles_and_authors_without_a_problem(layout: str, kind: str) -> None:
    chance = random.Random(f"{layout} {kind}")
    for _ in range(DAMAGES):
        lines = LAYOUTS[layout].splitlines()
        KINDS[kind](lines, chance.randrange(len(lines)), chance)
        volume, problems = read_text(CONTENTS + "\n".join(lines))
        _check(volume)
        told = {
            number
            for problem in problems
            if problem.place is not None and problem.code != ProblemCode.LAST_PAGE_UNKNOWN
            for number in range(problem.place.line_start - 2, problem.place.line_end + 3)
        }
        for paper in volume.papers:
            assert paper.place is not None
            doubtful = told.intersection(range(paper.place.line_start, paper.place.line_end + 1))
            assert _is_of_one_entry(paper) or doubtful, (lines, paper.title, paper.authors)


def _pieces() -> Iterator[str]:
    yield from CONTENTS.splitlines()
    yield from LAYOUTS["authors below, leader and page behind them"].splitlines()
    yield from (
        "چکیده",
        "کلیدواژه‌ها: آب",
        "۱- مقدمه",
        "منابع",
        "۱. رضایی، مریم (۱۳۸۰): آب، تهران.",
        "(رضایی، ۱۳۸۰)",
        "",
    )
    yield from (
        "برگزارکنندگان:",
        "دانشگاه یزد",
        "۰۸:۳۰",
        "\f",
        "Abstract",
        "Keywords: water",
        "۱ *",
        "……… ۱۲",
        "1- استادیار",
    )


@settings(max_examples=150)
@example(["۰۸:۳۰", "۱۲ آبان ۱۳۹۴", "\x1b", "۰۸:۳۰", "۰۸:۳۰"])
@given(st.lists(st.sampled_from(list(_pieces())) | st.text(max_size=30), max_size=40))
def test_any_lines_in_any_order(lines: list[str]) -> None:
    volume, problems = read_text("\n".join(lines))
    _check(volume)
    assert all(problem.message and problem.remedy for problem in problems)
