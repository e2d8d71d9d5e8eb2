"""Add what was read to a ledger in batches, and count what became of it."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from communique._text import json_line, one_line
from communique.cli.workers import REPORT_IT, Known
from communique.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.ledger import Ledger
    from communique.ledger.runs import Run
    from communique.record import Record

MOST = 50
"""Records of a batch, which is one transaction."""
LONGEST_S = 5.0
"""Seconds after which a batch is added though it is not full."""


class Adding:
    """Takes records, articles known already and errors in order; `say` prints a sentence for the user."""

    def __init__(self, ledger: Ledger, run: Run, say: Callable[[str], None], *, as_json: bool) -> None:
        self._ledger, self._run, self._say, self._as_json = ledger, run, say, as_json
        self._batch: list[Record | Known | InputError] = []
        self._since = time.monotonic()
        self.counts: Counter[str] = Counter()

    @property
    def is_due(self) -> bool:
        """Whether the batch should be added now."""
        return len(self._batch) >= MOST or time.monotonic() - self._since > LONGEST_S

    def take(self, one: Record | Known | InputError) -> None:
        if isinstance(one, InputError):
            self._say(one_line(str(one)))
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(one)

    def flush(self, *, is_last: bool = False) -> None:
        """Add the batch at hand, and print what became of each of it."""
        batch, self._batch = self._batch, []
        outcomes = iter(self._added([one for one in batch if not isinstance(one, Known | InputError)]))
        for one in batch:
            if isinstance(one, InputError):
                self._tell(one.source, "failed", reason=str(one))
            elif isinstance(one, Known):
                self.counts["known"] += 1
                self._tell(one.source, "unchanged")
            else:
                self._tell_of(one, next(outcomes))
        if batch or is_last:
            self._run.keep(self.counts, is_finished=is_last)

    def _added(self, records: Sequence[Record]) -> list[str | InputError]:
        """Add records together; where one of them is what cannot be added, each by itself."""
        from sqlalchemy.exc import InterfaceError, OperationalError

        try:
            return [*self._ledger.add_many(records)] if records else []
        except (InterfaceError, OperationalError):
            raise  # the database, not the record, has failed
        except Exception as error:
            if len(records) > 1:
                return [outcome for record in records for outcome in self._added([record])]
            problem = f"adding it failed ({type(error).__name__}: {error})"
            return [InputError(records[0].article.source, problem, REPORT_IT)]

    def _tell_of(self, record: Record, outcome: str | InputError) -> None:
        if isinstance(outcome, InputError):
            self._say(one_line(str(outcome)))
            self._tell(record.article.source, "failed", reason=str(outcome))
            return
        if outcome in ("added", "replaced"):
            self.counts["reports"] += len(record.events)
        self._tell(record.article.source, outcome, reports=len(record.events))

    def _tell(self, source: str | None, outcome: str, **more: object) -> None:
        self.counts["inputs"] += 1
        self.counts[outcome] += 1
        if self._as_json:
            click.echo(json_line({"source": source, "outcome": outcome, **more}))
