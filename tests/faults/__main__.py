"""Try every fault and print the table that the README shows.

``python -m tests.faults [--tries 200] [--jobs 2] [--only PATTERN] [--readme]``
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from tests.faults.trial import Outcome
from tests.faults.trials import ROWS, try_fault
from tests.postgresql import NoServerError, running_server
from tests.readme_sections import README

HEAD: Final = "| fault | tries | struck | told in a message | lost or half written |\n|---|---|---|---|---|"
_PLACE: Final = re.compile(r"(<!-- faults -->\n)(.*?)(<!-- /faults -->)", re.DOTALL)
_MEMORY: Final = Path("/dev/shm")


def row(outcome: Outcome) -> str:
    """Return the row of the table for one fault."""
    told = str(outcome.told) if outcome.told else "–"
    return f"| {outcome.fault} | {outcome.tried} | {outcome.struck} | {told} | {len(outcome.faults)} |"


def try_all(names: Sequence[str], tries: int, jobs: int) -> Iterator[Outcome]:
    """Yield what came of each fault, as they are done."""
    with _server() as server, tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as root:
        Path(root).chmod(0o755)
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as workers:
            running = {workers.submit(try_fault, name, tries, root, server): name for name in names}
            for done in as_completed(running):
                try:
                    yield done.result()
                except (OSError, LookupError) as error:
                    print(f"{running[done]}: not tried: {error}", file=sys.stderr)


@contextmanager
def _server() -> Iterator[str | None]:
    try:
        with running_server() as server:
            yield server
    except NoServerError as error:
        print(error, file=sys.stderr)
        yield None


def write_readme(text: str, outcomes: Sequence[Outcome]) -> str:
    """Return the README with the rows of ``outcomes`` in its table; rows of faults not tried now stay."""
    match = _PLACE.search(text)
    assert match is not None
    rows = {line.split("|")[1].strip(): line for line in match[2].splitlines() if line.startswith("| ")}
    rows |= {outcome.fault: row(outcome) for outcome in outcomes}
    table = "\n".join([HEAD, *(rows[name] for name in ROWS if name in rows)])
    return f"{text[: match.start()]}{match[1]}\n{table}\n\n{match[3]}{text[match.end() :]}"


def main() -> int:
    """Run the trials; the status is 1 where anything was lost."""
    options = argparse.ArgumentParser(prog="python -m tests.faults", description="Try every fault, many times.")
    options.add_argument("--tries", type=int, default=200)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="Processes that try faults at once.")
    options.add_argument("--only", default="", metavar="PATTERN", help="Only the faults whose names have this in them.")
    options.add_argument("--messages", action="store_true", help="Print to stderr what users were told, and how often.")
    options.add_argument("--readme", action="store_true", help="Write the rows into the table of README.md.")
    chosen = options.parse_args()
    names = [name for name in ROWS if re.search(chosen.only, name)]
    outcomes = []
    print(HEAD)
    for outcome in try_all(names, chosen.tries, chosen.jobs):
        outcomes.append(outcome)
        print(row(outcome), flush=True)
        for fault in outcome.faults[:3]:
            print(f"  {fault}", file=sys.stderr)
        for message, count in outcome.messages.items() if chosen.messages else ():
            print(f"  {count} × {message}", file=sys.stderr)
        if chosen.readme:
            README.write_text(write_readme(README.read_text(encoding="utf-8"), [outcome]), encoding="utf-8")
    return 1 if any(outcome.faults for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
