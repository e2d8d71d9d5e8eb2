"""How much one client may ask, and all of them together, so that some do not keep out the others."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from communique.server.around.clients import client_of
from communique.server.around.kept import LIVE
from communique.server.problems import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

MOST_CLIENTS = 50_000
"""Clients that are remembered; of more, those who asked longest ago are forgotten."""
WAIT_S = 2


class Bucket:
    """Lets each client ask `rate` times a second in the long run, and `burst` times at once.

    >>> bucket = Bucket(1, 2, clock=lambda: 0.0)
    >>> [bucket.wait("192.0.2.1") for _ in range(3)]
    [0.0, 0.0, 1.0]
    """

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = monotonic) -> None:
        self._step, self._slack, self._clock = 1 / rate, (burst - 1) / rate, clock
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, client: str) -> float:
        """Count a request; give the seconds to wait before the next try, 0 if it may be answered."""
        now = self._clock()
        due = max(self._full_at.get(client, now), now)
        if due - now > self._slack:
            return due - now - self._slack
        self._full_at[client] = due + self._step
        self._full_at.move_to_end(client)
        if len(self._full_at) > MOST_CLIENTS:
            self._full_at.popitem(last=False)
        return 0.0


class Limits:
    """Refuses what one client asks too often (429)."""

    def __init__(self, app: ASGIApp, rate: float, burst: int) -> None:
        self._app = app
        self._bucket = Bucket(rate, burst) if rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._bucket and (client := client_of(scope)) and (wait := self._bucket.wait(client)):
            told = {"retry-after": str(ceil(wait))}
            refusal = short(scope["path"], 429, f"You ask too often; ask again in {ceil(wait)} s.", told)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Crowd:
    """Refuses requests (503) while `at_once` others are being answered or wait."""

    def __init__(self, app: ASGIApp, at_once: int) -> None:
        self._app = app
        self._at_once = at_once
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(LIVE):
            await self._app(scope, receive, send)
            return
        if self._size >= self._at_once:
            told = {"retry-after": str(WAIT_S)}
            refusal = short(scope["path"], 503, f"Too many ask at once; ask again in {WAIT_S} s.", told)
            await refusal(scope, receive, send)
            return
        self._size += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._size -= 1
