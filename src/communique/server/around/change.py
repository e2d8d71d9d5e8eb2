"""Whether a ledger has changed since it was last looked at, told without reading it."""

from __future__ import annotations

import asyncio
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger import Ledger

_MARKS = {
    "sqlite": "pragma data_version",  # counts what other connections committed, as this one sees it
    "postgresql": "select pg_current_snapshot()::text",  # reading takes no number, so it stays as it is
}


class Change:
    """Gives a mark that is another one after every change, by whichever program.

    A mark found less than `fresh_s` seconds ago is not looked for again: a change of another program may be
    seen that much later.
    """

    def __init__(self, ledger: Ledger, fresh_s: float = 0.0) -> None:
        self._ledger = ledger
        self._fresh_s = fresh_s
        self._lock = Lock()
        self._connection: Connection | None = None
        self._found: str | None = None
        self._found_at = float("-inf")
        self._looking: asyncio.Task[str | None] | None = None

    def recent(self) -> tuple[bool, str | None]:
        """Tell whether the mark is known well enough, and which it is, without any waiting."""
        return monotonic() - self._found_at < self._fresh_s, self._found

    async def present(self) -> str | None:
        """Give a mark that is fresh; all who ask at once wait for one look."""
        is_fresh, found = self.recent()
        if is_fresh:
            return found
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return await asyncio.shield(self._looking)

    def touch(self) -> None:
        """Forget the mark: this server itself has changed the ledger."""
        self._found_at, self._looking = float("-inf"), None

    async def _look(self) -> str | None:
        """Look in a thread of its own, so as to wait for no question."""
        begun = monotonic()
        found = await to_thread.run_sync(self.mark, limiter=CapacityLimiter(1))
        if self._looking is asyncio.current_task():  # nobody has touched it since
            self._found, self._found_at = found, begun
        return found

    def mark(self) -> str | None:
        """Give the present mark; None where the ledger does not answer."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._ledger.reading()
                found = self._connection.exec_driver_sql(_MARKS[self._connection.dialect.name]).scalar()
                self._connection.rollback()  # in a transaction one sees no changes of others
            except SQLAlchemyError:
                self._drop()
                return None
            return str(found)

    def close(self) -> None:
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
