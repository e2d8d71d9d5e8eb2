"""Listening: a server that gives up on clients who dawdle, and ends only when its answers are sent."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from communique.server.site import warm

if TYPE_CHECKING:
    import asyncio
    import socket

    from fastapi import FastAPI

    from communique.server.settings import Settings

WHOLE_S = 20
"""How long a request may take to arrive, and an answer to be taken once the connection is over."""
IDLE_S = 15
"""How long a connection is kept open for a further request."""
STOP_S = 20
"""How long answers in flight may take once the server is told to stop."""
MOST_BYTES = 512 * 2**10
"""Of a request that is not whole yet, its headers among them; what it may carry is bounded more closely."""
MOST_CONNECTIONS = 1_000


class Patient(HttpToolsProtocol):
    """A connection that is closed where a request does not arrive whole in time, or is far too long."""

    _timer: asyncio.TimerHandle | None = None
    _size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._size += len(data)
        super().data_received(data)
        if self._timer is not None and self._size > MOST_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._rest()
        super().on_message_complete()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._wait()  # closing waits until the last answer is taken

    def _wait(self) -> None:
        self._rest()
        self._timer = self.loop.call_later(WHOLE_S, self.transport.abort)

    def _rest(self) -> None:
        self._size = 0
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def run(app: FastAPI, listener: socket.socket, settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then send the answers that are being made."""
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=warm, daemon=True).start()  # what is asked meanwhile need not wait for all of it
    uvicorn.Server(configuration(app, settings)).run(sockets=[listener])


def configuration(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """Give how uvicorn is to run an application."""
    return uvicorn.Config(
        app, http=Patient, ws="none", log_level="warning", access_log=False, server_header=False,
        proxy_headers=bool(settings.proxies), forwarded_allow_ips=list(settings.proxies),
        timeout_keep_alive=IDLE_S, timeout_graceful_shutdown=STOP_S, limit_concurrency=MOST_CONNECTIONS,
    )  # fmt: skip


def _end(*_: Any) -> None:
    """End well: uvicorn sends the signal once more when it has stopped."""
    sys.exit(0)
