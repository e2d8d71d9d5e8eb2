"""The log of requests: one JSON object a line, without what was asked or by whom, unless that is wanted."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from logging.handlers import QueueListener, WatchedFileHandler
from queue import Full, Queue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import Scope

    from communique.server.settings import Settings

_MOST_WAITING = 50_000
"""Lines that wait to be written; where a disk or pipe takes no more, later ones are left out."""


class Log:
    """Writes lines in a thread of its own; a file that is moved away, as logrotate does, is opened anew."""

    def __init__(self, where: str, *, with_words: bool = False, with_clients: bool = False) -> None:
        """Open a file, or standard output for "-". Raises `OSError`."""
        self._with_words, self._with_clients = with_words, with_clients
        self._waiting: Queue[Any] = Queue(_MOST_WAITING)
        made: logging.Handler
        made = (
            logging.StreamHandler(sys.stdout) if where == "-" else WatchedFileHandler(where, encoding="utf-8")
        )
        made.setFormatter(logging.Formatter("%(message)s"))
        self._handler = made
        self._listener = QueueListener(self._waiting, made)
        self._listener.start()
        self._lost = 0

    def write(
        self, scope: Scope, path: str, method: str, route: str, status: int, seconds: float, size: int,
        is_kept: bool,
    ) -> None:  # fmt: skip
        """Note a request that has been answered."""
        told: dict[str, Any] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "id": scope["request_id"], "method": method, "route": route, "status": status,
            "ms": round(seconds * 1000, 1), "bytes": size, "kept": is_kept,
        }  # fmt: skip
        if self._lost:
            told["lines_lost"] = self._lost
        if self._with_words:
            told |= {"path": path, "query": scope["query_string"].decode("latin-1")}
        if self._with_clients:
            told["client"] = (scope.get("client") or (None,))[0]
        try:
            self._waiting.put_nowait(_line(json.dumps(told)))
            self._lost = 0
        except Full:
            self._lost += 1

    def close(self) -> None:
        """Write what waits."""
        self._listener.stop()
        self._handler.close()


def open_log(settings: Settings) -> Log | None:
    """Open the log that is wanted, if one is. Raises `OSError`."""
    if settings.log is None:
        return None
    return Log(settings.log, with_words=settings.logs_words, with_clients=settings.logs_clients)


def _line(words: str) -> logging.LogRecord:
    return logging.LogRecord("communique.requests", logging.INFO, "", 0, words, None, None)
