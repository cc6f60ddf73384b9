"""A database that every input finds alike: one volume is in it, and what an input did is taken back."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from proceedings_db.cli import main
from proceedings_db.database import queries
from proceedings_db.database.engine import open_engine
from proceedings_db.database.importing import ImportFile, ImportReport, import_entries
from proceedings_db.exchange.csl import paper_to_csl, volume_to_csl
from proceedings_db.exchange.csl_entries import read_papers, read_references
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.fields import ExchangeFormat
from proceedings_db.exchange.files import open_exchange_file, read_exchange_file
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.writing import write_items

SUFFIXES: Final[dict[ExchangeFormat, str]] = {"bibtex": ".bib", "biblatex": ".bib", "ris": ".ris", "csl-json": ".json"}
TABLES: Final = ("csv", "xlsx", "graphml", "opencitations", "parquet")


class Ground:
    """An SQLite file in ``folder`` that ``lay`` was given once."""

    def __init__(self, folder: Path, lay: Callable[[str], object]) -> None:
        self.path = folder / "ground.db"
        self.url = f"sqlite:///{self.path}"
        lay(self.url)
        self._laid = self.path.read_bytes()
        self._folder = folder
        # One engine for all inputs: what it compiled of the statements outlives its connections.
        self.engine = open_engine(self.url, create=False)

    @property
    def is_untouched(self) -> bool:
        """Whether every byte of the file is as it was laid."""
        return self.path.read_bytes() == self._laid

    def restore(self) -> None:
        """Take back all that was done; no connection may remember the file as it was."""
        self.engine.dispose()
        self.path.write_bytes(self._laid)

    def items(self) -> list[CslItem]:
        """Return all that the database exports."""
        return [
            *map(volume_to_csl, queries.iter_volumes(self.engine)),
            *(paper_to_csl(paper, volume) for paper, volume in queries.iter_papers(self.engine)),
            *(reference_to_csl(reference) for reference, _, _ in queries.iter_references(self.engine)),
        ]

    def import_file(self, path: Path, paper: str | None) -> ImportReport:
        """Import the entries of a file, as papers or as references of ``paper``."""
        file = open_exchange_file(path)
        entries = read_references(file.read()) if paper else read_papers(file.read())
        return import_entries(self.engine, entries, ImportFile(str(path), file.encoding.sha256, paper or ""))

    def export_tables(self, number: int) -> None:
        """Export the database as one of the tables, or let the command show one of its lists."""
        kind = TABLES[number % len(TABLES)]
        self.run("export", kind, "-o", str(self._folder / f"tables-{kind}"))

    def run(self, *arguments: str) -> str:
        """Run a command on the database and return what it printed; it ends as commands end."""
        result = CliRunner().invoke(main, ["--db", self.url, *arguments], catch_exceptions=True)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code in (0, 1), f"{arguments} ended with {result.exit_code}: {result.output[:500]}"
        assert "Traceback" not in result.output
        return result.output


def check_alike(found: Sequence[CslItem], expected: Sequence[CslItem]) -> None:
    """See that two exports say the same."""
    for one, other in zip_longest(found, expected):
        assert one == other, f"{one} and not {other}"


def write_all(items: list[CslItem], folder: Path) -> None:
    """Write items in all formats; every one is in each file, and is found there again."""
    for exchange_format, suffix in SUFFIXES.items():
        out = io.StringIO()
        assert write_items(iter(items), out, exchange_format) == len(items)
        path = folder / f"written{suffix}"
        path.write_text(out.getvalue(), encoding="utf-8")
        found = list(read_exchange_file(path))
        told = [entry for entry in found if not isinstance(entry, ReadEntry)]
        assert not told, f"{exchange_format} that we wrote: {told[0].message}: {told[0].raw_text}"
        assert len(found) == len(items), f"{exchange_format}: {len(items)} written, {len(found)} read"
