"""From the text of the real volume to rows, with damage and without."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import proceedings_db
from proceedings_db.database.migrate import upgrade
from proceedings_db.records import InputError

VOLUME = "applied-political-geography-1391"
OFFSETS = {"char_start", "char_end", "line_start", "line_end", "context", "sha256", "started_at", "finished_at", "text"}
# What tells of a run, of the file itself or of its prose, which the shipped text leaves out.
OF_THE_FILE = {"load_run", "source", "problem", "paper_text", "paper_search", "section", "alembic_version"}


def rows_of(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows by table, without offsets and contexts, and without what belongs to the file."""
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = {}
        for name in names:
            if name in OF_THE_FILE or "_fts" in name:
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(
                f'"{column}"' for column in columns if column not in OFFSETS and not column.endswith("sha256")
            )
            tables[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}"), key=repr)
        return tables


@pytest.fixture(scope="module")
def whole_text(shared: Path) -> Path:
    return shared / "seed" / f"{VOLUME}.txt"


@pytest.fixture(scope="module")
def whole(project: Path, whole_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / VOLUME
    folder.mkdir()
    (folder / "volume.txt").write_bytes(whole_text.read_bytes())
    database = folder / "whole.db"
    proceedings_db.load(folder, url=f"sqlite:///{database}", authorities=project / "seeds" / "authorities")
    return database


def test_the_shipped_text_gives_the_rows_of_the_whole_text(project: Path, whole: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.db"
    proceedings_db.load(project / "seeds" / VOLUME, url=f"sqlite:///{shipped}")
    expected, got = rows_of(whole), rows_of(shipped)
    assert expected.keys() == got.keys()
    for table, rows in expected.items():
        assert got[table] == rows, table


def test_headings_are_the_same_too(project: Path, whole: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.db"
    proceedings_db.load(project / "seeds" / VOLUME, url=f"sqlite:///{shipped}")
    headings = "SELECT position, level, label_as_printed, heading FROM section ORDER BY position"
    with closing(sqlite3.connect(whole)) as one, closing(sqlite3.connect(shipped)) as other:
        assert one.execute(headings).fetchall() == other.execute(headings).fetchall()


def test_no_sentence_of_the_authors_is_shipped(project: Path, whole_text: Path) -> None:
    shipped = (project / "seeds" / VOLUME / "volume.txt").read_text(encoding="utf-8")
    prose = whole_text.read_text(encoding="utf-8").split("چکیده", 1)[1].split("\nمنابع\n")[0]
    sentences = [part.strip() for part in prose.replace("\n", ".").split(".") if len(part.split()) > 15]
    assert len(sentences) > 100
    assert [sentence for sentence in sentences if sentence in shipped] == []


def test_the_gold_agrees(shared: Path, whole: Path) -> None:
    command = [
        sys.executable,
        shared / "gold" / "check_volume.py",
        whole,
        shared / "gold" / "seed-volume.json",
        "--json",
    ]
    areas = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for area in ("conference", "organisations", "papers", "people", "pages", "sections", "references"):
        right, every = areas[area]
        assert right == every, area
    for area in ("authors", "honorifics", "citations found", "citations linked", "citation methods"):
        right, every = areas[area]
        assert right / every >= 0.9, area


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database without rows."""
    database = tmp_path_factory.mktemp("empty") / "empty.db"
    upgrade(f"sqlite:///{database}")
    return database.read_bytes()


def load_or_refuse(text: str, folder: Path, empty: bytes) -> None:
    """Load a damaged text into a new database: it is refused and nothing is there, or the whole of what was read."""
    (folder / "volume.txt").write_text(text, encoding="utf-8")
    database = folder / "damaged.db"
    database.write_bytes(empty)
    try:
        proceedings_db.load(folder, url=f"sqlite:///{database}")
    except InputError:
        assert database.read_bytes() == empty
        return
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM volume").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM paper WHERE title = ''").fetchone() == (0,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        nameless = "SELECT count(*) FROM authorship WHERE person_id IS NULL OR name_as_printed = ''"
        assert connection.execute(nameless).fetchone() == (0,)


def test_every_prefix_loads_or_is_refused(project: Path, tmp_path: Path, empty: bytes) -> None:
    text = (project / "seeds" / VOLUME / "volume.txt").read_text(encoding="utf-8")
    for end in range(0, len(text), 200):
        load_or_refuse(text[:end], tmp_path, empty)


@pytest.mark.parametrize("part", range(3))
def test_random_deletions_load_or_are_refused(project: Path, tmp_path: Path, empty: bytes, part: int) -> None:
    text = (project / "seeds" / VOLUME / "volume.txt").read_text(encoding="utf-8")
    chance = random.Random(1391 + part)
    for _ in range(100):
        start = chance.randrange(len(text))
        load_or_refuse(text[:start] + text[start + chance.randrange(1, 400) :], tmp_path, empty)


def test_the_prefixes_of_the_whole_text_too(whole_text: Path, tmp_path: Path, empty: bytes) -> None:
    text = whole_text.read_text(encoding="utf-8")
    for end in range(0, len(text), 1000):
        load_or_refuse(text[:end], tmp_path, empty)
