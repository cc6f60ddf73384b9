"""Try every fault and print the table that the README shows: ``python -m tests.faults [--tries 200] [--readme]``."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from tests.faults.trials import Outcome, all_outcomes
from tests.readme_sections import README

HEAD = "| fault | tries | struck | told in a message | lost or half written |\n|---|---|---|---|---|"


def row(outcome: Outcome) -> str:
    """Return the row of the table for one fault."""
    told = str(outcome.told) if outcome.told else "–"
    return f"| {outcome.fault} | {outcome.tried} | {outcome.struck} | {told} | {len(outcome.faults)} |"


def main() -> int:
    """Run the trials; the status is 1 where anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tries", type=int, default=200)
    options.add_argument("--readme", action="store_true", help="Write the table into README.md.")
    chosen = options.parse_args()
    print(HEAD)
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        for outcome in all_outcomes(Path(folder), chosen.tries):
            outcomes.append(outcome)
            print(row(outcome), flush=True)
            for fault in outcome.faults[:3]:
                print(f"  {fault}", file=sys.stderr)
    if chosen.readme:
        table = "\n".join([HEAD, *map(row, outcomes)])
        text = README.read_text(encoding="utf-8")
        text = re.sub(r"(<!-- faults -->\n).*?(<!-- /faults -->)", rf"\1\n{table}\n\n\2", text, flags=re.DOTALL)
        README.write_text(text, encoding="utf-8")
    return 1 if any(outcome.faults for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
