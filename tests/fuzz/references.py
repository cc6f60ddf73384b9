"""The reader of reference strings: Persian, Arabic and Latin ones, broken, and written in every format."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

import proceedings_db
from proceedings_db.exchange.csl_reference import reference_to_csl
from proceedings_db.reading.document import BLANKS
from proceedings_db.reading.references import explain, to_gold
from proceedings_db.reading.references.generate.sample import generate
from proceedings_db.records import Reference
from proceedings_db.text.numerals import to_ascii_digits, to_persian_digits
from tests.fuzz.corpus import gold_references
from tests.fuzz.ground import write_all
from tests.fuzz.mutate import SIGNS, break_signs, to_bytes
from tests.fuzz.reader import Reader

_TEXTS: Final = ("title", "container_title", "event", "publisher", "publisher_place", "edition", "page", "url", "note")
_GENERATED: Final = 300


class References(Reader[tuple[Reference, ...]]):
    """References are read line by line; their texts stand in their lines, and they are written in every format."""

    name: ClassVar[str] = "references"
    follow_every: ClassVar[int] = 49

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        made = (entry for script in ("arabic", "latin") for entry in generate(script, _GENERATED, 0))
        self.whole = (*(entry["raw"] for entry in gold_references()), *(entry.raw for entry in made))

    def make(self, source: random.Random) -> bytes:
        """Return one reference, seldom a few, mostly broken."""
        lines = []
        for _ in range(source.choice((1, 1, 1, 1, 3))):
            line: str = source.choice(self.whole)
            for _ in range(source.randint(0, 3)):
                line = source.choice(_CHANGES)(source, line)
            lines.append(break_signs(source, line) if source.random() < 0.5 else line)
        return to_bytes(source, "\n".join(lines))

    def read(self, data: bytes) -> tuple[Reference, ...]:
        """Read the lines; each reference says nothing that its line does not."""
        lines = data.decode("utf-8", "replace").split("\n")
        references = tuple(proceedings_db.parse_references(lines))
        assert len(references) == len(lines), f"{len(references)} references of {len(lines)} lines"
        for line, reference in zip(lines, references, strict=True):
            check_reference(line, reference)
        return references

    def follow(self, data: bytes, read: tuple[Reference, ...]) -> None:
        """Read them again, explain them, and write them in every format."""
        lines = data.decode("utf-8", "replace").split("\n")
        assert tuple(proceedings_db.parse_references(lines)) == read, "read twice, and not alike"
        for line, reference in zip(lines, read, strict=True):
            json.dumps(to_gold(reference))
            explain(line)
        named = (replace(reference, key=f"ref{number}") for number, reference in enumerate(read, 1))
        write_all([reference_to_csl(reference) for reference in named if reference.raw_text.strip()], self.folder)


def check_reference(line: str, reference: Reference) -> None:
    """See that label and text are the line, and that every value stands in the text."""
    raw = reference.raw_text
    printed = f"{reference.label_as_printed or ''}{raw}"
    assert _ink(printed) == _ink(line), f"«{printed}» of «{line}»"
    for field in reference.fields:
        assert 0 <= field.char_start <= field.char_end <= len(raw), f"{field} is not in the text"
    for name in _TEXTS:
        value = getattr(reference, name)
        assert value is None or value in raw, f"{name} «{value}» is not printed in «{raw}»"


def _ink(text: str) -> str:
    return "".join(text.translate(dict.fromkeys(map(ord, BLANKS))).split())


def _halve(source: random.Random, line: str) -> str:
    return line[: source.randint(0, len(line))]


def _splice(source: random.Random, line: str) -> str:
    other: str = source.choice(gold_references())["raw"]
    return line[: source.randint(0, len(line))] + other[source.randint(0, len(other)) :]


def _shuffle(source: random.Random, line: str) -> str:
    parts = line.split(source.choice(("،", ",", ".", " ")))
    source.shuffle(parts)
    return "، ".join(parts)


def _label(source: random.Random, line: str) -> str:
    return source.choice(("۱. ", "[12] ", "- ", "•", "(3)", "1/", "٣-", "۱۳۹۱. ", "الف) ", "ــــ ", "*")) + line


def _figures(source: random.Random, line: str) -> str:
    return source.choice((to_ascii_digits, to_persian_digits))(line)


def _add(source: random.Random, line: str) -> str:
    words = line.split(" ")
    words.insert(source.randint(0, len(words)), source.choice(SIGNS))
    return " ".join(words)


_CHANGES: Final[tuple[Callable[[random.Random, str], str], ...]] = (_halve, _splice, _shuffle, _label, _figures, _add)
