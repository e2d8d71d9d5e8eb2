"""Servers of ledgers for a browser, on free ports of this machine."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from communique.server.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator


class Site(NamedTuple):
    """A server, and pages of it: of an event, an article, and an event that strangers told."""

    address: str
    event: str
    article: str
    evil: str

    def at(self, page: str) -> str:
        return self.address + page.format(event=self.event, article=self.article, evil=self.evil)


@contextmanager
def served(path: str) -> Iterator[str]:
    """Serve a ledger; gives the address of the server without a slash at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(path), port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
