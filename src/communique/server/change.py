"""Whether a ledger has changed since it was last looked at, told without reading it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger import Ledger

_MARKS = {
    "sqlite": "pragma data_version",  # counts what other connections committed, as this one sees it
    "postgresql": "select pg_current_snapshot()::text",  # reading takes no number, so it stays as it is
}


class Change:
    """Gives a mark that is another one after every change, by whichever program."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = Lock()
        self._connection: Connection | None = None

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
