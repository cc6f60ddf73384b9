"""The site as the command serves it, in a process of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def free_port() -> int:
    """A port where nobody listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(database: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Give the process that serves ``database``, and the address of the site once it answers."""
    command = [sys.executable, "-m", "proceedings_db.cli", "--db", str(database), "serve", "--no-browser"]
    address = f"http://127.0.0.1:{port}/proceedings"
    # Who starts the tests in the background has told their processes to ignore Ctrl+C.
    with subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as server:
        try:
            _wait_for(address, server)
            yield server, address
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            with urlopen(address):
                return
        except HTTPError:
            raise
        except OSError:
            assert server.poll() is None, server.stderr and server.stderr.read()
            time.sleep(0.1)
    raise AssertionError("the site does not answer")
