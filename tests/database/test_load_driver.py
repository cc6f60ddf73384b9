"""Many rows go into either engine as they are, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from proceedings_db.database import migrate
from proceedings_db.database.driver import FEW, fetch, insert
from proceedings_db.database.engine import open_engine, writing

if TYPE_CHECKING:
    from sqlalchemy import Engine

COLUMNS = ("id", "key", "name", "name_key", "issn")
PRINTED = ["", "\\N", "\\", "\\.", "a\tb", "a\nb\r\n", "'\"", "%s ?", "«مرز‌ها»", "\x01", " "]
ROWS = [(at, f"k{at}", text, text, text if at % 2 else None) for at, text in enumerate(PRINTED, 1)]


@pytest.mark.parametrize("count", [1, FEW, FEW + 1, len(ROWS)])
def test_rows_come_back_as_they_went_in(engine: Engine, count: int) -> None:
    with writing(engine) as connection:
        insert(connection, "series", COLUMNS, ROWS[:count])
        found = fetch(connection, f"SELECT {', '.join(COLUMNS)} FROM series WHERE id <= ? ORDER BY id", [count])
    assert [tuple(row) for row in found] == ROWS[:count]


def test_a_row_that_breaks_a_rule_is_an_error_of_the_same_kind_however_many_there_are(engine: Engine) -> None:
    for count in (1, 2 * FEW):
        rows = [(at, f"{count}-{at}", at + 100_000, 1, "a", "a") for at in range(count)]
        with pytest.raises(IntegrityError), engine.begin() as connection:
            insert(connection, "section", ("id", "heading", "paper_id", "position", "text", "heading_as_printed"), rows)
    with engine.connect() as connection:
        assert not fetch(connection, "SELECT id FROM section")


def test_a_text_that_postgresql_cannot_hold_is_told_as_by_any_other_statement(postgresql_url: str) -> None:

    migrate.upgrade(postgresql_url)
    opened = open_engine(postgresql_url)
    rows = [(at, f"k{at}", "a\x00b", "", None) for at in range(2 * FEW)]
    with pytest.raises(DBAPIError), opened.begin() as connection:
        insert(connection, "series", COLUMNS, rows)
    opened.dispose()
