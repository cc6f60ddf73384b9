"""Only this machine is answered, by its own names: a page elsewhere cannot have its name point here and read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from proceedings_db.browsing.own_hosts import is_own_host

if TYPE_CHECKING:
    from datasette.app import Datasette

OWN = ["localhost", "localhost:8001", "127.0.0.1", "127.0.0.1:8001", "[::1]:8001", "LOCALHOST:1"]
OTHERS = ["evil.example", "evil.example:8001", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "",
          "localhost:evil", "evil.example#localhost", "[::1]x", "::1", "0.0.0.0:8001"]  # fmt: skip


@pytest.mark.parametrize("host", OWN)
def test_own_names_are_answered(site: Datasette, host: str) -> None:
    assert asyncio.run(site.client.get("/proceedings", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("path", ["/proceedings", "/proceedings/paper.json", "/-/static/app.css", "/record/paper/x"])
@pytest.mark.parametrize("host", OTHERS)
def test_other_names_are_refused(site: Datasette, host: str, path: str) -> None:
    response = asyncio.run(site.client.get(path, headers={"Host": host}))
    assert response.status_code == 403
    assert "http://127.0.0.1" in response.text
    assert len(response.text) < 100


def test_one_host_must_be_named() -> None:
    own, other = (b"host", b"localhost"), (b"Host", b"evil.example")
    assert is_own_host([own, (b"accept", b"*/*")])
    assert not is_own_host([])
    assert not is_own_host([own, other])
    assert not is_own_host([own, own])
