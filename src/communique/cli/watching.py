"""Rounds of asking the sources that are due, and of reading what they name."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from communique._text import one_line
from communique.cli.adding import Adding
from communique.cli.job import Job
from communique.cli.job_summary import summary
from communique.errors import InputError
from communique.ledger.runs import Run, count_events
from communique.ledger.seen import to_retry
from communique.ledger.watched import Watched, load_watched, save_watched
from communique.reading.reader import Reader
from communique.sources import NotModified, Validators
from communique.sources.discover import is_address, items_of
from communique.sources.items import Item
from communique.sources.polite import Polite
from communique.sources.robots import Robots
from communique.sources.wanted import LISTING
from communique.sources.web import Fetcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.cli.signals import Signals
    from communique.ledger import Ledger
    from communique.sources import RawInput
    from communique.sources.watchlist import Source, Watchlist

LONGEST_SLEEP_S = 60.0
"""Seconds after which the clock is looked at, which may have been set."""


@dataclass(slots=True)
class Listing:
    """What a source gave that was asked, taken apart into `items`; `problem` where it could not be."""

    source: Source
    raw: RawInput
    entries: int = 0
    problem: InputError | None = None

    def items(self, polite: Polite) -> Iterator[Item | InputError]:
        address = self.source.address

        def fetch(url: str) -> RawInput:
            return self.raw if url == address else polite.fetch(url)

        for one in items_of([address], fetch=fetch):
            if isinstance(one, InputError) and one.source == address:
                self.problem = one
                continue
            self.entries += 1
            if isinstance(one, Item) and one.outlet is None:
                yield replace(one, outlet=self.source.outlet)
            else:
                yield one


class Watching:
    """The sources of a list, and the ledger that they are read into.

    `failures` are what went wrong in the last round: sources that failed, and pages that could not be had.
    """

    def __init__(
        self, ledger: Ledger, watchlist: Watchlist, signals: Signals, *, jobs: int, as_json: bool
    ) -> None:
        self._ledger, self._sources, self._signals = ledger, watchlist.sources, signals
        self._jobs, self._as_json = jobs, as_json
        self._fetcher = Fetcher(contact=watchlist.contact)
        self._robots = Robots(self._fetcher)
        self._reader = Reader().info
        self._adding: Adding | None = None
        self._states: dict[str, Watched] = {}
        self.failures = 0

    def round(self, *, ask_all: bool = False) -> None:
        """Ask the sources that are due, and read what they name and what failed for a time before."""
        self.failures = 0
        self._states = load_watched(self._ledger)
        polite = Polite(self._fetcher, robots=self._robots)
        listings = list(self._ask(polite, ask_all=ask_all))
        items = [*self._to_retry(), *(item for one in listings for item in one.items(polite))]
        if items:
            self._read(items, polite)
        for one in listings:
            self._keep(one)
        save_watched(self._ledger, self._states.values())

    def wait(self) -> None:
        """Sleep until a source is due."""
        states = [self._state(one) for one in self._sources]
        while not any(state.is_due(datetime.now(UTC)) for state in states):
            due_at = min(state.due_at or "" for state in states)
            seconds = (datetime.fromisoformat(due_at) - datetime.now(UTC)) / timedelta(seconds=1)
            time.sleep(min(max(seconds, 0.1), LONGEST_SLEEP_S))

    def end(self) -> None:
        """Add what is at hand, and say that it ends."""
        if self._adding is not None:
            self._adding.flush()
        click.echo("Stopped; what was added is kept, and the same command goes on from there.", err=True)

    def _state(self, source: Source) -> Watched:
        return self._states.get(source.address, Watched(source.address))

    def _ask(self, polite: Polite, *, ask_all: bool) -> Iterator[Listing]:
        """Ask each source that is due, and give what is new of it."""
        now = datetime.now(UTC)
        due = [one for one in self._sources if ask_all or self._state(one).is_due(now)]
        for source, answer in polite.fetch_many(due, wanted=LISTING, validators=self._validators):
            if isinstance(answer, InputError):
                self._fail(source, answer)
            elif isinstance(answer, NotModified):
                self._states[source.address] = self._state(source).answered(now, source.every)
            else:
                yield Listing(source, answer)

    def _validators(self, source: Source) -> Validators | None:
        state = self._state(source)
        return Validators(state.etag, state.last_modified) if state.etag or state.last_modified else None

    def _fail(self, source: Source, error: InputError) -> None:
        state = self._state(source).failed(datetime.now(UTC), source.every, error.problem)
        self._states[source.address] = state
        self.failures += 1
        when = (state.due_at or "")[:16].replace("T", " ")
        click.echo(one_line(f"{source.address}: {error.problem}; it is asked again after {when}Z."), err=True)

    def _keep(self, listing: Listing) -> None:
        """Note that a listing was read to its end: only then it need not be given again."""
        source, validators = listing.source, listing.raw.validators
        if listing.problem is not None:
            self._fail(source, listing.problem)
            return
        state = self._state(source).answered(datetime.now(UTC), source.every, listing.entries)
        self._states[source.address] = replace(
            state, etag=validators.etag, last_modified=validators.last_modified
        )

    def _to_retry(self) -> list[Item]:
        with self._ledger.reading() as connection:
            found = to_retry(connection)
        return [Item(source, found_in=found_in) for source, found_in in found if is_address(source)]

    def _read(self, items: list[Item | InputError], polite: Polite) -> None:
        begun, before = time.monotonic(), count_events(self._ledger)
        run = Run(self._ledger, self._reader.version)
        self._adding = adding = Adding(
            self._ledger, run, self._reader, lambda words: click.echo(words, err=True), as_json=self._as_json
        )
        job = Job(self._ledger, adding, self._reader, polite, jobs=self._jobs)
        job.run(items, self._signals, lambda: None)
        adding.finish()
        self._adding = None
        self.failures += adding.failures
        if adding.counts["inputs"] > adding.counts["known"]:
            grown, seconds = count_events(self._ledger) - before, time.monotonic() - begun
            click.echo(summary(adding, grown, self._ledger.address, seconds), err=True)
