"""Work stopped at random moments: killed, or with the power gone."""

from __future__ import annotations

import random
import signal

from tests.faults.power import lose_power
from tests.faults.trial import FileTrial, Moments, Outcome, Trial, check


def kill(trial: Trial, count: int, fault: str) -> Outcome:
    """Kill the command at random moments of its writing, and do the work again on what is left."""
    outcome = Outcome(fault)
    moments = Moments(trial, seed=1)
    for _ in range(count):
        trial.fresh()
        child = trial.start()
        moments.wait(child)
        result, told = child.kill()
        outcome.count(struck=result.status == -signal.SIGKILL)
        check(outcome, trial, told)
    return outcome


def cut_power(trial: FileTrial, count: int, fault: str) -> Outcome:
    """Stop the command, leave of its files what a disk may hold after a power cut, and do the work again on that."""
    outcome = Outcome(fault)
    moments = Moments(trial, seed=2)
    source = random.Random(3)
    for _ in range(count):
        trial.fresh()
        child = trial.start()
        moments.wait(child)
        _, told = child.kill()
        struck = [lose_power(trial.folder / name, source) for name in trial.work.changes]
        outcome.count(struck=any(struck))
        check(outcome, trial, told)
    return outcome
