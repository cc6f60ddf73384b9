"""Give every reader broken inputs: ``python -m tests.fuzz [--inputs 100000] [--seed 0] [READER …]``.

It prints, for each reader, how many inputs were used and refused, the slowest, and the peak of memory; it ends with
status 1 where an input ended in a traceback or hung, and leaves that input in ``build/fuzz``.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.readers import READERS
from tests.fuzz.run import run_reader


def main() -> int:
    """Run the readers named on the command line, by default all, two at a time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("readers", nargs="*", default=[reader.name for reader in READERS])
    chosen = options.parse_args()
    print(f"{'reader':12}{'inputs':>9}{'refused':>9}{'slowest':>10}{'peak':>9}  faults")
    faults = 0
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as pool:
        runs = {name: pool.submit(run_reader, name, chosen.inputs, chosen.seed) for name in chosen.readers}
        for name, run in runs.items():
            tally = run.result()
            faults += bool(tally.fault)
            total = tally.used + tally.refused
            print(
                f"{name:12}{total:>9}{tally.refused:>9}{tally.slowest * 1000:>7.0f} ms{tally.peak:>5} MiB  "
                f"{'none' if not tally.fault else tally.fault}",
                flush=True,
            )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
