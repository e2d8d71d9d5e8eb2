"""What every answer carries, whatever it is: headers that let a browser load nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Adds the headers to every answer; refuses requests for other hosts than `hosts`, if any are told.

    A request that names several hosts is refused: one part of the server could take it for one, one for the
    other. One that asks for the headers alone is answered as if it asked for all, without what it would get.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        is_head = scope["method"] == "HEAD"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [pair for pair in message["headers"] if pair[0] not in _NAMES]
                message = {**message, "headers": others + _RAW}
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(named) > 1 or (self._hosts and host_of("".join(named)) not in self._hosts):
            refusal = PlainTextResponse("This server does not answer to that name.\n", 400)
            await refusal(scope, receive, guarded)
            return
        if not is_head:
            await self._app(scope, receive, guarded)
            return
        asked = {**scope, "method": "GET"}
        try:
            await self._app(asked, receive, guarded)
        finally:
            # For who watches from outside.
            scope.update((name, asked[name]) for name in ("route", "kept_route") if name in asked)


def host_of(header: str) -> str:
    """Give the host that a header names, without its port.

    >>> host_of("localhost:8000"), host_of("[::1]:8000"), host_of("::1")
    ('localhost', '::1', '::1')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header if header.count(":") > 1 else header.partition(":")[0].lower()
