"""Rounds of asking the sources that are due, and of reading what they name."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import click

from communique._text import one_line
from communique.cli.adding import Adding
from communique.cli.alerting import tell_alerts
from communique.cli.asking import Asking
from communique.cli.job import Job
from communique.cli.job_summary import summary, tell_undated
from communique.ledger import clock
from communique.ledger.runs import count_events
from communique.ledger.seen import next_retry, to_retry
from communique.ledger.watched import load_watched
from communique.reading.reader import Reader
from communique.sources.fetching.polite import Polite
from communique.sources.fetching.robots import Robots
from communique.sources.fetching.web import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from communique.cli.signals import Signals
    from communique.errors import InputError
    from communique.ledger import Ledger
    from communique.sources.items import Item
    from communique.sources.watchlist import Source, Watchlist

LONGEST_SLEEP_S: Final = 60.0
"""Seconds after which the clock is looked at, which may have been set."""


class Watching:
    """The sources of a list, and the ledger that they are read into.

    `failures` are what went wrong in the last round: sources that failed, and pages that could not be had.
    `sleep` is for tests; they set `ledger.clock` too.
    """

    def __init__(
        self,
        ledger: Ledger,
        watchlist: Watchlist,
        signals: Signals,
        *,
        jobs: int,
        as_json: bool,
        tells_alerts: bool = False,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._ledger, self._sources, self._signals = ledger, watchlist.sources, signals
        self._jobs, self._as_json, self._sleep = jobs, as_json, sleep
        self._tells_alerts = tells_alerts
        self._fetcher = Fetcher(contact=watchlist.contact)
        self._robots = Robots(self._fetcher)
        self._reader = Reader().info
        self._adding: Adding | None = None
        self.failures = 0

    def round(self, *, ask_all: bool = False) -> None:
        """Ask the sources that are due, and read what they name and what failed for a time before."""
        begun, before = time.monotonic(), count_events(self._ledger)
        polite = Polite(self._fetcher, robots=self._robots)
        self._adding = adding = Adding(self._ledger, None, self._reader, _say, as_json=self._as_json)
        asking = Asking(polite, load_watched(self._ledger), tell=adding.note_listing)
        due = [one for one in self._sources if ask_all or asking.is_due(one)]
        job = Job(self._ledger, adding, self._reader, polite, jobs=self._jobs)
        job.run(self._items(asking, due), self._signals)
        adding.finish()
        self._adding = None
        with self._signals.held():
            asking.save(self._ledger)
        self.failures = adding.failures - adding.undated
        if adding.has_news:
            tell_undated(adding)
            grown, seconds = count_events(self._ledger) - before, time.monotonic() - begun
            click.echo(summary(adding, grown, self._ledger.address, seconds), err=True)
        if self._tells_alerts:
            tell_alerts(self._ledger, _say)

    def wait(self) -> None:
        """Sleep until a source is due, or something that failed for a time."""
        while (seconds := self._seconds_left()) > 0:
            self._sleep(min(seconds, LONGEST_SLEEP_S))

    def end(self) -> None:
        """Add what is at hand, and say that it ends."""
        if self._adding is not None:
            self._adding.flush()
        _say("Stopped; what was added is kept, and the same command goes on from there.")

    def _items(self, asking: Asking, due: list[Source]) -> Iterator[Item | InputError]:
        yield from asking.items(due)
        with self._ledger.reading() as connection:
            again = to_retry(connection)
        yield from again  # last: what a feed still names is read as it tells of it now

    def _seconds_left(self) -> float:
        states = load_watched(self._ledger)
        moments = [states[one.address].due_at if one.address in states else None for one in self._sources]
        with self._ledger.reading() as connection:
            retry_at = next_retry(connection)
        if None in moments:
            return 0.0
        first = min(moment for moment in (*moments, retry_at) if moment)
        return (datetime.fromisoformat(first) - clock.now()) / timedelta(seconds=1)


def _say(sentence: str) -> None:
    click.echo(one_line(sentence), err=True)
