"""`communique log`: everything that was ever met, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.day import Day
from communique.cli.event_list import json_option, limit_of, limit_option, print_objects
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.ledger.seen import Seen

MOST = 50
READ = ("read", "duplicate", "listing")
REASONS = ("not an article", "paywall", "not English", "too long", "unsupported", "failed")
"""Outcomes of what was not read."""


@click.command("log")
@click.argument("words", metavar="[WORDS]", required=False)
@click.option("--failed", is_flag=True, help="Only what was not read, for whatever reason.")
@click.option(
    "--outcome",
    "outcomes",
    type=click.Choice((*READ, *REASONS)),
    metavar="OUTCOME",
    multiple=True,
    help=f"Only this; may be given again. One of {', '.join((*READ, *REASONS))}.",
)
@click.option("--in", "found_in", metavar="SOURCE", help="Only what this feed, archive or folder named.")
@click.option("--since", type=Day(), metavar="DAY", help="Only what was met on this day or later.")
@ledger_option
@limit_option(MOST)
@json_option
def command(
    words: str | None,
    failed: bool,
    outcomes: tuple[str, ...],
    found_in: str | None,
    since: date | None,
    address: str,
    limit: int | None,
    as_json: bool,
) -> None:
    """Print what was met and what became of it, the latest first.

    WORDS stand in the address or path. What failed for a time is tried again by itself when the same
    command runs after the hour that is told; `communique add --again` tries at once whatever was not read.
    """
    from communique._text import one_line
    from communique.cli.table import table
    from communique.cli.wording import number

    wanted = (*outcomes, *REASONS) if failed else outcomes
    asked = limit_of(limit, MOST, as_json=as_json)
    with query(address) as ledger:
        if as_json:
            print_objects(ledger.log(words, wanted, found_in, since, asked))
            return
        counts = ledger.log_counts()
        found = list(ledger.log(words, wanted, found_in, since, asked + 1 if asked else None))
        rows = found[:asked]
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items())
    heading = f"{number(sum(counts.values()), 'thing')} met: {told}" if counts else "Nothing was met yet."
    click.echo(click.style(one_line(heading), bold=True))
    if rows:
        click.echo()
        click.echo("\n".join(table([tuple(_cells(row)) for row in rows], widest=100)))
    elif counts:
        click.echo("\nNone of it is what was asked for.")
    if len(found) > len(rows):
        click.echo(f"The {number(len(rows), 'line')} met last; --limit N shows more.", err=True)


def _cells(row: Seen) -> Iterator[str]:
    yield f"{row.last_seen[:16].replace('T', ' ')}Z"
    yield row.outcome
    yield row.source
    again = f", to be tried again after {row.retry_at[:16].replace('T', ' ')}Z" if row.retry_at else ""
    of = f"the text of {row.article}" if row.outcome == "duplicate" and row.article else ""
    yield f"{row.reason or of}{again}"
