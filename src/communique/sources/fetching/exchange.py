"""What bounds one exchange with a server, whatever it sends: the time, and the bytes on the wire.

Connections outlive the exchange they were made for, so they look up the bounds of the one that goes on in
their thread.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import httpcore2

if TYPE_CHECKING:
    import ssl
    import threading
    from collections.abc import Iterator

SLICE_S: Final = 0.2
"""Seconds after which a thread that waits for a server looks whether it should stop."""


class TooManyBytesError(httpcore2.NetworkError):
    """A server sends more than any answer that we want can have, its headers and framing included."""


class SilentError(httpcore2.ReadTimeout):
    """A server sends nothing for longer than one that works."""


class StoppedError(httpcore2.NetworkError):
    """The exchange was stopped from outside."""


@dataclass(slots=True)
class Exchange:
    """One exchange, until `deadline` on `time.monotonic`, of at most `bytes_left` more bytes received.

    A server may be silent for `silence` seconds of it.
    """

    deadline: float
    bytes_left: int
    silence: float
    stop: threading.Event | None = None
    is_connected_anew: bool = False
    has_received: bool = False

    def left(self) -> float:
        """Give the seconds left. Raises `httpcore2.ReadTimeout` or `StoppedError` where there are none."""
        if self.stop is not None and self.stop.is_set():
            raise StoppedError("it was stopped")
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout
        return seconds

    def count(self, received: int) -> None:
        self.has_received = self.has_received or received > 0
        self.bytes_left -= received
        if self.bytes_left < 0:
            raise TooManyBytesError("it sends without end")


_going_on: ContextVar[Exchange] = ContextVar("exchange")


def exchange() -> Exchange:
    """Give the exchange that goes on in this thread."""
    return _going_on.get()


def outer_stop() -> threading.Event | None:
    """Give what stops the exchange that one is about to begin in, if there is one."""
    outer = _going_on.get(None)
    return None if outer is None else outer.stop


@contextmanager
def within(bounds: Exchange) -> Iterator[Exchange]:
    """Let `bounds` hold for what is done in this thread."""
    token = _going_on.set(bounds)
    try:
        yield bounds
    finally:
        _going_on.reset(token)


class BoundedStream(httpcore2.NetworkStream):
    """A connection that keeps to the bounds of the exchange, however slowly the other side sends."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    # The timeouts of the library's calls are not needed: the exchange has its own.
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        until = time.monotonic() + exchange().silence
        while True:
            seconds = min(exchange().left(), SLICE_S)
            try:
                data = self._stream.read(max_bytes, seconds)
            except httpcore2.ReadTimeout:
                if time.monotonic() >= until and exchange().left():
                    raise SilentError from None
                continue
            exchange().count(len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, exchange().left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, exchange().left()))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
