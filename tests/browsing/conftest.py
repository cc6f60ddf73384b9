"""The site of the shipped volume, for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing.serving import free_port, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from datasette.app import Datasette

pytest.importorskip("datasette", reason="the extra browse is not installed")


@pytest.fixture(scope="package")
def site(seed_database: Path) -> Datasette:
    """The site, without a server."""
    from proceedings_db.browsing import make_site

    return make_site(f"sqlite:///{seed_database}")


@pytest.fixture(scope="package")
def address(seed_database: Path) -> Iterator[str]:
    """The address of the site, served by the command."""
    with served(seed_database, free_port()) as (_, address):
        yield address
