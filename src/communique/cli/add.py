"""`communique add`: articles in, a ledger grows."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import click

from communique.cli.day import Day
from communique.cli.ledger_option import ledger_option, opened, plain_errors, without_password

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.cli.adding import Adding
    from communique.cli.signals import Signals
    from communique.cli.workers import Known, Workers
    from communique.errors import InputError
    from communique.ledger import Ledger
    from communique.record import Article, Record

FEW = 8
"""Inputs that are read sooner than processes to read them are started."""


@click.command("add")
@click.argument("inputs", metavar="PATH|FOLDER|JSONL|URL|-...", nargs=-1, required=True)
@ledger_option
@click.option(
    "--published", type=Day(), metavar="DAY", help="Day of publication of every article, as 2023-06-16."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Articles that are read at once; default: one a processor core.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each input, one object a line.")
def command(
    inputs: tuple[str, ...], address: str, published: date | None, jobs: int | None, as_json: bool
) -> None:
    """Read articles into a ledger.

    An input is a page or a text, a folder of them, an address, JSON Lines (.jsonl, .jsonl.gz), or - for
    standard input. A line is a record, as `communique read --json` prints it, or an article: an object
    with text and, where known, title, url, published and outlet.

    What the ledger holds is not read again: the same command goes on where it was cut short. An input that
    cannot be read is named on stderr; the rest are added all the same, and the exit status is 1.
    """
    with plain_errors(address), opened(address) as ledger:
        sys.exit(_Job(ledger, inputs, published, as_json).run(jobs))


class _Job:
    """One run: what is read, and into which ledger."""

    def __init__(
        self, ledger: Ledger, inputs: tuple[str, ...], published: date | None, as_json: bool
    ) -> None:
        from communique.cli.inputs import count, passed_over
        from communique.cli.progress import Bar
        from communique.reading.reader import Reader

        self.ledger, self.inputs, self.published, self.as_json = ledger, inputs, published, as_json
        self.total = count(inputs)
        self.bar = Bar(self.total, "Adding", beside_data=as_json)
        self.reader = Reader().info
        self.undated = 0
        self.passed_over = passed_over(inputs)

    def run(self, jobs: int | None) -> int:
        """Add all inputs, and give the exit status."""
        from communique.cli.adding import Adding
        from communique.cli.signals import Signals, Stopped
        from communique.cli.workers import Workers
        from communique.ledger.runs import Run, count_events

        begun, before, status = time.monotonic(), count_events(self.ledger), 0
        adding = Adding(
            self.ledger, Run(self.ledger, self.reader.version), self.bar.say, as_json=self.as_json
        )
        with Signals() as signals, Workers(self._jobs(jobs)) as workers:
            try:
                self._add(adding, workers, signals)
            except Stopped as stop:
                status = stop.exit_code
                signals.ignore()
                adding.flush()
        self.bar.close()
        self._tell_passed_over()
        new = count_events(self.ledger) - before
        click.echo(_summary(adding.counts, new, self.ledger.address, time.monotonic() - begun), err=True)
        if status:
            click.echo("Stopped; what was added is kept, and the same command goes on from there.", err=True)
        return status or int(bool(adding.counts["failed"] or self.undated))

    def _add(self, adding: Adding, workers: Workers, signals: Signals) -> None:
        for one in self._read(workers):
            adding.take(one)
            self.bar.step()
            if adding.is_due:
                with signals.held():
                    adding.flush()
        with signals.held():
            adding.flush(is_last=True)

    def _read(self, workers: Workers) -> Iterator[Record | Known | InputError]:
        from communique.cli.inputs import items_of
        from communique.cli.workers import load_one, read_one

        loaded = workers.each(partial(load_one, published=self.published), items_of(self.inputs))
        yield from workers.each(read_one, self._unread(loaded))

    def _unread(
        self, loaded: Iterable[Article | Record | InputError]
    ) -> Iterator[Article | Record | Known | InputError]:
        """Leave out what the ledger holds, and name the articles that have no day."""
        from communique._text import one_line
        from communique.cli.read import undated
        from communique.cli.workers import Known
        from communique.ledger.runs import is_read
        from communique.record import Article

        for one in loaded:
            if isinstance(one, Article) and is_read(self.ledger, one, self.reader):
                yield Known(one.source or "")
                continue
            if isinstance(one, Article) and not one.published:
                self.undated += 1
                self.bar.say(one_line(undated(one.source or "-")))
            yield one

    def _tell_passed_over(self) -> None:
        """Say which files of folders were not read, in words and, as the last line, as data."""
        from communique._text import json_line, one_line
        from communique.cli.wording import listed, number

        if not self.passed_over:
            return
        if self.as_json:
            click.echo(json_line({"outcome": "passed over", "files": self.passed_over}))
        kinds = listed(f"{count:,} {kind}" for kind, count in self.passed_over.most_common())
        files = number(self.passed_over.total(), "file")
        click.echo(one_line(f"{files} of other kinds passed over: {kinds}."), err=True)

    def _jobs(self, asked: int | None) -> int:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return asked or (cores if self.total is None or self.total > FEW else 1)


def _summary(counts: Counter[str], events: int, address: str, seconds: float) -> str:
    """Say what a run has done, on one line."""
    parts = [f"{counts['added']:,} added"]
    known = f" ({counts['known']:,} of them not read again)" if counts["known"] else ""
    parts += [f"{counts['unchanged']:,} unchanged{known}"] if counts["unchanged"] else []
    parts += [f"{counts[name]:,} {word}" for name, word in OUTCOMES.items() if counts[name]]
    grown = f"{counts['reports']:,} reports of events, {events:+,} events"
    return f"{', '.join(parts)}: {grown} in {without_password(address)}, {seconds:.1f} s."


OUTCOMES = {
    "replaced": "read anew",
    "older": "older than the reading there",
    "failed": "failed",
}
