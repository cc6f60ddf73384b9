"""Give every reader broken inputs and follow what was read: ``python -m tests.fuzz [--inputs 100000] [READER …]``.

The inputs of a reader are divided into shares, ``--jobs`` of which run at once; ``--seed`` makes other inputs, and
``--only NUMBER`` gives one reader one input alone, with what came of it.

It prints, for each reader, how many inputs were given, how many of them were refused and how many followed into
databases and files, the slowest, the peak of memory after a tenth of the inputs and at the end, and the seconds of a
core that an input cost. It ends with status 1 where an input ended in a traceback, hung, or came out as it may not, and
leaves the first such input of each kind in ``build/fuzz`` with its traceback.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from tests.fuzz.readers import READERS
from tests.fuzz.run import Tally, make_input, run_share

SHARES: Final = 10
"""Shares of one reader, each with its interleaved numbers: all jobs are busy to the end."""


def main() -> int:
    """Run the readers named on the command line, by default all."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("--inputs", type=int, default=100_000, help="inputs of each reader")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--jobs", type=int, default=2, help="shares that run at once")
    options.add_argument("--only", type=int, metavar="NUMBER", help="print this input and what came of it")
    options.add_argument("readers", nargs="*", default=list(READERS), metavar="READER")
    chosen = options.parse_args()
    if unknown := set(chosen.readers) - READERS.keys():
        options.error(f"there is no reader {min(unknown)}; there are {', '.join(READERS)}")
    if chosen.only is not None:
        return max(_run_one(name, chosen.only, chosen.seed) for name in chosen.readers)
    print(
        f"{'reader':14}{'inputs':>8}{'refused':>8}{'followed':>9}{'slowest':>10}{'at 10 %':>9}{'peak':>9}"
        f"{'an input':>10}  faults"
    )
    tallies = _run_all(chosen.readers, chosen.inputs, chosen.seed, chosen.jobs)
    return 1 if any(tally.faults for tally in tallies) else 0


def _run_all(names: list[str], inputs: int, seed: int, jobs: int) -> list[Tally]:
    tallies = []
    # A process a share, begun anew: what one share held does not count as the next one's memory.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        runs = {
            name: [pool.submit(run_share, name, range(share, inputs, SHARES), seed) for share in range(SHARES)]
            for name in names
        }
        for name, shares in runs.items():
            tally = Tally()
            for share in shares:
                tally.add(share.result())
                print(f"{name}: {tally.inputs} of {inputs}, {len(tally.faults)} faults", file=sys.stderr)
            _print_row(name, tally)
            tallies.append(tally)
    return tallies


def _print_row(name: str, tally: Tally) -> None:
    print(
        f"{name:14}{tally.inputs:>8}{tally.refused:>8}{tally.followed:>9}{tally.slowest * 1000:>7.0f} ms"
        f"{tally.early_peak:>5} MiB{tally.peak:>5} MiB{tally.seconds / max(tally.inputs, 1) * 1000:>7.2f} ms  "
        f"{len(tally.faults) or 'none'}",
        flush=True,
    )
    for place, told in tally.faults.items():
        print(f"  {place}: {told.strip()}", flush=True)


def _run_one(name: str, number: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = make_input(READERS[name](Path(folder)), number, seed)
    print(data.decode("utf-8", "backslashreplace"))
    tally = run_share(name, range(number, number + 1), seed)
    _print_row(name, tally)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
