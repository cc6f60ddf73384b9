"""Fixtures that all rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The machines that run this are busy: a deadline would fail on load, not on a fault.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the whole seed text and the gold, beside the checkout or where an environment variable says."""
    folder = Path(os.environ.get("PROCEEDINGS_DB_SHARED", PROJECT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the shared gold is not beside the checkout (PROCEEDINGS_DB_SHARED names it)")
    return folder
