"""What ``--help`` costs beside the same interpreter with click alone, and beside the bare interpreter."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

BARE = "pass"
CLICK = "import click\n@click.group()\ndef main(): pass\nmain(['--help'])"
OURS = "from proceedings_db.cli import main\nmain(['--help'])"
ROUNDS = 15


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of rounds in turn, so that all three meet the same load of the machine."""
    rounds = [[_seconds(code) for code in (BARE, CLICK, OURS)] for _ in range(ROUNDS)]
    bare, click, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"bare interpreter {bare:.3f} s, click --help {click:.3f} s, proceedings-db --help {ours:.3f} s")
    print(f"proceedings-db --help / click --help: {ours / click:.2f}")


if __name__ == "__main__":
    main()
