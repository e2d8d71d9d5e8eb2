"""`communique visits`: who travelled where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import (
    MOST,
    Listing,
    after_option,
    between_options,
    json_option,
    limit_of,
    limit_option,
    print_events,
    status_option,
)
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from datetime import date


@click.command("visits")
@click.option("--who", metavar="ACTOR", help="Visits by a person, or by all who act for a country.")
@click.option("--to", "to", metavar="X", help="Visits to a country, a person or a town.")
@ledger_option
@between_options
@status_option
@limit_option()
@after_option
@json_option
def command(
    who: str | None,
    to: str | None,
    address: str,
    since: date | None,
    until: date | None,
    statuses: tuple[str, ...],
    limit: int | None,
    after: str | None,
    as_json: bool,
) -> None:
    """Print visits: held, planned, put off and called off, in the order of their days."""
    from communique.cli.wording import between, listed

    listing = Listing(as_json, limit_of(limit, MOST, as_json=as_json), after)
    with query(address) as ledger:
        most = None if listing.limit is None else listing.limit + 1
        events = ledger.visits(who, to, since, until, status=statuses or None, limit=most, after=after)
        heading = "Visits" + (f" by {who}" if who else "") + (f" to {to}" if to else "")
        heading += between(since, until) + (f", {listed(statuses, 'or')}" if statuses else "")
        print_events(ledger, events, heading, listing)
