"""A short run of the fuzzer, so that it does not rust; ``make fuzz`` is the long one."""

from __future__ import annotations

import pytest

from tests.fuzz.readers import READERS
from tests.fuzz.run import run_reader

INPUTS = 300


@pytest.mark.parametrize("name", [reader.name for reader in READERS])
def test_no_broken_input_escapes(name: str) -> None:
    tally = run_reader(name, INPUTS, seed=1)
    assert tally.fault == ""
    assert tally.used + tally.refused == INPUTS
