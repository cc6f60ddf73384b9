"""Ask the site for a page, without a server."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from datasette.app import Datasette
    from httpx import Response


def ask(site: Datasette, path: str, **parameters: str) -> Response:
    """The answer to ``path`` with the ``parameters`` of a form."""
    address = f"{path}?{urlencode(parameters)}" if parameters else path
    return asyncio.run(site.client.get(address))  # type: ignore[no-any-return]


def page(site: Datasette, path: str, **parameters: str) -> str:
    """The text of a page that is there."""
    response = ask(site, path, **parameters)
    assert response.status_code == 200, response.text[:500]
    return str(response.text)


def rows(site: Datasette, path: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of a table, a view or a query, as JSON gives them."""
    told = page(site, f"{path}.json", **parameters, _shape="array", _size="max")
    return json.loads(told)  # type: ignore[no-any-return]
