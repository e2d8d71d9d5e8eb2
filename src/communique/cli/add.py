"""`communique add`: articles in, a ledger grows."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from communique.cli.alerting import alerts_option, tell_alerts
from communique.cli.day import Day
from communique.cli.ledger_option import ledger_option, opened, plain_errors

if TYPE_CHECKING:
    from datetime import date

    from communique.ledger import Ledger

FEW = 8
"""Inputs that are read sooner than processes to read them are started."""


@click.command("add")
@click.argument("inputs", metavar="PATH|FOLDER|URL|FEED|WARC|-...", nargs=-1, required=True)
@ledger_option
@click.option(
    "--published", type=Day(), metavar="DAY", help="Day of publication of every article, as 2023-06-16."
)
@click.option(
    "--column",
    "columns",
    metavar="NAME=MEANING",
    multiple=True,
    help="What a column of a table is: text, html, url, title, published, outlet or authors.",
)
@click.option("--again", is_flag=True, help="Try again what could not be read before.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Articles that are read at once; default: one a processor core.",
)
@alerts_option
@click.option("--json", "as_json", is_flag=True, help="Print what became of each input, one object a line.")
def command(
    inputs: tuple[str, ...],
    address: str,
    published: date | None,
    columns: tuple[str, ...],
    jobs: int | None,
    *,
    again: bool,
    no_alerts: bool,
    as_json: bool,
) -> None:
    """Read articles into a ledger.

    An input is a page or a text, a folder, an address, a feed, a sitemap or a list of them (OPML), a web
    archive (WARC, WACZ), an e-mail, a table (CSV, Parquet) or JSON Lines, packed or not; - is standard input.
    What it is shows in its content. Lines and rows are records, as `communique read --json` prints them, or
    articles: text or url and, where known, title, published, outlet and authors.

    What the ledger holds is not read again: the same command goes on where it was cut short. An input that
    cannot be read is named on stderr; the rest are added all the same, and the exit status is 1.
    `communique log` says of everything met what became of it.
    """
    from communique.cli.columns import meanings_of

    meanings = meanings_of(columns)
    with plain_errors(address), opened(address) as ledger:
        status = _add(
            ledger, inputs, meanings, published, jobs,
            again=again, tells_alerts=not no_alerts, as_json=as_json,
        )  # fmt: skip
        sys.exit(status)


def _add(
    ledger: Ledger,
    inputs: tuple[str, ...],
    columns: dict[str, str],
    published: date | None,
    jobs: int | None,
    *,
    again: bool,
    tells_alerts: bool,
    as_json: bool,
) -> int:
    """Add all inputs, and give the exit status."""
    from communique.cli.adding import Adding
    from communique.cli.job import Job
    from communique.cli.job_summary import summary, tell_passed_over, tell_undated
    from communique.cli.progress import Bar
    from communique.cli.signals import Signals, Stopped
    from communique.ledger.runs import Run, count_events
    from communique.reading.reader import Reader
    from communique.sources.counting import count
    from communique.sources.discover import items_of
    from communique.sources.fetching.polite import Polite
    from communique.sources.fetching.web import Fetcher

    begun, before, status = time.monotonic(), count_events(ledger), 0
    reader, polite, total = Reader().info, Polite(Fetcher()), count(inputs)
    bar = Bar(total, "Adding", beside_data=as_json)
    adding = Adding(ledger, Run(ledger, reader.version), reader, bar.say, as_json=as_json)
    job = Job(ledger, adding, reader, polite, jobs=_jobs(jobs, total), published=published, again=again)
    items = items_of(
        inputs, fetch_all=polite.fetch_lists, columns=columns, is_page=job.is_page, tell=adding.note_listing
    )
    with Signals() as signals:
        try:
            job.run(items, signals, bar.step, bar.expect)
            adding.finish()
            if tells_alerts:
                tell_alerts(ledger, bar.say)
        except Stopped as stop:
            status = stop.exit_code
            signals.ignore()
            adding.flush()
    bar.close()
    tell_undated(adding)
    tell_passed_over(adding, as_json=as_json)
    grown, seconds = count_events(ledger) - before, time.monotonic() - begun
    click.echo(summary(adding, grown, ledger.address, seconds), err=True)
    if status:
        click.echo("Stopped; what was added is kept, and the same command goes on from there.", err=True)
    return status or int(bool(adding.failures))


def _jobs(asked: int | None, total: int | None) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return asked or (cores if total is None or total > FEW else 1)
