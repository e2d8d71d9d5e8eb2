"""What every answer carries, whatever it is: headers that let a browser load nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Only our own files are run, never what stands in a page: what an article says can only ever be text."""
_RAW = [(name.encode(), value.encode()) for name, value in SECURITY.items()]
_NAMES = frozenset(name for name, _ in _RAW)


class Guard:
    """Adds the headers to every answer; refuses requests for other hosts than `hosts`, if any are told."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [pair for pair in message["headers"] if pair[0] not in _NAMES]
                message = {**message, "headers": others + _RAW}
            await send(message)

        if self._hosts and host_of(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This server does not answer to that name.\n", 400)
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


def host_of(header: str) -> str:
    """Give the host that a header names, without its port.

    >>> host_of("localhost:8000"), host_of("[::1]:8000"), host_of("::1")
    ('localhost', '::1', '::1')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header if header.count(":") > 1 else header.partition(":")[0].lower()
