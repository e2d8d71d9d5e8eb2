"""A ledger that can only be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.ledger.engine import open_to_read
from communique.ledger.queries import Queries

if TYPE_CHECKING:
    from sqlalchemy import Connection


class ReadOnlyLedger(Queries):
    """A ledger that is there, with the present tables; the database itself refuses to write.

    Raises `LedgerUnavailable`.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._engine = open_to_read(address)

    def reading(self) -> Connection:
        """Give a connection to read by; to be closed, or used in a `with` statement."""
        return self._engine.connect()

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> ReadOnlyLedger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
