"""The readers of .bib, .ris and CSL-JSON files: what they read is imported, exported again and read again."""

from __future__ import annotations

import io
import json
import random
from abc import abstractmethod
from pathlib import Path
from typing import ClassVar, Final

from proceedings_db.exchange.csl_entries import read_papers, read_references
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.exchange.entries import ReadEntry
from proceedings_db.exchange.files import read_exchange_file
from proceedings_db.exchange.writing import write_items
from proceedings_db.reading.references import parse_references
from proceedings_db.records import InputError, Problem
from tests.fuzz.corpus import gold_references
from tests.fuzz.exchange_texts import make_bibtex, make_ris
from tests.fuzz.ground import SUFFIXES, Ground, check_alike, write_all
from tests.fuzz.mutate import break_lines, break_signs, to_bytes
from tests.fuzz.reader import Reader, check_refusal
from tests.fuzz.trees import HALF, Tree, break_tree
from tests.fuzz.volumes import lay_volume

ReadFile = list[ReadEntry | Problem]

_WHOLE: Final = 60
"""References whose entries, as we write them, inputs are made of."""


class ExchangeFiles(Reader[ReadFile]):
    """A file of entries is read; one that was read is imported, as papers and as references of a paper."""

    follow_every: ClassVar[int] = 49
    suffix: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.path = folder / f"entries{self.suffix}"
        self.ground = Ground(folder, lambda url: lay_volume(folder / "geography-1391.txt", url))
        self.laid = self.ground.items()
        raws = (entry["raw"] for entry in gold_references()[:_WHOLE])
        self.whole = [*self.laid, *map(reference_to_csl, parse_references(raws))]
        self.followed = 0

    @abstractmethod
    def make_text(self, source: random.Random) -> str:
        """Return the text of a file, not broken further."""

    def make(self, source: random.Random) -> bytes:
        """Return a file, half of them broken in lines and signs as well."""
        text = self.make_text(source)
        text = break_lines(source, text) if source.random() < 0.3 else text
        text = break_signs(source, text) if source.random() < 0.4 else text
        return to_bytes(source, text)

    def read(self, data: bytes) -> ReadFile | None:
        """Read a file; the text of each entry stands in it, and each entry can be made a paper and a reference."""
        self.path.write_bytes(data)
        try:
            found = list(read_exchange_file(self.path))
        except InputError as error:
            check_refusal(error)
            return None
        text = "".join(data.decode("utf-8", "replace").split())
        for entry in found:
            if isinstance(entry, ReadEntry):
                json.dumps(entry.item, ensure_ascii=False).encode()
        list(read_papers(found))
        for reference in read_references(entry for entry in found if isinstance(entry, ReadEntry)):
            assert not isinstance(reference, Problem)
        self._check_texts(found, text)
        return found

    def _check_texts(self, found: ReadFile, text: str) -> None:
        if "\N{REPLACEMENT CHARACTER}" in text or "\0" in text:
            return  # of another encoding, or with signs that are none
        for entry in found:
            if isinstance(entry, ReadEntry):
                assert "".join(entry.raw_text.split()) in text, f"«{entry.raw_text}» is not in the file"

    def follow(self, _data: bytes, read: ReadFile) -> None:
        """Import the file twice, export all; what is imported again changes nothing."""
        assert list(read_exchange_file(self.path)) == read, "read twice, and not alike"
        self.followed += 1
        paper = self.paper_key() if self.followed % 3 == 0 else None
        try:
            self.ground.import_file(self.path, paper)
            held = self.ground.items()
            assert len(held) >= len(self.laid), "an import took something away"
            write_all(held, self.folder)
            self.ground.import_file(self.path, paper)
            check_alike(self.ground.items(), held)
            if self.followed % 50 == 0:
                self.ground.export_tables(self.followed // 50)
        finally:
            self.ground.restore()

    def paper_key(self) -> str:
        """Return the key of a paper of the database."""
        return "geography-1391.1"

    def write(self, source: random.Random) -> str:
        """Return some of the whole entries as we write them."""
        out = io.StringIO()
        some = source.sample(self.whole, source.choice((1, 2, 4)))
        formats = [name for name, suffix in SUFFIXES.items() if suffix == self.suffix]
        write_items(iter(some), out, source.choice(formats))
        return out.getvalue()


class BibtexFiles(ExchangeFiles):
    """BibTeX and BibLaTeX."""

    name = "bib"
    suffix = ".bib"

    def make_text(self, source: random.Random) -> str:
        """Return entries of any dialect, or of ours."""
        return make_bibtex(source) if source.random() < 0.7 else self.write(source)


class RisFiles(ExchangeFiles):
    """RIS."""

    name = "ris"
    suffix = ".ris"

    def make_text(self, source: random.Random) -> str:
        """Return records of any dialect, or of ours."""
        return make_ris(source) if source.random() < 0.7 else self.write(source)


class JsonFiles(ExchangeFiles):
    """CSL-JSON: JSON that is whole, with values that are wrong at any depth, and JSON that is broken."""

    name = "json"
    suffix = ".json"

    def make_text(self, source: random.Random) -> str:
        """Return items with up to four things wrong in them."""
        items: Tree = list(source.sample(self.whole, source.choice((1, 1, 2, 4))))
        for _ in range(source.choice((0, 1, 1, 2, 4))):
            items = break_tree(source, items)
        if source.random() < 0.1 and isinstance(items, list):
            return "\n".join(map(json.dumps, items))
        indent = source.choice((None, 1))
        text = json.dumps(items, ensure_ascii=source.random() < 0.5, indent=indent)
        if HALF in text:
            text = text.replace(HALF, "\\ud800")
        return text

    def make(self, source: random.Random) -> bytes:
        """Return a file; most are whole JSON, so that more than its grammar is tried."""
        return super().make(source) if source.random() < 0.3 else to_bytes(source, self.make_text(source))
