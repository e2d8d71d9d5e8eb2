"""The ledger: one entry per real-world event, with every report of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.ledger.claim import Claims
from communique.ledger.engine import open_engine, writing
from communique.ledger.merging import merge
from communique.ledger.queries import Queries
from communique.ledger.store import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from communique.ledger.store import Outcome
    from communique.record import Record


class Ledger(Queries):
    """A ledger in a file (SQLite) or at a `postgresql://` address; made where there is none, else migrated.

    Raises `LedgerUnavailable`.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._engine = open_engine(address)
        self._claims = Claims()

    def add(self, record: Record) -> Outcome:
        """Add what an article reports; all of it or nothing. The same record again changes nothing."""
        return self.add_many([record])[0]

    def add_many(self, records: Sequence[Record]) -> list[Outcome]:
        """Add records in one transaction, and say what became of each."""
        with writing(self._engine) as connection:
            written = write(connection, records)
            merge(connection, written.claims, written.bereft, claims=self._claims)
        return written.outcomes

    def reading(self) -> Connection:
        """Give a connection to read by; to be closed, or used in a `with` statement."""
        return self._engine.connect()

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
