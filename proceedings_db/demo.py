"""The shipped volume from text to database, BibTeX and RIS: ``python -m proceedings_db.demo FOLDER``."""

from __future__ import annotations

import shlex
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import proceedings_db
from proceedings_db import report
from proceedings_db.database import engine, queries, sql
from proceedings_db.output import open_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings_db.exchange.fields import ExchangeFormat

QUERIES: Final = (
    (
        "Which works does the volume rest on?",
        "SELECT authors, year, title, times_cited FROM cited_work ORDER BY times_cited DESC, work_key LIMIT 3",
    ),
    (
        "Where do text and reference list disagree?",
        "SELECT raw_text, match_method, reference_position, match_confidence FROM citation_overview "
        "WHERE match_method IN ('year-mismatch', 'unresolved') ORDER BY cluster, position",
    ),
    (
        "Who wrote more than one paper?",
        "SELECT person_key, min(name) AS name, count(*) AS papers FROM paper_author "
        "GROUP BY person_key HAVING count(*) > 1 ORDER BY papers DESC, person_key",
    ),
)
"""Questions worth asking, and the SQL that answers them on either engine."""


def seeds_folder() -> Path:
    """Return the folder of the shipped volumes: inside the installed package, else beside it in the checkout."""
    packaged = Path(str(files("proceedings_db") / "_seeds"))
    return packaged if packaged.is_dir() else Path(str(files("proceedings_db"))).parent / "seeds"


def run(folder: Path) -> Iterator[str]:
    """Load every shipped volume into ``folder``, export it, and yield what a user should see, line by line."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'proceedings.db'}"
    for volume in sorted(path.parent for path in seeds_folder().glob("*/volume.txt")):
        yield from report.load_lines(proceedings_db.load(volume, url=url))
    exports: tuple[tuple[ExchangeFormat, str], ...] = (("bibtex", "proceedings.bib"), ("ris", "proceedings.ris"))
    for exchange_format, name in exports:
        with open_output(str(folder / name)) as out:
            count = proceedings_db.export(exchange_format, out, url=url)
        yield f"{folder / name}: {count} entries"
    database = engine.open_engine(url)
    yield from ("", "What is in the database", *report.stats_lines(queries.get_stats(database)))
    program = f"proceedings-db --db {shlex.quote(str(folder / 'proceedings.db'))}"
    problems = report.problem_lines(queries.find_problems(database), program=program)
    yield from ("", "What a librarian should look at", *problems)
    for question, statement in QUERIES:
        yield from ("", question, f"    {statement}", *_table(*sql.run_query(database, statement)))
    yield from (
        "",
        f"Ask more: proceedings-db --db {folder / 'proceedings.db'} show applied-political-geography-1391.14",
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    yield "    " + " | ".join(columns)
    for row in rows:
        yield "    " + " | ".join("" if value is None else str(value) for value in row)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m proceedings_db.demo FOLDER")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in run(Path(sys.argv[1])):
        print(line)
