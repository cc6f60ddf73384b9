"""Fixtures that all rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import proceedings_db

# The machines that run this are busy: a deadline would fail on load, not on a fault.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def seed_database(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped volume in an SQLite file, which nobody writes."""
    path = tmp_path_factory.mktemp("seed") / "پایگاه 1.db"
    proceedings_db.load(project / "seeds" / "applied-political-geography-1391", url=f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the whole seed text and the gold, beside the checkout or where an environment variable says."""
    folder = Path(os.environ.get("PROCEEDINGS_DB_SHARED", PROJECT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the shared gold is not beside the checkout (PROCEEDINGS_DB_SHARED names it)")
    return folder
