"""Runs: what was added to a ledger, when and by which reader, and what need not be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from communique.ledger import schema
from communique.ledger.engine import writing
from communique.ledger.readings import now
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.ledger.ledger import Ledger
    from communique.record import Article, ReaderInfo


class Run:
    """One run of a reader into a ledger, as a row of `runs`; without `finished` where it was cut short."""

    def __init__(self, ledger: Ledger, version: str) -> None:
        self._engine = ledger._engine
        with writing(self._engine) as connection:
            row = {"started": now(), "version": version}
            self._number = insert_many(connection, schema.runs, [row])[0]

    def keep(self, counts: Mapping[str, int], *, is_finished: bool = False) -> None:
        """Keep how many inputs were added, unchanged, replaced and failed so far."""
        finished = {"finished": now()} if is_finished else {}
        values = {
            name: counts.get(name, 0) for name in ("inputs", "added", "unchanged", "replaced", "failed")
        }
        with writing(self._engine) as connection:
            runs = schema.runs
            connection.execute(update(runs).where(runs.c.id == self._number).values(**values, **finished))


def read_from(ledger: Ledger, article: Article, reader: ReaderInfo) -> str | None:
    """Give whence the ledger has what this reader reads in the article, of that outlet and day, if it has.

    An article without a day tells nothing that one with a day does not.
    """
    a, r = schema.articles.c, schema.records.c
    found = (
        select(a.source)
        .join(schema.records, a.id == r.article)
        .where(a.digest == article.id, a.outlet == (article.outlet or ""), r.is_current == 1)
        .where(r.version == reader.version, r.model == reader.model)
    )
    if article.published:
        found = found.where(a.published == str(article.published))
    with ledger.reading() as connection:
        row = connection.execute(found.limit(1)).first()
    return None if row is None else row.source or ""


def count_events(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.events)) or 0
