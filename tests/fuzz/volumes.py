"""The reader of volumes: whole small volumes and parts of real ones, broken, loaded over one that is there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import ClassVar, Final

import proceedings_db
from proceedings_db.database.load import LoadReport, load_volume
from proceedings_db.records import Citation, InputError, Place, Problem, ProceedingsError, Reference, Volume
from tests.fuzz.corpus import volume_lines
from tests.fuzz.ground import Ground, write_all
from tests.fuzz.mutate import break_lines, break_signs, to_bytes
from tests.fuzz.reader import Reader, check_refusal
from tests.fuzz.volume_texts import make_volume

ReadVolume = tuple[Volume, tuple[Problem, ...]]

LAID: Final = Path(__file__).with_name("laid-volume.txt")
"""The volume that the database holds before each load."""


class Volumes(Reader[ReadVolume]):
    """A volume is read, its printed values are looked up in its text, and it is loaded and exported."""

    name: ClassVar[str] = "volume"
    follow_every: ClassVar[int] = 49

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.path = folder / "geography-1391.txt"
        self.ground = Ground(folder, lambda url: lay_volume(self.path, url))
        self.followed = 0

    def make(self, source: random.Random) -> bytes:
        """Return a volume, mostly broken in its lines and signs."""
        if source.random() < 0.15:
            start = source.randrange(len(volume_lines()))
            text = "\n".join(volume_lines()[start : start + source.choice((20, 60))])
        else:
            text = make_volume(source)
        text = break_lines(source, text) if source.random() < 0.6 else text
        text = break_signs(source, text) if source.random() < 0.6 else text
        return to_bytes(source, text)

    def read(self, data: bytes) -> ReadVolume | None:
        """Read a volume; what it says is printed stands where it says."""
        self.path.write_bytes(data)
        try:
            volume, problems = proceedings_db.read_volume(self.path)
        except InputError as error:
            check_refusal(error)
            return None
        check_places(volume, problems)
        return volume, problems

    def follow(self, _data: bytes, read: ReadVolume) -> None:
        """Read it again, load it twice over another text of the same volume, and export all."""
        assert proceedings_db.read_volume(self.path) == read, "read twice, and not alike"
        self.followed += 1
        try:
            self._load(read)
            write_all(self.ground.items(), self.folder)
            if self.followed % 50 == 0:
                self.ground.export_tables(self.followed // 50)
                self.ground.run("check")
        finally:
            self.ground.restore()

    def _load(self, read: ReadVolume) -> None:
        try:
            report = load_volume(self.ground.engine, *read)
        except ProceedingsError as error:
            raise AssertionError(
                f"a volume that was read is not loaded; untouched: {self.ground.is_untouched}"
            ) from error
        assert not report.no_op, "a changed volume was taken for the one that is there"
        assert load_volume(self.ground.engine, *read).no_op, "loaded twice, and not alike"


def lay_volume(path: Path, url: str) -> LoadReport:
    """Load a whole small volume, the same each time."""
    path.write_bytes(LAID.read_bytes())
    return proceedings_db.load(path, url=url)


def check_places(volume: Volume, problems: tuple[Problem, ...]) -> None:
    """See that all places lie in the text, and that what is printed at each is what the record says is printed."""
    texts = {source.position: source.text for source in volume.sources}
    for record in (*_records(volume), *_records(problems)):
        place = getattr(record, "place", None)
        if not isinstance(place, Place):
            continue
        _check_bounds(place, texts[place.source])
        passage = texts[place.source][place.char_start : place.char_end]
        printed = _printed(record)
        if isinstance(record, Citation):
            assert passage == printed, f"«{printed}» is not what is cited: «{passage}»"
        elif printed is not None:
            assert _is_within(printed, passage), f"«{printed}» is not printed in «{passage}»"


def _check_bounds(place: Place, text: str) -> None:
    assert 0 <= place.char_start <= place.char_end <= len(text), f"{place} is not in the text"
    assert 1 <= place.line_start <= place.line_end, f"{place} has no lines"


def _printed(record: object) -> str | None:
    """Return what a record says is printed at its place."""
    if isinstance(record, Reference | Citation):
        return record.raw_text
    names = ("name_as_printed", "as_printed", "heading_as_printed", "title_as_printed")
    return next((getattr(record, name) for name in names if hasattr(record, name)), None)


def _is_within(printed: str, passage: str) -> bool:
    """Whether the letters of ``printed`` stand in ``passage`` in this order; page numbers may stand between them."""
    letters = iter("".join(passage.split()))
    return all(letter in letters for letter in "".join(printed.split()))


def _records(value: object) -> Iterator[object]:
    """Yield a record and all records in it."""
    if isinstance(value, tuple):
        for item in value:
            yield from _records(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            held = getattr(value, field.name)
            if isinstance(held, tuple) or is_dataclass(held):
                yield from _records(held)
