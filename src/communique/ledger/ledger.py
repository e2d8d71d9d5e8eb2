"""The ledger: one entry per real-world event, with every report of it.

What writes and merges is imported when it is needed: a question should not wait for it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from communique.ledger.claim import Claims
from communique.ledger.engine import open_engine, writing
from communique.ledger.queries import Queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from communique.ledger.access import Token
    from communique.ledger.corrections import Corrector
    from communique.ledger.decisions import Correction
    from communique.ledger.readings import Outcome
    from communique.ledger.seen import Sighting
    from communique.record import Article, ReaderInfo, Record


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
        from communique.ledger.decisions import decided
        from communique.ledger.merging import merge
        from communique.ledger.naming import claims_of_articles, inherit
        from communique.ledger.store import write

        with self._writing() as connection, _without_collector():
            before = claims_of_articles(connection, [record.article.id for record in records])
            written = write(connection, records)
            if written.bereft:
                inherit(connection, before, set(written.claims))
            merge(connection, written.claims, written.bereft, decided(connection), self._claims)
        return written.outcomes

    def keep(self, articles: Sequence[Article]) -> int:
        """Store articles in languages that are not read yet; gives how many were not there."""
        from communique.ledger.kept import keep

        if not articles:
            return 0
        with self._writing() as connection:
            return keep(connection, articles)

    def note(self, sightings: Sequence[Sighting], reader: ReaderInfo) -> None:
        """Note in the reading log what became of what was met."""
        from communique.ledger.seen import note

        if sightings:
            with self._writing() as connection:
                note(connection, sightings, reader)

    def reading(self) -> Connection:
        """Give a connection to read by; to be closed, or used in a `with` statement."""
        return self._engine.connect()

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def accept(self, event: str, *, by: str, reason: str) -> Correction:
        """Say that an event is right. This and what follows: raises `UnknownEntry`, `InvalidCorrection`."""
        with self.correcting(by, reason) as corrector:
            return corrector.review("accept", event)

    def reject(self, event: str, *, by: str, reason: str) -> Correction:
        """Say that an event is wrong: it stays, marked as rejected."""
        with self.correcting(by, reason) as corrector:
            return corrector.review("reject", event)

    def edit(self, event: str, *, by: str, reason: str, **fields: object) -> Correction:
        """Say what fields are: type, mode, status, first_day, last_day, place, sources, targets."""
        with self.correcting(by, reason) as corrector:
            return corrector.edit(event, fields)

    def merge(self, event: str, other: str, *, by: str, reason: str) -> Correction:
        """Say that two events are one, which keeps the name of the first."""
        with self.correcting(by, reason) as corrector:
            return corrector.merge(event, other)

    def split(self, event: str, claims: Sequence[int | str], *, by: str, reason: str) -> Correction:
        """Say that claims, by number, or of articles, by source, digest or outlet, report another event."""
        with self.correcting(by, reason) as corrector:
            return corrector.split(event, claims)

    def undo(self, correction: int, *, by: str, reason: str) -> Correction:
        """Undo a correction by its number; an undo can be undone too."""
        with self.correcting(by, reason) as corrector:
            return corrector.undo(correction)

    def corrections(self, event: str | None = None) -> list[Correction]:
        """Give the corrections of an event, or all, the oldest first."""
        from communique.ledger.decisions import corrections_of

        with self.reading() as connection:
            return corrections_of(connection, event)

    def make_token(self, person: str, days: int | None = None) -> tuple[Token, str]:
        """Let a person correct over the network; gives the token too, which can never be read again.

        Raises `InvalidToken`.
        """
        from communique.ledger import access

        with self._writing() as connection:
            return access.make(connection, person, days)

    def revoke_token(self, number: int) -> Token:
        """Let a token in no more. Raises `UnknownEntry`, `InvalidToken`."""
        from communique.ledger import access

        with self._writing() as connection:
            return access.revoke(connection, number)

    def token(self, word: str) -> Token | None:
        """Give what is known of a token, revoked and expired ones too; None of what is no token."""
        from communique.ledger import access

        with self.reading() as connection:
            return access.find(connection, word)

    def tokens(self) -> list[Token]:
        """Give who may correct over the network, or might once, the oldest token first."""
        from communique.ledger import access

        with self.reading() as connection:
            return access.every(connection)

    def remerge(self) -> int:
        """Work all events out anew from all claims; gives how many claims went to another event."""
        from communique.ledger.remerging import remerge

        with self._writing() as connection:
            return remerge(connection, self._claims)

    @contextmanager
    def correcting(self, by: str, reason: str) -> Iterator[Corrector]:
        """Give what corrects while nobody else writes: all that it does is kept, or nothing."""
        from communique.ledger.corrections import Corrector

        with self._writing() as connection:
            yield Corrector(connection, self._claims, by, reason)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with writing(self._engine) as connection:
                yield connection
        except BaseException:
            self._claims = Claims()  # the numbers of rows that are taken back are given to others
            raise


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let no garbage be looked for: a batch makes many objects and no cycles, and looking takes a sixth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
