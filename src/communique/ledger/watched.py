"""How each watched source fared the last time, and when it is due again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.ledger.clock import text
from communique.ledger.engine import writing
from communique.ledger.source_schema import watched
from communique.ledger.writing import replace_many

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from communique.ledger.ledger import Ledger

EARLY = timedelta(seconds=10)
"""By how much a source may be asked too early: cron is not exact, and would miss every second turn."""
LONGEST_REST = timedelta(days=1)
"""How long a source that fails again and again is left alone at most."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A source's state. Times are ISO text in UTC; `failures` are those in a row, `problem` the last."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: str | None = None
    due_at: str | None = None
    failures: int = 0
    problem: str | None = None
    entries: int | None = None

    def is_due(self, at: datetime) -> bool:
        return self.due_at is None or self.due_at <= text(at + EARLY)

    def answered(self, at: datetime, every: timedelta) -> Watched:
        """Give its state after an answer."""
        return replace(self, checked_at=text(at), due_at=text(at + every), failures=0, problem=None)

    def failed(self, at: datetime, every: timedelta, problem: str) -> Watched:
        """Give its state after a failure: it rests twice as long each time, up to a day."""
        rest = max(every, min(every * 2 ** min(self.failures, 20), LONGEST_REST))
        return replace(
            self, checked_at=text(at), due_at=text(at + rest), failures=self.failures + 1, problem=problem
        )


def load_watched(ledger: Ledger) -> dict[str, Watched]:
    """Give the state of every source that was ever watched, by address."""
    columns = [watched.c[name] for name in Watched.__slots__]
    with ledger.reading() as connection:
        return {row.address: Watched(*row) for row in connection.execute(select(*columns))}


def save_watched(ledger: Ledger, states: Iterable[Watched]) -> None:
    """Keep these states; those of other sources stay as they are."""
    rows = [asdict(state) for state in states]
    with writing(ledger._engine) as connection:
        replace_many(connection, watched, rows, key="address")
