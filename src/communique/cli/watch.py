"""`communique watch`: what feeds and sitemaps name is read as it comes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from communique.cli.alerting import alerts_option
from communique.cli.ledger_option import ledger_option, opened, plain_errors

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.sources.watchlist import Watchlist


@click.command("watch")
@click.argument("config", metavar="FILE")
@click.option("--once", is_flag=True, help="Ask what is due, and end: for cron.")
@click.option("--all", "ask_all", is_flag=True, help="Ask every source at the beginning, due or not.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Articles that are read at once."
)
@alerts_option
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print what became of each article, one object a line.")
def command(
    config: str, address: str, jobs: int, *, once: bool, ask_all: bool, no_alerts: bool, as_json: bool
) -> None:
    """Ask the sources of FILE again and again, and read what is new into a ledger.

    FILE is TOML: for each source a table [[source]] with its address (a feed, a sitemap, a list of them) and,
    if wanted, every = "15 min" and outlet = "Fjord Times"; contact = "desk@fjord.example" tells web servers
    whom to write to. A source that fails is told and asked less often; the others go on. Ctrl-C and SIGTERM
    end it when what is read is added.
    """
    from communique.sources.watchlist import read_watchlist

    with plain_errors(address):
        watchlist = read_watchlist(config)
        with opened(address) as ledger:
            status = _watch(
                ledger, watchlist, jobs,
                once=once, ask_all=ask_all, tells_alerts=not no_alerts, as_json=as_json,
            )  # fmt: skip
            sys.exit(status)


def _watch(
    ledger: Ledger,
    watchlist: Watchlist,
    jobs: int,
    *,
    once: bool,
    ask_all: bool,
    tells_alerts: bool,
    as_json: bool,
) -> int:
    """Go round until stopped, and give the exit status."""
    from communique.cli.signals import Signals, Stopped
    from communique.cli.watching import Watching

    with Signals() as signals:
        watching = Watching(ledger, watchlist, signals, jobs=jobs, tells_alerts=tells_alerts, as_json=as_json)
        try:
            watching.round(ask_all=ask_all)
            while not once:
                watching.wait()
                watching.round()
        except Stopped as stop:
            signals.ignore()
            watching.end()
            return stop.exit_code
    return int(bool(watching.failures))
