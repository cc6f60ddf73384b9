"""A short run of the fuzzer, so that it does not rust; ``make fuzz`` is the long one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.reader import Reader
from tests.fuzz.readers import READERS
from tests.fuzz.run import Tally, make_input, run_share, try_input

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = 40
FOLLOWED = 8


@pytest.mark.parametrize("name", READERS)
def test_no_broken_input_escapes(name: str) -> None:
    every = READERS[name].follow_every
    tally = run_share(name, [*range(INPUTS), *range(INPUTS * every, (INPUTS + FOLLOWED) * every, every)], seed=1)
    assert tally.faults == {}
    assert tally.inputs == INPUTS + FOLLOWED
    assert tally.followed > 0
    assert tally.refused < tally.inputs


@pytest.mark.parametrize("name", READERS)
def test_an_input_is_made_again_by_its_number(name: str, tmp_path: Path) -> None:
    reader = READERS[name](tmp_path)
    assert make_input(reader, 7, seed=1) == make_input(reader, 7, seed=1) != make_input(reader, 8, seed=1)


class Faulty(Reader[bytes]):
    """A reader with a fault of each kind, one a number."""

    name = "faulty"

    def make(self, source: random.Random) -> bytes:
        """Return nothing in particular."""
        return str(source.random()).encode()

    def read(self, _data: bytes) -> bytes:
        """End in what the test put there."""
        raise self.fault

    fault: BaseException = ValueError("a traceback")


@pytest.mark.parametrize("fault", [ValueError("a"), AssertionError("b"), TimeoutError("c"), RecursionError("d")])
def test_what_escapes_a_reader_is_told_and_kept(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.run.KEPT", tmp_path)
    tally, reader = Tally(), Faulty(tmp_path)
    reader.fault = fault
    for number in range(3):
        try_input(reader, number, 0, tally)
    assert tally.inputs == 3
    assert [place.partition(" ")[0] for place in tally.faults] == [type(fault).__name__]
    assert (tmp_path / "faulty-0.input").read_bytes() == make_input(reader, 0, 0)
