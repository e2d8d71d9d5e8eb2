"""What is noted of each request: its number, how long it took, what became of it."""

from __future__ import annotations

import secrets
from time import perf_counter
from typing import TYPE_CHECKING

from communique.server.around.kept import route_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from communique.server.around.logs import Log
    from communique.server.around.metrics import Metrics

_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
"""Others are counted as one: a client may make up as many as it likes."""

_PLAIN = frozenset(("/metrics", "/api/v1/openapi.json"))
"""Addresses that have no parameters, and no route of FastAPI's."""


class Watch:
    """Gives each request a number (`x-request-id`), counts it, and writes it into the log if there is one."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: Log | None) -> None:
        self._app, self._metrics, self._log = app, metrics, log
        self._run, self._count = secrets.token_hex(4), 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._count += 1
        number = scope["request_id"] = f"{self._run}-{self._count}"
        header = (b"x-request-id", number.encode())
        path, begun, status, size = scope["path"], perf_counter(), 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], header]
            else:
                size += len(message.get("body", b""))
            await send(message)

        self._metrics.begin()
        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = perf_counter() - begun
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route, is_kept = _route(scope, path), "kept_route" in scope
            self._metrics.end(method, route, status, is_kept, seconds)
            if self._log:
                self._log.write(scope, path, method, route, status, seconds, size, is_kept)


def _route(scope: Scope, path: str) -> str:
    """Name what was asked for in words of our own, never in those of the client."""
    if path.startswith("/static/"):
        return "/static"
    return route_of(scope) or (path if path in _PLAIN else "none")
