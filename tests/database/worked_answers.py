"""The answers on the page of worked queries; ``python -m tests.database.worked_answers`` writes them anew.

They are those of the shipped volume, and change where it is read better.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine

from proceedings_db.database import migrate
from proceedings_db.database.load import load_volume
from proceedings_db.database.sql import run_query
from proceedings_db.database.worked_queries import PAGE, read_worked_queries
from proceedings_db.reading.volume import read_volume
from proceedings_db.report.tables import table_lines

if TYPE_CHECKING:
    from sqlalchemy import Engine

SHOWN: Final = 5
_QUERY: Final = re.compile(r"^## (?P<name>[a-z-]+):.*?^```sql\n.*?^```\n", re.MULTILINE | re.DOTALL)


def load_shipped_volume(engine: Engine) -> None:
    """Load the volume whose answers stand on the page."""
    seeds = Path(__file__).parents[2] / "seeds"
    load_volume(engine, *read_volume(seeds / "applied-political-geography-1391"))


def answer(engine: Engine, name: str) -> str:
    """Return an answer as the page prints it: the first rows, and how many there are."""
    sql = next(query.sql for query in read_worked_queries() if query.name == name)
    columns, rows = run_query(engine, sql)
    if not rows:
        return "No rows."
    lines = "\n".join(table_lines(columns, islice(rows, SHOWN)))
    return lines if len(rows) <= SHOWN else f"{lines}\n\nThe first {SHOWN} of {len(rows)} rows."


def with_answers(page: str, engine: Engine) -> str:
    """Return the page with the answers that the database gives."""
    queries = list(_QUERY.finditer(page))
    answered = (f"{query[0]}\n{answer(engine, query['name'])}\n" for query in queries)
    return "\n".join((page[: queries[0].start()].rstrip() + "\n", *answered))


def main() -> None:
    """Write the page anew."""
    engine = create_engine("sqlite://")
    migrate.upgrade(engine)
    load_shipped_volume(engine)
    PAGE.write_text(with_answers(PAGE.read_text(encoding="utf-8"), engine), encoding="utf-8")


if __name__ == "__main__":
    main()
