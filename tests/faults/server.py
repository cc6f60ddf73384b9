"""The same faults on a PostgreSQL server: a loader that is killed, a backend that is ended under it, many writers."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy.engine import make_url

from tests.faults.child import Child
from tests.faults.states import count_papers, state_of_server
from tests.faults.trial import Moments, Outcome, check
from tests.faults.works import COPY, DATABASE, OTHER, Work, run

_PATIENCE: Final = 30


class ServerDatabase:
    """A database of a server, copied anew from the one that ``folder`` and ``work`` begin with."""

    def __init__(self, server: str, folder: Path, work: Work | None = None) -> None:
        self.folder = folder
        self._admin = psycopg.connect(_plain(server), autocommit=True)
        self._begin, self._name = (f"faults_{uuid.uuid4().hex}" for _ in range(2))
        self._admin.execute(f"CREATE DATABASE {self._begin}")
        at = make_url(server).set(drivername="postgresql+psycopg")
        first = at.set(database=self._begin).render_as_string(hide_password=False)
        self.database = at.set(database=self._name).render_as_string(hide_password=False)
        run(folder, ("db", "copy", OTHER if work is COPY else DATABASE, first))
        self.end(self._begin)

    def fresh(self) -> None:
        """Make the database anew."""
        self._admin.execute(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")
        self._admin.execute(f"CREATE DATABASE {self._name} TEMPLATE {self._begin}")

    def end(self, name: str | None = None) -> None:
        """End whatever is at work in the database."""
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        self._admin.execute(query, [name or self._name])

    def close(self) -> None:
        """Drop the databases."""
        for name in (self._name, self._begin):
            self._admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._admin.close()

    def is_written_to(self) -> bool:
        """Whether a loader holds its lock."""
        query = (
            "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            " WHERE locktype = 'advisory' AND granted AND datname = %s"
        )
        return self._admin.execute(query, [self._name]).fetchone() is not None

    def wait_until_idle(self) -> None:
        """Wait until the server has noticed that its clients are gone.

        Raises:
            TimeoutError: It has not for a long time.
        """
        deadline = time.monotonic() + _PATIENCE
        query = "SELECT 1 FROM pg_stat_activity WHERE datname = %s"
        while self._admin.execute(query, [self._name]).fetchone() is not None:
            if time.monotonic() > deadline:
                raise TimeoutError(self._name)
            time.sleep(0.005)

    def count_papers(self) -> dict[str, int]:
        """Return how many papers each volume has."""
        with psycopg.connect(_plain(self.database)) as connection:
            return count_papers(connection)


class ServerTrial:
    """Work that changes a database of a server; ``states`` as those of work on files."""

    def __init__(self, work: Work, shared: ServerDatabase) -> None:
        self.name = work.name
        self.by_parts = work.by_parts
        self.shared = shared
        arguments = tuple(shared.database if argument == OTHER else argument for argument in work.arguments)
        self._arguments = ("--db", DATABASE if work is COPY else shared.database, *arguments)
        self.fresh()
        first = self.state()
        result, told = Child(shared.folder, self._arguments, tell=self._state).wait()
        if result.status:
            raise RuntimeError(f"{self.name}: {result.said}")
        self.states = [first, *told, self.state()]

    def fresh(self) -> None:
        """Make the database anew."""
        self.shared.fresh()

    def start(self, before: Callable[[], None] = lambda: None) -> Child:
        """Begin the work in a child."""
        return Child(self.shared.folder, self._arguments, before=before)

    def has_begun(self) -> bool:
        """Whether the work holds the lock of those who write."""
        return self.shared.is_written_to()

    def state(self) -> str:
        """Return the digest of all rows, once the server has noticed that nobody is at work."""
        self.shared.wait_until_idle()
        return self._state()

    def _state(self) -> str:
        return state_of_server(_plain(self.shared.database))


def end_backends(trial: ServerTrial, count: int, fault: str) -> Outcome:
    """End the server's side at random moments, as an administrator or a restart does; the work is done again."""
    outcome = Outcome(fault)
    moments = Moments(trial, seed=7)
    for _ in range(count):
        trial.fresh()
        child = trial.start()
        moments.wait(child)
        trial.shared.end()
        result, told = child.wait()
        failed = outcome.hear(result)
        outcome.count(struck=failed)
        check(outcome, trial, told, failed=failed)
    return outcome


def _plain(url: str) -> str:
    """Return the URL as the driver itself reads it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
