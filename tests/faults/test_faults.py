"""A few tries of every fault; ``make faults`` makes two hundred of each and writes the table of the README."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.trials import all_outcomes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made by signals and forks")
TRIES = 4


def test_nothing_is_lost(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    outcomes = list(all_outcomes(tmp_path, TRIES))
    assert {outcome.fault: outcome.faults for outcome in outcomes if outcome.faults} == {}
    assert len(outcomes) == 13
    assert all(outcome.tried for outcome in outcomes if outcome.fault != "read-only folder")
