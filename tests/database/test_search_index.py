"""The full-text index: folded text, found by any spelling, and in step with the rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from proceedings_db.database.load import load_volume
from proceedings_db.text.fold import fold
from tests.database.dump import check_index, values
from tests.factories import a_volume

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEYS = {
    "paper": "SELECT key FROM paper WHERE id IN ({}) ORDER BY key",
    "reference": "SELECT key FROM reference WHERE id IN ({}) ORDER BY key",
}


def find(engine: Engine, entity: str, query: str) -> list[str]:
    """The keys of what holds all words of ``query``, on either engine."""
    if engine.dialect.name == "sqlite":
        rows = f"SELECT rowid FROM {entity}_fts WHERE {entity}_fts MATCH :words"
    else:
        table = f"{entity}_search WHERE search_vector @@ plainto_tsquery('simple', :words)"
        rows = f"SELECT {entity}_id FROM {table}"
    return values(engine, KEYS[entity].format(rows), words=fold(query))


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    load_volume(engine, a_volume("geography-1391"))
    return engine


@pytest.mark.parametrize(
    ("entity", "query", "keys"),
    [
        pytest.param("paper", "نقش محیطی", ["geography-1391.2"], id="title"),
        pytest.param("paper", "زرقاني", ["geography-1391.1", "geography-1391.2"], id="author_in_arabic_letters"),
        pytest.param("paper", "نتیجه گیری", [], id="half_space_left_out_is_another_word"),
        pytest.param("paper", "نتیجه‌گیری", ["geography-1391.2"], id="heading"),
        pytest.param("paper", "می‌سنجد", ["geography-1391.2"], id="abstract"),
        pytest.param("paper", "زیست", ["geography-1391.2"], id="keyword"),
        pytest.param("paper", "هیچ", [], id="nothing"),
        pytest.param("reference", "حافظ‌نیا", ["geography-1391.2.r2"], id="author_of_a_reference"),
        pytest.param("reference", "١٣٨١", ["geography-1391.2.r1"], id="year_in_arabic_digits"),
    ],
)
def test_words_are_found_in_any_spelling(loaded: Engine, entity: str, query: str, keys: list[str]) -> None:
    assert find(loaded, entity, query) == keys


def test_the_index_follows_the_rows(loaded: Engine) -> None:
    listed, full = a_volume().papers
    changed = replace(full, title="نقش دیپلماسی شهری", texts=())
    load_volume(loaded, a_volume("geography-1391", listed, changed))
    assert find(loaded, "paper", "محیطی") == []
    assert find(loaded, "paper", "دیپلماسی") == ["geography-1391.2"]
    load_volume(loaded, a_volume("geography-1391", listed))
    assert find(loaded, "paper", "دیپلماسی") == []
    assert find(loaded, "reference", "حافظ‌نیا") == []
    check_index(loaded)


def test_the_check_of_the_index_finds_a_fault(sqlite_engine: Engine) -> None:
    load_volume(sqlite_engine, a_volume("geography-1391"))
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE paper_search SET title = 'دیگر'")
    with pytest.raises(Exception, match="malformed"):
        check_index(sqlite_engine)
