"""Lists of events: the options that commands share, and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from communique.cli.day import Day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Command = Callable[..., Any]

    from communique.ledger import Ledger
    from communique.ledger.entries import EventEntry, Events

MOST = 100
"""Events that a page of text shows unless --limit says otherwise; --json gives all."""
STATUSES = ("occurred", "planned", "possible", "postponed", "cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Listing:
    """How much of a list is wanted, and as what."""

    as_json: bool
    limit: int | None
    after: str | None

    @property
    def asked(self) -> int | None:
        """How many events to ask for: one more than are shown tells that there are more."""
        return None if self.limit is None else self.limit + 1


def between_options(command: Command) -> Command:
    """Give a command the options --since and --until."""
    command = click.option("--until", type=Day(), metavar="DAY", help="Last day.")(command)
    return click.option("--since", type=Day(), metavar="DAY", help="First day, as 2023-06-16.")(command)


def limit_option(most: int = MOST) -> Callable[[Command], Command]:
    """Give a command the option --limit."""
    shown = f"At most N; 0 is all.  [default: {most}, with --json all]"
    return click.option("--limit", type=click.IntRange(0), metavar="N", help=shown)


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print one object a line.")(command)


def status_option(command: Command) -> Command:
    words = f"Only events that are so now; may be given again. One of {', '.join(STATUSES)}."
    return click.option(
        "--status", "statuses", type=click.Choice(STATUSES), metavar="STATUS", multiple=True, help=words
    )(command)


def listing_options(command: Command) -> Command:
    """Give a command --limit, --after and --json, which reach it as one `listing`."""

    @wraps(command)
    def listed(*, limit: int | None, after: str | None, as_json: bool, **given: Any) -> None:
        command(listing=Listing(as_json, limit_of(limit, MOST, as_json=as_json), after), **given)

    go_on = click.option("--after", metavar="EVENT", help="Go on behind this event of the list.")
    return limit_option()(go_on(json_option(listed)))


def limit_of(given: int | None, most: int, *, as_json: bool) -> int | None:
    """Give how many rows are wanted; None is all."""
    if given is None:
        return None if as_json else most
    return given or None


def print_events(ledger: Ledger, events: Events, heading: str, listing: Listing) -> None:
    """Print events: the question in words with its count, then a line an event."""
    if listing.as_json:
        print_objects(islice(iter(events), listing.limit))
        return
    limit = listing.limit
    rows = list(islice(iter(events), listing.asked))
    is_cut = limit is not None and len(rows) > limit
    rows = rows[:limit]
    click.echo(printed_heading(heading, events, rows, listing, is_cut=is_cut))
    if rows:
        click.echo()
        click.echo("\n".join(lines(rows)))
    elif listing.after is None:
        click.echo(coverage(ledger))
    if is_cut:
        say_more(f"--after {rows[-1].name} goes on, --limit 0 shows all")


def printed_heading(
    heading: str, events: Events, rows: Sequence[EventEntry], listing: Listing, *, is_cut: bool
) -> str:
    from communique._text import one_line
    from communique.cli.wording import number

    if is_cut or listing.after is not None:
        shown = f"{number(events.count(), 'event')}, {len(rows):,} of them here"
    else:
        reports = sum(row.reports for row in rows)
        shown = number(len(rows), "event") + (f" from {number(reports, 'report')}" if rows else "")
    return click.style(one_line(f"{heading}: {shown}"), bold=True)


def lines(rows: Sequence[EventEntry]) -> Iterator[str]:
    """Give a line an event, in columns: when, how real, what, who, where, by how many told, its name."""
    from communique.cli.report import MARKS
    from communique.cli.table import table
    from communique.cli.wording import place, reports, side, what, when

    yield from table(
        [
            (
                when(row),
                f"{MARKS[row.status]} {row.status}",
                what(row.type, row.mode),
                f"{side(row.sources)} → {side(row.targets)}",
                place(row.place, row.place_country),
                reports(row) + (", contradicted" if row.is_contradicted else ""),
                f"{row.name}{f' ({row.review})' if row.review else ''}",
            )
            for row in rows
        ]
    )


def print_objects(rows: Any) -> None:
    """Print rows of a query as JSON, one a line, as they come."""
    from communique._text import json_line
    from communique.ledger.results import plain

    for row in rows:
        click.echo(json_line(plain(row)))


def say_more(how: str) -> None:
    click.echo(f"There are more: {how}.", err=True)


def coverage(ledger: Ledger) -> str:
    """Say what was read: that nothing is found does not mean that nothing happened."""
    from communique.cli.wording import between, number

    stats = ledger.stats()
    articles = number(stats.articles, "article")
    covered = f"{articles}{between(stats.first_day, stats.last_day)}"
    return f"The ledger holds {covered}; what they do not tell is not in it."
