"""Who is answered: those who ask this machine by its own names.

The site listens on loopback only; but the name of a page elsewhere may be made to point to 127.0.0.1, and the browser
would then let that page read the answers (DNS rebinding). The header ``Host`` still says whom the page asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

NAMES: Final = frozenset({b"127.0.0.1", b"localhost", b"[::1]"})
REFUSED: Final = "This site answers only to http://127.0.0.1 and http://localhost.\n"


def answer_own_hosts(app: App) -> App:
    """Return ``app`` behind a door that refuses every request to another host, whatever its port."""

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_own_host(scope["headers"]):
            await app(scope, receive, send)
        elif scope["type"] == "http":
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": REFUSED.encode()})

    return answer


def is_own_host(headers: list[tuple[bytes, bytes]]) -> bool:
    """Return whether a request names a host, once, and this machine."""
    hosts = [value for name, value in headers if name.lower() == b"host"]
    return len(hosts) == 1 and _without_port(hosts[0].lower()) in NAMES


def _without_port(host: bytes) -> bytes:
    name, colon, port = host.rpartition(b":")
    return name if colon and port.isdigit() else host
