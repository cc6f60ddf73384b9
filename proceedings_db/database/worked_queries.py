"""The worked queries of ``worked_queries.md``: names, titles, words and SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).with_name("worked_queries.md")
_QUERY: Final = re.compile(
    r"^## (?P<name>[a-z-]+): (?P<title>[^\n]+)\n(?P<text>[^#]*?)```sql\n(?P<sql>.*?)```", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class WorkedQuery:
    """A question that people ask, and the SELECT that answers it on either engine."""

    name: str
    title: str
    text: str
    sql: str


def read_worked_queries() -> list[WorkedQuery]:
    """Return the queries of the page in its order."""
    found = _QUERY.finditer(PAGE.read_text(encoding="utf-8"))
    return [WorkedQuery(match["name"], match["title"], match["text"].strip(), match["sql"].strip()) for match in found]
